"""Immutable records and their one JSON codec."""

"""Copies and shared origins among the accounts of a story."""

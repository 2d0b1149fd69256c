"""Drafts of events, which of them are told as events, and which tell one happening."""

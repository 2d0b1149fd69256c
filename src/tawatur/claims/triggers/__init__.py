"""Words that may name an event, and what their own place tells of it: status, dates, circumstances."""

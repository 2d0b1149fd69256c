"""From ledgers of one story to a comparison: alignment and verdicts."""

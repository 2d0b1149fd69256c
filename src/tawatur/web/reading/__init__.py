"""An article as the reader shows it: its letters cut at marks, and one claim in full."""

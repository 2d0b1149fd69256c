"""Search in Arabic as people type it: keys of articles, what a query asks for, and the words that answer it."""

"""From bytes to articles: decoding, plain text, HTML, JSONL, blocks."""

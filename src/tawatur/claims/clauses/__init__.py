"""The grammar that events and commitments share: words of an article, noun phrases, clauses."""

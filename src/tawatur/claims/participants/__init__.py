"""The parties and the place of an event, from the clauses and phrases around its word."""

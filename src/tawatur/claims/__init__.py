"""From layers to claims: statements, credits, figures, events, commitments."""

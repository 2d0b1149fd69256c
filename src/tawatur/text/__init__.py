"""Characters only: folding, alignment, tokens, sentences, clitics, quotation marks, inflection."""

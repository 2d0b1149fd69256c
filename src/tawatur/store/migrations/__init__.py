"""The steps by which an archive came to its present tables. Steps are only ever added; none is changed."""

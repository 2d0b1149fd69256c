"""What people decided, applied to what the machine read. Pure: ledgers and judgements in, ledgers out.

`applying.apply` is the way in; `docs/corrections.md` tells the whole.
"""

"""Judgements in an archive: kept, applied when ledgers are asked for, carried to other archives.

`collection.Archive` is `reviewed.Reviewed` and the rest of an archive; how a judgement is applied stands in
`tawatur.review`.
"""

"""What became of the readings of an archive: reading again, what changed and why, digests."""

"""Who is said to have said what, in which words, through which chain of sources."""

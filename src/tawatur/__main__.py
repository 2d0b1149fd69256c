"""`python -m tawatur`: the command line, where the script is not on the path."""

from __future__ import annotations

from tawatur.cli import main

main()

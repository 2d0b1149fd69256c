"""List every problem of the language data and exit non-zero where there is one."""

from __future__ import annotations

import sys

from tawatur.lexicon import load_lexicon
from tawatur.lexicon.validator import check_lexicon

if __name__ == "__main__":
    problems = check_lexicon(load_lexicon())
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(1 if problems else 0)

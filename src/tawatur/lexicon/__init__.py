"""Language knowledge: a typed loader and validator over the data files in `data/ar`."""

from tawatur.lexicon.entry import Entry
from tawatur.lexicon.loader import Lexicon, load_lexicon
from tawatur.lexicon.table import Match, PhraseTable

__all__ = ["Entry", "Lexicon", "Match", "PhraseTable", "load_lexicon"]

"""One module a group of concepts: the typed entries of the TOML files under `data/ar/`."""

from tawatur.lexicon.concepts.comparisonwords import LoadedName, SpeakerRole
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.reporting import Medium, ReportingVerb, SourceNoun, SourcePhrase
from tawatur.lexicon.entry import Entry

__all__ = ["CONCEPTS"]

#: Every concept, in order of its file's name. A test proves that each data file has its concept here.
CONCEPTS: tuple[type[Entry], ...] = (
    FunctionWord,
    LoadedName,
    Medium,
    ReportingVerb,
    SourceNoun,
    SourcePhrase,
    SpeakerRole,
)

"""One module a group of concepts: the typed entries of the TOML files under `data/ar/`."""

from tawatur.lexicon.concepts.calendar import Month, TimeUnit, TimeWord, Weekday
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, LoadedName, SpeakerRole
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.furniture import PageFurniture
from tawatur.lexicon.concepts.modality import ModalityMark
from tawatur.lexicon.concepts.names import (
    AliasPhrase,
    KnownPerson,
    Organisation,
    OrganisationHead,
    OrganisationWord,
    People,
    PersonNamePart,
    PersonTitle,
    PlaceHead,
    Region,
)
from tawatur.lexicon.concepts.outcomes import Outcome
from tawatur.lexicon.concepts.quantities import Bound, CountedPeople, NumberLabel, Numeral
from tawatur.lexicon.concepts.reporting import Medium, ReportingVerb, SourceNoun, SourcePhrase
from tawatur.lexicon.concepts.triggers import (
    EventAgent,
    EventContext,
    EventMarker,
    EventMeans,
    EventTrigger,
    LightVerb,
)
from tawatur.lexicon.entry import Entry

__all__ = ["CONCEPTS"]

#: Every concept, in order of its file's name. A test proves that each data file has its concept here.
CONCEPTS: tuple[type[Entry], ...] = (
    Month,
    TimeUnit,
    TimeWord,
    Weekday,
    AliasPhrase,
    Bound,
    Country,
    CountedGroup,
    CountedPeople,
    EventAgent,
    EventContext,
    LightVerb,
    EventMarker,
    EventMeans,
    EventTrigger,
    FunctionWord,
    KnownPerson,
    LoadedName,
    Medium,
    ModalityMark,
    NumberLabel,
    Numeral,
    Organisation,
    OrganisationHead,
    OrganisationWord,
    Outcome,
    PageFurniture,
    People,
    PersonNamePart,
    PersonTitle,
    PlaceHead,
    Region,
    ReportingVerb,
    SourceNoun,
    SourcePhrase,
    SpeakerRole,
)

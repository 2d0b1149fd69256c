"""One module a group of concepts: the typed entries of the TOML files under `data/ar/`."""

from tawatur.lexicon.concepts.actors import ActorSector, PlaceWord
from tawatur.lexicon.concepts.agreements import AgreementState, AgreementWord
from tawatur.lexicon.concepts.calendar import Month, TimeUnit, TimeWord, Weekday
from tawatur.lexicon.concepts.causewords import CauseKind, CauseMark, MeansKind
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.lexicon.concepts.comparisonwords import (
    ClauseOpener,
    Connector,
    CountedGroup,
    CountedThing,
    DeedFamily,
    DenialFiller,
    DoerWord,
    HolderWord,
    LoadedAdjective,
    LoadedName,
    OppositeSide,
    ReckoningWord,
    SilencePhrase,
    SpeakerRole,
    Synonyms,
    TollWord,
    VoidWord,
)
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
from tawatur.lexicon.concepts.phrasewords import PhraseWord
from tawatur.lexicon.concepts.quantities import Bound, CountedPeople, Measure, NumberLabel, Numeral
from tawatur.lexicon.concepts.reporting import CreditWord, Medium, ReportingVerb, SourceNoun, SourcePhrase
from tawatur.lexicon.concepts.sitewords import SitedDeed, SiteKind
from tawatur.lexicon.concepts.statewords import StatedThing, StateMatter, ThingState
from tawatur.lexicon.concepts.triggers import (
    EventAgent,
    EventContext,
    EventMarker,
    EventMatter,
    EventMeans,
    EventTrigger,
    LightVerb,
)
from tawatur.lexicon.entry import Entry

__all__ = ["CONCEPTS"]

#: Every concept, in order of its file's name. A test proves that each data file has its concept here.
CONCEPTS: tuple[type[Entry], ...] = (
    ActorSector,
    AgreementState,
    AgreementWord,
    AliasPhrase,
    Bound,
    CauseKind,
    CauseMark,
    ClauseOpener,
    Connector,
    CommitmentCue,
    CountedGroup,
    CountedThing,
    CountedPeople,
    Country,
    CreditWord,
    DeedFamily,
    DenialFiller,
    DoerWord,
    EventAgent,
    EventContext,
    EventMarker,
    EventMatter,
    EventMeans,
    EventTrigger,
    FunctionWord,
    HolderWord,
    KnownPerson,
    LightVerb,
    LoadedAdjective,
    LoadedName,
    MeansKind,
    Measure,
    Medium,
    ModalityMark,
    Month,
    NumberLabel,
    Numeral,
    OppositeSide,
    ReckoningWord,
    Organisation,
    OrganisationHead,
    OrganisationWord,
    Outcome,
    PageFurniture,
    People,
    PersonNamePart,
    PersonTitle,
    PhraseWord,
    PlaceHead,
    PlaceWord,
    Region,
    ReportingVerb,
    SilencePhrase,
    SitedDeed,
    SiteKind,
    SourceNoun,
    SourcePhrase,
    SpeakerRole,
    StatedThing,
    StateMatter,
    Synonyms,
    ThingState,
    TimeUnit,
    TimeWord,
    TollWord,
    VoidWord,
    Weekday,
)

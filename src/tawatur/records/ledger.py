"""The ledger of one article: what `tawatur read` writes. `docs/ledger_format.md` documents every field."""

from __future__ import annotations

import msgspec

from tawatur.records.article import Article
from tawatur.records.correction import Correction
from tawatur.records.span import Span

__all__ = [
    "AGREEMENT_KINDS",
    "AGREEMENT_STATES",
    "BASES",
    "CERTAINTIES",
    "COMMITMENT_KINDS",
    "COMMITMENT_STATUSES",
    "CREDIT_KINDS",
    "ENTITY_TYPES",
    "EVENT_STATUSES",
    "EVENT_TYPES",
    "FIGURE_KINDS",
    "FIGURE_TALLIES",
    "LINK_KINDS",
    "STANCES",
    "STATEMENT_KINDS",
    "ActorCode",
    "Agreement",
    "AgreementTold",
    "ChainLink",
    "Commitment",
    "Credit",
    "Derivation",
    "Diagnostic",
    "Entity",
    "Event",
    "Figure",
    "Ledger",
    "Location",
    "PlaceCandidate",
    "Publication",
    "Reader",
    "Role",
    "Statement",
    "TimeExpression",
]

BASES = ("stated", "inferred", "corrected")
ENTITY_TYPES = ("PER", "ORG", "LOC", "NORP")
CREDIT_KINDS = ("agency", "outlet", "byline", "dateline", "official-body")
STATEMENT_KINDS = ("direct", "indirect", "mixed")
STANCES = (
    "say", "announce", "confirm", "deny", "claim", "promise", "demand", "request", "warn", "accuse", "condemn",
    "expect",
)  # fmt: skip
FIGURE_KINDS = (
    "killed", "wounded", "missing", "abducted", "arrested", "released", "displaced", "returned", "fighters",
    "participants", "people", "other",
)  # fmt: skip
#: A count that sums up so far, one that replaces an earlier sum, one that comes on top of those before it.
FIGURE_TALLIES = ("total", "update", "further")
#: PLOVER 2.0 (openeventdata/PLOVER, manual "DRAFT Version 2.0", 2024): sixteen types.
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
EVENT_STATUSES = ("actual", "planned", "denied", "hypothetical", "historical")
AGREEMENT_KINDS = ("accord", "ceasefire")
AGREEMENT_STATES = (
    "proposed", "accepted", "refused", "announced", "signed", "in force", "extended", "violation alleged",
    "violation denied", "suspended", "collapsed",
)  # fmt: skip
COMMITMENT_KINDS = ("request", "demand", "promise", "offer", "condition", "agreement", "refusal", "ceasefire")
COMMITMENT_STATUSES = ("open", "accepted", "refused", "in force", "broken", "unknown")
#: Kinds of links in a chain of sources, from this article's outlet towards the first source.
#: A spokesperson stands for an institution, named or not; officials, witnesses and the unnamed have no name.
LINK_KINDS = (
    "outlet", "agency", "newspaper", "broadcaster", "social-media", "document", "person", "spokesperson", "body",
    "official", "witness", "unnamed",
)  # fmt: skip
#: How the outlet stands to the truth of what it reports, where its word for reporting tells; never a verdict of ours.
CERTAINTIES = ("asserted", "conceded", "disputed", "denied", "unconfirmed", "supposed")


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """How one field of a claim came about: the rule or model, its basis, and the spans it rests on."""

    field: str
    rule: str
    basis: str = "stated"
    evidence: tuple[Span, ...] = ()
    note: str = ""


class ChainLink(Span, frozen=True, kw_only=True):
    """One link of a chain of sources, quoted from the article; `kind` is one of `LINK_KINDS`."""

    kind: str


class Role(Span, frozen=True, kw_only=True):
    """What an article calls a person: the words, and the ISO day of publication on which it does, None without one."""

    day: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, place or people named in the article, with every place that names it.

    `name` is the fullest form; `title` the role written next to it; `roles` all that the article gives it, in order,
    each wording once. `latin` is its usual Latin name, `country` its
    ISO 3166-1 alpha-3 code, `kind` what sort of body or place it is; these come from the lists, None where they have
    none. `derivation` tells which rule found each name and why names were put together.
    """

    id: str
    type: str
    name: str
    title: str | None
    mentions: tuple[Span, ...]
    latin: str | None = None
    country: str | None = None
    kind: str | None = None
    roles: tuple[Role, ...] = ()
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Credit(Span, frozen=True, kw_only=True):
    """A place where the article says where its text comes from; `kind` is one of `CREDIT_KINDS`."""

    id: str
    kind: str
    name: str
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Reported speech: who is said to have said what, in which words, and through whom we know.

    `parent` is the statement that reports this one. `speaker` is the noun phrase in the sentence; where the verb stands
    alone, `speaker_ref` is the noun phrase it refers back to. `chain` runs from this article's outlet (not repeated)
    over every intermediary to the speaker. `certainty` is one of `CERTAINTIES`, None where the word for reporting
    leaves it open ("said").
    """

    id: str
    parent: str | None = None
    speaker: Span | None = None
    speaker_entity: str | None = None
    speaker_ref: Span | None = None
    speaker_kind: str | None = None
    cue: Span
    content: Span
    kind: str
    stance: str
    certainty: str | None = None
    via: tuple[Span, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Figure(Span, frozen=True, kw_only=True):
    """A count of people. `low` and `high` are inclusive bounds, None where open; `of` is the counted noun phrase.

    `place` and `period` are the place and time of the sentence nearest to it; `tally` is one of `FIGURE_TALLIES` or "";
    `part_of` names the figures of which this one is said to be a part; `event` is the id of the event it belongs to.
    """

    id: str
    low: int | None
    high: int | None
    approx: bool
    what: str
    of: Span | None = None
    statement: str | None = None
    scope: str = ""
    place: Span | None = None
    period: Span | None = None
    tally: str = ""
    part_of: tuple[str, ...] = ()
    event: str | None = None
    chain: tuple[ChainLink, ...] = ()
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class TimeExpression(Span, frozen=True, kw_only=True):
    """A calendar expression. `value` is TIMEX3-style; `begin` and `finish` are its first and last ISO day."""

    id: str
    value: str | None
    begin: str | None
    finish: str | None
    granularity: str = "day"
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class ActorCode(msgspec.Struct, frozen=True, kw_only=True):
    """The PLOVER code of an actor or recipient: country or supranational group, sectors (the primary one first).

    `country_rule` and `sector_rule` say how each was read; `evidence` are the words that told them. What rests on
    words elsewhere in the article is `inferred`.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    basis: str = "stated"
    country_rule: str = ""
    sector_rule: str = ""
    evidence: tuple[Span, ...] = ()


class PlaceCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a name may mean: its id, country (alpha-3), level, degrees, and why it was weighed as it was."""

    id: str
    country: str
    level: str
    latitude: float
    longitude: float
    score: float
    why: str


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place phrase lies. A region ("the north of Syria") has a country and no point."""

    name: str
    level: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: str | None = None
    why: str = ""
    candidates: tuple[PlaceCandidate, ...] = ()


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """The first and last day on which the article can have been published; None where open.

    Stated where the day was given with the article, else inferred from the dates that the article states.
    """

    begin: str | None
    finish: str | None
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER event with the words behind every field; one happening stands once an article.

    `actor_codes`, `recipient_codes` and `locations` stand parallel to `actors`, `recipients` and `places`.
    """

    id: str
    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    when: Span | None = None
    status: str = "actual"
    statement: str | None = None
    chain: tuple[ChainLink, ...] = ()
    mentions: tuple[Span, ...] = ()
    actor_codes: tuple[ActorCode, ...] = ()
    recipient_codes: tuple[ActorCode, ...] = ()
    locations: tuple[Location, ...] = ()
    quad: int | None = None
    intensity: float | None = None
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class AgreementTold(msgspec.Struct, frozen=True, kw_only=True):
    """A state of an agreement, the words that tell it, and who does: `by` is None where the article itself does."""

    state: str
    words: Span
    by: Span | None = None
    statement: str | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as a thing: every name the article uses for it, its parties, dates, terms and states.

    `name` is its fullest name, `names` its distinct names, `mentions` every place that names it.
    """

    id: str
    kind: str
    name: str
    names: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    parties: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    terms: tuple[Span, ...] = ()
    states: tuple[AgreementTold, ...] = ()
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Commitment(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A request, demand, promise, offer, condition, agreement, refusal or ceasefire, with its parties and terms."""

    id: str
    kind: str
    from_: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()
    content: Span
    deadline: Span | None = None
    condition: Span | None = None
    status: str = "open"
    statement: str | None = None
    chain: tuple[ChainLink, ...] = ()
    basis: str = "stated"
    rule: str = ""
    derivation: tuple[Derivation, ...] = ()


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read, and where: offsets into the article, the stage, what is wrong."""

    start: int
    end: int
    stage: str
    message: str


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """What made a ledger: the code version and the digests of lexicon and models."""

    version: str
    lexicon: str
    models: str = ""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one article; `corrections` stand only in ledgers that people corrected."""

    article: Article
    reader: Reader
    entities: tuple[Entity, ...] = ()
    credits: tuple[Credit, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    publication: Publication | None = None
    corrections: tuple[Correction, ...] | msgspec.UnsetType = msgspec.UNSET

"""The layers of a document: what annotators assign and claims read."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from tawatur.records.document import Layer
from tawatur.records.ledger import (
    Agreement,
    Commitment,
    Credit,
    Entity,
    Event,
    Figure,
    Publication,
    Statement,
    TimeExpression,
)
from tawatur.records.span import Span

__all__ = [
    "AGREEMENTS", "COMMITMENTS", "CREDITS", "CUES", "ENTITIES", "EVENTS", "FIGURES", "MENTIONS", "MODALITIES",
    "NUMBERS", "PHRASES",
    "PUBLICATION",
    "QUOTATIONS", "STATEMENTS", "TIMES", "WORD_CLASSES",
    "Cue", "Mention", "Modality", "NumberExpression", "Phrase", "Quotation", "WordClass",
]  # fmt: skip


class WordClass(msgspec.Struct, frozen=True):
    """What a token is in its sentence.

    `tag`: noun adj name verb participle prep conj comp rel neg dem pron num adv particle punct. `tense`, `gender`
    (m, f) and `number` (sg, du, pl) are "" where unknown; `voice` is "passive" where marked. `conjunction` tells that
    "and" or "so" is attached to the front; `preposition` that a one-letter preposition is; `pronoun` that a pronoun is
    attached to the end; `definite` that the article is.
    """

    tag: str
    tense: str = ""
    gender: str = ""
    number: str = ""
    voice: str = ""
    conjunction: bool = False
    preposition: str = ""
    pronoun: str = ""
    definite: bool = False


class Phrase(msgspec.Struct, frozen=True):
    """The noun phrase that starts at a token: half-open token indexes.

    `stop` ends the core (head, adjectives, genitives, coordinated heads); `full_stop` also takes in prepositional and
    relative attributes. `head` is the head noun's token, `gender` and `number` as `WordClass` has them for agreement.
    """

    first: int
    stop: int
    full_stop: int
    head: int
    gender: str = ""
    number: str = ""


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Text in quotation marks. `outer` includes the marks, `inner` does not; `balanced` is False for a mark alone."""

    outer: Span
    inner: Span
    first: int
    stop: int
    balanced: bool = True


class Mention(Span, frozen=True, kw_only=True):
    """One place that names somebody or something; `first`/`stop` are half-open token indexes.

    `name` is the canonical name where the lexicon has one, `key` its id there; `title` the role next to it; `score`
    the margin of the model that added it, None where a rule did.
    """

    first: int
    stop: int
    type: str
    name: str
    key: str | None = None
    title: Span | None = None
    rule: str = ""
    score: int | None = None


class NumberExpression(Span, frozen=True, kw_only=True):
    """A number in words or digits. `low`/`high` are exact inclusive bounds, None where open.

    `mode`: exact, ordinal, fraction, percent, range, vague, dual, singular. `counted` is the token index of the
    counted noun, None where there is none; `rules` lists the grammar rules that built the value, outermost first.
    """

    first: int
    stop: int
    low: Decimal | None
    high: Decimal | None
    approx: bool = False
    mode: str = "exact"
    counted: int | None = None
    rules: tuple[str, ...] = ()


class Cue(Span, frozen=True, kw_only=True):
    """A word that reports speech, and what it governs.

    `shape`: verb passive participle noun preposition relay document colon; `takes`: what it can govern, `governs`: what
    it does govern here (that colon quotation preposition object pronoun before). `opens` is the token at which the
    reported words begin, None where they stand before the cue; `subject` the half-open tokens after the cue in which a
    speaker may stand; `pronoun` an object pronoun attached to the cue; `joined` tells that "and" or "so" is; `entry`
    the id of its lexicon entry, `certainty` what that says of the outlet's stance to the truth of the words. `closes`
    is the token at which the words end where the layout of the page tells (a turn of an interview), else None.
    """

    first: int
    stop: int
    entry: str
    shape: str
    stance: str
    takes: tuple[str, ...] = ()
    tense: str = ""
    gender: str = ""
    number: str = ""
    group: str = ""
    governs: str = ""
    opens: int | None = None
    subject: tuple[int, int] | None = None
    pronoun: str = ""
    joined: bool = False
    certainty: str = ""
    closes: int | None = None


class Modality(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of tokens that is not plain fact. `kind`: negated planned hypothetical historical expected."""

    first: int
    stop: int
    kind: str
    mark: Span
    rule: str = ""


QUOTATIONS: Layer[Quotation] = Layer("quotations")
#: Parallel to the tokens: what each token is.
WORD_CLASSES: Layer[WordClass] = Layer("word_classes")
#: Parallel to the tokens: the noun phrase that starts there, or None.
PHRASES: Layer[Phrase | None] = Layer("phrases")
MENTIONS: Layer[Mention] = Layer("mentions")
ENTITIES: Layer[Entity] = Layer("entities")
NUMBERS: Layer[NumberExpression] = Layer("numbers")
TIMES: Layer[TimeExpression] = Layer("times")
PUBLICATION: Layer[Publication] = Layer("publication")
CUES: Layer[Cue] = Layer("cues")
MODALITIES: Layer[Modality] = Layer("modalities")
STATEMENTS: Layer[Statement] = Layer("statements")
CREDITS: Layer[Credit] = Layer("credits")
FIGURES: Layer[Figure] = Layer("figures")
EVENTS: Layer[Event] = Layer("events")
COMMITMENTS: Layer[Commitment] = Layer("commitments")
AGREEMENTS: Layer[Agreement] = Layer("agreements")

"""Words that name political events: triggers, the light verbs that carry them, agents, means and vetoing contexts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from tawatur.lexicon.entry import Entry, part_forms
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, noun_forms, participle_forms, verb_forms

__all__ = [
    "EventAgent", "EventContext", "EventMarker", "EventMatter", "EventMeans", "EventTrigger", "LightVerb", "ShapedForm",
]  # fmt: skip


class ShapedForm(msgspec.Struct, frozen=True):
    """A written form and how the word stands there: verb noun participle phrase."""

    form: Form
    shape: str


class EventTrigger(Entry, frozen=True, kw_only=True):
    """Words that name one kind of event, and how what stands around them is to be read.

    Roles are "actor", "recipient", "place", "theme" (what it is about: no party), "" (nothing is sought). The file's
    head explains every field.
    """

    concept: ClassVar[str] = "event_triggers"

    type: str
    mode: str = ""
    verbs: tuple[tuple[str, str], ...] = ()
    passives: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    subject: str = "actor"
    object: str = "recipient"
    genitive: str = "actor"
    prepositions: dict[str, str] = msgspec.field(default_factory=dict)
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    tense: str = ""
    agent: str = ""
    target: str = ""
    light: bool = False
    result: bool = False
    relays: bool = False
    background: bool = False
    dated: bool = False
    weak: bool = False
    joint: bool = False
    several: bool = False
    hosts: bool = False
    noun_from: str = ""
    people: bool = False
    violent: bool = False
    wordless: bool = False
    circumstance: bool = False
    reach: int = 0
    instrument: bool = False
    lasting: bool = False
    feigned: bool = False
    executes: bool = False
    of_bands: str = ""

    @property
    def is_idiom(self) -> bool:
        """Whether the words only hide the event words in them: "the line of attack", "a group called"."""
        return not self.type

    def forms(self) -> Iterator[Form]:
        """The written forms of all words of the entry."""
        return (shaped.form for shaped in self.shaped_forms())

    def shaped_forms(self) -> Iterator[ShapedForm]:
        """The written forms with the shape in which the word stands."""
        for surface in self.surfaces:
            yield ShapedForm(Form(fold(surface)), "phrase")
        for past, present in self.verbs:
            yield from (ShapedForm(form, "verb") for form in verb_forms(past, present))
        for past, present in self.passives:
            yield from (ShapedForm(form, "verb") for form in verb_forms(past, present, passive=True))
        for words in self.nouns:
            yield from (ShapedForm(form, "noun") for form in noun_forms(*words.split(" ")))
        for participle in self.participles:
            yield from (ShapedForm(form, "participle") for form in participle_forms(participle))


class LightVerb(Entry, frozen=True, kw_only=True):
    """A verb that only carries an event noun: "launched an attack"; `subject` is the role of its subject.

    `happens`: the event itself may be the subject as well ("the march began").
    """

    concept: ClassVar[str] = "event_light_verbs"

    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()
    subject: str = "actor"
    announces: bool = False
    arranges: bool = False
    preposition: str = ""
    also: str = ""
    direct: bool = False
    happens: bool = False
    of: str = ""
    modality: str = ""

    def forms(self) -> Iterator[Form]:
        """The written forms of the verb and its verbal noun."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)


class EventAgent(Entry, frozen=True, kw_only=True):
    """Common nouns for those who act or suffer; `kind` says which sort of agent they are, `person` that each is a
    "relative" of somebody, often "attached" to somebody, a "woman", "posted" to a country or body, or that they are
    "scores" of others."""

    concept: ClassVar[str] = "event_agents"

    kind: str
    person: str = ""
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)


class EventMeans(Entry, frozen=True, kw_only=True):
    """Weapons and means that tell the mode of an assault (`mode`); the lower `rank` wins where several stand near."""

    concept: ClassVar[str] = "event_means"

    mode: str
    rank: int
    nouns: tuple[str, ...] = ()
    agentive: bool = False

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)


class EventMarker(Entry, frozen=True, kw_only=True):
    """A preposition or phrase that marks a party of an event; `role` and `known` as the data file explains them."""

    concept: ClassVar[str] = "event_markers"

    role: str
    known: bool = False


class EventMatter(Entry, frozen=True, kw_only=True):
    """What an act of words is about ("demanded the release of"), which tells the `mode` of acts of some `types`.

    `reach` is at most what it is where nothing is said: no act is searched farther.
    """

    concept: ClassVar[str] = "event_matters"

    types: tuple[str, ...]
    mode: str
    reach: int = 16
    weak: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the words."""
        yield from super().forms()
        yield from part_forms(verbs=self.verbs, nouns=self.nouns)


class EventContext(Entry, frozen=True, kw_only=True):
    """Words of sport, markets, weather and the like, where event words are figures of speech."""

    concept: ClassVar[str] = "event_contexts"

    domain: str
    doubtful: bool = False
    nouns: tuple[str, ...] = ()

    def forms(self) -> Iterator[Form]:
        """The written forms of the nouns."""
        yield from super().forms()
        yield from part_forms(nouns=self.nouns)

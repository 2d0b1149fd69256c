"""What the search for events knows of each token: word class, agent sort, names, times, weapons, context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tawatur.claims.conditionals import proviso_openings
from tawatur.claims.rereading import reread
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.actors import PlaceWord
from tawatur.lexicon.concepts.calendar import TimeUnit
from tawatur.lexicon.concepts.countries import nationalities
from tawatur.lexicon.concepts.names import PlaceHead
from tawatur.lexicon.concepts.reporting import SourcePhrase
from tawatur.lexicon.concepts.triggers import EventAgent, EventContext, EventMarker, EventMeans, EventTrigger, LightVerb
from tawatur.lexicon.people import people_table
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import FIGURES, MENTIONS, MODALITIES, STATEMENTS, TIMES, WORD_CLASSES, Mention, WordClass
from tawatur.records.ledger import Figure, Statement, TimeExpression
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import fold

__all__ = ["EventView", "is_state", "keys_of", "view_events"]

#: Two of these words in one sentence make it a sentence about their domain; one does for sport.
_DOMAIN_WORDS = 2
#: Letters of an ISO 3166-1 alpha-3 code.
_CODE = 3
_SPORT = "sport"
#: Domains of which one word is enough, and words that say that a death was violent.
_DECISIVE = frozenset({_SPORT, "fiction"})
_VIOLENCE = "violence"
#: Words that make the event noun behind them a memory or a charge.
_RECALL = "recall"
_QUANTITY = "quantity"
#: Posts and convoys belong to somebody and do not act.
_POST = "post"
_ARMED = "armed"
#: How passives of verbs like "call" end in the present.
_PASSIVE = "ى"
_CASUALTIES = frozenset({"killed", "wounded"})
_COUNTING = frozenset({"num", "dem", "prep", "punct"})
#: One sentence of so many about sport, and at least two, make a sports report.
_SHARE = 5
#: Kinds of those who do what is told of in a clause that describes something.
_ACTIVE = frozenset({"armed", "army", "police", "official", "government", "crowd"})
#: Words that go before another verb, and how far behind a verb its object begins.
_AUXILIARY, _REACH = "auxiliary", 9
#: Groups of head nouns that may stand alone for a place, and the levels of places that point at one.
_OPEN_HEADS, _SETTLED = frozenset({"any", "rare"}), frozenset({"province", "town", "site", "region"})
#: An agent noun of at least so many letters is no verb, whatever the word classes say.
_PLAIN = 4


class EventView(msgspec.Struct, frozen=True):
    """Parallel to the tokens of a document: what stands there. Built once an article."""

    doc: Document
    classes: list[WordClass]
    names: list[Mention | None]
    kinds: list[str]
    nations: list[bool]
    means: list[EventMeans | None]
    light: list[LightVerb | None]
    markers: list[tuple[str, str, int] | None]
    times: list[TimeExpression | None]
    domains: list[str]
    plural: list[bool]
    atoms: dict[int, int]
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    cues: tuple[int, ...] = ()
    violent: set[int] = msgspec.field(default_factory=set)
    starts: tuple[int, ...] = ()
    negated: frozenset[int] = frozenset()
    provisos: frozenset[int] = frozenset()
    victims: frozenset[int] = frozenset()
    #: Tokens that count units of time: how long something lasts.
    lasting: set[int] = msgspec.field(default_factory=set)
    people: frozenset[int] = frozenset()
    recalls: set[int] = msgspec.field(default_factory=set)
    #: The folded nouns that head phrases for places ("town", "camp").
    sites: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the document."""
        return self.doc.tokens

    def sentence(self, at: int) -> Sentence:
        """The sentence of a token."""
        return self.doc.sentences[self.doc.tokens[at].sentence]

    def is_political(self, first: int, stop: int) -> bool:
        """Whether a phrase names somebody who can act politically."""
        return any(
            (self.names[at] is not None) or self.kinds[at] not in ("", "civilian", _POST, _QUANTITY) or self.nations[at]
            for at in range(first, stop)
        )

    def can_act(self, first: int, stop: int) -> bool:
        """Whether a phrase is headed by an agent noun, a people, or a name (but that of a mere place)."""
        at = first
        while at + 1 < stop and (self.kinds[at] == _QUANTITY or self.classes[at].tag in _COUNTING):
            at += 1
        name, weapon, found = self.names[at], self.means[at], self.classes[at]
        if self.kinds[at] not in ("", _POST, _QUANTITY) or self.nations[at] or (weapon is not None and weapon.agentive):
            return True
        if name is not None:
            return name.type != "LOC" or is_state(name)
        return found.tag == "name" or (found.tag == "num" and stop - first == 1)

    def has_kind(self, first: int, stop: int, kinds: tuple[str, ...]) -> bool:
        """Whether one of the words is of one of the kinds of agents."""
        return any(self.kinds[at] in kinds for at in range(first, stop))


def is_state(name: Mention) -> bool:
    """Whether a place name is that of a country or its capital, which stand for the government."""
    key = name.key or ""
    return (len(key) == _CODE and key.isupper()) or key.endswith(":capital")


def view_events(doc: Document, lexicon: Lexicon) -> EventView:
    """Look up every token once."""
    size = len(doc.tokens)
    names: list[Mention | None] = [None] * size
    times: list[TimeExpression | None] = [None] * size
    for mention in doc[MENTIONS]:
        names[mention.first : mention.stop] = [mention] * (mention.stop - mention.first)
    _place_times(doc, times)
    statements = tuple(sorted(doc[STATEMENTS], key=lambda s: s.cue.start))
    figures = tuple(sorted(doc[FIGURES], key=lambda f: f.start))
    cues = tuple(statement.cue.start for statement in statements)
    view = EventView(
        doc, list(doc[WORD_CLASSES]), names, [""] * size, [False] * size, [None] * size, [None] * size, [None] * size,
        times, [""] * len(doc.sentences), [False] * size, {}, figures, statements, cues,
        starts=tuple(token.start for token in doc.tokens),
        negated=frozenset(at for m in doc[MODALITIES] if m.kind == "negated" for at in range(m.first, m.stop)),
        provisos=frozenset(proviso_openings(doc, lexicon)),
        victims=frozenset(_victims(doc)),
        people=frozenset(_people(doc, lexicon)),
        sites=lexicon.compiled(_sites),
    )  # fmt: skip
    for number, sentence in enumerate(doc.sentences):
        if sentence.is_read:
            _look_up(view, number, doc.tokens_of(sentence), lexicon)
    _spread_sport(view)
    return view


def _people(doc: Document, lexicon: Lexicon) -> Iterator[int]:
    """The tokens that are nouns for people."""
    table = lexicon.compiled(people_table)
    for sentence in doc.sentences:
        if sentence.is_read:
            yield from (match.first for match in table.find(doc.tokens_of(sentence), pronouns=True))


def _victims(doc: Document) -> Iterator[int]:
    """The tokens that count killed and wounded."""
    starts = [token.start for token in doc.tokens]
    for figure in doc[FIGURES]:
        if figure.what in _CASUALTIES:
            yield from range(bisect_left(starts, figure.start), bisect_left(starts, figure.end))


def _spread_sport(view: EventView) -> None:
    """An article whose headline or a good part of which is about sport is a sports report throughout."""
    marked = [at for at, domain in enumerate(view.domains) if domain == _SPORT]
    title = any(view.doc.sentences[at].kind == "title" for at in marked)
    if title or (len(marked) >= _DOMAIN_WORDS and len(marked) * _SHARE >= len(view.domains)):
        view.domains[:] = [_SPORT] * len(view.domains)


def _place_times(doc: Document, times: list[TimeExpression | None]) -> None:
    found = sorted(doc[TIMES], key=lambda t: (t.start, -t.end))
    at = 0
    for token in doc.tokens:
        while at < len(found) and found[at].end <= token.start:
            at += 1
        if at < len(found) and found[at].start < token.end:
            times[token.index] = found[at]


def _look_up(view: EventView, number: int, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
    verbs = lexicon.compiled(_verb_forms)
    before = ""
    for token in tokens:
        found = view.classes[token.index]
        changes = reread(token, before, found, verbs)
        before = token.text
        if changes:
            view.classes[token.index] = msgspec.structs.replace(found, **changes)
    _reread_objects(view, tokens, lexicon)
    no_head = lexicon.compiled(_heads).isdisjoint
    among = [k for k, t in enumerate(tokens) if not (no_head(t.keys) and no_head(t.bound_keys))]
    for match in lexicon.compiled(_agents).find(tokens, overlapping=True, pronouns=True, among=among):
        entry, form = match.items[0]
        if match.pronoun and match.variant.key.startswith(ARTICLE):
            continue
        view.plural[match.first] = form.number in ("pl", "du")
        if match.stop - match.first > 1:
            view.atoms[match.first] = match.stop
        view.kinds[match.first] = view.kinds[match.first] or entry.kind
        tag = view.classes[match.first].tag
        doubtful = (
            tag == "adv"
            or (tag == "prep" and match.stop - match.first > 1)
            or (tag == "verb" and match.variant.key not in verbs)
        )
        if doubtful and len(form.text) >= _PLAIN:
            found = view.classes[match.first]
            view.classes[match.first] = msgspec.structs.replace(
                found, tag="noun", tense="", voice="", conjunction=match.variant.prefix[:1] in tuple(CONJUNCTIONS)
            )
    for token in tokens:
        if view.classes[token.index].tag == "noun" and view.classes[token.index].pronoun:
            _reread_described(view, token, tokens[0].index, verbs)
    for nation in lexicon.compiled(nationalities).find(tokens, among=among):
        view.nations[nation.first] = True
    units = lexicon.compiled(_units)
    for token in tokens[1:]:
        if view.classes[token.index - 1].tag == "num" and not units.isdisjoint(token.keys):
            view.lasting.update(_lasting(view, token.index, tokens[0].index))
    for means in lexicon.compiled(_means).find(tokens, pronouns=True, among=among):
        view.means[means.first] = means.items[0][0]
    for light in lexicon.compiled(_light_verbs).find(tokens, pronouns=True, among=among):
        if _is_body(view, light.first) or _is_called(view, light.first):
            continue
        _retag_light(view, light, tokens[0].index)
        is_verb = view.classes[light.first].tag == "verb"
        fitting = [(entry, form.tense) for entry, form in light.items if (form.tense != "") == is_verb]
        tense = _tense_of_light(view, light)
        if is_verb and tense != view.classes[light.first].tense:
            gender = view.classes[light.first + 1].gender
            found = view.classes[light.first]
            view.classes[light.first] = msgspec.structs.replace(found, tense=tense, gender=gender)
        same = (entry for entry, formed in fitting if formed == tense)
        view.light[light.first] = next(same, fitting[0][0] if fitting else light.items[0][0])
    _look_up_markers(view, tokens, lexicon, among)
    counts: dict[str, int] = {}
    for context in lexicon.compiled(_contexts).find(tokens, among=among):
        domain = context.items[0][0].domain
        if domain == _RECALL:
            view.recalls.add(context.first)
            continue
        if domain == _VIOLENCE:
            view.violent.add(number)
            continue
        counts[domain] = counts.get(domain, 0) + (_DOMAIN_WORDS if domain in _DECISIVE else 1)
    view.domains[number] = next((d for d, count in sorted(counts.items()) if count >= _DOMAIN_WORDS), "")


def _is_called(view: EventView, at: int) -> bool:
    """Whether a verb is spelled as the passive "is called", which carries no event."""
    found = view.classes[at]
    return found.tag == "verb" and found.tense != "past" and view.tokens[at].text[-1] == _PASSIVE


def _is_body(view: EventView, at: int) -> bool:
    """Whether a noun is no carrier but the organisation that the name in or behind it tells ("the organisation X")."""
    if view.kinds[at] == _ARMED and view.classes[at].definite:
        return True
    for name in view.names[at : at + 2]:
        if name is not None and name.type in ("ORG", "NORP") and view.kinds[at] and view.classes[at].tag != "verb":
            return True
    return False


def _retag_light(view: EventView, light: Match[LightVerb], start: int) -> None:
    """Read a doubtful word as the verb it may be: before somebody who acts, or with the pronoun of what it carries."""
    at, found = light.first, view.classes[light.first]
    form = next((form for _, form in light.items if form.tense == "past"), None)
    if form is None or found.tag not in ("noun", "adj", "name") or found.definite or found.preposition:
        return
    before = view.classes[at - 1] if at > start else None
    relative = found.pronoun != "" and before is not None and before.tag in ("noun", "rel", "adj")
    ahead = at + 1 < len(view.tokens) and _may_act(view, at + 1)
    opens = found.tag == "adj" and (before is None or before.tag in ("punct", "comp", "conj")) and ahead
    behind = found.tag == "name" and before is not None and (before.definite or before.tag == "name")
    if relative or opens or behind:
        view.classes[at] = msgspec.structs.replace(
            found, tag="verb", tense="past", number=form.number or "sg", gender=form.gender or "m"
        )


def _tense_of_light(view: EventView, light: Match[LightVerb]) -> str:
    """The tense of a light verb: that whose gender agrees with the subject right behind it, where forms coincide."""
    found, at = view.classes[light.first], light.first + 1
    if at < len(view.tokens) and view.classes[at].tag == "noun" and view.classes[at].number == "sg":
        gender = view.classes[at].gender
        fits = [form.tense for _, form in light.items if form.tense and form.gender == gender]
        if len({form.tense for _, form in light.items if form.tense}) > 1 and len(set(fits)) == 1:
            return fits[0]
    return found.tense


def _may_act(view: EventView, at: int) -> bool:
    return view.kinds[at] not in ("", _POST, _QUANTITY) or view.names[at] is not None


def _reread_objects(view: EventView, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
    """Read a past verb behind the subject of another one as the verbal noun that is its object ("refused a call")."""
    nouns, helpers, verb = lexicon.compiled(_event_nouns), lexicon.compiled(_auxiliaries), -_REACH
    for token in tokens:
        at, found = token.index, view.classes[token.index]
        if found.tag == "verb":
            plain = found.tense == "past" and not found.conjunction and not found.pronoun and found.voice != "passive"
            behind = view.classes[at - 1] if at > tokens[0].index else found
            closed = behind.definite and behind.tag in ("noun", "adj", "name")
            if plain and closed and at - verb <= _REACH and token.norm in nouns:
                view.classes[at] = msgspec.structs.replace(found, tag="noun", tense="", voice="")
            else:
                helps = found.tense != "past" or not helpers.isdisjoint(token.keys)
                verb = -_REACH if helps else at
        elif found.tag in ("comp", "rel", "conj", "punct", "particle"):
            verb = -_REACH


def _reread_described(view: EventView, token: Token, first: int, verbs: frozenset[str]) -> None:
    """Read a noun with a pronoun as a verb, where it describes what stands before it ("a ship that pirates seized")."""
    at, found = token.index, view.classes[token.index]
    if at == first or at + 1 >= len(view.tokens) or found.preposition or found.conjunction:
        return
    before = view.classes[at - 1]
    open_ = before.tag in ("noun", "adj", "rel") and not before.definite and not before.pronoun
    name = view.names[at + 1]
    acted = view.kinds[at + 1] in _ACTIVE or (name is not None and name.first == at + 1 and name.type != "LOC")
    if open_ and acted and any(variant.key in verbs for variant in token.bound):
        view.classes[at] = msgspec.structs.replace(found, tag="verb", tense="past", number="sg")


def _lasting(view: EventView, unit: int, start: int) -> range:
    """The tokens of a counted unit of time, none where no number stands before it."""
    found, first = view.classes[unit], unit
    while first > start and view.classes[first - 1].tag == "num":
        first -= 1
    plain = found.tag in ("noun", "adj", "name") and not found.preposition and not found.conjunction
    return range(first, unit + 1) if plain and first < unit else range(0)


def _look_up_markers(view: EventView, tokens: tuple[Token, ...], lexicon: Lexicon, among: list[int]) -> None:
    for match in lexicon.compiled(_markers).find(tokens, among=among):
        entry, form = match.items[0]
        view.markers[match.first] = (entry.role, form.text, match.stop)


def _verb_forms(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a verb that is an event trigger."""
    return frozenset(
        shaped.form.text
        for entry in lexicon.entries(EventTrigger)
        for shaped in entry.shaped_forms()
        if shaped.shape == "verb"
    )


def _heads(lexicon: Lexicon) -> frozenset[str]:
    """The words with which any phrase begins that `_look_up` finds: all others are passed over once for all tables."""
    nouns = lexicon.compiled(_agents).heads | lexicon.compiled(nationalities).heads | lexicon.compiled(_means).heads
    verbs = lexicon.compiled(_light_verbs).heads | lexicon.compiled(_contexts).heads
    return nouns | verbs | lexicon.compiled(_markers).heads


def _sites(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a noun for a place, without article."""
    heads = (head for head in lexicon.entries(PlaceHead) if head.takes in _OPEN_HEADS)
    words = (word for word in lexicon.entries(PlaceWord) if word.level in _SETTLED)
    named = (form.text for entries in (heads, words) for entry in entries for form in entry.forms())
    return frozenset(fold(text) for text in named if " " not in text)


def _agents(lexicon: Lexicon) -> PhraseTable[EventAgent]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventAgent) for form in entry.forms())


def _means(lexicon: Lexicon) -> PhraseTable[EventMeans]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventMeans) for form in entry.forms())


def _event_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Every form of a noun that is an event trigger."""
    return frozenset(
        shaped.form.text
        for entry in lexicon.entries(EventTrigger)
        for shaped in entry.shaped_forms()
        if shaped.shape == "noun"
    )


def _auxiliaries(lexicon: Lexicon) -> frozenset[str]:
    entries = (entry for entry in lexicon.entries(SourcePhrase) if entry.role == _AUXILIARY)
    return frozenset(form.text for entry in entries for form in entry.forms())


def _units(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(form.text for entry in lexicon.entries(TimeUnit) for form in entry.forms())


def _light_verbs(lexicon: Lexicon) -> PhraseTable[LightVerb]:
    return PhraseTable((form, entry) for entry in lexicon.entries(LightVerb) for form in entry.forms())


def _markers(lexicon: Lexicon) -> PhraseTable[EventMarker]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventMarker) for form in entry.forms())


def _contexts(lexicon: Lexicon) -> PhraseTable[EventContext]:
    return PhraseTable((form, entry) for entry in lexicon.entries(EventContext) for form in entry.forms())


def keys_of(token: Token) -> frozenset[str]:
    """The folded words that a token may be: without prefixes, article, attached pronoun, accusative alif."""
    return _keys(token.keys, token.bound_keys)


@lru_cache(maxsize=1 << 15)
def _keys(free: tuple[str, ...], bound: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for key in (*free, *bound):
        bare = key.removeprefix(ARTICLE) if len(key) > len(ARTICLE) + 1 else key
        found.update((key, bare))
        if len(bare) > 3 and bare[-1] == "ا":
            found.add(bare[:-1])
    return frozenset(found)

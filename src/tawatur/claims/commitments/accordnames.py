"""The places where an article names agreements, and which of them name the same one."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.triggers.status import day_of
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.agreements import AgreementState, AgreementWord
from tawatur.lexicon.concepts.calendar import TimeUnit
from tawatur.lexicon.concepts.names import AliasPhrase
from tawatur.records.document import Sentence
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE

__all__ = ["Named", "agreement_words", "agreements_named", "state_words"]

#: How far from the name of an agreement another name for it stands.
_ALIAS = 5
#: How many earlier agreements, and names of one, a name is compared with; keeps gathering linear.
_LOOK_BACK = 8
_GENERIC, _ANOTHER, _DAY = "generic", "another", "day"
#: How long before its article an agreement was made that is not the one in the news.
_EARLIER = timedelta(days=14)
#: The preposition that names an aim.
_FOR = "ل"


class Named(msgspec.Struct, frozen=True):
    """One place that names an agreement: half-open tokens, kind, and the words that tell it from others.

    `apart`: an earlier day and words such as "first", by which it is another one than that in the news; `pointed`:
    "this agreement", which is the one named last.
    """

    first: int
    stop: int
    kind: str
    words: frozenset[str]
    apart: frozenset[str]
    span: Span
    pointed: bool


def agreements_named(view: EventView, lexicon: Lexicon) -> list[list[Named]]:
    """The places that name each agreement, in the order in which it is first named."""
    named: list[Named] = []
    for sentence in view.doc.sentences:
        if sentence.is_read:
            named.extend(_named_in(view, sentence, lexicon))
    return _gather(view, named, lexicon)


def _named_in(view: EventView, sentence: Sentence, lexicon: Lexicon) -> list[Named]:
    generic, another = lexicon.compiled(_generic), lexicon.compiled(_another)
    states = lexicon.compiled(state_words)
    found: list[Named] = []
    for match in view.index.find(lexicon.compiled(_heads), sentence):
        entry = match.items[0][0]
        if found and match.first < found[-1].stop:
            continue
        stop = match.stop
        if entry.kind == "ceasefire" and _calms(view, match.first, match.stop, sentence):
            continue
        while entry.kind == "ceasefire" and stop < sentence.stop and _describes(view, stop):
            if states.match_at(view.tokens[stop : stop + 1], 0) is not None:
                break
            stop += 1
        if entry.kind == "accord":
            party = party_at(view, match.first, sentence.stop)
            stop = _past_place(view, match.first, max(stop, match.stop if party is None else party.stop), sentence)
            stop = _past_aim(view, stop, sentence)
        day = _earlier_day(view, stop, sentence)
        stop = _past_date(view, stop, sentence, lexicon)
        norms = [view.tokens[at].norm for at in range(match.stop, stop) if view.classes[at].tag != "punct"]
        words = frozenset(bare for norm in norms if (bare := norm.removeprefix(ARTICLE)) not in generic)
        apart = frozenset(day) | {norm for norm in norms if norm in another}
        span = view.doc.span(match.variant.start, view.tokens[stop - 1].end)
        pointed = match.first > sentence.first and view.classes[match.first - 1].tag == "dem"
        found.append(Named(match.first, stop, entry.kind, words, apart, span, pointed))
    return found


def _past_date(view: EventView, at: int, sentence: Sentence, lexicon: Lexicon) -> int:
    """Past the date right behind a name, which is part of it ("the truce of 9 November", not "on 9 November")."""
    date = view.times[at] if at < sentence.stop else None
    if date is None or not any(letter.isdigit() for letter in date.text):
        return at
    if not lexicon.compiled(_days).isdisjoint(view.tokens[at].keys):
        return at
    return next((k for k in range(at, sentence.stop) if view.times[k] is not date), sentence.stop)


def _earlier_day(view: EventView, at: int, sentence: Sentence) -> tuple[str, ...]:
    """The day of an agreement that was made long before its article, where it stands behind the name."""
    published = view.doc.article.published_on
    date = next((view.times[k] for k in range(at, min(at + 2, sentence.stop)) if view.times[k] is not None), None)
    day = None if date is None else day_of(date.finish or date.begin)
    if date is None or day is None or published is None or published - day <= _EARLIER:
        return ()
    return (date.begin or date.finish or "",)


def _calms(view: EventView, first: int, stop: int, sentence: Sentence) -> bool:
    """Whether a single noun only says what is calmed ("to calm fears")."""
    if stop - first > 1 or stop >= sentence.stop or view.classes[first].definite:
        return False
    found = view.classes[stop]
    return found.tag == "noun" and not found.preposition and not found.conjunction and view.times[stop] is None


def _describes(view: EventView, at: int) -> bool:
    """Whether an adjective stands there that belongs to the noun before it."""
    found, before = view.classes[at], view.classes[at - 1]
    plain = found.tag == "adj" and not found.conjunction and not found.preposition and not view.nations[at]
    return plain and found.definite == before.definite and view.times[at] is None


def _past_place(view: EventView, first: int, at: int, sentence: Sentence) -> int:
    """Past the place by which an agreement goes, right behind its word ("the treaty of Rabat")."""
    if at >= sentence.stop or at - first > 1 or view.classes[first].definite or view.classes[first].pronoun:
        return at
    name, found = view.names[at], view.classes[at]
    named = name is not None and name.type == "LOC" and name.first == at
    return name.stop if name is not None and named and not (found.preposition or found.conjunction) else at


def _past_aim(view: EventView, at: int, sentence: Sentence) -> int:
    """Past what an agreement is for, which is part of its name ("an agreement to share power")."""
    if at >= sentence.stop or view.classes[at].preposition != _FOR or view.classes[at].tag != "noun":
        return at
    if view.can_act(at, at + 1) or view.names[at] is not None:
        return at
    party = party_at(view, at, sentence.stop)
    return at if party is None else party.stop


def _gather(view: EventView, named: list[Named], lexicon: Lexicon) -> list[list[Named]]:
    """Put the names of one agreement together: shared words, bare mentions, and "known as"."""
    groups: list[list[Named]] = []
    if not named:
        return groups
    aliases = {match.first for s in view.doc.sentences for match in view.index.find(lexicon.compiled(_aliases), s)}
    for one in named:
        near = _nearest(view, groups, one)
        group = next((g for g in near if _is_same(view, g, one, aliases)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _nearest(view: EventView, groups: list[list[Named]], one: Named) -> list[list[Named]]:
    """The groups that a name may belong to: of its own sentence first, those that are set apart last."""
    at = view.tokens[one.first].sentence
    late = groups[-_LOOK_BACK:][::-1]
    if one.pointed:
        return sorted(late, key=lambda group: -group[-1].first)
    return sorted(late, key=lambda group: (view.tokens[group[-1].first].sentence != at, bool(_apart(group))))


def _is_same(view: EventView, group: list[Named], one: Named, aliases: set[int]) -> bool:
    last = group[-1]
    if one.pointed and last.kind == one.kind:
        return True
    close = 0 <= one.first - last.stop <= _ALIAS
    if close and any(at in aliases for at in range(last.stop, one.first + 1)):
        return True
    if last.kind != one.kind or view.plural[last.first] != view.plural[one.first]:
        return False
    apart = _apart(group)
    if one.apart:
        return bool(one.apart & apart)
    if apart and view.tokens[one.first].sentence - view.tokens[last.first].sentence > 1:
        return False
    words = frozenset().union(*(n.words for n in (group[0], *group[-_LOOK_BACK:])))
    return not one.words or not words or bool(one.words & words)


def _apart(group: list[Named]) -> frozenset[str]:
    return frozenset().union(*(n.apart for n in (group[0], *group[-_LOOK_BACK:])))


def agreement_words(lexicon: Lexicon) -> PhraseTable[AgreementWord]:
    """The nouns that name agreements, truces and talks' results."""
    return lexicon.compiled(_heads)


def _heads(lexicon: Lexicon) -> PhraseTable[AgreementWord]:
    named = (entry for entry in lexicon.entries(AgreementWord) if entry.kind not in (_GENERIC, _ANOTHER))
    return PhraseTable((form, entry) for entry in named for form in entry.forms())


def state_words(lexicon: Lexicon) -> PhraseTable[AgreementState]:
    """The words that tell the state of an agreement ("holds", "collapsed"), or that only aim at one."""
    return PhraseTable((form, entry) for entry in lexicon.entries(AgreementState) for form in entry.forms())


def _days(lexicon: Lexicon) -> frozenset[str]:
    """The folded forms of "day", which opens the date of an act and not that in a name."""
    units = (unit for unit in lexicon.entries(TimeUnit) if unit.unit == _DAY)
    return frozenset(form.text for unit in units for form in unit.forms())


def _generic(lexicon: Lexicon) -> frozenset[str]:
    entries = (entry for entry in lexicon.entries(AgreementWord) if entry.kind == _GENERIC)
    return frozenset(form.text.removeprefix(ARTICLE) for entry in entries for form in entry.forms())


def _another(lexicon: Lexicon) -> frozenset[str]:
    entries = (entry for entry in lexicon.entries(AgreementWord) if entry.kind == _ANOTHER)
    return frozenset(form.text for entry in entries for form in entry.forms())


def _aliases(lexicon: Lexicon) -> PhraseTable[AliasPhrase]:
    return PhraseTable((form, entry) for entry in lexicon.entries(AliasPhrase) for form in entry.forms())

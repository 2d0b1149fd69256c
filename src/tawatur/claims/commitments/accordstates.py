"""In which state an agreement is told to be: by the word that governs its name, or the one that is told of it.

"Signed the agreement" and "the agreement that they signed" tell a state; "an agreement halts the fighting", "before the
agreement" and "to sign the agreement" tell none. A state that is only aimed at, feared or supposed is not told either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import state_words
from tawatur.claims.commitmentwords import folded
from tawatur.lexicon import Lexicon, Match
from tawatur.lexicon.concepts.agreements import AgreementState
from tawatur.records.layers import Modality
from tawatur.records.ledger import AgreementTold, Statement
from tawatur.records.span import Span

__all__ = ["told_states"]

#: How far from the name of an agreement a word for its state stands, and from a relative pronoun its verb.
_REACH, _CLAUSE = 15, 3
#: The longest phrase behind a name that tells between whom an agreement is.
_LONGEST = 20
#: Kinds of marks under which a state is not told as a fact.
_SUPPOSED = "hypothetical"
_UNREAL = frozenset({_SUPPOSED, "planned", "expected"})
#: The rule of `annotate.modality` for "may", which is no "may" before a verb that can be read as past.
_MAYBE = "<possibility.qad>"
#: The preposition of aims, which also stands for the object of a verbal noun; what a warning holds is feared.
_FOR, _FEARED, _NEGATION = "ل", "warn", "neg"
#: Stances of statements whose words only ask for a state or promise it.
_WANTED = frozenset({"request", "demand", "promise", "expect"})
#: How far before a noun for a state the verb of failing or trying stands that it depends on.
_TRYING = 8
_SIGNED = "signed"
#: What opens another clause between a state and an agreement, and word classes that do not part them.
_OPENING = frozenset({"comp", "rel", "verb"})
_NOMINAL = frozenset({"noun", "adj", "name", "participle"})
_LIGHT = frozenset({"neg", "particle", "adv"})
_PARTING, _RESUMING = frozenset("،,.؛:"), frozenset({"rel", "neg"})
_BETWEEN = _LIGHT | {"prep", "punct"}
_BEHIND_PASSIVE = frozenset({"prep", "punct", "adv", "conj"})
_ACCUSATIVE = "ا"
_QUOTES, _ADVERB = frozenset('«»"“”'), "adverb"


class _Word(msgspec.Struct, frozen=True):
    """A word or phrase for a state: half-open tokens, and whether it is a verb, may be past, and bears a pronoun."""

    first: int
    stop: int
    entry: AgreementState
    is_verb: bool
    is_past: bool
    pronoun: bool


def told_states(
    view: EventView,
    lexicon: Lexicon,
    marks: dict[int, tuple[Modality, ...]],
    name: tuple[int, int],
    others: Sequence[int],
) -> list[AgreementTold]:
    """The states told where the half-open tokens of `name` name an agreement: one before it, one behind it.

    `others`: the first tokens of all names of agreements, in order; what stands beyond one of them is told of it.
    """
    first, stop = name
    sentence, at = view.sentence(first), bisect_left(others, first)
    low = max(sentence.first, first - _REACH, others[at - 1] + 1 if at else 0)
    end = _end_of_name(view, first, stop, min(stop + _LONGEST, sentence.stop))
    high = min(sentence.stop, end + _REACH, next((k for k in others[at + 1 : at + 3] if k >= stop), sentence.stop))
    words = lexicon.compiled(state_words).find(view.tokens[low:high], pronouns=True)
    ahead = [match for match in words if any(not entry.state for entry, _ in match.items)]
    aims = {match.stop for match in ahead}
    tried = {m.first for m in ahead if any(form.tense for entry, form in m.items if not entry.state)}
    found = [
        word
        for match in words
        if not _is_parted(view, match, first, stop) and (word := _read(view, match, stop)) is not None
    ]
    before = next((word for word in reversed(found) if word.stop <= first and _governs(view, word, first)), None)
    behind = next((word for word in found if word.first >= stop), None)
    told: list[AgreementTold] = []
    unreal = _unreal(marks, range(low, high), view.doc.span_of_tokens(first, stop))
    if before is not None and not _is_unreal(view, before, unreal, aims, tried):
        told.extend(_told(view, before))
    if behind is not None and _is_told_of(view, behind, first, stop):
        describes = view.classes[behind.first].definite and view.classes[behind.first - 1].definite
        unsure = _is_unreal(view, behind, unreal, aims, tried, describes=describes)
        told.extend(() if unsure else _told(view, behind))
    return told


def _told(view: EventView, word: _Word) -> tuple[AgreementTold, ...]:
    denied = word.first in view.negated
    state = word.entry.denied if denied else word.entry.state
    span = view.doc.span_of_tokens(_first_of_denial(view, word) if denied else word.first, word.stop)
    statement = statement_around(view.doc, span)
    if not state or (statement is not None and _is_only_wanted(statement, word)):
        return ()
    if statement is None:
        return (AgreementTold(state=state, words=span),)
    by = statement.speaker or statement.speaker_ref
    return (AgreementTold(state=state, words=span, by=by, statement=statement.id),)


def _first_of_denial(view: EventView, word: _Word) -> int:
    """The negation before a word that it denies ("did not hold"), the word itself where none stands near."""
    reach = range(word.first - 1, max(view.sentence(word.first).first, word.first - _CLAUSE) - 1, -1)
    return next((at for at in reach if view.classes[at].tag == _NEGATION), word.first)


def _is_only_wanted(statement: Statement, word: _Word) -> bool:
    """Whether a statement fears a state, or asks for one by a noun ("demanded the end of the truce")."""
    return statement.stance == _FEARED or (statement.stance in _WANTED and not word.is_past)


def _unreal(marks: dict[int, tuple[Modality, ...]], tokens: range, name: Span) -> dict[int, frozenset[str]]:
    """The rules by which tokens are planned or supposed; no supposition lies in a name ("a halt of fire")."""
    told = {at: frozenset(m.rule for m in marks.get(at, ()) if _is_told(m, name)) for at in tokens}
    return {at: rules for at, rules in told.items() if rules}


def _is_told(mark: Modality, name: Span) -> bool:
    return mark.kind in _UNREAL and not (mark.kind == _SUPPOSED and mark.mark.overlaps(name))


def _is_unreal(
    view: EventView,
    word: _Word,
    unreal: dict[int, frozenset[str]],
    aims: set[int],
    tried: set[int],
    *,
    describes: bool = False,
) -> bool:
    """Whether a state is aimed at, expected or supposed; a phrase has the marks of the verb before it.

    `aims`: tokens behind "to" and "towards", which also tell what something led to ("led to its collapse"); `tried`:
    verbs of failing and trying; `describes`: adjectives of the name tell what it is, whatever is aimed at.
    """
    at = word.first
    if word.is_verb:
        rules = unreal.get(at, frozenset())
        return bool(rules - {_MAYBE} if word.is_past else rules) or _is_wished(view, at)
    if view.classes[at].preposition == _FOR or (at in aims and not word.entry.of_itself):
        return True
    if describes:
        return False
    if _is_tried(view, at, tried):
        return True
    reach = range(max(at - _CLAUSE, view.sentence(at).first), at)
    verb = next((k for k in reversed(reach) if view.classes[k].tag == "verb"), at)
    return at in unreal or verb in unreal or _is_wished(view, verb) or _is_ahead(view, word.stop)


def _is_tried(view: EventView, at: int, tried: set[int]) -> bool:
    """Whether a noun depends by its preposition on a verb of failing or trying ("failed in reaching a truce")."""
    if at == 0 or not (view.classes[at - 1].tag == "prep" or view.classes[at].preposition):
        return False
    for k in range(at - 2, max(at - _TRYING, view.sentence(at).first) - 1, -1):
        if k in tried or view.classes[k].tag in ("verb", "punct", "comp"):
            return k in tried
    return False


def _is_wished(view: EventView, verb: int) -> bool:
    """Whether a verb in the present stands right behind "that", which makes it a subjunctive."""
    return verb > 0 and view.classes[verb].tense == "present" and view.classes[verb - 1].tag == "comp"


def _is_ahead(view: EventView, at: int) -> bool:
    """Whether the verb of a noun stands behind it in the future ("rejecting the agreement will weaken us")."""
    for k in range(at, min(at + _REACH, view.sentence(at - 1).stop)):
        if view.classes[k].tag in ("punct", "comp", "rel"):
            return False
        if view.classes[k].tag == "verb":
            return view.classes[k].tense == "future"
    return False


def _read(view: EventView, match: Match[AgreementState], stop: int) -> _Word | None:
    """The state that a word is for, if it is of the class of one of its forms ("accepted", not "before").

    Right behind a name ending at `stop` it may also describe it as no verb does ("the agreement in force").
    """
    tag = view.classes[match.first].tag
    phrase = match.stop - match.first > 1
    describes = match.first == stop and tag == "verb"
    for entry, form in match.items:
        fits = tag == "verb" if form.tense else tag in _NOMINAL or describes
        if entry.state and (phrase or fits):
            return _Word(
                match.first,
                match.stop,
                entry,
                is_verb=tag == "verb",
                is_past=form.tense == "past",
                pronoun=bool(match.pronoun),
            )
    return None


def _is_parted(view: EventView, match: Match[AgreementState], first: int, stop: int) -> bool:
    """Whether a word for a state lies in the name, or a comma or stop stands between the two."""
    low, high = (match.stop, first) if match.first < first else (stop, match.first)
    return low > high or any(
        view.tokens[k].text in _PARTING and not _goes_on(view, k, high) and not _is_before_object(view, k, first)
        for k in range(low, high)
    )


def _goes_on(view: EventView, comma: int, verb: int) -> bool:
    """Whether "which" or a negation stands between a comma and the verb behind it ("a truce, which fell")."""
    behind = view.classes[comma + 1 : verb]
    return 0 < len(behind) <= _CLAUSE and behind[0].tag in _RESUMING


def _is_before_object(view: EventView, comma: int, first: int) -> bool:
    """Whether a comma behind a long subject stands right before the object ("the leaders signed, an agreement")."""
    return comma + 1 == first and view.tokens[first].norm.endswith(_ACCUSATIVE)


def _governs(view: EventView, word: _Word, first: int) -> bool:
    """Whether the agreement is what a word before it is done to, or, where its entry says so, what does it."""
    between = range(word.stop, first)
    if any(view.classes[at].tag in _OPENING for at in between):
        return False
    entry = word.entry
    if word.is_verb:
        between = range(_past_adverb(view, word.stop, first), first)
    if word.is_verb and entry.of_itself:
        return all(view.times[at] is not None or view.classes[at].tag in _LIGHT for at in between)
    if not between or word.stop - word.first > 1:
        return not between
    if not word.is_verb and any(view.classes[at].tag == "prep" for at in between[:-1]):
        return False
    last = view.classes[first - 1]
    if last.tag == "prep":
        return view.tokens[first - 1].norm in folded(entry.takes)
    joined = view.classes[first].preposition
    if joined:
        return joined in folded(entry.takes) or (joined == _FOR and not word.is_verb)
    return not _is_construct(view, first)


def _past_adverb(view: EventView, at: int, first: int) -> int:
    """Past marks and a complete phrase of manner right behind a verb ("ended, on its own side, the truce")."""
    while at < first:
        marker = view.markers[at]
        if view.tokens[at].text in _QUOTES:
            at += 1
        elif marker is not None and marker[0] == _ADVERB:
            at = marker[2]
        else:
            break
    return min(at, first)


def _is_construct(view: EventView, first: int) -> bool:
    """Whether the noun before the name has it as its genitive ("the terms of the agreement")."""
    last = view.classes[first - 1]
    bare = last.tag == "noun" and not last.definite and not last.pronoun and view.names[first - 1] is None
    return bare and view.times[first - 1] is None and not view.tokens[first].norm.endswith(_ACCUSATIVE)


def _is_told_of(view: EventView, word: _Word, first: int, stop: int) -> bool:
    """Whether a word behind an agreement is told of it: as its verb, in its relative clause, as its description."""
    between = range(_end_of_name(view, first, stop, word.first), word.first)
    relative = next((at for at in between if view.classes[at].tag == "rel"), None)
    resumed = word.pronoun or _is_resumed(view, word.stop)
    if relative is not None:
        near = word.first - relative <= _CLAUSE
        return near and (resumed or word.entry.of_itself or not word.is_verb or _is_passive(view, word))
    if not word.is_verb:
        return (
            _only_described(view, between) or resumed or (word.stop - word.first > 1 and _opens_nothing(view, between))
        )
    if not all(view.classes[at].tag in _BETWEEN or view.times[at] is not None for at in between):
        return False
    if word.entry.state == _SIGNED and not between and word.is_past and not word.pronoun and _is_passive(view, word):
        return True
    return word.entry.of_itself or (resumed and not view.classes[first].definite)


def _only_described(view: EventView, between: range) -> bool:
    """Whether nothing but a definite adjective or two stands between ("the fragile truce observed since")."""
    classes = view.classes[between.start : between.stop]
    return len(classes) < _CLAUSE and all(
        found.definite and found.tag in _NOMINAL and not (found.preposition or found.conjunction) for found in classes
    )


def _opens_nothing(view: EventView, between: range) -> bool:
    """Whether one verb at most stands between, and no other clause opens ("entered, on Sunday, into force")."""
    tags = [view.classes[at].tag for at in between]
    return "comp" not in tags and tags.count("verb") <= 1


def _end_of_name(view: EventView, first: int, stop: int, limit: int) -> int:
    """Where the phrase ends that an agreement is named by, with those between whom it is."""
    party = party_at(view, first, limit)
    end = stop if party is None else max(stop, party.stop)
    marker = view.markers[end] if end < limit else None
    if marker is not None and marker[0] == "pair":
        end = next((at for at in range(marker[2], limit) if view.classes[at].tag in _OPENING), limit)
    return min(end, limit)


def _is_resumed(view: EventView, at: int) -> bool:
    """Whether a preposition with a pronoun stands behind ("that was agreed upon")."""
    return at < len(view.tokens) and view.classes[at].tag == "prep" and bool(view.classes[at].pronoun)


def _is_passive(view: EventView, word: _Word) -> bool:
    """Whether no subject stands behind a verb, so that the agreement is what it is done to ("that was signed in")."""
    sentence = view.sentence(word.first)
    if word.stop >= sentence.stop or view.classes[word.first].voice == "passive":
        return True
    return view.classes[word.stop].tag in _BEHIND_PASSIVE or view.times[word.stop] is not None

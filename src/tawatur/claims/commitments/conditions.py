"""Conditions: acts that a speaker announces, threatens or offers if something happens ("will strike unless ...")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import parties_at
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.terms import terms_span
from tawatur.claims.commitmentwords import (
    asking_words,
    befalling_verbs,
    cues_marked,
    deeds_marked,
    is_ahead_in,
    is_asked_about,
    lasting_verbs,
)
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.layers import WordClass
from tawatur.records.ledger import Statement
from tawatur.records.span import Span
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["Condition", "condition_inside", "find_conditions", "sets_act", "takers_of_condition"]

#: How far before and behind "if" the act in the future stands.
_BEFORE, _BEHIND = 18, 24
#: How far behind "then" somebody acts, and how far a word with a pronoun for him stands.
_SOON, _AT_ONCE = 12, 5
_NO, _NOTHING, _WHOEVER = "none-before", "none", "whoever"
#: What stands before a clause that opens with "whoever".
_OPENS = frozenset({"comp", "punct", "conj"})
#: The letters with which verbs of "we" and "I" begin.
_OURS = frozenset({"ن", "أ"})
_QUESTIONS = frozenset("؟?")
_COMMAS, _RIGHT = frozenset("،,؛"), "right"
#: The letter of the future, and the last of "will not".
_WILL, _NEVER = "س", "ن"
#: The letter that verbs of "he" begin with, and how long they are at least.
_HE, _LEAST = "ي", 4
#: How far behind "will be" the right or power stands that somebody will have.
_HAS = 3


class Condition(msgspec.Struct, frozen=True):
    """What is announced on a condition, by whom and to whom, and the statement that says so."""

    content: Span
    givers: tuple[Span, ...]
    takers: tuple[Span, ...]
    statement: Statement


def find_conditions(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Condition]:
    """The conditions of a sentence, in statements only: what the article tells by itself is no commitment."""
    for opening in range(sentence.first, sentence.stop):
        if opening not in view.provisos:
            continue
        statement = statement_at(view.doc, opening) or statement_at(view.doc, max(opening - 1, 0))
        if statement is None:
            continue
        act = _act_before(view, opening, sentence, statement)
        first = opening if act is None else _start_of_act(view, act)
        act = _act_behind(view, opening, sentence) if act is None else act
        befalls = act is not None and is_ahead_in(lexicon.compiled(befalling_verbs), view.tokens[act])
        if act is not None and befalls and not _is_right(view, act, lexicon) and not _stays(view, act, first, lexicon):
            continue
        if act is not None and (_is_questioned(view, act, sentence, lexicon) or _is_of_a_thing(view, act)):
            continue
        content = None if act is None else _content(view, first, opening, act, statement)
        if act is not None and content is not None:
            givers = _givers(view, act, statement)
            yield Condition(content, givers, _takers(view, opening, sentence, givers), statement)
    yield from _none_before(view, sentence, lexicon)
    yield from _whoever(view, sentence, lexicon)


def _whoever(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Condition]:
    """What a statement says will be done to whoever does something ("that whoever breaks the law will be fined")."""
    befall = lexicon.compiled(befalling_verbs)
    for match in view.index.find(lexicon.compiled(_whoevers), sentence):
        at, verb = match.first, match.stop + (match.stop < sentence.stop and view.classes[match.stop].tag == "neg")
        opens = at == sentence.first or view.classes[at - 1].tag in _OPENS
        if not opens or verb >= sentence.stop or not _does(view, verb):
            continue
        statement, act = statement_at(view.doc, at), _act_behind(view, verb, sentence)
        if statement is None or act is None or is_ahead_in(befall, view.tokens[act]):
            continue
        content = None if _is_questioned(view, act, sentence, lexicon) else _content(view, at, at, act, statement)
        if content is not None:
            yield Condition(content, voice_of(statement), (), statement)


def _does(view: EventView, at: int) -> bool:
    """Whether a verb in the present stands there, which behind a word spelled like "from" may be read as a noun."""
    found = view.classes[at]
    if found.tag == "verb":
        return found.tense == "present"
    bare = found.tag == "noun" and not found.definite and view.names[at] is None and view.times[at] is None
    return bare and view.tokens[at].norm[0] == _HE and len(view.tokens[at].norm) >= _LEAST


def _whoevers(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _WHOEVER)


def _stays(view: EventView, act: int, first: int, lexicon: Lexicon) -> bool:
    """Whether somebody will stay or go on until something has been done: the act stands first; what he will remain
    ("a rogue state") is foreseen."""
    lasts = lexicon.compiled(lasting_verbs).match_at(view.tokens[act : act + 1], 0) is not None
    behind = view.classes[act + 1] if act + 1 < len(view.classes) else None
    return lasts and first <= act and not (behind is not None and _is_predicate(behind))


def _is_predicate(found: WordClass) -> bool:
    """Whether a word behind "will remain" can be what somebody will be."""
    return found.tag == "noun" and found.number == "sg" and not (found.preposition or found.definite)


def _is_questioned(view: EventView, act: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the act stands in a question, or behind a word that opens one."""
    if is_asked_about(lexicon.compiled(asking_words), view.tokens, act - _is_never(view, act)):
        return True
    marks = (view.tokens[k].text for k in range(act, min(sentence.stop, act + _BEHIND)))
    return any(mark in _QUESTIONS for mark in marks)


def _is_of_a_thing(view: EventView, act: int) -> bool:
    """Whether a thing and nobody does the act: what would happen is foreseen, not announced."""
    before = view.classes[act - 2 if _is_never(view, act) else act - 1]
    ours = view.tokens[act].text.lstrip(CONJUNCTIONS + _WILL)[:1] in _OURS
    if ours or (before.tag in ("comp", "conj") and before.pronoun != ""):
        return False
    subject = clause_of(view, act, acts=False).subject
    if view.classes[act].voice == "passive" or not subject or subject[0].first > act + 1:
        return False
    return not any(view.can_act(p.first, p.stop) or p.first in view.people for p in subject)


def _none_before(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Condition]:
    """What a statement rules out until something has been done ("no return to talks before the release of")."""
    for match in view.index.find(lexicon.compiled(_noes), sentence):
        statement = statement_at(view.doc, match.first)
        if statement is None or match.stop >= sentence.stop:
            continue
        noun = view.classes[match.stop]
        content = terms_span(view, match.first, statement.content)
        bare = noun.tag == "noun" or (noun.tag == "verb" and noun.tense == "past" and noun.gender != "f")
        if content is None or not bare or noun.definite or noun.preposition or noun.pronoun:
            continue
        stop = min(bisect_left(view.starts, content.end), match.stop + _BEFORE)
        untils = lexicon.compiled(_untils).find(view.tokens[match.stop + 1 : stop])
        until = next((m for m in untils if m.items[0][0].before == _NO), None)
        parted = until is not None and any(
            view.classes[k].tag in ("comp", "verb", "rel") for k in range(match.stop, until.first)
        )
        if until is not None and not parted:
            yield Condition(content, voice_of(statement), (), statement)


def _noes(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _NO)


def _untils(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Words that open what must come first, and those that only look like them ("by", written as "from before")."""
    cues = [cue for cue in lexicon.entries(CommitmentCue) if cue.before == _NO or cue.opens == _NOTHING]
    words = ((word, cue) for cue in cues for word in (cue.after if cue.before == _NO else cue.surfaces))
    return PhraseTable((Form(fold(word)), cue) for word, cue in words)


def condition_inside(view: EventView, content: Span, first: int) -> int | None:
    """The token from `first` on at which a clause of condition opens inside terms; None where none does."""
    at = first
    while at < len(view.tokens) and view.tokens[at].start < content.end:
        if at in view.provisos:
            return at
        at += 1
    return None


def sets_act(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether what follows on a condition is done by somebody ("then it will", "then the army"): no finding ("in case
    of a lack of it, the nails look")."""
    near = range(at, min(sentence.stop, at + _SOON))
    acts = any(view.classes[k].tense == "future" or view.classes[k].pronoun != "" for k in near[:_AT_ONCE])
    ahead = any(view.classes[k].tense == "future" or view.classes[k].tag == "neg" for k in near)
    return acts or ahead or (at + 1 < sentence.stop and view.can_act(at + 1, at + 2))


def takers_of_condition(view: EventView, content: Span, givers: tuple[Span, ...]) -> tuple[Span, ...]:
    """Who would have to meet the condition that opens inside terms, or before them in their sentence."""
    first = bisect_left(view.starts, content.start)
    at = condition_inside(view, content, first)
    if at is None:
        start = view.sentence(first).first
        at = next((k for k in range(max(start, first - _BEHIND), first) if k in view.provisos), None)
    return () if at is None else _takers(view, at, view.sentence(at), givers)


def _content(view: EventView, first: int, opening: int, act: int, statement: Statement) -> Span | None:
    """From the beginning of the act or the condition to the end of whichever stands behind."""
    last = max(opening, act)
    around = statement.content.end > view.tokens[opening].start
    behind = terms_span(view, last, statement.content if around else None)
    end = view.tokens[last].end if behind is None else behind.end
    return view.doc.span(view.tokens[first].start, end) if behind is not None or last == act else None


def _act_before(view: EventView, opening: int, sentence: Sentence, statement: Statement) -> int | None:
    """The verb in the future before the condition, in the same statement and clause."""
    for at in range(opening - 1, max(sentence.first, opening - _BEFORE) - 1, -1):
        if view.tokens[at].start < statement.content.start or view.classes[at].tag in ("comp", "rel"):
            return None
        if view.classes[at].tag == "verb":
            return at if _is_future(view, at) else None
    return None


def _act_behind(view: EventView, opening: int, sentence: Sentence) -> int | None:
    """The verb in the future behind the condition."""
    for at in range(opening + 1, min(sentence.stop, opening + _BEHIND)):
        if view.classes[at].tag == "verb" and _is_future(view, at):
            return at
    return None


def _is_right(view: EventView, act: int, lexicon: Lexicon) -> bool:
    """Whether "will be" tells what somebody will have the right or the power to do ("the state will be able to")."""
    rights = lexicon.compiled(_rights)
    behind = view.tokens[act + 1 : act + 1 + _HAS]
    return any(is_one_of(token, rights) for token in behind)


def _rights(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _RIGHT)


def _is_future(view: EventView, at: int) -> bool:
    if view.classes[at].tense == "future":
        return True
    if at > 0 and view.classes[at - 1].tag == "particle":
        return view.tokens[at - 1].norm.lstrip(CONJUNCTIONS)[:1] == _WILL
    return _is_never(view, at)


def _is_never(view: EventView, at: int) -> bool:
    """Whether "will not" stands before a verb."""
    return at > 0 and view.classes[at - 1].tag == "neg" and view.tokens[at - 1].norm[-1] == _NEVER


def _start_of_act(view: EventView, act: int) -> int:
    """Where the clause of the act begins: at its negation, or at the subject right before it."""
    first = act - 1 if act and view.classes[act - 1].tag == "neg" else act
    if view.classes[first].conjunction:
        return first
    subject = clause_of(view, act).subject
    if subject and subject[-1].stop == first:
        return subject[0].first
    return first


def _givers(view: EventView, act: int, statement: Statement) -> tuple[Span, ...]:
    """The subject of the act; whoever speaks where none is named."""
    first = act - 1 if act and view.classes[act - 1].tag == "neg" else act
    parties = () if view.classes[first].conjunction else clause_of(view, act).subject
    return spans_of(view, parties) or voice_of(statement)


def _takers(view: EventView, opening: int, sentence: Sentence, givers: tuple[Span, ...]) -> tuple[Span, ...]:
    """Who would have to meet the condition: the subject of its clause, where he can act."""
    for at in range(opening + 1, min(sentence.stop, opening + _BEFORE)):
        if view.tokens[at].text in _COMMAS:
            return ()
        found = view.classes[at]
        unknown = found.tag == "name" and view.names[at] is None and view.kinds[at] == ""
        if found.tag in ("noun", "name") and not found.preposition and not unknown:
            parties = parties_at(view, at, sentence.stop)
            if found.tag == "noun" and parties and not view.can_act(parties[0].first, parties[0].stop):
                continue
            spans = spans_of(view, able(view, parties))
            return tuple(s for s in spans if not any(s.overlaps(g) for g in givers))
    return ()

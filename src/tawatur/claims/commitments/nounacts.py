"""Verbal nouns that ask or promise: "the union's demand that", "a call to both sides to", "they met to demand"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.doers import doers_of, spans_of
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.phrasefit import is_adverb
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.ownacts import is_answered_for, owner_before
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_about, leads, said_terms
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import cues_marked, folded
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.span import Span

__all__ = ["NounParties", "noun_acts", "opens_terms", "parties_of_noun"]

_ACT, _OBJECT, _PROMISE, _REFUSAL = "act", "object", "promise", "refusal"
#: How far before a noun the verb stands whose subject it serves, and how many phrases name its parties.
_AHEAD, _MOST = 16, 3
#: How far behind its verb and subject an act stands as their object ("launched an appeal for").
_NEXT = 2
#: The preposition that names a purpose, and the letter in which accusatives end.
_FOR, _ALIF = "ل", "ا"
#: The ending of feminines, spelled like "his" when folded ("prone to" for "his offer to").
_TA = "ة"
#: The stance of words of warning: what they warn of is not done.
_WARNED = "warn"
_ASKS, _COMMAS = "asks", frozenset("،,")
#: Verbs whose subject makes what their object promises or offers, and the prepositions before that object.
_MAKES, _GIVEN = "makes", frozenset({"", "ب"})
#: What `opens` says of nouns that ask only where somebody makes or sends them; the commas around an insertion.
_MADE, _INSERTED = "made", 2


class NounParties(msgspec.Struct, frozen=True):
    """Who acts in a verbal noun and towards whom, and the token behind what names them."""

    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    stop: int


def parties_of_noun(view: EventView, at: int, sentence: Sentence, cue: CommitmentCue) -> NounParties:
    """Read the genitive and adjectives behind a verbal noun, and "from X", "to Y" behind them where they can act."""
    by, towards = folded(cue.by), folded(cue.towards)
    givers: tuple[Party, ...] = ()
    takers: tuple[Party, ...] = ()
    told = at
    at = _past_adjectives(view, at, sentence)
    by_nation = any(view.nations[k] for k in range(told, at))
    if made := _made_by(view, at, sentence):
        givers, at = made, made[-1].stop
    for _ in range(_MOST):
        while at < sentence.stop and givers and view.classes[at].tag == "adv":
            at += 1
        if at >= sentence.stop:
            break
        found = view.classes[at]
        if found.preposition == _FOR and not takers and (served := _whom(view, at, sentence)):
            takers, at = served, served[-1].stop
            continue
        led = found.tag == "prep" and not found.pronoun and at + 1 < sentence.stop
        key = view.tokens[at].variants[0].key if led else ""
        known = not led or key in by or key in towards
        if not known or found.preposition or (not led and (found.tag == "prep" or givers)):
            break
        parties = tuple(parties_at(view, at + 1 if led else at, sentence.stop))
        if not parties or not all(view.can_act(p.first, p.stop) for p in parties):
            break
        if key in towards or (key in by and by_nation):
            takers = parties
        else:
            givers = parties
        at = parties[-1].stop
    return NounParties(givers, takers, at)


def _made_by(view: EventView, at: int, sentence: Sentence) -> tuple[Party, ...]:
    """Who made what a noun tells, in a clause that describes it ("a proposal [that] X put forward", "made by X")."""
    if at + 2 >= sentence.stop or view.classes[at].tag not in ("verb", "noun", "rel"):
        return ()
    verb = at + (view.classes[at].tag == "rel")
    owned = view.classes[verb].pronoun != ""
    back = not owned and view.classes[verb + 1].tag == "prep" and view.classes[verb + 1].pronoun != ""
    told = view.classes[verb].tag == "verb" and view.classes[verb].tense == "past" and (owned or back)
    if not told and not (back and view.classes[verb].tag == "noun" and verb == at):
        return ()
    parties = tuple(parties_at(view, verb + 1 + back, sentence.stop))
    return parties if parties and all(view.can_act(p.first, p.stop) for p in parties) else ()


def _whom(view: EventView, at: int, sentence: Sentence) -> tuple[Party, ...]:
    """Those to whom "to" is attached, where terms follow ("an offer to the unions of", "a call to the council to")."""
    parties = tuple(parties_at(view, at, sentence.stop))
    if not parties or not all(view.can_act(p.first, p.stop) for p in parties) or parties[-1].stop >= sentence.stop:
        return ()
    return parties if leads(view, parties[-1].stop) else ()


def _past_adjectives(view: EventView, at: int, sentence: Sentence) -> int:
    told = at
    while at < sentence.stop and _is_adjective(view, at):
        if at == told and view.classes[at - 1].pronoun and not view.classes[at].definite:
            break
        at += 1
    return at


def _is_adjective(view: EventView, at: int) -> bool:
    found = view.classes[at]
    plain = found.tag == "adj" and not found.conjunction
    accusative = found.tag == "noun" and found.number == "sg" and view.tokens[at].norm[-1] == _ALIF
    accusative = accusative and not (found.definite or found.pronoun or found.preposition or found.conjunction)
    adverb = found.tag == "adv" or is_adverb(view, at) or (accusative and view.kinds[at] == "")
    return (plain and (view.kinds[at] == "" or view.nations[at])) or adverb


def noun_acts(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The commitments that verbal nouns of a sentence tell, with their terms and somebody who makes them."""
    asking = lexicon.compiled(_asking)
    for match in view.index.find(lexicon.compiled(_table), sentence, pronouns=True):
        named = view.names[match.first] is not None
        feminine = match.pronoun != "" and view.tokens[match.stop - 1].text[-1] == _TA
        if named or feminine or match.first in view.negated or not _is_noun(view, match.first, sentence, lexicon):
            continue
        if _adds_act(view, match.first, sentence) and asking.match_at(view.tokens[match.first : match.first + 1], 0):
            continue
        cues = {entry.id: entry for entry, _ in match.items}.values()
        told = (one for cue in cues if (one := _told(view, match, cue, sentence, lexicon)) is not None)
        yield from islice(told, 1)


def _is_noun(view: EventView, at: int, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a word stands as a noun: what is made or sent may be read as a participle or an adjective."""
    tag = view.classes[at].tag
    return tag == "noun" or (tag in ("participle", "adj") and bool(_maker(view, at, sentence, lexicon)))


def _adds_act(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a word stands behind a comma as a participle would that adds an act ("welcomed it, demanding that")."""
    found = view.classes[at]
    bare = not found.definite and not found.preposition and not found.conjunction and not found.pronoun
    return bare and at > sentence.first and view.tokens[at - 1].text in _COMMAS


def _told(
    view: EventView, match: Match[CommitmentCue], cue: CommitmentCue, sentence: Sentence, lexicon: Lexicon
) -> Found | None:
    """What a noun tells by one of its cues."""
    if (cue.kind == _REFUSAL and _is_topic(view, match.first, sentence)) or _is_said_of(view, match.first, sentence):
        return None
    statement = statement_at(view.doc, match.first)
    if cue.kind == _REFUSAL and statement is not None and statement.stance == _WARNED:
        return None
    parties = parties_of_noun(view, match.stop, sentence, cue)
    givers, takers = spans_of(view, parties.givers), spans_of(view, parties.takers)
    if cue.opens == _MADE:
        givers = ()
    first = opens_terms(view, parties.stop, cue, (*givers, *takers), sentence)
    content = said_terms(view, first, statement)
    if not givers and cue.kind != _REFUSAL:
        givers = _maker(view, match.first, sentence, lexicon)
    if not givers and (cue.kind != _PROMISE or match.pronoun) and cue.opens != _MADE:
        givers = _served(view, match, sentence)
    if content is None or not givers or is_about(view, content, folded(cue.never)):
        return None
    if cue.only and not is_about(view, content, folded(cue.only)):
        return None
    if cue.kind == _PROMISE and statement is not None and not match.pronoun:
        bound = (
            spans_of(view, (p,))[0] in voice_of(statement) or is_answered_for(view, p, statement)
            for p in parties.givers
        )
        if not all(bound):
            return None
    return Found(cue.kind, cue.status, content, givers, takers, f"cue {cue.id}", statement)


def _is_said_of(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a noun only tells what something is ("that it is a call to"), which asks nobody."""
    if at == sentence.first or view.classes[at].definite or view.classes[at].preposition:
        return False
    return view.classes[at - 1].tag == "comp" and view.classes[at - 1].pronoun != ""


def _is_topic(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a noun of refusing is what a clause speaks of or supposes ("that refusing it", "in case it refuses")."""
    if at > sentence.first and view.classes[at - 1].tag == "comp":
        return not view.classes[at - 1].pronoun
    return any(k in view.provisos for k in range(max(sentence.first, at - _MOST), at))


def opens_terms(
    view: EventView, at: int, cue: CommitmentCue, taken: tuple[Span, ...], sentence: Sentence
) -> int | None:
    """Where the terms begin right behind a noun and its parties."""
    if at >= sentence.stop:
        return None
    found = view.classes[at]
    apart = found.tag == "adj" and not found.definite and view.classes[at - 1].pronoun != ""
    thing = (found.tag == "noun" or apart) and not found.conjunction and not view.can_act(at, at + 1)
    if _OBJECT in cue.takes and thing:
        return at if view.times[at] is None else None
    if not leads(view, at) or (found.conjunction and found.preposition):
        return None
    first = first_of_terms(view, at, cue.takes, taken)
    return at if first == at + 1 and found.tag == "prep" else first if first in (at, at + 1) else None


def _maker(view: EventView, at: int, sentence: Sentence, lexicon: Lexicon) -> tuple[Span, ...]:
    """Who makes what a noun tells: the subject of the verb of giving or sending before it ("submitted an offer to")."""
    found = view.classes[at]
    if found.definite or found.preposition not in _GIVEN or found.conjunction:
        return ()
    makes, commas = lexicon.compiled(_making), 0
    for k in range(at - 1, max(sentence.first, at - _AHEAD) - 1, -1):
        if view.classes[k].tag == "verb":
            made = commas != 1 and makes.match_at(view.tokens[k : k + 1], 0, pronouns=True) is not None
            return spans_of(view, doers_of(view, k)) if made else ()
        commas += view.tokens[k].text in _COMMAS
        if commas > _INSERTED or (view.classes[k].tag == "punct" and view.tokens[k].text not in _COMMAS):
            return ()
    return ()


def _served(view: EventView, match: Match[CommitmentCue], sentence: Sentence) -> tuple[Span, ...]:
    """Whose demand it is: the subject of the verb that it owns by its pronoun or serves ("went out to demand")."""
    found = view.classes[match.first]
    owned = found.pronoun != "" or found.preposition == _FOR
    if not owned and (found.definite or found.preposition or found.conjunction):
        return ()
    if match.pronoun and found.preposition:
        meant = antecedent(view, match.first, pronoun=match.pronoun)
        if meant and view.can_act(meant[0].first, meant[0].stop):
            return spans_of(view, meant)
    owner = owner_before(view, match.first) if found.pronoun else ()
    if owner:
        return spans_of(view, owner)
    for at in range(match.first - 1, max(sentence.first, match.first - _AHEAD) - 1, -1):
        if view.classes[at].tag == "verb":
            subject = doers_of(view, at)
            near = bool(subject) and 0 <= match.first - max(at + 1, subject[-1].stop) <= _NEXT
            return spans_of(view, subject) if owned or near else ()
        if view.classes[at].tag == "punct" and not owned:
            return ()
    return ()


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _ACT)


def _making(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of giving and sending."""
    return cues_marked(lexicon, _MAKES)


def _asking(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """The participles and verbs of asking and promising."""
    return cues_marked(lexicon, _ASKS)

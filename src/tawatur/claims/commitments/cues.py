"""Commitments told by cues of their own: needs, nouns of promise and readiness, orders, offers, provisions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.clauses import Clause, clause_of
from tawatur.claims.clauses.doers import able, doers_of, spans_of, verb_before
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.view import EventView, keys_of
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.conditions import condition_inside
from tawatur.claims.commitments.ownacts import is_of_us
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_about, is_any, leads, said_terms
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import cues_marked, deeds_marked, folded, table_of
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.layers import MODALITIES
from tawatur.records.span import Span
from tawatur.text.endings import is_oblique

__all__ = ["asked_by_verbs", "commitments_by_cue", "unasked"]

_SELF, _PROMISE, _REFUSAL, _CONDITION = "self", "promise", "refusal", "condition"
_ACCORD, _AGREED, _ASKS, _PERSON, _QUANTITY = "accord", "agreement", "asks", "person", "quantity"
_DEMAND, _CROWD, _OFFER, _PROPOSAL, _WHETHER = "demand", "crowd-acts", "offer", "proposal", "whether"
#: How far before a verb of demanding stands what a crowd does ("marches that demand").
_NEAR = 5
#: Roles of markers of circumstances: when, and with what.
_STOP, _COMPANY = "stop", "company"
#: The last letters of accusative participles, and modalities of what is not yet asked.
_ACCUSATIVE = frozenset({"ا", "ه", "ن"})
_UNREAL = frozenset({"negated", "hypothetical", "expected", "planned"})
#: Cues that this module does not read: those with a word on what stands before, but those of accords.
_HERE = frozenset({"", _ACCORD})
#: How far before "must" its subject begins.
_SUBJECT = 8
#: How far before a noun the verb stands whose subject owns it, and how far into a promised clause a verb of the future.
_AHEAD = 12
#: How far behind its verb a subject begins whose title is none that is known.
_TITLE = 2


def _cue_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.takes and cue.before in _HERE)


def commitments_by_cue(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The commitments of a sentence that cues tell which are no events."""
    for match in view.index.find(lexicon.compiled(_cue_table), sentence, pronouns=True):
        cue = match.items[0][0]
        if cue.triggers and not match.stop - match.first > 1 and not cue.after:
            continue
        if cue.after and not _follows(view, match.stop, sentence, cue):
            continue
        at = match.first
        if match.pronoun and not cue.nouns:
            continue
        accords = {one.id: one for one, _ in match.items if one.before == _ACCORD}.values()
        provided = [found for accord in accords for found in _provided(view, at, accord, lexicon)]
        yield from provided
        if provided or cue.before == _ACCORD:
            continue
        if (
            cue.kind == _DEMAND
            and match.stop - at > 1
            and view.classes[match.stop - 1].tag == "comp"
            and not cue.before
        ):
            yield from _needed(view, at, match.stop, cue)
            continue
        if view.classes[at].tag == "verb" and not cue.before and cue.kind != _AGREED:
            yield from _offered(view, at, cue, lexicon)
            continue
        if match.items[0][1].tense and match.stop - at == 1:
            continue
        if cue.kind in ("ceasefire", "agreement") and cue.triggers and cue.id != "ceasefire.broken":
            continue
        statement = statement_at(view.doc, at)
        opened = _SELF in cue.takes
        ends_with_comp = view.classes[match.stop - 1].tag in ("comp", "prep")
        first: int | None = at if opened else match.stop
        if cue.nouns and not opened and (statement is None or abs(statement.content.start - view.tokens[at].start) > 1):
            continue
        if cue.nouns and opened:
            if _is_circumstance(view, at, sentence):
                continue
            bearers = _bearers(view, match.stop, cue, sentence)
            first = at if bearers and first_of_terms(view, match.stop, cue.takes, bearers) is not None else None
        elif not opened and not ends_with_comp:
            first = first_of_terms(view, match.stop, cue.takes, _bearers(view, match.stop, cue, sentence))
            first = first if first is not None or cue.nouns else match.stop
        if first is None or first >= sentence.stop:
            continue
        content = said_terms(view, first, statement, brief=cue.kind == "ceasefire")
        if content is not None and not is_about(view, content, folded(cue.never)):
            givers = _bearers(view, match.stop, cue, sentence) or (voice_of(statement) if cue.kind != _AGREED else ())
            yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _needed(view: EventView, at: int, stop: int, cue: CommitmentCue) -> Iterator[Found]:
    """What a statement says must be done: by the subject of "must", or of the verb behind "that"."""
    statement = statement_at(view.doc, at)
    givers = voice_of(statement)
    described = at > view.sentence(at).first and view.classes[at - 1].tag == "rel"
    described = described or _is_of_a_thing(view, at)
    content = None if described or stop >= view.sentence(at).stop else said_terms(view, stop, statement)
    if content is not None and givers and not is_any(view, stop, stop + 2, folded(cue.never)):
        subject = able(view, clause_of(view, at).subject) if view.classes[at].tag == "verb" else ()
        takers = spans_of(view, (p for p in subject if p.stop <= at))
        yield Found(cue.kind, cue.status, content, givers, takers, f"cue {cue.id}", statement)


def _is_of_a_thing(view: EventView, at: int) -> bool:
    """Whether a thing stands right before "must", as its subject: what a deal must do is asked of nobody."""
    for first in range(max(view.sentence(at).first, at - _SUBJECT) + 1, at):
        if view.classes[first - 1].tag in ("comp", "punct", "dem") and view.classes[first].tag == "noun":
            party = party_at(view, first, at)
            if party is not None and party.stop == at:
                return not view.can_act(party.first, party.stop) and party.first not in view.people
    return False


def _is_circumstance(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a noun of readiness stands without its pronoun behind a preposition ("during the readying of X for")."""
    before = view.classes[at - 1] if at > sentence.first else None
    led = view.classes[at].preposition != "" or (before is not None and before.tag == "prep")
    return led and before is not None and view.role_at(at - 1) in (_STOP, _COMPANY)


def _bearers(view: EventView, at: int, cue: CommitmentCue, sentence: Sentence) -> tuple[Span, ...]:
    """Whose the promise is that a noun names ("the kingdom's commitment to")."""
    if not cue.nouns or at >= sentence.stop:
        return ()
    if view.classes[at - 1].pronoun:
        return spans_of(view, doers_of(view, verb_before(view, at - 1, _AHEAD - 1)))
    if view.classes[at].preposition or view.classes[at].conjunction:
        return ()
    return spans_of(view, able(view, parties_at(view, at, sentence.stop)))


def _provided(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    """The terms that an agreement provides for, where it is the subject of the verb."""
    words = lexicon.compiled(_proposals) if cue.kind == _OFFER else agreement_words(lexicon)
    described = _described(view, at, words)
    if view.classes[at].tag != "verb":
        found = view.classes[at]
        bare = found.tag in ("noun", "adj") and not found.definite and not found.preposition
        before = _named_before(view, at, words) if bare and leads(view, at + 1) else None
        subject: tuple[Party, ...] = () if before is None else (before,)
    else:
        subject = (described,) if described is not None else clause_of(view, at, acts=False).subject
    named = [p for p in subject if words.find(view.tokens[p.first : p.stop])]
    if not named or (named[0].first < at and described is None and named[0].stop != at):
        return
    first = first_of_terms(view, at + 1, cue.takes, spans_of(view, named))
    statement = statement_at(view.doc, at)
    content = said_terms(view, first, statement)
    if content is not None and not is_about(view, content, folded(cue.never)):
        givers = _reachers(view, named[0].first) if named[0].first < at else ()
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _proposals(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Nouns for what is only offered, which may provide for something as an agreement does."""
    return cues_marked(lexicon, _PROPOSAL)


def _named_before(view: EventView, at: int, words: PhraseTable[Any]) -> Party | None:
    """The agreement right before a verb that can be read as a noun ("the agreement provides for", "the text on")."""
    start = max(view.sentence(at).first, at - _AHEAD)
    for match in reversed(words.find(view.tokens[start:at])):
        party = party_at(view, match.first, at)
        if party is not None and party.stop == at:
            return party
    return None


def _described(view: EventView, at: int, words: PhraseTable[Any]) -> Party | None:
    """The agreement that a verb right behind it describes ("an agreement that provides for")."""
    start = max(view.sentence(at).first, at - _AHEAD)
    for match in reversed(words.find(view.tokens[start:at])):
        party = party_at(view, match.first, at)
        if party is not None and party.stop == at and not view.classes[match.first].definite:
            return party
    return None


def _reachers(view: EventView, at: int) -> tuple[Span, ...]:
    """Who reached or signed an agreement: the subject of the verb before its name."""
    return spans_of(view, doers_of(view, verb_before(view, at, _AHEAD)))


def unasked(view: EventView) -> frozenset[int]:
    """The tokens of what is denied, only possible, planned or expected."""
    return frozenset(at for m in view.doc[MODALITIES] if m.kind in _UNREAL for at in range(m.first, m.stop))


def asked_by_verbs(view: EventView, sentence: Sentence, lexicon: Lexicon, unreal: frozenset[int]) -> Iterator[Found]:
    """What verbs of asking and promising ask where no event tells it."""
    for match in view.index.find(lexicon.compiled(_asking_table), sentence):
        at = match.first
        if match.items[0][1].tense == "" and _is_participle(view, at):
            yield from _by_participle(view, at, match.items[0][0])
            continue
        described = at > sentence.first and view.classes[at - 1].tag == "rel"
        tells = view.classes[at].tag == "verb" or _opens_as_verb(view, at, sentence)
        if not tells or view.classes[at].voice == "passive" or described or at in unreal:
            continue
        cues = sorted({entry.id: entry for entry, _ in match.items}.values(), key=lambda cue: not cue.only)
        yield from islice((found for cue in cues for found in _by_verb(view, at, cue, lexicon)), 1)


def _opens_as_verb(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a word read as a noun opens a clause before somebody, as a verb would ("directed the minister that")."""
    found = view.classes[at]
    opens = at == sentence.first or view.classes[at - 1].tag in ("punct", "conj") or found.conjunction
    bare = found.tag == "noun" and not found.definite and not found.preposition and not found.pronoun
    if not (bare and opens) or at + 1 >= sentence.stop:
        return False
    behind = party_at(view, at + 1, sentence.stop)
    return view.can_act(at + 1, at + 2) or (behind is not None and bool(_people(view, (behind,))))


def _by_verb(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    """What a verb asks by one of its cues."""
    for found in _offered(view, at, cue, lexicon):
        bound = found.kind != _CONDITION or condition_inside(view, found.content, at) is not None
        if bound and (found.takers or _PERSON not in cue.takes):
            yield found


def _is_participle(view: EventView, at: int) -> bool:
    """Whether a word stands as a participle that adds an act to the clause before it ("pledging to")."""
    found = view.classes[at]
    bare = not found.definite and not found.preposition and not found.pronoun
    return bare and found.tag in ("participle", "noun", "adj") and view.tokens[at].norm[-1] in _ACCUSATIVE


def _by_participle(view: EventView, at: int, cue: CommitmentCue) -> Iterator[Found]:
    """What a participle adds: its giver is the subject of the verb before it, or who speaks in it."""
    subject = doers_of(view, verb_before(view, at, 2 * _AHEAD))
    givers = spans_of(view, (p for p in subject if p.stop <= at))
    first = first_of_terms(view, at + 1, cue.takes, givers)
    statement = statement_at(view.doc, at)
    content = said_terms(view, first, statement)
    if content is None or first is None or not givers:
        return
    if not _is_never(view, at + 1, first, content, cue):
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _asking_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _ASKS)


def _crowd(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> tuple[Party, ...]:
    """What crowds do or hold up right before a verb of demanding ("marches that demand")."""
    if cue.kind != _DEMAND or not at:
        return ()
    crowds = lexicon.compiled(_crowds)
    first = max(view.sentence(at).first, at - _NEAR)
    for k in range(at - 1, first - 1, -1):
        if view.classes[k].tag in ("punct", "verb"):
            return ()
        if not crowds.isdisjoint(keys_of(view.tokens[k])):
            party = party_at(view, k, at)
            return () if party is None else (party,)
    return ()


def _crowds(lexicon: Lexicon) -> frozenset[str]:
    return deeds_marked(lexicon, _CROWD)


def _offered(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    denied = at > 0 and view.classes[at - 1].tag == "neg"
    if (denied and cue.kind != _PROMISE) or _is_doubted(view, at, lexicon):
        return
    clause = clause_of(view, at)
    doers = clause.subject or tuple(
        p for p in clause.object[:1] if cue.kind == _PROMISE and view.names[p.head] is not None
    )
    doers = tuple(_before_deed(view, p, cue) for p in doers or _crowd(view, at, cue, lexicon))
    asked = _carried_on(view, at, doers) and cue.kind == _DEMAND
    subject = spans_of(view, doers_of(view, verb_before(view, at, _AHEAD)) if asked else doers)
    subject = subject or (voice_of(statement_at(view.doc, at)) if _is_ours(view, at) else ())
    takers = spans_of(view, (p for p in _turned_to(view, clause) if p not in doers))
    takers = spans_of(view, doers) if asked else takers
    behind = max((p.stop for p in doers if 0 < p.first - at <= _TITLE), default=at + 1)
    first = first_of_terms(view, behind, cue.takes, (*subject, *takers))
    statement = statement_at(view.doc, at)
    content = said_terms(view, first, statement)
    if content is None or first is None or not subject or _is_never(view, at + 1, first, content, cue):
        return
    if cue.kind == _PROMISE and view.classes[first - 1].tag == "comp" and not _is_ahead(view, first, content):
        return
    if not cue.only or is_about(view, content, folded(cue.only)):
        kind, status = (_REFUSAL, "refused") if denied else (cue.kind, cue.status)
        end = view.tokens[behind - 1].end
        yield Found(kind, status, content, subject, takers, f"cue {cue.id}", statement, end)


def _is_doubted(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether "whether" stands near before a verb ("it is unclear whether she was going to stay")."""
    table = lexicon.compiled(_whether)
    first = max(view.sentence(at).first, at - _NEAR)
    return any(table.match_at(view.tokens[k:at], 0) is not None for k in range(first, at))


def _whether(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _WHETHER)


def _is_never(view: EventView, first: int, stop: int, content: Span, cue: CommitmentCue) -> bool:
    """Whether a word that a cue never stands with opens its terms or stands before them."""
    never = folded(cue.never)
    return is_about(view, content, never) or is_any(view, first, stop, never)


def _is_ours(view: EventView, at: int) -> bool:
    """Whether a verb is one of "we", so that whoever speaks asks."""
    return view.classes[at].tense == "present" and is_of_us(view, at)


def _is_ahead(view: EventView, first: int, content: Span) -> bool:
    """Whether a promised clause tells of what is to come: a verb that is not past opens it or stands near in it."""
    if view.classes[first].tag in ("verb", "neg"):
        return True
    window = range(first, min(first + _AHEAD, bisect_left(view.starts, content.end)))
    return any(view.classes[k].tag == "verb" and view.classes[k].tense == "future" for k in window)


def _turned_to(view: EventView, clause: Clause) -> tuple[Party, ...]:
    """To whom an offer or order is made: its object, or who stands behind "to" or "upon", where they can act."""
    behind = [p for a in clause.attached[:1] if a.role in ("", "recipient") for p in a.parties]
    return able(view, clause.object) or able(view, behind) or _people(view, (*clause.object, *behind))


def _people(view: EventView, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that name people, who may be told how many of them ("all the teachers")."""
    return tuple(p for p in parties if p.first in view.people or _are_many(view, p))


def _are_many(view: EventView, party: Party) -> bool:
    """Whether a phrase is a definite plural that is no subject ("the teachers", "all the sergeants")."""
    at = party.first + (view.kinds[party.first] == _QUANTITY)
    return at < party.stop and view.classes[at].definite and is_oblique(view.tokens[at].norm)


def _before_deed(view: EventView, party: Party, cue: CommitmentCue) -> Party:
    """A subject without the deed behind it that was read as part of it ("the authorities refused [the] admission")."""
    only = folded(cue.only)
    stop = next((k for k in range(max(party.first, party.head) + 1, party.stop) if is_any(view, k, k + 1, only)), None)
    if stop is None or view.classes[stop].preposition or view.classes[stop].conjunction:
        return party
    alone = stop - 1 == party.head and view.can_act(stop - 1, stop)
    if not alone and not view.classes[stop - 1].definite and view.names[stop - 1] is None:
        return party
    return msgspec.structs.replace(party, stop=stop)


def _carried_on(view: EventView, at: int, subject: tuple[Party, ...]) -> bool:
    """Whether those behind a verb are asked, by whoever did what was told before ("and directed all teachers")."""
    return view.classes[at].conjunction and any(_are_many(view, party) for party in subject)


def _follows(view: EventView, at: int, sentence: Sentence, cue: CommitmentCue) -> bool:
    wanted = folded(cue.after)
    window = range(at, min(sentence.stop, at + 40))
    return any(view.tokens[k].norm in wanted or not wanted.isdisjoint(keys_of(view.tokens[k])) for k in window)

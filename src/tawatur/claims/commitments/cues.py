"""Commitments told by cues of their own: needs, nouns of promise and readiness, orders, offers, provisions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import msgspec

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.clauses import Clause, clause_of
from tawatur.claims.clauses.doers import able, doers_of, spans_of, verb_before
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView, is_one_of
from tawatur.claims.commitments.addressees import Asking, readdressed
from tawatur.claims.commitments.askers import (
    before_deed,
    crowd_before,
    is_of_speaker,
    office_behind,
    opens_deed,
    subject_of_noun,
)
from tawatur.claims.commitments.conditions import condition_inside, sets_act
from tawatur.claims.commitments.ownacts import owner_before
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.provisions import provided
from tawatur.claims.commitments.terms import is_about, is_any, is_held, said_terms
from tawatur.claims.commitments.termstart import first_of_terms
from tawatur.claims.commitmentwords import cues_marked, folded, table_of
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.layers import MODALITIES
from tawatur.records.span import Span
from tawatur.text.endings import is_oblique

__all__ = ["asked_by_verbs", "commitments_by_cue", "unasked"]

_PRESENT, _PAST = "present", "past"
_SELF, _OBJECT = "self", "object"
_PROMISE, _REFUSAL, _CONDITION = "promise", "refusal", "condition"
_ACCORD, _AGREED, _ASKS, _PERSON, _QUANTITY = "accord", "agreement", "asks", "person", "quantity"
_ASKED = frozenset({"request", "demand"})
_DEMAND, _CROWD, _OFFER, _WHETHER = "demand", "crowd-acts", "offer", "whether"
#: Pronouns that no verb has as its object; and what `opens` says of verbs that set a condition only where their
#: terms hold one, and of those that count only before "that".
_NO_OBJECT = frozenset({"", "ي"})
_INSIDE, _THAT = "inside", "that"
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
#: How far before a noun the verb stands whose subject owns it.
_AHEAD = 12
_COMMAS, _OFFICIAL, _IN = frozenset("،,"), "official", "ب"
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
        terms = [found for accord in accords for found in provided(view, at, accord, lexicon)]
        yield from terms
        if terms or cue.before == _ACCORD:
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
            if _leads_back(view, at, sentence):
                continue
            if match.items[0][1].tense == _PRESENT and view.classes[at].tense == _PAST:
                continue  # Another verb in the past is spelled alike: "was exposed to" for "offers".
            yield from (one for one in _offered(view, at, cue, lexicon) if _is_of_worth(view, one, cue))
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
            if _is_circumstance(view, at, sentence) or at in view.negated:
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
            if opened and cue.kind == _OFFER and not givers:
                continue
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
        near = owner_before(view, at - 1)
        return spans_of(view, near or doers_of(view, verb_before(view, at - 1, _AHEAD - 1)))
    if view.classes[at].preposition or view.classes[at].conjunction:
        return ()
    return spans_of(view, able(view, parties_at(view, at, sentence.stop)))


def unasked(view: EventView) -> frozenset[int]:
    """The tokens of what is denied, only possible, planned or expected."""
    return frozenset(at for m in view.doc[MODALITIES] if m.kind in _UNREAL for at in range(m.first, m.stop))


def asked_by_verbs(view: EventView, sentence: Sentence, lexicon: Lexicon, unreal: frozenset[int]) -> Iterator[Found]:
    """What verbs of asking and promising ask where no event tells it."""
    for match in view.index.find(lexicon.compiled(_asking_table), sentence, pronouns=True):
        at = match.first
        if (match.pronoun and view.classes[at].pronoun in _NO_OBJECT) or view.is_in_body(at, at + 1):
            continue
        if match.items[0][1].tense == "" and not match.pronoun and _is_participle(view, at):
            yield from _by_participle(view, at, match.items[0][0])
            continue
        described = at > sentence.first and view.classes[at - 1].tag == "rel"
        if not match.pronoun and (subject := subject_of_noun(view, at, match.items[0][0])):
            yield from _by_subject(view, at, match.items[0][0], subject)
            continue
        tells = view.classes[at].tag == "verb" or _opens_as_verb(view, at, sentence)
        if not tells or view.classes[at].voice == "passive" or described or at in unreal:
            continue
        cues = sorted({entry.id: entry for entry, _ in match.items}.values(), key=lambda cue: not cue.only)
        yield from islice((found for cue in cues for found in _by_verb(view, at, cue, lexicon)), 1)


def _by_subject(view: EventView, at: int, cue: CommitmentCue, subject: tuple[Party, ...]) -> Iterator[Found]:
    """What a verb asks right behind it whose subject stands before it."""
    statement = statement_at(view.doc, at)
    content = said_terms(view, at + 1, statement)
    if content is not None:
        yield Found(cue.kind, cue.status, content, spans_of(view, subject), (), f"cue {cue.id}", statement)


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
        bound = cue.opens != _INSIDE or condition_inside(view, found.content, at) is not None
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
    told = not cue.only or is_about(view, content, folded(cue.only))
    if told and not _is_never(view, at + 1, first, content, cue):
        yield Found(cue.kind, cue.status, content, givers, (), f"cue {cue.id}", statement)


def _asking_table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _ASKS)


def _offered(view: EventView, at: int, cue: CommitmentCue, lexicon: Lexicon) -> Iterator[Found]:
    denied = at > 0 and view.classes[at - 1].tag == "neg"
    supposed = at > 0 and at - 1 in view.provisos
    if (denied and cue.kind != _PROMISE) or supposed or _is_doubted(view, at, lexicon):
        return
    clause = clause_of(view, at)
    doers = clause.subject or tuple(
        p for p in clause.object[:1] if cue.kind == _PROMISE and view.names[p.head] is not None
    )
    doers = tuple(before_deed(view, p, cue) for p in doers or crowd_before(view, at, cue, lexicon))
    doers = doers or office_behind(view, at, cue)
    asked = _carried_on(view, at, doers) and cue.kind == _DEMAND
    subject = spans_of(view, doers_of(view, verb_before(view, at, _AHEAD)) if asked else doers)
    subject = subject or (voice_of(statement_at(view.doc, at)) if is_of_speaker(view, at) else ())
    if not subject and not doers and cue.kind not in _ASKED:
        return
    takers = spans_of(view, (p for p in _turned_to(view, clause) if p not in doers))
    takers = spans_of(view, doers) if asked else takers or _meant(view, at)
    if _is_his_office(view, at, doers, takers, cue.takes):
        whole = msgspec.structs.replace(doers[-1], stop=bisect_left(view.starts, takers[-1].end))
        doers, takers = (*doers[:-1], whole), ()
        subject = spans_of(view, doers)
    behind = max((p.stop for p in doers if 0 < p.first - at <= _TITLE), default=at + 1)
    told = bool(cue.only) and opens_deed(view, behind, cue)
    first = behind if told else first_of_terms(view, behind, cue.takes, (*subject, *takers))
    if cue.kind in _ASKED and not told and view.classes[at].tag == "verb":
        read = readdressed(view, at, cue.takes, Asking(first, subject, takers))
        first, subject, takers = read.first, read.givers, read.takers
        first = first if first is None or view.classes[first].tag != "prep" else first + 1
    statement = statement_at(view.doc, at)
    content = said_terms(view, first, statement)
    if content is None or first is None or not subject or _is_never(view, at + 1, first, content, cue):
        return
    if cue.kind == _PROMISE and is_held(view, first, content):
        return
    if (
        view.classes[first].preposition == _IN
        and view.is_site(first)
        and view.names[first] is None
        and _PERSON in cue.takes
    ):
        return
    said = view.classes[first - 1].tag == "comp"
    if cue.opens == _THAT and not said:
        return
    stated = said and view.classes[first].tag not in ("verb", "neg")
    if stated and cue.kind in (_OFFER, _DEMAND):
        return
    if not cue.only or (is_about(view, content, folded(cue.only)) and not _is_province(view, first)):
        kind, status = (_REFUSAL, "refused") if denied else (cue.kind, cue.status)
        end = view.tokens[behind - 1].end
        led = behind < first and view.classes[behind].tag == "prep"
        if kind == _REFUSAL and not denied and first == behind + led:
            content = said_terms(view, at, statement) or content
        yield Found(kind, status, content, subject, takers, f"cue {cue.id}", statement, end)


def _leads_back(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a verb behind "which" is about what stands before it ("the extension which the king ordered [it]")."""
    if at == sentence.first or view.classes[at - 1].tag != "rel" or at + 1 >= sentence.stop:
        return False
    return view.classes[at + 1].tag == "prep" and view.classes[at + 1].pronoun != ""


def _is_of_worth(view: EventView, found: Found, cue: CommitmentCue) -> bool:
    """Whether the terms of an offer open with what a cue wants in them ("offered its mediation", "showed a film")."""
    first = bisect_left(view.starts, found.content.start)
    return cue.kind != _OFFER or not cue.after or is_any(view, first, first + _NEAR, folded(cue.after))


def _is_his_office(
    view: EventView, at: int, doers: tuple[Party, ...], takers: tuple[Span, ...], takes: tuple[str, ...]
) -> bool:
    """Whether those who are asked are offices of a person named right before them: a comma parts them from the terms
    ("ordered X, the heir and minister, the sending of")."""
    last = view.names[doers[-1].stop - 1] if doers else None
    if last is None or last.type != "PER" or not takers or takers[0].start - view.tokens[doers[-1].stop - 1].end > 1:
        return False
    first = first_of_terms(view, at + 1, takes, (*spans_of(view, doers), *takers))
    held = view.kinds[doers[-1].stop] == _OFFICIAL
    return held and first is not None and view.tokens[first - 1].text in _COMMAS


def _is_province(view: EventView, at: int) -> bool:
    """Whether a place stands there whose first word is spelled like what is asked ("the province of", "keeping")."""
    name = view.names[at]
    return name is not None and name.type == "LOC" and name.first == at


def _is_doubted(view: EventView, at: int, lexicon: Lexicon) -> bool:
    """Whether "whether" stands near before a verb ("it is unclear whether she was going to stay")."""
    table = lexicon.compiled(_whether)
    first = max(view.sentence(at).first, at - _NEAR)
    return any(table.match_at(view.tokens, k, at) is not None for k in range(first, at))


def _whether(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _WHETHER)


def _is_never(view: EventView, first: int, stop: int, content: Span, cue: CommitmentCue) -> bool:
    """Whether a word that a cue never stands with opens its terms or stands before them."""
    never = folded(cue.never)
    return is_about(view, content, never) or is_any(view, first, stop, never)


def _turned_to(view: EventView, clause: Clause) -> tuple[Party, ...]:
    """To whom an offer or order is made: its object, or who stands behind "to" or "upon", where they can act."""
    behind = [p for a in clause.attached[:1] if a.role in ("", "recipient") for p in a.parties]
    return able(view, clause.object) or able(view, behind) or _people(view, (*clause.object, *behind))


def _meant(view: EventView, at: int) -> tuple[Span, ...]:
    """Whom the pronoun of a verb means ("summoned the envoy and asked him to")."""
    pronoun = view.classes[at].pronoun
    return spans_of(view, able(view, antecedent(view, at, pronoun=pronoun))) if pronoun else ()


def _people(view: EventView, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that name people, who may be told how many of them ("all the teachers")."""
    return tuple(p for p in parties if p.first in view.people or _are_many(view, p))


def _are_many(view: EventView, party: Party) -> bool:
    """Whether a phrase is a definite plural that is no subject ("the teachers", "all the sergeants")."""
    at = party.first + (view.kinds[party.first] == _QUANTITY)
    return at < party.stop and view.classes[at].definite and is_oblique(view.tokens[at].norm)


def _carried_on(view: EventView, at: int, subject: tuple[Party, ...]) -> bool:
    """Whether those behind a verb are asked, by whoever did what was told before ("and directed all teachers")."""
    return view.classes[at].conjunction and any(_are_many(view, party) for party in subject)


def _follows(view: EventView, at: int, sentence: Sentence, cue: CommitmentCue) -> bool:
    wanted = folded(cue.after)
    window = range(at, min(sentence.stop, at + 40))
    found = next((k for k in window if is_one_of(view.tokens[k], wanted)), None)
    return found is not None and (cue.kind != _CONDITION or not cue.opens or sets_act(view, found, sentence))

"""Commitments without a cue of their own: what statements ask or promise, and what is said of the future."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import spans_of
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.accordnames import agreement_words
from tawatur.claims.commitments.askedfirst import behind_addressee, is_person
from tawatur.claims.commitments.ownacts import body_spoken_for, is_answered_for, is_led_by, is_many, is_speaker
from tawatur.claims.commitments.terms import is_about, is_any, is_held, terms_span
from tawatur.claims.commitmentwords import (
    asking_words,
    befalling_verbs,
    cues_marked,
    deeds_marked,
    folded,
    is_ahead_in,
    is_asked_about,
    suffered_verbs,
    table_of,
)
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence
from tawatur.records.layers import MODALITIES
from tawatur.records.ledger import Statement
from tawatur.records.span import Span
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.pronouns import agreement_of

__all__ = ["Found", "promised_in_future", "promised_in_statements", "supposed_tokens"]

_STEADFAST, _UNYIELDING, _SCHEDULED, _RIGHT = "steadfast", "unyielding", "scheduled", "right"
#: The letters of "and", of the future, and those that verbs of the first person begin with.
_AND, _WILL, _FIRST_PERSON = "و", "س", ("ن", "ا")
_OPENING = frozenset({"punct", "conj"})
_EXPECTED, _SEVERAL = "expect", "pl"
_PROMISE, _REFUSAL, _CONDITION, _ANY = "promise", "refusal", "condition", "any"
#: How far behind a verb "any" may stand.
_WHATEVER = 4
#: How far into a clause stands the word by which it only may be.
_MAY_BE = 4
_ASKING = frozenset({"request", "demand"})
_QUOTES = frozenset('«»"“”')
_PRAYER, _BLESSING = "prayer", "blessing"
_OFFER, _STANCES = "offer", frozenset({"request", "demand", "promise"})
#: How many commitments before a statement may still reach into it, and how far before a verb its subject stands.
_NEAR, _AHEAD = 6, 12
#: What stands for its owner: "his country", "her government"; and the last letter of "never".
_OWN, _NEVER = frozenset({"government", "body", "army", "armed"}), "ن"
#: The fewest tokens of terms, and the mark of what would only be so.
_SHORTEST, _SUPPOSED = 2, "hypothetical"
#: How far before the cue of a statement "if" stands.
_IF = 2


class Found(msgspec.Struct, frozen=True):
    """A commitment that a place of the article makes, by its terms, parties and rule.

    `behind`: the offset behind the word that asks, where its object may stand before the terms; 0 where none does.
    """

    kind: str
    status: str
    content: Span
    givers: tuple[Span, ...]
    takers: tuple[Span, ...]
    rule: str
    statement: Statement | None
    behind: int = 0


def promised_in_statements(
    view: EventView, lexicon: Lexicon, found: list[Found], supposed: frozenset[int]
) -> list[Found]:
    """What statements ask, demand or promise where nothing else tells it: their words are the terms."""
    told = sorted((one.content for one in found), key=lambda span: span.start)
    starts = [span.start for span in told]
    more: list[Found] = []
    for statement in view.statements:
        content = statement.content
        near = told[max(0, bisect_left(starts, content.start) - _NEAR) : bisect_left(starts, content.end)]
        if statement.stance not in _STANCES or any(_tells(span, statement) for span in near):
            continue
        speaker = statement.speaker or statement.speaker_ref
        first = bisect_left(view.starts, content.start)
        cue = bisect_left(view.starts, statement.cue.start)
        if statement.stance in _ASKING and is_any(view, cue, first + 1, lexicon.compiled(_prayed_to)):
            continue
        if any(at in view.provisos for at in range(max(0, cue - _IF), cue + 1)):
            continue
        if _is_only_told(view, first, statement, supposed):
            continue
        if speaker is None or first >= len(view.tokens) or not _can_speak(view, speaker):
            continue
        ready = lexicon.compiled(_readiness).match_at(view.tokens[first : first + 1], 0, pronouns=True)
        kind = _OFFER if ready is not None else statement.stance
        if _is_ordered(view, lexicon, statement) or is_about(view, content, lexicon.compiled(_unasked)):
            continue
        asked = behind_addressee(view, first, content) if kind in _ASKING else None
        if kind in _ASKING and asked is None and is_person(view, first, content):
            continue
        takers = () if kind == _OFFER else asked[1] if asked else _asked(view, statement)
        spans = spans_of(view, takers)
        terms = asked[0] if asked else content
        if asked and is_about(view, terms, lexicon.compiled(_unasked)):
            continue
        begin = bisect_left(view.starts, terms.start)
        behind = view.classes[begin + 1].tag if begin + 1 < len(view.classes) else ""
        if (view.classes[begin].tag == "dem" and behind != "noun") or bisect_left(
            view.starts, terms.end
        ) - begin < _SHORTEST:
            continue
        more.append(Found(kind, "open", terms, (speaker,), spans, "<statement that asks or promises>", statement))
    return more


def _is_only_told(view: EventView, first: int, statement: Statement, supposed: frozenset[int]) -> bool:
    """Whether "that" opens a clause without a verb before its subject which says what is or may be: nothing is asked
    ("suggested that the company may return") or promised ("considered that his stance is firm")."""
    if statement.stance == _PROMISE:
        return is_held(view, first, statement.content)
    if first == 0 or view.classes[first - 1].tag != "comp" or view.classes[first].tag in ("verb", "neg"):
        return False
    return any(at in supposed for at in range(first, first + _MAY_BE))


def _tells(told: Span, statement: Statement) -> bool:
    """Whether terms read before stand in a statement, or between its cue and its words."""
    return told.overlaps(statement.content) or statement.cue.end <= told.start < statement.content.start


def _prayed_to(lexicon: Lexicon) -> frozenset[str]:
    """Words for whom prayers are said to, which ask nobody."""
    return deeds_marked(lexicon, _PRAYER)


def _unasked(lexicon: Lexicon) -> frozenset[str]:
    """Words for what somebody can or may do, which nobody asks of him, and for what prayers wish ("recovery")."""
    return deeds_marked(lexicon, _RIGHT) | deeds_marked(lexicon, _BLESSING)


def _is_ordered(view: EventView, lexicon: Lexicon, statement: Statement) -> bool:
    """Whether an order is one of those that are acts of their own ("ordered his arrest"), by its cue and terms."""
    at = bisect_left(view.starts, statement.cue.start)
    match = lexicon.compiled(_orders).match_at(view.tokens[at : at + 1], 0, pronouns=True)
    if match is None:
        return False
    return is_about(view, statement.content, folded(match.items[0][0].never))


def _orders(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.never and cue.verbs)


def _can_speak(view: EventView, speaker: Span) -> bool:
    at = min(bisect_left(view.starts, speaker.start), len(view.tokens) - 1)
    return view.can_act(at, at + 1)


def _asked(view: EventView, statement: Statement) -> tuple[Party, ...]:
    """Whom a statement asks: who stands right before its words and can act."""
    first = bisect_left(view.starts, statement.content.start)
    speaker = statement.speaker
    sentence = view.sentence(first) if first < len(view.tokens) else None
    if sentence is None:
        return ()
    for at in range(max(sentence.first, first - _AHEAD), first):
        if view.tokens[at].start < statement.cue.end or view.classes[at].tag == "verb":
            continue
        if speaker is not None and view.tokens[at].start < speaker.end:
            continue
        parties = parties_at(view, at, first)
        if parties and parties[-1].stop >= first - 1 and view.can_act(parties[0].first, parties[0].stop):
            return tuple(parties)
    return ()


def _readiness(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Nouns of readiness, which offer what they are said to be ready for."""
    return table_of(cue for cue in lexicon.entries(CommitmentCue) if cue.kind == _OFFER and cue.nouns)


class _Foretold(msgspec.Struct, frozen=True):
    """What somebody was last said to do in the future: in which statement, who, and the gender of the verb."""

    statement: Statement
    givers: tuple[Span, ...]
    gender: str


def _goes_on(view: EventView, first: int, verb: int, before: _Foretold) -> bool:
    """Whether "and" adds one more act of the same subject ("will not allow it and will pursue those who")."""
    joined = view.classes[first].conjunction or view.classes[verb].conjunction
    own = [p for p in clause_of(view, verb).subject if p.first > verb and view.can_act(p.first, p.stop)]
    return joined and view.classes[verb].gender == before.gender and not own


def promised_in_future(
    view: EventView, sentence: Sentence, lexicon: Lexicon, supposed: frozenset[int]
) -> Iterator[Found]:
    """What is said that somebody will do or never do: "that it will take measures", "his country will not give up"."""
    before: _Foretold | None = None
    for at in range(sentence.first + 1, sentence.stop):
        found = view.classes[at]
        if found.tag != "verb" or found.voice == "passive":
            continue
        never = view.classes[at - 1].tag == "neg" and view.tokens[at - 1].norm[-1] == _NEVER
        will = view.classes[at - 1].tag == "particle" and view.tokens[at - 1].norm[0] == _WILL
        if found.tense != "future" and not never and not will:
            continue
        unyielding, befalls = lexicon.compiled(_unyielding), befalling_verbs if never else suffered_verbs
        stays = never and unyielding.match_at(view.tokens[at : at + 1], 0, pronouns=True) is not None
        if not stays and is_ahead_in(lexicon.compiled(befalls), view.tokens[at]):
            continue
        if not never and is_any(view, at + 1, min(at + _NEAR, sentence.stop), lexicon.compiled(_appointments)):
            continue
        first = at - 1 if never or will else at
        if at in supposed or is_asked_about(lexicon.compiled(asking_words), view.tokens, first):
            continue
        statement = statement_at(view.doc, at)
        givers = () if statement is None else _future_subject(view, first, sentence, statement, lexicon)
        if not givers and before is not None and statement is before.statement and _goes_on(view, first, at, before):
            givers = before.givers
        if statement is not None and givers:
            before = _Foretold(statement, givers, found.gender)
        content = None if statement is None or not givers else terms_span(view, first, statement.content)
        if content is not None:
            steadfast = lexicon.compiled(_steadfast).match_at(view.tokens[at : at + 2], 0, pronouns=True) is not None
            kind, status = (_REFUSAL, "refused") if never and not steadfast else (_PROMISE, "open")
            if not never and is_any(view, at + 1, min(at + _WHATEVER, sentence.stop), lexicon.compiled(_whatever)):
                kind = _CONDITION
            yield Found(kind, status, content, givers, (), "<speaker in the future>", statement)


def supposed_tokens(view: EventView) -> frozenset[int]:
    """The tokens of what is only supposed ("had there been bases, it would not")."""
    marks = (m for m in view.doc[MODALITIES] if m.kind == _SUPPOSED)
    return frozenset(at for m in marks for at in range(m.first, m.stop))


def _whatever(lexicon: Lexicon) -> frozenset[str]:
    """Words that make an act depend on what others do ("will answer any attack")."""
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.before == _ANY)
    return frozenset(fold(word) for cue in cues for word in cue.surfaces)


def _appointments(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that make what will be done an appointment ("will pay a visit")."""
    cues = (cue for cue in lexicon.entries(CommitmentCue) if cue.opens == _SCHEDULED)
    return frozenset(fold(word) for cue in cues for word in cue.never)


def _steadfast(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs that promise where they are denied of the future."""
    return cues_marked(lexicon, _STEADFAST)


def _unyielding(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    """Verbs of giving in, which refuse to where they are denied of the future ("will not back down from")."""
    return cues_marked(lexicon, _UNYIELDING)


def _is_of_others(view: EventView, at: int, statement: Statement, spoken: int) -> bool:
    """Whether "that they" deep inside the words of one man means others, of whom somebody thinks there."""
    if at <= spoken + 1 or view.classes[at].conjunction or view.tokens[at].text.startswith(CONJUNCTIONS):
        return False
    several = agreement_of(view.classes[at].pronoun) == _SEVERAL
    return _is_thought(view, at - 1, statement) or (several and not is_many(view, statement))


def _is_thought(view: EventView, verb: int, statement: Statement) -> bool:
    """Whether the verb before "that he" tells what another one thinks, in the words of who speaks ("in a coup that he
    thought would bring him back"): a verb in the past that is not his own."""
    found = view.classes[verb]
    own = view.tokens[verb].start >= statement.content.start and not view.is_cue(view.tokens[verb].start)
    return own and found.tag == "verb" and found.tense == "past" and found.gender != ""


def _is_own(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a verb of the future, or the one behind its "never", is one of the first person ("we will send it")."""
    verb = at if view.classes[at].tag == "verb" or at + 1 >= sentence.stop else at + 1
    norm = view.tokens[verb].norm.removeprefix(_AND)
    if verb == at and norm[0] != _WILL:
        return False
    letter = norm[1:2] if verb == at else norm[:1]
    return letter != "" and letter in _FIRST_PERSON


def _future_subject(
    view: EventView, at: int, sentence: Sentence, statement: Statement, lexicon: Lexicon
) -> tuple[Span, ...]:
    """Who acts, between "that" and the verb: a pronoun or "his country" for the speaker, or somebody else."""
    own = voice_of(statement)
    before, spoken = view.classes[at - 1], bisect_left(view.starts, statement.content.start)
    if before.tag == "comp" or (before.tag == "conj" and before.pronoun):
        if statement.stance == _EXPECTED or _is_of_others(view, at - 1, statement, spoken):
            return ()
        gender = view.classes[at if view.classes[at].tag == "verb" else at + 1].gender
        if not before.pronoun or is_speaker(view, statement, before.pronoun, gender):
            return own if before.pronoun else ()
        return spans_of(view, body_spoken_for(view, statement, before.pronoun)) if at - 1 <= spoken else ()
    if _is_own(view, at, sentence):
        return own
    if body := _behind_verb(view, at, sentence, spoken, lexicon):
        return spans_of(view, body) if all(is_answered_for(view, p, statement) for p in body) else ()
    for comp in range(at - 1, max(sentence.first, at - _AHEAD) - 1, -1):
        opens = view.classes[comp].tag == "comp"
        if not opens and comp != spoken:
            continue
        start, stop = comp + opens, at
        while start < at and view.tokens[start].text in _QUOTES:
            start += 1
        while stop > start and view.tokens[stop - 1].text in _QUOTES:
            stop -= 1
        parties = parties_at(view, start, stop)
        if not parties or parties[-1].stop != stop or (opens and view.classes[comp].pronoun):
            return ()
        head = parties[0]
        if view.classes[at].tag == "neg" and is_led_by(view, head, statement):
            return spans_of(view, parties)
        if view.classes[head.head].pronoun and view.kinds[head.head] in _OWN and head.stop - head.first == 1:
            return own
        named = all(view.can_act(p.first, p.first + 1) and view.is_political(p.first, p.stop) for p in parties)
        named = named and not agreement_words(lexicon).find(view.tokens[head.first : head.first + 1])
        named = named and all(is_answered_for(view, p, statement) for p in parties)
        return spans_of(view, parties) if named else ()
    return ()


def _behind_verb(view: EventView, at: int, sentence: Sentence, spoken: int, lexicon: Lexicon) -> tuple[Party, ...]:
    """The body right behind a verb of the future that opens a clause ("the university will work to")."""
    verb = at if view.classes[at].tag == "verb" else at + 1
    if view.classes[at].tag == "neg":
        return ()
    opens = at <= spoken or view.classes[at].conjunction or view.classes[at - 1].tag in _OPENING
    if not opens or verb >= sentence.stop:
        return ()
    subject = clause_of(view, verb).subject
    near = bool(subject) and subject[0].first == verb + 1
    if not near or not all(view.can_act(p.first, p.first + 1) and view.is_political(p.first, p.stop) for p in subject):
        return ()
    head = subject[0]
    return () if agreement_words(lexicon).find(view.tokens[head.first : head.first + 1]) else subject

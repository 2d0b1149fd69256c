"""What is asked without a verb of asking: duties laid on somebody, what is due from them, hopes in them, conditions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tawatur.claims.anchoring import statement_at, voice_of
from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.doers import able, spans_of
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView
from tawatur.claims.commitments.promises import Found
from tawatur.claims.commitments.terms import is_any, leads, said_terms, terms_span
from tawatur.claims.commitmentwords import cues_marked, folded, suffered_verbs
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.commitments import CommitmentCue
from tawatur.records.document import Sentence

__all__ = ["urged"]

#: What `before` says of the cues: "it is upon X to", "upon him to", "X is called upon to", "what is due from X is",
#: "his hope that X will", "X is conditional on".
_UPON, _UPON_HIM, _CALLED, _DUE, _HOPE, _BOUND = "obligation", "upon-him", "called", "due", "hope", "bound"
_MUST = "must"
#: How far before "is called upon" its subject begins, and how far behind a hope its clause opens.
_BACK, _HOPED = 14, 3
#: How far before "upon him" he was spoken of, or a condition opened.
_FAR = 60
_REQUEST, _CONDITION, _PLACE = "request", "condition", "LOC"
#: The letter that "that" begins with where nothing is attached to it.
_ALIF = "ا"
#: The letter of "so", before a clause that follows from what was said ("accordingly, the clear thing is").
_SO = "ف"
_OPENS, _SAYS = frozenset({"punct", "comp"}), frozenset({"comp", "conj"})


def urged(view: EventView, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """The duties and hopes of a sentence."""
    for match in view.index.find(lexicon.compiled(_table), sentence, pronouns=True):
        cue = match.items[0][0]
        if match.stop >= sentence.stop:
            continue
        if cue.before == _HOPE:
            yield from _hoped(view, match, cue, sentence, lexicon)
            continue
        if cue.before == _BOUND:
            yield from _bound(view, match, cue)
            continue
        found = _duty(view, match, cue, sentence)
        if found is None or _is_idle(view, match.stop, found, cue, sentence):
            continue
        first, parties = found
        statement = statement_at(view.doc, match.first)
        content = said_terms(view, first, statement)
        bound = first > match.first and cue.before == _UPON_HIM
        if content is not None and (statement is not None or cue.before != _MUST):
            takers = spans_of(view, able(view, parties))
            kind = _CONDITION if bound else cue.kind
            yield Found(kind, cue.status, content, voice_of(statement), takers, f"cue {cue.id}", statement)


def _table(lexicon: Lexicon) -> PhraseTable[CommitmentCue]:
    return cues_marked(lexicon, _UPON, _UPON_HIM, _CALLED, _DUE, _HOPE, _BOUND, _MUST)


def _duty(
    view: EventView, match: Match[CommitmentCue], cue: CommitmentCue, sentence: Sentence
) -> tuple[int, tuple[Party, ...]] | None:
    """Where a duty begins and on whom it is laid."""
    if cue.before == _UPON:
        if match.pronoun or _is_described(view, match, sentence):
            return None
        if is_any(view, match.stop, match.stop + 1, folded(cue.never)):
            return None
        parties = _upon(view, match.first, match.stop, sentence)
        return None if parties is None else (match.first, parties)
    if cue.before == _UPON_HIM:
        opens = match.first == sentence.first or _opens_clause(view, match.first - 1)
        fits = (opens or view.classes[match.first].conjunction) and _opens_duty(view, match.stop, sentence)
        bound = view.classes[match.first].conjunction and any(
            at in view.provisos for at in range(max(sentence.first, match.first - _FAR), match.first)
        )
        return (match.stop if bound else match.first, _meant(view, match.first, sentence)) if fits else None
    if cue.before == _MUST:
        behind = _past_adverb(view, match.stop, sentence)
        deed = view.classes[behind]
        fits = deed.tag == "noun" or (deed.tag == "verb" and deed.tense == "past" and not deed.conjunction)
        led = deed.preposition in cue.takes if cue.takes else not deed.preposition
        plain = fits and led and not view.can_act(behind, behind + 1)
        past = match.first > sentence.first and _is_past(view, match.first - 1)
        return (match.first, ()) if plain and not past else None
    if cue.before == _DUE:
        parties = tuple(parties_at(view, match.stop, sentence.stop))
        acts = bool(parties) and view.can_act(parties[0].first, parties[0].stop)
        opens = acts and _opens_duty(view, parties[-1].stop, sentence)
        return (parties[-1].stop, parties) if opens else None
    return _called(view, match, sentence)


def _is_past(view: EventView, at: int) -> bool:
    """Whether what must be done is described or was necessary once ("which must", "it was necessary")."""
    return view.classes[at].tag == "rel" or view.classes[at].tense == "past"


def _is_described(view: EventView, match: Match[CommitmentCue], sentence: Sentence) -> bool:
    """Whether "which" stands before a verb of duty: what it describes is no duty laid on anybody here."""
    before = view.classes[match.first - 1] if match.first > sentence.first else None
    return before is not None and before.tag == "rel" and match.stop - match.first > 1


def _meant(view: EventView, at: int, sentence: Sentence) -> tuple[Party, ...]:
    """Whom "upon him" means: who was spoken of last that can act, agrees and depends on no preposition."""
    statement = statement_at(view.doc, at)
    spoken = sentence.first if statement is None else bisect_left(view.starts, statement.content.start)
    pronoun, k = view.classes[at].pronoun, max(sentence.first, spoken, at - _FAR)
    best: Party | None = None
    while k < at:
        party = party_at(view, k, at) if view.can_act(k, k + 1) else None
        free = party is not None and not view.classes[k].preposition
        free = free and not (k > sentence.first and view.classes[k - 1].tag == "prep")
        if party is not None and free and fits_pronoun(view, party.first, party.head, party.stop, pronoun):
            best = party
        k = k + 1 if party is None else max(party.stop, k + 1)
    return antecedent(view, at, pronoun=pronoun) if best is None else (best,)


def _upon(view: EventView, first: int, at: int, sentence: Sentence) -> tuple[Party, ...] | None:
    """Those upon whom "on" lays a duty, where it opens a clause: after a stop, a mark or "that"."""
    opens = first == sentence.first or _opens_clause(view, first - 1)
    parties = tuple(parties_at(view, at, sentence.stop)) if opens or at - first > 1 else ()
    if not parties:
        return None
    behind = parties[-1].stop if at - first == 1 else _past_place(view, parties[-1].stop, sentence)
    while behind < sentence.stop and view.classes[behind].tag == "adj" and view.classes[behind].definite:
        behind += 1
    if behind >= sentence.stop:
        return None
    if view.classes[behind].tag == "comp":
        return parties if _opens_duty(view, behind, sentence) else None
    acts = all(view.can_act(p.first, p.stop) for p in parties)
    after_comp = first > sentence.first and view.classes[first - 1].tag in _SAYS
    found = view.classes[behind]
    named = found.tag == "noun" and not found.preposition and not found.conjunction
    named = named and (after_comp or not found.definite) and not view.can_act(behind, behind + 1)
    return parties if named and acts and (at - first > 1 or after_comp) else None


def _past_place(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind the place where those are upon whom a duty is laid ("upon all in the country to")."""
    if at + 1 >= sentence.stop or view.classes[at].tag != "prep" or view.classes[at].pronoun:
        return at
    name, place = view.names[at + 1], party_at(view, at + 1, sentence.stop)
    return place.stop if place is not None and name is not None and name.type == _PLACE else at


def _is_idle(
    view: EventView, at: int, found: tuple[int, tuple[Party, ...]], cue: CommitmentCue, sentence: Sentence
) -> bool:
    """Whether a duty asks for no deed: "must know that", "must be aware"."""
    behind = found[1][-1].stop if found[1] and found[1][-1].stop > at else at
    never = folded(cue.never)
    return bool(never) and is_any(view, behind, min(behind + 2, sentence.stop), never)


def _opens_clause(view: EventView, at: int) -> bool:
    """Whether a mark, "that" or a conjunction of its own stands there."""
    found = view.classes[at]
    return found.tag in _OPENS or (found.tag == "conj" and len(view.tokens[at].norm) > 1)


def _past_adverb(view: EventView, at: int, sentence: Sentence) -> int:
    """The token behind an adverb between a duty and its deed ("must also")."""
    return at + 1 if at + 1 < sentence.stop and view.classes[at].tag == "adv" else at


def _opens_duty(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether "to" with its verb stands there, or the verbal noun of what is to be done."""
    at = _past_adverb(view, at, sentence)
    if at + 1 >= sentence.stop:
        return False
    found, ahead = view.classes[at], view.classes[at + 1]
    if found.tag == "comp":
        plain = not found.pronoun and view.tokens[at].norm[0] == _ALIF
        return plain and ahead.tag in ("verb", "neg", "noun") and not ahead.definite
    plain = found.tag == "noun" and not found.preposition and not found.conjunction
    plain = plain and not (found.definite and view.tokens[at].norm[0] == _SO)
    return plain and view.names[at] is None and not view.can_act(at, at + 1) and view.times[at] is None


def _called(view: EventView, match: Match[CommitmentCue], sentence: Sentence) -> tuple[int, tuple[Party, ...]] | None:
    """The subject of "is called upon to": the phrase right before it that opens the clause."""
    at = match.first
    if view.classes[at].definite or view.classes[at].conjunction or not leads(view, match.stop):
        return None
    for first in range(max(sentence.first, at - _BACK), at):
        opens = first == sentence.first or _opens_clause(view, first - 1)
        if not opens or view.classes[first].tag in _OPENS:
            continue
        parties = tuple(parties_at(view, first, at))
        if parties and parties[-1].stop == at and view.can_act(parties[0].first, parties[0].stop):
            return first, parties
    return None


def _bound(view: EventView, match: Match[CommitmentCue], cue: CommitmentCue) -> Iterator[Found]:
    """What a statement says to depend on something: all of the clause, from what depends to what it depends on."""
    statement = statement_at(view.doc, match.first)
    bound = match.stop - match.first > 1 or leads(view, match.stop)
    if statement is None or view.classes[match.first].definite or not bound:
        return
    start = view.tokens[max(view.sentence(match.first).first, match.first - 2 * _BACK)].start
    if statement.content.start < start:
        return
    content = terms_span(view, bisect_left(view.starts, statement.content.start), statement.content)
    if content is not None and content.end > view.tokens[match.first].end:
        yield Found(cue.kind, cue.status, content, voice_of(statement), (), f"cue {cue.id}", statement)


def _hoped(
    view: EventView, match: Match[CommitmentCue], cue: CommitmentCue, sentence: Sentence, lexicon: Lexicon
) -> Iterator[Found]:
    """A hope that somebody else will do something, which asks him to."""
    comp = next((k for k in range(match.stop, min(match.stop + _HOPED, sentence.stop)) if view.is_bare_that(k)), None)
    if comp is None or comp + 1 >= sentence.stop or view.classes[comp + 1].tag != "verb":
        return
    if lexicon.compiled(suffered_verbs).match_at(view.tokens[comp + 1 : comp + 2], 0, pronouns=True) is not None:
        return
    statement = statement_at(view.doc, comp)
    speaker = voice_of(statement)
    subject = clause_of(view, comp + 1).subject
    political = (p for p in able(view, subject) if p.first > comp and view.is_political(p.first, p.stop))
    asked = spans_of(view, political)
    content = said_terms(view, comp + 1, statement)
    if content is not None and speaker and asked and asked[0].text != speaker[0].text:
        yield Found(_REQUEST, cue.status, content, speaker, asked, f"cue {cue.id}", statement)

"""The subject that stands before its verb: what a relative clause describes, or the phrase that opens the clause."""

from __future__ import annotations

from tawatur.claims.clauses.doubleoffices import both_before
from tawatur.claims.clauses.parties import Party, parties_at, party_at
from tawatur.claims.clauses.phrasefit import HEADS, SOFT
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.view import EventView, is_state
from tawatur.records.document import Sentence
from tawatur.text.endings import is_oblique, is_sound_nominative, may_be_object

__all__ = [
    "gender_of", "is_headed", "is_other_than_head", "is_relative", "is_she", "may_agree", "opens_before",
    "relative_opening", "stands_next", "subject_before",
]  # fmt: skip

#: What stands right before a verb that opens its clause.
_OPENERS = frozenset({"punct", "comp", "conj", "rel", "neg", "particle"})
#: How many words of help ("was", "had") part a verb from its relative pronoun at most.
_HELPED = 3
#: How many tokens before a verb its subject is sought.
_BACK = 30
#: How far before a place whoever is in it begins.
_HELD = 8
#: How far behind the head of a phrase "of" stands.
_PART = 4
_COMMAS = frozenset("،,")
#: Marks that may open a quotation.
_OPENING_MARKS = frozenset('«“„"＂')
#: Classes of words that part a subject from what follows.
_PARTING = frozenset({"verb", "comp", "rel", "conj"})
_PLACE, _OFFICE = "place", "official"
#: The kind of bands, and how those end that are feminine by their alif ("the militia"); no accusative has the article.
_BAND, _ALIF = "armed", "ا"
#: What may stand between a subject and its verb.
_PARTICLES = frozenset({"particle", "neg"})
#: The type of names that are headed by a common noun ("the council of ministers").
_BODY, _GROUP, _MAQSURA = "ORG", "body", "ى"
#: Endings of relative pronouns, and the letter of the feminine ones.
_YA, _PLURAL, _TA = "ي", "ن", "ت"


def gender_of(view: EventView, at: int, stop: int) -> str:
    """The gender with which a verb agrees with the noun at a token, as the adjective right behind it (before `stop`)
    tells, where it is feminine: plurals of things that are not seen to be plurals ("the nations")."""
    own, behind = view.classes[at], view.classes[at + 1] if at + 1 < stop else None
    if behind is not None and behind.tag == "noun" and _is_honorific(view, at):
        return behind.gender
    if behind is not None and behind.tag == "adj" and behind.definite == own.definite and behind.gender == "f":
        return "f"
    if view.kinds[at] == _GROUP and view.tokens[at].text[-1] == _MAQSURA:
        return "f"
    if view.kinds[at] == _BAND and view.tokens[at].text[-2:] == _YA + _ALIF:
        named = behind is not None and view.names[at + 1] is not None and not behind.preposition
        closed = named or (behind is not None and behind.definite and behind.tag != "adj")
        return "f" if own.definite or closed else own.gender
    return own.gender


def _is_honorific(view: EventView, at: int) -> bool:
    """Whether a noun is no office but a style before one ("His Majesty the king")."""
    style = view.kinds[at] == _OFFICE and at not in view.people and not view.classes[at].definite
    return style and view.kinds[at + 1] == _OFFICE and view.classes[at + 1].definite


def is_she(view: EventView, verb: int, head: int) -> bool:
    """Whether a state stands behind a masculine verb that opens its clause, of which it can only be the object ("and
    called on Saudi Arabia to"): names of states and capitals are feminine, but for those that the data lists."""
    found, name = view.classes[verb], view.names[head]
    state = name is not None and name.type == "LOC" and is_state(name) and name.key not in view.masculine
    if not state or found.gender != "m" or found.number == "pl":
        return False
    return found.conjunction or verb == view.sentence(verb).first or view.classes[verb - 1].tag in _OPENERS


def is_relative(view: EventView, verb: int) -> bool:
    """Whether a relative pronoun stands right before a verb."""
    return verb > 0 and view.classes[verb - 1].tag == "rel"


def is_other_than_head(view: EventView, verb: int) -> bool:
    """Whether a verb cannot have what its relative describes as its subject: they differ in gender or number ("the
    capital, on which [masculine] the rebels hold")."""
    found, relative = view.classes[verb], view.tokens[verb - 1].norm
    if not found.gender or found.number == "pl" or not is_relative(view, verb):
        return False
    if relative[-1] == _PLURAL:
        return found.number == "sg" and relative[-2] == _YA
    return relative[-1] == _YA and (_TA in relative) != (found.gender == "f")


def opens_before(view: EventView, verb: int, subject: tuple[Party, ...]) -> bool:
    """Whether phrases right before a verb can only be its subject: behind "that", or with a particle between them."""
    first, before = subject[0].first, view.classes[verb - 1]
    opened = first > 0 and view.is_bare_that(first - 1)
    opened = opened and verb in (subject[-1].stop, view.asides.get(subject[-1].stop))
    marked = before.tag in _PARTICLES and not before.conjunction
    return (opened or marked) and may_agree(view, verb, subject)


def stands_next(view: EventView, verb: int, stop: int, *, followed: bool) -> bool:
    """Whether a phrase that ends before a token stands right before a verb, or but for an aside or one word; no comma
    where somebody stands right behind the verb (`followed`)."""
    if view.asides.get(stop) == verb:
        return True
    return verb - stop <= 1 and not (followed and view.tokens[verb - 1].text in _COMMAS)


def may_agree(view: EventView, verb: int, subject: tuple[Party, ...]) -> bool:
    """Whether a verb behind its subject agrees with it as far as both show."""
    found, head = view.classes[verb], subject[0].head
    noun, name = view.classes[head], view.names[head]
    named = name is not None and (name.type != _BODY or name.first != head)
    if len(subject) == 1 and found.number == "sg" and is_sound_nominative(view.tokens[head].text):
        return False
    if len(subject) > 1 or named or noun.tag != "noun" or view.plural[head] or noun.number in ("pl", "du"):
        return True
    gender = gender_of(view, head, subject[0].stop)
    return not found.gender or not gender or gender == found.gender


def _clause_start(view: EventView, at: int) -> int:
    """The first token of the clause that holds a token: after a comma, a complementiser, a relative or a verb."""
    first = max(view.sentence(at).first, at - _BACK)
    verbs, k = 0, at
    while k > first:
        k -= 1
        if k in view.closings:
            k = view.closings[k]
            continue
        found = view.classes[k]
        verbs += found.tag == "verb"
        if found.tag == "rel" and verbs:
            verbs -= 1
            continue
        if found.tag in ("comp", "rel", "conj") or (found.tag == "punct" and view.tokens[k].text not in SOFT):
            return k + 1
    return first


def subject_before(
    view: EventView, verb: int, sentence: Sentence, *, acts: bool = True, joined: bool = False
) -> tuple[Party, ...]:
    """The subject that stands before its verb: the antecedent of a relative, or the phrase that opens the clause."""
    if verb == sentence.first or joined or _opens_words(view, verb, sentence.first):
        return ()
    if (opening := relative_opening(view, verb)) is not None:
        described = antecedent(view, opening)
        return _holder(view, opening, described) if acts else described
    if acts and _is_described(view, verb, sentence):
        return ()
    if acts and (described := _describing(view, verb)):
        return described
    first = _clause_start(view, verb)
    helper = _helper(view, verb, first)
    start = first if helper is None else helper + 1
    at = start
    while at < verb:
        found = view.classes[at]
        if at in view.asides:
            at = view.asides[at]
        elif (placed := _past_place(view, at, verb)) > at:
            at = placed
        elif found.tag in HEADS and not found.preposition and view.times[at] is None:
            parties = parties_at(view, at, verb)
            fits = parties and (not acts or view.can_act(parties[0].first, parties[0].stop))
            fits = fits and _reaches_aside(view, parties[-1].stop, verb)
            if fits and not (at > start and view.classes[at - 1].tag == "prep"):
                apart = view.classes[verb].conjunction and not may_agree(view, verb, tuple(parties))
                return () if apart else both_before(view, tuple(parties), verb)
            at = parties[-1].stop if parties else at + 1
        else:
            at += 1
    return ()


def relative_opening(view: EventView, verb: int) -> int | None:
    """The first word behind the relative pronoun that governs a verb: the verb, or "had" and "was" before it where who
    is described can act ("the band that [had] seized"); None where none does."""
    opening = verb
    while opening > verb - _HELPED and not is_relative(view, opening) and opening > 0:
        before = view.tokens[opening - 1].norm
        if before not in view.helpers and view.classes[opening - 1].tag != "particle":
            return None
        opening -= 1
    if not is_relative(view, opening):
        return None
    described = antecedent(view, opening) if opening < verb else ()
    able = all(view.can_act(p.first, p.stop) and not view.is_site(p.head) for p in described)
    return opening if opening == verb or (able and described and may_agree(view, verb, described)) else None


def _opens_words(view: EventView, verb: int, first: int) -> bool:
    """Whether a verb is the first of somebody's words in marks of quotation, behind a verb of speech with its
    subject ("said X "[they] fired""); behind "that" its subject may stand before the mark."""
    mark = view.tokens[verb - 1].text
    if mark not in _OPENING_MARKS:
        return False
    for at in range(verb - 2, first - 1, -1):
        found = view.classes[at]
        if found.tag == "verb":
            return any(view.is_cue(view.tokens[at].start + attached) for attached in (0, 1))
        if found.tag in _PARTING or view.tokens[at].text == mark:
            return False
    return False


def _reaches_aside(view: EventView, stop: int, verb: int) -> bool:
    """Whether only attached phrases part a phrase from the aside that stands right before a verb, if one does."""
    opening = view.closings.get(verb - 1, stop)
    return not any(view.classes[at].tag in _PARTING or view.tokens[at].text in _COMMAS for at in range(stop, opening))


def _helper(view: EventView, verb: int, first: int) -> int | None:
    """The verb of the same clause before a verb, none where it stands in an aside or behind "who"."""
    at = verb - 1
    while at >= first:
        if at in view.closings:
            at = view.closings[at]
        elif view.classes[at].tag == "verb" and not is_relative(view, at) and not _tells_who(view, at, verb):
            return at
        at -= 1
    return None


def _tells_who(view: EventView, at: int, verb: int) -> bool:
    """Whether a verb in the present right behind indefinite people only describes whoever does what a past verb of
    several tells behind it ("three gunmen [who] ride a motorcycle | shot")."""
    found, before, later = view.classes[at], view.classes[at - 1], view.classes[verb]
    if found.tense != "present" or later.tense != "past" or found.conjunction or later.conjunction:
        return False
    people = before.tag in ("noun", "adj") and not (before.definite or before.pronoun) and view.kinds[at - 1] != ""
    return people and found.number == later.number == "pl"


def _past_place(view: EventView, at: int, limit: int) -> int:
    """Behind the place that a noun of direction governs ("north of the capital X"); the token itself elsewhere."""
    marker = view.markers[at]
    if marker is None or marker[0] != _PLACE or view.classes[at].tag == "prep":
        return at
    first = marker[2]
    while first < limit and view.markers[first] is not None and view.classes[first].tag != "prep":
        first += 1
    party = party_at(view, first, limit) if first < limit else None
    if party is None:
        return at
    name = view.names[party.stop] if party.stop < limit else None
    return name.stop if name is not None and name.first == party.stop and name.type == "LOC" else party.stop


def _holder(view: EventView, verb: int, described: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever is in the place that stands right before a relative clause about what he does ("the government in the
    north of X which fights"), where the verb agrees with him."""
    place = described[0] if described else None
    if place is None or not view.is_place(place.head) or place.stop != verb - 1:
        return described
    opening = place.first - 1
    while opening > 0 and view.classes[opening].tag == "noun" and view.role_at(opening) == _PLACE:
        opening -= 1
    first = view.sentence(verb).first
    if opening <= first or view.role_at(opening) != _PLACE or view.classes[opening].tag != "prep":
        return described
    gender = view.classes[verb].gender
    for at in range(max(first, opening - _HELD), opening):
        party = party_at(view, at, opening) if view.classes[at].tag in HEADS else None
        if party is not None and party.stop == opening and view.can_act(party.first, party.stop):
            fits = not gender or gender_of(view, party.head, party.stop) == gender
            return (party,) if fits and not view.plural[party.head] else described
    return described


def _describing(view: EventView, verb: int) -> tuple[Party, ...]:
    """The indefinite people or group right before a verb that describes them ("armed groups [who] fought"): behind a
    preposition, or written as an object ("arrested a gunman [who] shot")."""
    last = view.classes[verb - 1]
    several = view.classes[verb].number == "pl" and last.tag in ("noun", "adj", "name")
    plain = last.tag in ("noun", "adj") and not last.definite and not last.pronoun
    if not (plain or several) or view.times[verb - 1] is not None:
        return ()
    found = antecedent(view, verb)
    party = found[0] if found else None
    if party is None or party.stop != verb or view.classes[party.head].definite or view.names[party.head] is not None:
        return ()
    if (not plain and not _is_part_of(view, party, verb)) or _is_one_of_many(view, party, verb):
        return ()
    governed = party.first > 0 and (
        view.classes[party.first - 1].tag == "prep" or view.classes[party.first].preposition
    )
    head = view.tokens[party.head].text
    alone = plain and not view.classes[party.first].conjunction
    governed = governed or (alone and (may_be_object(head) or is_oblique(head)))
    return found if governed and view.can_act(party.first, party.stop) and may_agree(view, verb, found) else ()


def _is_one_of_many(view: EventView, party: Party, verb: int) -> bool:
    """Whether a phrase is one word for one, before a verb of several."""
    head = view.classes[party.head]
    one = party.stop - party.first == 1 and not view.plural[party.head] and head.number in ("", "sg")
    return one and view.tokens[party.head].text[-1] == _ALIF and view.classes[verb].number == "pl"


def _is_part_of(view: EventView, party: Party, stop: int) -> bool:
    """Whether a phrase tells some of many ("thousands of the supporters of X"), who are not known though these are."""
    return any(view.is_from(at) for at in range(party.head + 1, min(stop, party.head + _PART)))


def _is_described(view: EventView, verb: int, sentence: Sentence) -> bool:
    """Whether a verb describes the indefinite thing right before it, which does not act ("a campaign that targets")."""
    at = verb - 1
    found = view.classes[at]
    plain = found.tag == "noun" and not found.definite and not found.pronoun and not view.plural[at]
    thing = view.kinds[at] == "" and view.names[at] is None and view.means[at] is None and view.times[at] is None
    if not plain or not thing or view.classes[verb].tense != "present" or found.gender != view.classes[verb].gender:
        return False
    return at > sentence.first and view.classes[at - 1].tag in ("noun", "prep", "punct") and found.number == "sg"


def is_headed(view: EventView, verb: int) -> bool:
    """Whether a definite noun between "that" and a verb is its subject, whoever that is ("that the museum refused"), or
    one behind "this" that opens its clause ("this step will support X")."""
    if verb < view.sentence(verb).first + 2:
        return False
    found = view.classes[verb - 1]
    if view.classes[verb - 2].tag == "dem" and _opens_clause(view, verb - 2):
        agrees = not found.gender or not view.classes[verb].gender or found.gender == view.classes[verb].gender
        return found.tag == "noun" and found.definite and agrees and not view.classes[verb].conjunction
    if view.classes[verb - 2].tag != "comp":
        return False
    return found.tag in ("noun", "name") and not found.preposition and (found.definite or found.tag == "name")


def _opens_clause(view: EventView, at: int) -> bool:
    """Whether a clause begins at a token without a preposition: a sentence, or behind "that" or a mark."""
    found, first = view.classes[at], view.sentence(at).first
    opened = at == first or view.classes[at - 1].tag in ("comp", "punct") or view.tokens[at - 1].text in SOFT
    return not found.preposition and opened

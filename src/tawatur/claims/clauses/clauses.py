"""The clause around a verb: its subject and object before and after it, and the phrases that prepositions add."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.agreement import fits_pronoun
from tawatur.claims.clauses.asides import behind_aside
from tawatur.claims.clauses.belonging import describes_named
from tawatur.claims.clauses.besides import names_office
from tawatur.claims.clauses.clause import Attached, Clause
from tawatur.claims.clauses.descriptions import describes, past_description
from tawatur.claims.clauses.doubleoffices import as_one, one_of_three
from tawatur.claims.clauses.duringvisits import past_visit
from tawatur.claims.clauses.fronted import (
    is_headed,
    is_other_than_head,
    is_relative,
    may_agree,
    opens_before,
    relative_opening,
    stands_next,
    subject_before,
)
from tawatur.claims.clauses.officenames import is_office
from tawatur.claims.clauses.parties import Party, parties_at
from tawatur.claims.clauses.phrasefit import HEADS, SOFT, is_passed_over
from tawatur.claims.clauses.reference import antecedent
from tawatur.claims.clauses.striking import STRUCK, struck_by
from tawatur.claims.clauses.subjectbehind import could_be_subject
from tawatur.claims.clauses.view import POST, QUANTITY, EventView
from tawatur.records.document import Sentence

__all__ = ["Attached", "Clause", "clause_of", "phrases_after"]

#: How many tokens after a verb its subject or object is sought.
_REACH = 14
#: The longest clause between a subject and its object.
_INSERTED = 24
#: Roles of fixed phrases that govern nothing.
_COMPLETE = frozenset({"adverb", "side"})
#: The role of "what" before the clause of a deed.
_WHAT = "what"
#: The role of those with whom something is done; which preposition marks a place behind a verb.
_COMPANY, _IN = "company", "ب"
#: Kinds of nouns that name people.
_PEOPLE = frozenset({"civilian", "crowd", "official"})
#: Classes of the words that open what is said: "that he", "and that they".
_SAYING = frozenset({"comp", "conj"})
#: The first letters of prepositions before whom something is done to ("on", "to", "with").
_UPON = frozenset(("ع", "ل", "ب"))
_COMMAS = frozenset("،,")
#: The preposition of what an office is for ("second deputy of").
_OF = "ل"
#: How accusatives end, in words longer than this.
_ACCUSATIVE, _SHORT = ("ا", "ً"), 3


def clause_of(view: EventView, verb: int, *, pronoun: str = "", acts: bool = True, joined: bool = False) -> Clause:
    """Find subject, object and attached phrases of the verb at a token.

    `acts`: the subject must be able to act; `joined`: the verb is joined to the clause before it by "and".
    """
    key = (verb, pronoun, acts, joined)
    if key not in view.clauses:
        view.clauses[key] = _clause_of(view, verb, pronoun=pronoun, acts=acts, joined=joined)
    return view.clauses[key]


def _clause_of(view: EventView, verb: int, *, pronoun: str, acts: bool, joined: bool) -> Clause:
    sentence = view.sentence(verb)
    offices: list[Party] = []
    after, attached = _after(view, verb + 1, sentence, offices=offices)
    found = view.classes[verb]
    if found.voice == "passive":
        return Clause((), tuple(after[0]) if after else antecedent(view, verb), attached, "passive")
    said = verb > sentence.first and view.classes[verb - 1].tag in _SAYING and view.classes[verb - 1].pronoun != ""
    if said and not pronoun:
        return Clause((), tuple(after[0]) if after else (), attached, "elided subject")
    if struck := struck_by(view, verb, after, sentence):
        return Clause((), struck, attached, STRUCK)
    swapped = (
        len(after) > 1
        and not _is_quoted(view, after[0][0])
        and not view.can_act(after[0][0].first, after[0][0].stop)
        and _acts(view, after[1])
    )
    turned = acts and swapped and not is_relative(view, verb)
    if turned:
        after = [after[1], after[0]]
    behind = bool(after) and could_be_subject(view, verb, after, acts=acts, joined=joined)
    if behind and len(after) > 1 and is_relative(view, verb) and _is_resumed_at(view, after[1][-1].stop):
        return Clause(tuple(after[0]), tuple(after[1]), attached, "subject after verb")
    first = tuple(after[0]) if after else ()
    if pronoun or (is_relative(view, verb) and _has_resumptive(view, verb)):
        return _taken_up(view, verb, first, attached, _Asked(pronoun, acts=acts, joined=joined, behind=behind))
    before = subject_before(view, verb, sentence, acts=acts, joined=joined)
    before = () if is_other_than_head(view, verb) else before
    if not before and acts and is_headed(view, verb):
        return Clause((), first, attached, "elided subject")
    if before and acts and not is_relative(view, verb) and opens_before(view, verb, before):
        return Clause(before, tuple(after[1]) if turned else first, attached, "subject before verb")
    described = relative_opening(view, verb) is not None
    if before and (found.number == "pl" or not behind or described):
        return Clause(before, first, attached, "relative clause" if described else "subject before verb")
    followed = behind and first[0].first == verb + 1
    next_to = bool(before) and stands_next(view, verb, before[-1].stop, followed=followed)
    alone = len(after) < 2 or (turned and view.light[verb] is None) or _is_accusative(view, first[0])
    leads = bool(before) and before[0].first == sentence.first and before[-1].stop == verb
    alone = alone or (leads and found.tense == "present" and may_agree(view, verb, before))
    if before and next_to and alone:
        return Clause(before, tuple(after[1]) if turned else first, attached, "subject before verb")
    if behind and found.number != "pl":
        object_ = tuple(after[1]) if len(after) > 1 else ()
        return Clause(first, object_, attached, "subject after verb", () if object_ else tuple(offices))
    return Clause((), first, attached, "elided subject")


class _Asked(msgspec.Struct, frozen=True):
    """What is known of a verb with a pronoun; `behind`: the first phrase after it may be its subject."""

    pronoun: str
    acts: bool
    joined: bool
    behind: bool


def _taken_up(
    view: EventView, verb: int, first: tuple[Party, ...], attached: tuple[Attached, ...], asked: _Asked
) -> Clause:
    """The clause of a verb whose object stands before it and is taken up by a pronoun."""
    pronoun, how = asked.pronoun, "object pronoun"
    if pronoun and not asked.behind and (doer := _doer_behind_who(view, verb, pronoun)):
        return Clause(doer, antecedent(view, verb, pronoun=pronoun, apart=doer), attached, how)
    if asked.behind and view.role_at(verb - 1) == _WHAT:
        return Clause(first, (), attached, how)
    if pronoun and _qualifies(view, verb):
        described = antecedent(view, verb, pronoun=pronoun)
        if described and described[0].stop == verb:
            able = first and view.can_act(first[0].first, first[0].stop)
            return Clause(first if able else (), described, attached, how)
    if is_other_than_head(view, verb):
        objects = antecedent(view, verb) if pronoun or _is_acted_upon(view, verb) else ()
        return Clause(first if asked.behind else (), objects, attached, how)
    before = subject_before(view, verb, view.sentence(verb), acts=asked.acts, joined=asked.joined)
    known = bool(before) and not is_relative(view, verb) and _is_known(view, before[0])
    known = known and (not asked.behind or may_agree(view, verb, before))
    known = known and not (asked.behind and first[0].first == verb + 1 and _is_meant(view, before[0], pronoun))
    behind = asked.behind and (not known or _qualifies(view, verb))
    subject = first if behind else before
    fitting = "" if is_relative(view, verb) else pronoun
    objects = antecedent(view, verb, end=None if behind or not subject else subject[0].first, pronoun=fitting)
    if known and not behind and not objects and pronoun:
        objects = tuple(p for p in antecedent(view, verb, pronoun=pronoun, apart=before) if p.first > before[-1].stop)
        if objects and may_agree(view, verb, before):
            return Clause(before, objects, attached, how)
        objects = ()
    known = known and all(view.classes[k].tag == "particle" for k in range(before[-1].stop, verb))
    if subject == objects or (not objects and not behind and not known):
        subject, objects = (), subject
    return Clause(subject, objects, attached, how)


def _doer_behind_who(view: EventView, verb: int, pronoun: str) -> tuple[Party, ...]:
    """Who does what a relative clause with a pronoun tells, where the pronoun cannot mean him ("[broke up by the
    police] the protesters who pelted her")."""
    described = antecedent(view, verb) if is_relative(view, verb) else ()
    if not described or any(fits_pronoun(view, p.first, p.head, p.stop, pronoun) for p in described):
        return ()
    able = view.can_act(described[0].first, described[0].stop) and view.kinds[described[0].head] not in ("", POST)
    return described if able else ()


def _is_meant(view: EventView, party: Party, pronoun: str) -> bool:
    """Whether the pronoun of a verb right before its subject means the phrase before it ("X, the police arrested
    him")."""
    return pronoun != "" and fits_pronoun(view, party.first, party.head, party.stop, pronoun)


def _is_accusative(view: EventView, party: Party) -> bool:
    """Whether a phrase is written as the object that it is: indefinite, with the alif of the accusative."""
    found, text = view.classes[party.head], view.tokens[party.head].text
    return not found.definite and not found.pronoun and len(text) > _SHORT and text[-1] in _ACCUSATIVE


def _acts(view: EventView, parties: list[Party]) -> bool:
    return view.is_political(parties[0].first, parties[0].stop) and view.can_act(parties[0].first, parties[0].stop)


def _is_quoted(view: EventView, party: Party) -> bool:
    """Whether a phrase holds a name between quotation marks ("the daily X")."""
    return any(view.tokens[at].text in SOFT for at in range(party.head + 1, party.stop))


def _is_known(view: EventView, party: Party) -> bool:
    """Whether a phrase is definite or a name, so that a verb behind it is no description of it."""
    return any(view.classes[at].definite or view.names[at] is not None for at in range(party.first, party.stop))


def _qualifies(view: EventView, verb: int) -> bool:
    """Whether a verb stands right behind an indefinite noun, which it describes ("a ship that pirates seized")."""
    before = view.classes[verb - 1] if verb > view.sentence(verb).first else None
    if before is None or view.classes[verb].conjunction or before.tag not in ("noun", "adj"):
        return False
    return not before.definite and not before.pronoun and view.names[verb - 1] is None


def _is_resumed_at(view: EventView, at: int) -> bool:
    """Whether a preposition with a pronoun stands at a token ("which the army announced the control | over it")."""
    return at < len(view.classes) and view.classes[at].tag == "prep" and view.classes[at].pronoun != ""


def _has_resumptive(view: EventView, verb: int) -> bool:
    """Whether a preposition with a pronoun follows: "which they hold on to it", where the subject stands behind."""
    return any(_is_resumed_at(view, at) for at in range(verb + 1, min(verb + 3, view.sentence(verb).stop)))


def _is_acted_upon(view: EventView, verb: int) -> bool:
    """Whether the preposition that takes up what a clause describes stands before whom or what is acted upon."""
    resumed = (at for at in range(verb + 1, min(verb + 3, view.sentence(verb).stop)) if view.classes[at].tag == "prep")
    return any(view.classes[at].pronoun != "" and view.tokens[at].norm[0] in _UPON for at in resumed)


def _after(
    view: EventView, at: int, sentence: Sentence, *, noun: bool = False, offices: list[Party] | None = None
) -> tuple[list[list[Party]], tuple[Attached, ...]]:
    """The bare phrases after a verb (at most two) and the attached ones, up to the end of its clause; behind an aside
    only attached ones are a `noun`'s. `offices` receives what is taken for the office of the person named before it."""
    bare: list[list[Party]] = []
    attached: list[Attached] = []
    limit = min(sentence.stop, at + _REACH + 10)
    if at + 1 < limit and view.classes[at].tag == "verb" and view.classes[at].conjunction:
        at += 1
    reach, held = at + _REACH, 0
    while at < limit:
        aside = behind_aside(view, at, noun=noun, attached=bool(attached)) if at in view.asides else at
        if aside > at and len(bare) < 2:
            at, limit, reach = aside, min(sentence.stop, limit + aside - at), reach + aside - at
            continue
        counted = at in view.counting and not view.classes[at].preposition
        marked = None if counted else _attached_at(view, at, limit)
        if marked is not None and marked.role == "stop" and bare:
            if len(bare) > 1 or not (at := past_visit(view, at, limit)):
                break
            limit, reach = max(limit, min(sentence.stop, at + _REACH)), max(reach, at + 1)
            continue
        if marked is not None and held == at and marked.marker == _OF and marked.parties:
            size = marked.parties[-1].stop - at
            at, held, limit, reach = at + size, at + size, min(sentence.stop, limit + size), reach + size
            continue
        if marked is not None:
            attached.append(marked)
            at = max(at + 1, marked.stop, marked.parties[-1].stop if marked.parties else 0)
            continue
        found = view.classes[at]
        passed = (
            is_passed_over(view, at) or (bool(attached) and _is_left_over(view, at)) or _tells_which(view, bare, at)
        )
        if not counted and passed:
            at += 1
        elif len(bare) == 1 and describes(view, at, bare[0][-1]):
            at = past_description(view, at, limit)
        elif len(bare) == 1 and (resumed := _past_insertion(view, at, sentence.stop, attached)):
            at, limit = resumed, max(limit, min(sentence.stop, resumed + _REACH))
            reach = max(reach, at + 1)
        elif found.tag in HEADS and found.conjunction and attached and not bare:
            break
        elif (found.tag in HEADS or counted) and len(bare) < 2 and at < reach and not (found.conjunction and bare):
            parties = parties_at(view, at, limit)
            if not parties:
                break
            if _is_apposed(view, attached, parties[0]):
                at = parties[0].stop
                continue
            before = bare[0][-1] if len(bare) == 1 else None
            near = before is not None and parties[0].first - max(before.stop, held) <= 1
            office = before is not None and near and is_office(view, before, parties[0])
            if before is not None and (office or names_office(view, before, parties[0])):
                bare[0].extend(parties[1:])
                if len(parties) == 1:
                    held, size = parties[0].stop, parties[0].stop - parties[0].first
                    limit, reach = min(sentence.stop, limit + size), reach + size
                if offices is not None and before is not None and parties[0].first == before.stop and office:
                    offices.extend(parties)
            else:
                bare.append(parties)
            at = parties[-1].stop
        elif found.tag in HEADS and not found.conjunction:
            third = [] if as_one(view, bare) is None else parties_at(view, at, limit)
            whole = one_of_three(view, bare, third) if third else None
            at = third[-1].stop if third else at + 1
            bare = bare if whole is None else [[whole], third]
        else:
            break
    whole = as_one(view, bare) if any(phrase.role == _COMPANY for phrase in attached) else None
    return (bare if whole is None else [[whole]]), tuple(attached)


def _is_apposed(view: EventView, attached: list[Attached], party: Party) -> bool:
    """Whether a bare phrase only says who or where the attached phrase right before it is ("in X, the capital of Y",
    "with his counterpart, X")."""
    last = attached[-1].parties[-1] if attached and attached[-1].parties else None
    if last is None or party.first - last.stop > 1 or view.classes[party.first].conjunction:
        return False
    found, before = view.classes[party.first], view.classes[last.head]
    one = last.stop - last.first == 1 == party.stop - party.first and found.number == before.number == "sg"
    if one and found.definite and before.definite and party.first == last.stop:
        return view.kinds[party.head] in _PEOPLE and view.kinds[last.head] in _PEOPLE
    seat = view.kinds[party.head] == "government" and view.names[party.head] is None and view.is_place(party.stop - 1)
    capital = view.kinds[last.head] == "government" and view.is_site(last.head) and last.stop == party.first
    capital = capital and last.stop - last.first == 1 and view.is_place(party.head)
    return (seat and view.is_place(last.stop - 1)) or capital or names_office(view, last, party)


def _is_left_over(view: EventView, at: int) -> bool:
    """A definite word right behind a definite one of an attached phrase, which it describes ("for life")."""
    found, before = view.classes[at], view.classes[at - 1]
    plain = found.tag == "noun" and view.kinds[at] == "" and view.names[at] is None and not view.nations[at]
    return plain and found.definite and before.definite and not found.conjunction and before.preposition != ""


def _tells_which(view: EventView, bare: list[list[Party]], at: int) -> bool:
    """Whether a word behind the mark that closes the name of a body describes it ("'X', | the opposing one")."""
    last = bare[0][-1] if len(bare) == 1 else None
    return last is not None and at - last.stop == 1 and describes_named(view, last.head, at)


def _past_insertion(view: EventView, at: int, stop: int, attached: list[Attached]) -> int:
    """Behind the comma that ends a clause about the subject or a phrase, where the object follows it; 0 elsewhere."""
    found = view.classes[at]
    behind = bool(attached) and bool(attached[-1].parties) and attached[-1].parties[-1].stop == at
    inserted = found.tag == "rel" or (found.tag == "verb" and behind and found.pronoun != "" and not found.conjunction)
    for k in range(at, min(stop - 1, at + _INSERTED) if inserted else at):
        ahead = view.classes[k + 1]
        if view.tokens[k].text in "؛:.":
            return 0
        if view.tokens[k].text in _COMMAS and view.times[k + 1] is None:
            follows = ahead.tag in ("noun", "name", "num", "prep") and not ahead.conjunction
            follows = follows and (found.tag == "rel" or (ahead.tag != "prep" and not ahead.preposition))
            manner = ahead.preposition == _IN and k + 2 < stop and view.tokens[k + 2].text in _COMMAS
            if not manner:
                return k + 1 if follows else 0
    return 0


def _attached_at(view: EventView, at: int, limit: int) -> Attached | None:
    """The phrase that a preposition at a token adds; None where none stands there."""
    marker, name = view.markers[at], view.names[at]
    found = view.classes[at]
    named = name is not None and name.first == at and name.stop > at + 1 and found.tag != "prep"
    named = named or (view.kinds[at] == QUANTITY and at + 1 < limit and view.classes[at + 1].tag == "num")
    if (
        marker is not None
        and not named
        and marker[0] not in ("attribute", "each")
        and (found.tag in ("prep", "adv", "noun", "adj") or marker[2] - at > 1)
    ):
        role, text, stop = marker
        if role in _COMPLETE:
            return Attached(text, "", (), stop)
        return Attached(text, role, tuple(parties_at(view, stop, limit)) if stop < limit else ())
    if found.tag == "prep":
        if view.tokens[at].index + 1 < limit and not found.pronoun:
            return Attached(view.tokens[at].variants[0].key, "", tuple(parties_at(view, at + 1, limit)))
        return Attached(view.tokens[at].norm, "", ())
    if found.preposition and found.tag in HEADS:
        role = "place" if found.preposition == _IN else ""
        return Attached(found.preposition, role, tuple(parties_at(view, at, limit)))
    return None


def phrases_after(view: EventView, at: int) -> tuple[tuple[Attached, ...], tuple[Party, ...]]:
    """The attached phrases after a noun up to the end of its clause, and the first bare phrase that follows it."""
    bare, attached = _after(view, at, view.sentence(at - 1), noun=True)
    return attached, tuple(bare[0]) if bare else ()

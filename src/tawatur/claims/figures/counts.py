"""What every count of people tells: the rules that find what happened to them.

What happened is told, in this order, by a marker of a part ("among them"), by a word right before the number, by the
verb after the people, by the counted noun itself, by a word further back in the clause, or by the count before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from tawatur.claims.figures.behind import as_case, as_ill, as_lost, as_told_behind, end_of_people
from tawatur.claims.figures.countless import (
    counts_things,
    is_attribute,
    is_cut,
    is_idle,
    is_known,
    only_looks_counted,
    tells_of_none,
)
from tawatur.claims.figures.handed import as_handed_over
from tawatur.claims.figures.outcomewords import OutcomeWord
from tawatur.claims.figures.parts import (
    among_those,
    as_added,
    as_among_behind,
    as_exchanged,
    as_listed,
    as_numbered,
    as_part,
    as_rival,
    of_total,
    tally_of,
    total_behind,
)
from tawatur.claims.figures.reach import by_whose_act, from_outcome, further_back, right_before, verb_behind
from tawatur.claims.figures.supposed import is_supposed
from tawatur.claims.figures.view import Count, Told, View, begin_of, links
from tawatur.lexicon.concepts.countries import of_nations
from tawatur.lexicon.people import PeopleNoun, outcome_table, people_noun
from tawatur.records.layers import WORD_CLASSES, NumberExpression
from tawatur.records.span import span_of
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.endings import is_accusative

__all__ = ["COUNTING_MODES", "read_counts"]

#: How many tokens after the counted noun the verb may stand that has it as its subject.
_AHEAD = 6
#: How many tokens may part a verbal noun ("the killing of") from the count it governs.
_NEAR = 3
#: How far behind the number "between dead and wounded" may stand.
_MIXED = 5
#: How many tokens may part a count from the one it is added to.
_ADDED = 7
#: How many tokens behind one person his object may stand.
_OBJECT = 2
#: Classes of the words that may head or describe such an object.
_NOMINAL = frozenset({"adj", "noun", "adv", "participle", "name"})
#: The modes of numbers that can count people.
COUNTING_MODES = frozenset({"exact", "range", "vague", "dual", "singular"})
#: What can happen to one unnamed person so that the bare singular is a count.
_TO_ONE = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "released"})
#: Nouns for people in a state to which more may happen: prisoners are freed, refugees return.
_STATES = frozenset({"arrested", "abducted", "displaced"})
#: What a noun tells of people whatever is done with them afterwards.
_HARMED = frozenset({"killed", "wounded"})
#: What befalls those from whom others get away.
_CAUGHT = frozenset({"arrested", "killed"})
#: The entry of "others".
_OTHERS = "other"
_MOST = Decimal(10) ** 10
_ACTIVE = "<verb> <subject> <count>"
_AMONG = "<count> among them <count>"
_OUT_OF = "<count> out of <count>"


def read_counts(view: View, last: Count | None) -> list[Count]:
    """Read the counts of people of a sentence; `last` is the last one before it."""
    counts: list[Count] = []
    for number in view.numbers:
        if number.low is None and number.high is None:
            continue
        if any(b is not None and (b != b.to_integral_value() or b > _MOST) for b in (number.low, number.high)):
            continue
        count = None if is_cut(view, number) else _count(view, number, counts, last)
        if count is not None and not is_supposed(view, count):
            _settle_before(view, counts, count)
            counts.append(count)
    return counts


def _settle_before(view: View, counts: list[Count], count: Count) -> None:
    """Correct the count before in the light of the next one.

    "A gunman killed 38 tourists" after the verb: the first noun is who did it. "25 rebels and ten soldiers fell": what
    the verb says happened to both.
    """
    if not counts:
        return
    before = counts[-1]
    if count.rule == _ACTIVE and before.number.mode == "dual" and before.noun is not None:
        counts[-1] = msgspec.structs.replace(
            before, what=before.noun.entry.what, rule="<count> <people>", evidence=None
        )
        return
    if count.rule == _OUT_OF and not before.wholes:
        counts[-1] = msgspec.structs.replace(before, wholes=(count,))
        return
    between = range(before.number.stop, count.number.first)
    if before.number.mode == "singular" and count.rule == _ACTIVE and len(between) <= 1:
        counts.pop()
    elif count.rule == "<count> <verb>" and before.rule == "<count> <people>" and len(between) <= _ADDED:
        token = view.doc.tokens[count.number.first]
        if token.start < count.number.start or view.doc.tokens[count.number.first - 1].norm == CONJUNCTIONS[0]:
            counts[-1] = msgspec.structs.replace(
                before, what=count.what, rule="<count> and <count> <verb>", evidence=count.evidence
            )


def _count(view: View, number: NumberExpression, before: Sequence[Count], last: Count | None) -> Count | None:
    base = view.sentence.first
    at = number.counted
    noun = people_noun(view.tokens, at - base, view.lexicon) if at is not None and at >= base else None
    if noun is not None and only_looks_counted(number, noun):
        noun = None
    if (
        noun is None
        and "one of them" not in number.rules
        and (counts_things(view, number) or (number.low == number.high == 1 and "<unit>" in number.rules))
    ):
        return None
    told = _told(view, number, noun, before, last)
    if told is None:
        return None
    told = as_lost(view, number, noun, as_ill(view, number, noun, told))
    what, rule, evidence, inherited = told.what, told.rule, told.evidence, told.inherited
    if what == "displaced" and noun is not None and noun.entry.what == "fighters":
        what = "fighters"
    elif what == "displaced" and _got_away(view, number, noun, before):
        what = "other"
    if number.mode == "singular" and (what not in _TO_ONE or (what in _HARMED and is_known(view, number, noun))):
        return None
    if is_idle(view, number, noun, told):
        return None
    return Count(
        number=number,
        noun=noun,
        noun_at=at if noun else told.noun_at,
        what=what,
        rule=rule,
        evidence=evidence,
        inherited=inherited,
        tally=tally_of(view, number, told),
        wholes=told.wholes,
    )


def _got_away(view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count]) -> bool:
    """ "Eight smugglers were arrested while three others fled": they got away, nobody drove them out."""
    if not before or before[-1].what not in _CAUGHT or not (noun is None or noun.entry.id == _OTHERS):
        return False
    word = view.ending.get(begin_of(number))
    return word is not None and word.escape


def _told(
    view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count], last: Count | None
) -> Told | None:
    part = as_part(view, number, before, last) or among_those(view, number, before) or as_numbered(view, number)
    part = part or as_exchanged(view, number, before) or _out_of(view, number, noun, before)
    if part is not None:
        return _told_of_part(view, number, noun, part)
    active = _as_object(view, number, noun, before)
    if active is not None:
        return active
    if any(links(view, at, "mixed") is not None for at in range(number.stop, number.stop + _MIXED)):
        return Told("other", "<count> dead and wounded")
    acted = by_whose_act(view, number) if noun is not None and number.mode != "singular" else None
    if acted is not None:
        return acted
    freed = _as_those_who(view, number) if noun is None else None
    if freed is not None:
        return freed
    case = as_case(view, noun) if noun is not None and noun.entry.case and not noun.entry.outcome else None
    if case is not None:
        saved = right_before(view, number, before) or further_back(view, number, noun, before)
        return from_outcome(view, saved, "<outcome> <count>") if saved and saved.what == "released" else case
    victims = _as_the_victims(view, number, noun)
    if victims is not None:
        return victims
    near = right_before(view, number, before)
    if near is not None and number.mode == "singular" and (tells_of_none(near, noun) or _does_it(view, number, near)):
        return None
    own = noun.entry if noun is not None and noun.entry.outcome else None
    handed = as_handed_over(view, number, noun) if near is None else None
    if handed is not None:
        return handed
    if near is not None and near.weak and number.mode == "singular" and own is None:
        return None
    tells = own is not None and own.what != "other"
    after = verb_behind(view, number, noun)
    of_fate = near is not None and near.what == "missing" and not near.verb and after is not None
    if near is not None and not of_fate and not (near.weak and tells):
        return from_outcome(view, near, "<outcome> <count>")
    if after is not None and not (after.weak and tells):
        return from_outcome(view, after, "<count> <verb>")
    if noun is not None and noun.pronoun and number.mode == "dual":
        return as_added(view, number, before)
    return _told_further(view, number, noun, before)


def _told_of_part(view: View, number: NumberExpression, noun: PeopleNoun | None, part: Told) -> Told:
    """ "... among them 300 who came back": the verb right behind the part tells of it."""
    end = end_of_people(view, number, noun)
    case = as_case(view, noun) if noun is not None and noun.entry.case and not noun.entry.outcome else None
    if case is not None:
        return msgspec.structs.replace(case, wholes=part.wholes)
    if number.mode == "singular" and part.what == "other":
        behind = next(filter(None, map(view.beginning.get, range(end, end + _AHEAD + 1))), None)
        told = behind is not None and behind.verb and not behind.joined and behind.what in _TO_ONE
        if behind is not None and told:
            return msgspec.structs.replace(from_outcome(view, behind, "<count> <verb>"), wholes=part.wholes)
        return part
    word = view.beginning.get(end)
    if part.rule != _AMONG or word is None or word.joined or not (word.verb and word.plural):
        return part
    return msgspec.structs.replace(from_outcome(view, word, "<count> <verb>"), wholes=part.wholes)


def _as_the_victims(view: View, number: NumberExpression, noun: PeopleNoun | None) -> Told | None:
    """ "The four dead were buried", "a procession for 15 dead": what is done with them changes nothing."""
    if noun is None:
        return None
    if is_attribute(number, noun):
        if noun.entry.toll:
            return Told("killed", "<the victims> <count>")
        if noun.entry.outcome and noun.entry.what in _HARMED:
            return Told(noun.entry.what, "<count> <outcome noun>")
    near = right_before(view, number, ())
    exact = number.mode == "exact" and near is not None and near.what == "participants"
    if exact and noun.entry.outcome and noun.entry.what in _HARMED:
        return Told(noun.entry.what, "<count> <outcome noun>")
    return None


def _out_of(view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count]) -> Told | None:
    """ "137 of a total of 287 who were abducted": the whole, of which the count before is a part."""
    if not before or all(links(view, number.first - k, "outof") != number.first for k in (1, 2, 3, 4)):
        return None
    after = verb_behind(view, number, noun)
    if after is not None:
        return from_outcome(view, after, _OUT_OF)
    people = noun or before[-1].noun
    return Told(people.entry.what if people is not None else "people", _OUT_OF)


def _told_further(
    view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count]
) -> Told | None:
    """What the noun, a word further off, the count before, or a phrase behind tells."""
    own = noun.entry if noun is not None and noun.entry.outcome else None
    far = further_back(view, number, noun, before)
    added = as_added(view, number, before) if own is not None and own.what in _STATES else None
    if added is not None and before[-1].wholes:
        return added
    freed = far is not None and far.verb and (own is None or own.what in _STATES or far.what == "released")
    if own is not None and own.what != "other" and not freed:
        behind = as_told_behind(view, number, noun) if own.what in _STATES else None
        strikes = behind is not None and behind.what == "participants"
        return behind if strikes else Told(own.what, "<count> <outcome noun>")
    if far is not None:
        return from_outcome(view, far, "<outcome> ... <count>")
    added = as_added(view, number, before)
    if added is not None:
        return added
    behind = as_told_behind(view, number, noun) if noun is not None and number.mode != "singular" else None
    if behind is not None:
        return behind
    total = as_among_behind(view, number, noun) or of_total(view, number, named=noun is not None)
    if noun is None:
        return total or total_behind(view, number) or as_listed(view, number, before) or as_rival(view, number, before)
    if total is not None and noun.entry.what in ("people", "fighters"):
        return total
    refers_back = number.mode == "dual" and noun.definite
    tells_nothing = number.mode == "singular" or refers_back or (noun.entry.case and not noun.entry.outcome)
    return None if tells_nothing else Told(noun.entry.what, "<count> <people>")


def _as_object(view: View, number: NumberExpression, noun: PeopleNoun | None, before: Sequence[Count]) -> Told | None:
    """ "A gunman killed 38 tourists": the count behind a verb and its singular subject is what it was done to."""
    last = before[-1] if before else None
    if last is None or noun is None or last.number.mode not in ("singular", "dual") or last.rule != "<outcome> <count>":
        return None
    verb = view.ending.get(begin_of(last.number))
    between = view.doc[WORD_CLASSES][last.number.stop : number.first]
    attributes = ("adj", "noun") if last.number.mode == "dual" else ("adj",)
    if verb is None or not verb.verb or len(between) > 1 or any(c.tag not in attributes for c in between):
        return None
    token = view.doc.tokens[number.first]
    return None if token.start < number.start else Told(verb.what, _ACTIVE, last.evidence)


def _does_it(view: View, number: NumberExpression, near: OutcomeWord) -> bool:
    """ "An Israeli soldier killed a youth": whom somebody stands behind, as an object, did it and did not suffer it.

    An object is an accusative ("a youth", "a Palestinian"), somebody of his own ("his wife"), several people, or a
    woman behind a man.
    """
    if not near.verb or number.counted != number.first:
        return False
    nations = view.lexicon.compiled(of_nations)
    for at in range(number.stop, min(number.stop + _OBJECT, view.sentence.stop)):
        word = view.doc[WORD_CLASSES][at]
        if view.doc.tokens[at].norm in nations:
            return not is_accusative(view.doc.tokens[number.first].text)
        if word.conjunction or word.preposition or word.tag not in _NOMINAL:
            return False
        whom = people_noun(view.tokens, at - view.sentence.first, view.lexicon)
        if word.pronoun:
            return whom is not None
        if is_accusative(view.doc.tokens[at].text):
            return whom is not None and not whom.entry.adjective
        several = whom is not None and whom.form.number in ("pl", "du")
        if several or (whom is not None and whom.entry.gender == "f" and _is_man(view, number)):
            return True
    return False


def _is_man(view: View, number: NumberExpression) -> bool:
    noun = people_noun(view.tokens, number.first - view.sentence.first, view.lexicon)
    return noun is not None and noun.entry.gender != "f"


def _as_those_who(view: View, number: NumberExpression) -> Told | None:
    """ "101 of those who were freed"."""
    begin = links(view, number.stop, "those")
    if begin is None:
        return None
    table, base = view.lexicon.compiled(outcome_table), view.sentence.first
    for at in range(begin, min(begin + _NEAR, view.sentence.stop)):
        match = table.match_at(view.tokens, at - base, pronouns=True)
        if match is not None:
            said = span_of(view.doc.text, match.variant.start, view.doc.tokens[match.stop - 1].end)
            return Told(match.items[0][0].what, "<count> of those who <outcome>", said)
    return None

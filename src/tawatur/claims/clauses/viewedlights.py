"""Marking the words that carry event nouns ("launched an attack") in the tense in which they stand."""

from __future__ import annotations

import msgspec

from tawatur.claims.clauses.view import POST, QUANTITY, EventView
from tawatur.claims.clauses.viewrereading import reread_told
from tawatur.lexicon import Match
from tawatur.lexicon.concepts.triggers import LightVerb
from tawatur.text.endings import is_sound_nominative

__all__ = ["look_up_light"]

_ARMED = "armed"
#: The pronoun of the first person behind nouns; behind verbs it has a letter more.
_MY = "ي"
#: How passives of verbs like "call" end in the present.
_PASSIVE = "ى"
#: Folded like an attached pronoun; in the text it is none ("an attack on" is no "attacker of him").
_TA_MARBUTA = "ة"


def look_up_light(view: EventView, light: Match[LightVerb], start: int) -> None:
    """Mark a word that carries event nouns, in the tense in which it agrees with its subject."""
    if _is_body(view, light.first) or _is_called(view, light) or _is_no_verb(view, light):
        return
    at = light.first
    if any(form.tense == "" for _, form in light.items):
        reread_told(view, at)
    _retag_light(view, light, start)
    is_verb = view.classes[at].tag == "verb"
    fitting = [(entry, form.tense) for entry, form in light.items if (form.tense != "") == is_verb]
    if not is_verb and light.stop < len(view.tokens) and _may_act(view, light.stop):
        fitting = [(entry, tense) for entry, tense in fitting if entry.subject]  # nobody breaks out
    tense = _tense_of_light(view, light)
    if is_verb and tense != view.classes[at].tense:
        gender = view.classes[at + 1].gender
        view.classes[at] = msgspec.structs.replace(view.classes[at], tense=tense, gender=gender)
    tenses = {formed for _, formed in fitting}
    if is_verb and len(tenses) == 1 and {tense, *tenses} == {"past", "present"}:
        form = light.items[0][1]
        view.classes[at] = msgspec.structs.replace(view.classes[at], tense=tenses.pop(), gender=form.gender)
    same = (entry for entry, formed in fitting if formed == tense)
    view.light[at] = next(same, fitting[0][0] if fitting else light.items[0][0])


def _is_no_verb(view: EventView, light: Match[LightVerb]) -> bool:
    """Whether a word only looks like a verb with its pronoun: "of them", nouns that end like one ("a woman"), and
    those that end like "my" ("nuclear")."""
    found = view.classes[light.first]
    mine = light.pronoun == _MY and all(form.tense == "past" for _, form in light.items)
    two = found.tag == "adj" and all(form.number == "du" for _, form in light.items)
    ended = mine or two or (light.pronoun != "" and view.tokens[light.stop - 1].text[-1] == _TA_MARBUTA)
    return ended or (found.tag == "prep" and found.pronoun != "")


def _is_called(view: EventView, light: Match[LightVerb]) -> bool:
    """Whether a verb is spelled as the passive "is called", which carries no event: not one whose past ends so
    ("claimed")."""
    found = view.classes[light.first]
    passive = found.tag == "verb" and found.tense != "past" and view.tokens[light.first].text[-1] == _PASSIVE
    return passive and not any(form.tense == "past" for _, form in light.items)


def _is_body(view: EventView, at: int) -> bool:
    """Whether a noun is no carrier but the organisation that the name in or behind it tells ("the organisation X")."""
    if view.kinds[at] == _ARMED and view.classes[at].definite:
        return True
    for name in view.names[at : at + 2]:
        if name is not None and name.type in ("ORG", "NORP") and view.kinds[at] and view.classes[at].tag != "verb":
            return True
    return False


def _retag_light(view: EventView, light: Match[LightVerb], start: int) -> None:
    """Read a doubtful word as the verb it may be: before somebody who acts, or with the pronoun of what it carries."""
    at, found = light.first, view.classes[light.first]
    form = next((form for _, form in light.items if form.tense == "past"), None)
    if view.tokens[at].text[-1] == _TA_MARBUTA:
        return
    if form is None or found.tag not in ("noun", "adj", "name") or found.definite or found.preposition:
        return
    before = view.classes[at - 1] if at > start else None
    pronoun = found.pronoun or light.pronoun
    relative = pronoun != "" and before is not None and before.tag in ("noun", "rel", "adj")
    ahead = at + 1 < len(view.tokens) and (_may_act(view, at + 1) or view.classes[at + 1].tag == "num")
    opens = found.tag == "adj" and (before is None or before.tag in ("punct", "comp", "conj")) and ahead
    behind = found.tag == "name" and before is not None and (before.definite or before.tag == "name")
    if relative or opens or behind:
        view.classes[at] = msgspec.structs.replace(
            found, tag="verb", tense="past", number=form.number or "sg", gender=form.gender or "m", pronoun=pronoun
        )


def _tense_of_light(view: EventView, light: Match[LightVerb]) -> str:
    """The tense of a light verb: that whose gender agrees with the subject right behind it, where forms coincide."""
    found, at = view.classes[light.first], light.first + 1
    noun = at < len(view.tokens) and view.classes[at].tag == "noun"
    if noun and (view.classes[at].number == "sg" or is_sound_nominative(view.tokens[at].text)):
        gender = view.classes[at].gender
        fits = [form.tense for _, form in light.items if form.tense and form.gender == gender]
        if len({form.tense for _, form in light.items if form.tense}) > 1 and len(set(fits)) == 1:
            return fits[0]
    return found.tense


def _may_act(view: EventView, at: int) -> bool:
    return view.kinds[at] not in ("", POST, QUANTITY) or view.names[at] is not None

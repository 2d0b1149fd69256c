"""One happening, one event: drafts of events that tell the same thing are put together, the clearest one leads."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.claims.events.names import names_of, same_time, stems_of
from tawatur.claims.triggers.happenings import Draft, Happening
from tawatur.records.span import Span
from tawatur.text.folding import fold

__all__ = ["gather"]

#: How many earlier happenings of a type a draft is compared with; keeps gathering linear.
_LOOK_BACK = 24
#: How many mentions of a happening are kept.
_MOST = 40
#: The mode of attacks from the air, however they are worded.
_AERIAL = "aerial"
#: An act that a verb right behind its noun only spells out ("criticism that accuses him of").
_ACCUSE = "ACCUSE"
#: Modes of attacks that go on for days.
_STRIKES = frozenset({"aerial", "drone", "heavy-weapons"})
_PROTEST = "PROTEST"
_ASSAULT, _CONVICT, _ALLEGE = "ASSAULT", "convict", "allege"
#: Mode → the one under which it may be told again.
_EXPLOSIVES = "explosives"
_KIN = {"suicide-attack": _EXPLOSIVES, "drone": _AERIAL}
#: Acts of speech that two words tell in one breath.
_SUPPORT, _CONSULT, _VISIT, _PHONE, _AID = "SUPPORT", "CONSULT", "visit", "phone", "AID"
#: The sense of receptions, which are no stops of a tour.
_HOSTED = "consult.host"
_JUDGED = frozenset({_ACCUSE, _SUPPORT})
_HISTORICAL = "historical"
#: How many words of the same victims are enough.
_VICTIMS = 2
#: How close behind an event a clause that describes it stands.
_NEAR = 8
#: ... and behind a verb what it governs.
_OBJECT = 4
#: How many sentences below the headline tell what it tells.
_LEAD = 3


def gather(drafts: Iterable[Draft]) -> list[Happening]:
    """Put together the drafts that tell one happening, in the order of the article."""
    found: list[Happening] = []
    by_type: dict[str, list[int]] = {}
    for draft in drafts:
        earlier = by_type.setdefault(draft.type, [])
        same = next((at for at in reversed(earlier[-_LOOK_BACK:]) if _is_same(found[at], draft)), None)
        if same is None:
            earlier.append(len(found))
            found.append(Happening(drafts=(draft,)))
        elif len(found[same].drafts) < _MOST:
            found[same] = Happening(drafts=(*found[same].drafts, draft))
    return _under_headlines(found)


def _under_headlines(found: list[Happening]) -> list[Happening]:
    """Put what only a headline tells to the first event of its type in the body: headlines tell nothing else."""
    told: dict[str, int] = {}
    for at, happening in enumerate(found):
        if not happening.lead.is_title:
            told.setdefault(happening.lead.type, at)
    kept: dict[int, Happening] = {}
    headlines: dict[int, tuple[Draft, ...]] = {}
    for at, happening in enumerate(found):
        body = told.get(happening.lead.type) if happening.lead.is_title else None
        if body is None:
            kept[at] = happening
        else:
            headlines[body] = (*headlines.get(body, ()), *happening.drafts)
    return [Happening(drafts=(*h.drafts, *headlines.get(at, ()))[:_MOST]) for at, h in kept.items()]


def _is_same(happening: Happening, draft: Draft) -> bool:
    lead = happening.lead
    if _is_by_phone(lead, draft) or _is_cargo(lead, draft):
        return True
    if _meets_others(lead, draft) or _is_further(lead, draft):
        return False
    if (
        draft.is_pointed
        or _is_of_crowd(lead, draft)
        or _is_retold(happening, draft)
        or _is_done_by(happening, draft)
        or _is_listed(happening, draft)
    ):
        return True
    if _kin(lead.mode) and _kin(draft.mode) and _kin(lead.mode) != _kin(draft.mode):
        return False
    if _is_part(lead, draft):
        return False
    if _is_one_case(lead, draft) or _is_same_deed(lead, draft) or _is_campaign(lead, draft):
        return True
    if _is_tour(lead, draft) or _is_that_meeting(lead, draft):
        return True
    alike = draft.trigger.entry.id == lead.trigger.entry.id or (lead.mode == _AERIAL and draft.mode == lead.mode)
    loose = alike or not lead.recipients or bool(_everybody(lead) & _everybody(draft))
    if lead.is_title and 0 < draft.sentence - lead.sentence <= _LEAD and loose:
        return True
    if draft.is_definite and not draft.is_named:
        return _compatible(lead.places, draft.places) and _is_past(lead) == _is_past(draft)
    if (alike or _is_vaguer(lead, draft)) and _tells_harm(lead, draft):
        return True
    if not _compatible(lead.actors, draft.actors) or not _compatible(lead.recipients, draft.recipients):
        return False
    bare = not draft.actors and not draft.recipients
    if draft.is_definite and bare:
        return True
    if not _compatible(lead.places[:1], draft.places[:1]) or not same_time(lead.when, draft.when):
        return False
    if _is_past(lead) != _is_past(draft):
        return False
    if lead.is_title or any(d.is_title for d in happening.drafts):
        return True
    if draft.sentence == lead.sentence:
        vague = draft.type == _ASSAULT and not (draft.mode and lead.mode)
        once = (draft.mode == lead.mode or vague) and draft.recipients != () and draft.recipients == lead.recipients
        return (alike and bare) or once or _is_one_breath(lead, draft)
    return alike and (bool(_shared(lead, draft)) or bare or not _everybody(lead))


def _is_by_phone(lead: Draft, draft: Draft) -> bool:
    """Whether a talk told by a verb is told again by the call in which it was held ("discussed with X in a call")."""
    near = draft.sentence == lead.sentence and draft.trigger.first > lead.trigger.first and not draft.is_joined
    verb = lead.trigger.shape == "verb" and not lead.mode and draft.trigger.shape != "verb"
    return draft.type == _CONSULT and draft.mode == _PHONE and near and verb and _everybody(draft) <= _everybody(lead)


def _is_cargo(lead: Draft, draft: Draft) -> bool:
    """Whether a verb only tells what brings aid carries ("arrived an aircraft that carries 40 tons")."""
    near = draft.sentence == lead.sentence and draft.trigger.shape == "verb" and not draft.is_joined
    bare = draft.trigger.form.tense == "present" and not draft.recipients
    return (
        draft.type == _AID and near and bare and bool(draft.actors) and names_of(draft.actors) == names_of(lead.actors)
    )


def _is_of_crowd(lead: Draft, draft: Draft) -> bool:
    """Whether a protest is told again: by its people ("the demonstrators"), as known or in one sentence with what they
    did, or by what the same people went out for ("went out in a march")."""
    if draft.type != _PROTEST:
        return False
    near, people = draft.sentence == lead.sentence, draft.trigger.entry.people
    if people or lead.trigger.entry.people:
        apart = not same_time(lead.when, draft.when) or bool(_numbers(draft.actors) ^ _numbers(lead.actors))
        return (near and not apart) or (people and draft.is_definite)
    same = bool(names_of(lead.actors)) and names_of(lead.actors) == names_of(draft.actors)
    return near and same and draft.mode == lead.mode


def _is_past(draft: Draft) -> bool:
    return draft.status.value == _HISTORICAL


def _kin(mode: str) -> str:
    """The mode under which an attack may be told again in a vaguer word."""
    return _KIN.get(mode, mode)


def _is_one_breath(lead: Draft, draft: Draft) -> bool:
    """Whether a judgement is told in two words of one sentence ("condemned and deplored", "levelled the charge")."""
    if draft.type not in _JUDGED or draft.mode != lead.mode:
        return False
    return draft.is_joined or (draft.trigger.shape == "noun" and (draft.mode == _ALLEGE or draft.type == _SUPPORT))


def _is_vaguer(lead: Draft, draft: Draft) -> bool:
    """Whether a plain noun for an attack tells no other means than the noun that leads ("the suicide attack",
    "the attack left fifty dead")."""
    nouns = draft.trigger.shape == "noun" and lead.trigger.shape in ("noun", "phrase")
    return nouns and draft.mode in ("", lead.mode) and not draft.trigger.entry.background


def _tells_harm(lead: Draft, draft: Draft) -> bool:
    """Whether a known attack is told again only for what it did ("the raids destroyed five buildings")."""
    if draft.type != _ASSAULT or not draft.is_definite or draft.actors or draft.when or draft.places:
        return False
    return draft.sentence > lead.sentence and lead.trigger.form.number in ("", draft.trigger.form.number)


def _is_done_by(happening: Happening, draft: Draft) -> bool:
    """Whether it is the event told before that does it ("raids in which ... struck", "the blast that destroyed")."""
    doers = {stems_of(actor.text)[:1] for actor in draft.actors}
    return any(stems_of(told.span.text)[:1] in doers and told.trigger.shape == "noun" for told in happening.drafts)


def _is_one_case(lead: Draft, draft: Draft) -> bool:
    """Whether a verdict is told again: its words ("convicted", "sentenced to") are several for one ruling."""
    if lead.mode != _CONVICT or draft.mode != _CONVICT or lead.status.value != draft.status.value:
        return False
    return _compatible(lead.recipients, draft.recipients) and same_time(lead.when, draft.when)


def _is_same_deed(lead: Draft, draft: Draft) -> bool:
    """Whether an attack is told again in another word: the same ones do it to the same ones."""
    if draft.type != _ASSAULT or draft.sentence == lead.sentence or not same_time(lead.when, draft.when):
        return False
    told = names_of(lead.actors) & names_of(draft.actors) and names_of(lead.recipients) & names_of(draft.recipients)
    if _kin(lead.mode) == _kin(draft.mode) == _EXPLOSIVES and names_of(lead.actors) & names_of(draft.actors):
        return _compatible(lead.places, draft.places)
    return bool(told) and _alike_all(lead.recipients, draft.recipients) and _compatible(lead.places, draft.places)


def _is_campaign(lead: Draft, draft: Draft) -> bool:
    """Whether further strikes of the same aircraft or guns are told, without victims, place or time of their own."""
    if lead.mode not in _STRIKES or draft.mode != lead.mode or lead.status.value != draft.status.value:
        return False
    if _numbers(draft.recipients) - _numbers(lead.recipients) or not names_of(lead.actors) & names_of(draft.actors):
        return False
    return _compatible(lead.places, draft.places) and same_time(lead.when, draft.when)


def _is_tour(lead: Draft, draft: Draft) -> bool:
    """Whether a further stop of a tour is told: the same one travels, in the sentences right behind."""
    if lead.mode != _VISIT or draft.mode != _VISIT or lead.status.value != draft.status.value:
        return False
    hosted = _HOSTED in (lead.trigger.entry.id, draft.trigger.entry.id)
    return (
        not hosted and draft.sentence - lead.sentence <= _LEAD and bool(names_of(lead.actors) & names_of(draft.actors))
    )


def _is_further(lead: Draft, draft: Draft) -> bool:
    """Whether a verb behind "also" tells what else was done: not a headline's event, nor a further stop of a tour."""
    return draft.is_added and draft.is_named and not lead.is_title and not _is_tour(lead, draft)


def _meets_others(lead: Draft, draft: Draft) -> bool:
    """Whether a verb tells a further meeting: each of the two names somebody whom the other does not."""
    if draft.type != _CONSULT or draft.trigger.shape != "verb" or lead.is_title:
        return False
    one, other = (*lead.actors, *lead.recipients), (*draft.actors, *draft.recipients)
    if len(one) == 1 or len(other) == 1:
        return False
    apart = [any(not _compatible((p,), others) for p in own) for own, others in ((one, other), (other, one))]
    return all(apart)


def _is_listed(happening: Happening, draft: Draft) -> bool:
    """Whether a noun of violence right behind another one by "and" only spells it out ("torture and beatings")."""
    last = happening.drafts[-1]
    nouns = draft.trigger.shape == "noun" == last.trigger.shape and draft.type == _ASSAULT
    return (
        nouns and draft.is_joined and draft.trigger.first == last.trigger.stop and _everybody(draft) <= _everybody(last)
    )


def _is_that_meeting(lead: Draft, draft: Draft) -> bool:
    """Whether views are exchanged at a meeting told before: nobody is named anew."""
    return draft.type == _CONSULT and not draft.is_named and draft.sentence > lead.sentence and not draft.when


def _alike_all(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return _compatible(one, other) and _numbers(one) == _numbers(other)


def _is_part(lead: Draft, draft: Draft) -> bool:
    """Whether one of several attacks that were told together is told with victims of its own."""
    several, one = lead.trigger.form.number == "pl", draft.trigger.form.number in ("sg", "du")
    counted = _numbers(draft.recipients)
    return several and one and not lead.is_title and bool(counted) and counted.isdisjoint(_numbers(lead.recipients))


def _numbers(spans: tuple[Span, ...]) -> set[str]:
    return {word for span in spans for word in fold(span.text).split() if word.isdigit()}


def _is_retold(happening: Happening, draft: Draft) -> bool:
    """Whether a clause describes by an event told before, or counts the victims of one again."""
    lead, last = happening.lead, happening.drafts[-1]
    if _is_spelled_out(last, draft):
        return True
    alike = draft.trigger.entry.id == lead.trigger.entry.id
    if draft.sentence == last.sentence and 0 <= draft.trigger.first - last.trigger.stop <= 1 and draft.type == _ACCUSE:
        return draft.span.start == draft.trigger.start and draft.trigger.shape == "verb"
    if draft.is_known:
        behind = draft.trigger.first - last.trigger.stop
        if draft.sentence == last.sentence and 0 <= behind <= _NEAR and draft.trigger.entry.object == "theme":
            return True
        if alike and names_of(lead.actors) & names_of(draft.actors):
            return True
    if draft.is_definite and draft.sentence != lead.sentence and _fits(lead, draft):
        return same_time(lead.when, draft.when) and (_is_past(lead) == _is_past(draft) or draft.when is None)
    if not draft.trigger.entry.result or draft.sentence == last.sentence:
        return False
    if _is_past(draft) != _is_past(lead) and draft.when is not None:
        return False
    victims = names_of(draft.recipients)
    return any(
        len(victims & names_of(other.recipients)) >= min(_VICTIMS, len(victims)) > 0 for other in happening.drafts
    )


def _is_spelled_out(last: Draft, draft: Draft) -> bool:
    """Whether a noun behind a verb of two sides is what they do to each other ("both sides exchange fire")."""
    mutual = last.trigger.entry.joint and last.trigger.shape == "verb" and draft.type == _ASSAULT
    near = draft.sentence == last.sentence and 0 <= draft.trigger.first - last.trigger.stop <= _OBJECT
    return mutual and near and draft.trigger.shape != "verb" and not draft.recipients and not draft.is_joined


def _fits(lead: Draft, draft: Draft) -> bool:
    """Whether a noun that tells an event as known names nobody who contradicts it, and somebody of it."""
    if not _compatible(lead.actors, draft.actors) or not _compatible(lead.recipients, draft.recipients):
        return False
    return bool(_shared(lead, draft)) and _compatible(lead.places, draft.places)


def _everybody(draft: Draft) -> frozenset[str]:
    return names_of(draft.actors) | names_of(draft.recipients)


def _shared(lead: Draft, draft: Draft) -> frozenset[str]:
    return (names_of(lead.actors) & names_of(draft.actors)) | (names_of(lead.recipients) & names_of(draft.recipients))


def _compatible(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return not one or not other or any(_alike(a, b) for a in one for b in other)


def _alike(one: Span, other: Span) -> bool:
    """Whether two phrases share two words, or half of those of the shorter one."""
    a, b = names_of((one,)), names_of((other,))
    return len(a & b) >= _VICTIMS or 2 * len(a & b) >= min(len(a), len(b))

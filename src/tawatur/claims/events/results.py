"""Words for the killed and wounded, and for what a clause was done for: events only where nothing else tells them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from tawatur.claims.clauses.boundaries import opens_part
from tawatur.claims.clauses.view import QUANTITY, EventView
from tawatur.claims.events.actuality import victims_of
from tawatur.claims.participants.carriers import LAID_FOR
from tawatur.claims.triggers.happenings import Draft
from tawatur.records.document import Sentence
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold_words

__all__ = ["without_results"]

#: How far behind the noun of an assault the verb stands that tells what it hit.
_RELAY = 8
#: How far behind a verb stands what it governs; attacks and protests may follow each other within a few words.
_OBJECT, _BODILY = 4, frozenset({"ASSAULT", "PROTEST"})
#: ... and how far behind it where its subject and a time or an aside stand between, for these types: both words have
#: the same doers then.
_PARTED, _CARRYING = 14, frozenset({"COOPERATE", "MOBILIZE", "SANCTION"})
#: How far behind an attack stands what it led to.
_WROUGHT = 24
#: Types whose nouns stand in subheadings.
_LABELLED = frozenset({"ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_CONSULT, _VISIT = "CONSULT", "visit"
#: The mode of what ruins things.
_DESTROY = "destroy"
#: The first letters of nouns that tell a result ("maqtal") rather than a deed ("qatl"), of "to", and "with".
_RESULT, _TO, _WITH = "م", "ا", "ب"
#: How many victims and attacks of one sentence are paired, and how far from each other.
_MOST, _FAR = 24, 60
#: How far from an attack its own victims stand at most.
_REACH = 40
#: Roles of the prepositions before the deed in which something befell somebody ("in", "during").
_IN = frozenset({"place", "stop"})
#: The role of "after", "in answer to" and the like.
_AFTER = "stop"
#: What parts the clauses of a sentence, and how much farther that is than any word of one clause.
_STOPS, _CLAUSE = frozenset({"؛", ".", ":"}), 1000
_VIOLENT_MODES = frozenset({"explosives", "suicide-attack", "firearms", "heavy-weapons", "aerial", "drone", "targeted"})


def without_results(view: EventView, sentence: Sentence, found: list[Draft], *, assaulted: bool) -> Iterator[Draft]:
    """Words for killed and wounded give victims to the sentence's own assault, or stand for one where there is none."""
    raids = {d.trigger.first for d in found if d.type == "ASSAULT" and d.trigger.shape == "noun" and not _is_result(d)}
    found = _put_together(view, sentence, found)
    apart = {d.span.start for d in found if len(found) <= _MOST and _is_done_apart(view, d, found, raids)}
    outcomes = {d.span.start for d in found if _is_result(d)} - apart
    found = [d if d.span.start in outcomes else _without_fallen(d, found, outcomes) for d in found]
    acts = [d for d in found if d.type == "ASSAULT" and d.span.start not in outcomes]
    counted = victims_of(view, sentence)[:_MOST]
    earlier = {d.span.start: _with_its_dead(d, counted) for d in found if acts and _is_earlier(view, d)}
    dead = [span for draft in earlier.values() for span in draft.recipients]
    counted = tuple(span for span in counted if not any(span.overlaps(other) for other in dead))
    results = [d for d in found if d.span.start in outcomes and d.span.start not in earlier]
    named = tuple(dict.fromkeys(span for d in results[:_MOST] for span in d.recipients))[:_MOST]
    victims = (*counted, *(span for span in named if not any(span.overlaps(other) for other in counted)))
    fallen = _fallen(view, acts, victims)
    kept_result = False
    armed = bool(results) and _tells_violence(view, sentence)
    for draft in found:
        if draft.span.start in earlier:
            draft = earlier[draft.span.start]
        elif draft.span.start in outcomes:
            if (
                any(assaulted or not act.is_recalled for act in acts)
                or kept_result
                or not _has_cause(draft, armed=armed, assaulted=assaulted)
                or (assaulted and _is_outcome(view, draft))
            ):
                continue
            kept_result = True
            more = (span for span in counted if not any(span.overlaps(r) for r in draft.recipients))
            draft = msgspec.structs.replace(draft, recipients=(*draft.recipients, *more))
        elif draft.span.start in fallen and (
            draft.mode in _VIOLENT_MODES or _is_laid(draft) or _hit_things(view, draft)
        ):
            doers = draft.actors if draft.trigger.shape == "verb" else ()
            fell = (span for span in fallen[draft.span.start] if span not in doers)
            more = (span for span in fell if not _is_counted_twice(span, draft.recipients))
            recipients = tuple(dict.fromkeys((*more, *draft.recipients)))
            draft = msgspec.structs.replace(draft, recipients=recipients)
        yield draft


def _without_fallen(draft: Draft, found: list[Draft], outcomes: set[int]) -> Draft:
    """An attack told by a noun, without those among its doers who fell in it ("the soldier was killed in a blast")."""
    if draft.type != "ASSAULT" or draft.trigger.shape != "noun" or not draft.actors or draft.trigger.entry.joint:
        return draft
    fell = {span for d in found if d.span.start in outcomes and not d.actors for span in d.recipients}
    return msgspec.structs.replace(draft, actors=tuple(span for span in draft.actors if span not in fell))


def _put_together(view: EventView, sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The drafts of a sentence without labels, each deed told in two words once."""
    found = [d for d in found if not _is_label(sentence, d, found)]
    found = _governing(found)
    return _killed_in(view, _without_circumstances(_wrought(view, _ruined(view, _relayed(view, found)))))


def _governing(found: list[Draft]) -> list[Draft]:
    """Tell once what a verb and the noun that it governs both tell: what a light verb carries by the noun ("imposed a
    curfew"), else by the verb ("began the inquiry")."""
    kept: list[Draft] = []
    for draft in found:
        near = kept[-1] if kept else None
        if near is None or not _is_governed(near, draft):
            kept.append(draft)
            continue
        carried = not draft.is_definite and _has_light_verb(draft)
        lead, other = (draft, near) if carried else (near, draft)
        kept[-1] = msgspec.structs.replace(
            lead,
            actors=lead.actors or other.actors,
            recipients=lead.recipients or other.recipients,
            mode=lead.mode or ("" if _meets(near) else other.mode),
            when=lead.when or other.when,
        )
    return kept


def _is_governed(near: Draft, draft: Draft) -> bool:
    """Whether a noun for a deed stands right behind a verb of its type, and no "and" between."""
    governs = near.trigger.shape == "verb" and near.type == draft.type and draft.trigger.shape != "verb"
    reach = 0 if draft.type in _BODILY else _OBJECT
    if draft.type in _CARRYING and near.actors and near.actors == draft.actors:
        reach = _PARTED
    near_by = 0 <= draft.trigger.first - near.trigger.stop <= reach
    if _meets(near) and draft.mode == _VISIT and draft.recipients:
        return False
    return governs and near_by and not draft.is_joined and not draft.trigger.entry.people


def _meets(draft: Draft) -> bool:
    """Whether a verb tells a meeting, which a visit behind it only dates ("will meet, during his visit to X, Y")."""
    return draft.type == _CONSULT and draft.trigger.entry.joint and draft.trigger.shape == "verb"


def _with_its_dead(draft: Draft, counted: tuple[Span, ...]) -> Draft:
    """A death with those counted right behind its word, where it names nobody."""
    behind = tuple(span for span in counted if 0 <= span.start - draft.span.end <= 1)
    return msgspec.structs.replace(draft, recipients=draft.recipients or behind)


def _is_laid(draft: Draft) -> bool:
    """Whether an attack tells only for whom it was laid, not who fell in it."""
    return any(rule.endswith(LAID_FOR) for rule in draft.rules)


def _is_done_apart(view: EventView, draft: Draft, found: list[Draft], raids: set[int]) -> bool:
    """Whether a verb tells whom somebody killed, or a raid or the like right behind it, and each attack of the sentence
    is told in a clause of its own, of somebody else ("gunmen killed a soldier, and the army shelled the town")."""
    if not _tells_killer(draft, raids):
        return False
    doers = _bare(draft.actors)
    others = [d for d in found if d.type == draft.type and d is not draft]
    others = [d for d in others if not _is_result(d) or _tells_killer(d, raids)]
    return bool(others) and all(
        (d.actors or _is_result(d))
        and not doers & _bare(d.actors)
        and (_is_parted(view, d, draft) or _has_own_doer(view, max(d, draft, key=lambda x: x.trigger.first)))
        for d in others
    )


def _has_own_doer(view: EventView, draft: Draft) -> bool:
    """Whether who did it stands right behind the word for a deed that "and" or a mark parts from the deed before it,
    or that stands behind "after" and the like ("and the army shelled", "after the shelling by X of Y")."""
    at, behind = draft.trigger.first, draft.trigger.stop
    if not draft.actors or behind >= len(view.starts) or draft.actors[0].start != view.starts[behind]:
        return False
    if draft.trigger.shape == "verb":
        return view.classes[at].conjunction or view.classes[at - 1].tag in ("punct", "conj")
    return draft.trigger.shape == "noun" and view.role_at(at - 1) == _AFTER


def _tells_killer(draft: Draft, raids: set[int]) -> bool:
    """Whether a verb tells who killed whom, or that an attack did, whose word stands right behind it."""
    known = draft.trigger.stop in raids or bool(draft.actors and draft.recipients)
    return _is_result(draft) and draft.trigger.shape == "verb" and known


def _bare(spans: tuple[Span, ...]) -> frozenset[str]:
    """Phrases without the article that they have where they are told again."""
    return frozenset(fold_words(span.text).removeprefix(ARTICLE) for span in spans)


def _is_parted(view: EventView, one: Draft, other: Draft) -> bool:
    """Whether two deeds are told in clauses of their own, or one of them "after" the other."""
    first, stop = sorted((one.trigger.first, other.trigger.first))
    return any(opens_part(view, k) for k in range(first + 1, stop + 1))


def _is_counted_twice(victims: Span, recipients: tuple[Span, ...]) -> bool:
    """Whether victims are part of a longer phrase that tells already who was hit."""
    return any(victims.overlaps(other) and victims != other for other in recipients)


def _is_label(sentence: Sentence, draft: Draft, found: list[Draft]) -> bool:
    """Whether a noun of talks or words that opens a sentence only labels what this tells next ("A meeting at X: Y
    met Z")."""
    opens = draft.trigger.first == sentence.first and draft.trigger.shape == "noun" and draft.type in _LABELLED
    return opens and any(d.type == draft.type and d.trigger.first > draft.trigger.first for d in found)


def _is_result(draft: Draft) -> bool:
    """Whether a word for the killed or wounded tells a result: it does not behind a verb that says whose deed it is."""
    trigger = draft.trigger
    deed = trigger.shape == "noun" and trigger.entry.genitive == "recipient" and trigger.form.text[0] != _RESULT
    return trigger.entry.result and not (deed and _has_light_verb(draft) and draft.actors and draft.recipients)


def _has_light_verb(draft: Draft) -> bool:
    """Whether a party of a deed is the subject of the light verb that carries its noun."""
    return any("subject of a light verb" in rule for rule in draft.rules)


def _is_earlier(view: EventView, draft: Draft) -> bool:
    """Whether a death is what the deed of its sentence followed, not what it led to."""
    at = draft.trigger.first
    if not _is_result(draft) or draft.trigger.shape != "noun" or at == view.sentence(at).first:
        return False
    return view.role_at(at - 1) == _AFTER


def _fallen(view: EventView, acts: list[Draft], victims: tuple[Span, ...]) -> dict[int, tuple[Span, ...]]:
    """The victims that each assault of a sentence gets: the nearest one in their clause, by where its word starts."""
    actual = [d for d in acts if d.status.value != "planned" and d.trigger.entry.type == "ASSAULT"]
    able = actual[:_MOST]
    found: dict[int, tuple[Span, ...]] = {}
    for span in victims if able else ():
        nearest = min(able, key=lambda d: _distance(view, d, span) + (_FAR if d.trigger.entry.joint else 0))
        if abs(bisect_left(view.starts, span.start) - nearest.trigger.first) >= _REACH:
            continue
        found[nearest.span.start] = (*found.get(nearest.span.start, ()), span)
    return found


def _distance(view: EventView, draft: Draft, victims: Span) -> int:
    """How many tokens part an assault and victims, far more where a conjunction or a stop parts their clauses."""
    at = bisect_left(view.starts, victims.start)
    first, stop = sorted((at, draft.trigger.first))
    if stop - first > _FAR:
        return stop - first + _CLAUSE
    parted = any(
        view.tokens[k].text in _STOPS or (view.classes[k].tag == "conj" and len(view.tokens[k].norm) > 1)
        for k in range(first + 1, stop)
    )
    return stop - first + (_CLAUSE if parted else 0)


def _hit_things(view: EventView, draft: Draft) -> bool:
    """Whether an assault named no people whom it hit, only things and places ("one of the quarters")."""
    ats = (bisect_left(view.starts, span.start) for span in draft.recipients)
    ats = (at + (view.kinds[at] == QUANTITY and view.is_site(at + 1)) for at in ats if at + 1 < len(view.kinds))
    return all(view.kinds[at] in ("", "post") and view.names[at] is None for at in ats)


def _relayed(view: EventView, found: list[Draft]) -> list[Draft]:
    """Give the object of a relaying verb, or of any verb of which it is the subject, to the assault that the noun
    before it names ("the raids destroyed five buildings"), and drop the verb."""
    kept: list[Draft] = []
    for draft in found:
        near = kept[-1] if kept else None
        relays = draft.trigger.entry.relays and draft.trigger.shape == "verb"
        if (
            near is not None
            and near.type == draft.type
            and 0 <= draft.trigger.first - near.trigger.stop <= _RELAY
            and (relays or _does(near, draft))
            and not _is_parted(view, near, draft)
        ):
            recipients = tuple(dict.fromkeys((*near.recipients, *draft.recipients)))
            mode = near.mode or draft.mode
            kept[-1] = msgspec.structs.replace(
                near, recipients=recipients, mode=mode, is_named=True, is_carried=True, is_recalled=False
            )
        else:
            kept.append(draft)
    return kept


def _does(deed: Draft, draft: Draft) -> bool:
    """Whether a verb of which nobody is the subject stands right behind the noun of a deed."""
    verb = draft.trigger.shape == "verb" and not draft.actors
    return verb and deed.trigger.shape == "noun" and deed.trigger.stop == draft.trigger.first


def _killed_in(view: EventView, found: list[Draft]) -> list[Draft]:
    """Give who kills, by a verb, to the attack behind it in which he does ("the army killed five in a raid on")."""
    for at, draft in enumerate(found[1:], 1):
        near = found[at - 1]
        kills = _is_result(near) and near.trigger.shape == "verb" and bool(near.actors) and near.type == draft.type
        if kills and not _is_result(draft) and not draft.actors and _is_in(view, draft, near, _WROUGHT):
            found[at] = msgspec.structs.replace(draft, actors=near.actors, rules=(*draft.rules, *near.rules))
    return found


def _is_in(view: EventView, draft: Draft, near: Draft, reach: int) -> bool:
    """Whether the noun of a deed stands behind "in" or "during" after a verb of the same clause."""
    at, behind = draft.trigger.first, near.trigger.stop
    if draft.trigger.shape != "noun" or not 0 < at - behind <= reach:
        return False
    led = view.role_at(at - 1) in _IN or view.classes[at].preposition == _WITH
    return led and not any(
        view.classes[k].tag in ("verb", "comp", "rel") or view.tokens[k].text in _STOPS for k in range(behind, at)
    )


def _ruined(view: EventView, found: list[Draft]) -> list[Draft]:
    """Give what was destroyed to the attack that the noun behind the verb names ("in a blast")."""
    kept: list[Draft] = []
    for draft in found:
        near = kept[-1] if kept else None
        if near is not None and _is_ruin_of(view, near, draft):
            recipients = tuple(dict.fromkeys((*near.recipients, *draft.recipients)))
            kept[-1] = msgspec.structs.replace(draft, recipients=recipients, actors=near.actors or draft.actors)
        else:
            kept.append(draft)
    return kept


def _is_ruin_of(view: EventView, near: Draft, draft: Draft) -> bool:
    """Whether a verb of destroying tells what the attack behind it did, which names nobody else who did it."""
    if near.mode != _DESTROY or near.trigger.shape != "verb" or draft.type != near.type or _is_earlier(view, draft):
        return False
    if near.actors:
        return not draft.actors and _is_in(view, draft, near, _WROUGHT)
    return draft.trigger.shape == "noun" and 0 < draft.trigger.first - near.trigger.stop <= _RELAY


def _wrought(view: EventView, found: list[Draft]) -> list[Draft]:
    """Give what was destroyed, as a noun behind a preposition tells it of nobody, to the attack right before it ("the
    raid led to the destruction of the bridge")."""
    kept: list[Draft] = []
    for draft in found:
        near, at = kept[-1] if kept else None, draft.trigger.first
        ruin = draft.mode == _DESTROY and draft.trigger.shape == "noun" and not draft.actors
        behind = at > 0 and (view.classes[at].preposition or view.classes[at - 1].tag == "prep") and ruin
        follows = near is not None and near.type == draft.type and 0 <= at - near.trigger.stop <= _WROUGHT
        if near is not None and behind and follows:
            recipients = near.recipients or draft.recipients
            kept[-1] = msgspec.structs.replace(near, recipients=recipients)
        else:
            kept.append(draft)
    return kept


def _without_circumstances(found: list[Draft]) -> list[Draft]:
    """Leave out what a clause was done for, and what with by nobody named, where the sentence tells another event of
    the type."""
    told = {draft.type for draft in found if not (draft.trigger.entry.circumstance or draft.trigger.entry.instrument)}
    kept: list[Draft] = []
    for draft in found:
        if draft.trigger.entry.instrument and draft.type in told and not draft.actors:
            continue
        if draft.trigger.entry.circumstance:
            if draft.type in told:
                continue
            told.add(draft.type)
        kept.append(draft)
    return kept


def _tells_violence(view: EventView, sentence: Sentence) -> bool:
    """Whether a sentence names weapons (aircraft crash too) or has words of violence."""
    weapons = (view.means[at] for at in range(sentence.first, sentence.stop))
    violent = view.tokens[sentence.first].sentence in view.violent
    return violent or any(weapon is not None and weapon.mode != "aerial" for weapon in weapons)


def _is_outcome(view: EventView, draft: Draft) -> bool:
    """Whether a noun of death stands behind "with" or "to", or only the dead fall: what an attack told before led to
    ("led to the death of ten"), or what somebody admits of it."""
    at = draft.trigger.first
    if draft.actors:
        return False
    if draft.trigger.entry.subject == "theme":
        return True
    if draft.trigger.shape != "noun":
        return False
    before = view.classes[at - 1].tag if at > view.sentence(at).first else ""
    to = before == "prep" and view.tokens[at - 1].norm[0] == _TO
    return to or view.classes[at].preposition == _WITH


def _has_cause(draft: Draft, *, armed: bool, assaulted: bool) -> bool:
    """Whether a death is told as violent: by its sentence, the word, the dead, who did it, or an assault before."""
    if armed or draft.trigger.entry.violent or draft.fighters_fell or draft.actors:
        return True
    return assaulted and not draft.is_title

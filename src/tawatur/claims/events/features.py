"""What tells whether a draft is an event that the article reports: features of its word, its clause and its article.

A feature is a short text, "tense=past" or "recipients=PER"; `eventscores` sums weights of them, and `explain` shows the
strongest. All look at a bounded neighbourhood, so that weighing stays linear in the drafts of an article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from tawatur.claims.anchoring import statement_around
from tawatur.claims.clauses.view import EventView
from tawatur.claims.events.names import names_of, same_time
from tawatur.claims.triggers.happenings import Draft, Happening
from tawatur.records.layers import ENTITIES, TIMES
from tawatur.records.span import Span

__all__ = ["Neighbours", "article_features", "draft_features", "lead_features", "mention_features"]

#: How many earlier events of a type a draft is compared with, and how many tokens of a party are looked at.
_LOOK_BACK, _HEAD = 24, 12
#: How far before a word the verb stands that governs it, a relative pronoun, "that", and a number.
_GOVERNOR, _RELATIVE, _COMPLEMENT, _NUMBER = 12, 6, 8, 4
#: How many tokens apart two events of one type are close.
_CLOSE = 6
#: Bounds of the classes into which places, lengths and shares are put.
_POSITIONS, _LENGTHS, _SENTENCES = (3, 10, 25), (12, 30, 60), (1, 2, 3, 4, 8, 16)
_DENSITIES, _STATED, _READ, _DISTANCES = (0.3, 0.7, 1.2), (0.15, 0.5, 0.9), (6, 12, 25), (1, 2, 4, 8)
#: A domain colours an article where at least one of so many sentences is of it; a share of assaults makes it violent.
_COLOURED, _VIOLENT = 6, 0.4
_ASSAULT, _FLAGS = "ASSAULT", ("definite", "carried", "known", "title", "recalled", "charged", "joined", "named")
_ENTRY = ("weak", "light", "background", "result", "joint", "people", "circumstance", "relays")
#: A mention is clear where it lacks less than this; a happening told oftener is told often; more places are many.
_CLEAR, _OFTEN, _MANY = 0.5, 3, 5


class Neighbours(msgspec.Struct, frozen=True):
    """The events of an article among which a draft stands: by type in the order of the text, and by sentence."""

    by_type: dict[str, list[Draft]]
    by_sentence: dict[int, list[Draft]]

    @staticmethod
    def of(leads: Iterable[Draft]) -> Neighbours:
        """Put the clearest drafts of an article's events where they are found."""
        found = Neighbours({}, {})
        for lead in sorted(leads, key=_start):
            found.by_type.setdefault(lead.type, []).append(lead)
            found.by_sentence.setdefault(lead.sentence, []).append(lead)
        return found


def draft_features(view: EventView, draft: Draft, neighbours: Neighbours) -> list[str]:
    """The features of a draft by itself, of its clause, and of the events around it."""
    return [
        *_word(view, draft),
        *_parties(view, draft),
        *_clause(view, draft),
        *_governed(view, draft.trigger.first, draft.trigger.stop),
        *_place(view, draft),
        *_around(draft, neighbours),
    ]


def _word(view: EventView, draft: Draft) -> Iterator[str]:
    trigger, entry = draft.trigger, draft.trigger.entry
    yield f"type={draft.type}"
    yield f"shape={trigger.shape}"
    yield f"entry={entry.id}"
    yield f"entry={entry.id}/{trigger.shape}"
    yield f"status={draft.status.value}"
    yield f"tense={trigger.form.tense}" if trigger.shape == "verb" else f"number={trigger.form.number}"
    signs = {
        "passive": trigger.shape == "verb" and view.classes[trigger.first].voice != "",
        "mode": draft.mode != "", "wanted words": bool(entry.after or entry.near), "vetoing words": bool(entry.never),
        "phrase": trigger.stop - trigger.first > 1, "pronoun": trigger.pronoun != "",
    }  # fmt: skip
    yield from (name for name, holds in signs.items() if holds)
    yield from (flag for flag in _FLAGS if getattr(draft, f"is_{flag}"))
    yield from (f"entry is {flag}" for flag in _ENTRY if getattr(entry, flag))
    if draft.lacks:
        yield f"lacks {draft.lacks}"
        yield f"lacks {draft.lacks}/{draft.type}"
        yield f"lacks/{trigger.shape}"


def _parties(view: EventView, draft: Draft) -> Iterator[str]:
    yield from _party(view, draft.actors, "actors")
    yield from _party(view, draft.recipients, "recipients")
    yield from (f"inferred={rule}" for rule in draft.inferred)
    if draft.inferred:
        yield "inferred"
    if draft.actors and draft.recipients:
        yield "both parties"
    if not draft.actors and not draft.recipients:
        yield "no party"
        yield f"no party/{draft.trigger.shape}"
    if draft.places:
        yield "place"
    elif draft.nearby:
        yield "place nearby"
    if draft.when is not None:
        yield "time"


def _party(view: EventView, spans: tuple[Span, ...], role: str) -> Iterator[str]:
    """What sort of name or noun stands first in a role."""
    first = bisect_left(view.starts, spans[0].start) if spans else len(view.starts)
    if first >= len(view.starts):
        yield f"{role}=none"
        return
    stop = max(first + 1, min(first + _HEAD, bisect_left(view.starts, spans[0].end)))
    name = next((found for found in view.names[first:stop] if found is not None), None)
    kind = next((found for found in view.kinds[first:stop] if found), "")
    plain = kind or ("people" if first in view.people else "other")
    yield f"{role}={plain if name is None else name.type}"
    if name is not None and kind:
        yield f"{role}+{kind}"
    if name is not None or view.classes[first].definite:
        yield f"{role} definite"
    if len(spans) > 1:
        yield f"{role} several"


def _clause(view: EventView, draft: Draft) -> Iterator[str]:
    """What stands right before and behind the word."""
    trigger, classes = draft.trigger, view.classes
    at, sentence = trigger.first, view.sentence(trigger.first)
    before = classes[at - 1] if at > sentence.first else None
    behind = classes[trigger.stop] if trigger.stop < sentence.stop else None
    yield "before=" + ("start" if before is None else before.tag)
    yield "behind=" + ("end" if behind is None else behind.tag)
    if classes[at].conjunction:
        yield "conjunction"
    if classes[at].preposition:
        yield f"preposition={classes[at].preposition[-1]}"
    marker = view.markers[at - 1] if before is not None else None
    if marker is not None:
        yield f"marker={marker[0]}"
    if trigger.shape not in ("noun", "phrase"):
        return
    if draft.is_definite:
        yield "definite noun"
    elif behind is not None and behind.tag in ("noun", "name") and not behind.preposition:
        yield "construct"
    if behind is not None and behind.tag == "adj":
        yield "adjective behind"
    if before is not None and before.tag == "noun" and not before.definite and not classes[at].preposition:
        yield "genitive"


def _governed(view: EventView, at: int, stop: int) -> Iterator[str]:
    """What stands farther from the word in its sentence: a verb, relatives, "that", negation, numbers."""
    sentence, classes = view.sentence(at), view.classes
    if any(classes[k].tag == "rel" for k in range(max(sentence.first, at - _RELATIVE), at)):
        yield "relative before"
    if any(classes[k].tag == "rel" for k in range(stop, min(sentence.stop, stop + 2))):
        yield "relative behind"
    if any(classes[k].tag == "comp" for k in range(max(sentence.first, at - _COMPLEMENT), at)):
        yield "that before"
    if at in view.negated:
        yield "negated"
    near = range(max(sentence.first, at - _NUMBER), min(sentence.stop, stop + _NUMBER + 1))
    if any(classes[k].tag == "num" for k in near):
        yield "number near"
    governor = _governor(view, at, sentence.first)
    yield "governor=" + ("none" if governor is None else classes[governor].tense or "verb")
    if governor is not None and view.light[governor] is not None:
        yield "governor light"


def _governor(view: EventView, at: int, first: int) -> int | None:
    for k in range(at - 1, max(first, at - _GOVERNOR) - 1, -1):
        if view.classes[k].tag == "verb":
            return k
        if view.classes[k].tag == "punct":
            return None
    return None


def _place(view: EventView, draft: Draft) -> Iterator[str]:
    """Where in its sentence, statement and article a draft stands."""
    at, sentence = draft.trigger.first, view.sentence(draft.trigger.first)
    yield f"position={bisect_right(_POSITIONS, at - sentence.first)}"
    yield f"length={bisect_right(_LENGTHS, sentence.stop - sentence.first)}"
    yield f"sentence={bisect_right(_SENTENCES, draft.sentence)}"
    if view.domains[draft.sentence]:
        yield f"domain={view.domains[draft.sentence]}"
    statement = statement_around(view.doc, draft.span)
    if statement is not None:
        yield "stated"
        yield f"stance={statement.stance}"
        yield f"stated {statement.kind}"
    cue = bisect_left(view.cues, draft.span.end) - 1
    if cue >= 0 and view.statements[cue].cue.end > draft.span.start:
        yield "cue"
    if not view.victims.isdisjoint(range(sentence.first, min(sentence.stop, sentence.first + _LENGTHS[-1]))):
        yield "victims"


def _around(draft: Draft, neighbours: Neighbours) -> Iterator[str]:
    """What events of its type and sentence there are, and what it has in common with those told before."""
    here = [other for other in neighbours.by_sentence.get(draft.sentence, ())[:_LOOK_BACK] if other is not draft]
    yield f"events beside={min(len(here), 3)}"
    beside = [other for other in here if other.type == draft.type]
    if beside:
        yield "type beside"
    if any(abs(other.trigger.first - draft.trigger.first) < _CLOSE for other in beside):
        yield "type close"
    alike = neighbours.by_type.get(draft.type, [])
    stop = bisect_left(alike, draft.span.start, key=_start)
    earlier = [other for other in alike[max(0, stop - _LOOK_BACK) : stop] if other is not draft]
    yield f"type before={min(len(earlier), 4)}"
    if earlier:
        yield from _common(draft, earlier)


def _common(draft: Draft, earlier: list[Draft]) -> Iterator[str]:
    """What a draft shares with any of the events before it, and what it shares with none of them."""
    actors, recipients, places = names_of(draft.actors), names_of(draft.recipients), names_of(draft.places)
    told = [(names_of(d.actors), names_of(d.recipients), names_of(d.places)) for d in earlier]
    timed = [d.when for d in earlier if d.when]
    signs = {
        "entry before": any(d.trigger.entry.id == draft.trigger.entry.id for d in earlier),
        "mode before": draft.mode != "" and any(d.mode == draft.mode for d in earlier),
        "shared party": any(actors & a or recipients & r for a, r, _ in told),
        "shared parties": any(actors & a and recipients & r for a, r, _ in told),
        "shared place": any(places & p for _, _, p in told),
        "shared time": draft.when is not None and any(same_time(when, draft.when) for when in timed),
        "other actors": all(actors and a and not actors & a for a, _, _ in told),
        "other recipients": all(recipients and r and not recipients & r for _, r, _ in told),
        "other place": all(places and p and not places & p for _, _, p in told),
        "type near": draft.sentence - earlier[-1].sentence <= 1,
    }
    yield from (name for name, holds in signs.items() if holds)


def mention_features(happening: Happening, lead: Draft, draft: Draft) -> Iterator[str]:
    """What a further place of a happening has in common with the clearest one, and what it tells of its own."""
    yield f"again: distance={bisect_right(_DISTANCES, abs(draft.sentence - lead.sentence))}"
    yield f"again: shapes={lead.trigger.shape}/{draft.trigger.shape}"
    yield f"again: places={min(len(happening.drafts), _MANY)}"
    for role in ("actors", "recipients", "places"):
        one, other = names_of(getattr(lead, role)), names_of(getattr(draft, role))
        both = "same" if one & other else "other"
        yield f"again: {role}=" + (both if one and other else "new" if other else "gone" if one else "none")
    if draft.when is not None:
        both = "same" if same_time(lead.when, draft.when) else "other"
        yield "again: time=" + ("new" if lead.when is None else both)
    signs = {
        "entry": lead.trigger.entry.id == draft.trigger.entry.id, "other mode": lead.mode != draft.mode,
        "headline": lead.is_title, "earlier": draft.sentence < lead.sentence,
        "other status": lead.status.value != draft.status.value,
        "definite": draft.is_definite, "named": draft.is_named, "known": draft.is_definite and not draft.is_named,
        "other number": lead.trigger.form.number != draft.trigger.form.number,
        "clear": lead.clarity - draft.clarity < _CLEAR,
    }  # fmt: skip
    yield from (f"again: {name}" for name, holds in signs.items() if holds)


def lead_features(happening: Happening) -> Iterator[str]:
    """How often the article tells a happening."""
    if len(happening.drafts) > 1:
        yield "told again"
    if len(happening.drafts) > _OFTEN:
        yield "told often"
    if any(draft.is_title for draft in happening.drafts):
        yield "in the headline"


def article_features(view: EventView, drafts: list[Draft]) -> tuple[str, ...]:
    """What sort of article it is: how dense in events and statements, of which domain, with which claims."""
    read = max(1, sum(sentence.is_read for sentence in view.doc.sentences))
    assaults = sum(draft.type == _ASSAULT for draft in drafts)
    domains = Counter(domain for domain in view.domains if domain)
    signs = {
        f"article events={bisect_right(_DENSITIES, len(drafts) / read)}": True,
        f"article length={bisect_right(_READ, read)}": True,
        f"article statements={bisect_right(_STATED, len(view.statements) / read)}": True,
        **{f"article domain={domain}": count * _COLOURED >= read for domain, count in domains.items()},
        "article headline event": any(draft.is_title for draft in drafts),
        "article violent": assaults > _VIOLENT * len(drafts), "article peaceful": not assaults,
        "article without figures": not view.figures, "article without times": not view.doc[TIMES],
        "article without people": not any(entity.type == "PER" for entity in view.doc[ENTITIES]),
    }  # fmt: skip
    return tuple(name for name, holds in signs.items() if holds)


def _start(draft: Draft) -> int:
    return draft.span.start

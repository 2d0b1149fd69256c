"""Doubtful events: a small learned scorer says which drafts are told as events, and which mentions are events anew.

The rules find what may be an event and put together what is told twice. Where they doubt, weights decide that were
learnt from annotated articles (`training/event_scores.py` makes `tables/event_scores.tsv`): a logistic regression over
the features of `features.py`. Weights are whole hundredths, so that sums are exact everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from tawatur.claims.clauses.view import EventView
from tawatur.claims.events.features import Neighbours, article_features, draft_features, lead_features, mention_features
from tawatur.claims.events.names import names_of
from tawatur.claims.triggers.happenings import Draft, Happening
from tawatur.lexicon import Lexicon
from tawatur.lexicon.weights import UNIT, likelihood
from tawatur.records.ledger import Derivation

__all__ = ["WANTED", "Doubt", "choose", "doubts_of", "features_of", "is_weighed"]

_LEAD, _SPOKEN_OF, _MENTION, _UNTOLD, _LACKING = "lead", "spoken of", "mention", "untold", "lacking"
#: How likely a draft has to be: the clearest of a happening, a happening that is only spoken of or whose noun names
#: nobody, a further mention as an event of its own, what a rule takes as not told, and what lacks the parties that its
#: word asks for. Those that gave the best F1 on annotated texts from which these weights were not learnt.
WANTED = {_LEAD: 0.4, _SPOKEN_OF: 0.3, _MENTION: 0.4, _UNTOLD: 0.55, _LACKING: 0.7}
#: Features of the word's entry, which are too rare to be weighed for each kind of doubt.
_ENTRY = "entry="
#: The weight of every draft.
_BIAS = "always"
#: Texts of fewer sentences are no articles such as the weights were learnt from: what the rules tell there stands as it
#: is, and only what is untold and these types, where they are only spoken of, are weighed: single sentences of
#: newspapers gained by that.
_FEWEST, _SPOKEN_OF_IN_SHORT = 4, frozenset({"ASSAULT", "PROTEST"})
#: How many features on each side are told.
_TOLD = 3
_CONSULT, _ASSAULT = "CONSULT", "ASSAULT"


class Doubt(msgspec.Struct, frozen=True):
    """A draft that may be an event of its own: one of the kinds of doubt, its features, and the happening it is of."""

    kind: str
    draft: Draft
    features: tuple[str, ...]
    happening: Happening | None


def doubts_of(
    view: EventView, happenings: list[Happening], untold: Iterable[Draft], drafts: list[Draft]
) -> Iterator[Doubt]:
    """Everything that may be an event of its own, with its features."""
    leads = [(happening, happening.lead, _is_spoken_of(happening)) for happening in happenings]
    neighbours = Neighbours.of(lead for _, lead, spoken_of in leads if not spoken_of)
    article = article_features(view, drafts)

    def doubt(kind: str, draft: Draft, happening: Happening | None, more: Iterable[str] = ()) -> Doubt:
        return Doubt(kind, draft, (*article, *draft_features(view, draft, neighbours), *more), happening)

    for happening, lead, spoken_of in leads:
        if spoken_of:
            yield doubt(_SPOKEN_OF, lead, happening)
        else:
            yield doubt(_LEAD, lead, happening, lead_features(happening))
        for draft in happening.drafts:
            if draft.sentence != lead.sentence and not draft.is_title and not _tells_nothing_new(lead, draft):
                yield doubt(_MENTION, draft, happening, mention_features(happening, lead, draft))
    for draft in untold:
        if not draft.is_title:
            yield doubt(_LACKING if draft.lacks else _UNTOLD, draft, None)


def choose(
    view: EventView, happenings: list[Happening], untold: Iterable[Draft], drafts: list[Draft], lexicon: Lexicon
) -> list[Happening]:
    """The happenings that the article tells as events, each with the step of its derivation that says why."""
    is_short = not is_weighed(view)
    told = [happening for happening in happenings if is_short and not _is_spoken_of(happening)]
    weights = lexicon.compiled(_weights)
    steps: dict[int, Derivation] = {}
    parted: dict[int, set[int]] = {}
    anew: list[Happening] = []
    for doubt in doubts_of(view, happenings, untold, drafts):
        if is_short and not _is_weighed_in_short(doubt):
            continue
        table = weights[doubt.kind]
        found = [(table[feature], feature) for feature in doubt.features if feature in table]
        likely = likelihood([table[_BIAS], *(weight for weight, _ in found)])
        if likely < WANTED[doubt.kind]:
            continue
        step = _step(doubt, found, likely)
        if doubt.kind == _MENTION:
            parted.setdefault(id(doubt.happening), set()).add(doubt.draft.span.start)
        if doubt.happening is None or doubt.kind == _MENTION:
            anew.append(Happening(drafts=(doubt.draft,), why=step))
        else:
            steps[id(doubt.happening)] = step
    kept = [_without(h, parted.get(id(h), set()), steps[id(h)]) for h in happenings if id(h) in steps]
    return [*told, *kept, *anew]


def _is_weighed_in_short(doubt: Doubt) -> bool:
    """Whether a doubt is weighed in a text that is no article."""
    return doubt.kind == _UNTOLD or (doubt.kind == _SPOKEN_OF and doubt.draft.type in _SPOKEN_OF_IN_SHORT)


def is_weighed(view: EventView) -> bool:
    """Whether a text is long enough for all weights; what the rules tell in others is not weighed."""
    read = (sentence for sentence in view.doc.sentences if sentence.is_read)
    return sum(1 for _ in islice(read, _FEWEST)) == _FEWEST


def features_of(doubt: Doubt) -> Iterator[str]:
    """The features that are weighed: those of a kind of doubt count in their own way beside the common ones."""
    yield _BIAS
    yield f"kind={doubt.kind}"
    yield from doubt.features
    if doubt.kind != _LEAD:
        yield from (f"{doubt.kind}: {feature}" for feature in doubt.features if not feature.startswith(_ENTRY))


def _without(happening: Happening, parted: set[int], step: Derivation) -> Happening:
    """A happening without the mentions that are events of their own."""
    return Happening(drafts=tuple(d for d in happening.drafts if d.span.start not in parted), why=step)


def _step(doubt: Doubt, found: list[tuple[int, str]], likely: float) -> Derivation:
    """Why a draft was taken: how likely it is and the features that say most for and against it."""
    ordered = sorted(found)
    says = [item for item in ordered[: -_TOLD - 1 : -1] if item[0] > 0]
    against = [item for item in ordered[:_TOLD] if item[0] < 0]
    told = "; ".join(", ".join(f"{name} {weight / UNIT:+.2f}" for weight, name in side) for side in (says, against))
    note = f"{likely:.2f} likely as {doubt.kind}: {told}"
    return Derivation(field="trigger", rule="<score>", basis="inferred", evidence=(doubt.draft.span,), note=note)


def _is_spoken_of(happening: Happening) -> bool:
    """Whether all places only recall an event or name nobody by a definite noun."""
    return all(draft.is_recalled or _is_bare(draft) for draft in happening.drafts)


def _tells_nothing_new(lead: Draft, draft: Draft) -> bool:
    """Whether a further mention of an attack names only who is named already, and no time."""
    told = names_of(lead.actors) | names_of(lead.recipients) | names_of(lead.places)
    named = names_of(draft.actors) | names_of(draft.recipients) | names_of(draft.places)
    return draft.type == _ASSAULT and bool(named) and named <= told and draft.when is None


def _is_bare(draft: Draft) -> bool:
    """Whether a definite noun names nobody, and no word around it says that its event takes place."""
    shown = bool(draft.trigger.entry.near or draft.trigger.entry.after) and draft.type == _CONSULT
    return draft.is_definite and not draft.actors and not draft.recipients and not (shown or draft.is_carried)


def _weights(lexicon: Lexicon) -> dict[str, dict[str, int]]:
    """Kind of doubt → feature → weight: the common one and the kind's own, put together; the bias holds the kind's."""
    rows = {feature: int(weight) for feature, weight in lexicon.rows("event_scores")}
    common = {feature: weight for feature, weight in rows.items() if ": " not in feature or feature.startswith("again")}
    found: dict[str, dict[str, int]] = {}
    for kind in WANTED:
        own = {f.removeprefix(f"{kind}: "): weight for f, weight in rows.items() if f.startswith(f"{kind}: ")}
        found[kind] = {feature: common.get(feature, 0) + own.get(feature, 0) for feature in {**common, **own}}
        found[kind][_BIAS] = rows.get(_BIAS, 0) + rows.get(f"kind={kind}", 0)
    return found

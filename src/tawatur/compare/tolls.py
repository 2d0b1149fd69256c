"""Two figures of one kind: what one says of the other, where a toll is told as raised."""

from __future__ import annotations

from tawatur.compare.counted import Counted
from tawatur.compare.counts import Judgement, compare_counts
from tawatur.compare.likeness import Scale, likeness
from tawatur.compare.scopes import are_elsewhere

__all__ = ["TOLLS", "by_size", "compare_figures", "raised"]

#: Kinds that are tolls of a happening; and kinds that hold counts of anything: the first of its kind in an article
#: need not be the first in another.
TOLLS = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "displaced"})
#: A vague plural is not said of this many times its least number: "dozens" of two hundred, "hundreds" of two thousand.
#: ... and of more than so many times its least number it speaks of another happening (the dead of a day, of a war).
_MAGNITUDE, _OTHER_HAPPENING = 10, 100
#: The kind of toll words of counts of people who were moved or sent home, of more who had been hurt.
_MOVED = "moved"
#: A toll is raised from at least this part of it; what is less is a part of it ("2 died of their wounds").
_RAISED = 0.5


def compare_figures(a: Counted, b: Counted, scale: Scale) -> Judgement:
    """Judge two figures of one row.

    A toll that is told as raised updates the smaller one. An article that says "dozens" of dead and gives ten times as
    many of the same happening contradicts itself; of two articles one can have counted later.
    """
    judged = compare_counts(a.count, b.count)
    if judged.verdict == "contradict":
        small, large = by_size(a, b)
        near = small.count.floor >= _RAISED * large.count.floor
        return raised(small, large) if a.what in TOLLS and near and _is_raised(small, large) else judged
    if a.owner == b.owner and a.count.vague != b.count.vague and a.what in TOLLS and a.noun == b.noun:
        vague, exact = (a, b) if a.count.vague else (b, a)
        times = exact.count.floor // max(1, vague.count.floor)
        if _MAGNITUDE <= times <= _OTHER_HAPPENING and _is_one_happening(a, b, scale):
            why = f"one article says {vague.count.text}, which is not said of {exact.count.text}"
            return Judgement("contradict", "figures.magnitude", why)
    return judged


def by_size(a: Counted, b: Counted) -> tuple[Counted, Counted]:
    """The smaller one first; equal ones as they come."""
    return (b, a) if b.count.floor < a.count.floor else (a, b)


def raised(small: Counted, large: Counted) -> Judgement:
    """What a toll says of the smaller one that it was raised from."""
    return Judgement("update", "figures.raised", f"{small.count.text}, raised to {large.count.text}")


def _is_raised(small: Counted, large: Counted) -> bool:
    """Whether the larger of two tolls is told as raised, or the smaller one as an earlier one."""
    if _MOVED in small.toll ^ large.toll:
        return False
    if small.owner != large.owner:
        return "raised" in large.toll and "final" not in small.toll
    if "earlier" in small.toll:
        return True
    # In one breath the smaller one comes first; else it rose "to 164 among women, to 153 among children".
    in_order = small.sentence != large.sentence or small.figure.start < large.figure.start
    return "raised" in large.toll and in_order


def _is_one_happening(a: Counted, b: Counted, scale: Scale) -> bool:
    if are_elsewhere(a.scope.near, b.scope.near):
        return False
    return likeness(a.around, b.around, scale).words > 1 and not {"earlier", "raised"} & (a.toll | b.toll)

"""What people decided of the articles of a story: judgements of one moment stand together and are undone together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from tawatur.records.judgement import PAIR_KINDS, Judgement
from tawatur.review.applying import in_force

__all__ = ["Decision", "decisions_of"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: `kind` is story or origin, `action` same, different or edit (of the title, `value`).

    `left` and `right` are the articles that were told to belong together or apart.
    """

    kind: str
    action: str
    author: str
    reason: str
    time: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    value: str
    judgements: tuple[str, ...]


def decisions_of(judgements: Iterable[Judgement]) -> tuple[Decision, ...]:
    """The decisions in force, the latest first."""
    given = {judgement.id: judgement for judgement in judgements}
    standing = in_force(given.values())
    groups: list[list[Judgement]] = []
    for judgement in sorted(given.values(), key=lambda j: j.order):
        if judgement.id not in standing or judgement.target.kind not in PAIR_KINDS or judgement.action == "undo":
            continue
        if groups and _is_one(groups[-1][-1], judgement):
            groups[-1].append(judgement)
        else:
            groups.append([judgement])
    return tuple(_decision(group) for group in reversed(groups))


def _is_one(before: Judgement, judgement: Judgement) -> bool:
    """Whether two judgements were made at once: the pairs of one decision."""
    return judgement.time - before.time < _AT_ONCE and _said(before) == _said(judgement)


def _said(judgement: Judgement) -> tuple[str, str, str, str]:
    return (judgement.target.kind, judgement.action, judgement.author, judgement.reason)


def _decision(group: list[Judgement]) -> Decision:
    first = group[0]
    pairs = [{target.article for target in (j.target, j.other) if target is not None} for j in group]
    # Whatever stands in every pair was told of all the others.
    common = set.intersection(*pairs) if len(pairs) > 1 else {first.target.article}
    named = dict.fromkeys(article for j in group for article in _articles(j))
    left = tuple(article for article in named if article in common) or tuple(named)[:1]
    return Decision(
        kind=first.target.kind,
        action=first.action,
        author=first.author,
        reason=first.reason,
        time=first.time.strftime("%Y-%m-%dT%H:%M"),
        left=left,
        right=tuple(article for article in named if article not in left),
        value=first.value if isinstance(first.value, str) and first.field == "title" else "",
        judgements=tuple(j.id for j in group),
    )


def _articles(judgement: Judgement) -> tuple[str, ...]:
    return tuple(target.article for target in (judgement.target, judgement.other) if target is not None)


#: The pairs of one decision follow each other closely.
_AT_ONCE = timedelta(milliseconds=100)

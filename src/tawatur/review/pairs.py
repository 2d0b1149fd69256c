"""What people decided of two things: entities of two articles, or articles of one origin or story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.records.comparison import ORIGIN_BASES, Origin
from tawatur.records.judgement import Judgement
from tawatur.records.ledger import Ledger
from tawatur.review.anchoring import locate
from tawatur.review.applying import in_force

__all__ = [
    "Decisions", "Links", "Pairs", "decided_articles", "decided_entities", "decided_origins", "decided_titles",
]  # fmt: skip

Pair = tuple[str, str]


class Pairs(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of article ids that were told to belong together, and apart, each with the judgement that says so."""

    together: dict[Pair, Judgement] = {}
    apart: dict[Pair, Judgement] = {}


def decided_articles(judgements: Iterable[Judgement], kind: str) -> Pairs:
    """The last word on every pair of articles of an "origin" or "story"."""
    last: dict[Pair, Judgement] = {}
    for judgement in _standing(judgements):
        other = judgement.other
        if judgement.target.kind == kind and other is not None and judgement.action in ("same", "different"):
            a, b = sorted((judgement.target.article, other.article))
            last[a, b] = judgement
    return Pairs(
        together={pair: j for pair, j in last.items() if j.action == "same"},
        apart={pair: j for pair, j in last.items() if j.action == "different"},
    )


def decided_titles(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Article id → the title that somebody gave the story it stands in."""
    return {
        j.target.article: str(j.value)
        for j in _standing(judgements)
        if j.target.kind == "story" and j.action in ("edit", "relabel") and j.value
    }


Member = tuple[str, str]


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Entities of different articles, as pairs of article id and entity id: which are one, and which are not."""

    same: frozenset[tuple[Member, Member]] = frozenset()
    different: frozenset[tuple[Member, Member]] = frozenset()


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided of the articles that are compared: whose names are one, and who rests on whom."""

    links: Links = Links()
    origins: Pairs = Pairs()


def decided_entities(judgements: Iterable[Judgement], ledgers: Mapping[str, Ledger]) -> Links:
    """The last word on every pair of entities; `ledgers` by the article ids that the judgements use."""
    last: dict[tuple[Member, Member], str] = {}
    for judgement in _standing(judgements):
        other = judgement.other
        if judgement.action not in ("same", "different") or judgement.target.kind != "entity" or other is None:
            continue
        members = []
        for target in (judgement.target, other):
            ledger = ledgers.get(target.article)
            found = None if ledger is None else locate(target, ledger).record
            if ledger is not None and found is not None:
                members.append((ledger.article.id, found.id))
        if len(members) == 2:
            a, b = sorted(members)
            last[a, b] = judgement.action
    return Links(
        same=frozenset(pair for pair, action in last.items() if action == "same"),
        different=frozenset(pair for pair, action in last.items() if action == "different"),
    )


def _standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    ordered = sorted(judgements, key=lambda judgement: judgement.order)
    standing = in_force(ordered)
    return [judgement for judgement in ordered if judgement.id in standing]


def decided_origins(origins: Sequence[Origin], pairs: Pairs) -> tuple[Origin, ...]:
    """The origins as people parted and joined them; `value` of a joining judgement may name the basis."""
    parted = [part for origin in origins for part in _parted(origin, pairs)]
    for (left, right), judgement in pairs.together.items():
        parted = _joined(parted, left, right, judgement)
    order = {article: n for n, article in enumerate(article for origin in origins for article in origin.articles)}
    return tuple(sorted(parted, key=lambda origin: order[origin.articles[0]]))


def _parted(origin: Origin, pairs: Pairs) -> list[Origin]:
    """Each article goes with the first others that it was not told apart from."""
    groups: list[list[str]] = []
    why = ""
    for article in origin.articles:
        home: list[str] | None = None
        for group in groups:
            found = [pairs.apart[p] for other in group if (p := _pair(article, other)) in pairs.apart]
            why = _why(found[0]) if found else why
            if not found and home is None:
                home = group
        if home is None:
            groups.append([article])
        else:
            home.append(article)
    if len(groups) < 2:
        return [origin]
    return [_part(origin, group, why) for group in groups]


def _part(origin: Origin, group: Sequence[str], why: str) -> Origin:
    evidence = tuple(words for words in origin.evidence if words.article in group)
    basis = origin.basis if len(group) > 1 else "unknown"
    told = f"{why}; {origin.why}" if len(group) > 1 and origin.why else why
    return Origin(articles=tuple(group), basis=basis, why=told, evidence=evidence if len(group) > 1 else ())


def _joined(origins: list[Origin], left: str, right: str, judgement: Judgement) -> list[Origin]:
    homes = [origin for origin in origins if left in origin.articles or right in origin.articles]
    known = {article for origin in homes for article in origin.articles}
    if not {left, right} <= known:
        return origins
    basis = judgement.value if judgement.value in ORIGIN_BASES else ""
    if len(homes) == 1 and (not basis or basis == homes[0].basis):
        return origins
    made = Origin(
        articles=tuple(article for origin in homes for article in origin.articles),
        basis=basis or next((o.basis for o in homes if len(o.articles) > 1), "shared-source"),
        why="; ".join(filter(None, (_why(judgement), *(o.why for o in homes if len(o.articles) > 1)))),
        evidence=tuple(words for origin in homes for words in origin.evidence),
    )
    return [made, *(origin for origin in origins if origin not in homes)]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _why(judgement: Judgement) -> str:
    said = "told together" if judgement.action == "same" else "told apart"
    return f"{said} by {judgement.author}" + (f": {judgement.reason}" if judgement.reason else "")

"""Rows of counts: figures of the same kind, group and happening, each as its outlet gives it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.counted import HEADED, LOOSE, Counted, family_of
from tawatur.compare.counts import Judgement
from tawatur.compare.exclusions import CROWDS, barred_counts, numbers_of
from tawatur.compare.likeness import Scale, likeness
from tawatur.compare.openings import openings_alike
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import are_apart
from tawatur.compare.strays import with_strays
from tawatur.compare.sums import with_sums
from tawatur.compare.tolls import TOLLS, by_size, compare_figures, raised
from tawatur.records.comparison import RowCount
from tawatur.records.tracks import ANYBODY, PART, singled_out

__all__ = ["figure_drafts"]

#: Two figures are one count from this score on; see `_score`. Tuned on four stories so that no figure of another
#: happening joins a row, at the price of rows that stay apart.
_LEAST = 0.5
_EQUAL = 0.45
_HEADLINE = 0.35
#: Counts below this are equal by chance too often to be joined by their value alone.
_TELLING = 10
#: Numbers from here on that are not round are the same count under whatever word.
_LONG = 100
#: Heads of their articles that count the dead or wounded of one day of news, and do not exclude each other, count the
#: same ones.
_HEADS = 0.50
#: ... and those that exclude each other need so much less where both accounts open alike.
_HAPPENING = 0.15
_DEAD = "killed"
#: Words that a source needs to be one and the same in two articles: "the ministry" is any ministry.
_NAMED = 2
#: Rules that say that two counts are one number.
_ONE_NUMBER = frozenset({"figures.equal", "figures.about-equal", "figures.rounded"})
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}


def figure_drafts(
    accounts: Sequence[Account], counted: Sequence[Sequence[Counted]], ground: Ground, scale: Scale
) -> list[Draft]:
    """Align the figures of all accounts (`counted`, by account); figures of different kinds or groups never meet."""
    kinds: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    found = with_sums([item for own in counted for item in own], accounts)
    for item, kind in zip(found, _kinds(found), strict=True):
        kinds[kind].append(item)
    numbers, alike = numbers_of(found), openings_alike(accounts, scale)
    rows: list[tuple[str, list[Counted]]] = []
    for (_, group), items in sorted(kinds.items()):
        single = _single(items)
        scores = {
            (a, b): score
            for a in range(len(items))
            for b in range(a + 1, len(items))
            if (score := _score(items[a], items[b], scale, alike, single)) > 0
        }
        owners = [item.owner for item in items]
        barred = barred_counts(items, numbers, scale, accounts)
        groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, barred=barred)
        used = {number for found in groups for number in found}
        groups += [[number] for number in range(len(items)) if number not in used]
        rows += [(group, [items[n] for n in found]) for found in groups]
    return [_draft(row.items, accounts, ground, scale, row.group) for row in with_strays(rows, accounts, scale)]


def _single(items: Sequence[Counted]) -> frozenset[int]:
    """The accounts that give one number of a kind and group only, earlier happenings left out."""
    many = Counter(item.owner for item in items if not item.background)
    return frozenset(owner for owner, count in many.items() if count == 1)


def _kinds(items: Sequence[Counted]) -> Iterator[tuple[str, str]]:
    """The family and group of each figure; the same long number in several articles is one count under any word."""
    told: dict[int, dict[str, set[int]]] = defaultdict(dict)
    groups: dict[tuple[int, str], set[str]] = defaultdict(set)
    families = [family_of(item.what) for item in items]
    for item, family in zip(items, families, strict=True):
        if _LONG <= item.count.floor == item.count.high and item.count.floor % 10:
            told[item.count.floor].setdefault(family, set()).add(item.owner)
            groups[item.count.floor, family].add(item.group)
    for item, family in zip(items, families, strict=True):
        others = told.get(item.count.floor, {}) if item.count.low == item.count.high else {}
        if item.what not in HEADED and len(others) > 1 and len(set().union(*others.values())) > 1:
            yield min(others), ANYBODY
        elif item.group == ANYBODY and len(others.get(family, ())) > 1:
            named = groups[item.count.floor, family] - {ANYBODY}
            yield family, named.pop() if len(named) == 1 else ANYBODY
        else:
            yield family, item.group


def _score(a: Counted, b: Counted, scale: Scale, alike: Container[tuple[int, int]], single: Container[int]) -> float:
    """How surely two figures count the same: what stands around them, an equal value, being the first of their kind.

    `single` are the accounts that give one number of this kind only.
    """
    if a.background != b.background:
        return 0.0
    context = likeness(a.around, b.around, scale).score
    if a.owner == b.owner:
        rule = compare_figures(a, b, scale).rule
        is_raised = (a.headline or b.headline) and rule == "figures.raised"
        rounded = a.title != b.title and rule in _ONE_NUMBER
        return _LEAST + context / 2 if is_raised or rounded else 0.0
    equal = (a.count.low, a.count.high) == (b.count.low, b.count.high)
    if a.what != b.what:
        near = compare_figures(a, b, scale).rule in _ONE_NUMBER and a.count.floor >= _TELLING and not a.count.vague
        long = a.count.floor >= _LONG and bool(a.count.floor % 10)
        return _EQUAL + context + _EQUAL * long if near else 0.0
    if equal and a.count.floor >= _TELLING and not a.count.vague:
        return _EQUAL + context + _HEADLINE * (a.headline and b.headline)
    lone = a.headline and b.headline and a.owner in single and b.owner in single
    if lone and _is_one_kind(a, b, scale):
        return _HEADS + context
    if a.headline and b.headline and a.what not in LOOSE:
        if a.what in HEADED and compare_figures(a, b, scale).verdict != "contradict":
            return _HEADS + context
        context += _HAPPENING * (a.what in TOLLS and (a.owner, b.owner) in alike)
        return _HEADLINE + context + (_EQUAL / 2 if equal else 0.0)
    return context


def _is_one_kind(a: Counted, b: Counted, scale: Scale) -> bool:
    """Whether the only counts of their kind in two accounts are of one happening or of one group of people."""
    if are_apart(a.scope, b.scope):
        return False
    agreeing = compare_figures(a, b, scale).verdict != "contradict"
    if a.noun == b.noun != ANYBODY and not a.noun.startswith(PART):
        return agreeing or a.what in CROWDS
    return agreeing and a.what in TOLLS


def _draft(found: list[Counted], accounts: Sequence[Account], ground: Ground, scale: Scale, group: str) -> Draft:
    items = [item for each in found for item in each.all()]
    cells = tuple(cell_at(accounts[i.owner], i.cell, i.figure.id) for i in items)
    counts = RowCount(what=items[0].what, group="" if group == ANYBODY or group.startswith(PART) else group)
    label = ", ".join(filter(None, (counts.what, singled_out(counts.what, group))))
    values = " / ".join(dict.fromkeys(item.count.text for item in items))
    judged = _judge(items, scale)
    if judged is None or (ground.is_alone(c.article for c in cells) and judged.verdict == "agree"):
        rule, why = "only.one-account", "one account gives this figure"
        if len({c.article for c in cells}) > 1:
            rule, why = "only.one-origin", "all articles that give this figure are one text or one agency's report"
        return Draft("figure", "only", f"{label}: {values}", why, rule, cells, _weight(items), counts)
    weight = _weight(items) + 0.5
    return Draft("figure", judged.verdict, f"{label}: {values}", judged.why, judged.rule, cells, weight, counts)


def _can_oppose(a: Counted, b: Counted, most: Mapping[int, int]) -> bool:
    """Whether two counts of a row that exclude each other do so: of two articles the largest, exact ones.

    A vague plural beside an exact count says nothing against the smaller count of another article, nor does a number
    that its own article raises.
    """
    if a.owner == b.owner:
        return True
    exact = a.what in CROWDS or not (a.count.vague or b.count.vague)
    return exact and all(i.count.floor == most[i.owner] for i in (a, b))


def _judge(items: list[Counted], scale: Scale) -> Judgement | None:
    """The gravest judgement over all pairs, the first in order among equals; an update is told beside it."""
    pairs = [(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    found = [_of_one_source(a, b, compare_figures(a, b, scale)) for a, b in pairs]
    said = list(zip(pairs, found, strict=True))
    most = {item.owner: max(i.count.floor for i in items if i.owner == item.owner) for item in items}
    found = [j for (a, b), j in said if j.verdict != "contradict" or _can_oppose(a, b, most)]
    # Where one article tells the larger number as raised, the same two numbers of others are an update too.
    raised = {frozenset((a.count.floor, b.count.floor)) for (a, b), j in said if j.rule == "figures.raised"}
    numbers = {j.why: frozenset((a.count.floor, b.count.floor)) for (a, b), j in said}
    found = [j for j in found if j.rule != "figures.exclusive" or numbers[j.why] not in raised]
    gravest = max(found, key=lambda judgement: _PRIORITY[judgement.verdict], default=None)
    update = next((judgement for judgement in found if judgement.verdict == "update"), None)
    if gravest is None or gravest.verdict != "contradict" or update is None:
        return gravest
    return Judgement(gravest.verdict, gravest.rule, f"{gravest.why}; an update among them: {update.why}")


def _of_one_source(a: Counted, b: Counted, judged: Judgement) -> Judgement:
    """The judgement on a pair: where one named source gives two tolls of the dead, it has raised the smaller one."""
    if judged.rule != "figures.exclusive" or a.owner == b.owner or a.what != _DEAD:
        return judged
    short, long = sorted((a.source, b.source), key=len)
    if len(short) < _NAMED or long[: len(short)] != short:
        return judged
    return raised(*by_size(a, b))


def _weight(items: list[Counted]) -> float:
    grave = items[0].what not in LOOSE
    return 0.4 + 0.8 * grave + 0.4 * any(item.headline for item in items) - 0.4 * (items[0].count.floor < 2)

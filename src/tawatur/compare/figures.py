"""Rows of counts: figures of the same kind, group and happening, each as its outlet gives it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from tawatur.compare.accounts import Account, cell_at, of_one_issue
from tawatur.compare.alignment import groups_of
from tawatur.compare.counted import HEADED, LOOSE, Counted, family_of
from tawatur.compare.counts import Judgement, compare_counts
from tawatur.compare.likeness import Scale, likeness
from tawatur.compare.openings import openings_alike
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import are_apart, are_elsewhere, setting_of
from tawatur.compare.sums import with_sums
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
#: Kinds that are tolls of a happening; and kinds that hold counts of anything: the first of its kind in an article
#: need not be the first in another.
_TOLLS = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "displaced"})
#: Heads of their articles that count the dead or wounded of one day of news, and do not exclude each other, count the
#: same ones.
_HEADS = 0.50
#: ... and those that exclude each other need so much less where both accounts open alike.
_HAPPENING = 0.15
#: A vague plural is not said of this many times its least number: "dozens" of two hundred, "hundreds" of two thousand.
_MAGNITUDE = 10
#: Counts that exclude each other are of one happening where their sentences are this alike; else only where each is
#: the largest of its article and they differ by this factor at most. Read by eye on 30 stories of one day: without
#: these rules four of ten contradictions set different happenings against each other. Of .60, .55 and .50 the two
#: latter find one more contradiction where nobody looked, and .55 tells none more on seven days.
_SAME_WORDS = 0.55
_SIZE = 2
#: ... and in the same words by this factor: what is farther apart was read or written in another unit.
_FARTHEST = 20
#: Organisers and police differ more than that over a crowd.
_SIZES = {"participants": _FARTHEST}
#: ... and where each account counts people of that kind once only, officials and others differ more than usual.
_SIZES_ALONE = {**_SIZES, "arrested": 3, "missing": 3, "displaced": 3}
#: Kinds of people who are guessed at, so that "tens of thousands" is a count.
_CROWDS = frozenset({"participants"})
#: Kinds of people who are counted by what they are or as persons; fewer of them, later, are others.
_TAKEN = frozenset({"arrested", "abducted"})
#: Sentences that name different places can speak of one where they are this alike and their articles begin in one
#: place.
_ONE_PLACE = 0.35
#: Small counts are told of many happenings: below ten they need sentences this alike; where both accounts count people
#: of that kind once only, this is enough for one place, too.
_FEW = 0.25
#: ... and where an account gives more of a kind and group than this, they name one place or have sentences this alike.
_SEVERAL_COUNTS = 2
_ELSEWHERE = 0.40
#: A group whose dead are counted clash by clash.
_FIGHTERS = "fighters"
#: Kinds of toll words: of counts of people who were moved or sent home, of more who had been hurt; and, with these, of
#: sums of several happenings, which are no count of one.
_MOVED = "moved"
_OTHERS = ("several", _MOVED)
#: ... and of a series of reports ("new cases of cholera"): two numbers of such are of two reports unless their
#: sentences are this alike.
_SERIES = "series"
_SAME_REPORT = 0.75
#: A toll is raised from at least this part of it; what is less is a part of it ("2 died of their wounds").
_RAISED = 0.5
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
    known: dict[tuple[int, str], set[int]] = defaultdict(set)
    for items in kinds.values():
        for item in items:
            if not item.joined:  # "The leader and four others" are no four.
                known[item.owner, item.what].add(item.count.floor)
    drafts: list[Draft] = []
    alike = openings_alike(accounts, scale)
    for (_, group), items in sorted(kinds.items()):
        scores = {
            (a, b): score
            for a in range(len(items))
            for b in range(a + 1, len(items))
            if (score := _score(items[a], items[b], scale, alike)) > 0
        }
        owners = [item.owner for item in items]
        groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, barred=_barred(items, known, scale, accounts))
        used = {number for found in groups for number in found}
        groups += [[number] for number in range(len(items)) if number not in used]
        drafts += [_draft([items[n] for n in found], accounts, ground, scale, group) for found in groups]
    return drafts


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


def _barred(
    items: list[Counted], known: Mapping[tuple[int, str], set[int]], scale: Scale, accounts: Sequence[Account]
) -> set[tuple[int, int]]:
    """Counts that exclude each other and are not plainly of one happening: they never stand in one row.

    An author who gives two such counts means two things; so do two accounts of which one knows the other's number
    (`known` has the numbers of each account by kind), gives a larger one too, or a number of quite another size.
    """
    totals, many = _totals(items, scale), Counter(item.owner for item in items)
    settings = {item.owner: setting_of(accounts[item.owner]) for item in items}

    def is_one(a: Counted, b: Counted) -> bool:
        here = bool(settings[a.owner] & settings[b.owner])
        return _is_one_count(a, b, known, totals, many, scale, here=here)

    return {
        (a, b)
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if _compare(items[a], items[b], scale).verdict == "contradict"
        and (
            (items[a].owner != items[b].owner and of_one_issue(accounts[items[a].owner], accounts[items[b].owner]))
            or are_elsewhere(settings[items[a].owner], settings[items[b].owner])
            or not is_one(items[a], items[b])
        )
    }


def _totals(items: list[Counted], scale: Scale) -> Mapping[int, set[int]]:
    """The largest count of each account, and those that it was raised from."""
    most: dict[int, Counted] = {}
    for item in items:
        if item.owner not in most or item.count.floor > most[item.owner].count.floor:
            most[item.owner] = item
    found: dict[int, set[int]] = {owner: {item.count.floor} for owner, item in most.items()}
    for item in items:
        if _compare(item, most[item.owner], scale).rule == "figures.raised":
            found[item.owner].add(item.count.floor)
    return found


def _is_one_count(
    a: Counted,
    b: Counted,
    known: Mapping[tuple[int, str], set[int]],
    totals: Mapping[int, set[int]],
    many: Mapping[int, int],
    scale: Scale,
    *,
    here: bool,
) -> bool:
    """Whether two counts that exclude each other are of one happening all the same, so that one must be wrong.

    `here` tells whether both accounts begin in one place.
    """
    if a.owner == b.owner or a.what != b.what or _is_later_part(a, b):
        return False
    alone = all(known[item.owner, item.what] == {item.count.floor} for item in (a, b))
    if not (alone and a.what in _CROWDS) and (a.count.vague or b.count.vague):
        return False
    if a.noun != b.noun and not (alone and a.what in _TAKEN):
        return False
    score = likeness(a.around, b.around, scale).score
    # A place has many names: that of a quarter, its town and its province, each in several spellings.
    loosely = here and score >= (_ONE_PLACE if not alone else _FEW) and _FIGHTERS not in (a.group, b.group)
    if are_apart(a.scope, b.scope, loosely=loosely):
        return False
    if a.joined or b.joined or any((kind in a.toll) != (kind in b.toll) for kind in _OTHERS):
        return False
    if str(a.count.floor) in b.numbers or str(b.count.floor) in a.numbers:
        return False
    small, large = sorted((a.count.floor, b.count.floor))
    if large > _FARTHEST * small:
        return False
    what = a.what
    if a.count.floor in known[b.owner, what] or b.count.floor in known[a.owner, what]:
        return False
    if score < _SAME_REPORT and _SERIES in a.toll | b.toll:
        return False
    if score >= _SAME_WORDS:
        return True
    # Only who is named by what he is ("210 passengers") and counted once by both is one group of people.
    named = a.noun != ANYBODY and not a.noun.startswith(PART) and many[a.owner] == many[b.owner] == 1
    if (a.what in LOOSE and not named) or (not alone and _FIGHTERS in (a.group, b.group)):
        return False
    numbers = max(many[i.owner] if i.group != ANYBODY else len(known[i.owner, what]) for i in (a, b))
    if numbers > _SEVERAL_COUNTS and score < _ELSEWHERE and not _share_place(a, b):
        return False
    if max(a.count.floor, b.count.floor) < _TELLING and score < _FEW:
        return False
    return (
        large <= (_SIZES_ALONE if alone else _SIZES).get(what, _SIZE) * small
        and a.count.floor in totals[a.owner]
        and b.count.floor in totals[b.owner]
    )


def _share_place(a: Counted, b: Counted) -> bool:
    return bool((a.scope.place | a.scope.near) & (b.scope.place | b.scope.near))


def _is_later_part(a: Counted, b: Counted) -> bool:
    """Whether the later of two accounts counts fewer people held: others than the first ones."""
    early, late = sorted((a, b), key=lambda item: item.count.day)
    return a.what in _TAKEN and early.count.day < late.count.day and late.count.floor < early.count.floor


def _score(a: Counted, b: Counted, scale: Scale, alike: Container[tuple[int, int]]) -> float:
    """How surely two figures count the same: what stands around them, an equal value, being the first of their kind."""
    if a.background != b.background:
        return 0.0
    context = likeness(a.around, b.around, scale).score
    if a.owner == b.owner:
        rule = _compare(a, b, scale).rule
        raised = (a.headline or b.headline) and rule == "figures.raised"
        rounded = a.title != b.title and rule in _ONE_NUMBER
        return _LEAST + context / 2 if raised or rounded else 0.0
    equal = (a.count.low, a.count.high) == (b.count.low, b.count.high)
    if a.what != b.what:
        near = _compare(a, b, scale).rule in _ONE_NUMBER and a.count.floor >= _TELLING and not a.count.vague
        long = a.count.floor >= _LONG and bool(a.count.floor % 10)
        return _EQUAL + context + _EQUAL * long if near else 0.0
    if equal and a.count.floor >= _TELLING and not a.count.vague:
        return _EQUAL + context + _HEADLINE * (a.headline and b.headline)
    if a.headline and b.headline and a.what not in LOOSE:
        if a.what in HEADED and _compare(a, b, scale).verdict != "contradict":
            return _HEADS + context
        context += _HAPPENING * (a.what in _TOLLS and (a.owner, b.owner) in alike)
        return _HEADLINE + context + (_EQUAL / 2 if equal else 0.0)
    return context


def _compare(a: Counted, b: Counted, scale: Scale) -> Judgement:
    """Judge two figures of one row.

    A toll that is told as raised updates the smaller one. An article that says "dozens" of dead and gives ten times as
    many of the same happening contradicts itself; of two articles one can have counted later.
    """
    judged = compare_counts(a.count, b.count)
    if judged.verdict == "contradict":
        small, large = _by_size(a, b)
        near = small.count.floor >= _RAISED * large.count.floor
        return _raised(small, large) if a.what in _TOLLS and near and _is_raised(small, large) else judged
    if a.owner == b.owner and a.count.vague != b.count.vague and a.what in _TOLLS and a.noun == b.noun:
        vague, exact = (a, b) if a.count.vague else (b, a)
        if exact.count.floor >= _MAGNITUDE * vague.count.floor and _is_one_happening(a, b, scale):
            why = f"one article says {vague.count.text}, which is not said of {exact.count.text}"
            return Judgement("contradict", "figures.magnitude", why)
    return judged


def _by_size(a: Counted, b: Counted) -> tuple[Counted, Counted]:
    """The smaller one first; equal ones as they come."""
    return (b, a) if b.count.floor < a.count.floor else (a, b)


def _raised(small: Counted, large: Counted) -> Judgement:
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
    exact = a.what in _CROWDS or not (a.count.vague or b.count.vague)
    return exact and all(i.count.floor == most[i.owner] for i in (a, b))


def _judge(items: list[Counted], scale: Scale) -> Judgement | None:
    """The gravest judgement over all pairs, the first in order among equals; an update is told beside it."""
    pairs = [(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    found = [_of_one_source(a, b, _compare(a, b, scale)) for a, b in pairs]
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
    return _raised(*_by_size(a, b))


def _weight(items: list[Counted]) -> float:
    grave = items[0].what not in LOOSE
    return 0.4 + 0.8 * grave + 0.4 * any(item.headline for item in items) - 0.4 * (items[0].count.floor < 2)

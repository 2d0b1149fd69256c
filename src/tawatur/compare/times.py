"""Rows of dates: when a happening was, by each account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.compare.accounts import Account, cell_at, of_one_issue
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.counts import Judgement
from tawatur.compare.dated import MONTH_DAYS, Dated, dates_of, length_of, numbers_in
from tawatur.compare.hours import part_of
from tawatur.compare.intervals import compare_days, days_apart
from tawatur.compare.likeness import Bag, Scale, Shared, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.records.ledger import TimeExpression
from tawatur.records.span import Span, span_of

__all__ = ["time_drafts"]

#: Two dates are of one happening from this score on; see `_score`. On 32 stories the F1 of links is highest between .38
#: and .40; it falls by .002 to .008 at .50.
_LEAST = 0.40
_EQUAL_FAR = 0.45
_EQUAL_NEAR = 0.20
#: ... but a day that one article tells as news, and the other still names later, mostly is the day of the event.
_EQUAL_LATER = 0.30
#: An equal month nearly as rarely; of weeks, and of the month that has just ended, several things are told.
_EQUAL_MONTH = 0.35
#: Equal days in the openings of two articles are nearly always that of the story's event. On 64 small stories .10, .15
#: and .20 raise the F1 of links by .026, .032 and .038; newspapers hardly change.
_OPENING = 0.20
_NESTED = 0.15
_NESTED_FAR = 0.25
#: Words of its clause shown before a date.
_SHOWN_BEFORE = 4
#: Days by which the same day can seem to differ where "yesterday" or "Monday" is counted from publication: outlets
#: date an article by its print or by its web edition, and a bare weekday may be the last or the next one. A week so
#: counted begins on Saturday, Sunday or Monday.
_COUNTED_APART = (1, 7, 14)
#: ... and by two days where both are counted: the paper says "the day before yesterday" of what a page calls "today".
_EVENING_APART = 2
_WEEK = 7
#: Different days are only set against each other where the sentences say nearly the same.
_EXCLUSIVE = 0.70
_EXCLUSIVE_COUNTED = 0.50
#: ... and share this many words, so that "it began in May" is not set against "it began in June" of something else.
_EXCLUSIVE_WORDS = 4
#: A day that was put off: another later one of clauses that are this alike.
_PUT_OFF = 0.30
_PUT_OFF_WORDS = 3
_PUT_OFF_BONUS = 0.20
#: ... and two of one article where any of their contexts are this alike.
_OWN = 0.60
#: An article contradicts itself by a slip of days, not of weeks.
_SLIP_DAYS = 7
#: "This week" and one of its days, or a day next to it, are two dates where one article has both.
_WEEK_DAYS = 13
_DAYS = 3
#: The end or the beginning of a month is counted by either calendar: two such periods can be this far apart.
_CALENDARS = 31
#: Periods longer than this ("this year") hold too much for a day in them to be the same date.
_PERIOD_DAYS = 100
#: "Six years ago" is no more exact than the year that it names, nor than "six years ago" of another day.
_YEAR_DAYS = (360, 370)
_HALF_YEAR_DAYS = 183
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}
#: Rules by which different days of one row do not exclude each other.
_LOOSELY = frozenset({"dates.counted", "dates.since"})
#: Parts of one day that have no hour in common; "night" and "dawn" do, and noon is soon called evening.
_PARTS_APART = (frozenset({"MO", "EV"}), frozenset({"MO", "AF"}))
#: ... and how alike the clauses, or the words next to them, must be, and in how many words, to date one happening.
_PARTS_ALIKE = 0.45
_PARTS_WORDS = 4
#: Who leaves in the morning arrives in the evening, and what began on Friday ends on Monday.
_ENDS = (frozenset({"=leave", "=arrive"}), frozenset({"=start", "=end"}), frozenset({"=start", "=complete"}))


#: Several days in one row, of which no two are of the same thing for certain.
_APART = Judgement("refine", "dates.apart", "they name different days, not for certain of one thing")


def time_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the dated expressions of all accounts; only rows of two articles or more are made."""
    items = [item for owner, account in enumerate(accounts) for item in dates_of(owner, account, scale, lexicon)]
    scores = pair_scores(items, lambda a, b: _score(a, b, scale))
    owners = [item.owner for item in items]
    groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, barred=_barred(items, accounts))
    return [_draft([items[n] for n in group], accounts, ground, scale) for group in groups]


def _barred(items: list[Dated], accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Dates of one article that stand in one sentence or weeks apart, or a day and its week: they date two things.

    So do different days in two articles of one issue.
    """
    return {
        (a, b)
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if (
            items[a].place == items[b].place or items[a].days == items[b].days or _are_two(items[a].days, items[b].days)
            if items[a].owner == items[b].owner
            else of_one_issue(accounts[items[a].owner], accounts[items[b].owner])
            and _compare(items[a], items[b]).verdict == "contradict"
        )
    }


def _are_two(one: tuple[str, str], other: tuple[str, str]) -> bool:
    apart = days_apart(one, other)
    longest = max(length_of(one), length_of(other))
    return apart > _SLIP_DAYS or (apart <= 0 and longest <= _WEEK_DAYS) or _DAYS <= longest <= _WEEK_DAYS


def _compare(a: Dated, b: Dated) -> Judgement:
    """Judge two dates; days counted from publication may be off by the day between print and web, or by a week."""
    judged = compare_days(a.days, b.days)
    if judged.rule == "dates.overlapping" and _is_one_year(a, b):
        return Judgement("agree", "dates.same-year", f"{_text(a.days)} and {_text(b.days)}: one year, counted or named")
    if judged.verdict != "contradict":
        return judged
    if _is_put_off(a, b):
        day, later = sorted((a.days, b.days))
        why = f"due on {_text(day)}, told of {_text(later)} later"
        return Judgement("update", "dates.put-off", why)
    if a.since or b.since:
        # "The largest fall since March": another measure has another day.
        why = f"since {_text(min(a.days, b.days))}, and since {_text(max(a.days, b.days))}"
        return Judgement("refine", "dates.since", why)
    if "inferred" not in (a.time.basis, b.time.basis):
        return judged
    apart = days_apart(a.days, b.days)
    if _is_told_alike(a, b):
        return Judgement("refine", "dates.counted", _counted_why(a, b))
    if a.days[0][4:] == b.days[0][4:] and a.days[1][4:] == b.days[1][4:]:
        # A day or month without its year, which was counted wrongly.
        return Judgement("refine", "dates.counted", _counted_why(a, b))
    if not (a.counted or b.counted):
        return judged
    periods = any(item.counted and item.days[0] != item.days[1] for item in (a, b))
    known = (*_COUNTED_APART, _EVENING_APART) if a.counted and b.counted else _COUNTED_APART
    days = apart in known and (a.owner != b.owner or apart % _WEEK == 0)
    if not days and not (periods and apart <= _CALENDARS):
        return judged
    return Judgement("refine", "dates.counted", _counted_why(a, b))


def _is_put_off(a: Dated, b: Dated) -> bool:
    """Whether one account names a day still to come, and another, published on a later day, names a later one."""
    early, late = sorted((a, b), key=lambda item: item.told)
    if a.since or b.since or not early.told or early.told == late.told:
        return False
    return early.due and early.days[1] < late.days[0] and length_of(early.days) < MONTH_DAYS


def _is_one_year(a: Dated, b: Dated) -> bool:
    """Whether two spans of a year, one of them counted ("six years ago"), name one year."""
    least, most = _YEAR_DAYS
    if "inferred" not in (a.time.basis, b.time.basis) or not all(least <= length_of(i.days) <= most for i in (a, b)):
        return False
    return abs((date.fromisoformat(a.days[0]) - date.fromisoformat(b.days[0])).days) <= _HALF_YEAR_DAYS


def _counted_why(a: Dated, b: Dated) -> str:
    return f"{_text(min(a.days, b.days))} and {_text(max(a.days, b.days))}, counted from the day of publication"


def _score(a: Dated, b: Dated, scale: Scale) -> float:
    judged = _compare(a, b)
    if judged.verdict == "update":
        shared = [likeness(one, other, scale) for one, other in zip(a.contexts, b.contexts, strict=True)]
        best = max(shared, key=_alike)
        return best.score + _PUT_OFF_BONUS if best.score >= _PUT_OFF and best.words >= _PUT_OFF_WORDS else 0.0
    exclusive = judged.verdict == "contradict" or judged.rule in _LOOSELY
    # Clauses are soon alike and sentences hold several dates: only the words next to them set days against each other.
    first = len(a.contexts) - 1 if judged.verdict == "contradict" else 0
    sides = list(zip(a.contexts[first:], b.contexts[first:], strict=True))
    if judged.verdict == "contradict" and min(length_of(a.days), length_of(b.days)) >= MONTH_DAYS:
        # Two months are those of two reports: "sales in April", "sales in June".
        return 0.0
    if exclusive and (a.said != b.said or (a.said and a.counted and b.counted)):
        # One says when it happened, the other when it was told; and when it was told, both only count.
        return 0.0
    if exclusive and (a.until != b.until or _are_two_ends(a, b)):
        return 0.0
    if exclusive and a.due != b.due and max(length_of(a.days), length_of(b.days)) >= MONTH_DAYS:
        # One says when it was decided, the other in which year it is due.
        return 0.0
    if exclusive and all(_most_shared(one, other) < _EXCLUSIVE_WORDS for one, other in sides):
        return 0.0
    shared = [likeness(one, other, scale) for one, other in sides]
    context = max(each.score for each in shared)
    if judged.verdict == "agree":
        return context + _equal(a, b) + _both_opening(a, b, shared)
    if not exclusive:
        longer = max(length_of(a.days), length_of(b.days))
        if longer > _PERIOD_DAYS:
            return context
        return context + (_NESTED_FAR if not a.near and not b.near else _NESTED)
    needed = _EXCLUSIVE_COUNTED if judged.rule in _LOOSELY else _EXCLUSIVE
    words = max(each.words for each in shared)
    return context if context >= needed and words >= _EXCLUSIVE_WORDS else 0.0


def _equal(a: Dated, b: Dated) -> float:
    """How much equal days or periods say for one thing by themselves."""
    if a.near or b.near:
        return _EQUAL_NEAR if a.near and b.near else _EQUAL_LATER
    if a.days[0] == a.days[1]:
        return _EQUAL_FAR
    is_month = MONTH_DAYS <= length_of(a.days) <= _CALENDARS and not (a.counted or b.counted)
    return _EQUAL_MONTH if is_month else _EQUAL_NEAR


def _both_opening(a: Dated, b: Dated, shared: Sequence[Shared]) -> float:
    """How much it says that two equal days stand where articles tell what happened: in the title or the opening.

    Not where their parts exclude each other, where one only dates what was said, or where not a word is shared.
    """
    if not (a.opening and b.opening) or a.said != b.said or a.days[0] != a.days[1]:
        return 0.0
    if frozenset((_part(a), _part(b))) in _PARTS_APART:
        return 0.0
    return _OPENING if any(each.words for each in shared) else 0.0


def _most_shared(one: Bag, other: Bag) -> int:
    """How many words two contexts can share at most; cheaper than to measure their likeness."""
    return len(one.keys & other.keys) + len(one.roots.keys() & other.roots.keys())


def _draft(items: list[Dated], accounts: Sequence[Account], ground: Ground, scale: Scale) -> Draft:
    cells = tuple(
        cell_at(accounts[item.owner], _told(accounts[item.owner], item.time), item.time.id or None) for item in items
    )
    values = " / ".join(dict.fromkeys(_text(item.days) for item in items))
    judged = _other_part(items, scale) or _judge(items, scale)
    fact = f"when: {values}"
    if ground.is_alone(c.article for c in cells) and judged.verdict == "agree":
        why = "all articles that give this date are one text or one agency's report"
        return Draft("time", "only", fact, why, "only.one-origin", cells, 0.4)
    return Draft("time", judged.verdict, fact, judged.why, judged.rule, cells, 0.6)


def _told(account: Account, time: TimeExpression) -> Span:
    """The expression with the words before it in its clause, so that one sees what it dates."""
    at = account.clause_at(time.start)
    if at is None:
        return time
    clause = account.clauses[at]
    before = [t for t in account.doc.tokens[clause.first : clause.stop] if t.end <= time.start][-_SHOWN_BEFORE:]
    return span_of(account.doc.text, before[0].start if before else time.start, time.end)


def _judge(items: list[Dated], scale: Scale) -> Judgement:
    """The gravest judgement over all pairs; an article contradicts itself only where one of its days is stated.

    Days exclude each other only where their own words are alike, whatever other accounts stand between them.
    """
    stated = {item.days for item in items if item.time.basis == "stated"}
    found = [
        judgement
        for n, a in enumerate(items)
        for b in items[n + 1 :]
        if a.owner != b.owner or ({a.days, b.days} & stated and length_of(a.days) == length_of(b.days) == 0)
        if (judgement := _compare(a, b)).verdict != "contradict" or _exclude(a, b, items, scale)
    ]
    judged = max(found, key=lambda judgement: _PRIORITY[judgement.verdict], default=_APART)
    parts = {item.time.value.partition("T")[2] for item in items if item.time.value}
    if judged.rule == "dates.equal" and len(parts) > 1:
        return Judgement("refine", "dates.part-of-day", f"{judged.why}, some with the part of the day or the hour")
    return judged


def _exclude(a: Dated, b: Dated, items: Sequence[Dated], scale: Scale) -> bool:
    """Whether two days that differ are plainly of one thing, and none was counted wrongly."""
    return _of_one(a, b, scale) and not _is_bridged(a, b, items)


def _is_bridged(a: Dated, b: Dated, items: Sequence[Dated]) -> bool:
    """Whether a third account gives the day of one in the words of the other: "Thursday", "28 Shawwal", "the 28th"."""
    pairs = ((a, b), (b, a))
    return any(c.days == one.days and _is_told_alike(other, c) for c in items for one, other in pairs)


def _is_told_alike(a: Dated, b: Dated) -> bool:
    """Whether one holds the bare day of the other, or on one day its words: if they lead to two days, one is wrong.

    "The 28th", "28 Shawwal"; "the end of May", "the end of next May"; "Wednesday", "Wednesday the 4th".
    """
    if (a.number and a.number in numbers_in(b.time)) or (b.number and b.number in numbers_in(a.time)):
        return True
    return a.told == b.told and (a.words <= b.words or b.words <= a.words)


def _of_one(a: Dated, b: Dated, scale: Scale) -> bool:
    """Whether two days are plainly of one thing: an author who means two things tells them in other words."""
    if a.owner != b.owner:
        return _score(a, b, scale) > 0
    return max(likeness(one, other, scale).score for one, other in zip(a.contexts, b.contexts, strict=True)) >= _OWN


def _other_part(items: list[Dated], scale: Scale) -> Judgement | None:
    """Two accounts that put one happening into parts of one day that exclude each other."""
    for n, a in enumerate(items):
        for b in items[n + 1 :]:
            parts = frozenset((_part(a), _part(b)))
            if a.owner == b.owner or a.days != b.days or a.said != b.said or parts not in _PARTS_APART:
                continue
            if a.standing or b.standing or _are_two_ends(a, b):
                continue
            sides = list(zip(a.contexts, b.contexts, strict=True))[::2]
            shared, same = max(((likeness(x, y, scale), x.keys & y.keys) for x, y in sides), key=lambda s: s[0].score)
            # Who withdrew in the morning may have voted in the evening: more than names must be the same.
            if shared.score >= _PARTS_ALIKE and shared.words >= _PARTS_WORDS and same - a.named - b.named:
                why = f"{a.time.text} and {b.time.text} exclude each other"
                return Judgement("contradict", "dates.other-part", why)
    return None


def _are_two_ends(a: Dated, b: Dated) -> bool:
    """Whether the clause of one tells how something began and that of the other how it ended."""
    one, other = a.contexts[0].keys, b.contexts[0].keys
    return any(len(one & ends) == len(other & ends) == 1 and one & ends != other & ends for ends in _ENDS)


def _alike(shared: Shared) -> float:
    return shared.score


def _part(item: Dated) -> str:
    return part_of(item.time, half=item.half)


def _text(days: tuple[str, str]) -> str:
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"

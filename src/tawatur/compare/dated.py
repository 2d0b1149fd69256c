"""The dates of an account, each with what it dates and how sure it is."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

import msgspec

from tawatur.compare.accounts import Account, day_of, tokens_within
from tawatur.compare.clauses import Clause
from tawatur.compare.hours import bare_hours, clock_of, is_standing, names_half
from tawatur.compare.likeness import Bag, Scale, bag_of
from tawatur.compare.moments import frames
from tawatur.compare.since import beginnings, follows_since, follows_until
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import Month
from tawatur.lexicon.table import PhraseTable
from tawatur.records.ledger import TimeExpression
from tawatur.text.tokens import NUMBER, cut_alone

__all__ = ["MONTH_DAYS", "Dated", "dates_of", "length_of", "numbers_in"]

#: Dates of one article that are compared, the first ones.
_MOST = 200
#: Content words before and after a date that say what it dates.
_WINDOW = 5
#: An equal day further than this from publication is rarely named of two different happenings of one story.
_NEAR_DAYS = 3
#: A day further away is hardly counted from publication wrongly.
_COUNTED_DAYS = 14
#: Periods longer than this ("this year") date no happening.
_LONGEST_DAYS = 400
#: Sentences of the body in which an article tells what happened.
_OPENING_SENTENCES = 2
#: A period of more days than this is a month or longer.
MONTH_DAYS = 27


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date of an account, and the bags of words beside it: of its clause, its sentence, and right around it.

    `near` and `counted` tell how near it is to publication, and that it is counted from there; `told` is the day of the
    article; `said` tells that it dates what was said, `since` what goes on since, `until` what ends then, `due` what is
    still to come, `half` that its hour says which half of the day it is in, `standing` that by its hour something stood
    so; `number` is a bare day of the month, `words` are those of the expression, `named` those of its names;
    `opening` tells that it stands in the title or the opening.
    """

    owner: int
    time: TimeExpression
    days: tuple[str, str]
    place: int
    near: bool
    counted: bool
    told: str
    said: bool
    since: bool
    until: bool
    due: bool
    half: bool
    standing: bool
    opening: bool
    number: str
    words: frozenset[str]
    named: frozenset[str]
    contexts: tuple[Bag, ...]


def dates_of(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[Dated]:
    """The dates of an account, each day once: the mention that says most, but no later word for a day near by.

    An hour that names no day stands beside the day that it is counted to.
    """
    kept: dict[tuple[str, str, bool], tuple[TimeExpression, int]] = {}
    times = [*account.ledger.times[:_MOST], *beginnings(account, lexicon), *bare_hours(account, lexicon)]
    for time in sorted(times, key=lambda t: (t.start, t.end))[:_MOST]:
        at = account.clause_at(time.start)
        if time.begin is None or time.finish is None or at is None:
            continue
        days = (time.begin[:10], time.finish[:10])
        gap = _gap(account, days)
        if gap is None or _is_present(account, days):
            continue
        key = (*days, not time.id and clock_of(time) is not None)
        known = kept.get(key)
        later = gap <= _NEAR_DAYS and time.basis != "stated"
        if known is None or not (later or len(time.text) <= len(known[0].text)):
            kept[key] = (time, gap)
    title = len(account.ledger.article.title)
    opening = frozenset(sorted({c.sentence for c in account.clauses if c.start >= title})[:_OPENING_SENTENCES])
    found = [_dated(owner, account, time, gap, opening, scale, lexicon) for time, gap in kept.values()]
    return sorted(found, key=lambda dated: dated.time.start)


def _dated(
    owner: int,
    account: Account,
    time: TimeExpression,
    gap: int,
    opening: Container[int],
    scale: Scale,
    lexicon: Lexicon,
) -> Dated:
    clause = account.clauses[account.clause_at(time.start) or 0]
    days = ((time.begin or "")[:10], (time.finish or "")[:10])
    return Dated(
        owner=owner,
        time=time,
        days=days,
        place=clause.sentence,
        near=gap <= _NEAR_DAYS,
        counted=gap <= _COUNTED_DAYS and time.basis == "inferred",
        told=day_of(account),
        said=any(frames(statement, time) for statement in account.ledger.statements[:_MOST]),
        since=follows_since(account, clause, time, lexicon),
        until=follows_until(account, clause, time, lexicon),
        due=days[0] > day_of(account),
        half=names_half(time, lexicon),
        standing=clock_of(time) is not None and is_standing(account, clause, time, lexicon),
        opening=clause.start < len(account.ledger.article.title) or clause.sentence in opening,
        number=_bare_number(time, lexicon),
        words=frozenset(token.norm for token in cut_alone(time.text)),
        named=_named(account, clause.sentence),
        contexts=_contexts(account, clause, time, scale),
    )


def _named(account: Account, sentence: int) -> frozenset[str]:
    """The keys of the words of names in a sentence."""
    whole = account.doc.sentences[sentence]
    inside = (m for e in account.ledger.entities for m in e.mentions if whole.start <= m.start < whole.end)
    tokens = account.doc.tokens
    return frozenset(account.key_of(tokens[at]) for mention in inside for at in tokens_within(account.doc, mention))


def _contexts(account: Account, clause: Clause, time: TimeExpression, scale: Scale) -> tuple[Bag, ...]:
    own = {account.key_of(account.doc.tokens[place]) for place in tokens_within(account.doc, time)}
    sentence = [key for key in account.sentence_keys(clause.sentence) if key not in own]
    keys = [key for key in clause.keys if key not in own]
    return tuple(bag_of(words, scale) for words in (keys, sentence, _around(account, time)))


def _around(account: Account, time: TimeExpression) -> list[str]:
    """The content words right before and after the expression, whatever clause they stand in."""
    at = account.clause_at(time.start)
    if at is None:
        return []
    number = account.clauses[at].sentence
    content = account.sentence_keys(number)
    tokens = account.doc.tokens_of(account.doc.sentences[number])
    words = [(token, key) for token in tokens if (key := account.key_of(token)) in content]
    before = [key for token, key in words if token.end <= time.start][-_WINDOW:]
    return [*before, *[key for token, key in words if token.start >= time.end][:_WINDOW]]


def _bare_number(time: TimeExpression, lexicon: Lexicon) -> str:
    """The day of "the 28th of the current month", whose calendar is left open; "" where the month is named."""
    if time.basis != "inferred" or time.begin is None or time.begin[:10] != (time.finish or "")[:10]:
        return ""
    day = str(int(time.begin[8:10]))
    tokens = cut_alone(time.text)
    named = lexicon.compiled(_months).find(tokens) or any(token.text == "/" for token in tokens)
    return day if not named and day in numbers_in(time) else ""


def numbers_in(time: TimeExpression) -> frozenset[str]:
    """The numbers in digits of an expression, without leading zeros."""
    return frozenset(token.norm.lstrip("0") for token in cut_alone(time.text) if token.kind == NUMBER)


def _gap(account: Account, days: tuple[str, str]) -> int | None:
    """Days between the date and publication; None where the date is no day or no period that dates anything."""
    try:
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    except ValueError:
        return None
    if (last - first).days > _LONGEST_DAYS:
        return None
    published = account.ledger.article.published_on
    return abs((published - last).days) if published is not None else _NEAR_DAYS + 1


def _is_present(account: Account, days: tuple[str, str]) -> bool:
    """Whether the expression is a long period that still goes on ("this year"): it dates nothing."""
    published = account.ledger.article.published_on
    return published is not None and days[0] <= published.isoformat() <= days[1] and length_of(days) > MONTH_DAYS


def _months(lexicon: Lexicon) -> PhraseTable[int]:
    return PhraseTable((form, month.number) for month in lexicon.entries(Month) for form in month.forms())


def length_of(days: tuple[str, str]) -> int:
    """How many days the last of some days is behind the first."""
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days

"""Numbers of anything that a clause gives, by what they count: lorries, votes, metres, dinars, per cent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from tawatur.compare.accounts import Account, day_of, function_words
from tawatur.compare.clauses import Clause
from tawatur.compare.counts import Count, Judgement, compare_counts
from tawatur.compare.measured import bounded, measured, number_before, number_words
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.calendar import TimeUnit
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, CountedThing
from tawatur.lexicon.concepts.quantities import Bound, NumberLabel, Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.tracks import ANYBODY
from tawatur.text.clitics import ARTICLE, PREPOSITIONS
from tawatur.text.likeness import skeleton
from tawatur.text.tokens import NUMBER, PUNCT, WORD

__all__ = ["Numbered", "compare_numbers", "numbers_in"]

#: Kinds of what happened to people that say nothing of it: those whom they count are compared by their noun.
_LOOSE = frozenset({"people", "other", "fighters", "participants"})
#: Kinds of numerals that are a count by themselves: dozens, hundreds, thousands.
_VAGUE = frozenset({"vague", "plural-scale"})
#: "Dozens" are twenty at least, "hundreds" two hundred.
_TWICE = 2
_DUAL = "du"
#: The kind of what is counted in per cent, in hundredths of it.
_SHARE = "%"
_UNIT = 100
#: Kinds of bounds by which a number counts others, or some of more, within so many places.
_PARTS = frozenset({"or", "subset", "them", "among", "further", "outof"})
_REACH = 3
#: All numbers of a clause, whatever they count.
_ANY = ""
#: Numbers of one thing differ no more than so many times.
_FARTHEST = 3
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1}
_POINTS = ".,\u066b\u060c"
_SIGNS = "%\u066a"
#: The meaning of "year", whose dual is spelled like cents.
_YEAR = "=year"
#: Places before "one" in which the noun stands that it counts, with its attributes.
_ATTRIBUTES = 3
#: A noun needs so many letters that derive no other word.
_ROOT = 3


class Numbered(msgspec.Struct, frozen=True):
    """A number: what it counts, how many, and the half-open places of its tokens in the clause.

    `value` is the number in the text, whatever its unit; `partly` tells that it counts others, or some of more, or is a
    price, which moves, `measured` that it is so many of a unit, as `text` has it.
    """

    key: str
    count: Count
    first: int
    stop: int
    value: int = 0
    partly: bool = False
    measured: bool = False
    text: str = ""


def numbers_in(account: Account, clause: Clause, lexicon: Lexicon) -> Mapping[str, tuple[Numbered, ...]]:
    """The numbers of a clause by what they count; those of times, labels and tolls are left out."""
    found: dict[str, dict[tuple[int | None, int | None], Numbered]] = defaultdict(dict)
    tokens = account.doc.tokens[clause.first : clause.stop]
    for each in _numbers(account, clause, lexicon):
        if _is_torn(account.doc.tokens, clause.first + each.first):
            continue
        around = tokens[max(0, each.first - _REACH) : each.stop + _REACH]
        if lexicon.compiled(_partly).find(around):
            each = msgspec.structs.replace(each, partly=True)
        found[each.key].setdefault((each.count.low, each.count.high), each)
    return {key: tuple(each.values()) for key, each in found.items()}


def _is_torn(tokens: Sequence[Token], first: int) -> bool:
    """Whether letters or digits stand right before a number: half of a decimal ("18r3") was read."""
    before = tokens[first - 1] if first else None
    if before is None or tokens[first].kind != NUMBER:
        return False
    if before.text in _POINTS:
        return first > 1 and tokens[first - 2].kind == NUMBER
    return before.end == tokens[first].start and before.kind != PUNCT and before.norm not in PREPOSITIONS


def compare_numbers(
    one: Mapping[str, tuple[Numbered, ...]],
    other: Mapping[str, tuple[Numbered, ...]],
    known: tuple[Set[tuple[str, int]], Set[tuple[str, int]]],
) -> Judgement | None:
    """What two clauses of one fact say of each other by the numbers that each gives once of one thing.

    None where no number differs, where they differ more than numbers of one thing do, or where one account gives the
    other's number too (`known`, as pairs of thing and number).
    """
    found: list[Judgement] = []
    for key in sorted(one.keys() & other.keys() - {_ANY}):
        if len(one[key]) > 1 or len(other[key]) > 1:
            continue
        a, b = one[key][0], other[key][0]
        if any((which, b.value) in known[0] or (which, a.value) in known[1] for which in (key, _ANY)):
            continue
        judged = compare_counts(a.count, b.count)
        if judged.verdict == "contradict" and not _can_exclude(a, b, known):
            continue
        small, large = sorted(each.count.low or each.count.high or 0 for each in (a, b))
        if judged.verdict != "agree" and (a.count.vague or b.count.vague or large <= _FARTHEST * small):
            found.append(_judged(judged, a, b))
    # A price with its rise, at two hours: who differs in two numbers speaks of two states, not of one.
    if sum(judgement.verdict == "contradict" for judgement in found) > 1:
        return None
    return max(found, key=lambda judgement: _PRIORITY[judgement.verdict], default=None)


def _is_exact(count: Count) -> bool:
    return count.low == count.high and not count.approx


def _can_exclude(a: Numbered, b: Numbered, known: tuple[Set[tuple[str, int]], Set[tuple[str, int]]]) -> bool:
    """Whether numbers are exact ones of all of a thing, of which neither account gives a third one."""
    if a.key == _SHARE or any(number.partly or not _is_exact(number.count) for number in (a, b)):
        return False
    own, others = ({value for key, value in each if key == a.key} for each in known)
    return own - others <= {a.value} and others - own <= {b.value}


def _judged(judged: Judgement, a: Numbered, b: Numbered) -> Judgement:
    opposed = "facts.other-quantity" if a.measured else "facts.other-number"
    rules = {"contradict": opposed, "update": "facts.later-number"}
    # Quantities are compared in their smallest unit, and shown in the one they have in the text.
    shown = {each.count.text: each.text or each.count.text for each in (a, b)}
    values = "|".join(sorted(map(re.escape, shown), key=len, reverse=True))
    why = re.sub(rf"(?<![\d-])(?:{values})(?![\d-])", lambda match: shown[match[0]], judged.why)
    return Judgement(judged.verdict, rules.get(judged.verdict, "facts.near-number"), why)


def _numbers(account: Account, clause: Clause, lexicon: Lexicon) -> Iterator[Numbered]:
    tokens = account.doc.tokens[clause.first : clause.stop]
    if not tokens:
        return
    day = day_of(account)
    taken = _taken(account, clause, tokens, lexicon)
    for told in measured(tokens, day, lexicon):
        if taken.isdisjoint(range(told.first, told.stop)):
            yield Numbered(told.kind, told.count, told.first, told.stop, told.value, told.moves, True, told.text)
            taken |= set(range(told.first, told.stop))
    words = number_words(tokens, lexicon)
    percent = {
        match.first - clause.first: match.stop - match.first for match in lexicon.compiled(_percents).find(tokens)
    }
    for place in range(len(tokens)):
        # "In the hundred" is spelled like a number.
        goes_on = _is_number(tokens, place + 1, words) and place + 1 not in percent
        is_last = _is_number(tokens, place, words) and place not in percent and not goes_on
        number = number_before(tokens, place + 1, lexicon) if is_last and place not in taken else None
        if number is None or not taken.isdisjoint(range(number.first, place + 1)):
            continue
        stop = place + 1
        if stop in percent or (stop < len(tokens) and tokens[stop].text in _SIGNS):
            count = bounded(tokens, number.first, stop + percent.get(stop, 1), int(number.value * _UNIT), day, lexicon)
            if count is not None:
                yield Numbered(_SHARE, count, number.first, stop + percent.get(stop, 1), int(number.value))
            continue
        key, stop = _counted(account, tokens, number.first, stop, lexicon, is_one=number.value == 1)
        if number.value != int(number.value) or number.value < 1:
            continue
        value = int(number.value)
        yield Numbered(_ANY, Count(value, value, day=day), number.first, place + 1, value)
        if not key:
            continue
        count = bounded(tokens, number.first, stop, value, day, lexicon)
        if count is not None:
            yield Numbered(key, count, number.first, stop, value)
    yield from _others(account, clause, tokens, day, taken, words, lexicon)


def _others(
    account: Account,
    clause: Clause,
    tokens: Sequence[Token],
    day: str,
    taken: Set[int],
    words: Mapping[int, object],
    lexicon: Lexicon,
) -> Iterator[Numbered]:
    """Numbers without a number word: two things in the dual, dozens and hundreds of them."""
    for match in lexicon.compiled(_things).find(tokens):
        thing, is_dual = match.items[0][0]
        place = match.first - clause.first
        if is_dual and place not in taken:
            yield Numbered(thing, Count(2, 2, day=day), place, match.stop - clause.first)
    for plural in lexicon.compiled(_plurals).find(tokens):
        place = plural.first - clause.first
        alone = place not in taken and not (place and _is_number(tokens, place - 1, words))
        key, stop = _counted(account, tokens, place, place + 1, lexicon) if alone else ("", place)
        if key:
            yield Numbered(key, Count(plural.items[0][0] * _TWICE, None, True, True, day), place, stop)


def _taken(account: Account, clause: Clause, tokens: Sequence[Token], lexicon: Lexicon) -> set[int]:
    """The places of times, of labels and of what happened to people."""
    spans = [(t.start, t.end) for t in account.ledger.times]
    spans += [(f.start, f.end) for f in account.ledger.figures if f.what not in _LOOSE]
    found = {place for place, token in enumerate(tokens) if any(start <= token.start < end for start, end in spans)}
    for match in lexicon.compiled(_labels).find(tokens):
        found.add(match.stop - clause.first)
    return found


def _is_number(tokens: Sequence[Token], place: int, words: Mapping[int, object]) -> bool:
    return place < len(tokens) and (tokens[place].kind == NUMBER or place in words)


def _counted(
    account: Account, tokens: Sequence[Token], first: int, stop: int, lexicon: Lexicon, *, is_one: bool = False
) -> tuple[str, int]:
    """What a number counts: the noun behind it, or the one before "one" and before "the twelve"; "" for none."""
    if is_one:
        named = lexicon.compiled(_things).find(tokens[max(0, first - _ATTRIBUTES) : first])
        if named:  # "An armed drone, one only".
            return named[-1].items[0][0][0], stop
    if first and (is_one or tokens[first].norm.startswith(ARTICLE)):
        return _key(account, tokens[first - 1], lexicon), stop
    key = _key(account, tokens[stop], lexicon) if stop < len(tokens) else ""
    return key, stop + bool(key)


def _key(account: Account, token: Token, lexicon: Lexicon) -> str:
    """The kind of thing that a noun names; "" where it is no noun, a unit of time or a word for persons."""
    if token.kind != WORD or lexicon.compiled(function_words).find((token,), pronouns=True):
        return ""
    if lexicon.compiled(_times).find((token,)) or lexicon.compiled(_numerals).find((token,)):
        return ""
    things = lexicon.compiled(_things).find((token,))
    if things:
        return things[0].items[0][0][0]
    groups = lexicon.compiled(_groups).find((token,))
    if groups:
        group = groups[0].items[0][0]
        return "" if group == ANYBODY else group
    key = account.key_of(token)
    if token.index in account.verbs or len(key) < _ROOT or key == _YEAR:
        return ""
    root = "" if key.startswith("=") else skeleton(key)
    return root if len(root) >= _ROOT else key


def _things(lexicon: Lexicon) -> PhraseTable[tuple[str, bool]]:
    return PhraseTable(
        (form, (entry.id, form.number == _DUAL)) for entry in lexicon.entries(CountedThing) for form in entry.forms()
    )


def _groups(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.group) for entry in lexicon.entries(CountedGroup) for form in entry.forms())


def _times(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(TimeUnit) for form in entry.forms())


def _numerals(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.kind) for entry in lexicon.entries(Numeral) for form in entry.forms())


def _plurals(lexicon: Lexicon) -> PhraseTable[int]:
    entries = (entry for entry in lexicon.entries(Numeral) if entry.kind in _VAGUE)
    return PhraseTable((form, int(entry.value)) for entry in entries for form in entry.forms())


def _labels(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, entry.id) for entry in lexicon.entries(NumberLabel) if entry.place == "before" for form in entry.forms()
    )


def _partly(lexicon: Lexicon) -> PhraseTable[str]:
    entries = (entry for entry in lexicon.entries(Bound) if entry.kind in _PARTS)
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())


def _percents(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, entry.id) for entry in lexicon.entries(Bound) if entry.kind == "percent" for form in entry.forms()
    )

"""What each clause counts, by what the number is of: the dead of one side, tanks, riyals, tons, years in prison.

Rows of figures, shares, quantities and things ask how alike the words around are. Here a number is named by what it is
of alone, so that accounts that tell one happening in words of their own can be set beside each other by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words
from tawatur.compare.amounts import bounds_of, lasting
from tawatur.compare.counted import LOOSE, family_of
from tawatur.compare.counts import Count, count_of
from tawatur.compare.measured import bound_kinds, standings
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, ReckoningWord
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure
from tawatur.records.tracks import ANYBODY
from tawatur.text.clitics import US
from tawatur.text.tokens import cut_alone

__all__ = [
    "KILLED",
    "OWN",
    "PEOPLE",
    "PRISON",
    "THINGS",
    "TURNOUT",
    "Reckoning",
    "group_words",
    "reckonings_of",
    "sides_of",
]

#: What numbers are of: people who died, people of whom no more than a noun is told, things, those who take part, terms.
KILLED, PEOPLE, THINGS, TURNOUT, PRISON = "killed", "people", "things", "turnout", "prison"
_LOOSE = LOOSE | {"participants", "fighters", "returned"}
_SHARE = "%"
#: Keys of things that are a kind of another one.
_KINDS: Mapping[str, str] = {"drone": "aircraft", "helicopter": "aircraft", "bullet": "shot"}
#: Who the people of a group, or of a word of the clause, fight for.
_SIDES: Mapping[str, str] = {
    "soldiers": "state", "police": "state", "officers": "state", "fighters": "rebels",
    "=soldier": "state", "=police": "state", "=army": "state", "=officer": "state", "=guard": "state",
    "=force": "state",
    "=fighter": "rebels", "=rebel": "rebels", "=militant": "rebels", "=perpetrator": "rebels", "=guerrilla": "rebels",
}  # fmt: skip
OWN = "own"
_TERMS = "term"
#: Places before a number in which a word stands that limits it, and of the number and behind it.
_BEFORE, _BEHIND = 7, 6
#: Places behind a figure in which stands what it is a part of, and before "one" its noun with attributes.
_PART = 4
_ATTRIBUTES = 2
_HEAD = "head"
_OUT_OF, _FURTHER = "outof", "further"
_PREPOSITION = "prep"
_BY = "ب"


class Reckoning(msgspec.Struct, frozen=True):
    """A number of a clause (by the number of its telling): of what it is told, of whom or which, and how many.

    `noun` is the group or key of what is counted, "" where it singles out nobody; `side` the side of a fight that the
    people are on, as far as it is told; `partly` marks a part or others, `limited` a number told as all there is,
    `single` one that is told as one ("one tank"); `kinds` are those of words around it (`TollWord`, `ReckoningWord`).
    """

    number: int
    owner: int
    subject: str
    noun: str
    count: Count
    side: str = ""
    partly: bool = False
    limited: bool = False
    single: bool = False
    kinds: frozenset[str] = frozenset()


def reckonings_of(number: int, item: Telling, account: Account, lexicon: Lexicon) -> Iterator[Reckoning]:
    """The numbers of a clause."""
    clause = item.clause
    tokens = account.doc.tokens[clause.first : clause.stop]
    tables = lexicon.compiled(standings), lexicon.compiled(reckoning_words)
    kinds = frozenset(kind for table in tables for match in table.find(tokens) for kind, _ in match.items)
    told = Reckoning(number, item.owner, "", "", Count(None, None), kinds=kinds)
    for found, start in _numbers(item, tokens, account, told, lexicon):
        limited = "final" in kinds or _is_limited(found.count, start, tokens, lexicon)
        bare = msgspec.structs.replace(found.count, day="")
        yield msgspec.structs.replace(found, count=bare, limited=limited)


def _numbers(
    item: Telling, tokens: Sequence[Token], account: Account, told: Reckoning, lexicon: Lexicon
) -> Iterator[tuple[Reckoning, int]]:
    """The numbers of a clause with the offsets at which they begin."""
    taken: set[int] = set()
    for figure in account.ledger.figures:
        if item.clause.start <= figure.start < item.clause.end:
            taken.update(n for n, t in enumerate(tokens) if figure.start <= t.start < figure.end)
            subject = PEOPLE if figure.what in _LOOSE else family_of(figure.what)
            noun = _noun(figure, account, lexicon)
            side = _side(noun, figure, item.clause.keys)
            behind = [token for token in tokens if token.start >= figure.end][:_PART]
            partly = bool(figure.part_of) and not lexicon.compiled(_wholes).find(behind)
            partly |= figure.of is not None and bool(lexicon.compiled(_others).find(cut_alone(figure.of.text)))
            made = msgspec.structs.replace(
                told, subject=subject, noun=noun, count=count_of(figure, ""), side=side, partly=partly
            )
            yield made, figure.start
    for key, numbers in item.amounts.numbers.items():
        subject = key if key != _SHARE else TURNOUT
        if subject == TURNOUT and TURNOUT not in told.kinds:
            continue
        for each in numbers if key else ():
            if taken.isdisjoint(range(each.first, each.stop)):
                counts = key == _SHARE or each.measured
                noun = "" if counts else _KINDS.get(key.removeprefix("="), key.removeprefix("="))
                subject = subject if counts else THINGS
                single = not counts and each.count.high == 1 and _is_single(each.first, tokens, lexicon)
                made = msgspec.structs.replace(
                    told, subject=subject, noun=noun, count=each.count, partly=each.partly, single=single
                )
                yield made, tokens[each.first].start
    if _TERMS in told.kinds:
        for duration in lasting(account, item.clause, lexicon):
            if not duration.bounded:
                count = Count(duration.hours, duration.hours)
                made = msgspec.structs.replace(told, subject=PRISON, count=count)
                yield made, account.doc.tokens[duration.first].start


def _is_limited(count: Count, start: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number is told as all there is: "no more than", "nothing but", "only", "was limited to"."""
    at = next((n for n, token in enumerate(tokens) if token.end > start), 0)
    first = max(0, at - _BEFORE)
    if not count.low and count.high is not None:
        return "under" not in bound_kinds(tokens[first:at], lexicon)  # "Prices fell below fifty".
    table = lexicon.compiled(reckoning_words)
    before = [(kind, match.stop - tokens[0].index) for match in table.find(tokens[first:at]) for kind, _ in match.items]
    if any(kind == "limit" and stop == at for kind, stop in before):
        return True
    noun = at - (count.high == 1 and at > 0)  # "A tank, one only".
    if any(kind == "limiting" for kind, _ in before) and any(_is_bound(n, tokens, lexicon) for n in (at, noun)):
        return True
    return any(kind == "only" for match in table.find(tokens[at : at + _BEHIND]) for kind, _ in match.items)


def _is_single(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether "one" stands behind its noun, and none of "of one family"."""
    before = tokens[max(0, at - _ATTRIBUTES) : at]
    classes = (kind for token in before for kind, _ in lexicon.compiled(function_words).get(token.norm))
    return bool(before) and not lexicon.compiled(_heads).find((tokens[at],)) and _PREPOSITION not in classes


def _is_bound(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a preposition stands right before a number, or is written with it."""
    if tokens[at].norm.startswith(_BY):
        return True
    before = lexicon.compiled(function_words).get(tokens[at - 1].norm) if at else ()
    return any(kind == _PREPOSITION for kind, _ in before)


def _noun(figure: Figure, account: Account, lexicon: Lexicon) -> str:
    """The group that the noun of a figure names, else the key of the noun; "" where it singles out nobody."""
    tokens = cut_alone(f"{figure.text} {figure.of.text if figure.of is not None else ''}")
    found = [item for match in lexicon.compiled(group_words).find(tokens, pronouns=True) for item, _ in match.items[:1]]
    named = next((group for group in found if group != ANYBODY), None)
    if named is not None or found or figure.of is None:
        return named or ""
    inside = (t for t in account.doc.tokens if figure.of is not None and figure.of.start <= t.start < figure.of.end)
    return next((account.key_of(token).removeprefix("=") for token in inside), "")


def _side(noun: str, figure: Figure, keys: Collection[str]) -> str:
    """The side of a fight on which the counted are: by their noun, else the only side that the clause names."""
    if noun in _SIDES:
        return _SIDES[noun]
    if figure.of is not None and figure.of.text.endswith(US):
        return OWN
    named = sides_of(keys)
    return next(iter(named)) if len(named) == 1 else ""


def sides_of(words: Collection[str]) -> set[str]:
    """The sides of a fight that some groups or keys of words stand for."""
    return {_SIDES[word] for word in words if word in _SIDES}


def group_words(lexicon: Lexicon) -> PhraseTable[str]:
    """The nouns for people who are counted, with their groups; for `Lexicon.compiled`."""
    return PhraseTable((form, entry.group) for entry in lexicon.entries(CountedGroup) for form in entry.forms())


def _wholes(lexicon: Lexicon) -> PhraseTable[str]:
    return bounds_of(lexicon, (_OUT_OF,))


def _others(lexicon: Lexicon) -> PhraseTable[str]:
    return bounds_of(lexicon, (_FURTHER,))


def reckoning_words(lexicon: Lexicon) -> PhraseTable[str]:
    """The words around numbers that tell how they are meant, with their kinds; for `Lexicon.compiled`."""
    return PhraseTable((form, entry.kind) for entry in lexicon.entries(ReckoningWord) for form in entry.forms())


def _heads(lexicon: Lexicon) -> PhraseTable[str]:
    """The words for one that stand before what they count ("one of the steps")."""
    heads = (entry for entry in lexicon.entries(Numeral) if entry.kind == _HEAD)
    return PhraseTable((form, entry.id) for entry in heads for form in entry.forms())

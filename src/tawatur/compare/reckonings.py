"""What each clause counts, by what the number is of: the dead of one side, tanks, riyals, tons, years in prison.

Rows of figures, shares, quantities and things ask how alike the words around are. Here a number is named by what it is
of alone, so that accounts that tell one happening in words of their own can be set beside each other by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.compare.amounts import bounds_of, lasting
from tawatur.compare.ballots import VOTE, ballot_of, inverted, parts_of, share_of
from tawatur.compare.counted import LOOSE, family_of
from tawatur.compare.counts import Count, count_of
from tawatur.compare.measured import bound_kinds, standings
from tawatur.compare.numbered import Numbered
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, CountedThing, ReckoningWord
from tawatur.lexicon.concepts.quantities import Numeral
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure
from tawatur.records.span import span_of
from tawatur.records.tracks import ANYBODY
from tawatur.text.clitics import ARTICLE, US
from tawatur.text.tokens import cut_alone

__all__ = [
    "CHANGED",
    "KILLED",
    "LASTING",
    "OF_SENTENCES",
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
#: ... and how long anything else lasts.
LASTING = "lasting"
_LOOSE = LOOSE | {"participants", "fighters", "returned"}
#: Who is let go is counted with those who were held elsewhere.
_FREED = "released"
_INJURED = "=injure"
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
#: Meanings of words that tell a change, beside which numbers of a measure are of a moment; their kind.
_CHANGES = frozenset({"=raise", "=fall", "=withdraw"})
CHANGED = "changed"
#: Kinds of words that say of all numbers of a sentence that they are of another moment, side or extent than others.
OF_SENTENCES = frozenset({"everywhere", "so-far", "enemy", "first-round", "second-round"})
#: From eleven to ninety-nine the counted stand in the singular.
_TEENS, _HUNDRED = 11, 100
_TERMS = "term"
_SOLE, _LOSING = "sole", "losing"
#: Words before a duration by which it tells when something was or is to be, and the places in which they stand.
_FROM, _OFFSET = "from", 3
#: Places before a number in which a word stands that limits it, and of the number and behind it.
_BEFORE, _BEHIND = 7, 6
#: Places behind a figure in which stands what it is a part of, and before "one" its noun with attributes.
_PART = 4
_ATTRIBUTES = 2
_WHOLLY, _AMONG = 3, 2
_HEAD = "head"
_OUT_OF, _FURTHER = "outof", "further"
_PREPOSITION = "prep"
_BY = "ب"


class Reckoning(msgspec.Struct, frozen=True):
    """A number of a clause (by the number of its telling): of what it is told, of whom or which, and how many.

    `noun` is the group or key of what is counted, "" where it singles out nobody; `side` the side of a fight that the
    people are on, as far as it is told; `partly` marks a part or others, `limited` a number told as all there is,
    `single` one that is told as one ("one tank"); `kinds` are those of words around it (`TollWord`, `ReckoningWord`);
    `place` are the tokens of the number and of what it counts, `where` the words of the place in which people are;
    `value` is the number in the text, whatever its unit; `listed` marks things that are listed (`CountedThing`).
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
    place: range = range(0)
    where: frozenset[str] = frozenset()
    value: int = 0
    listed: bool = False


def reckonings_of(number: int, item: Telling, account: Account, lexicon: Lexicon) -> Iterator[Reckoning]:
    """The numbers of a clause."""
    clause = item.clause
    tokens = account.doc.tokens[clause.first : clause.stop]
    tables = lexicon.compiled(standings), lexicon.compiled(reckoning_words)
    kinds = frozenset(kind for table in tables for match in table.find(tokens) for kind, _ in match.items)
    sentence = account.doc.tokens_of(account.doc.sentences[clause.sentence])
    around = {kind for table in tables for match in table.find(sentence) for kind, _ in match.items}
    kinds |= around & OF_SENTENCES
    if not _CHANGES.isdisjoint(clause.keys):
        kinds |= {CHANGED}
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
    parted = False
    for figure in account.ledger.figures:
        if item.clause.start <= figure.start < item.clause.end:
            taken.update(n for n, t in enumerate(tokens) if figure.start <= t.start < figure.end)
            subject = _happened(figure, told.kinds)
            place = _place(figure, account)
            first, stop = (at - item.clause.first for at in (place.start, place.stop))
            if subject == PEOPLE:
                subject = ballot_of(first, stop, is_vote=False, tokens=tokens, lexicon=lexicon) or subject
            noun = _noun(figure, account, lexicon)
            side = _side(noun, figure, item.clause.keys)
            # "Among them two women and three children": who stands behind a part is one too.
            parted |= _is_part(figure, account, tokens, lexicon)
            partly = parted or (
                figure.of is not None and bool(lexicon.compiled(_others).find(cut_alone(figure.of.text)))
            )
            made = msgspec.structs.replace(
                told,
                subject=subject,
                noun=noun,
                count=count_of(figure, ""),
                side=side,
                partly=partly,
                place=place,
                where=_where(figure, account),
            )
            yield made, figure.start
    for key, numbers in item.amounts.numbers.items():
        shared = share_of(told.kinds) if key == _SHARE else ""
        if key == _SHARE and not shared:
            continue
        for each in numbers if key else ():
            if taken.isdisjoint(range(each.first, each.stop)):
                yield _of_anything(key, each, shared, item, tokens, told, lexicon), tokens[each.first].start
    for part in parts_of(tokens, lexicon) if share_of(told.kinds) else ():
        place = range(item.clause.first + part.first, item.clause.first + part.stop)
        count = inverted(part.count, told.kinds)
        made = msgspec.structs.replace(told, subject=share_of(told.kinds), count=count, place=place)
        yield made, tokens[part.first].start
    yield from _sole(item, tokens, told, lexicon)
    subject = PRISON if _TERMS in told.kinds else LASTING
    for duration in lasting(account, item.clause, lexicon):
        before = [token for token in tokens if token.index < duration.first][-_OFFSET:]
        if not duration.bounded and (subject == PRISON or not _has_kind(before, _FROM, lexicon)):
            count = Count(duration.hours, duration.hours)
            made = msgspec.structs.replace(
                told, subject=subject, count=count, place=range(duration.first, duration.stop)
            )
            yield made, account.doc.tokens[duration.first].start


def _of_anything(
    key: str, each: Numbered, shared: str, item: Telling, tokens: Sequence[Token], told: Reckoning, lexicon: Lexicon
) -> Reckoning:
    """What a number of a clause that counts no people is of."""
    place = range(item.clause.first + each.first, item.clause.first + each.stop)
    told = msgspec.structs.replace(told, count=each.count, partly=each.partly, place=place, value=each.value)
    if key == _SHARE:
        return msgspec.structs.replace(told, subject=shared, count=inverted(each.count, told.kinds))
    if each.measured:
        return msgspec.structs.replace(told, subject=key)
    noun = _KINDS.get(key.removeprefix("="), key.removeprefix("="))
    cast = ballot_of(each.first, each.stop, is_vote=noun == VOTE, tokens=tokens, lexicon=lexicon)
    if cast:
        return msgspec.structs.replace(told, subject=cast)
    single = each.count.high == 1 and _is_single(each.first, tokens, lexicon)
    listed = key in lexicon.compiled(_thing_kinds)
    return msgspec.structs.replace(told, subject=THINGS, noun=noun, single=single, listed=listed)


def _sole(item: Telling, tokens: Sequence[Token], told: Reckoning, lexicon: Lexicon) -> Iterator[tuple[Reckoning, int]]:
    """The things of which a clause tells that there was a sole one ("after a sole session")."""
    for match in lexicon.compiled(_things).find(tokens):
        behind = tokens[match.stop - item.clause.first :][:1]
        if _has_kind(behind, _SOLE, lexicon):
            place = range(match.first, match.stop + 1)
            noun = match.items[0][0]
            sole = msgspec.structs.replace(told, subject=THINGS, noun=noun, count=Count(1, 1), single=True, place=place)
            yield sole, tokens[match.first - item.clause.first].start


def _things(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(CountedThing) for form in entry.forms())


def _thing_kinds(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.id for entry in lexicon.entries(CountedThing))


def _place(figure: Figure, account: Account) -> range:
    """The tokens of a figure and of its noun."""
    end = max(figure.end, figure.of.end) if figure.of is not None else figure.end
    return tokens_within(account.doc, span_of(account.doc.text, figure.start, end))


def _where(figure: Figure, account: Account) -> frozenset[str]:
    """The words of the place in which a figure counts."""
    inside = tokens_within(account.doc, figure.place) if figure.place is not None else ()
    return frozenset(account.key_of(account.doc.tokens[at]) for at in inside)


def _happened(figure: Figure, kinds: Collection[str]) -> str:
    """What happened to people who are counted; those who were lost have died."""
    if figure.what in _LOOSE:
        return KILLED if _LOSING in kinds else PEOPLE
    return figure.what if figure.what == _FREED else family_of(figure.what)


def _has_kind(tokens: Sequence[Token], kind: str, lexicon: Lexicon) -> bool:
    found = lexicon.compiled(reckoning_words).find(tokens)
    return any(each == kind for match in found for each, _ in match.items)


def _is_part(figure: Figure, account: Account, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a figure is a part of another one, which does not stand behind it as its whole: dead of the wounded."""
    of = figure.of
    keys = {account.key_of(t) for t in tokens if of is not None and of.start <= t.start < of.end}
    after = [token for token in tokens if token.start >= (figure.end if of is None else of.end)][:_AMONG]
    among = any(account.key_of(t) == _INJURED and t.norm.startswith(ARTICLE) for t in after)  # "15 among the wounded".
    if (figure.what == KILLED and _INJURED in keys) or (among and _INJURED not in keys):
        return True
    before = [token for token in tokens if token.end <= figure.start][-_WHOLLY:]
    if lexicon.compiled(_wholes).find(before):
        return True  # "Two out of eight".
    behind = [token for token in tokens if token.start >= figure.end][:_PART]
    return bool(figure.part_of) and not lexicon.compiled(_wholes).find(behind)


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
    if figure.of is not None and figure.of.text.endswith(US) and not _is_counted_one_by_one(figure):
        return OWN
    named = sides_of(keys)
    return next(iter(named)) if len(named) == 1 else ""


def _is_counted_one_by_one(figure: Figure) -> bool:
    """Whether the noun of a figure stands in the singular, whose ending may be spelled like "our" ("14 corpses")."""
    follows = figure.of is not None and figure.of.start <= figure.end + 1  # "Of" stands before "14 of our men".
    return follows and figure.low is not None and figure.low % _HUNDRED >= _TEENS


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

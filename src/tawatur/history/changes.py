"""Two ledgers of one article to what differs between their facts. Pure: nothing but the ledgers is looked at.

A fact is found again by its id where the text is the same, by the place of its words where the page was edited, and
then by the words it shares with a fact of its kind. `changes(a, b)` is the mirror of `changes(b, a)`, and `applied`
turns the facts of one ledger into those of the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from tawatur.history.alignment import Alignment, align
from tawatur.history.causes import causes_of
from tawatur.records.change import FACT_LISTS, Change, Edited, FieldChange
from tawatur.records.codec import encode
from tawatur.records.ledger import Ledger
from tawatur.records.span import Span

__all__ = ["Difference", "Fact", "applied", "changes", "facts_of"]

#: Fields that say how a fact was read, not what it says.
_REASONS = frozenset({"rule", "derivation"})
#: Words that carry the anchor of a fact, the first that is there; the record's own span otherwise.
_ANCHORS = ("trigger", "cue", "content")

Spot = tuple[int, int]


class Fact(msgspec.Struct, frozen=True):
    """A record of a ledger as plain data: its list, its place there, the spots its words stand at."""

    list: str
    number: int
    record: dict[str, Any]
    spots: tuple[Spot, ...]

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.record["id"])


class Difference(msgspec.Struct, frozen=True):
    """What differs between two ledgers: the changes, the edits of the page, and how many facts are the same."""

    changes: tuple[Change, ...]
    edits: tuple[Edited, ...] = ()
    same: int = 0


def facts_of(ledger: Ledger) -> list[Fact]:
    """All facts of a ledger in its order."""
    found = []
    for name in FACT_LISTS:
        for number, record in enumerate(getattr(ledger, name)):
            found.append(Fact(name, number, msgspec.to_builtins(record), _spots(record)))
    return found


def changes(before: Ledger, after: Ledger, *, edited: Collection[str] | None = None) -> Difference:
    """Compare the facts of two ledgers of one article, of one or two states of its page.

    `edited` are the entries in which the language data of the two readers differ, where that is known.
    """
    if _order(before) > _order(after):
        # Matching decides ties by order; one direction for both keeps it symmetric.
        found = _compare(after, before, edited)
        return Difference(tuple(map(_mirrored, found.changes)), tuple(map(_turned, found.edits)), found.same)
    return _compare(before, after, edited)


def applied(facts: Iterable[Fact], found: Iterable[Change]) -> list[tuple[str, dict[str, Any]]]:
    """The facts that are there after the changes, each with its list, in no particular order."""
    held = [(fact.list, fact.record) for fact in facts]
    for change in found:
        if change.before is not None:
            held.remove((change.list, change.before))
        if change.after is not None:
            held.append((change.list, change.after))
    return held


def _order(ledger: Ledger) -> tuple[str, bytes]:
    return ledger.article.sha256, encode(ledger)


def _compare(before: Ledger, after: Ledger, edited: Collection[str] | None) -> Difference:
    if before == after:
        return Difference((), (), sum(len(getattr(after, name)) for name in FACT_LISTS))
    alignment = align(before.article.text, after.article.text)
    old, new = facts_of(before), facts_of(after)
    pairs = _matched(old, new, alignment)
    renamed = {old[a].id: new[b].id for a, b in pairs.items()}
    found: list[tuple[tuple[int, int, int], Change]] = []
    same = 0
    taken = set(pairs.values())
    for a, fact in enumerate(old):
        match = new[pairs[a]] if a in pairs else None
        change = _change(fact, match, renamed, alignment)
        if change is None:
            same += 1
        else:
            found.append((_sorting(fact.list, match or fact, match is None), change))
    for b, fact in enumerate(new):
        if b not in taken:
            change = Change(kind="added", list=fact.list, words=_words(fact), after=fact.record)
            found.append((_sorting(fact.list, fact, False), change))
    ordered = [change for _, change in sorted(found, key=lambda item: item[0])]
    readers = before.reader, after.reader
    told = tuple(msgspec.structs.replace(c, causes=causes_of(c, *readers, alignment, edited)) for c in ordered)
    return Difference(told, alignment.edits, same)


def _sorting(name: str, fact: Fact, is_gone: bool) -> tuple[int, int, int]:
    return FACT_LISTS.index(name), fact.spots[0][0] if fact.spots else fact.number, int(is_gone)


def _matched(old: Sequence[Fact], new: Sequence[Fact], alignment: Alignment) -> dict[int, int]:
    """Which fact of the new ledger each of the old one is."""
    pairs: dict[int, int] = {}
    if alignment.is_identity:
        _by_key(old, new, pairs, lambda fact, _: fact.id, alignment)
    _by_key(old, new, pairs, _place_key, alignment)
    _by_overlap(old, new, pairs, alignment)
    return pairs


def _place_key(fact: Fact, alignment: Alignment | None) -> Any:
    spots = fact.spots[:1] if alignment is None else tuple(alignment.place(*spot) for spot in fact.spots[:1])
    return spots or None


def _by_key(old: Sequence[Fact], new: Sequence[Fact], pairs: dict[int, int], key: Any, alignment: Alignment) -> None:
    """Pair the facts of a list that have one key, in their order."""
    waiting: dict[Any, list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for b, fact in enumerate(new):
        if b not in taken and (found := key(fact, None)) is not None:
            waiting[fact.list, found].append(b)
    for a, fact in enumerate(old):
        if a not in pairs and (queue := waiting.get((fact.list, key(fact, alignment)))):
            pairs[a] = queue.pop(0)


def _by_overlap(old: Sequence[Fact], new: Sequence[Fact], pairs: dict[int, int], alignment: Alignment) -> None:
    """Pair what is left of each list by the letters that their words share, the most first."""
    taken = set(pairs.values())
    spots: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for b, fact in enumerate(new):
        if b not in taken:
            spots[fact.list] += [(start, end, b) for start, end in fact.spots]
    longest = {name: max((end - start for start, end, _ in found), default=0) for name, found in spots.items()}
    for found in spots.values():
        found.sort()
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for a, fact in enumerate(old):
        found = [] if a in pairs else spots.get(fact.list, [])
        for begin, stop in (alignment.place(*spot) for spot in fact.spots if found):
            at = bisect_left(found, (begin - longest[fact.list], 0, 0))
            while at < len(found) and found[at][0] < stop:
                start, end, b = found[at]
                if begin < end:
                    shared[a, b] += min(stop, end) - max(begin, start)
                at += 1
    for (a, b), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _change(fact: Fact, match: Fact | None, renamed: dict[str, str], alignment: Alignment) -> Change | None:
    """How a fact differs from its match; None where it does not."""
    if match is None:
        return Change(kind="withdrawn", list=fact.list, words=_words(fact), before=fact.record)
    if fact.record == match.record:
        return None
    fields = tuple(_fields(fact.record, match.record, renamed, alignment.is_identity))
    if any(field.field not in _REASONS for field in fields):
        kind = "changed"
        fields = tuple(field for field in fields if field.field != "derivation")
    else:
        kind = "rederived" if fields else "moved"
        fields = ()
    return Change(kind=kind, list=fact.list, words=_words(match), before=fact.record, after=match.record, fields=fields)


def _fields(
    was: dict[str, Any], now: dict[str, Any], renamed: dict[str, str], is_one_page: bool
) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*was, *now)):
        before, after = was.get(name), now.get(name)
        if name in ("id", "start", "end") or before == after:
            continue
        if _plain(_renamed(before, renamed), is_one_page) != _plain(after, is_one_page):
            yield FieldChange(field=name, before=before, after=after)


def _renamed(value: Any, renamed: dict[str, str]) -> Any:
    """A value with the ids of facts as the other ledger has them."""
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list | tuple):
        return [_renamed(inner, renamed) for inner in value]
    if isinstance(value, dict):
        return {key: _renamed(inner, renamed) for key, inner in value.items()}
    return value


def _plain(value: Any, is_one_page: bool) -> Any:
    """A value without the places of its words, which an edit anywhere before them moves."""
    if isinstance(value, list | tuple):
        return [_plain(inner, is_one_page) for inner in value]
    if isinstance(value, dict):
        moves = () if is_one_page else ("start", "end")
        return {key: _plain(inner, is_one_page) for key, inner in value.items() if key not in moves}
    return value


def _spots(record: Any) -> tuple[Spot, ...]:
    if isinstance(record, Span):
        return ((record.start, record.end),)
    for name in _ANCHORS:
        if isinstance(anchor := getattr(record, name, None), Span):
            return ((anchor.start, anchor.end),)
    return tuple((mention.start, mention.end) for mention in getattr(record, "mentions", ()))


def _words(fact: Fact) -> str:
    """The words a fact hangs on."""
    record = fact.record
    anchors = [record[name] for name in _ANCHORS if isinstance(record.get(name), dict)]
    spans = [*anchors, record, *record.get("mentions", ())]
    return next((" ".join(str(span["text"]).split()) for span in spans if "text" in span), "")


def _mirrored(change: Change) -> Change:
    kinds = {"added": "withdrawn", "withdrawn": "added"}
    return msgspec.structs.replace(
        change,
        kind=kinds.get(change.kind, change.kind),
        before=change.after,
        after=change.before,
        fields=tuple(FieldChange(field=f.field, before=f.after, after=f.before) for f in change.fields),
        causes=tuple(msgspec.structs.replace(c, before=c.after, after=c.before) for c in change.causes),
    )


def _turned(edit: Edited) -> Edited:
    return Edited(
        before=edit.after,
        after=edit.before,
        before_start=edit.after_start,
        before_end=edit.after_end,
        after_start=edit.before_start,
        after_end=edit.before_end,
    )

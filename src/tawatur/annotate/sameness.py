"""Reasons for which two names of one article name the same thing, type by type."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from tawatur.annotate.licences import surname_of
from tawatur.annotate.nameindex import NameIndex
from tawatur.lexicon.concepts.names import AliasPhrase
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Document
from tawatur.records.layers import WORD_CLASSES, Mention
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold, fold_words

__all__ = ["Join", "joins"]

#: How far, in tokens, an alias phrase may stand behind the name it explains.
_LONGEST_GAP = 14
#: Kinds of heads of bodies whose names are told by the country alone once they are known.
_SHORTENED = frozenset({"union", "any", "seat", "court"})
#: A short name with more fuller names than this fits none of them alone.
_MOST_FULLER = 12


class Join(msgspec.Struct, frozen=True):
    """Two mentions (by their places in MENTIONS) that are one, and the rule that says so."""

    left: int
    right: int
    rule: str


def joins(
    doc: Document, mentions: Sequence[Mention], index: NameIndex, phrases: PhraseTable[AliasPhrase]
) -> list[Join]:
    """Every reason for putting two mentions together, surest first."""
    return [
        *_same_key(mentions),
        *_same_letters(mentions),
        *_brackets(doc, mentions),
        *_aliases(doc, mentions, phrases),
        *_people(doc, mentions, index),
        *_bodies(doc, mentions, index),
        *_places(doc, mentions, index),
    ]


def _same_key(mentions: Sequence[Mention]) -> Iterator[Join]:
    seen: dict[tuple[str, str], int] = {}
    for at, mention in enumerate(mentions):
        if mention.key is not None:
            first = seen.setdefault((mention.type, mention.key), at)
            if first != at:
                yield Join(first, at, "same entry of the lists")


def _letters(mention: Mention) -> str:
    """The name without spaces, marks and the article at its front, which "for the" swallows."""
    return "".join(c for c in fold(mention.text).removeprefix(ARTICLE) if c.isalnum())


def _same_letters(mentions: Sequence[Mention]) -> Iterator[Join]:
    seen: dict[tuple[str, str], int] = {}
    for at, mention in enumerate(mentions):
        first = seen.setdefault((mention.type, _letters(mention)), at)
        if first != at:
            yield Join(first, at, "same letters")


def _brackets(doc: Document, mentions: Sequence[Mention]) -> Iterator[Join]:
    """A name in brackets right behind a name of the same type is its other name."""
    tokens = doc.tokens
    for at, (left, right) in enumerate(pairwise(mentions)):
        if left.type != right.type or left.type not in ("ORG", "PER") or right.first != left.stop + 1:
            continue
        if tokens[left.stop].text == "(" and right.stop < len(tokens) and tokens[right.stop].text == ")":
            yield Join(at, at + 1, "<name> ( <name> )")


def _aliases(doc: Document, mentions: Sequence[Mention], phrases: PhraseTable[AliasPhrase]) -> Iterator[Join]:
    """ "X, known as Y": the nearest name before the phrase and the name right behind it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        by_sentence[doc.tokens[mention.first].sentence].append(at)
    firsts = {number: [mentions[p].first for p in places] for number, places in by_sentence.items()}
    for number, places in by_sentence.items():
        if len(places) < 2:
            continue
        for match in phrases.find(doc.tokens_of(doc.sentences[number])):
            at = bisect_left(starts := firsts[number], match.stop)
            if at >= len(starts) or starts[at] > match.stop + 1:
                continue
            right = places[at]
            near = [p for p in places[max(0, at - _LONGEST_GAP) : at] if mentions[p].stop >= match.first - _LONGEST_GAP]
            left = next((p for p in reversed(near) if mentions[p].type == mentions[right].type), None)
            if left is not None and mentions[left].stop <= match.first:
                yield Join(left, right, f"<name> <{match.items[0][0].id}> <name>")


def _people(doc: Document, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Join]:
    """A surname alone, or a first name with a title, is the nearest full name before it that has it (else after it)."""
    classes = doc[WORD_CLASSES]
    full: dict[str, list[int]] = defaultdict(list)
    ends: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    bare: list[int] = []
    for at, mention in enumerate(mentions):
        if mention.type != "PER":
            continue
        surname = surname_of(doc, classes, mention, index)
        if surname is None or mention.stop - mention.first == 1:
            bare.append(at)
            continue
        full[surname].append(at)
        words = [t.norm for t in doc.tokens[mention.first : mention.stop]]
        ends[f"{words[0]} {words[-1]}"].append(at)
        full[f"^{words[0]}"].append(at)
        if len(words) > 2:
            for short in (words[:2], words[1:]):
                if short[1] not in index.joints and short[0] not in index.joints:
                    parts[" ".join(short)].append(at)
    for at in bare:
        mention = mentions[at]
        name = fold_words(mention.text)
        owners = full.get(name) or (full.get(f"^{name}") if mention.title is not None else None)
        if owners:
            yield Join(_nearest(owners, at), at, "surname alone" if name in full else "first name with a title")
    whole = {name: [at for at in owners if fold_words(mentions[at].text) == name] for name, owners in ends.items()}
    for name, alone in whole.items():
        # A family name of two words alone ("Al Saud", "Abd al-Rahman") is whoever bears it nearest.
        bearers = full.get(name, [])
        known = frozenset(bearers)
        yield from (Join(_nearest(bearers, at), at, "surname alone") for at in alone if bearers and at not in known)
    for name, owners in ends.items():
        yield from _alike(doc, mentions, owners)
        # A name of three words is one with its first two or its last two where they stand alone, not with another's.
        yield from (Join(whole[name][0], o, "first and last name") for o in parts.get(name, ()) if whole[name])


def _alike(doc: Document, mentions: Sequence[Mention], owners: Sequence[int]) -> Iterator[Join]:
    """Names with one first and last part of which one leaves words out; two other names between are two people."""
    words = {at: [t.norm for t in doc.tokens[mentions[at].first : mentions[at].stop]] for at in owners}
    kinds: dict[tuple[str, ...], int] = {}
    for at in owners:
        first = kinds.setdefault(tuple(words[at]), at)
        if first != at:
            yield Join(first, at, "first and last name")
    firsts = list(kinds.values())[:_MOST_FULLER]
    for at in firsts:
        fuller = [o for o in firsts if len(words[o]) > len(words[at]) and _is_within(words[at], words[o])]
        others = [
            o
            for o in fuller
            if any(not _is_within(words[o], words[p]) for p in fuller if len(words[p]) >= len(words[o]))
        ]
        for other in [_nearest(sorted(fuller), at)] if others else fuller:
            yield Join(other, at, "first and last name")


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in the other in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _nearest(owners: Sequence[int], at: int) -> int:
    """The last owner before `at`, else the first; `owners` rise."""
    return owners[max(0, bisect_left(owners, at) - 1)]


def _signature(doc: Document, mention: Mention, index: NameIndex) -> tuple[str, ...]:
    """The words of a body's name; adjectives of nationality, countries and capitals all stand for the country."""
    words: list[str] = []
    at = mention.first
    while at < mention.stop:
        token = doc.tokens[at]
        if token.kind != "word":
            at += 1
            continue
        norm = token.norm
        if at > mention.first and norm in index.inside:
            at += 1
            continue
        title = index.title_at(doc.tokens, at)
        if title is not None and at > mention.first and title[0] < mention.stop:
            at = title[0]
            continue
        if at == mention.first:
            norm = next((v.key for v in token.variants if v.start == mention.start), norm).removeprefix(ARTICLE)
            at += 1
            head = index.heads.get(norm)
            words.append(head.id if head is not None and head.alike else norm)
            continue
        found = index.find(doc.tokens, at, mention.stop)
        if norm in index.nation_codes:
            words.append(index.nation_codes[norm])
        elif found is not None and not found.prefix and found.known.rule in ("countries", "capitals", "known-people"):
            words.append(index.homes.get(found.known.key) or found.known.key.partition(":")[0])
            at = found.stop
            continue
        else:
            words.append(norm)
        at += 1
    return tuple(words)


def _bodies(doc: Document, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Join]:
    """Bodies with the same words, or of which one only leaves out the last words of the other."""
    signed = [(at, _signature(doc, m, index)) for at, m in enumerate(mentions) if m.type == "ORG"]
    same: dict[tuple[str, ...], int] = {}
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for at, signature in signed:
        first = same.setdefault(signature, at)
        if first != at:
            yield Join(first, at, "same words, country by adjective, name or capital")
        for size in range(2, len(signature)):
            longer[signature[:size]].add(signature)
    for signature, at in same.items():
        fuller = longer.get(signature, set())
        tops = (
            []
            if len(fuller) > _MOST_FULLER
            else [s for s in fuller if not any(s != o and o[: len(s)] == s for o in fuller)]
        )
        if len(tops) == 1 and _may_extend(mentions[at], mentions[same[tops[0]]], index):
            yield Join(same[tops[0]], at, "the fuller name, its last words left out")
        inner = [] if signature in longer else _with_more_inside(signature, same, mentions, index)
        if len(inner) == 1:
            yield Join(same[inner[0]], at, "the fuller name, words inside it left out")
    yield from _bare_cores(signed, index)


def _may_extend(short: Mention, long: Mention, index: NameIndex) -> bool:
    """A listed name is extended only by itself: "the Syrian army" is not "the Free Syrian Army"."""
    return short.key == long.key or (short.key is None and fold(short.text).split()[-1] not in index.nation_codes)


def _with_more_inside(
    signature: tuple[str, ...], same: dict[tuple[str, ...], int], mentions: Sequence[Mention], index: NameIndex
) -> list[tuple[str, ...]]:
    """The fuller names of a body told by head and country ("the Saudi Union", "the Arab Saudi Union of Football")."""
    if len(signature) != 2 or len(same) > _MOST_FULLER:
        return []
    head = index.heads.get(signature[0])
    if head is None or head.id not in _SHORTENED:
        return []
    if mentions[same[signature]].key is not None:
        return []
    return [s for s in same if len(s) > 2 and s[0] == signature[0] and _is_within(signature, s)]


def _bare_cores(signed: Sequence[tuple[int, tuple[str, ...]]], index: NameIndex) -> Iterator[Join]:
    """ "movement X" and X."""
    alone = {signature: at for at, signature in reversed(signed)}
    for at, signature in signed:
        if len(signature) > 1 and signature[0] in index.heads:
            core = (signature[1].removeprefix(ARTICLE), *signature[2:])
            if core in alone:
                yield Join(at, alone[core], "<head> X = X")


def _places(doc: Document, mentions: Sequence[Mention], index: NameIndex) -> Iterator[Join]:
    """ "province of X" and X; a harbour or an airport of X is another place."""
    bare: dict[str, int] = {}
    for at, mention in enumerate(mentions):
        if mention.type == "LOC":
            bare.setdefault(_letters(mention), at)
    for at, mention in enumerate(mentions):
        if mention.type != "LOC" or mention.stop - mention.first < 2:
            continue
        head = next(
            (index.place_heads[v.key] for v in doc.tokens[mention.first].variants if v.key in index.place_heads), None
        )
        if head is None or not (head.same or mention.key is None):
            continue
        rest = "".join(t.norm for t in doc.tokens[mention.first + 1 : mention.stop] if t.kind == "word")
        other = bare.get(rest.removeprefix(ARTICLE))
        if other is not None and other != at and (head.same or mentions[other].key is None):
            yield Join(at, other, f"<{head.id} head> X = X")

"""Rows of names: one person or body that the accounts write or call differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.rows import Draft
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import LoadedName
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.records.ledger import Entity
from tawatur.records.span import Span, span_of
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["Known", "NameGroup", "known_entities", "name_drafts"]

#: The places of one entity in several articles: pairs of article id and entity id (as `resolve` gives them).
NameGroup = frozenset[tuple[str, str]]

#: The number of the group in which an entity stands, by article id and entity id.
Known = Mapping[tuple[str, str], int]

#: Two full personal names of one story that are this alike, letter for letter and without spaces, are transcriptions
#: of one name ("Akturk" in one word or two scores .80, two spellings of Gusau .84; two namesakes with another family
#: name stay below .70).
_ALIKE = 0.75
#: First names that are less alike are two, and so is what follows them, articles aside.
_FIRST = 0.5
_REST = 0.6
_MOST = 6
#: Words of a title; longer ones have taken in what stands before it.
_LONGEST_TITLE = 5
_COMMAS = " \u00a0،,"
#: How the notes of names begin that stand in the list of known people.
_LISTED = "person:"
#: The kind of bodies that accounts are taken from, whose names frame nothing.
_MEDIA = "media"
#: The kind of titles that tell a degree, and letters of an abbreviated one at most.
_DEGREE = "academic"
_INITIALS = 2
#: The letter of the pronoun "his" at the end of a title; the feminine ending is another one.
_HIS = "ه"
_MARKS = ".,،:()[]«»\"'“”‘’"
#: Entities of one article that are compared, the first ones.
_MOST_ENTITIES = 200


class _Item(msgspec.Struct, frozen=True):
    """An entity of an account with its name in letters, in words and in keys, and the words of its title."""

    owner: int
    entity: Entity
    letters: str
    words: tuple[str, ...]
    surfaces: frozenset[str]
    plain: frozenset[str]
    titles: frozenset[str]


def known_entities(same: Sequence[NameGroup]) -> Known:
    """Number the groups of entities that are one across articles."""
    return {pair: number for number, group in enumerate(same) for pair in sorted(group)}


def name_drafts(accounts: Sequence[Account], lexicon: Lexicon, *, same: Sequence[NameGroup] = ()) -> list[Draft]:
    """One row a person or body whose fullest names differ between accounts; at most six rows."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account, lexicon)]
    known = known_entities(same)
    scores = pair_scores(items, lambda a, b: _score(a, b, accounts, known))
    groups = groups_of([item.owner for item in items], scores, least=_ALIKE, mean=_ALIKE / 2)
    drafts = [draft for group in groups for draft in _drafts([items[n] for n in group], accounts)]
    return sorted(drafts, key=lambda draft: (-draft.weight, draft.fact))[:_MOST]


def _items(owner: int, account: Account, lexicon: Lexicon) -> Iterator[_Item]:
    nations, scholars, groups = (lexicon.compiled(_nations), lexicon.compiled(_scholars), lexicon.compiled(_groups))
    for entity in account.ledger.entities[:_MOST_ENTITIES]:
        if entity.type in ("PER", "ORG", "NORP") and entity.mentions and entity.kind != _MEDIA:
            words = tuple(fold(entity.name).split())
            surfaces = frozenset(" ".join(fold(m.text).split()) for m in entity.mentions)
            plain = frozenset(_plain([w for w in words if w not in groups] or words, nations))
            titles = _title_words(entity.title or "", nations, scholars)
            yield _Item(owner, entity, "".join(words), words, surfaces, plain, titles)


def _score(a: _Item, b: _Item, accounts: Sequence[Account], known: Known) -> float:
    left = known.get((accounts[a.owner].id, a.entity.id))
    right = known.get((accounts[b.owner].id, b.entity.id))
    if left is not None and right is not None:
        return 1.0 if left == right else 0.0
    if a.entity.type != b.entity.type:
        return 0.0
    if a.letters == b.letters:
        return 1.0
    if a.entity.type == "PER":
        full = len(a.words) > 1 and len(b.words) > 1 and likeness_key(a.words[0]) == likeness_key(b.words[0])
        return _likeness(a, b) if full else 0.0
    return 0.9 if a.surfaces & b.surfaces else 0.0


def _drafts(items: list[_Item], accounts: Sequence[Account]) -> Iterator[Draft]:
    """The row of a group whose names differ, none where all are written alike or are parts of one another."""
    names = list(dict.fromkeys(item.letters for item in items))
    plain = {item.plain for item in items}
    if len(names) < 2 or len(plain) < 2 or _nested(items):
        yield from _titled(items, accounts)
        return
    people = all(item.entity.type == "PER" for item in items)
    spelling = _is_spelling(items)
    if (spelling and not people) or (people and _are_strangers(items)):
        return
    cells = tuple(cell_at(accounts[item.owner], _fullest(item, accounts[item.owner])) for item in items)
    fact = "called: " + " / ".join(dict.fromkeys(f"«{item.entity.name}»" for item in items))
    if spelling:
        why = "the same name in two transcriptions"
        yield Draft("name", "agree", fact, why, "names.transcription", cells, 0.8)
    else:
        why = "one and the same under different names"
        yield Draft("name", "framing", fact, why, "names.other-name", cells, 0.8)


def _titled(items: list[_Item], accounts: Sequence[Account]) -> Iterator[Draft]:
    """The row of a person to whom two accounts give titles of which neither is part of the other.

    Who gives him none names him all the same: his bare name is one of the ways to call him.
    """
    titled = [
        (item, span) for item in items if item.titles and (span := _with_title(item, accounts[item.owner])) is not None
    ]
    if not any(_says_more(a, b) and _says_more(b, a) for a, _ in titled for b, _ in titled):
        return
    bare = {item.owner: item for item in reversed(items)}
    for item, _ in titled:
        bare.pop(item.owner, None)
    named = [*titled, *((item, _fullest(item, accounts[item.owner])) for item in bare.values())]
    cells = tuple(cell_at(accounts[item.owner], span) for item, span in named)
    words = " / ".join(dict.fromkeys(f"«{' '.join(cell.text.split())}»" for cell in cells))
    why = "one person under different titles"
    yield Draft("name", "framing", f"called: {words}", why, "names.other-title", cells, 0.2)


def _says_more(one: _Item, other: _Item) -> bool:
    """Whether a title has a word of which the other has not even another spelling."""
    return any(
        all(SequenceMatcher(None, word, known, autojunk=False).ratio() < _ALIKE for known in other.titles)
        for word in sorted(one.titles - other.titles)
    )


def _with_title(item: _Item, account: Account) -> Span | None:
    """The first mention of a person with the title that stands before or behind it."""
    title = item.entity.title if item.entity.type == "PER" else None
    if title is None or len(title.split()) > _LONGEST_TITLE:
        return None
    text = account.doc.text
    for mention in item.entity.mentions:
        start = mention.start - len(title) - 1
        if start >= 0 and text.startswith(title, start) and text[mention.start - 1].isspace():
            return span_of(text, start, mention.end)
        behind = next((n for n in (1, 2) if text.startswith(title, mention.end + n)), None)
        if behind is not None and not text[mention.end : mention.end + behind].strip(_COMMAS):
            return span_of(text, mention.start, mention.end + behind + len(title))
    return None


def _are_strangers(items: Sequence[_Item]) -> bool:
    """Whether two of the people bear full names that begin with different names, and no list knows one of them.

    Whoever goes by two such names is told so by a list of known people; else one article has mixed up two people.
    """
    full = [item for item in items if len(item.words) > 1]
    if any(d.note.startswith(_LISTED) for item in items for d in item.entity.derivation):
        return False
    return any(
        not _sounds_alike(a.words[0], b.words[0]) and set(a.words[1:]) & set(b.words[1:])
        for n, a in enumerate(full)
        for b in full[n + 1 :]
    )


def _sounds_alike(one: str, other: str) -> bool:
    """Whether two first names may be one in two transcriptions."""
    same = likeness_key(one) == likeness_key(other)
    return same or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _FIRST


def _plain(words: Sequence[str], nations: Mapping[str, str]) -> Iterator[str]:
    """The keys of a name's words; a nationality has the key of its country, however it is written."""
    for word in (w.strip(_MARKS) for w in words):
        key = nations.get(word) or likeness_key(word)
        if key:
            yield key


def _title_words(title: str, nations: Mapping[str, str], scholars: frozenset[str]) -> frozenset[str]:
    """What a title says of somebody: not his degree; and nothing where it says whose he is ("his counterpart")."""
    raw = title.split()
    if raw and raw[0].endswith(_HIS):
        return frozenset()
    words = [fold(word).strip(_MARKS) for word in raw]
    return frozenset(_plain([w for w in words if w not in scholars and len(w) > _INITIALS], nations))


def _nations(lexicon: Lexicon) -> dict[str, str]:
    """Every written form of a nationality, with its country."""
    return {form.text: country.id for country in lexicon.entries(Country) for form in country.nationality_forms()}


def _groups(lexicon: Lexicon) -> frozenset[str]:
    """The nouns before a group's name that take no side ("the movement", "the party")."""
    nouns = (noun for noun in lexicon.entries(LoadedName) if noun.family == "group" and noun.charge == "neutral")
    return frozenset(form.text for noun in nouns for form in noun.forms())


def _scholars(lexicon: Lexicon) -> frozenset[str]:
    """The degrees and professions that outlets write before a name or leave out."""
    titles = (title for title in lexicon.entries(PersonTitle) if title.kind == _DEGREE)
    return frozenset(form.text for title in titles for form in title.forms())


def _is_spelling(items: list[_Item]) -> bool:
    first = items[0]
    return all(_likeness(first, item) >= _ALIKE for item in items[1:])


def _likeness(a: _Item, b: _Item) -> float:
    """How alike two names are, letter for letter; 0 where what follows the first name is not alike by itself."""
    if a.entity.type == b.entity.type == "PER" and len(a.words) > 1 and len(b.words) > 1:
        one, other = ("".join(word.removeprefix(ARTICLE) for word in item.words[1:]) for item in (a, b))
        if SequenceMatcher(None, one, other, autojunk=False).ratio() < _REST:
            return 0.0
    return SequenceMatcher(None, a.letters, b.letters, autojunk=False).ratio()


def _nested(items: list[_Item]) -> bool:
    """Whether every name is part of the longest one, its country aside: a shorter form, not another name."""
    longest = max(items, key=lambda item: (len(_local(item)), len(item.letters), item.letters))
    return all(_local(item) <= longest.plain or _holds(longest, item) for item in items)


def _holds(long: _Item, short: _Item) -> bool:
    """Whether the words of a name stand in another one, each in one word or in two ("Abd al-X", "Abdalx")."""
    if short.letters in long.letters:
        return True
    known = {*long.words, *map("".join, pairwise(long.words))}
    joined = {word for pair in pairwise(short.words) if "".join(pair) in known for word in pair}
    return all(word in known or word in joined for word in short.words)


def _local(item: _Item) -> frozenset[str]:
    """The words of a name without its country, where it has others."""
    return frozenset(key for key in item.plain if not key.isupper()) or item.plain


def _fullest(item: _Item, account: Account) -> Span:
    """The first mention that gives the fullest name, with the title next to it."""
    mention = max(item.entity.mentions, key=lambda m: (fold(m.text) == fold(item.entity.name), len(m.text), -m.start))
    return span_of(account.doc.text, mention.start, mention.end)

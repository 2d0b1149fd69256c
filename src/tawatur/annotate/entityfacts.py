"""What the lists know of an entity: its usual Latin name, its country, and what kind of body or place it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.nameindex import NameIndex
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.names import Organisation
from tawatur.records.layers import Mention
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold

__all__ = ["EntityFacts", "EntityLists", "entity_lists", "facts_of"]

#: Lists of places, by rule, and the kind of place they hold.
_PLACES = {"countries": "country", "capitals": "capital", "regions": "region", "places": "town", "towns": "town"}


class EntityFacts(msgspec.Struct, frozen=True):
    """Latin name, country (ISO 3166-1 alpha-3) and kind; None where the lists do not have it."""

    latin: str | None = None
    country: str | None = None
    kind: str | None = None


class EntityLists(msgspec.Struct, frozen=True):
    """Latin names of listed people by key and of name words, kinds of listed bodies by key."""

    people: dict[str, str]
    words: dict[str, str]
    kinds: dict[str, str]


def entity_lists(lexicon: Lexicon) -> EntityLists:
    """Compile the lists; for `Lexicon.compiled`."""
    kinds = {f"org:{body.id}": body.kind for body in lexicon.entries(Organisation)}
    kinds |= {f"{country}:{fold(name)}": kind for name, kind, country, _ in lexicon.rows("bodies")}
    people = {f"person:{ident}": name for ident, name in lexicon.pairs("latin_people").items()}
    return EntityLists(people, lexicon.pairs("latin_names"), kinds)


def facts_of(group: Sequence[Mention], name: str, index: NameIndex, lists: EntityLists) -> EntityFacts:
    """What is known of the entity that a group of mentions names, `name` being its fullest name."""
    kind, key = group[0].type, next((m.key for m in group if m.key is not None), None)
    if kind == "PER":
        return EntityFacts(latin=_latin(name, key, index, lists), country=index.homes.get(key or ""))
    if kind == "ORG":
        return EntityFacts(country=index.homes.get(key or "") or _nation(name, index), kind=lists.kinds.get(key or ""))
    if kind == "LOC":
        rule = next((_PLACES[m.rule] for m in group if m.key is not None and m.rule in _PLACES), None)
        home = key.partition(":")[0] if key is not None and rule in ("country", "capital") else None
        return EntityFacts(country=home, kind=rule)
    return EntityFacts(country=_nation(name, index))


def _nation(name: str, index: NameIndex) -> str | None:
    """The country that an adjective of nationality or a country's own name in the name says."""
    for word in fold(name).split():
        code = index.nation_codes.get(word)
        known = index.known.get(word)
        if code is None and known is not None and known.rule == "countries":
            code = known.key
        if code is not None:
            return code
    return None


def _latin(name: str, key: str | None, index: NameIndex, lists: EntityLists) -> str | None:
    """The usual Latin name: the listed person's, else word by word, None where a word has none."""
    if key in lists.people:
        return lists.people[key]
    parts: list[str] = []
    joined = ""
    for word in fold(name).split():
        joint = index.joints.get(word)
        if joint is not None and joint.role == "servant":
            joined = word
            continue
        found = _word(joined + word, lists)
        if found is None:
            return None
        parts.append(found)
        joined = ""
    return None if joined or not parts else " ".join(parts)


def _word(word: str, lists: EntityLists) -> str | None:
    bare = word.removeprefix(ARTICLE)
    if bare != word and len(bare) > 2 and bare in lists.words:
        return f"al-{lists.words[bare]}"
    return lists.words.get(word)

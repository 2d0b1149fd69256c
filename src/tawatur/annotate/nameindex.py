"""Everything that the name rules look up, compiled once from the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.knownnames import CONTEXT, FREE, GUARDED, TOWNS, Known, known_names, listed_towns, own_towns
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import (
    KnownPerson,
    Organisation,
    OrganisationHead,
    OrganisationWord,
    PersonNamePart,
    PersonTitle,
    PlaceHead,
)
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form
from tawatur.text.kept import Kept

__all__ = [
    "CONTEXT",
    "FREE",
    "GUARDED",
    "HEAD",
    "LISTED",
    "PART",
    "PLACE",
    "TITLE",
    "TOWNS",
    "Found",
    "Known",
    "NameIndex",
    "build_index",
    "is_other_word",
]

#: Groups of `organisation_heads` that hold words around names, not heads.
_NO_HEADS = ("members",)
#: Groups of `organisation_words` that stand around names, not in them.
_CONTEXTS = (
    "match",
    "match-too",
    "side",
    "of-sites",
    "act",
    "race",
    "minister",
    "ruler",
    "on-behalf",
    "follow-up",
    "news",
)
#: Those of them that tell a report of a match.
_SPORT = ("match", "match-too", "side")
#: Groups of `place_heads` that hold words before names, not heads.
_BEFORE = ("before", "inside", "near")
#: Groups of `place_heads` that mark words inside names, not heads.
_WITHIN = ("first", "before-rare", "village")
#: What a word may begin (`NameIndex.signs`): a listed name, a personal name, a body, a place, a title.
LISTED, PART, HEAD, PLACE, TITLE = 1, 2, 4, 8, 16
#: The letter that folding makes one with ya.
_MAQSURA = "ى"


def is_other_word(text: str, key: str, nouns: Sequence[Sequence[str]]) -> bool:
    """Whether a word is spelled with the last letter of "called" where the head's noun has that of "club"."""
    if not text.endswith(_MAQSURA) or not key.endswith("ي"):
        return False
    bare = key.removeprefix(ARTICLE)
    return not any(fold(noun[0]) == bare and noun[0].endswith(_MAQSURA) for noun in nouns)


class Found(msgspec.Struct, frozen=True):
    """A listed name in tokens: where it stops, the offset it starts at without prefixes, the prefix, the name."""

    stop: int
    start: int
    prefix: str
    known: Known


class NameIndex(msgspec.Struct, frozen=True):
    """Dictionaries by folded form. `parts` maps a word of personal names to role and strength ("g1")."""

    known: dict[str, Known]
    guarded: dict[str, Known]
    quoted: dict[str, Known]
    bodies: dict[str, str]
    longest: dict[str, int]
    parts: dict[str, str]
    common: frozenset[str]
    titles: dict[str, PersonTitle]
    title_size: dict[str, int]
    heads: dict[str, OrganisationHead]
    words: dict[str, OrganisationWord]
    members: frozenset[str]
    nations: dict[str, Form]
    nation_codes: dict[str, str]
    homes: dict[str, str]
    place_heads: dict[str, PlaceHead]
    towns: frozenset[str]
    town_homes: dict[str, str]
    weak_towns: dict[str, tuple[str, ...]]
    clubs: dict[str, Known]
    sport_words: frozenset[str]
    groups: dict[str, frozenset[str]]
    before: frozenset[str]
    inside: frozenset[str]
    near: frozenset[str]
    place_firsts: frozenset[str]
    rare_firsts: frozenset[str]
    villages: frozenset[str]
    joints: dict[str, PersonNamePart]
    pairs: frozenset[str]
    pair_firsts: frozenset[str]
    seconds: frozenset[str]
    tails: frozenset[str]
    site_words: frozenset[str]
    servants: tuple[str, ...]
    kept: Kept[str, int]

    def signs(self, token: Token) -> int:
        """What the word may begin: the sum of LISTED, PART, HEAD, PLACE, TITLE. Kept by folded form."""
        signs = self.kept.get(token.norm)
        if signs is None:
            signs = self.kept.recall(token.norm)
        if signs is None:
            keys = token.keys
            signs = LISTED * any(map(self.longest.__contains__, keys))
            signs += PART * any(map(self._is_part, keys))
            signs += HEAD * any(map(self.heads.__contains__, keys))
            signs += PLACE * any(map(self.place_heads.__contains__, keys))
            signs += TITLE * any(map(self.title_size.__contains__, keys))
            self.kept.keep(token.norm, signs)
        return signs

    def _is_part(self, key: str) -> bool:
        return key in self.parts or key in self.joints or key in self.pair_firsts or key.startswith(self.servants)

    def find(self, tokens: Sequence[Token], at: int, stop: int) -> Found | None:
        """The longest listed name that starts at `at`, among equally long ones that with the fewest prefixes."""
        best: Found | None = None
        for variant in tokens[at].variants:
            size = min(self.longest.get(variant.key, 0), stop - at)
            if size <= 0 or (best is not None and at + size <= best.stop):
                continue
            words = [variant.key]
            if size > 1:
                words += (t.norm for t in tokens[at + 1 : at + size])
            for length in range(size, 0, -1):
                known = self.known.get(" ".join(words[:length]))
                if known and variant.prefix and length == 1 and self._is_other(known, tokens[at].norm):
                    continue
                if known and (best is None or at + length > best.stop):
                    best = Found(at + length, variant.start, variant.prefix, known)
                    break
        return best

    def _is_other(self, known: Known, key: str) -> bool:
        """Whether a place's name with letters before it is rather an everyday word or a given name ("a door", not "in
        Ibb")."""
        weak = known.rule in TOWNS or (known.type == "LOC" and known.level != FREE)
        return weak and (self._is_word(key) or self.parts.get(key, "")[:1] == "g")

    def _is_word(self, key: str) -> bool:
        return key in self.common or key in self.heads or key in self.title_size or key in self.place_heads

    def title_at(self, tokens: Sequence[Token], at: int) -> tuple[int, PersonTitle] | None:
        """The longest title that starts at `at`, and where it stops; None behind the last token too."""
        for variant in tokens[at].variants if at < len(tokens) else ():
            size = self.title_size.get(variant.key, 0)
            if size:
                words = [variant.key, *(t.norm for t in tokens[at + 1 : at + size])]
                for length in range(len(words), 0, -1):
                    title = self.titles.get(" ".join(words[:length]))
                    if title:
                        return at + length, title
        return None

    def is_everyday(self, token: Token) -> bool:
        """Whether the word, or what is left of it without prefixes, is an everyday word or one of the grammar's."""
        return any(v.key in self.common or v.key in self.heads or v.key in self.titles for v in token.variants)

    def is_of_group(self, token: Token, group: str) -> bool:
        """Whether the word, or what is left of it without prefixes, is one of a group of `organisation_words`."""
        words = self.groups[group]
        return any(v.key in words for v in token.variants)

    def is_set_phrase(self, words: str) -> bool:
        """Whether a folded phrase or word is listed as everyday language that is no name ("a dire need")."""
        word = self.words.get(words)
        return word is not None and word.id == "everyday"

    def is_nationality(self, key: str) -> bool:
        """Whether a folded word is an adjective of nationality."""
        return key in self.nations


def build_index(lexicon: Lexicon) -> NameIndex:
    """Compile the index; for `Lexicon.compiled`."""
    parts = _name_parts(lexicon)
    common = frozenset(lexicon.words("common_words"))
    known = known_names(lexicon, parts, common)
    titles = {form.text: t for t in lexicon.entries(PersonTitle) for form in t.forms() if not form.bound}
    places = [(form, h) for h in lexicon.entries(PlaceHead) for form in h.forms()]
    joints = lexicon.entries(PersonNamePart)
    heads = lexicon.entries(OrganisationHead)
    pairs = frozenset(form.text for p in joints if p.role == "second" for form in p.forms())
    groups = {group: _words_of(lexicon, group) for group in _CONTEXTS}
    return NameIndex(
        known=known,
        quoted=_quoted_names(lexicon),
        bodies=_body_words(lexicon),
        guarded={name: k for name, k in known.items() if k.level == GUARDED and k.type != "LOC"},
        longest=_longest(known),
        parts=parts,
        common=common,
        titles=titles,
        title_size=_longest(titles),
        heads={f.text: h for h in heads if h.needs not in _NO_HEADS for f in h.forms() if _is_head(f)},
        members=frozenset(f.text for h in heads if h.needs == "members" for f in h.forms()),
        words=_body_name_words(lexicon),
        nations={form.text: form for c in lexicon.entries(Country) for form in c.nationality_forms()},
        nation_codes={form.text: c.id for c in lexicon.entries(Country) for form in c.nationality_forms()},
        homes=_homes(lexicon),
        towns=frozenset(row[0] for row in (*lexicon.compiled(listed_towns), *lexicon.compiled(own_towns))),
        town_homes={t.key: t.homes for t in lexicon.compiled(own_towns) if t.level == "0" and t.homes},
        weak_towns=_weak_towns(lexicon),
        clubs=_clubs(lexicon),
        sport_words=frozenset().union(*(groups[group] for group in _SPORT)),
        groups=groups,
        place_heads=_pairs(lexicon) | {f.text: h for f, h in places if _is_place_head(h) and f.number != "du"},
        before=frozenset(form.text for form, h in places if h.takes in _BEFORE),
        inside=frozenset(form.text for form, h in places if h.takes in ("inside", "near")),
        near=frozenset(form.text for form, h in places if h.takes == "near"),
        place_firsts=frozenset(form.text for form, h in places if h.takes in _WITHIN),
        rare_firsts=frozenset(form.text for form, h in places if h.takes == "before-rare"),
        villages=frozenset(form.text for form, h in places if h.takes == "village"),
        joints={form.text: p for p in joints if p.role not in ("second", "tail", "given") for form in p.forms()},
        pairs=pairs,
        pair_firsts=frozenset(pair.partition(" ")[0] for pair in pairs),
        seconds=frozenset(pair.partition(" ")[2] for pair in pairs),
        tails=frozenset(form.text for p in joints if p.role == "tail" for form in p.forms()),
        site_words=groups["of-sites"],
        servants=tuple(form.text + ARTICLE for p in joints if p.role == "servant" for form in p.forms()),
        kept=Kept(),
    )


def _name_parts(lexicon: Lexicon) -> dict[str, str]:
    """Word of personal names -> role and strength; a given name that only the small list has is a weak one."""
    entries = lexicon.entries(PersonNamePart)
    small = frozenset(form.text for part in entries for form in part.forms())
    parts = _without_joined(lexicon.pairs("name_parts"), small)
    for part in entries:
        for form in part.forms() if part.role == "given" else ():
            parts.setdefault(form.text, "g0")
    return parts


def _without_joined(parts: dict[str, str], small: frozenset[str]) -> dict[str, str]:
    """Without words that are "and" with a sure given name or "servant of", which lists of names hold by mistake."""
    joined = [
        word
        for word, part in parts.items()
        if word[0] == CONJUNCTIONS[0]
        and part != "g1"
        and (word[1:] in small or (len(word) > 4 and parts.get(word[1:]) in ("g1", "s1")))
    ]
    for word in joined:
        del parts[word]
    return parts


def _quoted_names(lexicon: Lexicon) -> dict[str, Known]:
    """Bodies whose names are also common words or places: in quotation marks they are the body."""
    return {
        fold(surface): Known("ORG", body.surfaces[0], f"org:{body.id}", GUARDED, "organisations")
        for body in lexicon.entries(Organisation)
        for surface in body.weak
        if body.kind == "media"
    }


def _body_name_words(lexicon: Lexicon) -> dict[str, OrganisationWord]:
    """Words and phrases inside bodies' names; of two entries with the same form the first one counts."""
    entries = [w for w in reversed(lexicon.entries(OrganisationWord)) if w.id not in _CONTEXTS]
    return {form.text: w for w in entries for form in w.forms()}


def _clubs(lexicon: Lexicon) -> dict[str, Known]:
    """Clubs with names of one word, which are other words too."""
    return {
        fold(name): Known("ORG", name, f"{home}:{fold(name)}", GUARDED, "organisations")
        for name, kind, home, level in lexicon.rows("bodies")
        if kind == "club" and level != "0" and " " not in name
    }


def _body_words(lexicon: Lexicon) -> dict[str, str]:
    """First words of clubs and companies (by the first letter of their kind), the further words with a "+"."""
    words: dict[str, str] = {}
    for name, kind, _, _ in lexicon.rows("bodies"):
        first, *rest = fold(name).split(" ")
        words[first] = kind[0] if rest or first not in words else words[first]
        for word in rest:
            words.setdefault(word, kind[0] + "+")
    return words


def _homes(lexicon: Lexicon) -> dict[str, str]:
    """Key of a person or body -> its country."""
    homes = {f"{row[2]}:{fold(row[0])}": row[2] for row in lexicon.rows("bodies")}
    homes |= {f"person:{p.id}": p.country for p in lexicon.entries(KnownPerson)}
    return homes | {f"org:{o.id}": o.country for o in lexicon.entries(Organisation) if o.country}


def _words_of(lexicon: Lexicon, group: str) -> frozenset[str]:
    """The forms of one group of `organisation_words`."""
    return frozenset(form.text for w in lexicon.entries(OrganisationWord) if w.id == group for form in w.forms())


def _weak_towns(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Country -> its towns whose names are everyday words, taken where the article names the country."""
    towns: dict[str, list[str]] = {}
    for town in lexicon.compiled(own_towns):
        for country in town.homes.split("+") if town.level == "2" and town.homes else ():
            towns.setdefault(country, []).append(town.key)
    return {home: tuple(names) for home, names in towns.items()}


def _pairs(lexicon: Lexicon) -> dict[str, PlaceHead]:
    """Dual heads ("the two towns of") announce names and never belong to them."""
    return {
        form.text: msgspec.structs.replace(head, keeps=False)
        for head in lexicon.entries(PlaceHead)
        for form in head.pairs()
    }


def _is_place_head(head: PlaceHead) -> bool:
    return head.takes not in _BEFORE and head.takes not in _WITHIN


def _is_head(form: Form) -> bool:
    """Duals and the written accusative are no heads of names."""
    return not form.bound and form.number != "du" and not (form.text.endswith("ا") and len(form.text) < 5)


def _longest(names: dict[str, object] | dict[str, Known] | dict[str, PersonTitle]) -> dict[str, int]:
    """First word -> how many words the longest name has that it begins."""
    longest = {name: 1 for name in names if " " not in name}
    for name in names:
        if " " in name:
            first, _, _ = name.partition(" ")
            longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    return longest

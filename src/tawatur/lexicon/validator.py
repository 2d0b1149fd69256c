"""What the loader does not see: hygiene of the language data. `scripts/check` runs it; so does a test."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from tawatur.lexicon.concepts import CONCEPTS
from tawatur.lexicon.concepts.statewords import StatedThing, StateMatter, ThingState
from tawatur.lexicon.entry import Entry
from tawatur.lexicon.loader import Lexicon
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import MARKS, fold
from tawatur.text.tokens import cut_alone

__all__ = ["check_lexicon"]

#: Letters of Persian, Urdu and Kurdish keyboards that look like Arabic ones, and compatibility forms.
_LOOKALIKES = set("یکہەھۀې")


def check_lexicon(lexicon: Lexicon) -> list[str]:
    """List every problem of the language data: spelling, missing sources, duplicates, examples that fail."""
    problems: list[str] = []
    for kind in CONCEPTS:
        entries = lexicon.entries(kind)
        problems += [f"{kind.concept}: {p}" for p in _check_concept(entries)]
    if StateMatter in CONCEPTS:
        problems += _check_states(lexicon)
    known = {name for kind in CONCEPTS for name in lexicon.file_names(kind)}
    for path in lexicon.data_files():
        if path.name.endswith(".toml") and path.name not in known:
            problems.append(f"{path.name}: no concept in lexicon.concepts reads this file")
        if path.name.endswith(".tsv"):
            problems += _check_table(path.name, path.read_text("utf-8"))
    return problems


def _check_concept(entries: tuple[Entry, ...]) -> Iterator[str]:
    seen_ids: set[str] = set()
    seen_surfaces: dict[str, str] = {}
    for entry in entries:
        if entry.id in seen_ids:
            yield f"{entry.id}: the id stands twice"
        seen_ids.add(entry.id)
        if not entry.source:
            yield f"{entry.id}: no source"
        if not entry.yes and entry.is_worded:
            yield f"{entry.id}: no example under `yes`"
        for surface in entry.surfaces:
            yield from (f"{entry.id}: {surface!r} {problem}" for problem in _check_spelling(surface))
            key = fold(surface)
            if seen_surfaces.setdefault(key, entry.id) != entry.id:
                yield f"{entry.id}: {surface!r} stands under {seen_surfaces[key]!r} too"
        yield from (f"{entry.id}: {noun!r} is a noun and a word behind it, no plural" for noun in _with_others(entry))
    yield from _check_examples(entries)


def _with_others(entry: Entry) -> Iterator[str]:
    """The nouns of an entry whose plural has the article though they have not ("fever | of dengue")."""
    for noun in getattr(entry, "nouns", ()):
        singular, *plurals = noun.split() if isinstance(noun, str) else ("",)
        if not singular.startswith(ARTICLE) and any(plural.startswith(ARTICLE) for plural in plurals):
            yield noun


def _check_spelling(surface: str) -> Iterator[str]:
    if unicodedata.normalize("NFC", surface) != surface:
        yield "is not in Unicode form NFC"
    if any("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefe" for letter in surface):
        yield "holds presentation forms"
    if set(surface) & _LOOKALIKES:
        yield "holds a Persian or Kurdish look-alike letter"
    if any(ord(letter) in MARKS for letter in surface):
        yield "holds vowel marks, tatweel or invisible characters"
    if surface != surface.strip() or "  " in surface:
        yield "has stray spaces"


def _check_examples(entries: tuple[Entry, ...]) -> Iterator[str]:
    table = PhraseTable((form, entry.id) for entry in entries for form in entry.forms())
    for entry in entries:
        for example in entry.yes:
            if entry.id not in _ids_found(table, example):
                yield f"{entry.id}: is not found in its example {example!r}"
        for example in entry.no:
            if entry.id in _ids_found(table, example):
                yield f"{entry.id}: is found in its counter-example {example!r}"


def _ids_found(table: PhraseTable[str], example: str) -> set[str]:
    tokens: list[Token] = cut_alone(example)
    matches = table.find(tokens, pronouns=True, overlapping=True)
    return {ident for match in matches for ident, _ in match.items}


def _check_states(lexicon: Lexicon) -> Iterator[str]:
    """The matters, sides and things that entries of states name, and that are not there."""
    states = [side for entry in lexicon.entries(ThingState) for side in entry.sides()]
    sides: dict[str, set[str]] = defaultdict(set)
    for state in states:
        sides[state.matter].add(state.side)
    things, matters = lexicon.entries(StatedThing), lexicon.entries(StateMatter)
    known, known_things = {matter.id for matter in matters}, {thing.id for thing in things}
    for thing in things:
        yield from (f"stated_things: {thing.id}: no matter {name!r}" for name in thing.matters if name not in known)
    for state in states:
        place = f"thing_states: {state.id}"
        if state.matter not in known:
            yield f"{place}: no matter {state.matter!r}"
        if state.opposite and state.opposite not in sides[state.matter]:
            yield f"{place}: no words tell the side {state.opposite!r} of {state.matter!r}"
        yield from (f"{place}: no thing {name!r}" for name in state.things if name not in known_things)
    for matter in matters:
        place, told = f"state_matters: {matter.id}", sides[matter.id]
        if not told:
            yield f"{place}: no words tell a side of it"
        for side in dict.fromkeys(side for step in matter.steps for side in step):
            if not side or side not in told:
                yield f"{place}: no words tell the side {side!r} of its steps"


def _check_table(name: str, text: str) -> Iterator[str]:
    head = [line for line in text.splitlines() if line.startswith("#")]
    for needed in ("# source:", "# licence:", "# columns:"):
        if not any(line.startswith(needed) for line in head):
            yield f"{name}: has no line {needed!r}"
    widths = {line.count("\t") for line in text.splitlines() if line and not line.startswith("#")}
    if len(widths) > 1:
        yield f"{name}: rows have different numbers of columns"
    if unicodedata.normalize("NFC", text) != text:
        yield f"{name}: is not in Unicode form NFC"

"""Read the corpora of names, and hold back what names are measured on.

ANERcorp and NewsFANE are the same news text twice: the last contiguous fifth of ANERcorp is held back, and with it
every sentence of NewsFANE that shares a run of four words with it. Tables and models of names never see either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tawatur.records.article import Article, make_article
from tawatur.text.folding import fold

__all__ = ["Word", "anercorp", "anercorp_held", "aqmar", "as_articles", "newsfane", "token_counts", "wojood"]

#: Words in a row that make two sentences the same text.
RUN = 4
#: ANERcorp does not say where its articles begin; so many sentences in a row are read as one.
TOGETHER = 20

_PERSON = (
    "Politician", "Athlete", "Artist", "Other_PER", "Religious_PER", "Scientist", "Businessperson", "Lawyer",
    "Engineer", "Police", "Group_PER", "Doctor",
)  # fmt: skip
_PLACE = (
    "Nation", "Population-Center", "Province", "District", "Continent", "Region", "Water-Body", "Celestial",
    "Land-Region-Natural", "County-or-District", "State-or-Province", "GPE-Cluster", "Cluster", "Body", "Land",
)  # fmt: skip
_BODY = (
    "Government", "Non-Governmental", "Media", "Group", "Sports", "Commercial", "Educational", "Religious",
    "Medical-Science", "Entertainment", "Medical",
)  # fmt: skip
_TYPES = (
    {"PERS": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG"}
    | dict.fromkeys(_PERSON, "PER") | dict.fromkeys(_PLACE, "LOC") | dict.fromkeys(_BODY, "ORG")
)  # fmt: skip


class Word(NamedTuple):
    """A word of a corpus with its label: O, B-PER, I-PER, B-LOC, ..."""

    text: str
    label: str


Sentences = list[list[Word]]


def anercorp(corpora: Path) -> Sentences:
    """The first four fifths of ANERcorp's train part."""
    sentences = _anercorp(corpora)
    return sentences[: len(sentences) * 4 // 5]


def anercorp_held(corpora: Path) -> Sentences:
    """The last contiguous fifth of ANERcorp's train part, for measuring only."""
    sentences = _anercorp(corpora)
    return sentences[len(sentences) * 4 // 5 :]


def newsfane(corpora: Path) -> Sentences:
    """The sentences of NewsFANE that share no run of four words with the held-back fifth of ANERcorp."""
    seen = set(_runs(_words(anercorp_held(corpora))))
    read = _read(corpora / "ner/newsfane-train/newsfane_train.txt", _first_type)
    return [sentence for sentence in read if seen.isdisjoint(_runs(_words([sentence])))]


def aqmar(corpora: Path) -> Sentences:
    """The Wikipedia articles of AQMAR."""
    paths = sorted((corpora / "ner/aqmar/articles").glob("*.txt"))
    return [sentence for path in paths for sentence in _read(path, _first_type)]


def wojood(corpora: Path) -> Sentences:
    """The sample of Wojood, of nested names the outermost person, place or body."""
    paths = [corpora / "ner/wojood-sample" / f"{part}.txt" for part in ("train", "val", "test")]
    return [sentence for path in paths for sentence in _read(path, _first_type)]


def token_counts(corpora: Path) -> Iterator[tuple[str, str]]:
    """(folded word, type or O) of everything that may be counted."""
    for sentences in (anercorp(corpora), newsfane(corpora), wojood(corpora)):
        for sentence in sentences:
            for word in sentence:
                yield fold(word.text), word.label.partition("-")[2] or "O"


def as_articles(sentences: Sequence[list[Word]]) -> Iterator[tuple[Article, Sentences]]:
    """Sentences in a row as articles of one sentence a line."""
    for at in range(0, len(sentences), TOGETHER):
        chunk = list(sentences[at : at + TOGETHER])
        body = "\n".join(" ".join(word.text for word in sentence) for sentence in chunk)
        yield make_article(title="", body=body, outlet="", published=None), chunk


def _anercorp(corpora: Path) -> Sentences:
    return _read(corpora / "ner/anercorp-train/ANERCorp_CamelLab_train.txt", _first_type)


def _read(path: Path, type_of: Callable[[list[str]], str]) -> Sentences:
    sentences: Sentences = [[]]
    before = ""
    for line in path.read_text("utf-8", "replace").splitlines():
        parts = line.split()
        if len(parts) < 2 or parts[0] == "$#$":
            if sentences[-1]:
                sentences.append([])
            before = ""
            continue
        label = type_of(parts[1:])
        kind, _, name = label.partition("-")
        if kind == "I" and before != name:
            label = f"B-{name}"
        before = name
        sentences[-1].append(Word(parts[0], label))
    return [sentence for sentence in sentences if sentence]


def _first_type(labels: list[str]) -> str:
    for label in labels:
        kind, _, name = label.partition("-")
        found = _TYPES.get(name) or _TYPES.get(name.split("_")[0])
        if found:
            return f"{kind}-{found}"
    return "O"


def _words(sentences: Iterable[list[Word]]) -> list[str]:
    """Folded words without "and" at the front, which one corpus splits off and the other does not."""
    words = [fold(word.text).removeprefix("و") for sentence in sentences for word in sentence]
    return [word for word in words if word]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))

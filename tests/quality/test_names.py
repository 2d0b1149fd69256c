"""Names: people linked across articles, Latin forms found for Arabic ones, names in held-back news."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from tawatur.annotate.nameindex import build_index
from tawatur.lexicon import load_lexicon
from tawatur.records.article import make_article
from tawatur.records.ledger import Derivation, Entity, Ledger, Reader
from tawatur.records.span import Span
from tawatur.resolve.bearers import Bearer, bearers_of
from tawatur.resolve.latin import LatinNames, letter_costs
from tawatur.resolve.people import same_person
from tawatur.text.folding import fold

CORPORA = Path(os.environ.get("TAWATUR_SHARED", Path(__file__).parents[3] / "shared")) / "corpora"
PAIRS = Path(__file__).parent / "name_pairs.tsv"


def rows() -> list[list[str]]:
    lines = [line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def bearer(name: str, title: str, near: str, article: str) -> Bearer:
    """A person as an article of its own: the name and the names near it, one after the other."""
    names = [name, *filter(None, near.split("; "))]
    text = ". ".join(names)
    entities, at = [], 1
    index = load_lexicon().compiled(build_index)
    for number, one in enumerate(names):
        span = Span(start=at, end=at + len(one), text=one)
        known = index.known.get(fold(one))
        note = known.key if known is not None and known.type == "PER" else ""
        entities.append(
            Entity(
                id=f"{article}-{number}",
                type="PER" if number == 0 else "ORG",
                name=one,
                title=title or None if number == 0 else None,
                mentions=(span,),
                derivation=(Derivation(field="mentions", rule="test", evidence=(span,), note=note),),
            )
        )
        at += len(one) + 2
    ledger = Ledger(
        article=make_article(title="", body=text, ident=article),
        reader=Reader(version="0", lexicon="0"),
        entities=tuple(entities),
        credits=(), statements=(), figures=(), times=(), events=(), commitments=(), diagnostics=(),
    )  # fmt: skip
    return bearers_of(ledger, load_lexicon())[0]


def linked(row: list[str]) -> bool:
    left, right = bearer(row[1], row[2], row[3], "a"), bearer(row[4], row[5], row[6], "b")
    if left.key is not None and right.key is not None:
        return left.key == right.key
    return same_person(left, right) is not None


def test_people_are_linked_across_articles() -> None:
    found = [(row[0] == "same", linked(row), row) for row in rows()]
    right = sum(same and link for same, link, _ in found)
    wrong = [row for same, link, row in found if link and not same]
    missed = [row for same, link, row in found if same and not link]
    precision = right / (right + len(wrong))
    f1 = 2 * right / (2 * right + len(wrong) + len(missed))
    message = f"precision {precision:.3f} F1 {f1:.3f}\nwrong {wrong}\nmissed {[(r[1], r[4]) for r in missed]}"
    assert precision >= 0.98, message
    assert f1 >= 0.9, message


@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not part of the package")
def test_arabic_names_find_their_latin_form() -> None:
    lines = (CORPORA / "names/google-ar-en/ar2en-eval.txt").read_text("utf-8").splitlines()
    pairs = [(arabic, latin) for arabic, latin in (line.split("\t") for line in lines)]
    names = LatinNames([latin for _, latin in pairs], load_lexicon().compiled(letter_costs))
    right = sum(names.nearest(arabic) == latin for arabic, latin in pairs)
    assert right / len(pairs) >= 0.85, right / len(pairs)

"""The words of the claims that a query asks for are marked as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur import make_article, read
from tawatur.collection import open_archive
from tawatur.search.claimspans import claim_spans, claims_asked
from tawatur.search.parser import parse_query

LEDGER = read(
    make_article(
        title="قصف على بلدة التلال",
        body="قالت الشرطة يوم الاثنين إن 12 شخصا قتلوا في القصف. ونفى الجيش مقتل 30 مدنيا. وأصيب أربعة.",
        outlet="سطور",
        published="2026-03-03",
        ident="a",
    )
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("figure:killed", {"12", "30"}),
        ("figure:killed>20", {"30"}),
        ("figure:..10", {"أربعة"}),
        ("stance:deny", {"ونفى"}),
        ("said:2026-03-02", {"يوم الاثنين"}),
        ("said:2026-03-01", set()),
        ("published:2026-03", set()),
        ("-figure:killed", set()),
        ("شخصا OR figure:wounded", {"أربعة"}),
    ],
)
def test_claims_that_answer(query: str, words: set[str]) -> None:
    asked = claims_asked(parse_query(query))
    assert {span.text for span in claim_spans(asked, LEDGER)} == words


def test_a_search_marks_words_and_claims_in_order(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db") as archive:
        list(archive.add([LEDGER]))
        (hit,) = archive.search("الجيش figure:killed").hits
    assert [match.text for match in hit.matches] == ["12", "الجيش", "30"]

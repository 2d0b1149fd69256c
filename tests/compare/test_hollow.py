"""Clauses that only name somebody tell no fact."""

from __future__ import annotations

import pytest

from tawatur.compare.accounts import account_of
from tawatur.compare.hollow import introduces, only_names
from tawatur.lexicon import load_lexicon
from tests.compare.building import Page


@pytest.mark.parametrize(
    ("text", "names", "hollow"),
    [
        ("صاحب السمو الملكي الأمير فهد بن سلطان", ("فهد بن سلطان",), True),
        ("وقال المتحدث باسم وزارة الصحة ليث الحمداني", ("وزارة الصحة", "ليث الحمداني"), True),
        ("وزار الأمير فهد بن سلطان مستشفى الميدان", ("فهد بن سلطان",), False),
        ("أصيب ليث الحمداني بجروح في الساق", ("ليث الحمداني",), False),
        ("ولم يرد تعقيب من وزارة الصحة", ("وزارة الصحة",), False),
    ],
)
def test_a_clause_of_names_titles_and_words_for_saying_is_hollow(
    text: str, names: tuple[str, ...], hollow: bool
) -> None:
    page = Page("a", "خبر", f"{text}.")
    for name in names:
        page.entity(name)
    lexicon = load_lexicon()
    account = account_of(page.ledger(), lexicon)
    clause = account.clauses[-1]
    assert account.doc.text[clause.start : clause.end] == text
    assert only_names(account, clause, lexicon) is hollow


def test_the_first_name_of_a_person_is_no_verb_behind_a_conjunction() -> None:
    page = Page("a", "خبر", "وزار أمير المنطقة الأمير فيصل بن خالد موقع السد وتفقد المضخات الجديدة.")
    page.entity("فيصل بن خالد")
    account = account_of(page.ledger(), load_lexicon())
    texts = [account.doc.text[clause.start : clause.end] for clause in account.clauses]
    assert not any(text.startswith("فيصل") for text in texts)


@pytest.mark.parametrize(
    ("text", "cue", "says", "hollow"),
    [
        ("وكان المتحدث باسم البلدية قد صرح بأنه", "صرح", True, True),
        ("وكان المتحدث باسم البلدية قد صرح غاضبا", "صرح", False, True),
        ("وكان المتحدث باسم البلدية قد صرح غاضبا", "صرح", True, False),
        ("وكان المتحدث باسم البلدية قد صرح غاضبا مرتين", "صرح", False, False),
    ],
)
def test_a_clause_that_only_says_who_speaks_is_hollow(text: str, cue: str, says: bool, hollow: bool) -> None:
    page = Page("a", "خبر", f"{text}.").statement("المتحدث باسم البلدية", cue, text)
    lexicon = load_lexicon()
    account = account_of(page.ledger(), lexicon)
    clause = account.clauses[-1]
    assert account.doc.text[clause.start : clause.end] == text
    assert introduces(account, clause, page.statements, (), lexicon, says=says) is hollow

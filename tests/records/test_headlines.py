"""The ranking of facts: what most independent accounts share and what matters comes first."""

from __future__ import annotations

from msgspec import structs

from tawatur.records.comparison import Cell, Comparison, Row, RowCount
from tawatur.records.headlines import headlines_of
from tawatur.records.tracks import RowSilence


def cell(article: str, start: int, *, end: int = 0, claim: str | None = "event-1") -> Cell:
    return Cell(article=article, start=start, end=end or start + 20, text="x" * 20, claim=claim)


def row(
    ident: str, fact: str, *cells: Cell, kind: str = "event", verdict: str = "agree", group: str = "", rule: str = ""
) -> Row:
    counts = RowCount(what="killed", group=group) if kind == "figure" else None
    return Row(id=ident, kind=kind, verdict=verdict, fact=fact, why="", cells=cells, counts=counts, rule=rule)


def compared(*rows: Row, origins: int = 3) -> Comparison:
    silences = tuple(
        RowSilence(
            row=each.id,
            articles=len({c.article for c in each.cells}),
            of_articles=3,
            origins=min(origins, len({c.article for c in each.cells})),
            of_origins=origins,
        )
        for each in rows
    )
    return Comparison(id="story", articles=("a", "b", "c"), origins=(), rows=rows, silences=silences)


def all_three(start: int, *, claim: str | None = "event-1") -> tuple[Cell, ...]:
    return tuple(cell(article, start, claim=claim) for article in "abc")


def test_tolls_and_main_events_come_before_words_without_a_claim() -> None:
    found = headlines_of(
        compared(
            row("told", "told: «x»", *all_three(900, claim=None)),
            row("when", "when: 2024-03-05", *all_three(40), kind="time"),
            row("said", "say: «x»", *all_three(1500), kind="statement"),
            row("lead", "ASSAULT: «x»", *all_three(100)),
            row("killed", "killed: 12", *all_three(200), kind="figure"),
        )
    )
    assert found.shared == ("killed", "lead", "said", "told", "when")


def test_a_toll_that_only_one_account_tells_is_no_shared_fact() -> None:
    one = row("one", "killed: 12", cell("a", 0), kind="figure", verdict="only")
    found = headlines_of(compared(one, row("two", "say: «x»", cell("a", 300), cell("b", 400), kind="statement")))
    assert found.shared == ("two",)
    assert found.alone == ("one",)


def test_contradictions_are_ranked_like_facts() -> None:
    day = row("day", "when: 2024-03-05 / 2024-03-06", *all_three(600), kind="time", verdict="contradict")
    toll = row("toll", "killed: 3 / 5", *all_three(20), kind="figure", verdict="contradict")
    found = headlines_of(compared(day, toll))
    assert found.opposed == ("toll", "day")
    assert found.shared == ()


def test_the_whole_toll_comes_before_that_of_a_group_and_of_another_day() -> None:
    found = headlines_of(
        compared(
            row("before", "killed: 12 or more", *all_three(1200), kind="figure"),
            row("women", "killed, women: 4", *all_three(140), kind="figure", group="women"),
            row("whole", "killed: 31", *all_three(60), kind="figure"),
        )
    )
    assert found.shared == ("whole", "women", "before")


def test_a_fact_within_the_words_of_one_before_it_comes_last() -> None:
    clauses = tuple(cell(article, 0, end=120) for article in "abc")
    found = headlines_of(
        compared(
            row("toll", "killed: 12", *all_three(30), kind="figure"),
            row("clause", "ASSAULT: «x»", *clauses),
            row("other", "say: «x»", *all_three(700), kind="statement"),
        )
    )
    assert found.shared == ("toll", "other", "clause")


def test_what_is_told_in_other_words_comes_after_what_is_told_in_the_same() -> None:
    """Accounts that share few words may tell two facts."""
    found = headlines_of(
        compared(
            row("loose", "ASSAULT: «x»", *all_three(0), rule="facts.other-words"),
            row("firm", "say: «y»", *all_three(100), kind="statement", rule="facts.same-words"),
        )
    )
    assert found.shared == ("firm", "loose")


def test_one_wording_is_said_once() -> None:
    """Two rows may quote one long sentence of an account, each for another part of it."""
    found = headlines_of(
        compared(
            row("one", "say: «the same long sentence»", *all_three(0), kind="statement"),
            row("two", "say: «the same long sentence»", cell("a", 0), cell("b", 400), cell("c", 400), kind="statement"),
            row("three", "ASSAULT: «x»", *all_three(700)),
        )
    )
    assert found.shared == ("one", "three")


def test_copies_share_what_nobody_else_tells() -> None:
    both = row("both", "ASSAULT: «x»", cell("a", 0), cell("b", 0))
    assert headlines_of(compared(both, origins=1)).shared == ("both",)


def test_a_fact_told_in_words_that_are_opposed_comes_last() -> None:
    found = headlines_of(
        compared(
            row("killed", "killed: 12 / 15", cell("a", 10), cell("b", 300), kind="figure", verdict="contradict"),
            row("told", "ASSAULT: «x»", cell("a", 0, end=40), cell("b", 0), cell("c", 0)),
            row("said", "say: «x»", cell("a", 900), cell("b", 900), kind="statement"),
        )
    )
    assert found.shared == ("said", "told")


def test_a_number_of_which_nothing_is_said_is_no_headline() -> None:
    number = structs.replace(
        row("other", "other: 29", *all_three(50), kind="figure"), counts=RowCount(what="other", group="")
    )
    found = headlines_of(compared(number, row("said", "say: «x»", *all_three(1500), kind="statement")))
    assert found.shared == ("said", "other")

"""What the report shows, before it is HTML."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from tawatur.export.view import make_story
from tawatur.export.view_claims import make_figures
from tawatur.export.view_grid import make_grid
from tawatur.export.view_names import make_names
from tawatur.export.view_timeline import make_timeline
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger


def test_outlets_stand_by_origin_and_time(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    story = make_story(comparison, ledgers)
    assert [outlet.ledger.article.id for outlet in story.outlets] == list(comparison.articles)
    assert [(o.number, o.basis, len(o.outlets)) for o in story.origins] == [(1, "copy", 2), (2, "agency", 2)]


def test_articles_that_no_origin_holds_stand_alone(ledgers: tuple[Ledger, ...]) -> None:
    ids = tuple(ledger.article.id for ledger in ledgers)
    story = make_story(Comparison(id="s", articles=ids, origins=(), rows=()), ledgers)
    assert [origin.basis for origin in story.origins] == ["unknown"] * 4


def test_the_grid_counts_and_knows_which_filters_leave_nothing(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    grid = make_grid(comparison, make_story(comparison, ledgers))
    assert dict(grid.verdicts)["contradict"] == 2
    assert ("only", "figure") in grid.empty_pairs
    assert ("contradict", "figure") not in grid.empty_pairs


def test_a_cell_names_who_it_rests_on(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    grid = make_grid(comparison, make_story(comparison, ledgers))
    (toll,) = [row for row in grid.rows if row.fact == "حصيلة القتلى النهائية"]
    source = toll.cells[0].wordings[0].source
    assert source is not None
    assert source.text == "مديرة مستشفى عين السرو، الدكتورة سلوى البكري"


def test_figures_stand_by_kind_and_size(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    groups = make_figures(make_story(comparison, ledgers))
    assert [(g.what, [f.figure.low for f in g.figures]) for g in groups] == [
        ("killed", [12, 20, 39, 41, 47, 47]),
        ("wounded", [101, 112, 112]),
    ]


def test_the_timeline_puts_days_in_order_and_counts_the_rest(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    timeline = make_timeline(comparison, make_story(comparison, ledgers))
    assert [day.begin for day in timeline.days] == ["2025-11-01", "2025-11-09", "2026-01-11", "2026-01-13"]
    assert timeline.unplaced == 1
    (moment,) = timeline.days[1].moments
    assert moment.before == "وكان الطرفان قد وقّعا هدنة أولى في "
    assert moment.after.endswith(" …")
    assert [event.type for event in timeline.days[3].moments[0].events] == ["RETREAT"]


def test_names_that_share_a_form_stand_together(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    people = make_names(make_story(comparison, ledgers))[0]
    assert people.type == "PER"
    assert [row.name for row in people.rows] == ["جابر العوسجي", "مهنّا الغدير"]
    assert [n.quote.text for n in people.rows[1].cells[1]] == ["مهنا الغدير"]


# Contrast, by the formula of WCAG 2.2 (relative luminance).
TEXT_ON = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "card")),
    *((v, f"{v}-soft") for v in ("contradict", "update", "refine", "agree", "framing", "only")),
    *((v, "card") for v in ("contradict", "update", "refine", "agree", "framing", "only")),
    ("accent", "accent-soft"), ("soft", "accent-soft"), ("card", "accent"), ("paper", "ink"), ("target-ink", "target"),
    ("ink", "mark-statement"), ("ink", "mark-figure"),
]  # fmt: skip


def colours(dark: bool) -> dict[str, str]:
    css = files("tawatur.export").joinpath("static", "colours.css").read_text("utf-8")
    light, dark_part = css.split("prefers-color-scheme: dark", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    if dark:
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark_part))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ink, ground", TEXT_ON)
def test_text_keeps_its_contrast(ink: str, ground: str, dark: bool) -> None:
    palette = colours(dark)
    high, low = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_style_sheet_uses_logical_sides_only() -> None:
    css = files("tawatur.export").joinpath("static", "report.css").read_text("utf-8")
    assert not re.findall(r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[;{ ])(?:left|right):", css)

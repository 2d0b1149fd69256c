"""What runs through a story in the report: plots with their tables, silence with its reason, loaded words."""

from __future__ import annotations

import re

import pytest

from tawatur import compare, make_article, read
from tawatur.export.labels import load_labels
from tawatur.export.report import render_report
from tawatur.export.view import make_story
from tawatur.export.view_grid import make_grid
from tawatur.export.view_timeline import make_timeline
from tawatur.export.view_tracks import make_agreements, make_tracks
from tawatur.export.view_wording import make_reporting, make_told, make_wording
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger

ROOM = "وقالت فرق الإنقاذ إن البحث عن ناجين تحت الأنقاض مستمر في الحي القديم، وإن الطرق المؤدية إليه مغلقة."


def told(ident: str, day: str, count: str, more: str = "") -> Ledger:
    body = f"قالت وزارة الصحة إن {count} قتلوا في انهيار مبنى في مدينة الزهراء. {ROOM} {more}"
    return read(make_article(title="انهيار مبنى", body=body, published=day, ident=ident, outlet=f"منبر {ident}"))


@pytest.fixture(scope="module")
def days() -> tuple[Comparison, tuple[Ledger, ...]]:
    ledgers = (
        told("a", "2024-03-05", "12 شخصا"),
        told("b", "2024-03-06", "17 شخصا", "وقال مصدر طبي إن 25 شخصا على الأقل قتلوا في الانهيار."),
        told(
            "c",
            "2024-03-07",
            "21 شخصا",
            "واتهمت الحركة الحكومة بخرق اتفاق الزهراء. وقال إن ميليشيا الجبل منعت المسعفين.",
        ),
    )
    return compare(ledgers), ledgers


def test_a_plot_has_a_lane_for_each_claimant_on_one_scale(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    killed = make_tracks(days[0], make_story(*days))[0]
    assert killed.what == "killed"
    assert killed.plot is not None
    ministry = killed.plot.lanes[0]
    assert [mark.x for mark in ministry.marks] == sorted(mark.x for mark in ministry.marks)
    assert [mark.y for mark in ministry.marks] == sorted((mark.y for mark in ministry.marks), reverse=True)
    assert any(mark.open for lane in killed.plot.lanes[1:] for mark in lane.marks)


def test_the_table_has_every_count_of_the_plot(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    groups = make_tracks(days[0], make_story(*days))
    quotes = [q for group in groups for view in group.tracks for step in view.steps for q in step.quotes]
    points = [point for track in days[0].tracks if not track.earlier for point in track.points]
    assert len(quotes) == len(points)


def test_one_count_is_no_plot() -> None:
    ledgers = (told("a", "2024-03-05", "12 شخصا"),)
    groups = make_tracks(compare(ledgers), make_story(compare(ledgers), ledgers))
    assert all(group.plot is None for group in groups)


def test_an_empty_cell_says_why(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    grid = make_grid(days[0], make_story(*days))
    empty = [cell for row in grid.rows for cell in row.cells if not cell.wordings]
    assert empty
    assert all(cell.reason for cell in empty)
    assert all((cell.reason == "copy") == (cell.of is not None) for cell in empty)


def test_agreements_wording_reporting_and_silence_have_their_views(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    story = make_story(*days)
    assert [view.track.name for view in make_agreements(days[0], story)] == ["اتفاق الزهراء"]
    assert any(use.charge == "disapproving" for r in make_wording(days[0], story) for c in r.cells for use in c)
    assert all(len(row.cells) == 3 for row in make_reporting(days[0], story))
    assert [one.outlet.number for one in make_told(days[0], story)] == [1, 2, 3]


def test_the_timeline_has_three_lanes_and_the_days_of_publication(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    timeline = make_timeline(days[0], make_story(*days))
    assert timeline.plot is not None
    assert [lane for lane, _ in timeline.plot.lanes] == ["happened", "said", "published"]
    assert [day.begin for day in timeline.days if day.published] == ["2024-03-05", "2024-03-06", "2024-03-07"]


def test_no_letters_stand_in_a_plot_and_every_link_has_its_mark(days: tuple[Comparison, tuple[Ledger, ...]]) -> None:
    page = render_report(*days)
    plots = re.findall(r"<figure class=\"plot.*?</figure>", page, re.S)
    assert plots
    assert all("<text" not in plot and "aria-hidden" in plot for plot in plots)
    ids = set(re.findall(r'id="(a\d+-\d+-\d+)"', page))
    assert set(re.findall(r'href="#(a\d+-\d+-\d+)"', page)) <= ids


def test_a_day_on_an_axis_is_short_in_both_languages() -> None:
    label = load_labels(digits="latn").short_day("2024-08-03")
    assert (label.ar, label.en) == ("3 أغسطس", "3 Aug")

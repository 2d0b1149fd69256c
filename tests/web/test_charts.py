"""The numbers of charts: places of days and moments, numbers that do not touch, both directions of reading."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.web.charts.days import day_axis
from tawatur.web.charts.figures import draw_figures
from tawatur.web.charts.timeline import draw_timeline

DAYS = ("2026-01-11", "2026-01-13", "2026-01-14", "2026-01-15")


def test_days_follow_each_other_and_gaps_are_told() -> None:
    ticks = day_axis(DAYS, mirrored=False).ticks()
    assert [tick.x for tick in ticks] == [12.5, 37.5, 62.5, 87.5]
    assert [tick.is_after_gap for tick in ticks] == [False, True, False, False]


def test_the_hour_counts_within_a_day() -> None:
    axis = day_axis(DAYS, mirrored=False)
    morning, noon, night = (axis.x(f"2026-01-14T{clock}") for clock in ("00:00", "12:00", "23:59"))
    assert 50 < morning < noon == axis.x("2026-01-14") < night < 75


def test_what_is_no_date_has_no_place() -> None:
    assert day_axis(("", "soon", "2026-13-45"), mirrored=False).ticks() == ()
    assert draw_figures([[("", 3, 3, 1), ("2026-01-01", 4, 4, 1)]], mirrored=False) is None
    assert draw_timeline([("said", "soon", "soon", 1)], mirrored=True) is None


def test_the_last_day_of_the_calendar_has_none_after_it() -> None:
    assert len(day_axis(("9999-12-30", "9999-12-31"), mirrored=False).ticks()) == 2
    assert [tick.is_after_gap for tick in day_axis(("9999-12-31", "0001-01-01"), mirrored=False).ticks()] == [
        False,
        True,
    ]


def test_of_many_days_only_some_are_named() -> None:
    ticks = day_axis([f"2026-01-{day:02}" for day in range(1, 32)], mirrored=True).ticks()
    assert len(ticks) == 31
    assert sum(tick.is_named for tick in ticks) <= 7


MOMENTS = st.sampled_from([*DAYS, "2026-01-14T08:30:00", "2026-01-14T21:00:00"])
BOUNDS = st.integers(0, 5000)
COUNTS = st.tuples(MOMENTS, BOUNDS, BOUNDS, st.integers(1, 4)).map(lambda c: (c[0], min(c[1:3]), max(c[1:3]), c[3]))


@given(st.lists(st.lists(COUNTS, max_size=6), min_size=1, max_size=4))
def test_counts_stay_in_their_lane_and_mirror(lanes: list[list[tuple[str, int, int, int]]]) -> None:
    drawn = draw_figures(lanes, mirrored=False)
    turned = draw_figures(lanes, mirrored=True)
    if drawn is None or turned is None:
        assert drawn is turned
        return
    height = drawn.axis / len(drawn.lanes)
    for number, (lane, other) in enumerate(zip(drawn.lanes, turned.lanes, strict=True)):
        assert [round(100 - mark.x, 1) for mark in lane.marks] == [round(mark.x, 1) for mark in other.marks]
        for mark in lane.marks:
            assert number * height < mark.top <= mark.y <= lane.base < (number + 1) * height
            assert mark.label_y is None or number * height < mark.label_y < (number + 1) * height + 3


@given(st.lists(COUNTS, min_size=2, max_size=6))
def test_one_number_is_not_written_twice_at_one_place(counts: list[tuple[str, int, int, int]]) -> None:
    drawn = draw_figures([counts], mirrored=False)
    assert drawn is not None
    told = [mark for mark in drawn.lanes[0].marks if mark.label_y is not None]
    for one, other in combinations(told, 2):
        assert (one.x, one.y, one.top) != (other.x, other.y, other.top)


def test_long_stretches_lie_behind_short_ones() -> None:
    entries = [("happened", "2026-01-13", "2026-01-13", 2), ("happened", "2026-01-11", "2026-01-15", 1)]
    drawn = draw_timeline(entries, mirrored=False)
    assert drawn is not None
    assert [bar.entry for bar in drawn.bars] == [1, 0]
    assert drawn.bars[0].breadth > 2 * drawn.bars[1].breadth

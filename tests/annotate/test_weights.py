"""Weights side by side in one whole number sum as weights one by one do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.weights import Weights, add_up, written

LABELS = 3
ABOUT = ("w", "s")
rows = st.lists(st.integers(0, 255), min_size=LABELS, max_size=LABELS)


@given(st.lists(rows, min_size=1, max_size=60))
def test_sums_differ_by_label_as_those_of_the_rows(found: list[list[int]]) -> None:
    weights = Weights({f"w={k}": bytes(row) for k, row in enumerate(found)}, LABELS)
    (table,) = weights.tables(("w",))
    total = weights.by_label(sum(add_up((table,), (str(k),)) for k in range(len(found))))
    plain = [sum(row[label] - 128 for row in found) for label in range(LABELS)]
    assert [total[label] - total[0] for label in range(LABELS)] == [part - plain[0] for part in plain]


def test_a_value_counts_only_for_what_it_is_about_and_unknown_ones_count_nothing() -> None:
    weights = Weights({"w=x": bytes((129, 128, 128)), "s=x=y": bytes((128, 130, 128))}, LABELS)
    tables = weights.tables((*ABOUT, "none"))
    assert add_up(tables, ("x", "x", "x")) == add_up(tables[:1], ("x",))
    first, second, third = weights.by_label(add_up(tables, ("x", "x=y")))
    assert (first - third, second - third) == (1, 2)
    assert add_up(tables, ("y", "z")) == 0


def test_features_are_written_as_the_model_has_them() -> None:
    assert written(ABOUT, ("x", "y")) == ("w=x", "s=y")
    assert written(ABOUT, ("x",)) == ("w=x",)

"""Without the development gold beside the project the tests that need it say that they were skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.gold import EVALUATION

#: Tests whose texts ship with the project.
SHIPPED = frozenset(
    {
        "test_account_pairs",
        "test_actor_codes",
        "test_expression_sets",
        "test_named_passages",
        "test_short_reports",
        "test_short_stories",
    }
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if EVALUATION.is_dir():
        return
    skip = pytest.mark.skip(reason=f"the development gold is not here ({EVALUATION})")
    for item in items:
        if Path(__file__).parent in Path(item.path).parents and Path(item.path).stem not in SHIPPED:
            item.add_marker(skip)

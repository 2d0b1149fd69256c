"""Arabic date and time periods of Microsoft Recognizers' specifications (MIT), which stand beside the project.

Many are translated English. A period is right when its value is the expected one, or its first and last day are: the
specifications end some periods before, some on their last day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tawatur.annotate.parsing import ParsedDate, parse_dates
from tests.quality.gold import EVALUATION, FLOORS

SPECS = EVALUATION.parent / "corpora" / "specs" / "recognizers-arabic"


def cases(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Text, day of reference and expected value of every result of a specification."""
    for case in json.loads((SPECS / f"{name}.json").read_text("utf-8-sig")):
        for result in case["Results"]:
            yield case["Input"], case["Context"]["ReferenceDateTime"][:10], result["Value"]


def days_of(value: dict[str, Any]) -> set[tuple[str, str]]:
    """First and last day, read with the end in and the end out."""
    found: set[tuple[str, str]] = set()
    for key in ("FutureResolution", "PastResolution"):
        begin, end = value[key].get("startDate"), value[key].get("endDate")
        if begin and end:
            found |= {(begin, end), (begin, (date.fromisoformat(end) - timedelta(days=1)).isoformat())}
    return found


def first_day(value: str) -> str:
    return value + {4: "-01-01", 7: "-01"}.get(len(value), "")


def is_date_right(found: ParsedDate, value: dict[str, Any]) -> bool:
    days = days_of(value)
    if found.value == value["Timex"] or (found.begin, found.finish) in days:
        return True
    last = (found.value or "").split("/")[-1]
    return found.begin is not None and (found.begin, first_day(last)) in days


def is_time_right(found: ParsedDate, value: dict[str, Any]) -> bool:
    return found.value == "/".join(value["Timex"].strip("()").split(",")[:2])


@pytest.mark.skipif(not SPECS.exists(), reason="the specifications are not beside the project")
def test_periods_hold_their_floor() -> None:
    missed, total = [], 0
    for name, is_right in (("DatePeriodParser", is_date_right), ("TimePeriodParser", is_time_right)):
        for text, day, value in cases(name):
            total += 1
            found = parse_dates(text, day)
            if not any(is_right(item, value) for item in found):
                missed.append((text, value["Timex"], [item.value for item in found]))
    share = (total - len(missed)) / total
    assert share >= FLOORS["specs"]["periods"], "\n".join(map(str, missed))

"""A whole month told of in the first days of the next one is an earlier month, last week or not."""

from __future__ import annotations

import pytest

from tawatur import make_article, read

TIMES = [("في مايو", "historical"), ("في 29 مايو", "actual")]


@pytest.mark.parametrize(("time", "wanted"), TIMES)
def test_status_in_the_first_days_of_a_month(time: str, wanted: str) -> None:
    text = f"اتهمت الشرطة {time} خمسة موظفين بالرشوة."
    events = read(make_article(title="", body=text, published="2021-06-03")).events
    assert [event.status for event in events] == [wanted]

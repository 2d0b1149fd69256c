"""Two sides behind a clause that tells how long they fought."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("شهدت تاجوراء اشتباكات مسلحة دامت أسبوعا بين كتيبة محلية وقبائل مجاورة.", ["كتيبة محلية", "قبائل مجاورة"]),
        ("شهدت تاجوراء اشتباكات مسلحة دامت أسبوعا.", []),
        ("شهدت تاجوراء اشتباكات أغلقت الطريق بين المدينة والمطار.", []),
    ],
)
def test_sides(text: str, actors: list[str]) -> None:
    events = [e for e in read(make_article(title="", body=text, published="2019-05-14")).events if e.type == "ASSAULT"]
    assert [span.text for span in events[0].actors] == actors

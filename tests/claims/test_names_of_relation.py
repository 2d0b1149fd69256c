"""A name like "the-Mu'allimi" is spelled like "teachers of", but has the article: one man speaks."""

from __future__ import annotations

from tawatur import make_article, read


def test_one_man_goes_on_speaking() -> None:
    text = "وأكد المعلمي أن التحالف لا يستهدف المدنيين، محملا الفصائل مسؤولية فشل الهدنة."
    ledger = read(make_article(title="", body=text, published="2022-06-15"))
    spoken = [s.speaker or s.speaker_ref for s in ledger.statements]
    assert [span.text for span in spoken if span is not None] == ["المعلمي", "المعلمي"]

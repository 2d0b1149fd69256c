"""The mark of nunation, which half of print leaves out, changes nothing that is read."""

from __future__ import annotations

import pytest

from tawatur import make_article, read


def told(body: str) -> list[tuple[str, ...]]:
    ledger = read(make_article(title="", body=body, published="2022-11-20"))
    spans = [
        *((e.type, e.trigger.text, *(s.text for s in (*e.actors, *e.recipients, *e.places))) for e in ledger.events),
        *((c.kind, c.content.text, *(s.text for s in c.from_)) for c in ledger.commitments),
        *((a.kind, a.name) for a in ledger.agreements),
        *((s.stance, s.content.text) for s in ledger.statements),
    ]
    return [tuple(part.replace("ً", "") for part in span) for span in spans]


@pytest.mark.parametrize(
    "marked",
    [
        "وقع الطرفان عقداً لبناء محطة لتحلية المياه في أغادير.",
        "أبرم نادي الهلال عقداً مع المدرب الصربي.",
        "وقعت وزارة الطاقة العمانية أيضاً مذكرة تفاهم مع الشركة اليابانية.",
        "وقعت الحكومة والبنك اتفاقاً لبناء سد على نهر السنغال.",
        "وقال الوزير إنه ينبغي أيضاً وقف بناء السد.",
        "وقالت المديرة إن من الضروري أيضاً ربط الجودة بحاجات المجتمع.",
        "وأصابت القذائف أيضاً مدرسة في تعز.",
        "وقال الوزير أيضاً إن المفاوضات ستستأنف في أديس أبابا.",
        "واعتقلت الشرطة التشادية أيضاً ثلاثة صحفيين في نجامينا.",
    ],
)
def test_with_and_without_its_mark(marked: str) -> None:
    found = told(marked)
    assert found
    assert found == told(marked.replace("ً", ""))


@pytest.mark.parametrize("adverb", ["أيضا", "أيضاً"])
def test_an_adverb_parts_no_duty_from_its_deed(adverb: str) -> None:
    found = told(f"وقالت المديرة إن من الضروري {adverb} ربط الجودة بحاجات المجتمع.")
    assert ("demand", "من الضروري أيضا ربط الجودة بحاجات المجتمع", "المديرة") in found

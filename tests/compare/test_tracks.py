"""Counts over time, agreements by claimant, silence with denominators, names, days."""

from __future__ import annotations

import msgspec

from tawatur import compare, make_article, read
from tawatur.compare.claimants import Source, claimants_of
from tawatur.records.codec import decode_comparison, encode
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Agreement, Ledger
from tawatur.records.span import span_of

ROOM = "وقالت فرق الإنقاذ إن البحث عن ناجين تحت الأنقاض مستمر في الحي القديم، وإن الطرق المؤدية إليه مغلقة."


def article(ident: str, day: str, count: str, *, more: str = "", outlet: str = "") -> Ledger:
    body = f"قالت وزارة الصحة إن {count} قتلوا في انهيار مبنى في مدينة الزهراء. {ROOM} {more}"
    title = "انهيار مبنى في مدينة الزهراء"
    return read(make_article(title=title, body=body, published=day, ident=ident, outlet=outlet or f"صحيفة {ident}"))


def three_days() -> Comparison:
    return compare(
        [
            article("a", "2024-03-05", "12 شخصا"),
            article("b", "2024-03-06", "17 شخصا", more="وأضافت أن المستشفيات استقبلت الجرحى."),
            article("c", "2024-03-07", "21 شخصا"),
        ]
    )


def test_one_claimant_is_one_line() -> None:
    (track,) = [t for t in three_days().tracks if t.what == "killed"]
    assert track.claimant.kind == "named"
    assert "الصحة" in track.claimant.name
    assert [(p.begin, p.low, p.change) for p in track.points] == [
        ("2024-03-05", 12, "first"),
        ("2024-03-06", 17, "raised"),
        ("2024-03-07", 21, "raised"),
    ]


def test_order_never_matters_and_the_codec_knows_all() -> None:
    found = three_days()
    assert decode_comparison(encode(found)) == found


def test_silence_has_denominators_and_knows_copies() -> None:
    found = three_days()
    assert [silence.row for silence in found.silences] == [row.id for row in found.rows]
    for silence in found.silences:
        assert silence.articles + len(silence.missing) == silence.of_articles == 3
    assert [told.article for told in found.told] == ["a", "b", "c"]
    assert all(told.of == len(found.rows) for told in found.told)


def test_a_text_that_breaks_off_is_not_silent() -> None:
    cut = "قال مسؤول في البلدية إن المبنى قديم وإن سكانه تلقوا إنذارات كثيرة في السنوات الماضية دون أن يغادروه، "
    late = make_article(title="انهيار مبنى", body=cut * 3 + "وأضاف…", published="2024-03-08", ident="d", outlet="منبر")
    found = compare([article("a", "2024-03-05", "12 شخصا"), read(late)])
    assert next(told.captured for told in found.told if told.article == "d") == "cut"
    reasons = {m.reason for s in found.silences for m in s.missing if m.article == "d"}
    assert reasons == {"not-captured"}


def test_days_stand_in_their_lanes() -> None:
    text = "قال المحافظ يوم الثلاثاء إن المبنى انهار يوم الأحد الماضي بسبب الأمطار."
    found = compare([read(make_article(title="خبر", body=text, published="2024-03-06", ident="a"))])
    lanes = {(moment.lane, moment.begin) for moment in found.timeline}
    assert ("published", "2024-03-06") in lanes
    assert ("said", "2024-03-05") in lanes
    assert ("happened", "2024-03-03") in lanes


def test_a_spokesman_speaks_for_his_body() -> None:
    body = Source("x", "body", "وزارة الصحة", ("وزار", "صح"))
    man = Source("y", "spokesperson", "المتحدث باسم وزارة الصحة سامي", ("وزار", "صح", "سامي"))
    claimants = claimants_of([body, man])
    assert claimants.key(body) == claimants.key(man)


def test_ministries_of_two_countries_stay_apart() -> None:
    bare = Source("x", "body", "وزارة الصحة", ("وزار", "صح"))
    one = Source("y", "body", "وزارة الصحة السورية", ("وزار", "صح", "سور"))
    other = Source("z", "body", "وزارة الصحة اللبنانية", ("وزار", "صح", "لبنان"))
    claimants = claimants_of([bare, one, other])
    assert len({claimants.key(source) for source in (bare, one, other)}) == 3


def test_unnamed_sources_of_two_outlets_are_two_claimants() -> None:
    one, other = Source("x", "unnamed", "مصادر طبية"), Source("y", "unnamed", "مصادر طبية")
    claimants = claimants_of([one, other])
    assert claimants.key(one) != claimants.key(other)
    assert claimants.of(one).kind == "unnamed"


def test_states_of_an_agreement_stand_by_claimant() -> None:
    one = "أعلنت الحكومة اتفاق الزهراء لوقف إطلاق النار. وقالت إن اتفاق الزهراء دخل حيز التنفيذ."
    other = "اتهمت الحركة الحكومة بخرق اتفاق الزهراء لوقف إطلاق النار."
    found = compare(
        [
            read(make_article(title="الاتفاق", body=one, published="2024-03-05", ident="a", outlet="صدى")),
            read(make_article(title="الخرق", body=other, published="2024-03-06", ident="b", outlet="نبأ")),
        ]
    )
    (track,) = [track for track in found.agreements if track.kind == "accord"]
    assert {cell.article for cell in track.names} == {"a", "b"}
    assert [(state.state, state.begin) for state in track.states] == [
        ("announced", "2024-03-05"),
        ("in force", "2024-03-05"),
        ("violation alleged", "2024-03-06"),
    ]


def named(ident: str, name: str) -> Ledger:
    """A ledger with one agreement under a name."""
    ledger = read(make_article(title="خبر", body=f"تحدث الوفدان عن {name} في القصر.", ident=ident))
    start = ledger.article.text.index(name)
    span = span_of(ledger.article.text, start, start + len(name))
    agreement = Agreement(id=f"agreement-{ident}", kind="ceasefire", name=name, names=(span,), mentions=(span,))
    return msgspec.structs.replace(ledger, agreements=(agreement,))


def test_a_short_name_joins_the_only_agreement_it_can_mean() -> None:
    (track,) = compare([named("a", "هدنة الزهراء"), named("b", "الهدنة")]).agreements
    assert {cell.article for cell in track.names} == {"a", "b"}


def test_a_short_name_of_two_agreements_joins_none() -> None:
    both = [named("a", "هدنة الزهراء"), named("b", "هدنة المرجان"), named("c", "الهدنة")]
    assert len(compare(both).agreements) == 3

"""Furniture of the page is told from the article's own text, and every block quotes the text exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.blocks import with_blocks
from tawatur.lexicon import load_lexicon
from tawatur.records.article import BLOCK_KINDS, Article, Block, make_article
from tawatur.text.folding import UNSEEN

LEAD = "قال رئيس البلدية إن المياه ستعود إلى الحي خلال الأيام المقبلة بعد إصلاح المحطة."
MORE = "وأضاف أن فرق الصيانة تعمل منذ يومين في الموقع وأن الأهالي تلقوا صهاريج مياه."


def blocked(body: str, title: str = "عودة المياه إلى الضفاف") -> Article:
    return with_blocks(make_article(title=title, body=body), load_lexicon())


def kinds(body: str, title: str = "عودة المياه إلى الضفاف") -> list[tuple[str, str]]:
    """The kinds and texts of the blocks of a body, without the title."""
    article = blocked(body, title)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks if block.kind != "title"]


def kind_of(line: str, *, between: bool = True) -> str:
    """The kind of a line between two paragraphs, or after the last one."""
    body = f"{LEAD}\n{line}\n{MORE}" if between else f"{LEAD}\n{MORE}\n{line}"
    return next(kind for kind, text in kinds(body) if text == line)


def test_title_lead_heading_paragraph() -> None:
    article = blocked(f"{LEAD}\n\nخطة الإصلاح\n  {MORE}  \n")
    assert [b.kind for b in article.blocks] == ["title", "lead", "heading", "paragraph"]
    assert article.text[article.blocks[3].start : article.blocks[3].end] == MORE


def test_title_told_again_is_a_heading() -> None:
    assert kinds(f"عودة المياه الى الضفاف\n{LEAD}")[0][0] == "heading"


@pytest.mark.parametrize("title", ["", " "])
def test_without_title(title: str) -> None:
    assert [b.kind for b in blocked(LEAD, title).blocks] == ["lead"]


@pytest.mark.parametrize(
    "opener",
    [
        "إقراء المزيد:", "اقرأ أيضا", "إقرأ أيضاً:", "اقرا ايضا :", "شاهد أيضًا", "مواضيع ذات صلة", "قد يهمك", "للمزيد",
        "المزيد", "أخبار ذات صلة |",
    ],
)  # fmt: skip
def test_link_lists_take_the_headlines_below(opener: str) -> None:
    body = f"{LEAD}\n{opener}\nانقطاع الاتصالات في الضفاف\nما الذي جرى في المحطة؟\n{MORE}"
    assert [kind for kind, _ in kinds(body)] == ["lead", "link-list", "link-list", "link-list", "paragraph"]


def test_a_link_on_the_openers_line_takes_no_more() -> None:
    body = f"{LEAD}\nاقرأ أيضا: انقطاع الاتصالات في الضفاف\nقال شهود إن المياه عادت\n{MORE}"
    assert [kind for kind, _ in kinds(body)][1:] == ["link-list", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line, kind",
    [
        ("شارك", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("طباعة 12", "share"),
        ("تابعونا على قناة تلغرام", "share"),
        ("للتواصل أرسل رسالة إلى الرقم 88", "share"),
        ("https://nahr.example/a x@nahr.example", "share"),
        ("#الضفاف #مياه", "link-list"),
        ("كلمات دلالية: مياه محطة", "link-list"),
        ("للمزيد من التفاصيل اضغط هنا", "link-list"),
        ("...المزيد", "link-list"),
        ("صورة أرشيفية لمحطة المياه في الضفاف", "caption"),
        ("لقطة من شريط نشرته البلدية", "caption"),
        ("عمال في محطة المياه وسط الضفاف قبل أيام من عودتها إلى العمل (غيتي)", "caption"),
        ("عمال في محطة المياه وسط الضفاف قبل أيام من عودتها إلى العمل (رويترز)", "caption"),
        ("المصدر: وكالات", "byline"),
        ("إعداد: سامر الحلو", "byline"),
        ("متابعات", "byline"),
        ("رابط الخبر بصحيفة النهر: عودة المياه.. إلى الضفاف", "byline"),
        ("شارك الوزير في الاجتماع مع رئيس البلدية.", "paragraph"),
        ("صورة المدينة تغيرت كثيرا، قال أحد الأهالي.", "paragraph"),
        ("قالت مصادر طبية إن المستشفى مغلق (رويترز).", "paragraph"),
        ("وكتب الوزير رسالة إلى الأهالي.", "paragraph"),
        ("المزيد من الدعم ضروري، كما قال.", "paragraph"),
        ("سمات المرحلة المقبلة كثيرة.", "paragraph"),
    ],
)
def test_lines(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    "line", ["النهر – الضفاف", "سامر الحلو ـ النهر", "دبي - رويترز", "بيروت (أ ف ب)", "جدة: متابعات", "دبي | النهر"]
)
def test_bylines_at_the_start_and_end(line: str) -> None:
    assert kinds(f"{line}\n{LEAD}\n{MORE}")[:2] == [("byline", line), ("lead", LEAD)]
    assert kinds(f"{LEAD}\n{MORE}\n{line}")[-1] == ("byline", line)


def test_a_body_of_one_line_with_a_dash_is_text() -> None:
    assert kinds("حلب - مقتل خمسة جنود") == [("lead", "حلب - مقتل خمسة جنود")]


def test_buttons_are_cut_off_a_line() -> None:
    assert kinds(f"Next Previous النهر – الضفاف\n{LEAD}\n{MORE}")[:2] == [
        ("share", "Next Previous"),
        ("byline", "النهر – الضفاف"),
    ]


@pytest.mark.parametrize(
    "tail, kind",
    [
        ("سمات مياه الضفاف محطة", "link-list"),
        ("الوسوم: مياه الضفاف", "link-list"),
        ("رابط الخبر بصحيفة النهر: عودة المياه.. إلى الضفاف", "byline"),
    ],
)
def test_tails_are_cut_off_the_last_line(tail: str, kind: str) -> None:
    assert kinds(f"{LEAD}\n{MORE} {tail}")[-2:] == [("paragraph", MORE), (kind, tail)]


def test_a_tail_with_a_stop_is_text() -> None:
    assert kinds(f"{LEAD}\n{MORE} سمات المرحلة كثيرة.")[-1][0] == "paragraph"


def test_given_blocks_are_kept() -> None:
    block = Block(start=0, end=3, kind="caption")
    article = make_article(title="خبر", body=LEAD, blocks=(block,))
    assert with_blocks(article, load_lexicon()).blocks == (block,)


PIECES = st.sampled_from(
    [
        LEAD, MORE, "اقرأ أيضا", "شارك", "سمات", "Next Previous", "(غيتي)", "#", "-", "@.", "http://", "\n", "\r",
        "\u2028", " ", "\0", "\u202e", "عنوان", "كتب", ":", "«", "x",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=3).map("".join))
def test_blocks_are_ordered_disjoint_and_hold_all_text(body: str, title: str) -> None:
    article = blocked(body, title)
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text)
        assert block.kind in BLOCK_KINDS
        assert is_blank(article.text[last : block.start])
        last = block.end
    assert is_blank(article.text[last:])


def is_blank(text: str) -> bool:
    return all(letter.isspace() or ord(letter) in UNSEEN for letter in text)


def test_a_mark_that_nobody_sees_ends_no_line() -> None:
    assert kinds(f"\u200f{LEAD}\u200f\n\u200f\n{MORE}\u202c ") == [("lead", LEAD), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02T21:15:00+03:00",
        "الاثنين 2 آذار 2026 - 21:15",
        "نشر في: 02 مارس 2026",
        "آخر تحديث: 2 مارس 2026 الساعة 9:15 مساءً بتوقيت غرينتش",
        "نشر في 2 مارس 2026 الساعة 9:15 بتوقيت بيروت",
        "١٣ رمضان ١٤٤٧ هـ الموافق ٢ مارس ٢٠٢٦ م",
    ],
)
def test_when_it_was_printed_is_no_text(line: str) -> None:
    assert kinds(f"{line}\n{LEAD}\n{MORE}")[0] == ("share", line)


@pytest.mark.parametrize("line", ["بيروت، الاثنين 2 آذار 2026", "القاهرة - 2 مارس 2026"])
def test_a_dateline_with_its_day_is_text(line: str) -> None:
    assert kinds(f"{line}\n{LEAD}\n{MORE}")[0][0] != "share"


@pytest.mark.parametrize("line", ["المرحلة الثانية: 2026", "مقتل 12 يوم 2 آذار 2026", "خسائر 2025"])
def test_a_heading_with_a_year_is_a_heading(line: str) -> None:
    assert kinds(f"{line}\n{LEAD}\n{MORE}")[0] == ("heading", line)


def test_days_between_paragraphs_are_headings() -> None:
    assert kind_of("الاثنين 2 آذار 2026") == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع. باستمرارك في التصفح توافق على شروطنا.",
        "نحن نقدر خصوصيتك! نحتاج إلى موافقتك قبل عرض الصفحة.",
    ],
)
def test_notices_to_readers(line: str) -> None:
    assert kind_of(line) == kind_of(line, between=False) == "share"

"""Pages give their article; hostile pages give an error of ours."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tawatur.errors import EmptyInputError, InputError
from tawatur.intake.html import declared_encoding, read_page

PARAGRAPHS = [
    f"قال رئيس بلدية الضفاف إن المياه ستعود إلى الحي رقم {number} خلال الأيام المقبلة بعد إصلاح المحطة."
    for number in range(5)
]
PAGE = f"""<!doctype html><html lang="ar"><head><title>عودة المياه - صحيفة النهر</title>
<meta property="og:site_name" content="صحيفة النهر"><meta property="og:title" content="عودة المياه إلى الضفاف">
<meta property="article:published_time" content="2026-01-14T10:00:00+03:00">
<link rel="canonical" href="https://nahr.example/news/1"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/x">رياضة</a></nav><h1>عودة المياه إلى الضفاف</h1>
<article>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article>
<script>document.write("اختراق")</script><footer>جميع الحقوق محفوظة 2019</footer></body></html>"""


def test_title_text_and_metadata() -> None:
    page = read_page(PAGE, where="a.html")
    assert page.title == "عودة المياه إلى الضفاف"
    assert page.body == "\n".join(PARAGRAPHS)
    assert page.outlet == "صحيفة النهر"
    assert page.url == "https://nahr.example/news/1"
    assert page.published == "2026-01-14T10:00:00+03:00"


def test_a_heading_that_is_the_title_is_not_read_twice() -> None:
    page = read_page(PAGE.replace("<article>", "<article><h1>عودة المياه إلى الضفاف</h1>"), where="a.html")
    assert page.body == "\n".join(PARAGRAPHS)


def test_a_date_is_never_guessed_from_the_text() -> None:
    page = read_page(
        f"<html><body><article><p>{'</p><p>'.join(PARAGRAPHS)} في 3 مارس 2024</p></article></body></html>", where="a"
    )
    assert page.published is None


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<" * 100_000,
        "<!--" * 10_000,
        "\0" * 50,
        "<html><head><title>صفحة</title></head><body><ul><li>الرئيسية</li><li>سياسة</li></ul><p>تسجيل</p></body></html>",
    ],
)
def test_pages_without_text(html: str) -> None:
    with pytest.raises(EmptyInputError, match=r"^a\.html: "):
        read_page(html, where="a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + PARAGRAPHS[0],
        "<table><tr><td>" * 5_000 + PARAGRAPHS[0],
        f"<p {'a=1 ' * 50_000}>{PARAGRAPHS[0]}</p>",
        PAGE.replace("<p>", "<p>\0\x0b\ufffe"),
        PAGE.replace("</p>", ""),
        PAGE[: len(PAGE) // 2],
        "<?xml version='1.0' encoding='utf-8'?>" + PAGE,
    ],
    ids=["nested", "tables", "attributes", "controls", "unclosed", "cut", "declaration"],
)
def test_hostile_pages_give_a_page_or_our_error(html: str) -> None:
    with suppress(InputError):
        assert read_page(html, where="a.html").body.strip()


@pytest.mark.parametrize(
    "raw, encoding",
    [
        (b'<meta charset="Windows-1256">', "windows-1256"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>", "utf-8"),
        (b"<p>", None),
    ],
)
def test_declared_encoding(raw: bytes, encoding: str | None) -> None:
    assert declared_encoding(raw) == encoding


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-01-14T22:05+0300">', "2026-01-14T22:05:00+03:00"),
        ('<meta property="article:published_time" content="2026-01-14 22:05:09.123Z">', "2026-01-14T22:05:09Z"),
        ('<meta property="article:published_time" content="2026-01-14T00:00:00+03:00">', "2026-01-14"),
        ('<meta property="article:published_time" content="2026-01-14">', "2026-01-14"),
        ('<meta property="article:published_time" content="2026-01-14T99:99:00Z">', "2026-01-14"),
        ('<meta property="article:modified_time" content="2026-01-14T22:05:00Z">', "2026-01-14"),
        (
            '<script type="application/ld+json">{"@graph":[{"datePublished":"2026-01-14T22:05:00Z"}]}</script>',
            "2026-01-14T22:05:00Z",
        ),
        ('<script type="application/ld+json">{"datePublished":' + "[" * 9000 + "</script>", None),
    ],
)
def test_the_time_that_a_page_declares(head: str, published: str | None) -> None:
    meta = '<meta property="article:published_time" content="2026-01-14T10:00:00+03:00">'
    assert read_page(PAGE.replace(meta, head), where="a").published == published


def test_time_elements_give_the_time_of_a_declared_day() -> None:
    body = (
        f"<time datetime='2026-01-14T09:30:00+02:00'>14/1</time><article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article>"
    )
    head = '<meta property="article:published_time" content="2026-01-14">'
    page = read_page(f"<html><head><title>عودة المياه</title>{head}</head><body>{body}</body></html>", where="a")
    assert page.published == "2026-01-14T09:30:00+02:00"


def test_what_readers_do_not_see_is_left_out() -> None:
    unseen = "قتل ألف شخص في حريق لم يقع ولم يره أحد من سكان المدينة القديمة."
    hidden = f"<p hidden>{unseen}</p><template><p>{unseen}</p></template><noscript><p>{unseen}</p></noscript>"
    assert read_page(PAGE.replace("<article>", f"<article>{hidden}"), where="a").body == "\n".join(PARAGRAPHS)


FLASH = """<!doctype html><html lang="ar"><head><title>عاجل: انفجار في وسط العاصمة</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-02T21:15:00+03:00">
</head><body><h1>عاجل: انفجار في وسط العاصمة</h1><div><p>مقتل شخصين في الانفجار</p></div></body></html>"""


def test_a_flash_is_an_article() -> None:
    page = read_page(FLASH, where="a")
    assert (page.title, page.published) == ("عاجل: انفجار في وسط العاصمة", "2026-03-02T21:15:00+03:00")
    assert page.body == "مقتل شخصين في الانفجار"


def test_short_lines_of_a_page_that_is_no_article_are_menus() -> None:
    with pytest.raises(EmptyInputError, match="only 1 short lines such as menus"):
        read_page(FLASH.replace("og:type", "og:kind"), where="a.html")


def test_a_notice_on_cookies_is_no_article() -> None:
    notice = "نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا. باستمرارك في التصفح توافق على سياسة الخصوصية."
    with pytest.raises(EmptyInputError, match="only a notice to its readers"):
        read_page(
            f"<html><head><title>سطور</title></head><body><div><p>{notice}</p></div></body></html>", where="a.html"
        )

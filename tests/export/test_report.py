"""The report as a file: exact marks, everything escaped, the same bytes each time, no network."""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from lxml import html

from tawatur import compare, make_article, read
from tawatur.demo import demo_articles
from tawatur.errors import LedgerError
from tawatur.export.labels import load_labels
from tawatur.export.marks import mark_id, visible
from tawatur.export.report import render_report, write_report
from tawatur.records.comparison import Cell, Comparison, Row
from tawatur.records.ledger import Ledger

LIMIT = 600_000


def parse(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def texts_of_marks(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for mark in root.iter("mark"):
        found[mark.get("id") or mark.get("data-of")] += mark.text_content()
    return dict(found)


def without_newlines(text: str) -> str:
    return visible(text).replace("\n", "")


def test_marks_hold_exactly_the_letters_of_every_cell_and_claim(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    found = texts_of_marks(parse(render_report(comparison, ledgers)))
    numbers = {ledger.article.id: number for number, ledger in enumerate(ledgers, 1)}
    for row in comparison.rows:
        for cell in row.cells:
            assert found[mark_id(numbers[cell.article], cell.start, cell.end)] == without_newlines(cell.text)
    for ledger in ledgers:
        number = numbers[ledger.article.id]
        for claim in (*ledger.figures, *ledger.times, *ledger.credits, *(s.content for s in ledger.statements)):
            assert found[mark_id(number, claim.start, claim.end)] == without_newlines(claim.text)


def test_the_articles_stand_in_the_page_letter_by_letter(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    root = parse(render_report(comparison, ledgers))
    for number, ledger in enumerate(ledgers, 1):
        lines = root.xpath(f'//article[@id="article-{number}"]//div[@class="body"]/*')
        assert "\n".join(line.text_content() for line in lines) == ledger.article.text


def test_every_link_leads_to_a_place_in_the_page_or_to_an_article(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    root = parse(render_report(comparison, ledgers))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    articles = {ledger.article.url for ledger in ledgers}
    for href in root.xpath("//a/@href"):
        assert (href[0] == "#" and href[1:] in ids) or href in articles, href


def test_nothing_is_loaded_from_anywhere(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    page = render_report(comparison, ledgers)
    root = parse(page)
    assert not root.xpath("//script/@src | //img | //iframe | //object | //link[@rel='stylesheet']")
    assert all(href == "data:," for href in root.xpath("//link/@href"))
    assert all(url.startswith("data:font/woff2;base64,") for url in re.findall(r'url\("?([^")]*)', page))
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_the_policy_allows_exactly_the_script_of_the_page(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    page = render_report(comparison, ledgers)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_the_strip_counts_outlets_and_origins_in_both_languages(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    (strip,) = parse(render_report(comparison, ledgers)).xpath('//*[@class="strip-count"]')
    assert "".join(strip.xpath('.//*[@class="a"]/text() | ./span[@aria-hidden]/text()')) == "٤ مقالات · ٤ منافذ · أصلان"
    assert (
        "".join(strip.xpath('.//*[@class="e"]/text() | ./span[@aria-hidden]/text()'))
        == "4 articles · 4 outlets · 2 origins"
    )


def test_accounts_of_unknown_origin_make_the_number_a_bound(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    unknown = tuple(msgspec.structs.replace(origin, basis="unknown") for origin in comparison.origins)
    page = render_report(msgspec.structs.replace(comparison, origins=unknown), ledgers)
    (strip,) = parse(page).xpath('//*[@class="strip-count"]')
    assert "at most (unknown: 2)" in strip.text_content()


def test_contradictions_come_first_and_each_fact_has_a_cell_for_every_outlet(
    comparison: Comparison, ledgers: tuple[Ledger, ...]
) -> None:
    rows = parse(render_report(comparison, ledgers)).xpath('//tr[contains(@class, "row")][@data-verdict]')
    assert [row.get("data-verdict") for row in rows][:3] == ["contradict", "contradict", "update"]
    assert all(len(row.xpath("./td")) == 4 for row in rows)


def test_silence_is_said_in_words(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    root = parse(render_report(comparison, ledgers))
    silent = root.xpath('//table[contains(@class, "grid")]//td[contains(@class, "silent")]')
    assert len(silent) == 28 - sum(len({c.article for c in row.cells}) for row in comparison.rows)
    assert all("لم يرد في النص" in cell.text_content() for cell in silent)


def test_a_verdict_is_a_word_and_a_shape(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    root = parse(render_report(comparison, ledgers))
    shapes = {f"#{ident}" for ident in root.xpath("//symbol/@id")}
    for badge in root.xpath('//span[contains(@class, "badge")]'):
        assert badge.xpath("./svg/use/@href")[0] in shapes
        assert badge.xpath('./span[@class="a"]/text()')
        assert badge.xpath('./span[@class="e"]/text()')


def test_equal_input_gives_equal_bytes(tmp_path: Path, comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    write_report(comparison, ledgers, tmp_path / "a.html")
    write_report(comparison, list(reversed(ledgers)), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").stat().st_size < LIMIT


@pytest.mark.parametrize("lang, direction", [("ar", "rtl"), ("en", "ltr")])
def test_the_label_language_sets_the_direction(
    comparison: Comparison, ledgers: tuple[Ledger, ...], lang: str, direction: str
) -> None:
    root = parse(render_report(comparison, ledgers, lang=lang))
    assert (root.get("lang"), root.get("dir")) == (lang, direction)
    assert root.xpath('//input[@name="lang"][@checked]/@id') == [f"lang-{lang}"]


def test_an_unknown_language_is_refused(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    with pytest.raises(ValueError, match="label language"):
        render_report(comparison, ledgers, lang="fr")
    with pytest.raises(ValueError, match="digits"):
        render_report(comparison, ledgers, digits="roman")


def test_a_missing_ledger_is_named(comparison: Comparison, ledgers: tuple[Ledger, ...]) -> None:
    with pytest.raises(LedgerError, match="demo-almizan"):
        render_report(comparison, ledgers[:3])


def test_a_cell_that_does_not_quote_its_article_is_refused(ledgers: tuple[Ledger, ...]) -> None:
    article = ledgers[0].article
    cell = Cell(article=article.id, start=0, end=3, text="لا ")
    row = Row(id="r", kind="event", verdict="only", fact="", why="", cells=(cell,))
    with pytest.raises(LedgerError, match="does not quote"):
        render_report(Comparison(id="s", articles=(article.id,), origins=(), rows=(row,)), ledgers)


def test_no_facts_at_all(ledgers: tuple[Ledger, ...]) -> None:
    ids = tuple(ledger.article.id for ledger in ledgers)
    root = parse(render_report(Comparison(id="s", articles=ids, origins=(), rows=()), ledgers))
    assert not root.xpath('//table[contains(@class, "grid")]')
    assert len(root.xpath('//section[@class="origin"]')) == 4


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eمقلوب\u2066 \u200b\u200f\u202c",
    "نص\x00فيه\x0bمحارف\r\nتحكم\x85",
    "&lt;mark id=x&gt; --> <!-- ]]>",
    "«" * 2000 + "”" * 2000,
    "\n\n\nسطر\n\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_article_stays_text(hostile: Callable[[str], tuple[Comparison, Sequence[Ledger]]], text: str) -> None:
    comparison, ledgers = hostile(text)
    page = render_report(comparison, ledgers)
    page.encode("utf-8")
    root = parse(page)
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img | //@onerror | //@onload | //*[starts-with(@href, 'javascript')]")
    lines = root.xpath('//div[@class="body"]/*')
    shown = "".join(line.text_content() for line in lines)
    assert shown == without_newlines(ledgers[0].article.text)
    for span in (ledgers[0].statements[0].content, *ledgers[0].entities[0].mentions):
        if span.text.strip("\n"):
            assert texts_of_marks(root)[mark_id(1, span.start, span.end)] == without_newlines(span.text)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_story_at_an_end_of_the_calendar_has_a_report(day: str) -> None:
    bodies = (
        "أغلقت البلدية جسر الوادي يوم 3 مارس 2001. وقالت إن الجسر قديم. وكان قد رمم عام 1990، ثم عام 1995.",
        "قال الحارس إن جسر الوادي مفتوح أمام السيارات منذ 4 أبريل 2002. وأضاف أنه رمم في مايو 1996.",
    )
    found = [read(make_article(title="خبر", body=body, published=day)) for body in bodies]
    assert "جسر الوادي" in render_report(compare(found), found, lang="ar")


def test_articles_of_one_origin_are_said_to_confirm_nothing() -> None:
    ledgers = [read(article) for article in demo_articles()]
    note = load_labels().ui("one_origin").en
    copies = ledgers[:2]
    page = render_report(compare(copies), copies, lang="en")
    assert note in page
    assert "origins: 1 of 1<" in page
    assert note not in render_report(compare(ledgers), ledgers, lang="en")


def test_days_of_one_event_are_parted_where_they_stand_in_a_line() -> None:
    """On a phone they do; a table has each on a line of its own and hides the comma."""
    bodies = (
        "قصفت القوات قرية الوادي أمس الاثنين وقتلت سالم الراوي.",
        "قصفت القوات قرية الوادي هذا الأسبوع وقتلت سالم الراوي.",
    )
    ledgers = [read(make_article(title="قصف قرية الوادي", body=body, published="2026-03-03")) for body in bodies]
    page = html.fromstring(render_report(compare(ledgers), ledgers, lang="en").encode())
    cells = page.xpath('//table[contains(@class, "events")]//td[count(*[@class="event-day"]) > 1]')
    assert cells
    for cell in cells:
        days = cell.xpath('*[@class="event-day"]')
        assert len(cell.xpath('*[@class="event-day"][*[@class="event-comma"]]')) == len(days) - 1

"""The report in a real browser; skipped where Chromium or Playwright is not there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import tawatur
from tawatur.demo import demo_articles
from tawatur.export.report import write_report
from tawatur.records.comparison import Cell, Comparison, Origin, Row
from tawatur.records.ledger import Figure, Ledger, Reader

playwright = pytest.importorskip("playwright.sync_api", reason="install the extra 'browser' to test the report")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path; the report is not tested in a browser"),
    # The event loop of the driver leaves sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SIZES = {"desk": (1440, 900), "phone": (390, 844)}


def story() -> tuple[Comparison, list[Ledger]]:
    """The bundled story with one contradiction and one fact that only one outlet tells."""
    articles = demo_articles()
    words = ("47 قتيلًا", "47 قتيلا", "39 قتيلًا", "41 شخصًا")
    places = [(a, a.text.index(w), w) for a, w in zip(articles, words, strict=True)]
    cells = tuple(Cell(article=a.id, start=at, end=at + len(w), text=w) for a, at, w in places)
    ledgers = [
        Ledger(
            article=a,
            reader=Reader(version="0", lexicon="0" * 12),
            figures=(Figure(id="f", low=1, high=1, approx=False, what="killed", start=at, end=at + len(w), text=w),),
        )
        for a, at, w in places
    ]
    rows = (
        Row(id="toll", kind="figure", verdict="contradict", fact="killed: 47 / 39 / 41", why="", cells=cells),
        Row(id="only", kind="event", verdict="only", fact="شيء", why="", cells=cells[:1]),
    )
    origins = (
        Origin(articles=tuple(a.id for a in articles[:2]), basis="copy", why=""),
        Origin(articles=tuple(a.id for a in articles[2:]), basis="agency", why=""),
    )
    return Comparison(id="s", articles=tuple(a.id for a in articles), origins=origins, rows=rows), ledgers


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(params=SIZES, ids=list(SIZES))
def page(request: pytest.FixtureRequest, browser: Any, tmp_path: Path) -> Iterator[Any]:
    width, height = SIZES[request.param]
    yield from open_report(browser, tmp_path, width, height, script=True)


@pytest.fixture
def scriptless(browser: Any, tmp_path: Path) -> Iterator[Any]:
    yield from open_report(browser, tmp_path, 1440, 900, script=False)


def open_report(
    browser: Any,
    folder: Path,
    width: int,
    height: int,
    *,
    script: bool,
    made_of: tuple[Comparison, list[Ledger]] | None = None,
) -> Iterator[Any]:
    """Open the report of the story; complaints and requests of the page are kept in `page.noted`."""
    write_report(*(made_of or story()), folder / "report.html")
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script, reduced_motion="reduce", offline=True
    )
    page = context.new_page()
    page.noted = []
    page.on("console", lambda message: page.noted.append(message.text))
    page.on("pageerror", lambda error: page.noted.append(str(error)))
    page.on("request", lambda request: page.noted.append(request.url) if request.url.startswith("http") else None)
    page.goto((folder / "report.html").as_uri())
    yield page
    context.close()


def test_it_opens_from_right_to_left_without_a_complaint_or_request(page: Any) -> None:
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.noted == []


def test_it_never_scrolls_sideways(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_embedded_fonts_are_used(page: Any) -> None:
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate("[...document.fonts].every(font => font.status === 'loaded')")


def test_the_words_of_a_cell_lead_to_the_marked_letters(page: Any) -> None:
    cell = page.locator("#row-1 .words").first
    words, target = cell.inner_text(), cell.get_attribute("href")
    cell.click()
    mark = page.locator(target)
    assert mark.text_content() == words
    playwright.expect(mark).to_be_in_viewport()
    assert page.evaluate(f"getComputedStyle(document.querySelector('{target}')).backgroundColor") == "rgb(255, 216, 77)"


def test_labels_switch_and_tell_the_language(page: Any) -> None:
    page.locator("label[for=lang-en]").click()
    assert page.evaluate("[getComputedStyle(document.body).direction, document.documentElement.lang]") == ["ltr", "en"]
    assert page.locator(".strip-count").inner_text() == "4 articles · 4 outlets · 2 origins"


def test_a_fact_reads_in_the_direction_of_its_labels(page: Any) -> None:
    left = "document.querySelector('#row-1 .{}').getBoundingClientRect().x"
    at = f"{left.format('fact-of')} - {left.format('fact-text')}"
    assert page.evaluate(at) > 20
    page.locator("label[for=lang-en]").click()
    assert page.evaluate(at) == 0


def test_the_strip_opens(page: Any) -> None:
    page.locator(".strip summary").click()
    playwright.expect(page.locator(".strip-body")).to_be_visible()


def test_without_a_script_it_filters_and_switches(scriptless: Any) -> None:
    scriptless.locator("label[for=verdict-only]").click()
    assert scriptless.locator(".row:visible").count() == 1
    scriptless.locator("label[for=kind-figure]").click()
    assert scriptless.locator(".row:visible").count() == 0
    playwright.expect(scriptless.locator(".nothing")).to_be_visible()
    scriptless.locator("label[for=lang-en]").click()
    assert scriptless.locator("h1").inner_text() == "The story in one minute"


@pytest.mark.parametrize("width", [390, 1440])
def test_many_outlets_never_widen_the_page(browser: Any, tmp_path: Path, width: int) -> None:
    comparison, ledgers = story()
    copies = [
        replace(led, article=replace(led.article, id=f"copy-{n}-{led.article.id}")) for n in (1, 2) for led in ledgers
    ]
    ids = (*comparison.articles, *(led.article.id for led in copies))
    many = replace(comparison, articles=ids)
    for page in open_report(browser, tmp_path, width, 844, script=True, made_of=(many, [*ledgers, *copies])):
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.locator("thead th .outlet").first.inner_text() == 'صحيفة "المرفأ" (١)'


def many_accounts() -> tuple[Comparison, list[Ledger]]:
    """The bundled story as it is read, each of its articles printed twice: more accounts than a screen has columns."""
    twice = [replace(a, id=f"{a.id}-{n}", outlet=f"{a.outlet} {n}") for a in demo_articles() for n in (1, 2)]
    ledgers = [tawatur.read(article) for article in twice]
    return tawatur.compare(ledgers), ledgers


def test_tables_of_many_accounts_scroll_in_their_own_box(browser: Any, tmp_path: Path) -> None:
    for page in open_report(browser, tmp_path, 1440, 844, script=True, made_of=many_accounts()):
        assert page.locator(".names .silent").count()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_phone_opens_a_fact_of_many_accounts_on_demand(browser: Any, tmp_path: Path) -> None:
    for page in open_report(browser, tmp_path, 390, 844, script=False, made_of=many_accounts()):
        assert page.locator("#row-1 td:visible").count() == 3
        page.locator("#row-1 .all-cells a").click()
        assert page.locator("#row-1 td:visible").count() == 8


def test_on_a_phone_each_cell_names_its_outlet(browser: Any, tmp_path: Path) -> None:
    for page in open_report(browser, tmp_path, 390, 844, script=True):
        assert page.locator("#row-1 td .cell-outlet:visible").count() == 4


def test_on_a_phone_what_was_done_has_the_width_of_its_card(browser: Any, tmp_path: Path) -> None:
    ledgers = [tawatur.read(article) for article in demo_articles()]
    for page in open_report(browser, tmp_path, 390, 844, script=True, made_of=(tawatur.compare(ledgers), ledgers)):
        names = page.locator("table.events th[scope=row]:visible")
        assert names.count()
        for name in names.all():
            assert name.bounding_box()["width"] > 300


def test_on_a_phone_how_many_tell_a_fact_stays_in_its_card(browser: Any, tmp_path: Path) -> None:
    ledgers = [tawatur.read(article) for article in demo_articles()]
    for page in open_report(browser, tmp_path, 390, 844, script=True, made_of=(tawatur.compare(ledgers), ledgers)):
        page.locator("label[for=lang-en]").click()
        card = page.locator(".opposed.shared").bounding_box()
        told = page.locator(".opposed.shared .n:visible")
        assert told.count()
        for one in told.all():
            box = one.bounding_box()
            assert card["x"] <= box["x"]
            assert box["x"] + box["width"] <= card["x"] + card["width"]


def test_the_keyboard_reaches_the_filters_with_a_visible_ring(page: Any) -> None:
    page.locator("#verdict-all").focus()
    page.keyboard.press("ArrowRight")
    outline = "getComputedStyle(document.querySelector('input[name=verdict]:focus + label')).outlineStyle"
    assert page.evaluate(outline) == "solid"

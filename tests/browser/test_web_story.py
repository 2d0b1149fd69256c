"""A story in a real browser: both directions of writing, desk and phone, keys alone, and decisions by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.demo import demo_articles
from tests.browser.conftest import serving

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

STORY = "/story/demo-sutur"
#: Where the right end of the page is where it is read from right to left.
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture
def demo_of_own(tmp_path: Path) -> Iterator[str]:
    """The address of a workbench on the demo story, to write to."""
    place = tmp_path / "own.db"
    with tawatur.open(str(place)) as archive:
        list(archive.add(demo_articles()))
        archive.find_stories()
    with serving(place) as address:
        yield address


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("path", [STORY, f"{STORY}/compare", f"{STORY}/compare?verdict=contradict"])
def test_a_page_fits_and_has_no_complaint(
    workbench: str, visit: Callable[..., Any], path: str, size: str, lang: str
) -> None:
    page = visit(f"{workbench}{path}", size=size, lang=lang)
    assert page.evaluate(FITS)
    page.evaluate("document.querySelectorAll('details:not(.chosen)').forEach((d) => { d.open = true })")
    assert page.evaluate(FITS)
    assert page.noted == []


@pytest.mark.parametrize("lang, side", [("ar", "right"), ("en", "left")])
def test_head_and_facts_stay_in_sight(workbench: str, visit: Callable[..., Any], lang: str, side: str) -> None:
    page = visit(f"{workbench}{STORY}/compare", lang=lang)
    page.set_viewport_size({"width": 1000, "height": 700})
    moved = -300 if lang == "ar" else 300
    page.evaluate(f"document.querySelector('.grid-box').scrollBy({moved}, 500)")
    box = page.evaluate("document.querySelector('.grid-box').getBoundingClientRect().toJSON()")
    head = page.evaluate("document.querySelector('.grid thead').getBoundingClientRect().toJSON()")
    fact = page.evaluate("document.querySelector('.grid .fact').getBoundingClientRect().toJSON()")
    assert abs(head["top"] - box["top"]) < 3
    assert abs(fact[side] - box[side]) < 3


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_telephone_gets_cards(workbench: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{workbench}{STORY}/compare", size="phone", lang=lang)
    cells = page.locator("tr[id^=row-] >> nth=0 >> td:not(.silent)")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len(boxes) > 1
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert page.locator("tr[id^=row-] >> nth=0 >> .cell-outlet >> nth=0").is_visible()
    assert page.noted == []


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_letters_of_charts_stay_in_their_place(workbench: str, visit: Callable[..., Any], size: str, lang: str) -> None:
    page = visit(f"{workbench}{STORY}", size=size, lang=lang)
    outside = """[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
      const box = svg.closest('figure').getBoundingClientRect();
      return [...svg.querySelectorAll('text')].filter((t) => {
        const r = t.getBoundingClientRect();
        return r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom;
      }).map((t) => t.textContent);
    })"""
    assert page.evaluate(outside) == []
    touching = """[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
      const ticks = [...svg.querySelectorAll('.tick')].map((t) => t.getBoundingClientRect());
      ticks.sort((a, b) => a.left - b.left);
      return ticks.filter((t, n) => n && t.left < ticks[n - 1].right).length ? [svg.getAttribute('aria-label')] : [];
    })"""
    assert page.evaluate(touching) == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_time_runs_as_the_page_is_read(workbench: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{workbench}{STORY}", lang=lang)
    places = page.evaluate(
        "[...document.querySelectorAll('#timeline .tick')].map((t) => t.getBoundingClientRect().left)"
    )
    assert places == sorted(places, reverse=lang == "ar")
    names = page.evaluate("document.querySelector('#timeline .lane-names').getBoundingClientRect().left")
    assert (names > max(places)) == (lang == "ar")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_keys_lead_through_a_story(workbench: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{workbench}{STORY}", lang=lang)
    page.keyboard.press("o")
    page.locator("#origins[open] .grounds").first.wait_for()
    page.locator("#origins details.evidence summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#origins details.evidence[open] blockquote").first.is_visible()
    page.keyboard.press("c")
    page.wait_for_url("**/compare")
    page.keyboard.press("v")
    page.keyboard.press("c")
    page.wait_for_url("**/compare?verdict=contradict")
    assert page.locator("tr[id^=row-]").count() == 2
    page.keyboard.press("x")
    page.keyboard.press("f")
    page.wait_for_url(re.compile(r"kind=figure"))
    assert page.locator("tr[id^=row-]").count() == 1
    page.locator("details.why summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.why[open] p").first.is_visible()
    page.locator(".grid-box").focus()
    page.keyboard.press("?")
    assert "v c" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.wait_for_url(re.compile(r"/story/[\w~-]+$"))
    assert page.noted == []


def test_a_cell_leads_to_its_words_and_is_cited(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}{STORY}/compare?verdict=contradict", permissions=["clipboard-read", "clipboard-write"])
    link = page.locator("td a.words").first
    href = link.get_attribute("href")
    page.locator("td button.cite").first.click()
    page.wait_for_function("document.getElementById('told').textContent !== ''")
    cited = page.evaluate("navigator.clipboard.readText()")
    assert page.locator("td mark").first.inner_text() in cited
    assert cited.endswith(href)
    link.click()
    page.wait_for_url("**/article/**")
    assert re.search(r"/article/[\w~-]+\?v=1#char=\d+,\d+$", page.url)
    assert page.noted == []


def test_it_reads_without_a_script(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}{STORY}/compare", java_script_enabled=False)
    page.locator(".grid-filters a.v-only").click()
    assert page.locator("tr[id^=row-].v-only").count() == page.locator("tr[id^=row-]").count() > 3
    assert not page.locator("button.cite").first.is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_article_is_told_apart_and_taken_back(demo_of_own: str, visit: Callable[..., Any], script: bool) -> None:
    page = visit(f"{demo_of_own}{STORY}", lang="en", java_script_enabled=script)
    form = page.locator("#hand form").first
    form.locator("input[value=demo-almizan]").check()
    form.locator("input[name=author]").fill("Salma")
    form.locator("input[name=reason]").fill("another day")
    with page.expect_navigation():
        form.locator("button[formaction$=apart]").click()
    assert page.locator(".origin-accounts li").count() == 3
    assert "another day" in page.locator(".decisions").inner_text()
    with page.expect_navigation():
        page.locator(".decisions button").click()
    assert page.locator(".origin-accounts li").count() == 4


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("more", ["", "/compare"])
def test_hostile_stories_fit(hostile_workbench: str, visit: Callable[..., Any], more: str, size: str) -> None:
    page = visit(hostile_workbench, size=size, lang="en")
    path = page.locator("a.headline[href^='/story/']").first.get_attribute("href")
    page.goto(f"{hostile_workbench}{path}{more}")
    page.evaluate("document.querySelectorAll('details:not(.chosen)').forEach((d) => { d.open = true })")
    assert page.evaluate(FITS)
    assert page.noted == []

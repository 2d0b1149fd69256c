"""The correction loop in a real browser, by keyboard, in both directions of writing, at a desk and on a phone."""

from __future__ import annotations

import shutil
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

CLAIM, ARTICLE = "figure-21a6bf8e6afc", "demo-aldifaf"
PAGE = f"/review/{CLAIM}?in={ARTICLE}"
BOTH = [("ar", "desk"), ("ar", "phone"), ("en", "desk"), ("en", "phone")]
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the demo story with its comparison kept."""
    place = tmp_path_factory.mktemp("desk") / "desk.db"
    with tawatur.open(str(place)) as archive:
        list(archive.add(demo_articles()))
        archive.find_stories()
        for story in archive.stories():
            archive.compare(story.articles, keep=True)
    return place


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a workbench on a copy of it, to write to."""
    with serving(Path(shutil.copy(made, tmp_path / "own.db"))) as address:
        yield address


def press(page: Any, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def go_on(page: Any, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("lang, size", BOTH)
def test_the_loop_by_keyboard(desk: str, visit: Callable[..., Any], lang: str, size: str) -> None:
    page = visit(f"{desk}/review?kind=figure&reason=contradicted", lang=lang, size=size)
    assert page.evaluate(FITS)
    press(page, "j")
    go_on(page, "Enter")
    assert CLAIM in page.url
    assert page.evaluate(FITS)
    # Who decides is asked once; then the first field is set.
    page.locator(".judge input[name=author]").focus()
    page.keyboard.type("سلمى")
    press(page, "Escape", "e")
    assert page.evaluate("document.activeElement.name") == "f-low"
    press(page, "Control+a")
    page.keyboard.type("40")
    press(page, "Tab", "Control+a")
    page.keyboard.type("40")
    go_on(page, "Enter")
    assert CLAIM not in page.url.partition("?")[0]
    assert page.locator(".judge input[name=author]").input_value() == "سلمى"
    page.goto(f"{desk}/story/{ARTICLE}/compare?kind=figure")
    assert "40" in page.locator(".grid").inner_text()
    page.goto(f"{desk}{PAGE}")
    assert page.locator("#f-low").input_value() == "40"
    assert page.locator("[data-field=low] s").inner_text() == "39"
    go_on(page, "u")
    assert page.locator("#f-low").input_value() == "39"
    go_on(page, "r")
    assert "done=" in page.url
    go_on(page, "u")
    assert CLAIM in page.url.partition("?")[0]
    assert page.locator("#f-low").input_value() == "39"
    go_on(page, "a")
    go_on(page, "n")
    assert page.evaluate(FITS)
    page.goto(f"{desk}/search?q=figure:killed")
    assert page.locator(".hits > li").count() >= 1
    assert page.noted == []


def test_searches_follow_what_was_decided(desk: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{desk}{PAGE}", lang="en")
    search = f"{desk}/search?q=figure:missing"

    def found() -> int:
        page.goto(search)
        return int(page.locator(".hits > li").count())

    before = found()
    page.goto(f"{desk}{PAGE}")
    page.locator(".judge input[name=author]").fill("Salma")
    page.locator("#f-what").select_option("missing")
    page.locator(".fields button[value=edit]").click()
    page.wait_for_url("**done=**")
    done = page.url
    assert found() == before + 1
    page.goto(done)
    go_on(page, "u")
    assert found() == before


def test_it_works_without_a_script(desk: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{desk}{PAGE}", java_script_enabled=False)
    page.locator(".judge input[name=author]").fill("سلمى")
    page.locator("#f-low").fill("38")
    page.locator(".fields button[value=edit]").click()
    page.goto(f"{desk}{PAGE}")
    assert page.locator("#f-low").input_value() == "38"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_is_lost_on_reload(desk: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{desk}{PAGE}", lang=lang)
    page.locator("#f-high").fill("44")
    page.locator("input[name=reason]").fill("كذا")
    page.reload()
    assert page.locator("#f-high").input_value() == "44"
    assert page.locator("input[name=reason]").input_value() == "كذا"
    assert page.locator("[data-kept]").is_visible()
    # What was refused is still a draft; what was kept is none.
    page.locator(".judge input[name=author]").fill("سلمى")
    page.locator("#f-low").fill("50")
    page.locator(".fields button[value=edit]").click()
    page.goto(f"{desk}{PAGE}")
    assert page.locator("#f-low").input_value() == "50"
    page.locator("#f-high").fill("60")
    page.locator(".judge input[name=author]").fill("سلمى")
    page.locator(".fields button[value=edit]").click()
    page.wait_for_url("**done=**")
    page.goto(f"{desk}{PAGE}")
    assert page.locator("[data-kept]").is_hidden()
    assert page.locator("#f-high").input_value() == "60"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_selected_words_go_into_the_field(desk: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{desk}{PAGE}", lang=lang)
    page.locator("#f-place").focus()
    place = page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll("[data-start]")].find((p) => p.textContent.includes("عين السرو"));
          const at = piece.textContent.indexOf("عين السرو"), range = document.createRange();
          range.setStart(piece.firstChild, at); range.setEnd(piece.firstChild, at + "عين السرو".length);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
          return Number(piece.dataset.start) + at;
        }"""
    )
    assert page.locator("#f-place").input_value() == f"{place}:{place + len('عين السرو')}"
    assert page.locator("#says-place").inner_text() == "عين السرو"
    page.locator(".judge input[name=author]").fill("سلمى")
    page.locator(".fields button[value=edit]").click()
    page.goto(f"{desk}{PAGE}")
    assert page.locator("#says-place").inner_text().startswith("عين السرو")
    assert page.noted == []


@pytest.mark.parametrize("lang, size", BOTH)
def test_two_people_judge_one_claim(desk: str, visit: Callable[..., Any], lang: str, size: str) -> None:
    first, second = (visit(f"{desk}{PAGE}", lang=lang, size=size) for _ in range(2))
    for page, name, number in ((first, "سلمى", "40"), (second, "كريم", "41")):
        page.locator(".judge input[name=author]").fill(name)
        page.locator("#f-low").fill(number)
        page.locator("#f-high").fill(number)
        page.locator(".fields button[value=edit]").click()
        page.wait_for_load_state()
    assert second.locator(".theirs").count() == 1
    assert "40" in second.locator(".theirs").inner_text()
    assert "41" in second.locator(".mine").inner_text()
    assert second.evaluate(FITS)
    go_on(second, "y")
    first.goto(f"{desk}{PAGE}")
    assert first.locator("#f-low").input_value() == "41"
    assert "سلمى" in first.locator(".history").inner_text()
    assert first.noted == []


@pytest.mark.parametrize("lang, size", BOTH)
@pytest.mark.parametrize("path", [PAGE, f"/review/missed/{ARTICLE}?kind=event", "/runs", "/runs/1..2"])
def test_a_page_fits_and_has_no_complaint(
    workbench: str, visit: Callable[..., Any], path: str, lang: str, size: str
) -> None:
    page = visit(f"{workbench}{path}", lang=lang, size=size)
    assert page.evaluate(FITS)
    for panel in page.locator(".panel, .deciding").all():
        assert panel.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.noted == []

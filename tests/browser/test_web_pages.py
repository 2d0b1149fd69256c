"""The workbench's own pages in a real browser: both directions of writing, desk and phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PATHS = ("/", "/search", "/search?q=هدنة&since=2026-01-01", "/add", "/help", "/article/demo-sutur")


@pytest.mark.parametrize("lang, direction", [("ar", "rtl"), ("en", "ltr")])
@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_and_has_no_complaint(
    workbench: str, visit: Callable[..., Any], path: str, size: str, lang: str, direction: str
) -> None:
    page = visit(f"{workbench}{path}", size=size, lang=lang)
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.evaluate("document.fonts.ready.then(() => null)")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert '"Tawatur Sans"' in loaded or "Tawatur Sans" in loaded
    assert page.noted == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_head_is_one_line_on_a_small_desk(workbench: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{workbench}/", lang=lang)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".top").bounding_box()["height"] < 90


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_settings_open_inside_the_window(workbench: str, visit: Callable[..., Any], lang: str) -> None:
    page = visit(f"{workbench}/", size="phone", lang=lang)
    page.locator(".chosen summary").click()
    box = page.locator(".chosen-box").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_settings_are_kept(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/")
    page.locator(".chosen summary").click()
    page.locator(".chosen-box a[hreflang=en]").click()
    page.goto(f"{workbench}/help")
    assert page.evaluate("document.documentElement.dir") == "ltr"


def test_results_come_while_typing(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/search")
    with page.expect_response("**/search?**"):
        page.locator("#q").press_sequentially("والهدنة")
    page.locator("#results mark").first.wait_for()
    assert "q=" in page.url
    assert page.noted == []


def test_keys_lead_through_pages(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "headline"
    page.keyboard.press("?")
    page.locator("#keys[open] kbd").first.wait_for()
    assert "g s" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/search")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_pasted_text_is_kept(own_workbench: str, visit: Callable[..., Any], script: bool) -> None:
    page = visit(f"{own_workbench}/add", java_script_enabled=script)
    page.locator("textarea").fill("قال الوزير يوم الأربعاء إن الاتفاق قائم.")
    page.locator("input[name=title]").fill("بيان")
    page.locator("form.panel >> nth=1 >> button").click()
    page.wait_for_url("**/article/**")
    assert page.locator("h1").inner_text() == "بيان"


def test_files_are_kept(own_workbench: str, visit: Callable[..., Any], tmp_path: Path) -> None:
    files = []
    for number in range(2):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"بيان {number}\nقال الوزير يوم الأربعاء إن الاتفاق قائم.", "utf-8")
        files.append(str(path))
    page = visit(f"{own_workbench}/add", lang="en")
    page.locator("input[type=file]").set_input_files(files)
    page.locator("form.panel >> nth=0 >> button").click()
    page.locator("tbody tr").nth(1).wait_for()
    assert page.locator("tbody td:nth-child(2)").all_inner_texts() == ["added", "added"]
    assert page.noted == []


def test_it_reads_without_a_script(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/search", java_script_enabled=False)
    page.locator("#q").fill("هدنة")
    page.locator(".query button").click()
    assert page.locator("#results mark").count() > 3


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("path", ["/", "/search?q=مقتل"])
def test_hostile_text_neither_runs_nor_widens_the_page(
    hostile_workbench: str, visit: Callable[..., Any], path: str, size: str
) -> None:
    page = visit(f"{hostile_workbench}{path}", size=size, lang="en")
    assert page.title() != "x"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.noted == []

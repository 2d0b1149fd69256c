"""The pages of a whole archive in a real browser: reader, names, figures, outlets, runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ENTITY = "/entity/shared-c42201bf4174"
PATHS = ("/article/demo-sutur?layer=figures&layer=statements", "/entities", ENTITY, "/figures", "/sources", "/runs")


@pytest.mark.parametrize("lang, direction", [("ar", "rtl"), ("en", "ltr")])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_pages_fit_and_have_no_complaint(
    workbench: str, visit: Callable[..., Any], size: str, lang: str, direction: str
) -> None:
    page = visit(f"{workbench}/", size=size, lang=lang)
    for path in PATHS:
        answer = page.goto(f"{workbench}{path}")
        assert answer.status == 200, path
        assert page.evaluate("getComputedStyle(document.body).direction") == direction
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    assert page.noted == []


def test_a_word_of_the_reader_opens_its_claim(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/article/demo-sutur?layer=figures")
    word = page.locator("a.m-figure").first
    told = word.inner_text()
    word.click()
    page.wait_for_url("**claim=figure-**")
    assert page.locator(".is-claim").first.inner_text() in told
    assert page.locator("dl.fields").first.is_visible()
    assert page.noted == []


def test_outlets_are_sorted_by_their_heads(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/sources", lang="en")
    page.locator("thead a", has_text="Copies").click()
    page.wait_for_url("**sort=copies**")
    assert page.locator("[aria-sort=descending]").inner_text().startswith("Copies")
    assert "1 of 1" in page.locator("tbody tr").first.inner_text()
    page.locator("tbody tr summary").first.click()
    assert page.locator("tbody tr details[open] li").first.is_visible()


def test_an_outlet_is_a_card_on_a_telephone(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/sources", size="phone")
    box = page.locator("tbody tr").first.bounding_box()
    assert box["width"] <= 390
    assert box["height"] > 200


def test_figures_are_narrowed_down_by_keyboard(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/figures", lang="en")
    every = page.locator("tbody tr").count()
    page.locator("select[name=kind]").select_option("killed")
    page.locator("select[name=kind]").press("Enter")
    page.locator(".queue-filters button").press("Enter")
    page.wait_for_url("**kind=killed**")
    assert 0 < page.locator("tbody tr").count() < every
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_url("**/sources")


def test_runs_lead_to_what_changed(workbench: str, visit: Callable[..., Any]) -> None:
    page = visit(f"{workbench}/runs", lang="en")
    assert page.locator("tbody tr, li.line").count() >= 2
    page.goto(f"{workbench}{ENTITY}")
    assert page.locator("h1").is_visible()
    assert page.noted == []

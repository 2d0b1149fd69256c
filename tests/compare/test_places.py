"""Where the happening of a story was, by each account."""

from __future__ import annotations

from tawatur import compare
from tawatur.records.comparison import Row
from tests.compare.building import Page


def page(ident: str, body: str, *places: str, event: bool = True) -> Page:
    """An article that names places; where `event`, something happens at the first of them."""
    made = Page(ident, f"خبر {ident}", body)
    for place in places:
        made.entity(place, "LOC")
    return made.event(body.split(" ", 1)[0], place=places[0]) if event else made


def where(*pages: Page) -> list[Row]:
    return [row for row in compare([p.ledger() for p in pages]).rows if row.fact.startswith("where")]


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_a_more_exact_place_refines() -> None:
    one = page("a", "وقع الانفجار في سوق مزدحم في بلدة الزاهرة ظهرا.", "الزاهرة")
    other = page("b", "وقع الانفجار في بلدة الزاهرة جنوب القمرية.", "الزاهرة", "القمرية")
    (row,) = where(one, other)
    assert (row.kind, row.verdict, row.rule) == ("event", "refine", "places.more-exact")
    assert texts(row) == ["سوق مزدحم في بلدة الزاهرة", "بلدة الزاهرة جنوب القمرية"]


def test_the_same_place_in_the_same_words_agrees() -> None:
    one = page("a", "انهار سقف قديم في مدينة الزاهرة.", "الزاهرة")
    other = page("b", "قالت البلدية إن سقفا انهار في مدينة الزاهرة.", "الزاهرة")
    (row,) = where(one, other)
    assert (row.verdict, row.rule) == ("agree", "places.equal")


def test_a_bare_name_tells_no_place() -> None:
    one = page("a", "بدأت الحركة مفاوضات مع الزاهرة.", "الزاهرة", event=False)
    other = page("b", "رفضت الزاهرة المفاوضات.", "الزاهرة", event=False)
    assert where(one, other) == []


def test_a_province_alone_is_too_wide() -> None:
    one = page("a", "وقع الانفجار شمال محافظة الزاهرة.", "محافظة الزاهرة")
    other = page("b", "وقع الانفجار جنوب محافظة الزاهرة.", "محافظة الزاهرة")
    assert where(one, other) == []


def test_places_joined_by_and_are_two() -> None:
    one = page("a", "وقع الانفجار في مدينة الزاهرة ومدينة القمرية.", "الزاهرة", "القمرية")
    other = page("b", "وقع الانفجار في حي قديم من مدينة الزاهرة.", "الزاهرة")
    (row,) = where(one, other)
    assert texts(row) == ["مدينة الزاهرة", "حي قديم من مدينة الزاهرة"]


def test_a_place_where_nothing_happens_makes_no_row() -> None:
    one = page("a", "يتدرب الفريق في مدينة الزاهرة.", "الزاهرة", event=False)
    other = page("b", "يقع النادي شمال مدينة الزاهرة.", "الزاهرة", event=False)
    assert where(one, other) == []


def test_places_of_two_stories_make_no_row() -> None:
    one = page("a", "وقع الانفجار في مدينة الزاهرة.", "الزاهرة")
    other = page("b", "وقع الانفجار في مدينة القمرية.", "القمرية")
    assert where(one, other) == []


def test_the_order_of_adding_never_shows() -> None:
    pages = [
        page("a", "وقع الانفجار في سوق في بلدة الزاهرة.", "الزاهرة"),
        page("b", "وقع الانفجار في بلدة الزاهرة قرب القمرية.", "الزاهرة", "القمرية"),
        page("c", "وقع الانفجار في القمرية وفي بلدة الزاهرة.", "القمرية", "الزاهرة"),
    ]
    assert where(*pages) == where(*reversed(pages))


def test_two_provinces_are_not_the_same_words() -> None:
    one = page("a", "وقع الانفجار في بلدة الزاهرة في محافظة المرج.", "الزاهرة", "محافظة المرج")
    other = page("b", "وقع الانفجار في بلدة الزاهرة في محافظة التل.", "الزاهرة", "محافظة التل")
    (row,) = where(one, other)
    assert row.verdict == "refine"

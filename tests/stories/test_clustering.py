"""Stories from a stream of articles: what belongs together, and that neither order nor time of arrival shows."""

from __future__ import annotations

import random

import pytest

from tawatur import archive
from tawatur.archive import Corrections
from tawatur.records.ledger import Ledger
from tawatur.records.story import Story
from tests.compare.building import Page
from tests.stories.texts import CUT, EDITED, OTHER, REPORT, REWRITTEN

FLOOD = (
    "غمرت مياه النهر أحياء بلدة تل الصفصاف بعد انهيار السد الترابي ليلا، وقال رئيس الدفاع المدني مروان الحسون إن ثلاثة "
    "أشخاص قتلوا وإن عشرات العائلات أجليت إلى المدارس. وأضاف الحسون أن السد كان يحتاج إلى ترميم منذ سنوات."
)
FLOOD_AGAIN = (
    "انهار السد الترابي قرب تل الصفصاف فاجتاحت مياه النهر البلدة، وأجلى الدفاع المدني عشرات العائلات إلى المدارس. "
    "وأكد رئيسه مروان الحسون مقتل ثلاثة أشخاص، مشيرا إلى أن ترميم السد تأخر سنوات."
)
MATCH = (
    "فاز فريق النسور على فريق البحارة بهدفين في نهائي الكأس على ملعب العاصمة أمام أربعين ألف متفرج، وسجل المهاجم "
    "رامي شاهين الهدفين في الشوط الثاني، وقال المدرب إن اللاعبين استحقوا اللقب."
)


def page(ident: str, title: str, body: str, day: str | None) -> Ledger:
    return Page(ident, title, body, published=day, outlet=f"صحيفة {ident}").ledger()


LEDGERS = [
    page("port-1", "إغلاق رصيف الزهراء الشمالي", REPORT, "2024-03-05"),
    page("port-2", "رصيف الزهراء مغلق أسبوعين", EDITED, "2024-03-05"),
    page("port-3", "ميناء الزهراء يغلق رصيفا", CUT, "2024-03-06"),
    page("port-4", "السفن تتوقف عن رصيف الزهراء", REWRITTEN, "2024-03-05"),
    page("park", "حديقة جديدة في الوادي", OTHER, "2024-03-05"),
    page("flood-1", "انهيار سد قرب تل الصفصاف", FLOOD, "2024-03-06"),
    page("flood-2", "مياه النهر تجتاح تل الصفصاف", FLOOD_AGAIN, "2024-03-06"),
    page("match", "النسور أبطال الكأس", MATCH, "2024-03-07"),
]


def groups(found: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in found}


def test_one_event_in_many_outlets_is_one_story() -> None:
    found = groups(archive.stories(LEDGERS))
    assert frozenset({"flood-1", "flood-2"}) in found
    assert any({"port-1", "port-2", "port-3"} <= story for story in found)
    assert frozenset({"park"}) in found
    assert frozenset({"match"}) in found


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_articles_never_shows(seed: int) -> None:
    shuffled = LEDGERS[:]
    random.Random(seed).shuffle(shuffled)
    assert archive.stories(shuffled) == archive.stories(LEDGERS)


def test_a_new_day_gives_what_everything_at_once_gives() -> None:
    for day in ("2024-03-06", "2024-03-07"):
        before = archive.stories(ledger for ledger in LEDGERS if (ledger.article.published or "") < day)
        assert archive.stories(LEDGERS, settled=before, since=day) == archive.stories(LEDGERS)


def test_a_late_arrival_gives_what_everything_at_once_gives() -> None:
    before = archive.stories(ledger for ledger in LEDGERS if ledger.article.id != "flood-2")
    assert archive.stories(LEDGERS, settled=before, since="2024-03-06") == archive.stories(LEDGERS)


def test_stories_that_ended_before_the_window_stand_as_they_are() -> None:
    before = archive.stories(LEDGERS)
    later = page("late", "عودة إلى تل الصفصاف", FLOOD, "2024-05-01")
    found = archive.stories([later], settled=before, since="2024-05-01")
    assert set(before) < set(found)
    assert len(found) == len(before) + 1


def test_a_story_does_not_go_on_after_days_of_silence() -> None:
    later = page("late", "انهيار سد قرب تل الصفصاف", FLOOD, "2024-03-20")
    assert frozenset({"late"}) in groups(archive.stories([*LEDGERS, later]))


def test_what_people_decide_stands() -> None:
    pair = ("flood-1", "flood-2")
    parted = archive.stories(LEDGERS, corrections=Corrections(apart=frozenset({pair})))
    assert frozenset({"flood-1"}) in groups(parted)
    joined = archive.stories(LEDGERS, corrections=Corrections(together=frozenset({("park", "port-1")})))
    story = next(story for story in joined if "park" in story.articles)
    assert "port-1" in story.articles
    assert "by-hand" in {link.rule for link in story.links}


def test_every_join_says_why() -> None:
    story = next(story for story in archive.stories(LEDGERS) if "port-1" in story.articles)
    copies = [link for link in story.links if link.rule == "copy"]
    assert copies
    assert all(link.shared and 0 < link.score <= 1 for link in story.links)
    assert (story.begin, story.finish) == ("2024-03-05", "2024-03-06")


def test_origins_of_each_story() -> None:
    found = archive.stories(LEDGERS, origins=True)
    story = next(story for story in found if "port-1" in story.articles)
    assert any({"port-1", "port-2"} <= set(origin.articles) for origin in story.origins)
    assert all(not story.origins for story in found if len(story.articles) == 1)


def test_articles_without_a_day_or_text_are_stories_too() -> None:
    odd = [
        page("none", "", "", None),
        page("nul", "\x00", "\u202e" * 50, "2024-03-05"),
        page("bad", "خبر", FLOOD, None),
    ]
    found = archive.stories([*LEDGERS, *odd])
    assert sorted(article for story in found for article in story.articles) == sorted(
        ledger.article.id for ledger in [*LEDGERS, *odd]
    )


def test_a_thousand_copies_are_one_origin() -> None:
    ledgers = [page(f"copy-{n:04d}", f"خبر {n}", REPORT + f" رقم {n}", "2024-03-05") for n in range(400)]
    (origin,) = archive.origins_of(ledgers)
    assert origin.basis == "copy"
    assert len(origin.articles) == 400

"""Who did what to whom as the report shows it."""

from __future__ import annotations

import re

from tawatur import compare, make_article, read
from tawatur.demo import demo_articles
from tawatur.export.report import render_report
from tawatur.export.view import make_story
from tawatur.export.view_events import EventGroup, make_events
from tawatur.records.ledger import Ledger


def ledgers_of(*bodies: str) -> list[Ledger]:
    articles = (
        make_article(title=f"عنوان {n}", body=body, outlet=f"منبر {n}", published="2026-03-03", ident=f"a{n}")
        for n, body in enumerate(bodies, 1)
    )
    return [read(article) for article in articles]


def events_of(ledgers: list[Ledger]) -> EventGroup:
    comparison = compare(ledgers)
    return make_events(comparison, make_story(comparison, ledgers))


def test_one_raid_in_two_accounts_has_its_parties_place_day_and_tellers() -> None:
    ledgers = ledgers_of(
        "قصف الجيش السوري بلدة التلال في ريف حلب أمس الاثنين، وقال المرصد إن أربعة مدنيين قتلوا.",
        "وذكرت مصادر محلية أن الجيش السوري قصف بلدة التلال في ريف حلب الاثنين بالمدفعية.",
    )
    view = events_of(ledgers).first[0]
    assert (view.shared.type, view.shared.articles, view.shared.origins) == ("ASSAULT", 2, 2)
    assert [quote.text for quote in view.actors.quotes] == ["الجيش السوري"]
    assert [day.begin for day in view.days] == ["2026-03-02"]
    assert [told.outlet.name for told in view.told] == ["منبر 1", "منبر 2"]
    assert [told.source.text if told.source else None for told in view.told] == [None, "مصادر محلية"]


def test_every_event_stands_in_one_place() -> None:
    ledgers = [read(article) for article in demo_articles()]
    found = events_of(ledgers)
    told = [one.event.id for view in (*found.first, *found.others) for one in view.shared.told]
    assert sorted(told) == sorted(event.id for ledger in ledgers for event in ledger.events)


def test_the_report_links_parties_to_their_words_and_counts_origins() -> None:
    ledgers = [read(article) for article in demo_articles()]
    page = render_report(compare(ledgers), ledgers, lang="en")
    section = page[page.index('<section id="events">') : page.index('<section id="grid">')]
    targets = set(re.findall(r'href="#(a\d+-\d+-\d+)"', section))
    assert targets
    assert all(f'id="{target}"' in page for target in targets)
    assert re.search(r"origins: \d of \d", section)


def test_a_story_without_events_says_so() -> None:
    ledgers = ledgers_of("الطقس جميل.", "الطقس جميل اليوم.")
    page = render_report(compare(ledgers), ledgers, lang="en")
    section = page[page.index('<section id="events">') : page.index('<section id="grid">')]
    assert 'class="none"' in section

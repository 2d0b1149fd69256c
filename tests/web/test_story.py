"""A story's pages: one minute, grid, charts, and what people decide by hand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tawatur.web.addresses import address
from tests.web.conftest import make_archive, open_client
from tests.web.large_story import ARTICLES, ROWS, large_articles, large_comparison
from tests.web.test_pages import check_inline

TEXTS = {article.id: article.text for article in demo_articles()}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A client on an archive of the demo story that may be changed."""
    with open_client(make_archive(tmp_path / "own.db", demo_articles())) as opened:
        yield opened


def story_id(client: TestClient) -> str:
    """The id of the only story of several articles."""
    (card,) = client.get("/index.json").json()["stories"]
    return str(card["id"])


def view_of(client: TestClient, *more: str, **query: str) -> Any:
    """A page of the story as data."""
    path, _, rest = address("story", story_id(client), *more, **query).partition("?")
    return client.get(f"{path}.json?{rest}").json()


def all_said(view: Any) -> Iterator[Any]:
    """Everything that a view quotes."""
    if isinstance(view, dict):
        if "before" in view and "href" in view:
            yield view
        for value in view.values():
            yield from all_said(value)
    elif isinstance(view, list):
        for value in view:
            yield from all_said(value)


def test_the_minute_holds_facts_contradictions_and_what_stands_alone(client: TestClient) -> None:
    minute = view_of(client)["minute"]
    assert all(fact["origins"] == 2 for fact in minute["agreed"])
    assert minute["opposed_count"] == len(minute["opposed"]) > 0
    killed = next(fact for fact in minute["opposed"] if fact["fact"].startswith("killed"))
    assert [side["origin"] for side in killed["sides"]] == [1, 2]
    assert any("47" in words["said"]["text"] for words in killed["sides"][0]["words"])
    assert any("39" in words["said"]["text"] for words in killed["sides"][1]["words"])
    assert all(fact["origins"] == 1 for fact in minute["alone"])


def test_spellings_of_one_origin_stand_together(client: TestClient) -> None:
    minute = view_of(client)["minute"]
    killed = next(fact for fact in minute["opposed"] if fact["fact"].startswith("killed"))
    counted = next(words for words in killed["sides"][0]["words"] if "47" in words["said"]["text"])
    assert len(counted["accounts"]) == 2


@pytest.mark.parametrize("more", [(), ("compare",)], ids=["story", "compare"])
def test_every_word_quotes_its_article(client: TestClient, more: tuple[str, ...]) -> None:
    view = view_of(client, *more)
    said = list(all_said(view))
    assert len(said) > 50
    for one in said:
        account = view["accounts"][one["account"] - 1]
        text = TEXTS[account["article"]]
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["href"] == f"{account['href']}#char={one['start']},{one['end']}"
        shown = one["before"].removeprefix("… ") + one["text"] + one["after"].removesuffix(" …")
        assert shown in text
        assert re.fullmatch(r"/article/[\w~-]+\?v=1#char=\d+,\d+", one["href"])


def test_the_origins_say_why_in_both_languages(client: TestClient, page: Callable[..., Any]) -> None:
    view = view_of(client)
    assert [card["basis"] for card in view["origins"]] == ["copy", "agency"]
    assert all(ground["key"] for card in view["origins"] for ground in card["grounds"])
    assert all(card["evidence"] for card in view["origins"])
    for lang, word in (("ar", "واردة في"), ("en", "of the words of")):
        found = page(client, address("story", view["head"]["id"], lang=lang))
        assert word in "".join(found.xpath("//details[@id='origins']//text()"))


def test_the_grid_groups_columns_by_origin_and_rows_by_kind(client: TestClient, page: Callable[..., Any]) -> None:
    view = view_of(client, "compare")
    assert [account["origin"] for account in view["accounts"]] == [1, 1, 2, 2]
    assert [account["starts_origin"] for account in view["accounts"]] == [True, False, True, False]
    assert view["shown"] == view["count"] == sum(len(part["rows"]) for part in view["parts"])
    found = page(client, address("story", view["head"]["id"], "compare"))
    for row in found.xpath("//table//tr[starts-with(@id, 'row-')]"):
        assert len(row.xpath("./td")) == len(view["accounts"])
    marks = ["".join(mark.itertext()) for mark in found.xpath("//td//mark")]
    assert sorted(marks) == sorted(one["text"] for one in all_said(view["parts"]))
    assert len(found.xpath("//td//button[@data-cite]")) == len(marks)


@pytest.mark.parametrize(
    "query, holds",
    [
        ({"verdict": "contradict"}, lambda row: row["verdict"] == "contradict"),
        ({"verdict": "only"}, lambda row: row["verdict"] == "only"),
        ({"kind": "figure"}, lambda row: row["kind"] == "figure"),
        ({"kind": "figure", "verdict": "contradict"}, lambda row: row["fact"].startswith("killed")),
        ({"outlet": 'بوابة "الميزان"'}, lambda row: row["cells"][3]["said"]),
    ],
    ids=["contradictions", "only", "figures", "both", "outlet"],
)
def test_filters_stand_in_the_address(client: TestClient, query: dict[str, str], holds: Callable[[Any], bool]) -> None:
    view = view_of(client, "compare", **query)
    rows = [row for part in view["parts"] for row in part["rows"]]
    assert 0 < len(rows) == view["shown"] < view["count"]
    assert all(holds(row) for row in rows)
    numbers = {row["id"]: row["number"] for part in view_of(client, "compare")["parts"] for row in part["rows"]}
    assert all(numbers[row["id"]] == row["number"] for row in rows)


def test_an_unknown_filter_is_told(client: TestClient) -> None:
    path = address("story", story_id(client), "compare")
    assert client.get(f"{path}.json?verdict=wrong").status_code == 400
    assert client.get(f"{path}?outlet=nobody").status_code == 200
    assert client.get("/story/nothing.json").json()["error"]["code"] == "not_found"


def test_the_table_has_a_line_for_every_wording(client: TestClient) -> None:
    view = view_of(client, "compare")
    answer = client.get(f"{address('story', view['head']['id'], 'compare')}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == len(list(all_said(view["parts"])))
    assert all(TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["words"] for row in rows)


def test_figures_are_those_of_the_comparison(client: TestClient) -> None:
    """Page and report follow the same tracks, state by state and day by day."""
    comparison = tawatur.compare([tawatur.read(article) for article in demo_articles()])
    expected = {
        (track.claimant.name, track.place, track.what, p.low, p.high, p.begin, p.dated)
        for track in comparison.tracks
        if not track.earlier
        for p in track.points
        if p.change != "same"
    }
    found = {
        (track["claimant"]["name"], track["place"], kind["what"], *(step[f] for f in ("low", "high", "begin", "dated")))
        for kind in view_of(client)["figures"]
        for track in kind["tracks"]
        for step in track["steps"]
    }
    assert found == expected
    (police,) = (one for one in found if one[0] == "الشرطة")
    assert police[3:] == (12, None, "2026-01-11", "said")


def test_everyone_who_printed_a_count_is_named(client: TestClient) -> None:
    tracks = [track for kind in view_of(client)["figures"] for track in kind["tracks"]]
    (ministry,) = (track for track in tracks if track["steps"][0]["low"] == 39 and len(track["steps"][0]["said"]) > 1)
    assert len({said["account"] for said in ministry["steps"][0]["said"]}) == 2


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_charts_are_named_and_have_a_table(client: TestClient, page: Callable[..., Any], lang: str) -> None:
    found = page(client, address("story", story_id(client), lang=lang))
    charts = found.xpath("//figure//*[local-name()='svg'][@role='img']")
    assert len(charts) > 2
    for chart in charts:
        assert chart.xpath("./*[local-name()='title']/text()")
        assert chart.xpath("ancestor::figure//table")
    check_inline(found)


def test_time_runs_in_the_direction_of_reading(client: TestClient, page: Callable[..., Any]) -> None:
    places = {}
    for lang in ("ar", "en"):
        found = page(client, address("story", story_id(client), lang=lang))
        ticks = found.xpath("//section[@id='timeline']//*[local-name()='text'][@class='tick']/@x")
        places[lang] = [float(tick.rstrip("%")) for tick in ticks]
    assert places["en"] == sorted(places["en"])
    assert places["ar"] == sorted(places["ar"], reverse=True)
    assert [round(100 - x, 2) for x in places["ar"]] == places["en"]


def test_digits_of_charts_follow_the_reader(client: TestClient, page: Callable[..., Any]) -> None:
    found = page(client, address("story", story_id(client), lang="ar", digits="arab"))
    values = "".join(found.xpath("//*[local-name()='text'][@class='value']/text()"))
    assert re.search("[٠-٩]", values)
    assert not re.search("[0-9]", values)


def test_who_did_what_to_whom_is_counted_by_origins_and_leads_to_its_words(client: TestClient) -> None:
    view = view_of(client)
    accounts, events = view["accounts"], view["events"]
    assert events["first"]
    for card in (*events["first"], *events["others"]):
        told = {one["account"] for one in card["told"]}
        assert card["articles"] == len(told)
        assert card["origins"] == len({accounts[n - 1]["origin"] for n in told})
    said = next(one["said"] for card in events["first"] for one in card["told"])[0]
    assert said["href"].endswith(f"#char={said['start']},{said['end']}")


def test_requests_say_up_to_when_no_reply_is_seen(client: TestClient) -> None:
    requests = view_of(client)["requests"]
    assert {request["reply"] for request in requests} == {"none-seen", "no-comment"}
    assert all(request["until"] == "2026-01-15" for request in requests)


def test_silence_has_its_denominators(client: TestClient) -> None:
    view = view_of(client)
    count = view_of(client, "compare")["count"]
    assert [one["of"] for one in view["silences"]] == [count] * 4
    assert all(0 < one["told"] <= count and one["alone"] <= one["told"] for one in view["silences"])
    assert {one["captured"] for one in view["silences"]} == {"whole"}


def test_agreements_name_who_claims_a_state(client: TestClient) -> None:
    comparison = tawatur.compare([tawatur.read(article) for article in demo_articles()])
    expected = {(t.name, s.state, s.claimant.name, s.begin) for t in comparison.agreements for s in t.states}
    agreements = view_of(client)["agreements"]
    found = {(a["name"], s["state"], s["claimant"]["name"], s["begin"]) for a in agreements for s in a["states"]}
    assert found <= expected
    assert {(name, state) for name, state, *_ in found} == {(name, state) for name, state, *_ in expected}


def send(client: TestClient, token_of: Callable[..., str], what: str, **fields: Any) -> Any:
    """Send a form of the story's page."""
    path = address("story", fields.pop("story", None) or story_id(client))
    data = {"_csrf": token_of(client, path), "author": "سلمى", "reason": "قرأتها", **fields}
    return client.post(f"{path}/{what}", data=data, follow_redirects=False)


def test_an_article_is_told_apart_and_taken_back(own: TestClient, token_of: Callable[..., str]) -> None:
    first = story_id(own)
    answer = send(own, token_of, "apart", article=["demo-almizan"])
    assert (answer.status_code, answer.headers["location"]) == (303, address("story", first))
    view = own.get(f"{address('story', first)}.json").json()
    assert {account["article"] for account in view["accounts"]} == {"demo-almarfa", "demo-sutur", "demo-aldifaf"}
    (decision,) = view["decisions"]
    assert (decision["kind"], decision["action"], decision["author"]) == ("story", "different", "سلمى")
    assert len(own.get("/story/demo-almizan.json").json()["accounts"]) == 1
    back = send(own, token_of, "undo", story=first, judgement=decision["judgements"])
    assert back.status_code == 303
    assert len(own.get(f"{address('story', first)}.json").json()["accounts"]) == 4


def test_two_stories_are_joined(own: TestClient, token_of: Callable[..., str]) -> None:
    first = story_id(own)
    made = tawatur.make_article(
        title="مؤتمر عن الزراعة",
        body="افتتح الوزير مؤتمر الزراعة.",
        outlet="الحقل",
        published="2026-01-14",
        ident="other",
    )
    archive = own.app.state.workbench.archive  # type: ignore[attr-defined]
    list(archive.add([made]))
    archive.find_stories()
    assert len(own.get("/story/other.json").json()["accounts"]) == 1
    answer = send(own, token_of, "join", story=first, other="other")
    assert answer.status_code == 303
    assert len(own.get(f"{answer.headers['location']}.json").json()["accounts"]) == 5


def test_origins_are_decided_by_hand(own: TestClient, token_of: Callable[..., str]) -> None:
    send(own, token_of, "origins", article=["demo-almarfa", "demo-sutur"], relation="different")
    view = view_of(own)
    assert len(view["origins"]) == 3
    send(own, token_of, "origins", article=["demo-almarfa", "demo-aldifaf"], relation="same")
    assert len(view_of(own)["origins"]) < 3


def test_a_story_is_renamed(own: TestClient, token_of: Callable[..., str]) -> None:
    assert send(own, token_of, "title", title="هدنة وادي السرو").status_code == 303
    assert view_of(own)["head"]["title"] == "هدنة وادي السرو"


@pytest.mark.parametrize(
    "what, fields, status",
    [
        ("apart", {}, 422),
        ("apart", {"article": ["demo-almizan"], "author": " "}, 422),
        ("apart", {"article": list(TEXTS)}, 422),
        ("apart", {"article": ["gone"]}, 409),
        ("apart", {"article": ["demo-almizan"], "_csrf": "forged"}, 403),
        ("join", {"other": "nothing"}, 404),
        ("join", {"other": "demo-sutur"}, 422),
        ("origins", {"article": ["demo-almizan"], "relation": "same"}, 422),
        ("origins", {"article": ["demo-almizan", "demo-sutur"], "relation": "x"}, 422),
        ("title", {"title": " "}, 422),
        ("undo", {}, 422),
        ("undo", {"judgement": ["none"]}, 404),
    ],
)
def test_what_does_not_fit_is_refused(
    own: TestClient, token_of: Callable[..., str], what: str, fields: dict[str, Any], status: int
) -> None:
    assert send(own, token_of, what, **fields).status_code == status
    assert len(view_of(own)["accounts"]) == 4


def test_a_large_story_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Callable[..., Any]) -> None:
    place = make_archive(tmp_path / "large.db", large_articles())
    monkeypatch.setattr("tawatur.archive.compare", large_comparison)
    with open_client(place) as client:
        for more in ((), ("compare",)):
            path = address("story", "large-00", *more)
            assert client.get(path).status_code == 200
        found = page(client, address("story", "large-00", "compare"))
        assert len(found.xpath("//tr[starts-with(@id, 'row-')]")) == ROWS
        assert len(found.xpath("//thead//th")) == ARTICLES + 1


def test_articles_of_thousands_of_claims_are_shown(tmp_path: Path) -> None:
    line = "قال الوزير يوم الخميس إن {0} شخصًا قُتلوا في قصف على المدينة.\n"
    made = [
        tawatur.make_article(
            title="مقتل كثيرين في قصف على المدينة",
            body="".join(line.format(n + 100) for n in range(300)),
            outlet=name,
            published="2025-05-30",
            ident=name,
        )
        for name in ("first", "second")
    ]
    with open_client(make_archive(tmp_path / "long.db", tuple(made))) as client:
        view = client.get("/story/first.json").json()
        assert sum(kind["shown"] for kind in view["figures"]) > 0
        assert client.get("/story/first").status_code == 200


def test_hostile_stories_stay_what_they_are(hostile: TestClient, page: Callable[..., Any]) -> None:
    stories = hostile.get("/index.json").json()["stories"]
    assert stories
    for card in stories:
        for more in ((), ("compare",)):
            found = page(hostile, address("story", card["id"], *more))
            check_inline(found)
            assert "\u202e" not in "".join(found.itertext())
            assert found.xpath("//h1")

"""The review pages: the queue, one claim, judging it by form, and two people at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

import tawatur
from tawatur.demo import demo_articles
from tests.web.conftest import make_archive, open_client

#: 39 killed, in an article of the demo story.
CLAIM, ARTICLE = "figure-21a6bf8e6afc", "demo-aldifaf"
PAGE = f"/review/{CLAIM}?in={ARTICLE}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the demo story with its comparison kept."""
    place = make_archive(tmp_path_factory.mktemp("desk") / "desk.db", demo_articles())
    with tawatur.open(str(place)) as archive:
        for story in archive.stories():
            archive.compare(story.articles, keep=True)
    return place


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client on a copy of it, to write to."""
    with open_client(Path(shutil.copy(made, tmp_path / "own.db"))) as opened:
        yield opened


def fields_of(client: TestClient, path: str = PAGE) -> dict[str, str]:
    """What the form of a claim holds, as a browser would send it."""
    form = html.fromstring(client.get(path).text).xpath("//form[contains(@class, 'judge')]")[0]
    return {name: value or "" for name, value in form.form_values()}


def send(client: TestClient, action: str, path: str = PAGE, **changes: str) -> Any:
    """Send the form of a claim with some fields changed."""
    given = {**fields_of(client, path), "author": "سلمى", "action": action, **changes}
    return client.post(f"{path.partition('?')[0]}/judge", data=given, follow_redirects=False)


def shown(client: TestClient, path: str = PAGE) -> dict[str, Any]:
    """The claim as JSON."""
    plain, _, query = path.partition("?")
    view: dict[str, Any] = client.get(f"{plain}.json?{query}").json()
    return view


def value(view: dict[str, Any], name: str) -> str:
    """What the input of a field holds."""
    return next(str(given["typed"]) for given in view["inputs"] if given["name"] == name)


def test_the_most_useful_comes_first(desk: TestClient) -> None:
    lines = desk.get("/review.json").json()["lines"]
    assert lines[0]["reasons"][0] == "contradicted"
    assert lines[-1]["reasons"] == ["doubtful"]


@pytest.mark.parametrize(
    "query, holds",
    [
        ("kind=statement", lambda line: line["kind"] == "statement"),
        ("reason=contradicted", lambda line: "contradicted" in line["reasons"]),
        ("article=demo-sutur", lambda line: line["article"] == "demo-sutur"),
        ('outlet=صحيفة "المرفأ"', lambda line: line["article"] == "demo-almarfa"),
    ],
)
def test_the_queue_is_narrowed_down(desk: TestClient, query: str, holds: Callable[[Any], bool]) -> None:
    lines = desk.get(f"/review.json?{query}").json()["lines"]
    assert lines
    assert all(map(holds, lines))
    assert f"{query.partition('=')[0]}=" in lines[0]["href"]


def test_the_queue_has_pages(desk: TestClient) -> None:
    whole = desk.get("/review.json?_size=100").json()["lines"]
    first = desk.get("/review.json?_size=5").json()
    second = desk.get(f"/review.json?_size=5&_next={first['next']}").json()
    assert [line["claim"] for line in first["lines"] + second["lines"]] == [line["claim"] for line in whole[:10]]


@pytest.mark.parametrize("query", ["kind=x", "reason=x", "_next=x"])
def test_a_filter_that_is_none_is_refused(desk: TestClient, query: str) -> None:
    assert desk.get(f"/review.json?{query}").json()["error"]["code"] == "bad_request"


def test_a_claim_shows_words_fields_and_other_accounts(desk: TestClient) -> None:
    view = shown(desk)
    (passage,) = view["passages"]
    assert "".join(p["text"] for p in passage["pieces"]).startswith("ونقلت وكالة")
    assert [p["text"] for p in passage["pieces"] if "words" in p["fields"]] == ["39"]
    assert (value(view, "low"), value(view, "what")) == ("39", "killed")
    assert view["derivation"]
    row = next(row for row in view["beside"] if row["verdict"] == "contradict")
    assert "47" in "".join(said["text"] for account in row["accounts"] for said in account["said"])
    assert view["next"]


def test_an_edit_counts_everywhere_and_is_taken_back(desk: TestClient) -> None:
    answer = send(desk, "edit", **{"f-low": "٤٠", "f-high": "40", "reason": "كذا في النص"})
    assert answer.status_code == 303
    assert "done=judgement-" in answer.headers["location"]
    view = shown(desk)
    assert (view["state"], value(view, "low")) == ("edited", "40")
    assert next(given["machine"] for given in view["inputs"] if given["name"] == "low") == "39"
    assert {(s["action"], s["field"], s["author"]) for s in view["history"]} == {
        ("edit", "low", "سلمى"),
        ("edit", "high", "سلمى"),
    }
    rows = desk.get(f"/story/{ARTICLE}/compare.json?kind=figure").json()["parts"][0]["rows"]
    assert any("40" in row["fact"] for row in rows)
    done = html.fromstring(desk.get(answer.headers["location"]).text).xpath("//form[@data-done]")[0]
    given: dict[str, list[str]] = {}
    for name, typed in done.form_values():
        given.setdefault(name, []).append(typed)
    back = desk.post(done.get("action"), data=given, follow_redirects=False)
    assert back.status_code == 303
    view = shown(desk)
    assert value(view, "low") == "39"
    assert view["state"] in ("undone", "")


@pytest.mark.parametrize("action, state", [("accept", "accepted"), ("reject", "rejected")])
def test_the_next_item_is_shown(desk: TestClient, action: str, state: str) -> None:
    following = shown(desk)["next"]
    answer = send(desk, action)
    assert answer.headers["location"].startswith(following.partition("?")[0])
    assert shown(desk)["state"] == state
    assert f'value="{"سلمى"}"' in desk.get(answer.headers["location"]).text


def test_the_part_of_the_queue_is_kept(desk: TestClient) -> None:
    line = desk.get("/review.json?kind=figure&reason=contradicted").json()["lines"][0]
    answer = send(desk, "accept", line["href"])
    assert "kind=figure&reason=contradicted" in answer.headers["location"]


def test_a_field_is_set_by_words_or_offsets(desk: TestClient) -> None:
    assert send(desk, "edit", **{"f-place": "عين السرو"}).status_code == 303
    view = shown(desk)
    assert next(given["shown"] for given in view["inputs"] if given["name"] == "place") == "عين السرو"
    assert send(desk, "edit", **{"f-place": "0:4"}).status_code == 303
    assert value(shown(desk), "place") == "0:4"


def test_a_chain_keeps_its_kinds(desk: TestClient) -> None:
    chain = value(shown(desk), "chain")
    assert chain.endswith("@ spokesperson")
    assert send(desk, "edit", **{"f-chain": chain.partition(";")[0]}).status_code == 303
    assert value(shown(desk), "chain") == "280:300 @ agency"


@pytest.mark.parametrize(
    "action, changes",
    [
        ("edit", {"f-low": "viele"}),
        ("edit", {"f-low": "9" * 30}),
        ("edit", {"f-low": "50"}),
        ("edit", {"f-what": "x"}),
        ("edit", {"f-place": "999999:9999999"}),
        ("edit", {"f-place": "ليس في النص"}),
        ("edit", {"f-words": ""}),
        ("edit", {"f-chain": "1:2 @ x"}),
        ("edit", {"f-event": "event-000"}),
        ("edit", {"f-approx": "maybe"}),
        ("accept", {"author": " "}),
        ("merge", {"other": ""}),
        ("split", {}),
        ("dance", {}),
        ("undo", {}),
    ],
)
def test_what_does_not_fit_is_told(desk: TestClient, action: str, changes: dict[str, str]) -> None:
    answer = send(desk, action, **changes)
    assert answer.status_code == 422
    assert shown(desk)["history"] == []


def test_nothing_changed_is_no_judgement(desk: TestClient) -> None:
    assert send(desk, "edit").status_code == 303
    assert shown(desk)["history"] == []


def test_a_relabel_is_one_field(desk: TestClient) -> None:
    assert send(desk, "relabel", **{"f-what": "wounded"}).status_code == 303
    assert value(shown(desk), "what") == "wounded"


def test_names_are_put_together_and_taken_apart(desk: TestClient) -> None:
    entities = tawatur.read(next(article for article in demo_articles() if article.id == ARTICLE)).entities
    several = next(e for e in entities if len(e.mentions) > 1)
    other = next(e for e in entities if e.id != several.id and e.type == several.type)
    path = f"/review/{several.id}?in={ARTICLE}"
    first = several.mentions[0]
    taken = {"mention": f"{first.start}:{first.end}", "split_name": "آخر"}
    assert send(desk, "split", path, **taken).status_code == 303
    assert len(shown(desk, path)["mentions"]) == len(several.mentions) - 1
    second = f"/review/{other.id}?in={ARTICLE}"
    assert send(desk, "merge", second, other=several.id).status_code == 303
    assert "merged" in {shown(desk, path)["state"], shown(desk, second)["state"]}


def test_a_missed_claim_is_added(desk: TestClient) -> None:
    path = f"/review/missed/{ARTICLE}?kind=figure"
    given = {**fields_of(desk, path), "author": "سلمى", "f-words": "مئة", "f-low": "100", "f-what": "wounded"}
    answer = desk.post(f"/review/missed/{ARTICLE}/add", data=given, follow_redirects=False)
    if answer.status_code == 422:  # the machine has it already
        given["f-words"] = "0:4"
        answer = desk.post(f"/review/missed/{ARTICLE}/add", data=given, follow_redirects=False)
    assert answer.status_code == 303
    view = shown(desk, answer.headers["location"])
    assert (view["state"], value(view, "low"), view["done"]["action"]) == ("added", "100", "add")


def test_two_people_choose(desk: TestClient) -> None:
    seen = fields_of(desk)
    assert send(desk, "edit", **{"f-low": "40", "f-high": "40"}).status_code == 303
    late = {**seen, "author": "كريم", "action": "edit", "f-low": "41", "f-high": "41"}
    answer = desk.post(f"/review/{CLAIM}/judge", data=late, follow_redirects=False)
    assert answer.status_code == 409
    page = html.fromstring(answer.text)
    assert "40" in page.xpath("string(//*[contains(@class, 'theirs')])")
    assert "41" in page.xpath("string(//*[contains(@class, 'mine')])")
    assert value(shown(desk), "low") == "40"
    told = desk.post(f"/review/{CLAIM}/judge.json", data=late).json()
    assert (told["error"]["code"], told["mine"][0]["typed"]) == ("conflict", "41")
    (form,) = page.xpath("//form[contains(@action, '/judge')]")
    mine = {**dict(form.form_values()), "action": "edit"}
    assert desk.post(form.get("action"), data=mine, follow_redirects=False).status_code == 303
    assert value(shown(desk), "low") == "41"


def test_a_judgement_that_no_longer_stands_is_found(desk: TestClient) -> None:
    assert send(desk, "edit", **{"f-low": "40", "f-high": "40"}).status_code == 303
    (old,) = (article for article in demo_articles() if article.id == ARTICLE)
    body = old.text.partition("\n")[2].replace("39 قتيلًا", "من لم يُعرف عددهم", 1)
    new = tawatur.make_article(ident=old.id, outlet=old.outlet, published=old.published, title=old.title, body=body)
    list(desk.app.state.workbench.archive.add([new]))  # type: ignore[attr-defined]
    lines = desk.get("/review.json?reason=flagged").json()["lines"]
    assert [(line["claim"], line["reasons"]) for line in lines] == [(CLAIM, ["words changed"])]
    view = shown(desk, lines[0]["href"])
    assert (view["state"], view["can_be_judged"]) == ("lost", False)
    assert view["history"][0]["standing"] == "words changed"
    assert desk.get(lines[0]["href"]).status_code == 200


def test_contradictions_are_looked_for(demo_archive: Path, tmp_path: Path) -> None:
    with open_client(Path(shutil.copy(demo_archive, tmp_path / "own.db"))) as own:
        assert own.get("/review.json?reason=contradicted").json()["lines"] == []
        token = html.fromstring(own.get("/review").text).xpath("//input[@name='_csrf']/@value")[0]
        own.post("/review/compare", data={"_csrf": token})
        assert own.get("/review.json?reason=contradicted").json()["lines"]


def test_hostile_claims_are_shown(hostile: TestClient) -> None:
    lines = hostile.get("/review.json?_size=50").json()["lines"]
    for line in [line for line in lines if line["article"] != "long"][:3]:
        found = html.fromstring(hostile.get(line["href"]).text)
        assert found.xpath("//script[not(@src)] | //img | //*[@onerror]") == []
    archive = hostile.app.state.workbench.archive  # type: ignore[attr-defined]
    idents = [version.article for version in archive.articles() if version.article != "long"]
    for ledger, ident in zip(archive.ledgers(idents), idents, strict=True):
        view = hostile.get(f"/review/{ledger.figures[0].id}.json", params={"in": ident}).json()
        for piece in (piece for passage in view["passages"] for piece in passage["pieces"]):
            assert ledger.article.text[piece["start"] : piece["end"]] == piece["text"]


def test_nobody_judges_without_the_token_of_the_session(desk: TestClient) -> None:
    assert desk.post(f"/review/{CLAIM}/judge", data={"action": "accept", "author": "x"}).status_code == 403


@pytest.mark.parametrize("path", ["/review/figure-000", f"/review/figure-000?in={ARTICLE}", f"/review/{CLAIM}?in=no"])
def test_an_unknown_claim_is_not_here(desk: TestClient, path: str) -> None:
    assert desk.get(path).status_code == 404

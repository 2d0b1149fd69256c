"""Drawn pages are remembered until something is written, and serve every reader as their own."""

from __future__ import annotations

from pathlib import Path

from lxml import html

import tawatur
from tawatur.demo import demo_articles
from tests.web.conftest import make_archive, open_client


def test_a_page_is_drawn_again_only_when_something_was_written(tmp_path: Path) -> None:
    place = make_archive(tmp_path / "x.db", demo_articles())
    with open_client(place) as client, tawatur.open(str(place)) as archive:
        for path in ("/", "/story/demo-sutur", "/article/demo-sutur", "/review", "/review.json", "/index.json"):
            before = client.get(path)
            again = client.get(path, headers={"if-none-match": client.get(path).headers["etag"]})
            assert (again.status_code, again.content) == (304, b""), path
            assert again.headers.get("vary") == before.headers.get("vary"), path
            assert client.get(path).text == client.get(path).text
            assert before.headers["cache-control"] == "no-store"
        drawn = client.get("/article/demo-sutur.json").json()
        archive.judge(archive.ledger("demo-sutur").figures[0].id, "reject", author="سلمى", article="demo-sutur")
        corrected = client.get("/article/demo-sutur.json").json()
        assert corrected["counts"]["figures"] == drawn["counts"]["figures"] - 1


def test_a_drawn_page_serves_every_reader_with_a_proof_of_their_own(demo_archive: Path) -> None:
    with open_client(demo_archive) as one, open_client(demo_archive) as client:
        proofs = []
        for reader in (client, client, one):
            found = html.fromstring(reader.get("/review").text).xpath("//input[@name='_csrf']/@value")
            assert found
            proofs.append(found[0])
        client.cookies.clear()
        proofs.append(html.fromstring(client.get("/review").text).xpath("//input[@name='_csrf']/@value")[0])
        assert proofs[0] == proofs[1]
        assert len(set(proofs)) == 3
        assert client.app.state.workbench.place_of_proof not in client.get("/review").text  # type: ignore[attr-defined]
        client.cookies.set("tawatur_author", "%D8%B3")
        assert client.get("/review?lang=en").text != client.get("/review?lang=ar").text

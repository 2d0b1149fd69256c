"""A workbench that listens, and a browser to look at it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.demo import demo_articles

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
#: Seconds that a server may take to listen.
_PATIENCE = 15


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """Serve an archive in a thread; give its address."""
    import uvicorn

    from tawatur.web.app import create_app

    config = uvicorn.Config(create_app(str(place)), port=0, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    (listening,) = server.servers[0].sockets
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench on the bundled story, to read from only."""
    place = tmp_path_factory.mktemp("browser") / "demo.db"
    with tawatur.open(str(place)) as archive:
        list(archive.add(demo_articles()))
        archive.find_stories()
        archive.find_entities()
    with serving(place) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench on articles that want to break or deceive the page."""
    place = tmp_path_factory.mktemp("browser") / "hostile.db"
    turned = "\u202eقتيل\u202c"
    titles = ("<script>document.title = 'x'</script>", f"مقتل عشرة {turned} في المدينة", "كلمة" * 200, "a" * 900)
    with tawatur.open(str(place)) as archive:
        body = "قال الناطق إن الجيش أعلن مقتل 12 شخصًا في المدينة يوم الأربعاء."
        list(archive.add(tawatur.make_article(title=t, body=body, outlet=t[:300], ident=t[:99]) for t in titles))
        archive.find_stories()
    with serving(place) as address:
        yield address


@pytest.fixture
def own_workbench(tmp_path: Path) -> Iterator[str]:
    """The address of a workbench on an empty archive, to write to."""
    place = tmp_path / "own.db"
    tawatur.open(str(place)).close()
    with serving(place) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser; the test is skipped, and says so, where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="install the extra 'browser' to test in a browser")
    if CHROMIUM is None:
        pytest.skip("no Chromium on the path; nothing is tested in a browser")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a window of a size ("desk", "phone") and a language; complaints stand in `page.noted`."""
    contexts = []

    def go(address: str, *, size: str = "desk", lang: str = "ar", **options: Any) -> Any:
        width, height = SIZES[size]
        locale = {"ar": "ar-EG", "en": "en-GB"}[lang]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale=locale, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.noted = []
        page.on("console", lambda message: page.noted.append(message.text))
        page.on("pageerror", lambda error: page.noted.append(str(error)))
        home = address.split("/", 3)[2]
        page.on("request", lambda r: page.noted.append(r.url) if r.url.split("/", 3)[2] != home else None)
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()

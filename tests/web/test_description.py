"""Requests made from the OpenAPI description (schemathesis) meet no defect: every answer is below 500."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from starlette.testclient import TestClient

from tests.web.conftest import ADDRESS, open_client

schemathesis = pytest.importorskip("schemathesis", reason="install schemathesis to try requests from the description")

#: Requests an operation; all operations together take less than a minute.
_EXAMPLES = 12
_QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example]


@pytest.fixture(scope="module")
def opened(demo_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client on a copy of the demo archive."""
    place = tmp_path_factory.mktemp("described") / "own.db"
    with open_client(Path(shutil.copy(demo_archive, place))) as client:
        yield client


@pytest.mark.filterwarnings("ignore")
def test_no_request_meets_a_defect(opened: TestClient) -> None:
    described = schemathesis.openapi.from_dict(opened.get("/openapi.json").json())
    count = 0
    for result in described.get_all_operations():
        count += _try(opened, result.ok())
    assert count > 100


def _try(client: TestClient, operation: Any) -> int:
    """Send requests to one operation; say how many."""
    sent = 0

    @seed(20260114)
    @settings(
        max_examples=_EXAMPLES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=_QUIET
    )
    @given(case=operation.as_strategy())
    def send(case: Any) -> None:
        nonlocal sent
        sent += 1
        given = case.as_transport_kwargs(base_url=ADDRESS)
        method, url = given["method"], given["url"]
        answer = client.request(method, url, params=given.get("params"), headers=_plain(given.get("headers")))
        assert answer.status_code < 500, f"{method} {answer.request.url}: {answer.text[:300]}"

    send()
    return sent


def _plain(headers: Any) -> dict[str, str]:
    """Headers that a client can send at all."""
    return {name: value for name, value in dict(headers or {}).items() if value.isascii() and value.isprintable()}

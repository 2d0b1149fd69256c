"""Every operation of the description answers strange values with an error of its own, never with a defect."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

STRANGE = (
    "", "0", "-1", "9" * 30, "x" * 990, "\u202e", "\x00", "'\"<>", "../..", "2026-13-45", "NaN", '"', "(",
    "exact:a OR b", "entity:*", "1e9", "²", "٣",
)  # fmt: skip


def operations(client: TestClient) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Method, path and parameters of everything that can be asked."""
    described = client.get("/openapi.json").json()
    return [
        (method, path, operation.get("parameters", []))
        for path, found in described["paths"].items()
        for method, operation in found.items()
    ]


@pytest.mark.parametrize("value", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_value_is_no_defect(client: TestClient, value: str) -> None:
    for method, path, parameters in operations(client):
        inside = {p["name"]: quote(value or "x", safe="") for p in parameters if p["in"] == "path"}
        for name in [p["name"] for p in parameters if p["in"] == "query"] or ["none"]:
            answer = client.request(method, path.format(**inside), params={name: value})
            assert answer.status_code < 500, f"{method} {path} {name}={value!r}"
            if answer.status_code >= 400:
                error = answer.json()["error"]
                assert error["status"] == answer.status_code
                assert error["code"]
                assert error["message"]

"""axe-core finds nothing serious on any page of the workbench, light and dark, in both languages.

axe-core (MPL-2.0) is not part of this repository: CI installs it with npm, and the tests are skipped without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.paths import PAGES

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

#: Where `.ci/run` puts it; the environment variable names the file axe.min.js.
AXE = Path(os.environ.get("TAWATUR_AXE", Path(__file__).parents[2] / ".cache/axe/node_modules/axe-core/axe.min.js"))
_SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm install --prefix .cache/axe axe-core")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang, size", [("ar", "desk"), ("en", "phone")])
def test_nothing_serious_is_found(
    workbench: str, visit: Callable[..., Any], axe: str, lang: str, size: str, scheme: str
) -> None:
    page = visit(f"{workbench}/", lang=lang, size=size, color_scheme=scheme, bypass_csp=True)
    found = []
    for path, _ in PAGES:
        page.goto(f"{workbench}{path}")
        page.evaluate(axe)
        for fault in page.evaluate("axe.run()")["violations"]:
            if fault["impact"] in _SERIOUS:
                found.append((path, fault["id"], [node["html"][:150] for node in fault["nodes"][:3]]))
    assert found == []

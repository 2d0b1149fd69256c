"""Archives on both kinds of stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tawatur import Archive
from tawatur.collection import open_archive
from tests.store.conftest import location, new_location

__all__ = ["archive", "location", "new_location"]


@pytest.fixture
def archive(location: str) -> Iterator[Archive]:
    """A new archive of each kind."""
    with open_archive(location, create=True) as opened:
        yield opened

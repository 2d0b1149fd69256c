"""Settings come from the environment and are checked."""

from __future__ import annotations

import pytest

from tawatur.errors import InputError
from tawatur.settings import Settings, load_settings, settings_from


def test_defaults() -> None:
    assert settings_from({}) == Settings()
    assert load_settings().max_characters > 0


def test_environment() -> None:
    assert settings_from({"TAWATUR_MAX_CHARACTERS": "500"}).max_characters == 500
    assert settings_from({"TAWATUR_MAX_PAGE_BYTES": "7", "OTHER": "x"}).max_page_bytes == 7


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "٥"])
def test_bad_values(value: str) -> None:
    with pytest.raises(InputError, match="TAWATUR_MAX_CHARACTERS"):
        settings_from({"TAWATUR_MAX_CHARACTERS": value})

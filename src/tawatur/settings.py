"""The limits of reading: one typed object, read once from the environment.

    TAWATUR_MAX_CHARACTERS   longest text of one article, in code points (2,000,000)
    TAWATUR_MAX_PAGE_BYTES   largest HTML page, in bytes (20,000,000)

The limits protect a run over thousands of files from the one that is no article. They change which inputs are refused
and never what is read from an article.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from tawatur.errors import InputError

__all__ = ["Settings", "load_settings", "settings_from"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one article: `max_characters` of its text, `max_page_bytes` of the HTML page it comes from.

    The longest books have about three million characters; a page beyond 20 MB is a dump or an attack.
    """

    max_characters: int = 2_000_000
    max_page_bytes: int = 20_000_000

    @property
    def max_text_bytes(self) -> int:
        """The bytes that a text of `max_characters` can take at most in any supported encoding."""
        return 4 * self.max_characters + 4


_VARIABLES = {"max_characters": "TAWATUR_MAX_CHARACTERS", "max_page_bytes": "TAWATUR_MAX_PAGE_BYTES"}


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Make settings from environment variables; raise InputError for a value that is no positive whole number."""
    given: dict[str, int] = {}
    for field, variable in _VARIABLES.items():
        value = environment.get(variable, "")
        if not value:
            continue
        if not (value.isascii() and value.isdigit() and int(value) > 0):
            raise InputError(f"{variable}={value!r}: give a positive whole number, or leave it out")
        given[field] = int(value)
    return Settings(**given)


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """The settings of this process."""
    return settings_from(os.environ)

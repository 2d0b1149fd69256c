"""docs/comparison_format.md names every field and every value of the records of a comparison."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tawatur.records import comparison as comparison_module
from tawatur.records import tracks as tracks_module
from tawatur.records.comparison import Comparison
from tawatur.records.span import Span
from tests.docs.recordtypes import records_of

PAGE = (Path(__file__).parents[2] / "docs" / "comparison_format.md").read_text("utf-8")
TICKED = set(re.findall(r"`([^`\n]+)`", PAGE))


RECORDS = sorted(records_of(Comparison), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_is_documented(kind: type[msgspec.Struct]) -> None:
    fields = set(kind.__struct_encode_fields__)
    if issubclass(kind, Span):
        fields -= {"start", "end", "text", "article", "claim"}
    assert fields <= TICKED


def test_every_value_of_the_vocabularies_stands_in_the_page() -> None:
    modules = (comparison_module, tracks_module)
    told = [getattr(module, name) for module in modules for name in module.__all__ if name.isupper()]
    values = {value for each in told for value in ((each,) if isinstance(each, str) else each)}
    for value in sorted(values):
        assert value in TICKED, f"{value} is not documented"

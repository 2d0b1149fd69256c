"""A step of reading, which says what it needs and what it adds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from tawatur.errors import PipelineError
from tawatur.records.document import Document, Layer

__all__ = ["Stage", "check_order"]

K = TypeVar("K")


class Stage(msgspec.Struct, Generic[K], frozen=True, kw_only=True):
    """A named, versioned function from a document to a document with more layers.

    `run` takes the document and the language knowledge (a `Lexicon`); it is pure: the same arguments give the same
    result, and nothing else is read. Raise `version` whenever its output can change.
    """

    name: str
    version: str
    requires: tuple[Layer[Any], ...]
    assigns: tuple[Layer[Any], ...]
    run: Callable[[Document, K], Document]


def check_order(stages: tuple[Stage[Any], ...]) -> None:
    """Raise PipelineError where a stage needs a layer that no earlier stage assigns, or assigns one twice."""
    assigned: dict[str, str] = {}
    for stage in stages:
        missing = [layer.name for layer in stage.requires if layer.name not in assigned]
        if missing:
            raise PipelineError(f"stage {stage.name!r} requires {missing}, which no earlier stage assigns")
        for layer in stage.assigns:
            if layer.name in assigned:
                raise PipelineError(
                    f"stages {assigned[layer.name]!r} and {stage.name!r} both assign layer {layer.name!r}"
                )
            assigned[layer.name] = stage.name

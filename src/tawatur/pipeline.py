"""One article to one ledger. Read this file first.

`STAGES` is the whole way of an article, in order; each stage takes a document and gives one with more layers. Reading
is pure: the same article and the same version give the same ledger, byte for byte.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, TypeVar

from tawatur.annotate.coreference import COREFERENCE_STAGE
from tawatur.annotate.cues import CUE_STAGE
from tawatur.annotate.modality import MODALITY_STAGE
from tawatur.annotate.names import NAME_STAGE, RULED_NAME_STAGE
from tawatur.annotate.numbers import NUMBERS_STAGE
from tawatur.annotate.phrases import PHRASE_STAGE
from tawatur.annotate.quotations import QUOTATION_STAGE
from tawatur.annotate.times import TIMES_STAGE
from tawatur.annotate.wordclasses import WORD_CLASS_STAGE
from tawatur.claims.events.events import EVENT_STAGE
from tawatur.claims.figures.countevents import figures_with_events
from tawatur.claims.figures.figures import FIGURE_STAGE
from tawatur.claims.speech.credits import CREDIT_STAGE
from tawatur.claims.speech.statements import STATEMENT_STAGE
from tawatur.intake.blocks import with_blocks
from tawatur.intake.condition import CONDITION
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.manifest import manifest_of
from tawatur.records.article import Article
from tawatur.records.document import Document, Layer
from tawatur.records.layers import (
    AGREEMENTS,
    COMMITMENTS,
    CREDITS,
    ENTITIES,
    EVENTS,
    FIGURES,
    PUBLICATION,
    STATEMENTS,
    TIMES,
)
from tawatur.records.ledger import Diagnostic, Ledger, Reader
from tawatur.records.stage import Stage, check_order
from tawatur.text.documents import make_document
from tawatur.version import __version__

__all__ = ["RULE_STAGES", "STAGES", "STAGE_FAILED", "annotate", "language_data", "make_ledger", "read", "reader"]

T = TypeVar("T")

#: The way of an article. `check_order` proves at import that every stage finds the layers it requires.
STAGES: tuple[Stage[Lexicon], ...] = (
    CONDITION,
    QUOTATION_STAGE,
    WORD_CLASS_STAGE,
    PHRASE_STAGE,
    NUMBERS_STAGE,
    TIMES_STAGE,
    NAME_STAGE,
    COREFERENCE_STAGE,
    MODALITY_STAGE,
    CUE_STAGE,
    STATEMENT_STAGE,
    CREDIT_STAGE,
    FIGURE_STAGE,
    EVENT_STAGE,
)
#: The same way without the learned name chain: faster, and every name is found by a rule or a list.
RULE_STAGES = tuple(RULED_NAME_STAGE if stage is NAME_STAGE else stage for stage in STAGES)
check_order(STAGES)
#: How the diagnostic of a stage that failed begins.
STAGE_FAILED = "this stage failed and its claims are missing"


def read(article: Article, *, strict: bool = False) -> Ledger:
    """Read one article into its ledger.

    A stage that fails on an article (a defect of ours) costs that stage's claims and leaves a diagnostic; the rest of
    the article is read all the same. With `strict` the failure is raised. Raise TypeError for a text or a path.

    >>> from tawatur import make_article, read
    >>> ledger = read(make_article(title="", body=""))
    >>> ledger.statements
    ()
    """
    if not isinstance(article, Article):
        kind = type(article).__name__
        raise TypeError(f"an Article is read, no {kind}; make one with tawatur.make_article(title=..., body=...)")
    return make_ledger(annotate(article, strict=strict))


def annotate(article: Article, *, stages: tuple[Stage[Any], ...] = STAGES, strict: bool = False) -> Document:
    """Run the stages over an article and give the document with all its layers."""
    lexicon = load_lexicon()
    doc = make_document(with_blocks(article, lexicon))
    for stage in stages:
        try:
            doc = stage.run(doc, lexicon)
        except Exception as error:
            # Not named: whatever goes wrong inside a stage must not lose what the other stages read.
            if strict:
                raise
            doc = _without(doc, stage, error)
    return doc


def _without(doc: Document, stage: Stage[Any], error: Exception) -> Document:
    """The document with empty layers where a stage failed, and a diagnostic that says so."""
    for layer in stage.assigns:
        doc = doc.with_layer(layer, ())
    message = f"{STAGE_FAILED}: {type(error).__name__}: {error}"
    return doc.with_diagnostics([Diagnostic(start=0, end=len(doc.text), stage=stage.name, message=message)])


def make_ledger(doc: Document) -> Ledger:
    """Collect the claims of a fully annotated document."""
    return Ledger(
        article=doc.article,
        reader=reader(),
        entities=_items(doc, ENTITIES),
        credits=_items(doc, CREDITS),
        statements=_items(doc, STATEMENTS),
        figures=figures_with_events(doc) if {FIGURES.name, EVENTS.name} <= doc.layers.keys() else _items(doc, FIGURES),
        times=_items(doc, TIMES),
        events=_items(doc, EVENTS),
        commitments=_items(doc, COMMITMENTS),
        agreements=_items(doc, AGREEMENTS),
        diagnostics=doc.diagnostics,
        publication=next(iter(_items(doc, PUBLICATION)), None),
    )


def _items(doc: Document, layer: Layer[T]) -> tuple[T, ...]:
    return doc[layer] if layer.name in doc.layers else ()


@lru_cache(maxsize=1)
def reader() -> Reader:
    """What makes ledgers here: the versions of code and language data."""
    return Reader(version=__version__, lexicon=load_lexicon().digest(), models=_models_digest())


def language_data() -> dict[str, str]:
    """A hash of every entry and table of the language data, so that two versions can be compared entry by entry."""
    return manifest_of(load_lexicon())


def _models_digest() -> str:
    """A sha256 over the shipped models, in order of their names."""
    total = sha256()
    for path in sorted(files("tawatur").joinpath("models").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".bin"):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()

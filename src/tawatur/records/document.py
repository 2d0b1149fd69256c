"""An article cut into sentences and tokens, with the layers that annotators add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from tawatur.errors import PipelineError
from tawatur.records.article import READ_BLOCKS, Article
from tawatur.records.ledger import Diagnostic
from tawatur.records.span import Span, span_of

__all__ = ["Document", "Layer", "Sentence", "Token", "Variant"]

T = TypeVar("T")


# An article has thousands of variants and tokens, and none can hold what holds it: the collector need not know them.
class Variant(msgspec.Struct, frozen=True, gc=False):
    """One way to take a word apart: attached prefixes, the word to look up, an attached pronoun.

    `key` is folded; after a prefix "li-" that swallowed the article, `key` has the article restored. `start` is the
    offset into `Article.text` at which the word stands when its prefixes are left out; `prefix` and `suffix` are the
    folded letters that were left out ("" for none).
    """

    key: str
    start: int
    prefix: str
    suffix: str


class Token(Span, frozen=True, kw_only=True, gc=False):
    """A word with whatever is attached to it, a number, or one punctuation mark.

    `text` is how most print writes the word (`text.folding.spell_plainly`), so that rules may ask for its letters; what
    the article has is found by the offsets.
    `norm` is the folded form (`text.folding`), `kind` one of word, number, punct. `variants` are the readings
    without an attached pronoun, the plain one first; `bound` those with a pronoun taken off the end. `keys` and
    `bound_keys` are the keys of both, so that a table can pass over a token in one step.
    """

    index: int
    sentence: int
    kind: str
    norm: str
    variants: tuple[Variant, ...]
    bound: tuple[Variant, ...]
    keys: tuple[str, ...]
    bound_keys: tuple[str, ...]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence: offsets into the text, half-open token indexes, and the block it stands in (index and kind)."""

    start: int
    end: int
    first: int
    stop: int
    block: int
    kind: str

    @property
    def is_read(self) -> bool:
        """Whether statements, figures and events may be sought here (not in bylines, captions, link lists)."""
        return self.kind in READ_BLOCKS


class Layer(Generic[T]):
    """The typed name of a layer: `doc[NUMBERS]` is a tuple of what `NUMBERS` is a layer of."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Layer({self.name!r})"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article with tokens, sentences and layers. Adding a layer gives a new document."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    layers: Mapping[str, tuple[Any, ...]] = {}
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """The untouched text of the article, which all offsets count."""
        return self.article.text

    def __getitem__(self, layer: Layer[T]) -> tuple[T, ...]:
        try:
            return self.layers[layer.name]
        except KeyError:
            raise PipelineError(
                f"layer {layer.name!r} is not assigned yet; put a stage that assigns it before the one that reads it"
            ) from None

    def with_layer(self, layer: Layer[T], items: Iterable[T]) -> Document:
        """Give a document with the layer set to `items`."""
        return msgspec.structs.replace(self, layers={**self.layers, layer.name: tuple(items)})

    def with_diagnostics(self, more: Sequence[Diagnostic]) -> Document:
        """Give a document with further diagnostics."""
        return msgspec.structs.replace(self, diagnostics=(*self.diagnostics, *more)) if more else self

    def span(self, start: int, end: int) -> Span:
        """Quote the text between two offsets."""
        return span_of(self.article.text, start, end)

    def span_of_tokens(self, first: int, stop: int, *, without_prefix: int = 0) -> Span:
        """Quote tokens `first` to `stop` (half-open), leaving out the first `without_prefix` code points."""
        return span_of(self.article.text, self.tokens[first].start + without_prefix, self.tokens[stop - 1].end)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[self.tokens[token].sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.stop]

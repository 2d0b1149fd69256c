"""On whom an account rests: the speakers of its statements, weighed by the words they are given, and its agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.reporting import CreditWord
from tawatur.lexicon.identities import identity_words, medium_words, same_identity
from tawatur.lexicon.table import PhraseTable
from tawatur.records.ledger import Credit, Entity, Ledger, Statement
from tawatur.records.span import Span
from tawatur.stories.passages import Words
from tawatur.stories.traces import agencies_named
from tawatur.text.clitics import ARTICLE
from tawatur.text.tokens import cut_alone

__all__ = [
    "Named", "Source", "agencies_of", "main_source", "other_outlets", "own_credit", "same_source", "sources_of",
    "traced_agencies",
]  # fmt: skip


#: Part of an article that must be attributed to anybody before a source can be said to carry the account. Reports on
#: one briefing attribute .25 to .8 of their text; below a fifth the outlet's own narration carries it.
_ATTRIBUTED = 0.2
#: The rule of credits that link an article to its own page.
_LINK = "<link> <medium>"


class Named(msgspec.Struct, frozen=True, array_like=True):
    """A name and the place that gives it; `words` identify it (`identity_words`, for agencies `medium_words`)."""

    words: tuple[str, ...]
    span: Span


class _Sum(msgspec.Struct):
    names: list[tuple[str, ...]]
    span: Span
    size: int


class Source(msgspec.Struct, frozen=True, array_like=True):
    """One source of an account: the words of each way in which it is named, where it is first named, and its share.

    The share is that of all attributed words. A source without names stands for people the article does not name.
    """

    names: tuple[tuple[str, ...], ...]
    span: Span
    share: float


def same_source(one: Source, other: Source) -> bool:
    """Whether two accounts name one source: equal names, or names of two words or more that can stand for one."""
    return any(a == b or (min(len(a), len(b)) > 1 and same_identity(a, b)) for a in one.names for b in other.names)


def sources_of(ledger: Ledger, lexicon: Lexicon) -> tuple[Source, ...]:
    """The sources of an account, the one with the largest share first.

    The words of a statement count for its speaker; inside a statement of another they count for the outer one only.
    """
    entities = {entity.id: entity for entity in ledger.entities}
    by_id = {statement.id: statement for statement in ledger.statements}
    sums: list[_Sum] = []
    last: Named | None = None
    for statement in _outermost(ledger.statements):
        named = _speaker(statement, entities, by_id, lexicon)
        if named is None or (not named.words and named.span.text.startswith(ARTICLE)):
            named = last
        if named is not None:
            last = named
            _add(sums, named, len(statement.content.text))
    total = sum(each.size for each in sums)
    found = [Source(tuple(n for n in each.names if n), each.span, each.size / total) for each in sums]
    return tuple(sorted(found, key=lambda source: (-source.share, source.span.start)))


def main_source(ledger: Ledger, lexicon: Lexicon, *, at_least: float) -> Source | None:
    """The source that has at least this share of all attributed words, where these are a fair part of the article."""
    attributed = sum(len(statement.content.text) for statement in _outermost(ledger.statements))
    if attributed < _ATTRIBUTED * len(ledger.article.text):
        return None
    found = sources_of(ledger, lexicon)
    return next((source for source in found if source.names and source.share >= at_least), None)


def agencies_of(ledger: Ledger, lexicon: Lexicon) -> tuple[Named, ...]:
    """The news agencies the article names as where its text or a statement comes from, in order of appearance."""
    spans: list[Span] = [credit for credit in ledger.credits if credit.kind == "agency"]
    for statement in ledger.statements:
        spans += [link for link in statement.chain if link.kind == "agency"]
        if not statement.chain:
            spans += [via for via in statement.via if _is_no_speaker(via, ledger)]
    return tuple(_distinct(sorted(spans, key=lambda s: (s.start, s.end)), lexicon))


def traced_agencies(words: Words, lexicon: Lexicon) -> Iterator[Named]:
    """The news agencies that a text names anywhere, in order of appearance."""
    return _distinct(agencies_named(words, lexicon), lexicon)


def other_outlets(ledger: Ledger, lexicon: Lexicon) -> tuple[Named, ...]:
    """The outlets other than its own that an article credits, in order of appearance; links to a page are none."""
    own = medium_words(ledger.article.outlet or "", lexicon)
    spans = [credit for credit in ledger.credits if credit.kind == "outlet" and credit.rule != _LINK]
    return tuple(named for named in _distinct(spans, lexicon) if not same_identity(named.words, own))


def own_credit(ledger: Ledger, lexicon: Lexicon) -> Credit | None:
    """Where an article says that it is its own: by whom it was written, from where, or that its outlet has it.

    Another outlet that it names is a source, its own page in a link says nothing, and a dateline that names no place
    but how it was put together ("follow-ups", "translation") says the contrary.
    """
    labels = lexicon.compiled(_labels)
    outlet = identity_words(ledger.article.outlet or "", lexicon)
    for credit in ledger.credits:
        if credit.kind == "byline":
            return credit
        if credit.kind == "dateline" and not labels.find(cut_alone(credit.text)):
            return credit
        if (
            credit.kind == "outlet"
            and credit.rule != _LINK
            and same_identity(identity_words(credit.text, lexicon), outlet)
        ):
            return credit
    return None


def _labels(lexicon: Lexicon) -> PhraseTable[str]:
    """Words by which a page labels who made it or links back to itself, to their ids."""
    return PhraseTable(
        (f, e.id) for e in lexicon.entries(CreditWord) if e.role in ("byline", "link") for f in e.forms()
    )


def _is_no_speaker(via: Span, ledger: Ledger) -> bool:
    """An intermediary that never speaks itself is a carrier; one that does is a link of the sources."""
    said = [s.speaker for s in ledger.statements if s.speaker is not None]
    return not any(via.text in speaker.text or speaker.text in via.text for speaker in said)


def _distinct(spans: Iterable[Span], lexicon: Lexicon) -> Iterator[Named]:
    seen: list[tuple[str, ...]] = []
    for span in spans:
        words = medium_words(span.text, lexicon)
        if words and not any(same_identity(words, other) for other in seen):
            seen.append(words)
            yield Named(words, span)


def _outermost(statements: tuple[Statement, ...]) -> Iterator[Statement]:
    end = -1
    for statement in sorted(statements, key=lambda s: (s.content.start, -s.content.end, s.id)):
        if statement.content.end > end:
            end = statement.content.end
            yield statement


def _speaker(
    statement: Statement, entities: Mapping[str, Entity], by_id: Mapping[str, Statement], lexicon: Lexicon
) -> Named | None:
    span = statement.speaker_ref or statement.speaker
    if span is None:
        parent = by_id.get(statement.parent or "")
        span = parent.speaker if parent is not None else None
    if span is None:
        return None
    words = identity_words(span.text, lexicon)
    entity = entities.get(statement.speaker_entity or "")
    if entity is not None and words:
        words = _united(words, identity_words(entity.name, lexicon))
    return Named(words, span)


def _add(sums: list[_Sum], named: Named, size: int) -> None:
    for each in sums:
        if any(known == named.words or same_identity(named.words, known) for known in each.names):
            if named.words not in each.names:
                each.names.append(named.words)
            each.size += size
            return
    sums.append(_Sum([named.words], named.span, size))


def _united(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))

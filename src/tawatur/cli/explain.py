"""`tawatur explain`: a claim's value, its words, and how it came about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
import msgspec

from tawatur.cli.claimwords import lines_of
from tawatur.cli.inputs import check_views, stored_ledgers
from tawatur.cli.options import archive_option, bidi_option, json_option, machine_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.reviews import correction_of, describe_corrections
from tawatur.cli.talk import isolated, should_isolate
from tawatur.cli.trackwords import bounds_in_words
from tawatur.records.claims import Claim, anchor_of, find_claim
from tawatur.records.ledger import Figure, Statement
from tawatur.records.span import Span

__all__ = ["claim_data", "describe_claim", "explain_command", "passage_of"]

#: Fields that stand in the head of the explanation or in its own part.
_TOLD_APART = frozenset({"id", "start", "end", "text", "basis", "rule", "derivation"})


@click.command("explain")
@click.argument("places", nargs=-1, required=True, metavar="[LEDGERS] CLAIM_ID")
@archive_option
@machine_option
@json_option
@bidi_option
def explain_command(places: tuple[str, ...], db: str | None, machine: bool, as_json: bool, bidi: str) -> None:
    """Show where the claim CLAIM_ID of the file LEDGERS ("-" is standard input), or of an archive, comes from.

    Its values with the article's own words, the rule or model that made it, how each inferred field came about, and
    the sentence it stands in. Of a corrected claim the machine's values, and who corrected it and why.
    """
    check_views(db, machine=machine, confirmed_only=False)
    claim = _find(places, db, machine=machine)
    if as_json:
        click.echo(msgspec.json.encode(claim_data(claim)))
        return
    with open_output(None) as stream:
        write_lines(describe_claim(claim, isolate=should_isolate(bidi)), stream)


def _find(places: tuple[str, ...], db: str | None, *, machine: bool) -> Claim:
    if len(places) != (2 if db is None else 1):
        raise click.UsageError("give a file of ledgers and a claim's id, or --db ARCHIVE and a claim's id")
    if db is None:
        return find_claim(stored_ledgers(places[0]), places[1])
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        if machine:
            return find_claim([archive.store.ledger_of_claim(places[0])], places[0])
        return archive.claim(places[0])


def claim_data(claim: Claim) -> dict[str, Any]:
    """A claim with its article and sentence as JSON data."""
    article, passage = claim.ledger.article, passage_of(claim)
    about = {key: getattr(article, key) for key in ("id", "outlet", "url", "title", "published")}
    return {
        "path": claim.path,
        "kind": type(claim.record).__name__,
        "claim": claim.record,
        "article": about,
        "reader": claim.ledger.reader,
        "sentence": passage,
        "correction": correction_of(claim),
    }


def passage_of(claim: Claim) -> Span:
    """The sentence that a claim hangs in, cut as reading cuts it."""
    from tawatur.records.span import span_of
    from tawatur.text.sentences import cut_sentences

    anchor, text = anchor_of(claim.record), claim.ledger.article.text
    blocks = claim.ledger.article.blocks
    block = next((b for b in blocks if b.start <= anchor.start < b.end), None)
    start, end = (block.start, block.end) if block else (0, len(text))
    for begin, stop in cut_sentences(text, start, end):
        if begin <= anchor.start < stop:
            return span_of(text, begin, max(stop, anchor.end))
    return anchor


def describe_claim(claim: Claim, *, isolate: bool) -> list[str]:
    """The lines that show a claim: its fields, how each came about, what people decided, and its sentence."""
    record, article = claim.record, claim.ledger.article

    def quote(text: str) -> str:
        return isolated(text, isolate)

    origin = " · ".join(quote(part) for part in (article.outlet, article.published, article.title) if part)
    lines = [click.style(f"{type(record).__name__} {record.id}", bold=True)]
    lines += [_line("article", f"{article.id}  {origin}"), _line("in ledger", claim.path)]
    if isinstance(record, Figure):
        lines.append(_line("value", f"{record.what}: {bounds_in_words(record.low, record.high, approx=record.approx)}"))
    for field, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        if field not in _TOLD_APART:
            shown = lines_of(getattr(record, field), quote)
            if field == "chain" and not shown:
                shown = [_without_links(record)]
            lines += [_line("" if number else key, text) for number, text in enumerate(shown)]
    lines += [_line("basis", record.basis), _line("rule", record.rule or "(none named)"), ""]
    lines += [*_derivation(record, quote), *describe_corrections(claim, quote), ""]
    return [*lines, "Sentence", f"  {_marked(passage_of(claim), anchor_of(record), quote)}"]


def _without_links(record: Any) -> str:
    """What an empty chain means: a report that names nobody, or the outlet's own words."""
    return "none: it names nobody" if isinstance(record, Statement) else "none: told in the outlet's own voice"


def _line(label: str, text: str) -> str:
    return f"  {label:<11} {text}"


def _derivation(record: Any, quote: Callable[[str], str]) -> list[str]:
    lines = ["How it came about"]
    for step in record.derivation:
        note = f" — {quote(step.note)}" if step.note else ""
        lines.append(f"  {step.field}: {step.rule} ({step.basis}){note}")
        lines += [f"    from {shown}" for shown in lines_of(step.evidence, quote)]
    return lines if record.derivation else [*lines, "  every field is stated in the words above"]


def _marked(passage: Span, anchor: Span, quote: Callable[[str], str]) -> str:
    """The sentence with the claim's words in brackets, which hold without colour, and in reverse video."""
    first, stop = anchor.start - passage.start, anchor.end - passage.start
    before, words, after = passage.text[:first], passage.text[first:stop], passage.text[stop:]
    # The control letters of colour must not pass through `quote`, which shows controls as spaces.
    marked = quote(f"{before}⟦{words}⟧{after}")
    inside = quote(words).strip("\u2068\u2069")
    return marked.replace(f"⟦{inside}⟧", click.style(f"⟦{inside}⟧", reverse=True), 1)

"""`tawatur explain`: a claim's value, its words, and how it came about."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from tawatur.cli.inputs import stored_ledgers
from tawatur.cli.options import bidi_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import isolated, should_isolate
from tawatur.records.claims import Claim, anchor_of, find_claim
from tawatur.records.span import Span

__all__ = ["explain_command"]

#: Fields that stand in the head of the explanation or in its own part.
_TOLD_APART = frozenset({"id", "start", "end", "text", "basis", "rule", "derivation"})


@click.command("explain")
@click.argument("ledgers", metavar="LEDGERS")
@click.argument("claim_id", metavar="CLAIM_ID")
@json_option
@bidi_option
def explain_command(ledgers: str, claim_id: str, as_json: bool, bidi: str) -> None:
    """Show where the claim CLAIM_ID of the file LEDGERS comes from ("-" is standard input).

    Its values with the article's own words, the rule or model that made it, how each inferred field came about, and
    the sentence it stands in.
    """
    claim = find_claim(stored_ledgers(ledgers), claim_id)
    if as_json:
        click.echo(msgspec.json.encode(_as_data(claim)))
        return
    with open_output(None) as stream:
        write_lines(_describe(claim, isolate=should_isolate(bidi)), stream)


def _as_data(claim: Claim) -> dict[str, Any]:
    article, passage = claim.ledger.article, passage_of(claim)
    about = {key: getattr(article, key) for key in ("id", "outlet", "url", "title", "published")}
    return {
        "path": claim.path,
        "kind": type(claim.record).__name__,
        "claim": claim.record,
        "article": about,
        "reader": claim.ledger.reader,
        "sentence": passage,
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


def _describe(claim: Claim, *, isolate: bool) -> list[str]:
    record, article = claim.record, claim.ledger.article

    def quote(text: str) -> str:
        return isolated(text, isolate)

    origin = " · ".join(quote(part) for part in (article.outlet, article.published, article.title) if part)
    lines = [click.style(f"{type(record).__name__} {record.id}", bold=True), f"  article     {article.id}  {origin}"]
    lines.append(f"  in ledger   {claim.path}")
    for field, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        if field not in _TOLD_APART:
            lines += [f"  {key:<12}{shown}" for shown in _shown(getattr(record, field), quote)]
    lines += [f"  basis       {record.basis}", f"  rule        {record.rule or '(none named)'}"]
    lines += ["", *_derivation(record, quote)]
    return [*lines, "", "Sentence", f"  {_marked(passage_of(claim), anchor_of(record), quote)}"]


def _shown(value: Any, quote: Any) -> list[str]:
    if value is None or value == "" or value == ():
        return []
    if isinstance(value, tuple):
        return [shown for item in value for shown in _shown(item, quote)]
    if isinstance(value, Span):
        kind = f"  {value.kind}" if hasattr(value, "kind") else ""
        return [f"{quote(value.text)}  [{value.start}, {value.end}){kind}"]
    return [quote(str(value))]


def _derivation(record: Any, quote: Any) -> list[str]:
    lines = ["How it came about"]
    for step in record.derivation:
        lines.append(f"  {step.field}: {step.rule} ({step.basis}){f' — {quote(step.note)}' if step.note else ''}")
        lines += [f"    from {shown}" for shown in _shown(step.evidence, quote)]
    return lines if record.derivation else [*lines, f"  stated in the article's own words; rule: {record.rule or '-'}"]


def _marked(passage: Span, anchor: Span, quote: Any) -> str:
    """The sentence with the claim's words in brackets that hold without colour, and in reverse video."""
    first, stop = anchor.start - passage.start, anchor.end - passage.start
    before, words, after = passage.text[:first], passage.text[first:stop], passage.text[stop:]
    return str(quote(f"{before}⟦{words}⟧{after}"))

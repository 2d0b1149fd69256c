"""`tawatur show`: one article of an archive, its versions, its claims, its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from tawatur.cli.inputs import check_views
from tawatur.cli.options import bidi_option, confirmed_option, db_option, json_option, machine_option, output_option
from tawatur.cli.output import Failure, open_output, write_lines
from tawatur.cli.talk import isolated, should_isolate
from tawatur.cli.trackwords import bounds_in_words
from tawatur.records.claims import CLAIM_LISTS, anchor_of, iter_claims
from tawatur.records.ledger import Commitment, Event, Figure, Ledger, Statement, TimeExpression
from tawatur.records.span import Span

if TYPE_CHECKING:
    from tawatur.collection import Archive
    from tawatur.store.protocol import Version

__all__ = ["show_command"]


@click.command("show")
@click.argument("article", metavar="ARTICLE")
@db_option
@click.option("--version", "number", type=click.IntRange(1), help="This version instead of the last one.")
@click.option("--raw", is_flag=True, help="Write the bytes the version was taken from, as they were found.")
@click.option("--diff", "differ", is_flag=True, help="Show which words changed from version to version.")
@machine_option
@confirmed_option
@output_option
@json_option
@bidi_option
def show_command(
    article: str,
    db: str,
    number: int | None,
    raw: bool,
    differ: bool,
    machine: bool,
    confirmed_only: bool,
    output: str | None,
    as_json: bool,
    bidi: str,
) -> None:
    """Show the article with the id ARTICLE. With --json its ledger is written as `tawatur read` writes it.

    Claims are shown as people corrected them, with a mark; rejected ones are struck out.
    """
    from tawatur.collection import open_archive
    from tawatur.records.codec import encode

    check_views(db, machine=machine, confirmed_only=confirmed_only)
    view = {"corrected": not machine, "confirmed_only": confirmed_only}
    isolate = output is None and should_isolate(bidi)
    with open_archive(db, create=False) as archive, open_output(output) as stream:
        if raw:
            stream.write(_bytes_of(archive, article, number))
        elif differ:
            changes = list(_changes(archive, article))
            if as_json:
                stream.write(b"".join(msgspec.json.encode(change) + b"\n" for change in changes))
            else:
                write_lines(_describe_changes(changes, isolate), stream)
        elif as_json:
            stream.write(encode(archive.ledger(article, number, **view)) + b"\n")
        else:
            ledger = archive.ledger(article, number, keep_rejected=not confirmed_only, **view)
            write_lines(_describe(ledger, archive.versions(article), isolate), stream)


def _bytes_of(archive: Archive, article: str, number: int | None) -> bytes:
    found = archive.store.raw(article, number)
    if found is None:
        raise Failure(f"the archive holds no bytes of {article}: it was added as a ledger")
    return found.data


def _describe(ledger: Ledger, versions: tuple[Version, ...], isolate: bool) -> Iterator[str]:
    article = ledger.article
    yield click.style(article.id, bold=True)
    for label, value in (("title", article.title), ("outlet", article.outlet), ("published", article.published)):
        yield f"  {label:<10} {isolated(value or '-', isolate)}"
    yield f"  {'address':<10} {article.url or '-'}"
    for version in versions:
        source = f"  from {version.raw_where}" if version.raw_where else ""
        added = f"{version.added:%Y-%m-%d %H:%M}"
        yield f"  version {version.number:<2} added {added}  sha256 {version.sha256[:12]}{source}"
    yield f"  read by    {ledger.reader.version}, language data {ledger.reader.lexicon[:12]}"
    states = {correction.claim: correction.state for correction in ledger.corrections or ()}
    for name in CLAIM_LISTS:
        claims = [claim for claim in iter_claims(ledger) if claim.path.startswith(f"{name}[")]
        if claims:
            yield ""
            yield click.style(name, bold=True)
            for claim in claims:
                words = " ".join(anchor_of(claim.record).text.split())
                state = states.get(claim.id, "")
                mark = f"  [{state}]" if state and state != "follows" else ""
                told = "  ".join(isolated(part[:90], isolate) for part in (words, *_says(claim.record)) if part)
                line = f"  {claim.id:<24} {told}{mark}"
                yield click.style(line, strikethrough=True) if state == "rejected" else line
    yield ""
    for line in article.text.splitlines():
        yield isolated(line, isolate)


def _says(record: object) -> Iterator[str]:
    """What a claim says besides the words that it hangs on: who said what, what is counted, which sort it is."""
    if isinstance(record, Statement):
        speaker = record.speaker or record.speaker_ref
        yield f"{record.stance}: {speaker.text if speaker is not None else '-'}"
        yield " ".join(record.content.text.split())
    elif isinstance(record, Figure):
        yield f"{record.what}: {bounds_in_words(record.low, record.high, approx=record.approx)}"
        yield from _parties(("of", (record.of,)), ("at", (record.place,)), ("according to", record.chain[-1:]))
    elif isinstance(record, Event):
        yield "/".join(filter(None, (record.type, record.mode))) + f", {record.status}"
        yield from _parties(
            ("by", record.actors), ("to", record.recipients), ("at", record.places), ("on", (record.when,))
        )
    elif isinstance(record, TimeExpression):
        yield record.value or ""
    elif isinstance(record, Commitment):
        yield f"{record.kind}, {record.status}"
        yield from _parties(("by", record.from_), ("to", record.to))


def _parties(*parties: tuple[str, Sequence[Span | None]]) -> Iterator[str]:
    """Each part that a claim has with its words: "by the army", "at the border"."""
    for head, spans in parties:
        if words := ", ".join(" ".join(span.text.split()) for span in spans if span is not None):
            yield f"{head} {words}"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Words that one version has where the one before it has others; "" for none."""

    version: int
    before: str
    after: str
    context: str


def _changes(archive: Archive, article: str) -> Iterator[Change]:
    from tawatur.search.edits import changed_words

    versions = archive.versions(article)
    texts = [archive.ledger(article, version.number).article.text for version in versions]
    for version, old, new in zip(versions[1:], texts, texts[1:], strict=False):
        for edit in changed_words(old, new):
            yield Change(version=version.number, before=edit.before, after=edit.after, context=edit.context)


def _describe_changes(changes: list[Change], isolate: bool) -> Iterator[str]:
    if not changes:
        yield "no word changed"
    last = 0
    for change in changes:
        if change.version != last:
            yield click.style(f"version {change.version}", bold=True)
            last = change.version
        if change.before:
            yield click.style(f"  - {isolated(change.before, isolate)}", fg="red")
        if change.after:
            yield click.style(f"  + {isolated(change.after, isolate)}", fg="green")
        yield f"    {isolated(change.context, isolate)}"

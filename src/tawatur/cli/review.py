"""`tawatur review`: what people decide of what the machine read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tawatur.cli.options import bidi_option, confirmed_option, db_option, json_option
from tawatur.cli.output import open_output, write_lines
from tawatur.cli.talk import counted, should_isolate
from tawatur.errors import FormatError, LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tawatur.collection import Archive
    from tawatur.records.judgement import Judgement

__all__ = ["review_command"]

#: Options that judge: their names as parameters.
_DECISIONS = ("accept", "reject", "edits", "relabel", "merge", "split", "same", "different", "add", "undo")
_FILES = ("export_to", "import_from", "gold")


class _Moment(click.ParamType[datetime, datetime]):
    """An ISO time with its zone."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the time; without a zone it is UTC."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no ISO time such as 2026-01-31T12:00:00Z", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


@click.command("review")
@click.argument("ident", metavar="[ID]", required=False)
@db_option
@click.option("--accept", is_flag=True, help="The claim is right as it stands.")
@click.option("--reject", is_flag=True, help="The claim is wrong: leave it out.")
@click.option("--set", "edits", multiple=True, metavar="FIELD=VALUE", help="Set a field; may be given several times.")
@click.option("--relabel", metavar="VALUE", help="Set what sort of claim it is (type, stance, what, kind).")
@click.option("--merge", metavar="OTHER", help="OTHER is the same: an entity, or a story or article for a story.")
@click.option("--split", multiple=True, metavar="PART", help="Take out mentions of an entity, or articles of a story.")
@click.option("--name", help="With --split: the name of what is taken out; alone: the title of the story ID.")
@click.option("--same", metavar="OTHER", help="OTHER, an entity or article elsewhere, is the same.")
@click.option("--different", metavar="OTHER", help="OTHER, an entity or article elsewhere, is not the same.")
@click.option("--origin", is_flag=True, help="With --same, --different: whether two articles are one account.")
@click.option("--basis", metavar="BASIS", help="With --same --origin: why they are one (copy, agency, shared-source).")
@click.option("--add", metavar="KIND", help="Add a claim of this kind to the article ID; --set says what it is.")
@click.option("--undo", metavar="JUDGEMENT", help="Take this judgement back.")
@click.option("--author", envvar="TAWATUR_AUTHOR", show_envvar=True, default="", help="Who judges.")
@click.option("--reason", default="", help="Why.")
@click.option("--time", "moment", type=_Moment(), help="When (ISO, UTC unless it says otherwise); default: now.")
@click.option("--article", metavar="ARTICLE", help="Look for the claim in this article (agreements need it).")
@click.option("--expect", metavar="TOKEN", help="Refuse if the claim was judged since TOKEN (`latest` of --json).")
@click.option("--force", is_flag=True, help="Judge although somebody else did in the meantime.")
@click.option("--history", is_flag=True, help="Show the judgements of ID, or all.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims of the queue shown.")
@click.option("--export", "export_to", metavar="FILE", help="Write all judgements as JSON lines.")
@click.option("--import", "import_from", metavar="FILE", help="Take the judgements of another archive.")
@click.option("--gold", metavar="FILE", help="Write the corrected ledgers of the judged articles.")
@confirmed_option
@json_option
@bidi_option
def review_command(ident: str | None, db: str, as_json: bool, bidi: str, **options: Any) -> None:
    """Show what a person should look at, or judge it.

    Without ID the queue: contradicted claims first, then judgements that no longer stand, speakers that were inferred,
    doubtful claims. With ID that claim with its sentence, fields and history; or with an option a judgement of it.
    """
    from tawatur.collection import open_archive

    chosen = [name for name in (*_DECISIONS, *_FILES, "history") if options[name] not in (None, False, ())]
    if "add" in chosen and "edits" in chosen:
        chosen.remove("edits")  # they say what is added
    _check(ident, chosen, options)
    isolate = should_isolate(bidi)
    with open_archive(db, create=False) as archive:
        if chosen and chosen[0] in _FILES:
            _carry(archive, chosen[0], options, as_json=as_json)
        elif options["history"]:
            _show_history(archive, ident, options["article"], as_json=as_json, isolate=isolate)
        elif chosen or (ident is not None and options["name"]):
            _tell(_judged(archive, ident or "", chosen[0] if chosen else "title", options), as_json=as_json)
        elif ident is None:
            _show_queue(archive, options["limit"], as_json=as_json, isolate=isolate)
        else:
            _show_claim(archive, ident, options["article"], as_json=as_json, isolate=isolate)


def _check(ident: str | None, chosen: Sequence[str], options: dict[str, Any]) -> None:
    """Refuse what does not go together."""
    if len(chosen) > 1:
        raise click.UsageError("give one of --accept, --reject, --set, … at a time")
    if ident is None and chosen and chosen[0] in _DECISIONS and chosen[0] != "undo":
        raise click.UsageError("name the claim, article or story to judge")
    if chosen and chosen[0] in _DECISIONS and not options["author"]:
        raise click.UsageError("a judgement needs an author: give --author, or set TAWATUR_AUTHOR")
    if options["confirmed_only"] and options["gold"] is None:
        raise click.UsageError("--confirmed-only goes with --gold")


def _judged(archive: Archive, ident: str, action: str, options: dict[str, Any]) -> tuple[Judgement, ...]:
    """Make the judgement that was asked for."""
    signed = {"author": options["author"], "reason": options["reason"], "time": options["moment"]}
    if action == "undo":
        return (archive.undo(options["undo"], **signed),)
    if action == "add":
        return (archive.add_claim(ident, options["add"], _fields(options["edits"]), **signed),)
    articles = _articles(archive, ident)
    if articles:
        return _of_articles(archive, articles, action, options, signed)
    about = {"article": options["article"], "expected": None if options["force"] else options["expect"], **signed}
    if action == "edits":
        return archive.edit(ident, _fields(options["edits"]), **about)
    if action == "relabel":
        return (archive.judge(ident, "relabel", value=options["relabel"], **about),)
    if action == "split":
        value = {"mentions": list(options["split"]), "name": options["name"]}
        return (archive.judge(ident, "split", value=value, **about),)
    if action in ("merge", "same", "different"):
        return (archive.judge(ident, action, other=options[action], **about),)
    if action == "title":
        raise click.UsageError("--name alone is for stories; give --set name=… for an entity")
    return (archive.judge(ident, action, **about),)


def _of_articles(
    archive: Archive, articles: tuple[str, ...], action: str, options: dict[str, Any], signed: dict[str, Any]
) -> tuple[Judgement, ...]:
    """A judgement of a story, or of articles of one origin."""
    kind: Any = "origin" if options["origin"] else "story"
    if action == "title":
        return (archive.name_story(articles[0], options["name"], **signed),)
    if action == "split":
        rest = [article for article in articles if article not in options["split"]]
        return archive.judge_articles(kind, options["split"], rest, same=False, **signed)
    if action in ("merge", "same", "different"):
        others = _articles(archive, options[action]) or (options[action],)
        same = action != "different"
        return archive.judge_articles(kind, articles, others, same=same, basis=options["basis"], **signed)
    if action in ("accept", "reject") and len(articles) > 1:
        return archive.judge_articles(kind, articles, articles, same=action == "accept", **signed)
    raise click.UsageError(f"an article or story can be merged, split, named; --{action} is for claims")


def _articles(archive: Archive, ident: str) -> tuple[str, ...]:
    """The articles of a story, or the article, with this id; none where it is a claim's."""
    from tawatur.errors import NotFoundError

    for story in archive.stories():
        if story.id == ident:
            return story.articles
    try:
        return (archive.versions(ident)[0].article,)
    except NotFoundError:
        return ()


def _fields(edits: Sequence[str]) -> dict[str, Any]:
    """FIELD=VALUE as values: JSON where it is a number, list or the like, else the words as they are."""
    found: dict[str, Any] = {}
    for edit in edits:
        field, equals, told = edit.partition("=")
        if not equals:
            raise click.UsageError(f"--set {edit}: write FIELD=VALUE")
        try:
            value = msgspec.json.decode(told)
        except msgspec.DecodeError:
            value = told
        found[field.strip()] = value if not isinstance(value, str) else told.strip('"')
    return found


def _tell(made: Sequence[Judgement], *, as_json: bool) -> None:
    from tawatur.records.codec import encode

    for judgement in made:
        if as_json:
            click.echo(encode(judgement))
        else:
            about = judgement.undoes or judgement.target.claim or judgement.target.article
            click.echo(f"tawatur: {judgement.id}: {judgement.action} {about}", err=True)


def _show_queue(archive: Archive, limit: int, *, as_json: bool, isolate: bool) -> None:
    from tawatur.cli.reviews import describe_item

    with open_output(None) as stream:
        shown = 0
        for item in archive.review_queue(limit=limit):
            shown += 1
            if as_json:
                stream.write(msgspec.json.encode(item) + b"\n")
            else:
                write_lines(describe_item(item, isolate=isolate), stream)
    more = "; --limit N shows more" if shown == limit else ""
    told = f"{counted(shown, 'claim')} to look at{more}" if shown else "nothing to look at"
    click.echo(f"tawatur: {told}", err=True)


def _show_claim(archive: Archive, ident: str, article: str | None, *, as_json: bool, isolate: bool) -> None:
    from tawatur.cli.explain import claim_data, describe_claim

    claim = archive.claim(ident, article=article)
    token = archive.token(ident, article=article)
    with open_output(None) as stream:
        if as_json:
            stream.write(msgspec.json.encode({**claim_data(claim), "latest": token}) + b"\n")
        else:
            write_lines([*describe_claim(claim, isolate=isolate), f"  latest judgement: {token or 'none'}"], stream)


def _show_history(archive: Archive, ident: str | None, article: str | None, *, as_json: bool, isolate: bool) -> None:
    from tawatur.cli.reviews import describe_judgement
    from tawatur.records.codec import encode

    of_claim = ident is not None and not _articles(archive, ident)
    found = archive.judgements(article, claim=ident) if of_claim else archive.judgements(ident)
    with open_output(None) as stream:
        for judgement in found:
            if as_json:
                stream.write(encode(judgement) + b"\n")
            else:
                write_lines(describe_judgement(judgement, isolate=isolate), stream)
    click.echo(f"tawatur: {counted(len(found), 'judgement')}", err=True)


def _carry(archive: Archive, way: str, options: dict[str, Any], *, as_json: bool) -> None:
    """Write or take judgements, or write gold."""
    from tawatur.records.codec import encode

    if way == "import_from":
        taken = archive.take_judgements(_from_file(options["import_from"]))
        told: dict[str, Any] = msgspec.structs.asdict(taken)
        words = f"{taken.taken:,} taken, {taken.known:,} known, {taken.no_article:,} of articles that are not here"
    else:
        records: Iterator[Any] = iter(archive.judgements())
        if way == "gold":
            records = archive.gold(confirmed_only=options["confirmed_only"])
        count = 0
        with open_output(options[way]) as stream:
            for record in records:
                count += 1
                stream.write(encode(_without_run(record)) + b"\n")
        told = {"file": options[way], "written": count}
        words = f"wrote {counted(count, 'ledger' if way == 'gold' else 'judgement')}"
    if as_json and options[way] != "-":
        click.echo(msgspec.json.encode(told))
    else:
        click.echo(f"tawatur: {words}", err=True)


def _without_run(record: Any) -> Any:
    """A judgement without the number of a run, which means nothing elsewhere."""
    return msgspec.structs.replace(record, run=None) if hasattr(record, "run") else record


def _from_file(file: str) -> Iterator[Judgement]:
    from tawatur.records.codec import decode_judgement

    try:
        with click.open_file(file, "rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield decode_judgement(line, where=f"{file}:{number}")
    except LedgerError as error:
        raise FormatError(f"{file}: is no file that `tawatur review --export` wrote ({error})") from error
    except OSError as error:
        raise FormatError(f"{file}: cannot be read: {error.strerror or error}") from error

"""`tawatur remove`: erase an article for good."""

from __future__ import annotations

import click
import msgspec

from tawatur.cli.options import db_option, json_option

__all__ = ["remove_command"]


@click.command("remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@db_option
@click.option("--reason", default="", help="Why; it is kept with the id, so it must hold nothing confidential.")
@json_option
def remove_command(articles: tuple[str, ...], db: str, reason: str, as_json: bool) -> None:
    """Erase the articles with these ids: every version, the bytes, ledgers, keys, and comparisons that quote them.

    A tombstone stays with the id, the moment and the reason, and `tawatur add` does not take the article again.
    Backups are not touched.
    """
    from tawatur.collection import open_archive

    with open_archive(db, create=False) as archive:
        for article in articles:
            stone = archive.remove(article, reason=reason)
            if as_json:
                click.echo(msgspec.json.encode(stone))
            else:
                click.echo(f"tawatur: removed {stone.article}", err=True)

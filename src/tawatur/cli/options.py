"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

__all__ = [
    "archive_option", "article_options", "bidi_option", "confirmed_option", "db_option", "files_argument",
    "json_option", "machine_option", "output_option", "strict_option",
]  # fmt: skip

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class IsoDay(click.ParamType[str, str]):
    """An ISO date or time, kept as written."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check that the value is an ISO date (2025-07-23) or time."""
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO date such as 2025-07-23", param, ctx)
        return value


files_argument: Decorator = click.argument("files", nargs=-1, required=True, metavar="FILE...")
json_option: Decorator = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text for people.")
output_option: Decorator = click.option(
    "-o", "--output", metavar="PATH", help="Write to this file, which appears only when complete (default: stdout)."
)
strict_option: Decorator = click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read.")
#: For commands that only work on an archive.
db_option: Decorator = click.option(
    "--db",
    metavar="ARCHIVE",
    default="tawatur.db",
    show_default=True,
    envvar="TAWATUR_DB",
    show_envvar=True,
    help="The archive: a path, or an address that opens with postgresql://.",
)
#: For commands that take files as well; the environment alone never makes them take ids.
archive_option: Decorator = click.option(
    "--db", metavar="ARCHIVE", help="Take articles by their ids from this archive instead of files."
)
#: For commands that take claims from an archive, in which people may have corrected them.
machine_option: Decorator = click.option(
    "--machine", is_flag=True, help="Take claims as they were read, without corrections (archives only)."
)
confirmed_option: Decorator = click.option(
    "--confirmed-only", is_flag=True, help="Only claims that a person accepted, changed or added (archives only)."
)
bidi_option: Decorator = click.option(
    "--bidi",
    type=click.Choice(["auto", "isolate", "none"]),
    default="auto",
    help="Isolate Arabic from its surroundings in the terminal (auto: only on one); letters are never reordered.",
)


def article_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --outlet and --published, which stand in where an input names none."""
    command = click.option(
        "--published", type=IsoDay(), help="Day of publication where the input names none (ISO, 2025-07-23)."
    )(command)
    return click.option("--outlet", help="Outlet where the input names none.")(command)

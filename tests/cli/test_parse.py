"""`tawatur parse`: JSON for programs, a table for people, clear errors."""

from __future__ import annotations

import json

from click.testing import CliRunner

from tawatur.cli.parse import parse_command


def run(*args: str, text: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(parse_command, list(args), input=text)
    return result.exit_code, result.stdout


def test_numbers_of_plain_lines_as_json() -> None:
    code, out = run("numbers", "--json", text="قتل 12 شخصا\nعشرات الجرحى\n")
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["id"], first["found"][0]["low"]) == (1, 12)
    assert (second["found"][0]["low"], second["found"][0]["high"]) == (20, 99)


def test_dates_of_json_lines_keep_their_id_and_day() -> None:
    line = json.dumps({"id": "a", "text": "وصل أمس", "published": "2025-07-23"})
    _, out = run("dates", "--json", text=line + "\n")
    row = json.loads(out)
    assert (row["id"], row["found"][0]["value"], row["found"][0]["rules"]) == ("a", "2025-07-22", ["<day -1>"])


def test_published_is_for_lines_that_give_none() -> None:
    _, out = run("dates", "--json", "--published", "2025-07-23", text="وصل أمس\n")
    assert json.loads(out)["found"][0]["begin"] == "2025-07-22"


def test_the_table_names_rules() -> None:
    _, out = run("numbers", text="خمسة وعشرون\n")
    assert "<units> and <tens>" in out


def test_a_day_that_is_none_is_refused() -> None:
    assert run("dates", "--published", "yesterday", text="أمس\n")[0] == 2


def test_a_broken_json_line_names_its_place() -> None:
    result = CliRunner().invoke(parse_command, ["numbers", "--json"], input='{"text": 5}\n')
    assert result.exit_code != 0
    assert "-:1" in str(result.exception)

"""The report's words are complete in both languages and count as each language counts."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from tawatur.export.changewords import NOUNS
from tawatur.export.labels import LANGUAGES, load_labels
from tawatur.records.change import CAUSES, CHANGES, FACT_LISTS
from tawatur.records.comparison import ORIGIN_BASES, ROW_KINDS, VERDICTS
from tawatur.records.ledger import (
    COMMITMENT_KINDS,
    COMMITMENT_STATUSES,
    ENTITY_TYPES,
    EVENT_STATUSES,
    EVENT_TYPES,
    FIGURE_KINDS,
    LINK_KINDS,
    STANCES,
    STATEMENT_KINDS,
)

TABLE: dict[str, Any] = tomllib.loads(files("tawatur.export").joinpath("labels.toml").read_text("utf-8"))
TEMPLATES = sorted(Path(str(files("tawatur.export").joinpath("templates"))).glob("*.j2"))
ENTRIES = [
    (f"{group}.{key}", entry) for group, keys in TABLE.items() if group != "count" for key, entry in keys.items()
]
LABELS = load_labels()


@pytest.mark.parametrize("entry", [entry for _, entry in ENTRIES], ids=[name for name, _ in ENTRIES])
def test_each_label_has_both_languages_with_the_same_slots(entry: dict[str, str]) -> None:
    assert set(entry) == set(LANGUAGES)
    assert all(entry.values())
    slots = {lang: {name for _, name, _, _ in Formatter().parse(entry[lang]) if name} for lang in LANGUAGES}
    assert slots["ar"] == slots["en"]


@pytest.mark.parametrize(
    "group, values",
    [
        ("verdict", VERDICTS),
        ("verdict_meaning", VERDICTS),
        ("kind", ROW_KINDS),
        ("basis", ORIGIN_BASES),
        ("figure", FIGURE_KINDS),
        ("stance", STANCES),
        ("statement_kind", STATEMENT_KINDS),
        ("event", EVENT_TYPES),
        ("event_status", EVENT_STATUSES),
        ("commitment", COMMITMENT_KINDS),
        ("commitment_status", COMMITMENT_STATUSES),
        ("link", LINK_KINDS),
        ("entity", ENTITY_TYPES),
    ],
)
def test_each_value_of_the_records_has_a_label(group: str, values: tuple[str, ...]) -> None:
    assert set(values) == set(TABLE[group])


PACKAGE = Path(str(files("tawatur")))
CHANGES_TABLE = tomllib.loads((PACKAGE / "export" / "changes.toml").read_text("utf-8"))


def test_every_rule_of_the_comparison_has_a_label() -> None:
    source = "".join(path.read_text("utf-8") for path in (PACKAGE / "compare").glob("*.py"))
    rules = set(
        re.findall(
            r'"((?:only|facts|statements|figures|shares|dates|clocks|durations|places|names|framing)\.[a-z-]+)"', source
        )
    )
    assert len(rules) > 10
    # Shares and quantities are compared as counts are, and name their rules after those.
    judged = ("equal", "about-equal", "rounded", "contained", "overlapping", "exclusive")
    rules |= {f"{family}.{how}" for family in ("shares", "quantities") for how in judged}
    assert rules <= set(TABLE["rule"])


@pytest.mark.parametrize(
    "concept, field, group", [("counted_groups", "group", "group"), ("loaded_names", "family", "fact")]
)
def test_every_word_that_heads_a_fact_has_a_label(concept: str, field: str, group: str) -> None:
    data = tomllib.loads((PACKAGE / "lexicon" / "data" / "ar" / f"{concept}.toml").read_text("utf-8"))
    named = {entry[field] for entry in data["entry"]} - {"anybody"}
    assert named <= set(TABLE[group])


def test_every_word_that_a_comparison_puts_before_a_fact_has_a_label() -> None:
    source = "".join(path.read_text("utf-8") for path in (PACKAGE / "compare").glob("*.py"))
    heads = set(re.findall(r'fact = f?"([a-z-]+): ', source))
    assert {"share", "quantity"} <= heads <= set(TABLE["fact"])


def test_every_label_that_a_template_names_exists() -> None:
    source = "".join(path.read_text("utf-8") for path in TEMPLATES)
    named = set(re.findall(r'\bt\("(\w+)"', source))
    named |= {key for pair in re.findall(r'heading\("(\w+)", "(\w+)"', source) for key in pair}
    assert named <= set(TABLE["ui"]) | set(CHANGES_TABLE["ui"])


def test_every_change_has_a_label() -> None:
    assert set(CHANGES_TABLE["change"]) == set(CHANGES)
    assert set(CHANGES_TABLE["cause"]) == set(CAUSES)
    assert set(CHANGES_TABLE["noun"]) == set(NOUNS.values())
    assert set(NOUNS) == set(FACT_LISTS)
    groups = (group for name, group in CHANGES_TABLE.items() if name != "count")
    assert all(set(entry) == {"ar", "en"} for group in groups for entry in group.values())


@pytest.mark.parametrize(
    "n, ar, en",
    [
        (0, "لا منافذ", "0 outlets"),
        (1, "منفذ واحد", "1 outlet"),
        (2, "منفذان", "2 outlets"),
        (4, "٤ منافذ", "4 outlets"),
        (11, "١١ منفذًا", "11 outlets"),
        (100, "١٠٠ منفذ", "100 outlets"),
        (103, "١٠٣ منافذ", "103 outlets"),
    ],
)
def test_counts(n: int, ar: str, en: str) -> None:
    assert (LABELS.count("outlet", n).ar, LABELS.count("outlet", n).en) == (ar, en)


@pytest.mark.parametrize(
    "value, ar, en",
    [
        ("2026-01-14", "الأربعاء ١٤ يناير/كانون الثاني ٢٠٢٦", "Wednesday 14 January 2026"),
        ("2026-01-14T08:30:00", "الأربعاء ١٤ يناير/كانون الثاني ٢٠٢٦، ٠٨:٣٠", "Wednesday 14 January 2026, 08:30"),
        ("unknown", "unknown", "unknown"),
        (None, "بلا تاريخ نشر", "no date of publication"),
    ],
)
def test_days(value: str | None, ar: str, en: str) -> None:
    assert (LABELS.day(value).ar, LABELS.day(value).en) == (ar, en)


@pytest.mark.parametrize(
    "begin, finish, en",
    [
        ("2026-01-14", "2026-01-14", "Wednesday 14 January 2026"),
        ("2025-11-01", "2025-11-30", "November 2025"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2026-01-12", "2026-01-18", "Monday 12 January 2026 to Sunday 18 January 2026"),
    ],
)
def test_ranges_of_days(begin: str, finish: str, en: str) -> None:
    assert LABELS.days(begin, finish).en == en


def test_latin_digits_on_request() -> None:
    assert load_labels(digits="latn").count("outlet", 4).ar == "4 منافذ"
    assert load_labels(digits="latn").number(1250).ar == "1,250"
    assert LABELS.number(1250).ar == "١٬٢٥٠"


def test_a_label_escapes_what_it_is_given() -> None:
    assert "<b>" not in LABELS.ui("made_by", version="<b>", lexicon="x").__html__()


def test_a_filled_slot_is_not_filled_again() -> None:
    assert "{lexicon}" in LABELS.ui("made_by", version="{lexicon}", lexicon="x").en

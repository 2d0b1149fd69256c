"""Reasons of comparisons in both languages: every one that a comparison gives, with its values."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from string import Formatter

import pytest

import tawatur
from tawatur.demo import demo_articles
from tawatur.export.labels import LANGUAGES, load_labels, shared_labels
from tawatur.export.reasons import diagnostic_reason, origin_reasons, reason_label, row_reasons, value_in_words
from tawatur.records.ledger import AGREEMENT_STATES, CERTAINTIES, CREDIT_KINDS
from tawatur.records.plover import MODES

LABELS = load_labels(digits="arab")
NAMES = {"a-1": "الضفاف", "b.2": "المرفأ"}
PARTS = [
    tomllib.loads(files("tawatur.export").joinpath(name).read_text("utf-8")) for name in ("reasons.toml", "terms.toml")
]
ENTRIES = [(f"{group}.{key}", entry) for part in PARTS for group, keys in part.items() for key, entry in keys.items()]
#: How the modules of `compare` put reasons that hold values: each is an f-string.
SOURCE = "".join(path.read_text("utf-8") for path in files("tawatur.compare").iterdir() if path.name.endswith(".py"))


@pytest.mark.parametrize("entry", [entry for _, entry in ENTRIES], ids=[name for name, _ in ENTRIES])
def test_each_label_has_both_languages_with_the_same_slots(entry: dict[str, str]) -> None:
    assert set(entry) == set(LANGUAGES)
    slots = {lang: {name for _, name, _, _ in Formatter().parse(entry[lang]) if name} for lang in LANGUAGES}
    assert slots["ar"] == slots["en"]
    assert all(entry.values())


@pytest.mark.parametrize(
    "why, ar, en",
    [
        ("both 47", "كلاهما ٤٧", "both 47"),
        ("39 and 47 exclude each other", "لا يصح ٣٩ و٤٧ معًا", "39 and 47 exclude each other"),
        (
            "about 180 and 12 or more can both be true",
            "قد يصح نحو ١٨٠ و١٢ فأكثر معًا",
            "about 180 and 12 or more can both be true",
        ),
        (
            "08:30 and 09:10 are 40 minutes apart",
            "بين ٠٨:٣٠ و٠٩:١٠ من الدقائق ٤٠",
            "08:30 and 09:10 are 40 minutes apart",
        ),
        (
            "72 kilometre and about 2,500 metre exclude each other",
            "لا يصح ٧٢ (بالكيلومتر) ونحو ٢٬٥٠٠ (بالمتر) معًا",
            "72 km and about 2,500 m exclude each other",
        ),
        (
            "12.5% and 13% are one share, one of them rounded",
            "١٢.٥٪ و١٣٪ نسبة واحدة، وإحداهما مقرّبة",
            "12.5% and 13% are one share, one of them rounded",
        ),
        (
            "3 days and 36 hours exclude each other",
            "لا يصح ٣ (بالأيام) و٣٦ (بالساعات) معًا",
            "3 days and 36 hours exclude each other",
        ),
        (
            "24% of the weight of the words is shared; one names a place that another does not name",
            "تشترك العبارات في ٢٤٪ من ثقل ألفاظها، وفي إحداها مكان لا يرد في أخرى",
            "24% of the weight of the words is shared; one names a place that another does not name",
        ),
        (
            "2018-02-02 to 2019-02-02 and 2018-01-01 to 2018-12-31: one year, counted or named",
            "من الجمعة ٢ فبراير/شباط ٢٠١٨ إلى السبت ٢ فبراير/شباط ٢٠١٩ و٢٠١٨: سنة واحدة، معدودة أو مسماة",
            "Friday 2 February 2018 to Saturday 2 February 2019 and 2018: one year, counted or named",
        ),
        (
            "24% of the weight of the words is shared; no time, place or number stands in one only",
            "تشترك العبارات في ٢٤٪ من ثقل ألفاظها، ولا تنفرد إحداها بوقت أو مكان أو عدد",
            "24% of the weight of the words is shared; no time, place or number stands in one only",
        ),
        (
            "a-1 lets الوزير say it, b.2 مصدر",
            "\u2068الضفاف\u2069 ينسب القول إلى \u2068الوزير\u2069، و\u2068المرفأ\u2069 إلى \u2068مصدر\u2069",
            "\u2068الضفاف\u2069 lets \u2068الوزير\u2069 say it, \u2068المرفأ\u2069 \u2068مصدر\u2069",
        ),
    ],
)
def test_reasons_of_rows_are_put_into_both_languages(why: str, ar: str, en: str) -> None:
    (reason,) = row_reasons(why, NAMES)
    label = reason_label(reason, LABELS)
    assert (label.ar, label.en) == (ar, en)


def test_an_update_is_told_beside_a_contradiction() -> None:
    why = "39 and 47 exclude each other; an update among them: 12 on 2026-01-13, then 39 on 2026-01-14"
    assert [reason.key for reason in row_reasons(why, NAMES)] == ["exclude", "update_among", "then"]


@pytest.mark.parametrize(
    "message, ar",
    [
        (
            "2026-01-13 is not what the words say as of the day of publication, 2026-01-15; the named day is taken",
            "الثلاثاء ١٣ يناير/كانون الثاني ٢٠٢٦ غير ما تدل عليه الألفاظ من يوم النشر، "
            "وهو الخميس ١٥ يناير/كانون الثاني ٢٠٢٦؛ فأُخذ باليوم المسمّى",
        ),
        ("a quotation mark opens and none closes it in its paragraph", "علامة اقتباس تُفتح ولا تُغلق في فقرتها"),
        ("the verb has no subject of its own", "ليس للفعل فاعل ظاهر"),
        ("3 control characters stand in the text", "في النص محارف تحكم: ٣"),
        ("something else", "something else"),
    ],
)
def test_diagnostics_are_told_in_both_languages(message: str, ar: str) -> None:
    assert reason_label(diagnostic_reason(message), LABELS).ar == ar


def test_every_diagnostic_of_reading_is_known() -> None:
    title, body = "خبر\ufffd\0\x01\u202e", 'قال الوزير "إن الاتفاق قائم.'
    ledger = tawatur.read(tawatur.make_article(title=title, body=body, published="2/3/2026"))
    assert len(ledger.diagnostics) > 5
    assert [d.message for d in ledger.diagnostics if not diagnostic_reason(d.message).key] == []


def test_an_unknown_reason_stands_as_it_is() -> None:
    (reason,) = row_reasons("something else", NAMES)
    assert (reason.key, reason_label(reason, LABELS).ar) == ("", "something else")
    assert value_in_words("الوزير", LABELS) is None


def test_what_the_rule_says_already_is_not_said_again() -> None:
    assert row_reasons("all articles that give this figure are one text or one agency's report", NAMES) == ()
    assert row_reasons("", NAMES) == ()


def test_every_reason_of_a_comparison_is_known() -> None:
    comparison = tawatur.compare([tawatur.read(article) for article in demo_articles()])
    names = {article: article for article in comparison.articles}
    reasons = [r for row in comparison.rows for r in row_reasons(row.why, names)]
    reasons += [r for origin in comparison.origins for r in origin_reasons(origin.why, names)]
    assert reasons
    assert [reason.text for reason in reasons if not reason.key] == []


def test_every_reason_in_the_code_of_comparing_is_known() -> None:
    """Values stand for what the f-strings hold; reasons that other modules put together are named there."""
    written = re.findall(r'(?:why = |Judgement\("\w+", "[a-z.-]+", )f?"([^"]+)"', SOURCE)
    assert len(written) > 30
    for template in written:
        if re.fullmatch(r"[a-z]+\.[a-z-]+", template) or template in (
            "{values} {why}",
            "{gravest.why}; an update among them: {update.why}",
        ):
            continue
        why = re.sub(r"\{accounts\[one[^}]*\}", "a-1", template)
        why = re.sub(r"\{accounts\[other[^}]*\}", "b.2", why)
        why = re.sub(r"\{[^}]*%\}", "60%", why.replace("{values}", "3 and 4").replace("{judged.why}", "both 5"))
        why = re.sub(r"\{[^}]*day[^}]*\}|\{m(?:in|ax)\([^}]*\}", "2026-01-14", why)
        why = re.sub(r"\{[^}]*\}", "5", why) + ("x" if template.endswith(": ") else "")
        assert [reason.key for reason in row_reasons(why, NAMES) if not reason.key] == [], (
            f"{template}: name it in export/reasons"
        )


@pytest.mark.parametrize(
    "group, values",
    [
        ("credit_kind", CREDIT_KINDS),
        ("certainty_of", CERTAINTIES),
        ("agreement_state", AGREEMENT_STATES),
        ("event_mode", {mode for modes in MODES.values() for mode in modes}),
    ],
)
def test_each_value_of_the_records_has_a_label(group: str, values: tuple[str, ...]) -> None:
    assert set(values) == set(shared_labels()[group])


def test_codes_and_kinds_of_the_language_data_have_labels() -> None:
    folder = files("tawatur.lexicon").joinpath("data", "ar")
    labels = shared_labels()
    said = folder.joinpath("actor_sectors.toml").read_text("utf-8")
    sectors = set(re.findall(r'"([A-Z]{3})"', " ".join(re.findall(r"^sectors = (.*)", said, re.MULTILINE))))
    assert sectors <= set(labels["sector"])
    units = set(re.findall(r'^id = "(.*)"', folder.joinpath("measures.toml").read_text("utf-8"), re.MULTILINE))
    assert units == set(labels["measure"])
    levels = set(re.findall(r'^level = "(\w+)"', folder.joinpath("place_words.toml").read_text("utf-8"), re.MULTILINE))
    assert levels | {"country", "unknown"} <= set(labels["place_level"])
    kinds = {
        row.split("\t")[1]
        for row in folder.joinpath("tables", "bodies.tsv").read_text("utf-8").splitlines()
        if row and row[0] != "#"
    }
    assert kinds <= set(labels["entity_kind"])

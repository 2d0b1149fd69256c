"""Print the archive's table of docs/performance.md: ingest, size, opening and search.

    python benchmarks/archive.py [--db POSTGRESQL_ADDRESS] LEDGERS.jsonl [MORE.jsonl]

The files are what `tawatur read` wrote. Ingest and size are measured on the first; the second is added before search is
measured. Times are wall time of one process; processor time stands beside it, for machines that are busy otherwise.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from tawatur.collection import open_archive
from tawatur.records.codec import decode_ledger
from tawatur.records.ledger import Ledger
from tawatur.search.indexing import entry_of
from tawatur.store.protocol import Addition

#: What analysts type: frequent and rare words, several words, phrases, beginnings, names in both scripts, fields.
QUERIES = (
    "السعودية", "الرياض", "هدنة", "المملكة", "اليوم", "وزارة", "الرئيس", "اليمن", "ايران", "النفط", "2015", "١٢",
    "وزير الخارجية", "مجلس الأمن الدولي", "قوات التحالف عدن", "أسعار النفط", "خادم الحرمين الشريفين",
    "هدنة إنسانية اليمن",     "الاتفاق النووي ايران", "تنظيم داعش العراق", "سوريا تركيا الحدود", "الأمم المتحدة",
    "مكتبه", "مسئول", "مستشفيات",
    '"مجلس الأمن"', '"وقف إطلاق النار"', '"الأمم المتحدة"', '"خادم الحرمين الشريفين"', '"وزير الخارجية"',
    '"وزارة الداخلية"', '"رئيس الوزراء"', '"مليون ريال"', '"يوم أمس"', "هدن*", "مستشف*", "اتفاق*", '"مجلس الوز*"',
    "زلزال OR فيضان OR إعصار", "(هدنة OR اتفاق) اليمن", "اليمن -الحوثي", "السعودية -النفط -الرياض", "Obama", "Riyadh",
    "Erdogan", "Houthi", "Netanyahu", "Kerry", "Abdul Malik al-Houthi", "entity:الحوثي", "entity:أوباما",
    'entity:"الأمم المتحدة"', "speaker:وزير", "speaker:كيري", "outlet:الرياض", "outlet:الجزيرة اليمن", "event:ASSAULT",
    "event:CONSULT وزير", "stance:deny", "figure:killed>=20", "figure:killed=1..5 اليمن", "figure:wounded",
    "published:2015-07-25", "published:2015-08 النفط", "happened:2015-07 event:ASSAULT", "said:2015-07-22",
    "exact:الهدنة", "exact:أوباما",
)  # fmt: skip


def stream(path: Path) -> Iterator[Ledger]:
    """The ledgers of a file, one at a time."""
    with path.open("rb") as lines:
        for line in lines:
            yield decode_ledger(line)


class Ingest(msgspec.Struct):
    """Articles, bytes of their texts, seconds of wall and processor time, and of those the seconds for making keys."""

    number: int = 0
    size: int = 0
    wall: float = 0.0
    processor: float = 0.0
    keys: float = 0.0


def ingest(location: str, ledgers: Iterable[Ledger]) -> Ingest:
    """Add ready ledgers, a hundred at a time."""
    told = Ingest()
    waiting = iter(ledgers)
    with open_archive(location, create=True) as archive:
        run = archive.store.start_run("add", "0")
        while batch := list(islice(waiting, 100)):
            wall, processor = time.perf_counter(), time.process_time()
            additions = [Addition(ledger=ledger, entry=entry_of(ledger)) for ledger in batch]
            told.keys += time.process_time() - processor
            archive.store.add(additions, run=run)
            told.wall += time.perf_counter() - wall
            told.processor += time.process_time() - processor
            told.number += len(batch)
            told.size += sum(len(ledger.article.text.encode()) for ledger in batch)
    return told


class Timed(msgspec.Struct, order=True):
    """A query, its milliseconds of wall and processor time, and how many articles it found."""

    wall: float
    processor: float
    query: str
    total: int | None


def search_times(location: str, *, rounds: int = 3) -> list[Timed]:
    """Time every query, its hits shown with their words."""
    found = []
    with open_archive(location) as archive:
        archive.search("كلمة")
        for _ in range(rounds):
            for query in QUERIES:
                wall, processor = time.perf_counter(), time.process_time()
                results = archive.search(query, limit=20)
                spent = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)
                found.append(Timed(*spent, query, results.total))
    return found


def opening_times(location: str) -> tuple[float, float]:
    """Seconds to open an archive and count its articles: in this process, and in a new one, imports included."""
    start = time.perf_counter()
    with open_archive(location) as archive:
        archive.store.counts()
    here = time.perf_counter() - start
    code = (
        "import time; start = time.perf_counter(); import tawatur, sys\n"
        "with tawatur.open(sys.argv[1]) as archive: next(iter(archive.articles()))\n"
        "print(time.perf_counter() - start)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code, location], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    return here, min(times)


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--db")
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = arguments.db or f"{folder}/bench.db"
        told = ingest(location, stream(arguments.files[0]))
        per = [f"{1000 * spent / told.number:.2f} ms" for spent in (told.wall, told.processor, told.keys)]
        print(f"{told.number:,} articles, {told.size / 1e6:.1f} MB of text")
        print(f"ingest {told.number / told.wall:.0f} articles/s: {per[0]} each, processor {per[1]}, keys {per[2]}")
        if arguments.db is None:
            stored = sum(file.stat().st_size for file in Path(folder).iterdir())
            print(f"archive {stored / 1e6:.1f} MB, {stored / told.size:.2f} x the text")
        more = sum(ingest(location, stream(file)).number for file in arguments.files[1:])
        here, fresh = opening_times(location)
        print(f"opening {here:.3f} s, {fresh:.3f} s with all imports in a new process")
        times = search_times(location)
        print(f"{len(QUERIES)} queries on {told.number + more:,} articles")
        for name, spent in (("wall", [t.wall for t in times]), ("processor", [t.processor for t in times])):
            spent.sort()
            shares = ", ".join(
                f"p{100 * share:.0f} {spent[int(share * len(spent))]:.1f}" for share in (0.5, 0.95, 0.99)
            )
            print(f"search, ms of {name} time: {shares}")
        for slow in sorted(times, key=lambda t: t.processor)[-12:]:
            print(f"   {slow.wall:7.1f} {slow.processor:7.1f} ms  {slow.query}  {slow.total}")


if __name__ == "__main__":
    main()

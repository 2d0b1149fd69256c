"""Print the archive's table of docs/performance.md: ingest, size, opening and search.

    python benchmarks/archive.py LEDGERS.jsonl [POSTGRESQL_ADDRESS]

LEDGERS.jsonl is what `tawatur read` wrote. Times are wall time of one process.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

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


def ingest(location: str, ledgers: Iterable[Ledger]) -> tuple[int, int, float, float]:
    """Add ready ledgers; give how many, the bytes of their texts, the seconds in all and those for making keys."""
    number = size = 0
    spent = keys = 0.0
    waiting = iter(ledgers)
    with open_archive(location, create=True) as archive:
        run = archive.store.start_run("add", "0")
        while batch := list(islice(waiting, 100)):
            gc.collect()
            start = time.perf_counter()
            additions = [Addition(ledger=ledger, entry=entry_of(ledger)) for ledger in batch]
            keys += time.perf_counter() - start
            archive.store.add(additions, run=run)
            spent += time.perf_counter() - start
            number += len(batch)
            size += sum(len(ledger.article.text.encode()) for ledger in batch)
    return number, size, spent, keys


def search_times(location: str, *, rounds: int = 3) -> list[tuple[float, str, int | None]]:
    """Milliseconds of every query, its hits shown with their words; the total that was found."""
    found = []
    with open_archive(location) as archive:
        archive.search("كلمة")
        for _ in range(rounds):
            for query in QUERIES:
                start = time.perf_counter()
                results = archive.search(query, limit=20)
                found.append((1000 * (time.perf_counter() - start), query, results.total))
    return sorted(found)


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
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        location = sys.argv[2] if len(sys.argv) > 2 else f"{folder}/bench.db"
        number, size, spent, keys = ingest(location, stream(path))
        print(f"{number:,} articles, {size / 1e6:.1f} MB of text")
        shares = f"{1000 * keys / number:.2f} ms of {1000 * spent / number:.2f} for keys"
        print(f"ingest {number / spent:.0f} articles/s ({shares})")
        files = [file for file in Path(folder).iterdir() if file.name.startswith("bench.db")]
        if files:
            stored = sum(file.stat().st_size for file in files)
            print(f"archive {stored / 1e6:.1f} MB, {stored / size:.2f} x the text")
        here, fresh = opening_times(location)
        print(f"opening {here:.3f} s, {fresh:.3f} s with all imports in a new process")
        times = search_times(location)
        for share in (0.5, 0.95, 0.99):
            print(f"search p{100 * share:.0f} {times[int(share * len(times))][0]:.1f} ms")
        for spent, query, total in times[-12:]:
            print(f"   {spent:7.1f} ms  {query}  {total}")


if __name__ == "__main__":
    main()

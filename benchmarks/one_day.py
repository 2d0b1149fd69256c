"""What one day more costs an archive: `tawatur stories --db` against the share of its articles in the days before.

python benchmarks/one_day.py FOLDER [--last DAY] [--runs N] [--against SRC]

FOLDER/<day>.ledgers.jsonl is what `tawatur read` wrote of a day's articles. Two archives are made:
of the days before the last, whose stories and entities are found from scratch, and of the same days with their stories
and entities found, to which the last day is added. Finding is measured in new processes, in seconds of processor time
(user and system). The share of the day is its part of the articles, of what the days before took.

With `--against`, the `src` folder of another version, both versions are measured in turn in the same run; each makes
its own archives, since what one keeps the other does not use.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

_HERE = Path(__file__).parent.parent / "src"


class _Version(msgspec.Struct):
    """A version of the code, its archives, and the seconds that each run on them took."""

    name: str
    source: Path
    folder: Path
    before: list[float] = []
    day: list[float] = []

    @property
    def bare(self) -> Path:
        """The days before, nothing found."""
        return self.folder / "bare.db"

    @property
    def waiting(self) -> Path:
        """The days before, all found, and the last day, of which nothing is."""
        return self.folder / "waiting.db"


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--last", default="9", help="the day that is added, else the last one")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--against", type=Path, help="the src folder of another version")
    told = asked.parse_args()
    days = sorted(day for day in told.folder.glob("*.ledgers.jsonl") if day.name[:10] <= told.last)
    if len(days) < 2:
        asked.error(f"{told.folder} holds fewer than two days up to {told.last}")
    with TemporaryDirectory() as scratch:
        versions = [_Version("here", _HERE, Path(scratch, "here"))]
        if told.against is not None:
            versions.insert(0, _Version("other", told.against, Path(scratch, "other")))
        sizes = [_prepared(version, days) for version in versions]
        for _ in range(told.runs):
            for version in versions:
                version.before.append(_finding(version, version.bare))
                version.day.append(_finding(version, version.waiting))
        for version, (before, day) in zip(versions, sizes, strict=True):
            _tell(version, before, day)
        if len(versions) > 1:
            ratio = statistics.median(b / a for a, b in zip(versions[0].day, versions[1].day, strict=True))
            print(f"one day more, here against the other version: {ratio:.2f}")


def _prepared(version: _Version, days: Sequence[Path]) -> tuple[int, int]:
    """Make the archives; give how many articles the days before and the last day hold."""
    version.folder.mkdir()
    _run(version, "init", "--db", str(version.bare))
    _run(version, "add", "--db", str(version.bare), *map(str, days[:-1]))
    shutil.copy(version.bare, version.waiting)
    _run(version, "stories", "--db", str(version.waiting))
    before = _articles(version)
    _run(version, "add", "--db", str(version.waiting), str(days[-1]))
    return before, _articles(version) - before


def _articles(version: _Version) -> int:
    return _run(version, "list", "--db", str(version.waiting), "--json").count(b"\n")


def _finding(version: _Version, archive: Path) -> float:
    """Seconds of processor time that finding stories and entities takes in a copy of an archive."""
    copy = version.folder / "copy.db"
    shutil.copy(archive, copy)
    began = _used()
    _run(version, "stories", "--db", str(copy))
    took = _used() - began
    copy.unlink()
    return took


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(version: _Version, *words: str) -> bytes:
    surroundings = os.environ | {"PYTHONPATH": str(version.source)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run([sys.executable, "-m", "tawatur", *words], env=surroundings, capture_output=True)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return done.stdout


def _tell(version: _Version, before: int, day: int) -> None:
    each = [a / before for a in version.before]
    shares = [took / (one * day) for took, one in zip(version.day, each, strict=True)]
    print(
        f"{version.name:6} {before:,} articles before: {1000 * statistics.median(each):.2f} ms each; {day:,} of one day"
        f" more: {statistics.median(version.day):.1f} s, {statistics.median(shares):.2f} of their share"
        f" ({min(shares):.2f} to {max(shares):.2f})",
        flush=True,
    )


if __name__ == "__main__":
    main()

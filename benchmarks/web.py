"""How fast and how lean the workbench is: requests a second of mixed reading, and memory over 10,000 requests.

Pages are kept as long as nothing is written, so the mix is also asked for under addresses that nobody asked for before.

python benchmarks/web.py [SECONDS [WORKERS]]    needs wrk (apt-get install wrk); the archive is the bundled story
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import tawatur
from tawatur.demo import demo_articles

#: What readers do: stories and their grids, articles, searches, the queue and a claim, and the same as data.
MIX = (
    "/", "/story/demo-sutur", "/story/demo-sutur/compare", "/story/demo-sutur/compare?verdict=contradict",
    "/article/demo-sutur", "/article/demo-almarfa", f"/search?q={quote('هدنة')}", "/search?q=figure:killed", "/help",
    "/review", "/review/figure-21a6bf8e6afc?in=demo-aldifaf", "/runs", "/sources", "/index.json",
    "/story/demo-sutur/compare.json",
)  # fmt: skip
REQUESTS = 10_000
_SCRIPT = """
local paths = {{{paths}}}
local at = 0
request = function() at = at % #paths + 1; return wrk.format("GET", paths[at]) end
"""
#: The same, where every address is a new one.
_ANEW = """
local paths = {{{paths}}}
local at = 0
local number = 0
request = function()
  at = at % #paths + 1
  number = number + 1
  return wrk.format("GET", paths[at] .. (paths[at]:find("?", 1, true) and "&" or "?") .. "new=" .. number)
end
"""


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    workers = sys.argv[2] if len(sys.argv) > 2 else "1"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo.db"
        with tawatur.open(str(place)) as archive:
            list(archive.add(demo_articles()))
            archive.find_stories()
        with subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from tawatur.cli import main; main()",
                "serve",
                "--db",
                str(place),
                "--port",
                "8493",
                "--workers",
                workers,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                _measure("http://127.0.0.1:8493", server.pid, Path(folder), seconds)
            finally:
                server.terminate()


def _measure(address: str, pid: int, folder: Path, seconds: int) -> None:
    _wait(address)
    for path in MIX:
        began = time.perf_counter()
        size = len(_get(f"{address}{path}"))
        _get(f"{address}{path}")
        best = min(_timed(f"{address}{path}") for _ in range(5))
        print(f"{best * 1000:7.1f} ms  {size / 1000:7.1f} kB  {path}  (first {time.perf_counter() - began:.2f} s)")
    if shutil.which("wrk") is None:
        print("wrk is not installed; requests a second are not measured")
        return
    script, anew = folder / "mix.lua", folder / "anew.lua"
    for place, source in ((script, _SCRIPT), (anew, _ANEW)):
        place.write_text(source.format(paths=", ".join(f'"{path}"' for path in MIX)), "utf-8")
        used = _used(pid)
        told = _wrk(address, place, seconds)
        print(f"{told}{(_used(pid) - used) / _sent(told) * 1000:.2f} ms of processor time a request ({place.stem})\n")
    sent = 0
    before = _memory(pid)
    while sent < REQUESTS:
        told = _wrk(address, script, 10)
        sent += _sent(told)
        print(f"{sent:>7} requests more  memory {before} -> {_memory(pid)} MB", flush=True)


def _sent(told: str) -> int:
    return int(next(line.split()[0] for line in told.splitlines() if "requests in" in line))


def _used(pid: int) -> float:
    """Seconds of processor time that a process took (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wrk(address: str, script: Path, seconds: int) -> str:
    command = ["wrk", "-t1", "-c4", f"-d{seconds}s", "--latency", "-s", str(script), address]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            _get(address)
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the workbench did not open")


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        body: bytes = answer.read()
    return body


def _timed(address: str) -> float:
    began = time.perf_counter()
    _get(address)
    return time.perf_counter() - began


def _memory(pid: int) -> int:
    """Megabytes that a process holds (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) // 1024


if __name__ == "__main__":
    main()

"""The tutorial tells what the commands print: its console blocks are run in order, in one folder.

Lines are compared without regard to how columns are spaced.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)


def run(command: str, folder: Path) -> str:
    """What a shell prints for a command, the exit code last where it is not zero."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    code = f"exit code {done.returncode}\n" if done.returncode else ""
    return done.stdout.decode("utf-8") + code


def commands_of(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines that it is said to print; "..." stands for any lines."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line != "...":
            found[-1][1].append(line)
    return found


def test_the_commands_print_what_the_tutorial_says(tmp_path: Path) -> None:
    for block in BLOCKS:
        for command, expected in commands_of(block):
            printed = run(command, tmp_path).splitlines()
            lines = {" ".join(line.split()) for line in printed}
            for line in expected:
                assert " ".join(line.split()) in lines, f"{command}\nshould print {line!r}; it printed\n" + "\n".join(
                    printed
                )
            if not expected:
                assert not any("error" in line or "exit code" in line for line in printed), f"{command}\n{printed}"
    assert (tmp_path / "report.html").stat().st_size > 100_000

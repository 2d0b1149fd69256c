"""What was worked out of an archive is remembered until something is written into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawatur import Ledger
from tawatur.store import open_store
from tawatur.store.memory import Memory
from tawatur.store.protocol import Store
from tawatur.store.recalling import recalling
from tests.store.building import addition, article


def asked(memory: Memory, key: str, made: list[str], *, weight: int | None = 1) -> str:
    def make() -> str:
        made.append(key)
        return key

    return memory.of(key, make, weigh=lambda _: weight)


def test_a_value_is_made_once_until_something_is_written_by_whoever(location: str) -> None:
    with open_store(location, create=True) as mine, open_store(location) as theirs:
        memory, made = Memory(mine, room=10), list[str]()
        assert [asked(memory, "a", made), asked(memory, "a", made)] == ["a", "a"]
        assert made == ["a"]
        theirs.start_run("add", "1")
        asked(memory, "a", made)
        assert made == ["a", "a"]


def test_what_was_asked_for_longest_ago_makes_room(store: Store) -> None:
    memory, made = Memory(store, room=2), list[str]()
    for key in ("a", "b", "a", "c", "a", "b"):
        asked(memory, key, made)
    assert made == ["a", "b", "c", "b"]


def test_without_a_weight_nothing_is_kept_and_what_is_too_heavy_stays_alone(store: Store) -> None:
    memory, made = Memory(store, room=2), list[str]()
    for key, weight in (("a", None), ("a", 1), ("b", 9), ("b", 9), ("a", 1)):
        asked(memory, key, made, weight=weight)
    assert made == ["a", "a", "b", "a"]


def test_what_was_made_while_something_was_written_is_made_anew(store: Store) -> None:
    memory = Memory(store, room=10)

    def making(value: str) -> Callable[[], str]:
        def make() -> str:
            store.start_run("add", "1")
            return value

        return make

    assert memory.of("a", making("before")) == "before"
    assert memory.of("a", making("after")) == "after"


def test_of_several_keys_only_the_unknown_are_made_each_once(store: Store) -> None:
    memory, made = Memory(store, room=10), list[str]()

    def make(keys: Sequence[str]) -> list[str]:
        made.extend(keys)
        return [key.upper() for key in keys]

    assert memory.of_each(["a"], make) == ("A",)
    assert memory.of_each(["b", "a", "b", "c"], make) == ("B", "A", "B", "C")
    assert made == ["a", "b", "c"]


def test_ledgers_are_as_new_as_the_archive_even_where_it_is_written_between_two(store: Store) -> None:
    recalled = recalling(store)
    run = store.start_run("add", "1")
    store.add([addition(article("a")), addition(article("b"))], run=run)
    going = recalled.ledgers(["a", "b"])
    next(going)
    edited = article("b", body="قال الوزير سالم إن الجسر مغلق.")
    store.add([addition(edited)], run=run)
    list(going)

    def texts(ledgers: Sequence[Ledger]) -> list[str]:
        return [ledger.article.text for ledger in ledgers]

    assert texts([*recalled.ledgers(["a", "b"])]) == texts([*store.ledgers(["a", "b"])])
    assert recalled.ledger("b").article.text == edited.text

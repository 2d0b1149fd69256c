"""Grouping places that tell one fact."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.compare.alignment import PER_ACCOUNT, groups_of


def test_the_most_alike_are_joined_first() -> None:
    assert groups_of([0, 1, 1], {(0, 1): 0.9, (0, 2): 0.6}, least=0.5, mean=0.4, per_account=1) == [[0, 1]]


def test_a_join_needs_likeness_on_average() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.6}
    assert groups_of([0, 1, 2], scores, least=0.5, mean=0.4) == [[0, 1]]
    assert groups_of([0, 1, 2], scores, least=0.5, mean=0.3) == [[0, 1, 2]]


def test_what_two_accounts_tell_apart_stays_apart() -> None:
    scores = {(0, 2): 0.9, (1, 3): 0.9, (0, 3): 0.8, (1, 2): 0.8}
    assert groups_of([0, 0, 1, 1], scores, least=0.5, mean=0.1) == [[0, 2], [1, 3]]


def test_barred_pairs_never_meet() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.9}
    assert groups_of([0, 1, 0], scores, least=0.5, mean=0.1, barred={(0, 2)}) == [[0, 1]]


@given(
    st.lists(st.integers(0, 4), min_size=2, max_size=12),
    st.dictionaries(st.tuples(st.integers(0, 11), st.integers(0, 11)), st.floats(0, 1)),
)
def test_groups_are_disjoint_and_bounded(owners: list[int], scores: dict[tuple[int, int], float]) -> None:
    kept = {(a, b): s for (a, b), s in scores.items() if a < b < len(owners) and owners[a] != owners[b]}
    groups = groups_of(owners, kept, least=0.3, mean=0.2)
    members = [number for group in groups for number in group]
    assert len(members) == len(set(members))
    for group in groups:
        held = [owners[number] for number in group]
        assert len(group) > 1
        assert max(held.count(owner) for owner in held) <= PER_ACCOUNT

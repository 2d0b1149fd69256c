"""Rows of acts that exclude each other: one account tells that an offer was taken, another that it was thrown out.

The words for the acts are never the same (`compare/actsides.py`). What ties two clauses is what the acts concern
(`compare/actmeeting.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tawatur.compare.accounts import Account, day_of, of_one_issue
from tawatur.compare.actmeeting import Meeting
from tawatur.compare.actsides import ActSide, act_words_of, sides_in
from tawatur.compare.contradicting import Apart, joined_pairs, numbers_of, rows_apart
from tawatur.compare.likeness import Scale
from tawatur.compare.rows import Ground
from tawatur.compare.tellings import Telling
from tawatur.lexicon import Lexicon

__all__ = ["find_exclusive_acts"]

#: Matters that are settled for good when they are told: a later account tells no next step.
_SETTLED = frozenset(
    {"veto", "unison", "walkout", "openness", "freeing", "intercept", "game", "consenting", "fairness", "surrender"}
)
#: ... and sides of others after which the other one is no next step: what has been signed is not unsigned a day later.
_DONE = frozenset(
    {
        ("signing", "signed"), ("occasion", "held"), ("execution", "done"), ("life", "dead"), ("claim", "claimed"),
        ("amnesty", "in"), ("amnesty", "out"), ("arms", "gave-up"), ("attendance", "came"), ("attendance", "away"),
        ("exchange", "done"), ("work", "done"), ("recovered", "back"), ("ruin", "destroyed"), ("debt", "paid"),
        ("leaving", "resigned"), ("leaving", "dismissed"), ("award", "given"), ("meeting", "met"), ("apology", "said"),
    }
)  # fmt: skip
#: Matters of which some can be on either side, unless one account says that all are.
_OF_MANY = frozenset({"intercept"})
#: Matters that are told of somebody, who must be the same.
_OF_SOMEBODY = frozenset(
    {
        "praise",
        "claim",
        "release",
        "life",
        "running",
        "apology",
        "airman",
        "leaving",
        "food",
        "joining",
        "consenting",
        "attendance",
        "walkout",
        "veto",
    }
)

#: Matters of which the words name the thing alone, and not whom it is told of.
_OF_WHOM = frozenset({"amnesty"})


def find_exclusive_acts(
    items: Sequence[Telling],
    accounts: Sequence[Account],
    ground: Ground,
    scale: Scale,
    lexicon: Lexicon,
    *,
    told: frozenset[tuple[int, int]],
) -> Apart:
    """Set the clauses beside each other whose acts exclude each other.

    `told` are the pairs of tellings that stand in a row of a contradiction already.
    """
    words = [act_words_of(account, lexicon) for account in accounts]
    matters: dict[str, list[ActSide]] = defaultdict(list)
    for number, item in enumerate(items):
        for matter, side in sides_in(number, item, accounts[item.owner], words[item.owner]):
            matters[matter].append(side)
    meeting = Meeting(items, accounts, words, scale, lexicon)
    pairs: list[tuple[float, ActSide, ActSide]] = []
    for matter, sides in sorted(matters.items()):
        if len({side.side for side in sides}) > 1:
            pairs += _excluding(matter, sides, accounts, ground, meeting)
    pairs.sort(key=lambda pair: (-pair[0], pair[1].number, pair[2].number))
    rows = joined_pairs([(a, b) for _, a, b in pairs if numbers_of(a.number, b.number) not in told])
    why = "the accounts tell acts that exclude each other"
    return rows_apart(rows, items, accounts, why=why, rule="facts.opposite")


def _excluding(
    matter: str, sides: Sequence[ActSide], accounts: Sequence[Account], ground: Ground, meeting: Meeting
) -> Iterator[tuple[float, ActSide, ActSide]]:
    """The pairs of one matter that exclude each other; none of an account that tells both sides."""
    told: dict[int, set[str]] = defaultdict(set)
    for side in sides:
        told[side.owner].add(side.side)
    for n, a in enumerate(sides):
        for b in sides[n + 1 :]:
            if a.owner == b.owner or a.side == b.side or b.side in told[a.owner] or a.side in told[b.owner]:
                continue
            one, other = accounts[a.owner], accounts[b.owner]
            if of_one_issue(one, other) or ground.is_alone((one.id, other.id)) or a.kin != b.kin:
                continue
            early = min((a, b), key=lambda side: day_of(accounts[side.owner]))
            if day_of(one) != day_of(other) and matter not in _SETTLED and (matter, early.side) not in _DONE:
                continue
            if matter in _OF_MANY and not (meeting.is_of_all(a) or meeting.is_of_all(b)):
                continue
            share = meeting.share(a, b, somebody=matter in _OF_SOMEBODY, whom=matter in _OF_WHOM)
            if share > 0:
                yield share, a, b

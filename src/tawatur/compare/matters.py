"""The matters of which accounts can stand on different sides (`opposite_sides.toml`), and how each is compared."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

__all__ = ["MATTERS", "Matter"]


class Matter(msgspec.Struct, frozen=True):
    """How a matter is compared.

    `narrow` where its words say by themselves of what kind of thing they are told ("unlicensed", "the brakes"), so that
    less of the words around them must be shared; `steps` are pairs of sides of which a later account may tell the
    second as the next step; `person` marks a matter of one person, so that his name in both sentences is enough;
    `beside` is the matter of which a word must stand in the clause too, `close` whether right before those that tell
    the side ("because of a fault"); `about` a meaning that both must share; `claimed` marks what is told of the
    happening of the story: one shared word around is enough, or none where it is told `alone`; `part` is the part of
    the lighter one's words that must be shared, where it is another one than usual.
    """

    narrow: bool = False
    steps: frozenset[tuple[str, str]] = frozenset()
    person: bool = False
    beside: str = ""
    about: str = ""
    close: bool = False
    claimed: bool = False
    alone: bool = False
    part: float = 0.0


#: Where those who vote, attend or stay away are mostly others, nearly all words must be the same.
_NEARLY_ALL = 0.8
_BOTH_WAYS = frozenset({("open", "shut"), ("shut", "open")})
_NEXT = frozenset(
    {
        ("fled", "held"), ("held", "free"), ("free", "held"), ("held", "fled"), ("still-held", "free"),
        ("still-held", "held"), ("held", "still-held"), ("fled", "still-held"),
    }
)  # fmt: skip
MATTERS: Mapping[str, Matter] = {
    "door": Matter(narrow=True, steps=_BOTH_WAYS),
    "life": Matter(steps=frozenset({("alive", "dead")}), person=True),
    "custody": Matter(steps=_NEXT, person=True),
    "reception": Matter(steps=frozenset({("no", "yes"), ("yes", "no")})),
    "ballot": Matter(beside="voting", part=_NEARLY_ALL),
    "deal": Matter(steps=frozenset({("none", "reached")})),
    "mood": Matter(narrow=True, about="=meet"),
    "date": Matter(steps=frozenset({("put-off", "kept"), ("kept", "put-off")})),
    "court": Matter(person=True),
    "office": Matter(steps=frozenset({("stays", "left")}), person=True),
    "permit": Matter(narrow=True),
    "arms": Matter(narrow=True),
    "service": Matter(steps=frozenset({("normal", "halted"), ("halted", "normal")})),
    "truce": Matter(narrow=True, steps=frozenset({("kept", "broken")})),
    "result": Matter(steps=frozenset({("bad", "good")})),
    "cause": Matter(narrow=True, beside="causing", close=True),
    "death": Matter(person=True),
    "killing": Matter(person=True, beside="killed"),
    "outlook": Matter(),
    "stay": Matter(steps=frozenset({("stays", "left"), ("left", "stays")}), person=True),
    "rescue": Matter(narrow=True, steps=frozenset({("trapped", "out")})),
    "plea": Matter(narrow=True, steps=frozenset({("denies", "admits")}), person=True, beside="charged"),
    "claim": Matter(steps=frozenset({("none", "claimed")}), claimed=True),
    "dying": Matter(person=True),
    "survivors": Matter(steps=frozenset({("some", "none")})),
    "harm": Matter(steps=frozenset({("none", "some")})),
    "bomber": Matter(),
    "attacker": Matter(
        narrow=True, steps=frozenset({("fled", "held"), ("fled", "killed"), ("held", "fled")}), beside="attacking"
    ),
    "health": Matter(narrow=True, steps=frozenset({("good", "bad"), ("bad", "good")}), person=True, beside="condition"),
    "bill": Matter(steps=frozenset({("turned-down", "passed"), ("passed", "turned-down")}), beside="bills"),
    "leaving": Matter(person=True),
    "presence": Matter(part=_NEARLY_ALL),
    "assault": Matter(steps=frozenset({("repelled", "taken"), ("taken", "repelled")})),
    "rule": Matter(narrow=True, steps=frozenset({("kept", "taken"), ("taken", "kept")})),
    "blaze": Matter(narrow=True, steps=frozenset({("burning", "out")}), beside="blazing"),
    "crowdedness": Matter(narrow=True),
    "protesting": Matter(narrow=True, beside="march"),
    "visiting": Matter(),
    "nature": Matter(narrow=True),
    "victims": Matter(claimed=True, alone=True),
    "damage": Matter(),
    "candidacy": Matter(steps=frozenset({("runs", "does-not"), ("does-not", "runs")}), person=True),
    "transfer": Matter(steps=frozenset({("stays", "gone")}), person=True),
    "fitness": Matter(steps=frozenset({("fit", "out"), ("out", "fit")}), person=True),
    "concession": Matter(steps=frozenset({("refused", "conceded")}), person=True),
}

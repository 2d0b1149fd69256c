"""What the number grammar builds: a value or an interval, its token extent, and the rules that made it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

__all__ = ["Amount"]


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A number over half-open places of a sentence's tokens; `start` is the offset of its first letter.

    `unit` is the smallest scale in it (1 for none): only less than that may be added. `low` and `high` are inclusive,
    None where open. `rules` name the grammar rules, outermost first.
    """

    first: int
    stop: int
    start: int
    low: Decimal | None
    high: Decimal | None
    unit: Decimal = Decimal(1)
    mode: str = "exact"
    approx: bool = False
    digits: bool = False
    rules: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal:
        """The one value of an exact amount."""
        return self.low if self.low is not None else Decimal(0)

    def with_rule(self, rule: str, **changes: object) -> Amount:
        """A changed amount with `rule` put before its rules."""
        return msgspec.structs.replace(self, rules=(rule, *self.rules), **changes)

"""What differs between two readings of an article, and why. `docs/archive.md` documents every field."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records.ledger import Reader

__all__ = [
    "CAUSES", "CHANGES", "FACT_LISTS", "QUIET", "ArticleChanges", "Cause", "Change", "Edited", "FieldChange", "Seen",
]  # fmt: skip

#: A fact came, went, or says something else; or it stands at another place of an edited page and says the same
#: (`moved`); or it says the same for another reason (`rederived`).
CHANGES = ("added", "withdrawn", "changed", "moved", "rederived")
#: Changes after which every fact says what it said.
QUIET = frozenset({"moved", "rederived"})
#: Why: the outlet edited the page; another rule made the fact; other language data, models, or code read it.
CAUSES = ("page", "rule", "lexicon", "models", "code")
#: The lists of a ledger that hold facts.
FACT_LISTS = ("entities", "credits", "statements", "figures", "times", "events", "commitments", "agreements")


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why a fact changed. `kind` is one of `CAUSES`.

    `before` and `after` are the words of the page, the rules, the digests, or the versions of the code. `name` is what
    can be named more exactly: the entry of the language data, or the field whose derivation changed.
    """

    kind: str
    before: str = ""
    after: str = ""
    name: str = ""


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a fact in both readings, as in the ledger; None where it had no value."""

    field: str
    before: Any
    after: Any


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One fact that differs. `kind` is one of `CHANGES`, `list` one of `FACT_LISTS`; `words` are what it hangs on.

    `before` and `after` are the fact as the ledgers have it, None where it is not there. `fields` names what a changed
    fact says otherwise: places in the text count only where the text is the same.
    """

    kind: str
    list: str
    words: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    fields: tuple[FieldChange, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def id(self) -> str:
        """The id of the fact, in the later reading where it is there."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return str(record["id"])


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """Words that an outlet replaced, added ("" before) or took out ("" after); offsets count letters of each text."""

    before: str
    after: str
    before_start: int
    before_end: int
    after_start: int
    after_end: int


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that was compared: the number of the version of the article, the run that kept it, what read it."""

    version: int
    run: int
    reader: Reader


class ArticleChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two readings of an article; `article` is the id it is kept under.

    `before` is None for an article that came between the two, whose facts are only counted. `edits` are the words that
    the outlet changed, `same` counts the facts that differ in nothing, `facts` those of the later reading.
    """

    article: str
    outlet: str | None
    title: str
    published: str | None
    before: Seen | None
    after: Seen | None
    edits: tuple[Edited, ...] = ()
    changes: tuple[Change, ...] = ()
    same: int = 0
    facts: int = 0

    @property
    def spoken(self) -> tuple[Change, ...]:
        """The changes after which a fact says something else, came, or went."""
        return tuple(change for change in self.changes if change.kind not in QUIET)

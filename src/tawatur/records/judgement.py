"""What people say of what the machine read: rows that are only ever added. `docs/corrections.md` documents them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from tawatur.errors import JudgementError
from tawatur.records.identity import content_id
from tawatur.records.span import Span

__all__ = [
    "ACTIONS",
    "CLAIM_KINDS",
    "PAIR_KINDS",
    "TARGET_KINDS",
    "Judgement",
    "Target",
    "make_judgement",
    "target_key",
]

#: Kind of a claim → the list of a ledger that holds it.
CLAIM_KINDS = {
    "entity": "entities",
    "credit": "credits",
    "statement": "statements",
    "figure": "figures",
    "time": "times",
    "event": "events",
    "commitment": "commitments",
    "agreement": "agreements",
}
#: What two articles can be told to have in common: one account, one event.
PAIR_KINDS = ("origin", "story")
TARGET_KINDS = (*CLAIM_KINDS, *PAIR_KINDS)
#: `relabel` is an edit of the field that names what sort of claim it is. `same` and `different` take two targets:
#: entities of two articles, or two articles of an origin or story. `undo` takes back one judgement, an undo included.
ACTIONS = ("accept", "reject", "edit", "relabel", "add", "merge", "split", "same", "different", "undo")
_PAIRS = ("merge", "same", "different")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is judged: a claim of an article, or for origins and stories the article itself.

    `sha256` is the text that was judged, `claim` the id the machine gave, `anchor` the words the claim hangs on, with
    the letters `before` and `after` them, by which the place is found again in a later version of the article.
    """

    kind: str
    article: str
    sha256: str = ""
    claim: str | None = None
    anchor: Span | None = None
    before: str = ""
    after: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person.

    `field` and `value` (plain JSON) belong to edits; an added claim has all its fields in `value`, a split entity its
    `mentions`. `machine` is the machine's whole record as it was when it was judged. `undoes` is the id of the
    judgement that is taken back. `id` is a hash of the rest without `machine`, `reader` and `run`.
    """

    id: str
    action: str
    target: Target
    other: Target | None = None
    field: str | None = None
    value: Any = None
    undoes: str | None = None
    author: str
    time: datetime
    reason: str = ""
    machine: Any = None
    reader: str = ""
    run: int | None = None

    @property
    def order(self) -> tuple[datetime, str]:
        """Judgements count in this order; of two on one field the last one wins."""
        return (self.time, self.id)


def make_judgement(
    action: str,
    target: Target,
    *,
    author: str,
    time: datetime,
    other: Target | None = None,
    field: str | None = None,
    value: Any = None,
    undoes: str | None = None,
    reason: str = "",
    machine: Any = None,
    reader: str = "",
) -> Judgement:
    """Make a judgement with its id; raise JudgementError for what does not go together."""
    judgement = Judgement(
        id="",
        action=action,
        target=target,
        other=other,
        field=field,
        value=value,
        undoes=undoes,
        author=author.strip(),
        time=time,
        reason=reason.strip(),
        machine=machine,
        reader=reader,
    )
    _check(judgement)
    judgement = msgspec.structs.replace(judgement, time=time.astimezone(UTC))
    return msgspec.structs.replace(judgement, id=judgement_id(judgement))


def judgement_id(judgement: Judgement) -> str:
    """The id of a judgement: a hash of who said what of what, when and why."""
    said = msgspec.structs.replace(judgement, id="", machine=None, reader="", run=None)
    return content_id("judgement", msgspec.json.encode(said, order="sorted").decode())


def target_key(target: Target) -> str:
    """The kind and the offsets by which judgements of one claim of one article are known to belong together."""
    if target.anchor is None:
        return f"{target.kind}:{target.claim or ''}"
    return f"{target.kind}:{target.anchor.start}-{target.anchor.end}"


def _check(judgement: Judgement) -> None:
    action, target = judgement.action, judgement.target
    if action not in ACTIONS:
        raise JudgementError(f"{action!r} is none of {', '.join(ACTIONS)}")
    if target.kind not in TARGET_KINDS:
        raise JudgementError(f"{target.kind!r} is none of {', '.join(TARGET_KINDS)}")
    if not judgement.author:
        raise JudgementError("a judgement needs an author: give --author, or set TAWATUR_AUTHOR")
    if judgement.time.tzinfo is None:
        raise JudgementError(f"{judgement.time.isoformat()} has no time zone: write it as in 2026-01-31T12:00:00Z")
    if (judgement.other is not None) != (action in _PAIRS) and action != "undo":
        raise JudgementError(f"{action} takes {'two targets' if action in _PAIRS else 'one target'}")
    if (action == "undo") != (judgement.undoes is not None):
        raise JudgementError("undo names the judgement that it takes back")
    if (action in ("edit", "relabel")) != (judgement.field is not None):
        raise JudgementError(f"{action} {'names a field' if judgement.field is None else 'takes no field'}")
    if target.kind in PAIR_KINDS and action in ("accept", "reject", "add", "merge", "split"):
        raise JudgementError(f"{target.kind}: say same or different of two articles; {action} is for claims")

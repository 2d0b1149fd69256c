"""Who says it: two accounts that put the same words into the mouths of different speakers."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.compare.accounts import Account
from tawatur.compare.counts import Judgement
from tawatur.compare.names import Known
from tawatur.compare.tellings import Telling
from tawatur.records.ledger import Entity, Statement

__all__ = ["other_speaker"]


def other_speaker(a: Telling, b: Telling, accounts: Sequence[Account], known: Known) -> Judgement | None:
    """One account lets a person speak; the other knows him in the same breath and lets unnamed sources say it."""
    for one, other in ((a, b), (b, a)):
        for statement in one.cues:
            group = known.get((accounts[one.owner].id, statement.speaker_entity or ""))
            if group is None or statement.speaker_kind == "unnamed":
                continue
            unnamed = [
                s for s in other.cues if s.speaker_kind == "unnamed" and s.speaker and s.stance == statement.stance
            ]
            if unnamed and _mentions_person(other, accounts[other.owner], group, known, unnamed[0]):
                who = unnamed[0].speaker.text if unnamed[0].speaker is not None else unnamed[0].cue.text
                said = statement.speaker.text if statement.speaker is not None else statement.cue.text
                why = f"{accounts[one.owner].id} lets {said} say it, {accounts[other.owner].id} {who}"
                return Judgement("contradict", "statements.other-speaker", why)
    return None


def _mentions_person(telling: Telling, account: Account, group: int, known: Known, statement: Statement) -> bool:
    """Whether the clause names the person beside the unnamed speaker, not within the speaker's own words."""
    clause, speaker = telling.clause, statement.speaker
    people: list[Entity] = [
        entity
        for entity in account.ledger.entities
        if entity.type == "PER" and known.get((account.id, entity.id)) == group
    ]
    return any(
        clause.start <= mention.start < clause.end
        and (speaker is None or not speaker.start <= mention.start < speaker.end)
        for entity in people
        for mention in entity.mentions
    )

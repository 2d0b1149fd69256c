"""What becomes of a ledger that people judged."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from tawatur import Ledger
from tawatur.errors import JudgementError, NotFoundError
from tawatur.records.codec import decode_judgement, decode_ledger, encode
from tawatur.records.judgement import Target, make_judgement
from tawatur.records.verification import iter_mismatches
from tawatur.review.applying import apply, in_force, machine_ledger
from tawatur.review.fields import CLAIM_KINDS, EDITABLE, LABELS, RECORDS, REFERENCES, holds_spans
from tests.review.desk import Desk


def by_id(ledger: Ledger, ident: str) -> Any:
    found = [r for name in CLAIM_KINDS.values() for r in getattr(ledger, name) if r.id == ident]
    return found[0] if found else None


def state(ledger: Ledger, ident: str) -> str:
    return next((c.state for c in ledger.corrections or () if c.claim == ident), "")


def test_without_judgements_a_ledger_is_as_it_was_read(ledger: Ledger) -> None:
    assert apply(ledger, []) is ledger
    assert b'"corrections"' not in encode(ledger)


def test_an_edit_keeps_the_machines_value_visible(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    (made,) = desk.edit(figure.id, what="wounded")
    found = desk.corrected
    edited = by_id(found, figure.id)
    assert (edited.what, edited.basis) == ("wounded", "corrected")
    step = edited.derivation[-1]
    assert (step.field, step.basis, step.rule) == ("what", "corrected", f"by hand: {made.id}")
    assert f"the machine had: {figure.what}" in step.note
    (correction,) = found.corrections or ()
    assert (correction.state, correction.machine["what"]) == ("edited", figure.what)
    assert decode_ledger(encode(found)) == found
    assert list(iter_mismatches(found)) == []


def test_bounds_move_together(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    assert figure.high is not None
    with pytest.raises(JudgementError, match="is above high"):
        desk.judge(figure.id, "edit", field="low", value=figure.high + 1)
    desk.edit(figure.id, low=figure.high + 1, high=figure.high + 2)
    assert by_id(desk.corrected, figure.id).low == figure.high + 1


def test_rejecting_leaves_out_what_nothing_then_refers_to(desk: Desk) -> None:
    figure = next(f for f in desk.machine.figures if f.statement is not None)
    assert figure.statement is not None
    desk.judge(figure.statement, "reject", reason="nobody said so")
    found = desk.corrected
    assert by_id(found, figure.statement) is None
    assert by_id(found, figure.id).statement is None
    assert by_id(found, figure.id).chain == figure.chain
    assert (state(found, figure.statement), state(found, figure.id)) == ("rejected", "follows")
    kept = apply(desk.machine, desk.judgements, keep_rejected=True)
    assert by_id(kept, figure.statement) is not None
    assert by_id(kept, figure.id).statement == figure.statement
    assert state(kept, figure.statement) == "rejected"


def test_accepting_changes_no_value(desk: Desk) -> None:
    event = desk.machine.events[0]
    desk.judge(event.id, "accept")
    assert by_id(desk.corrected, event.id) == event
    assert state(desk.corrected, event.id) == "accepted"


def test_relabelling_an_event_recodes_it(desk: Desk) -> None:
    event = desk.machine.events[0]
    made = desk.judge(event.id, "relabel", value="AID" if event.type != "AID" else "ASSAULT")
    relabelled = by_id(desk.corrected, event.id)
    assert made.field == "type"
    assert relabelled.type == made.value
    assert relabelled.mode is None
    assert relabelled.quad == {"AID": 2, "ASSAULT": 4}[relabelled.type]


def test_merging_entities(desk: Desk) -> None:
    statement = next(s for s in desk.machine.statements if s.speaker_entity is not None)
    gone = by_id(desk.machine, statement.speaker_entity or "")
    kept = next(e for e in desk.machine.entities if e.type == gone.type and e.id != gone.id)
    desk.judge(kept.id, "merge", other=gone.id)
    found = desk.corrected
    assert by_id(found, gone.id) is None
    assert set(by_id(found, kept.id).mentions) == {*kept.mentions, *gone.mentions}
    assert by_id(found, statement.id).speaker_entity == kept.id
    assert (state(found, gone.id), state(found, kept.id)) == ("merged", "edited")
    assert list(iter_mismatches(found)) == []
    desk.judge(kept.id, "reject")
    assert by_id(desk.corrected, statement.id).speaker_entity is None


def test_merging_in_circles_ends(desk: Desk) -> None:
    a, b, c = desk.machine.entities[:3]
    for left, right in ((a, b), (b, c), (c, a), (a, c)):
        desk.judge(left.id, "merge", other=right.id)
    found = desk.corrected
    assert sum(by_id(found, e.id) is not None for e in (a, b, c)) == 1


def test_splitting_an_entity(desk: Desk) -> None:
    entity = max(desk.machine.entities, key=lambda e: len(e.mentions))
    taken = entity.mentions[-1]
    made = desk.judge(entity.id, "split", value={"mentions": [f"{taken.start}:{taken.end}"], "name": "آخر"})
    found = desk.corrected
    assert taken not in by_id(found, entity.id).mentions
    (new,) = [e for e in found.entities if e.mentions == (taken,)]
    assert (new.name, new.type, new.basis, state(found, new.id)) == ("آخر", entity.type, "corrected", "split")
    desk.judge(new.id, "edit", field="type", value="ORG")
    assert by_id(desk.corrected, new.id).type == "ORG"
    desk.undo(made)
    assert by_id(desk.corrected, entity.id) == entity


@pytest.mark.parametrize("value", [[], ["لا يوجد هذا"], "0:3"])
def test_a_split_takes_some_mentions(desk: Desk, value: Any) -> None:
    with pytest.raises(JudgementError):
        desk.judge(desk.machine.entities[0].id, "split", value=value)


def test_adding_what_was_missed(desk: Desk) -> None:
    text = desk.machine.article.text
    at = text.rindex(" ", 0, len(text) - 2) + 1
    made = desk.add("figure", {"words": f"{at}:{at + 3}", "low": 2, "high": 4, "what": "arrested"})
    found = desk.corrected
    added = by_id(found, made.target.claim or "")
    assert (added.low, added.what, added.basis, added.text) == (2, "arrested", "corrected", text[at : at + 3])
    assert found.figures[-1] == added
    assert state(found, added.id) == "added"
    desk.edit(added.id, high=5)
    assert by_id(desk.corrected, added.id).high == 5
    assert {step.standing for c in desk.corrected.corrections or () for step in c.steps} == {"stands"}
    with pytest.raises(JudgementError, match="is there already"):
        desk.add("figure", {"words": f"{at}:{at + 3}", "low": 1, "high": 1})
    desk.judge(added.id, "reject")
    assert by_id(desk.corrected, added.id) is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("statement", {"cue": "0:3", "content": "4:9"}),
        ("event", {"trigger": "0:3", "type": "AID", "mode": None}),
        ("commitment", {"content": "0:5", "kind": "promise", "from": ["0:3"]}),
        ("entity", {"mentions": "0:3;5:8", "type": "ORG"}),
        ("time", {"words": "0:4", "begin": "2026-01-01", "finish": "2026-01-02", "value": "2026-01-01"}),
        ("credit", {"words": "0:4", "kind": "agency"}),
        ("agreement", {"mentions": "0:4"}),
    ],
)
def test_claims_of_every_kind_can_be_added(desk: Desk, kind: str, fields: dict[str, Any]) -> None:
    made = desk.add(kind, fields)
    assert by_id(desk.corrected, made.target.claim or "") is not None
    assert list(iter_mismatches(desk.corrected)) == []


@pytest.mark.parametrize(
    ("kind", "fields", "match"),
    [
        ("figure", {"low": 1, "high": 1}, "needs words"),
        ("event", {"trigger": "0:3"}, "not whole"),
        ("event", {"trigger": "0:3", "type": "AID", "mode": "aerial"}, "has no mode"),
        ("time", {"words": "0:4", "begin": "2026-13-01"}, "no ISO day"),
        ("statement", {"cue": "0:3", "content": "4:9", "speaker_entity": "entity-x"}, "is no entity"),
        ("cat", {}, "is none of"),
        ("figure", {"words": "0:3", "colour": "red"}, "no field"),
    ],
)
def test_additions_are_checked(desk: Desk, kind: str, fields: dict[str, Any], match: str) -> None:
    with pytest.raises(JudgementError, match=match):
        desk.add(kind, fields)


@pytest.mark.parametrize(
    ("field", "value", "match"),
    [
        ("low", "ten", "figure.low"),
        ("what", "dead", "is none of"),
        ("of", {"start": 0, "end": 10**9}, "is no place"),
        ("of", {"start": 0, "end": 3, "text": "xxx"}, "not 'xxx'"),
        ("of", "كلمات ليست فيه", "does not have the words"),
        ("id", "x", "no field"),
        ("basis", "stated", "no field"),
        ("statement", "statement-x", "is no statement"),
        ("chain", [{"start": 0, "end": 3, "kind": "ghost"}], "is none of"),
    ],
)
def test_values_are_checked(desk: Desk, field: str, value: Any, match: str) -> None:
    with pytest.raises(JudgementError, match=match):
        desk.judge(desk.machine.figures[0].id, "edit", field=field, value=value)


def test_words_of_the_article_are_found_near_the_claim(desk: Desk) -> None:
    statement = desk.machine.statements[-1]
    words = statement.cue.text
    desk.judge(statement.id, "edit", field="speaker", value=words)
    speaker = by_id(desk.corrected, statement.id).speaker
    assert (speaker.start, speaker.text) == (statement.cue.start, words)


def test_texts_may_look_like_numbers(desk: Desk) -> None:
    time = desk.machine.times[0]
    desk.judge(time.id, "edit", field="value", value=2015)
    assert by_id(desk.corrected, time.id).value == "2015"
    figure = next(f for f in desk.machine.figures if f.text.isdigit())
    desk.judge(figure.id, "edit", field="of", value=int(figure.text))
    assert by_id(desk.corrected, figure.id).of.text == figure.text


def test_the_last_of_two_wins_and_both_stay(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.edit(figure.id, by="سلمى", what="wounded")
    desk.edit(figure.id, by="رامي", what="missing")
    found = desk.corrected
    assert by_id(found, figure.id).what == "missing"
    (correction,) = found.corrections or ()
    assert [(s.author, s.value) for s in correction.steps] == [("سلمى", "wounded"), ("رامي", "missing")]
    shuffled = list(desk.judgements)
    random.Random(1).shuffle(shuffled)
    assert apply(desk.machine, shuffled) == found


def test_undoing_and_undoing_that(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    made = desk.judge(figure.id, "reject")
    assert by_id(desk.corrected, figure.id) is None
    back = desk.undo(made)
    assert by_id(desk.corrected, figure.id) == figure
    assert state(desk.corrected, figure.id) == "undone"
    again = desk.undo(back)
    assert by_id(desk.corrected, figure.id) is None
    assert in_force(desk.judgements) == {made.id, again.id}


def test_an_edit_after_a_rejection_takes_the_claim_back(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.judge(figure.id, "reject", by="رامي")
    desk.edit(figure.id, what="wounded")
    assert by_id(desk.corrected, figure.id).what == "wounded"


def test_the_words_of_a_claim_can_be_set(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.edit(figure.id, words=f"{figure.start}:{figure.end + 3}")
    assert by_id(desk.corrected, figure.id).end == figure.end + 3
    assert list(iter_mismatches(desk.corrected)) == []


def test_actors_keep_their_codes(desk: Desk) -> None:
    event = next(e for e in desk.machine.events if e.actors and e.actor_codes)
    first, new = event.actors[0], desk.machine.statements[0].cue
    desk.judge(event.id, "edit", field="actors", value=[f"{s.start}:{s.end}" for s in (new, first)])
    edited = by_id(desk.corrected, event.id)
    assert [s.text for s in edited.actors] == [new.text, first.text]
    assert edited.actor_codes[1] == event.actor_codes[0]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_editable_field_is_one_of_the_record(kind: str) -> None:
    assert LABELS[kind] in EDITABLE[kind]
    for field in EDITABLE[kind]:
        assert holds_spans(kind, field) in ("", "one", "many")


def test_every_id_of_another_claim_is_known_to_be_one(ledgers: tuple[Ledger, ...]) -> None:
    """A new field that leads to a claim must stand in `REFERENCES`, or rejecting that claim leaves it dangling."""
    for ledger in ledgers:
        records = [r for name in CLAIM_KINDS.values() for r in getattr(ledger, name)]
        idents = {record.id for record in records}
        for record in records:
            for field in set(record.__struct_fields__) - {"id", *REFERENCES}:
                value = getattr(record, field)
                texts = {v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, str)}
                assert not texts & idents, f"{type(record).__name__}.{field}"


def test_judgements_decode_as_they_were_encoded(desk: Desk) -> None:
    made = desk.judge(desk.machine.figures[0].id, "accept", reason="سمعته")
    assert decode_judgement(encode(made)) == made


@pytest.mark.parametrize(
    ("fields", "match"),
    [
        ({"action": "praise"}, "is none of"),
        ({"author": " "}, "needs an author"),
        ({"time": datetime(2026, 1, 1)}, "no time zone"),
        ({"action": "edit"}, "names a field"),
        ({"field": "low"}, "takes no field"),
        ({"action": "undo"}, "names the judgement"),
        ({"action": "same"}, "two targets"),
        ({"target": Target(kind="cat", article="a")}, "is none of"),
        ({"target": Target(kind="story", article="a")}, "same or different"),
    ],
)
def test_what_does_not_go_together(fields: dict[str, Any], match: str) -> None:
    given: dict[str, Any] = {
        "action": "accept", "target": Target(kind="figure", article="a"), "author": "س",
        "time": datetime(2026, 1, 1, tzinfo=UTC), **fields,
    }  # fmt: skip
    with pytest.raises(JudgementError, match=match):
        make_judgement(given.pop("action"), given.pop("target"), **given)


def test_the_id_says_all_but_what_the_machine_had(desk: Desk) -> None:
    made = desk.judge(desk.machine.figures[0].id, "accept")
    again = make_judgement("accept", made.target, author=made.author, time=made.time)
    assert again.id == made.id
    assert make_judgement("reject", made.target, author=made.author, time=made.time).id != made.id


def test_unknown_claims(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no claim 'figure-x'"):
        desk.judge("figure-x", "accept")
    with pytest.raises(NotFoundError, match="no judgement"):
        desk.undo(msgspec.structs.replace(desk.judge(desk.machine.figures[0].id, "accept"), id="judgement-x"))


def test_two_ids_in_a_foreign_ledger_lose_nothing(desk: Desk) -> None:
    first, second, *rest = desk.machine.figures
    twin = msgspec.structs.replace(second, id=first.id)
    foreign = msgspec.structs.replace(desk.machine, figures=(first, twin, *rest))
    made = desk.judge(desk.machine.events[0].id, "accept")
    assert apply(foreign, [made]).figures == foreign.figures
    assert machine_ledger(apply(foreign, [made])) == foreign

"""Corrections outlive the code: twenty random changes of readings, and edits of the page."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tawatur import Ledger, make_article
from tawatur.records.claims import anchor_of
from tawatur.records.judgement import CLAIM_KINDS, Judgement
from tawatur.records.ledger import EVENT_TYPES, FIGURE_KINDS, STANCES
from tawatur.records.span import Span
from tawatur.records.verification import iter_mismatches
from tawatur.review.applying import apply, machine_ledger
from tawatur.review.fields import REFERENCES, as_data, record_from
from tests.review.desk import Desk

CHANGES = 20
_LABELS = {"statement": ("stance", STANCES), "figure": ("what", FIGURE_KINDS), "event": ("type", EVENT_TYPES)}


def judged(desk: Desk, chance: random.Random) -> dict[str, Any]:
    """A day's work on a ledger; give what must hold: judgement → (kind, field, value)."""
    machine = desk.machine
    must: dict[str, Any] = {}
    figures = list(machine.figures)
    chance.shuffle(figures)
    low = chance.randint(1000, 9000)
    for made in desk.edit(figures[0].id, low=low, high=low + 1, what=chance.choice(FIGURE_KINDS)):
        must[made.id] = ("figure", made.field, made.value)
    desk.judge(figures[1].id, "accept")
    event = chance.choice(machine.events)
    other = chance.choice([kind for kind in EVENT_TYPES if kind != event.type])
    must[desk.judge(event.id, "relabel", value=other).id] = ("event", "type", other)
    statement = chance.choice(machine.statements)
    must[desk.judge(statement.id, "edit", field="stance", value="warn").id] = ("statement", "stance", "warn")
    desk.judge(chance.choice([s for s in machine.statements if s.id != statement.id]).id, "reject")
    entity = chance.choice(machine.entities)
    must[desk.judge(entity.id, "edit", field="name", value="اسم آخر").id] = ("entity", "name", "اسم آخر")
    at = machine.article.text.rindex(" ", 0, len(machine.article.text) - 2) + 1
    made = desk.add("figure", {"words": f"{at}:{at + 3}", "low": 7, "high": 7, "what": "missing"})
    must[made.id] = ("figure", "what", "missing")
    return must


def changed(ledger: Ledger, chance: random.Random) -> Ledger:
    """Another reading of the same text: other ids, values and anchors; claims are missing, and others are new."""
    leads: dict[str, str] = {}
    lists: dict[str, list[Any]] = {}
    for kind, name in CLAIM_KINDS.items():
        records = [r for r in getattr(ledger, name) if chance.random() > 0.15]
        lists[name] = [changed_record(kind, record, ledger.article.text, chance, leads) for record in records]
    for records in lists.values():
        records[:] = [led(record, leads) for record in records]
        if chance.random() < 0.2:
            chance.shuffle(records)
    reader = msgspec.structs.replace(ledger.reader, version=f"9.{chance.random()}", lexicon=f"{chance.random()}")
    made: dict[str, Any] = {name: tuple(records) for name, records in lists.items()}
    return msgspec.structs.replace(ledger, reader=reader, **made)


def changed_record(kind: str, record: Any, text: str, chance: random.Random, leads: dict[str, str]) -> Any:
    if chance.random() < 0.5:
        leads[record.id] = f"{kind}-{chance.randrange(16**8):08x}"
        record = msgspec.structs.replace(record, id=leads[record.id])
    else:
        leads[record.id] = record.id
    if kind in _LABELS and chance.random() < 0.4:
        field, values = _LABELS[kind]
        changes: dict[str, Any] = {field: chance.choice(values)}
        if kind == "event":
            changes["mode"] = None
        record = msgspec.structs.replace(record, **changes)
    if kind == "figure" and chance.random() < 0.4:
        low = chance.randint(1, 99)
        record = msgspec.structs.replace(record, low=low, high=low)
    if chance.random() < 0.3:
        record = msgspec.structs.replace(record, rule="<another rule>", basis=chance.choice(["stated", "inferred"]))
    return moved(record, text, chance) if chance.random() < 0.3 else record


def moved(record: Any, text: str, chance: random.Random) -> Any:
    """The claim anchored at a few letters more or fewer, as another word list would have it."""
    anchor = anchor_of(record)
    start = max(0, anchor.start - chance.randint(0, 2))
    end = min(len(text), anchor.end + chance.randint(0, 2))
    if isinstance(record, Span):
        return msgspec.structs.replace(record, start=start, end=end, text=text[start:end])
    new = Span(start=start, end=end, text=text[start:end])
    if hasattr(record, "mentions") and not hasattr(record, "trigger"):
        return msgspec.structs.replace(record, mentions=(new, *record.mentions[1:]))
    field = next(name for name in ("trigger", "cue", "content") if getattr(record, name, None) is not None)
    return msgspec.structs.replace(record, **{field: new})


def led(record: Any, leads: dict[str, str]) -> Any:
    for field in REFERENCES:
        value = getattr(record, field, None)
        if isinstance(value, str):
            record = msgspec.structs.replace(record, **{field: leads.get(value)})
        elif isinstance(value, tuple):
            record = msgspec.structs.replace(record, **{field: tuple(leads[i] for i in value if i in leads)})
    for told in getattr(record, "states", ()):
        states = tuple(msgspec.structs.replace(s, statement=leads.get(s.statement or "")) for s in record.states)
        del told
        record = msgspec.structs.replace(record, states=states)
    return record


def check(reading: Ledger, judgements: list[Judgement], must: dict[str, Any]) -> set[str]:
    """Nothing is dropped, every value holds, the ledger is whole; give how the judgements stand."""
    found = apply(reading, judgements)
    assert machine_ledger(found) == reading
    assert apply(found, judgements) == found
    told = found.corrections or ()
    steps = {step.judgement: (correction, step) for correction in told for step in correction.steps}
    assert set(steps) == {judgement.id for judgement in judgements}
    before = {str(wrong) for wrong in iter_mismatches(reading)}
    assert [str(wrong) for wrong in iter_mismatches(found) if str(wrong) not in before] == []
    for ident, (kind, field, value) in must.items():
        correction, step = steps[ident]
        if step.standing == "words changed":
            assert correction.state == "lost"
            continue
        (record,) = [r for r in getattr(found, CLAIM_KINDS[kind]) if r.id == correction.claim]
        assert getattr(record, field) == value, (ident, step)
        assert record.basis == "corrected"
    for correction in told:
        if correction.state == "rejected":
            assert correction.claim not in {r.id for r in getattr(found, CLAIM_KINDS[correction.kind])}
    return {step.standing for _, step in steps.values()}


@pytest.mark.parametrize("seed", range(20))
def test_a_correction_outlives_twenty_changes_of_code_and_lexicon(
    seed: int, ledgers: tuple[Ledger, ...], new_desk: Callable[[Ledger], Desk]
) -> None:
    chance = random.Random(seed)
    desk = new_desk(ledgers[seed % len(ledgers)])
    must = judged(desk, chance)
    assert check(desk.machine, desk.judgements, must) == {"stands"}
    reading, seen = desk.machine, set()
    for _ in range(CHANGES):
        # Half of the changes build on each other, the others go back to what was read first.
        reading = changed(reading if chance.random() < 0.5 else desk.machine, chance)
        seen |= check(reading, desk.judgements, must)
    assert seen >= {"stands", "moved", "claim changed", "claim withdrawn"}


def edited(ledger: Ledger, body: str) -> Ledger:
    """The machine's reading of another text, as far as its claims are there word for word."""
    article = make_article(title=ledger.article.title, body=body, ident=ledger.article.id)
    shift = len(body) - len(ledger.article.text.partition("\n")[2])
    at = len(ledger.article.title) + 1

    def put(data: Any) -> Any:
        if isinstance(data, list):
            return [put(item) for item in data]
        if not isinstance(data, dict):
            return data
        data = {key: put(value) for key, value in data.items()}
        if "text" in data and data["start"] >= at:
            data["start"], data["end"] = data["start"] + shift, data["end"] + shift
        return data

    lists = {
        name: tuple(record_from(kind, put(as_data(record))) for record in getattr(ledger, name))
        for kind, name in CLAIM_KINDS.items()
    }
    return msgspec.structs.replace(ledger, article=article, **lists)


def test_an_edited_page_moves_corrections(desk: Desk) -> None:
    body = desk.machine.article.text.partition("\n")[2]
    must = judged(desk, random.Random(3))
    again = edited(desk.machine, "تحديث: أضيفت فقرة في أول الخبر.\n" + body)
    assert list(iter_mismatches(again)) == []
    assert check(again, desk.judgements, must) <= {"stands", "moved"}
    bare = msgspec.structs.replace(again, **dict.fromkeys(CLAIM_KINDS.values(), ()))
    assert "claim withdrawn" in check(bare, desk.judgements, must)


def test_words_that_are_gone_are_told_of(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.edit(figure.id, what="wounded")
    text = desk.machine.article.text
    body = (text[: figure.start] + "بضعة" + text[figure.end :]).partition("\n")[2]
    article = make_article(title=desk.machine.article.title, body=body, ident=desk.machine.article.id)
    if figure.start < len(desk.machine.article.title):
        article = make_article(title=text[: figure.start] + "بضعة", body=body, ident=desk.machine.article.id)
    found = apply(Ledger(article=article, reader=desk.machine.reader), desk.judgements)
    (correction,) = found.corrections or ()
    assert correction.state == "lost"
    assert [step.standing for step in correction.steps] == ["words changed"]
    assert found.figures == ()


def test_short_words_are_not_mistaken_for_others(desk: Desk) -> None:
    """A cue that recurs is only found again where its neighbours are the same."""
    statement = desk.machine.statements[0]
    desk.judge(statement.id, "accept")
    body = f"{statement.cue.text} شيء آخر. ثم {statement.cue.text} غيره."
    other = Ledger(
        article=make_article(title="عنوان", body=body, ident=desk.machine.article.id), reader=desk.machine.reader
    )
    assert check(other, desk.judgements, {}) == {"words changed"}


def test_what_was_confirmed_stays_as_it_was_confirmed(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    desk.judge(figure.id, "accept")
    other = msgspec.structs.replace(figure, low=1, high=2, id="figure-other")
    reading = msgspec.structs.replace(desk.machine, figures=(other, *desk.machine.figures[1:]))
    found = apply(reading, desk.judgements)
    assert (found.figures[0].low, found.figures[0].high) == (figure.low, figure.high)
    assert [step.standing for c in found.corrections or () for step in c.steps] == ["claim changed"]


def test_a_claim_that_the_machine_finds_in_the_end(desk: Desk) -> None:
    figure = desk.machine.figures[0]
    missed = msgspec.structs.replace(desk.machine, figures=desk.machine.figures[1:])
    other = Desk(missed)
    made = other.add("figure", {"words": f"{figure.start}:{figure.end}", "low": 1, "high": 1, "what": "missing"})
    found = apply(desk.machine, [made])
    assert len(found.figures) == len(desk.machine.figures)
    assert (found.figures[0].what, found.figures[0].id) == ("missing", figure.id)

"""Judgements, corrections and the queue as text for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.talk import isolated

if TYPE_CHECKING:
    from tawatur.records.claims import Claim
    from tawatur.records.correction import CorrectionStep
    from tawatur.records.judgement import Judgement
    from tawatur.review.queue import QueueItem

__all__ = ["correction_of", "describe_corrections", "describe_item", "describe_judgement"]

_COLOURS = {"accepted": "green", "edited": "yellow", "added": "yellow", "split": "yellow", "rejected": "red"}


def describe_item(item: QueueItem, *, isolate: bool) -> Iterator[str]:
    """One line of the queue: why, what, and the words."""
    words = "" if item.words is None else f"⟦{' '.join(item.words.text.split())[:60]}⟧"
    judged = f"  judged {item.judged}×" if item.judged else ""
    yield f"{', '.join(item.reasons):<18} {item.claim:<24} {item.article}  {isolated(words, isolate)}{judged}"


def describe_judgement(judgement: Judgement, *, isolate: bool) -> Iterator[str]:
    """A judgement on two lines: who did what of what, and why."""
    target = judgement.target
    about = target.claim or target.article
    other = judgement.other
    second = f" and {other.claim or other.article}" if other is not None else ""
    head = f"{judgement.id}  {judgement.time:%Y-%m-%d %H:%M}  {isolated(judgement.author, isolate)}"
    yield click.style(head, bold=True)
    undone = f" {judgement.undoes} of" if judgement.undoes else ""
    yield f"  {judgement.action}{undone} {target.kind} {about}{second}{_setting(judgement, isolate)}"
    if judgement.reason:
        yield f"  because {isolated(judgement.reason, isolate)}"


def _setting(step: Any, isolate: bool) -> str:
    """The field and value of an edit."""
    if step.field is None:
        return ""
    return f": {step.field} = {isolated(short(step.value), isolate)}"


def short(value: Any) -> str:
    """JSON data in a few words: spans as what they quote."""
    if isinstance(value, dict):
        return f"«{value['text']}»" if "text" in value else ", ".join(f"{k}: {short(v)}" for k, v in value.items())
    if isinstance(value, list):
        return "; ".join(short(item) for item in value) or "nothing"
    return "nothing" if value is None else str(value)


def correction_of(claim: Claim) -> Any:
    """What was decided of a claim; None where nobody judged it."""
    return next((c for c in claim.ledger.corrections or () if c.claim == claim.id), None)


def describe_corrections(claim: Claim, quote: Callable[[str], str]) -> list[str]:
    """What became of a claim, the machine's values, and every judgement of it; nothing where nobody judged it."""
    correction = correction_of(claim)
    if correction is None:
        return []
    lines = ["", "Corrections", f"  {click.style(correction.state, fg=_COLOURS.get(correction.state), bold=True)}"]
    for step in correction.steps:
        lines += _told(step, correction.machine, quote)
    return lines


def _told(step: CorrectionStep, machine: Any, quote: Callable[[str], str]) -> Iterator[str]:
    status = "" if step.standing == "stands" else f"  [{step.standing}]"
    status += "" if step.in_force else "  [taken back]"
    what = step.action if step.field is None else f"{step.field} = {quote(short(step.value))}"
    yield f"  {step.time:%Y-%m-%d %H:%M}  {quote(step.author)}: {what}{status}  ({step.judgement})"
    if step.field is not None and isinstance(machine, dict):
        yield f"      the machine has {quote(short(machine.get(step.field, machine.get('text'))))}"
    if step.reason:
        yield f"      because {quote(step.reason)}"

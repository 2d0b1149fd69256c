"""Making a cue of what was matched and what it governs."""

from __future__ import annotations

from tawatur.annotate.objects import Government
from tawatur.annotate.reportwords import View
from tawatur.lexicon import Match
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourcePhrase
from tawatur.records.layers import Cue
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.inflection import Form

__all__ = ["Found", "first_of", "make_cue"]

#: A form of a reporting verb in the text, with its entry and shape.
Found = Match[tuple[ReportingVerb, str]]


def make_cue(
    view: View,
    match: Match[SourcePhrase] | Found,
    stop: int,
    ident: str,
    shape: str,
    stance: str,
    government: Government,
    *,
    form: Form | None = None,
    entry: ReportingVerb | None = None,
) -> Cue:
    span = view.doc.span_of_tokens(match.first, stop)
    return Cue(
        start=span.start,
        end=span.end,
        text=span.text,
        first=match.first,
        stop=stop,
        entry=ident,
        shape=shape,
        stance=_expressed(view, entry, government) or stance,
        takes=entry.takes if entry is not None else (),
        tense=form.tense if form is not None else "",
        gender=form.gender if form is not None else "",
        number=form.number if form is not None else "",
        group=entry.group if entry is not None else "",
        governs=government.governs,
        opens=government.opens,
        subject=government.subject,
        pronoun=getattr(match, "pronoun", ""),
        certainty=entry.certainty if entry is not None else "",
        joined=match.variant.prefix in CONJUNCTIONS and match.variant.prefix != "",
    )


def _expressed(view: View, entry: ReportingVerb | None, government: Government) -> str | None:
    """The stance of "expressed its <verbal noun>": that of the noun's own verb."""
    if entry is None or entry.group != "expression" or government.opens is None:
        return None
    token = view.tokens[government.opens]
    if any(v.key in view.words.readiness and not v.prefix for v in (*token.variants, *token.bound)):
        return "promise"
    noun = view.words.verbs.match_at(view.tokens[government.opens : government.opens + 1], 0, pronouns=True)
    return next((e.stance for (e, s), _ in noun.items if s == "noun"), None) if noun is not None else None


def first_of(match: Found, *shapes: str) -> tuple[ReportingVerb, Form] | None:
    return next(((e, f) for (e, s), f in match.items if s in shapes), None)

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

#: What something is called stands within so many tokens from where the words begin.
_CALLED = 8
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
    if entry is None or government.opens is None:
        return None
    if entry.group == "characterise" and _calls_it(view, entry, government):
        return "claim"
    if entry.group != "expression":
        return None
    token = view.tokens[government.opens]
    for variant in (*token.variants, *token.bound):
        if not variant.prefix and variant.key in view.words.felt:
            return view.words.felt[variant.key]
    if any(v.key in view.words.readiness and not v.prefix for v in (*token.variants, *token.bound)):
        return "promise"
    noun = view.words.verbs.match_at(view.tokens[government.opens : government.opens + 1], 0, pronouns=True)
    return next((e.stance for (e, s), _ in noun.items if s == "noun"), None) if noun is not None else None


def _calls_it(view: View, entry: ReportingVerb, government: Government) -> bool:
    """Whether "described" is followed by what something is called, behind the verb's own preposition."""
    if not entry.prepositions or "predicate" not in entry.takes or government.opens is None:
        return False
    sentence = view.doc.sentence_of(government.opens)
    letters = tuple(p for p in entry.prepositions if len(p) == 1)
    for at in range(government.opens, min(sentence.stop, government.opens + _CALLED)):
        found = view.classes[at]
        if found.preposition in letters or view.tokens[at].norm in letters or view.keeps_that(at):
            return True
        if found.tag in ("verb", "punct"):
            return False
    return False


def first_of(match: Found, *shapes: str) -> tuple[ReportingVerb, Form] | None:
    return next(((e, f) for (e, s), f in match.items if s in shapes), None)

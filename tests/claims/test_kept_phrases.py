"""Phrases and clauses that are kept while an article is read are those that are read anew."""

from __future__ import annotations

from tawatur.claims.clauses.clauses import clause_of
from tawatur.claims.clauses.parties import party_at
from tawatur.claims.clauses.viewing import view_events
from tawatur.demo import demo_articles
from tawatur.lexicon import load_lexicon
from tawatur.pipeline import STAGES, annotate

BEFORE_EVENTS = tuple(stage for stage in STAGES if "events" not in stage.name)


def test_what_is_kept_is_what_is_read_anew() -> None:
    view = view_events(annotate(next(iter(demo_articles())), stages=BEFORE_EVENTS), load_lexicon())
    size = len(view.tokens)
    phrases = [
        (at, limit) for at in range(size) for limit in (at + 1, at + 3, at + 15, at + 16, at + 40) if limit <= size
    ]
    verbs = [at for at in range(size) if view.classes[at].tag == "verb"]
    kept = [party_at(view, *phrase) for phrase in phrases], [clause_of(view, at) for at in verbs]
    assert any(kept[0])
    assert verbs

    view.read_anew()
    assert not view.phrases
    assert not view.clauses
    for phrase, found in zip(phrases, kept[0], strict=True):
        view.read_anew()
        assert party_at(view, *phrase) == found
    for at, clause in zip(verbs, kept[1], strict=True):
        view.read_anew()
        assert clause_of(view, at) == clause

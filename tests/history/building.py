"""Ledgers with arbitrary facts, of arbitrary edits of one page; and ledgers of names alone."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tawatur import Ledger, make_article
from tawatur.records.identity import content_id
from tawatur.records.ledger import Derivation, Entity, Event, Figure, Reader, Statement
from tawatur.records.span import Span, span_of

WORDS = ("قال", "أعلن", "سالم", "12", "20", "شخصا", "قتلوا", "في", "المدينة", "الهدنة", "وزير", "اليوم")
READERS = (
    Reader(version="0.1.0", lexicon="aaaa"),
    Reader(version="0.1.0", lexicon="bbbb"),
    Reader(version="0.2.0", lexicon="bbbb", models="mm"),
)
RULES = ("<cue> <that>", "assault.raid", "<learned name>")


@st.composite
def _span(draw: Any, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return span_of(text, start, draw(st.integers(start + 1, min(len(text), start + 12))))


@st.composite
def ledgers(draw: Any, words: st.SearchStrategy[list[str]] | None = None) -> Ledger:
    """A ledger of an article with the id "a": figures, statements, events, entities anywhere in it."""
    any_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25)
    body = " ".join(draw(any_words if words is None else words))
    text = f"خبر\n{body}"
    article = make_article(title="خبر", body=body, ident="a")
    span = _span(text)
    rules = st.sampled_from(RULES)
    derivation = draw(st.lists(st.builds(Derivation, field=st.just("low"), rule=rules), max_size=1).map(tuple))

    def ident(kind: str, *spans: Span) -> str:
        return content_id(kind, "a", spans[0].start, spans[0].end)

    figures = [
        Figure(
            id=ident("figure", s), start=s.start, end=s.end, text=s.text, low=low, high=low, approx=False,
            what="killed", rule=draw(rules), derivation=derivation,
        )
        for s in draw(st.lists(span, max_size=4))
        for low in [draw(st.integers(1, 3))]
    ]  # fmt: skip
    said = [
        Statement(
            id=ident("statement", s), cue=s, content=draw(span), kind="direct", stance="say",
            parent=figures[0].id if figures else None,
        )
        for s in draw(st.lists(span, max_size=3))
    ]  # fmt: skip
    events = [
        Event(id=ident("event", s), type=draw(st.sampled_from(("ASSAULT", "AID"))), mode=None, trigger=s)
        for s in draw(st.lists(span, max_size=3))
    ]
    entities = [
        Entity(id=ident("entity", *spans), type="PER", name=spans[0].text, title=None, mentions=tuple(spans))
        for spans in draw(st.lists(st.lists(span, min_size=1, max_size=3), max_size=3))
    ]
    return Ledger(
        article=article,
        reader=draw(st.sampled_from(READERS)),
        figures=tuple(figures),
        statements=tuple(said),
        events=tuple(events),
        entities=tuple(entities),
    )


@st.composite
def pairs(draw: Any) -> tuple[Ledger, Ledger]:
    """Two ledgers: of one text, or of a text and an edit of it."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
    at = draw(st.integers(0, len(words)))
    edited = [*words[:at], *draw(st.lists(st.sampled_from(WORDS), max_size=3)), *words[at + draw(st.integers(0, 2)) :]]
    later = draw(st.sampled_from((words, edited or words)))
    return draw(ledgers(st.just(words))), draw(ledgers(st.just(later)))


def naming_ledger(
    ident: str, *names: tuple[str, str], lexicon: str = "x", key: str = "", claims: str = "entity"
) -> Ledger:
    """A ledger whose article is its names, each with its type; `claims` begins the ids of its entities."""
    one = make_article(title="", body="، ".join(name for _, name in names), ident=ident, published="2026-02-02")
    entities = []
    for number, (kind, name) in enumerate(names):
        at = one.text.index(name)
        span = span_of(one.text, at, at + len(name))
        listed = (Derivation(field="mentions", rule="organisations", evidence=(span,), note=key),) if key else ()
        claim = f"{claims}-{number}"
        entities.append(Entity(id=claim, type=kind, name=name, title=None, mentions=(span,), derivation=listed))
    return Ledger(article=one, reader=Reader(version="1", lexicon=lexicon), entities=tuple(entities))

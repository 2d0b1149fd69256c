"""Ledgers made by hand for small articles of our own: claims are placed by the words that carry them."""

from __future__ import annotations

from tawatur import compare, read
from tawatur.records.article import Article, make_article
from tawatur.records.comparison import Row
from tawatur.records.identity import content_id
from tawatur.records.ledger import (
    Commitment,
    Credit,
    Entity,
    Event,
    Figure,
    Ledger,
    Reader,
    Statement,
    TimeExpression,
)
from tawatur.records.span import Span, span_of


class Page:
    """An article under construction; every method adds one claim at the first place of its words."""

    def __init__(
        self, ident: str, title: str, body: str, *, published: str | None = "2024-03-05", outlet: str | None = None
    ) -> None:
        self.article: Article = make_article(title=title, body=body, published=published, ident=ident, outlet=outlet)
        self.entities: list[Entity] = []
        self.credits: list[Credit] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.times: list[TimeExpression] = []
        self.events: list[Event] = []
        self.commitments: list[Commitment] = []

    def span(self, words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = self.article.text.index(words, at + 1)
        return span_of(self.article.text, at, at + len(words))

    def ident(self, kind: str, at: Span) -> str:
        return content_id(kind, self.article.id, at.start, at.end)

    def credit(self, words: str, kind: str = "agency") -> Page:
        at = self.span(words)
        self.credits.append(
            Credit(start=at.start, end=at.end, text=at.text, id=self.ident("credit", at), kind=kind, name=words)
        )
        return self

    def statement(self, speaker: str | None, cue: str, content: str, *, stance: str = "say", nth: int = 0) -> Page:
        at = self.span(cue, nth)
        self.statements.append(
            Statement(
                id=self.ident("statement", at),
                speaker=self.span(speaker) if speaker else None,
                cue=at,
                content=self.span(content),
                kind="indirect",
                stance=stance,
            )
        )
        return self

    def figure(
        self,
        words: str,
        low: int | None,
        high: int | None,
        what: str = "killed",
        *,
        of: str | None = None,
        approx: bool = False,
        place: str | None = None,
        period: str | None = None,
        nth: int = 0,
    ) -> Page:
        at = self.span(words, nth)
        self.figures.append(
            Figure(
                start=at.start,
                end=at.end,
                text=at.text,
                id=self.ident("figure", at),
                low=low,
                high=high,
                approx=approx,
                what=what,
                of=self.span(of, nth) if of else None,
                place=self.span(place) if place else None,
                period=self.span(period) if period else None,
            )
        )
        return self

    def time(
        self, words: str, begin: str, finish: str | None = None, *, value: str | None = None, basis: str = "stated"
    ) -> Page:
        at = self.span(words)
        self.times.append(
            TimeExpression(
                start=at.start,
                end=at.end,
                text=at.text,
                id=self.ident("time", at),
                value=value or begin,
                begin=begin,
                finish=finish or begin,
                basis=basis,
            )
        )
        return self

    def event(self, trigger: str, kind: str = "ASSAULT", *, status: str = "actual", place: str | None = None) -> Page:
        at = self.span(trigger)
        places = (self.span(place),) if place is not None else ()
        self.events.append(
            Event(id=self.ident("event", at), type=kind, mode=None, trigger=at, status=status, places=places)
        )
        return self

    def commitment(self, content: str, kind: str = "promise", *, by: str | None = None, to: str | None = None) -> Page:
        at = self.span(content)
        self.commitments.append(
            Commitment(
                id=self.ident("commitment", at),
                kind=kind,
                content=at,
                from_=(self.span(by),) if by else (),
                to=(self.span(to),) if to else (),
            )
        )
        return self

    def entity(self, name: str, kind: str = "PER", *, mentions: tuple[str, ...] = (), title: str | None = None) -> Page:
        spans = tuple(self.span(words) for words in mentions or (name,))
        self.entities.append(
            Entity(id=self.ident("entity", spans[0]), type=kind, name=name, title=title, mentions=spans)
        )
        return self

    def ledger(self) -> Ledger:
        return Ledger(
            article=self.article,
            reader=Reader(version="test", lexicon=""),
            entities=tuple(self.entities),
            credits=tuple(self.credits),
            statements=tuple(self.statements),
            figures=tuple(self.figures),
            times=tuple(self.times),
            events=tuple(self.events),
            commitments=tuple(self.commitments),
        )


def bomb(ident: str, text: str) -> Page:
    """An account of an attack in a text of its own."""
    return Page(ident, f"خبر {ident}", text)


def rows(*pages: Page, kind: str = "figure") -> list[Row]:
    """The rows of a kind that the accounts give."""
    return [row for row in compare(page.ledger() for page in pages).rows if row.kind == kind]


def contradictions(one: str, other: str, day: str = "2024-03-04") -> list[Row]:
    """The contradicting rows of two texts of different outlets, which are read; `day` is that of the second."""
    articles = (
        make_article(title="خبر", body=one, published="2024-03-04", outlet="أ", ident="a"),
        make_article(title="نبأ", body=other, published=day, outlet="ب", ident="b"),
    )
    return [row for row in compare([read(article) for article in articles]).rows if row.verdict == "contradict"]

"""A comparison of the bundled story, written by hand so that the report is tested apart from reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tawatur.demo import demo_articles
from tawatur.records.article import Article, make_article
from tawatur.records.comparison import Cell, Comparison, Evidence, Origin, Row
from tawatur.records.ledger import (
    ChainLink,
    Commitment,
    Credit,
    Diagnostic,
    Entity,
    Event,
    Figure,
    Ledger,
    Reader,
    Statement,
    TimeExpression,
)
from tawatur.records.span import Span, span_of

A, B, C, D = demo_articles()
READER = Reader(version="0", lexicon="0123456789abcdef")


def words(article: Article, text: str, nth: int = 0) -> Span:
    """The span of the nth place where the article has `text`."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    return span_of(article.text, start, start + len(text))


def cell(article: Article, text: str, claim: str | None = None) -> Cell:
    span = words(article, text)
    return Cell(article=article.id, claim=claim, start=span.start, end=span.end, text=span.text)


def link(article: Article, text: str, kind: str) -> ChainLink:
    span = words(article, text)
    return ChainLink(kind=kind, start=span.start, end=span.end, text=span.text)


def figure(article: Article, text: str, low: int | None, high: int | None, what: str, *chain: ChainLink) -> Figure:
    span = words(article, text)
    return Figure(
        id=f"figure-{article.id}-{span.start}",
        low=low,
        high=high,
        approx=low != high,
        what=what,
        chain=chain,
        start=span.start,
        end=span.end,
        text=span.text,
    )


def time(article: Article, text: str, begin: str | None, finish: str | None = None) -> TimeExpression:
    span = words(article, text)
    return TimeExpression(
        id=f"time-{span.start}",
        value=begin,
        begin=begin,
        finish=finish or begin,
        start=span.start,
        end=span.end,
        text=span.text,
    )


def entity(article: Article, type_: str, *names: str) -> Entity:
    spans = tuple(words(article, name) for name in names)
    return Entity(id=f"entity-{spans[0].start}", type=type_, name=names[0], title=None, mentions=spans)


def said(article: Article, cue: str, content: str, *chain: ChainLink, stance: str = "say") -> Statement:
    return Statement(
        id=f"statement-{words(article, content).start}",
        speaker=Span(start=chain[-1].start, end=chain[-1].end, text=chain[-1].text) if chain else None,
        cue=words(article, cue),
        content=words(article, content),
        kind="indirect",
        stance=stance,
        chain=chain,
    )


def ledger_a() -> Ledger:
    doctor = link(A, "مديرة مستشفى عين السرو، الدكتورة سلوى البكري", "person")
    governor = link(A, "محافظ وادي السرو، هاشم البستاني", "person")
    officers = link(A, "ضباط في غرفة المراقبة المشتركة", "unnamed")
    toll = said(A, "قالت", "الحصيلة النهائية للمعارك بلغت 47 قتيلًا و112 جريحًا، بينهم تسعة أطفال", doctor)
    return Ledger(
        article=A,
        reader=READER,
        entities=(
            entity(A, "PER", "جابر العوسجي", "أبو الفهد", "العوسجي"),
            entity(A, "PER", "مهنّا الغدير"),
            entity(A, "ORG", "قوات حماية الوادي"),
            entity(A, "LOC", "وادي السرو"),
        ),
        credits=(Credit(id="credit-1", kind="byline", name="ياسين الدهّان", **_ends(words(A, "ياسين الدهّان"))),),
        statements=(
            toll,
            said(A, "قال", "الهدوء «صامد منذ منتصف الليل»", governor, officers),
            said(A, "نفى", "مسؤولية رجاله عن القصف", link(A, "قائد القوات جابر العوسجي", "person"), stance="deny"),
        ),
        figures=(
            figure(A, "47 قتيلًا", 47, 47, "killed", doctor),
            figure(A, "عشرات القتلى", 20, None, "killed"),
            figure(A, "12 شخصًا على الأقل", 12, None, "killed", link(A, "الشرطة", "body")),
            figure(A, "112 جريحًا", 112, 112, "wounded", doctor),
        ),
        times=(
            time(A, "أمس الثلاثاء", "2026-01-13"),
            time(A, "الأحد الماضي", "2026-01-11"),
            time(A, "9 تشرين الثاني 2025", "2025-11-09"),
            time(A, "هذه المرة", None),
        ),
        events=(
            Event(
                id="event-1",
                type="RETREAT",
                mode="ceasefire",
                trigger=words(A, "وقف لإطلاق النار", 1),
                when=words(A, "أمس الثلاثاء"),
            ),
        ),
        commitments=(
            Commitment(
                id="commitment-1",
                kind="agreement",
                content=words(A, "انسحاب المسلحين من عين السرو خلال 48 ساعة"),
                status="in force",
            ),
        ),
        diagnostics=(Diagnostic(start=0, end=3, stage="times", message="a place in doubt"),),
    )


def _ends(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.text}


def ledger_b() -> Ledger:
    doctor = link(B, "مديرة مستشفى عين السرو، الدكتورة سلوى البكري", "person")
    return Ledger(
        article=B,
        reader=READER,
        entities=(entity(B, "PER", "جابر العوسجي", "أبو الفهد"), entity(B, "PER", "مهنا الغدير")),
        statements=(said(B, "قالت", "الحصيلة النهائية للمعارك بلغت 47 قتيلا و112 جريحا", doctor),),
        figures=(figure(B, "47 قتيلا", 47, 47, "killed", doctor), figure(B, "112 جريحا", 112, 112, "wounded", doctor)),
        times=(time(B, "الأحد الماضي", "2026-01-11"),),
    )


def ledger_c() -> Ledger:
    agency, spokesman = link(C, 'وكالة "أنباء الساحل"', "agency"), link(C, "العميد وائل الصوّان", "person")
    return Ledger(
        article=C,
        reader=READER,
        entities=(entity(C, "PER", "جابر العوسجي", "العوسجي"), entity(C, "ORG", "قوات حماية الوادي")),
        statements=(said(C, "قوله", "الحصيلة النهائية بلغت 39 قتيلًا", agency, spokesman),),
        figures=(
            figure(C, "39 قتيلًا", 39, 39, "killed", agency, spokesman),
            figure(C, "أكثر من مئة شخص", 101, None, "wounded", agency, spokesman),
        ),
        times=(time(C, "الثلاثاء 13 يناير", "2026-01-13"), time(C, "نوفمبر", "2025-11-01", "2025-11-30")),
    )


def ledger_d() -> Ledger:
    return Ledger(article=D, reader=READER, figures=(figure(D, "41 شخصًا", 41, 41, "killed"),))


def demo_comparison() -> Comparison:
    copied = "دخل وقف لإطلاق النار"
    return Comparison(
        id="story-1",
        articles=(A.id, B.id, C.id, D.id),
        origins=(
            Origin(
                articles=(A.id, B.id),
                basis="copy",
                why="the same sentences in the same order",
                evidence=tuple(Evidence(article=x.id, **_ends(words(x, copied))) for x in (A, B)),
            ),
            Origin(
                articles=(C.id, D.id),
                basis="agency",
                why="both credit one agency",
                evidence=tuple(Evidence(article=x.id, **_ends(words(x, "أنباء الساحل"))) for x in (C, D)),
            ),
        ),
        rows=(
            Row(
                id="row-agree",
                kind="commitment",
                verdict="agree",
                fact="طلب مستشفى ميداني من الأردن",
                why="",
                cells=(
                    cell(A, "طلبت من الأردن إرسال مستشفى ميداني"),
                    cell(B, "طلبت من الأردن إرسال مستشفى ميداني"),
                    cell(C, "طلبت رسميًا من الأردن مستشفى ميدانيًا"),
                    cell(D, "طلبت رسميًا من الأردن مستشفى ميدانيًا"),
                ),
            ),
            Row(
                id="row-toll",
                kind="figure",
                verdict="contradict",
                fact="حصيلة القتلى النهائية",
                why="47 and 39 are both called final",
                rule="<final count> against <final count>",
                cells=(
                    cell(A, "47 قتيلًا", f"figure-{A.id}-{words(A, '47 قتيلًا').start}"),
                    cell(B, "47 قتيلا"),
                    cell(C, '"الحصيلة النهائية بلغت 39 قتيلًا"'),
                ),
            ),
            Row(
                id="row-terms",
                kind="agreement",
                verdict="contradict",
                fact="مهلة الانسحاب",
                why="",
                cells=(
                    cell(A, "خلال 48 ساعة"),
                    cell(B, "خلال 48 ساعة"),
                    cell(C, "خلال 72 ساعة"),
                    cell(D, "خلال 72 ساعة"),
                ),
            ),
            Row(
                id="row-update",
                kind="figure",
                verdict="update",
                fact="حصيلة القتلى",
                why="",
                cells=(cell(C, "39 قتيلًا"), cell(D, "41 شخصًا")),
            ),
            Row(
                id="row-name",
                kind="name",
                verdict="framing",
                fact="تسمية قوات حماية الوادي",
                why="",
                cells=(cell(A, "قوات حماية الوادي"), cell(C, "ميليشيا جابر العوسجي"), cell(D, "المتمردين")),
            ),
            Row(
                id="row-only",
                kind="statement",
                verdict="only",
                fact="تردّد أبو الفهد",
                why="",
                cells=(cell(A, 'أبو الفهد "تردّد طويلًا"'),),
            ),
            Row(
                id="row-refine",
                kind="figure",
                verdict="refine",
                fact="الجرحى",
                why="",
                cells=(cell(A, "112 جريحًا"), cell(B, "112 جريحا"), cell(C, "أكثر من مئة شخص")),
            ),
        ),
    )


@pytest.fixture
def comparison() -> Comparison:
    return demo_comparison()


@pytest.fixture
def ledgers() -> tuple[Ledger, ...]:
    return (ledger_a(), ledger_b(), ledger_c(), ledger_d())


@pytest.fixture
def hostile() -> Callable[[str], tuple[Comparison, list[Ledger]]]:
    """Make a report's input out of one text, with a row and overlapping claims on all of it."""

    def make(text: str) -> tuple[Comparison, list[Ledger]]:
        article = make_article(
            title=text, body=text, outlet=text, url="javascript:alert(1)", ident=text, published=text
        )
        span = span_of(article.text, 0, len(article.text))
        half = span_of(article.text, 1, len(article.text) // 2 + 1)
        rest = span_of(article.text, len(article.text) // 2, len(article.text))
        ledger = Ledger(
            article=article,
            reader=Reader(version=text, lexicon=text),
            entities=(Entity(id="e", type="PER", name=text, title=text, mentions=(half, rest)),),
            statements=(Statement(id="s", cue=half, content=span, kind="direct", stance=text, speaker=rest),),
            diagnostics=(Diagnostic(start=0, end=1, stage=text, message=text),),
        )
        row = Row(id=text, kind="event", verdict="only", fact=text, why=text, rule=text, cells=(
            Cell(article=text, start=0, end=len(article.text), text=article.text),
        ))  # fmt: skip
        return Comparison(id=text, articles=(text,), origins=(), rows=(row,)), [ledger]

    return make

"""The learned scorer of doubtful events: what it drops and parts, what it shows, and that it is the same every time."""

from __future__ import annotations

import pytest

from tawatur import make_article, read
from tawatur.claims.clauses.viewing import view_events
from tawatur.claims.events.drafts import draft_events
from tawatur.claims.events.gathering import gather
from tawatur.claims.events.scores import WANTED, doubts_of, features_of
from tawatur.lexicon import load_lexicon
from tawatur.lexicon.weights import likelihood
from tawatur.pipeline import STAGES, annotate
from tawatur.records.ledger import Event, Ledger

RAID = "قصف الجيش مواقع للمسلحين شرق بلدة الزيتونة مساء أمس الاثنين، وقتل خمسة منهم."
REPORT = (
    f"{RAID} وقال ناطق عسكري إن القصف استمر ساعات. ودعا وزير الخارجية الطرفين إلى وقف القتال. "
    "والتقى الوزير المبعوث الأممي في العاصمة الثلاثاء. وأعلنت وزارة الصحة حصيلة جديدة."
)


def ledger_of(body: str, title: str = "") -> Ledger:
    return read(make_article(title=title, body=body, published="2024-05-15"), strict=True)


def score_of(event: Event) -> str:
    return next((step.note for step in event.derivation if step.rule == "<score>"), "")


def test_shows_score_and_strongest_features() -> None:
    events = ledger_of(REPORT).events
    assert events
    for event in events:
        likely, _, told = score_of(event).partition(" likely as ")
        assert 0 < float(likely) <= 1
        assert told.split(":")[0] in WANTED
        assert "+" in told


def test_what_is_told_outright_stays() -> None:
    types = {event.type for event in ledger_of(REPORT).events}
    assert {"ASSAULT", "REQUEST", "CONSULT"} <= types


def test_what_rules_tell_is_not_weighed_in_texts_of_few_sentences() -> None:
    events = ledger_of(RAID).events
    assert [event.type for event in events] == ["ASSAULT"]
    assert score_of(events[0]) == ""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("وانقطعت الكهرباء عن شرق البلاد بسبب القتال الدائر منذ أسابيع.", "ASSAULT"),
        ("وجاء القصف بعد ساعات من زيارة الوفد.", "ASSAULT"),
        ("وأغلقت المتاجر أبوابها منذ بدء الاحتجاجات في الجنوب.", "PROTEST"),
    ],
)
def test_what_is_only_spoken_of_is_weighed_in_texts_of_few_sentences_too(sentence: str, kind: str) -> None:
    event = next(event for event in ledger_of(sentence).events if event.type == kind)
    assert "likely as spoken of" in score_of(event)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("وأضيفت إلى ذلك المطالبة بتحسين الخدمات في البلدة.", "REQUEST actual"),
        ("وجاءت الهدنة بعد موافقة الملكة على الخطة.", "AGREE actual"),
        ("ونجحت الجهود في إيصال معونات طبية إلى البلدة.", "AID actual"),
        ("وربما يفرض المجلس عقوبات على الحركة.", "SANCTION hypothetical"),
    ],
)
def test_acts_of_nobody_and_possible_ones_are_weighed_in_articles_only(sentence: str, told: str) -> None:
    alone = {f"{event.type} {event.status}" for event in ledger_of(sentence).events}
    weighed = {f"{event.type} {event.status}" for event in ledger_of(f"{REPORT} {sentence}").events}
    assert told not in alone
    assert told in weighed


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("وتفقد الوزير البلدة في محاولة لاحتواء هجمات الفصيل على القرى.", "actual"),
        ("وحذرت المنظمة من خطر قصف المستشفى.", "hypothetical"),
    ],
)
def test_what_weights_tell_is_possible_only_right_behind_its_word(sentence: str, status: str) -> None:
    body = f"{REPORT} {sentence}"
    told = [e.status for e in ledger_of(body).events if e.trigger.start > len(REPORT) and e.type == "ASSAULT"]
    assert told == [status]


def test_same_every_time() -> None:
    assert ledger_of(REPORT).events == ledger_of(REPORT).events


@pytest.mark.parametrize(("weights", "likely"), [((), 0.5), ((0, 0), 0.5), ((300,), 0.953), ((-300, 100), 0.119)])
def test_likelihood_of_weights(weights: tuple[int, ...], likely: float) -> None:
    assert likelihood(weights) == pytest.approx(likely, abs=0.001)


def test_features_tell_word_parties_clause_and_article() -> None:
    stages = tuple(stage for stage in STAGES if stage.name != "events and commitments")
    article = make_article(title="", body=REPORT, published="2024-05-15")
    view = view_events(annotate(article, stages=stages), load_lexicon())
    drafts = draft_events(view, load_lexicon())
    first = next(iter(doubts_of(view, gather(drafts.told), drafts.untold, drafts.told)))
    features = set(features_of(first))
    assert {"always", "kind=lead", "type=ASSAULT", "shape=verb", "tense=past", "before=start"} <= features
    assert {"actors=army", "time", "sentence=0", "type before=0", "article peaceful"} - features == {"article peaceful"}


def test_every_weight_is_of_a_known_form() -> None:
    rows = load_lexicon().rows("event_scores")
    assert len({feature for feature, _ in rows}) == len(rows)
    assert all(-2000 < int(weight) < 2000 for _, weight in rows)
    kinds = {feature.removeprefix("kind=") for feature, _ in rows if feature.startswith("kind=")}
    assert kinds <= set(WANTED)

"""What a plan or a protest asks is asked by no event of its own, nor does what it asks happen."""

from __future__ import annotations

from tawatur import make_article, read


def test_terms_behind_whose_proposal_it_is() -> None:
    text = "رفضت واشنطن اقتراحا قدمته فرنسا بأن تتعهد الدولتان بوقف القصف."
    events = read(make_article(title="", body=text, published="2021-06-15")).events
    assert "AGREE" not in {event.type for event in events}


def test_what_a_protest_demands_is_its_matter() -> None:
    text = "انطلقت في العاصمة مظاهرات تطالب الحكومة بخفض الأسعار."
    events = read(make_article(title="", body=text, published="2021-06-15")).events
    assert {event.type for event in events} == {"PROTEST"}

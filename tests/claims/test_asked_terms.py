"""What a plan asks stays asked behind the clause that says whose plan it is."""

from __future__ import annotations

from tawatur import make_article, read


def test_terms_behind_whose_proposal_it_is() -> None:
    text = "رفضت واشنطن اقتراحا قدمته فرنسا بأن تتعهد الدولتان بوقف القصف."
    events = read(make_article(title="", body=text, published="2021-06-15")).events
    assert "AGREE" not in {event.type for event in events}

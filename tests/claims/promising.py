"""Scores of commitments on example sentences: kind and overlap of the terms, as the public scorer counts them."""

from __future__ import annotations

from typing import Any

from tawatur import make_article, read
from tawatur.records.span import Span
from tests.claims.participation import Score, load

#: How much of two spans must be shared for them to be the same terms.
_SHARED = 0.4


def measure_commitments(name: str) -> Score:
    """Score the commitments of one file of sentences."""
    score = Score()
    published, sentences = load(name)
    for sentence in sentences:
        ledger = read(make_article(title="", body=sentence["text"], published=published))
        left = list(ledger.commitments)
        score.expected += len(sentence["commitments"])
        score.found += len(left)
        for wanted in sentence["commitments"]:
            found = next((c for c in left if _is_same(wanted, c.kind, c.content, ledger.article.text)), None)
            if found is None:
                score.faults.append(f"missed {wanted['kind']} {wanted['content'][0]} :: {sentence['text']}")
                continue
            left.remove(found)
            score.right += 1
            score.exact += found.content.text in wanted["content"]
        score.faults += [f"made up {c.kind} {c.content.text} :: {sentence['text']}" for c in left]
    return score


def _is_same(wanted: dict[str, Any], kind: str, content: Span, text: str) -> bool:
    if kind != wanted["kind"]:
        return False
    for terms in wanted["content"]:
        start = text.find(terms)
        end = start + len(terms)
        shared = min(end, content.end) - max(start, content.start)
        if shared >= _SHARED * (max(end, content.end) - min(start, content.start)):
            return True
    return False

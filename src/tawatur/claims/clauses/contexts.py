"""What the words of a sentence say of its matter: sport, fiction, law, violence, memory, charges."""

from __future__ import annotations

from tawatur.claims.clauses import words as eventwords
from tawatur.claims.clauses.view import EventView
from tawatur.lexicon import Lexicon
from tawatur.records.document import Sentence

__all__ = ["look_up_contexts", "spread_sport"]

#: Two of these words in one sentence make it a sentence about their domain; one does for sport.
_DOMAIN_WORDS = 2
_SPORT = "sport"
#: Domains of which one word is enough, and words that say that a death was violent.
_LAW = "law"
_DECISIVE = frozenset({_SPORT, "fiction", _LAW})
_VIOLENCE = "violence"
#: Words that make the event noun behind them a memory, and those that make it a charge.
_RECALL, _CHARGES = "recall", ("charge", "accusation", "charged")
#: Words around a deed that say that it is an old one.
_AGES = frozenset({"anniversary", "previous", "lapse", "less-than"})
#: Words that tell a charge only before "of", how far behind them it stands, and that preposition.
_OF_WHAT, _CHARGED, _OF = {"conviction": "conviction", "allegation": "accusation"}, 5, "ب"
#: One sentence of so many about sport, and at least two, make a sports report.
_SHARE = 5


def look_up_contexts(view: EventView, number: int, sentence: Sentence, lexicon: Lexicon) -> None:
    """Mark words of memory, violent sentences, and the domain of a sentence with enough words of one."""
    counts: dict[str, int] = {}
    law: int | None = None
    for context in view.index.find(lexicon.compiled(eventwords.contexts), sentence):
        entry = context.items[0][0]
        domain = entry.domain
        if domain == _RECALL:
            view.recalls.add(context.first)
        elif domain in _CHARGES:
            view.charges[context.first] = domain
        elif domain in _OF_WHAT:
            if _tells_charge(view, context.first, sentence):
                view.charges[context.first] = _OF_WHAT[domain]
        elif domain in _AGES:
            view.ages[context.first] = domain
        elif domain == _VIOLENCE:
            view.violent.add(number)
        else:
            decisive = domain in _DECISIVE and not entry.doubtful
            counts[domain] = counts.get(domain, 0) + (_DOMAIN_WORDS if decisive else 1)
            law = context.first if domain == _LAW and law is None and not entry.nouns else law
    if counts.pop(_LAW, 0) >= _DOMAIN_WORDS and law is not None:
        view.laws[number] = law
    view.domains[number] = next((d for d, count in sorted(counts.items()) if count >= _DOMAIN_WORDS), "")


def _tells_charge(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a conviction or an accusation "of" something is told, no condemnation of it, no court."""
    stop = min(sentence.stop, at + _CHARGED)
    prepositions = (view.classes[k].preposition for k in range(at + 1, stop) if view.classes[k].preposition)
    return next(prepositions, "") == _OF


def spread_sport(view: EventView) -> None:
    """An article whose headline or a good part of which is about sport is a sports report throughout."""
    marked = [at for at, domain in enumerate(view.domains) if domain == _SPORT]
    title = any(view.doc.sentences[at].kind == "title" for at in marked)
    if title or (len(marked) >= _DOMAIN_WORDS and len(marked) * _SHARE >= len(view.domains)):
        view.domains[:] = [_SPORT] * len(view.domains)

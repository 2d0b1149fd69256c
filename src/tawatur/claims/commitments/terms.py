"""Where the terms of a commitment end: the clause that says what is asked, promised or agreed; what it is about."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from tawatur.claims.clauses.phrasefit import is_adverb
from tawatur.claims.clauses.view import EventView, is_one_of, keys_of
from tawatur.records.document import Sentence
from tawatur.records.layers import WordClass
from tawatur.records.ledger import Statement
from tawatur.records.span import Span

__all__ = ["is_about", "is_any", "is_held", "leads", "said_terms", "terms_span", "trimmed", "uncircumstanced"]

#: The fewest tokens that terms have, and those before circumstances.
_SHORTEST, _ENOUGH = 2, 3
#: The most tokens that terms have, so that a sentence without an end costs linear time.
_LONGEST = 160
#: How far into a promised clause a verb of the future stands.
_CLAUSE = 12
#: How far before terms the clause between commas opens in which they stand.
_ASIDE = 5
#: How many cues before terms may have their words behind them; keeps a sentence without end linear.
_CUES = 8
#: Letters of a bare root with "and" before it.
_ROOT = 4
#: The letter that verbs of "we" begin with.
_WE = "ن"
#: The preposition before the one word that can be all that is asked ("called on them to act").
_BY = "ب"
#: The letter in which accusatives end.
_ALIF = "ا"
#: Classes of words behind which a conjunction belongs to them ("even if").
_OPEN = frozenset({"prep", "conj", "particle", "comp"})
_CLOSING = frozenset('»”"')
_COMMAS, _COLON, _SEMICOLON = frozenset("،,؛"), ":", "؛"


def leads(view: EventView, at: int) -> bool:
    """Whether a preposition without a pronoun or "that" stands there, as before terms; nothing stands behind a text."""
    if at >= len(view.classes):
        return False
    found = view.classes[at]
    return found.preposition != "" or (found.tag == "prep" and not found.pronoun) or found.tag == "comp"


def is_held(view: EventView, first: int, content: Span) -> bool:
    """Whether "that" opens what is so already: some verbs of promising are spelled like ones of considering."""
    opening = view.classes[first]
    if opening.tag == "comp" and opening.pronoun:
        return not _is_foretold(view, first + 1, content)
    return first > 0 and view.classes[first - 1].tag == "comp" and not _is_ahead(view, first, content)


def _is_ahead(view: EventView, first: int, content: Span) -> bool:
    """Whether a promised clause tells of what is to come: a verb that is not past opens it or stands near in it."""
    if view.classes[first].tag in ("verb", "neg"):
        return True
    return _is_foretold(view, first, content)


def _is_foretold(view: EventView, first: int, content: Span) -> bool:
    """Whether a verb of the future, or one that is denied, stands near in a clause."""
    window = range(first, min(first + _CLAUSE, bisect_left(view.starts, content.end)))
    return any(
        view.classes[k].tag == "verb" and (view.classes[k].tense == "future" or view.classes[k - 1].tag == "neg")
        for k in window
    )


def said_terms(view: EventView, first: int | None, statement: Statement | None, *, brief: bool = False) -> Span | None:
    """Quote the terms that begin at a token inside the statement around them; None where none begin."""
    if first is None:
        return None
    return terms_span(view, first, None if statement is None else statement.content, brief=brief)


def terms_span(view: EventView, first: int, within: Span | None, *, brief: bool = False) -> Span | None:
    """Quote the terms from a token to the end of their clause, of the statement around them, or of the sentence.

    `brief` terms end at the first comma that no "and" follows, and before the circumstances.
    """
    if first >= len(view.tokens):
        return None
    sentence = view.sentence(first)
    stop = _stop_of_terms(view, first, sentence, within, brief)
    while stop > first and view.classes[stop - 1].tag in ("punct", "comp"):
        stop -= 1
    whole = stop - first >= _SHORTEST or (stop > first and _is_deed(view, first))
    return view.doc.span_of_tokens(first, stop) if whole else None


def _is_deed(view: EventView, at: int) -> bool:
    """Whether one word can be all that is asked: a definite noun for nobody with its preposition."""
    found = view.classes[at]
    plain = found.tag == "noun" and found.definite and found.preposition == _BY and not found.pronoun
    return plain and not view.can_act(at, at + 1) and view.times[at] is None and at not in view.people


def trimmed(view: EventView, content: Span, acts: list[int]) -> Span:
    """End terms before the next act that the same sentence joins to them ("demanding X and rejecting Y").

    `acts` are the tokens at which participles tell acts and at which statements are cued, in order.
    """
    start = bisect_left(view.starts, content.start)
    for at in acts[bisect_left(acts, start + _SHORTEST) :]:
        if view.tokens[at].start >= content.end:
            break
        comma = view.tokens[at - 1].text in _COMMAS
        if comma or view.classes[at].conjunction or _is_joined_act(view, at):
            return view.doc.span_of_tokens(start, at - 1 if comma else at)
    return content


def uncircumstanced(view: EventView, content: Span, circumstances: list[int]) -> Span:
    """End terms before the circumstances that something was said in, if enough stands before them to be terms."""
    start = bisect_left(view.starts, content.start)
    at = bisect_left(circumstances, start + _ENOUGH)
    if at == len(circumstances) or view.tokens[circumstances[at]].start >= content.end:
        return content
    stop = circumstances[at]
    while stop > start + 1 and view.classes[stop - 1].tag == "punct":
        stop -= 1
    return view.doc.span_of_tokens(start, stop)


def _is_joined_act(view: EventView, at: int) -> bool:
    """Whether an act joins without a mark: an indefinite participle in the accusative behind a definite word."""
    found, before = view.classes[at], view.classes[at - 1]
    bare = not found.definite and not found.preposition and not found.pronoun
    accusative = view.tokens[at].norm[-1] == _ALIF and found.tag in ("participle", "noun", "adj", "adv")
    return bare and accusative and (before.definite or before.pronoun != "" or before.tag == "name")


def is_about(view: EventView, content: Span, words: frozenset[str]) -> bool:
    """Whether terms begin with one of some words, with or without what is attached to it."""
    at = bisect_left(view.starts, content.start)
    if view.classes[at].tag in ("prep", "comp", "dem") and at + 1 < len(view.tokens):
        at += 1
    return is_any(view, at, at + 1, words) or _is_pair(view, at, words)


def _is_pair(view: EventView, at: int, words: frozenset[str]) -> bool:
    """Whether two tokens are one of some phrases, each with or without what is attached to it."""
    pairs = _pairs(words)
    if not pairs or at + 1 >= len(view.tokens):
        return False
    first, second = keys_of(view.tokens[at]), keys_of(view.tokens[at + 1])
    return any(one in first and two in second for one, two in pairs)


@lru_cache(maxsize=1 << 8)
def _pairs(words: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The phrases of two words among some words."""
    parted = (word.split(" ") for word in words)
    return tuple((parts[0], parts[1]) for parts in parted if len(parts) == 2)


def is_any(view: EventView, first: int, stop: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands among tokens, with or without what is attached to it."""
    return any(is_one_of(view.tokens[at], words) for at in range(first, min(stop, len(view.tokens))))


def _content_behind(view: EventView, first: int, sentence: Sentence) -> int | None:
    """Where reported words begin behind terms that stand between their cue and them ("said X, who ...")."""
    start = view.tokens[first].start
    last = bisect_left(view.cues, start)
    for at in range(max(bisect_left(view.cues, sentence.start), last - _CUES), last):
        if start < view.statements[at].content.start < sentence.end:
            return view.statements[at].content.start
    return None


def _is_circumstance(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether a marker of circumstances stands there without a date behind it ("after clashes", not "since 2013")."""
    marker = view.markers[at]
    if marker is None or marker[0] != "stop":
        return False
    return not any(view.times[k] is not None for k in range(marker[2], min(sentence.stop, marker[2] + 2)))


def _adds_deed(view: EventView, first: int, at: int) -> bool:
    """Whether "and" adds what is no party of a truce behind a party ("between X and Y and the opening of")."""
    found = view.classes[at]
    plain = found.tag == "noun" and found.conjunction and found.definite and not view.can_act(at, at + 1)
    party = view.names[at - 1] is not None or view.can_act(at - 1, at)
    return plain and party and view.names[at] is None and at not in view.people and at > first + _ENOUGH


def _joins_deed(view: EventView, first: int, at: int, ahead: WordClass | None) -> bool:
    """Whether "and" with a short past verb is one more verbal noun: "on lifting the siege and opening the road"."""
    if ahead is None or ahead.tag != "noun" or view.can_act(at + 1, at + 2) or ahead.preposition:
        return False
    construct = at + 2 < len(view.tokens) and view.classes[at + 2].tag == "noun"
    if not ahead.definite and not construct:
        return False
    deed = view.classes[first + 1] if view.classes[first].tag == "prep" else view.classes[first]
    return len(view.tokens[at].norm) == _ROOT and deed.tag in ("noun", "verb") and not deed.tense.startswith("present")


def _turns(view: EventView, at: int, ahead: WordClass | None) -> bool:
    """Whether a conjunction turns to another act: "while X imposed", "while we" (but no "if", and no bare "and")."""
    if len(view.tokens[at].norm) < _SHORTEST or at in view.provisos or ahead is None or ahead.tag != "verb":
        return False
    if view.classes[at - 1].tag in _OPEN:
        return False
    return ahead.tense == "past" or view.tokens[at + 1].norm[0] == _WE


def _goes_on(view: EventView, at: int, sentence: Sentence) -> bool:
    """Whether what happened next opens behind a comma ("..., whereupon he ran"): a preposition's pronoun and a verb."""
    if at + 1 >= sentence.stop or view.classes[at].tag not in ("prep", "adv"):
        return False
    bound = view.classes[at].pronoun != "" or view.classes[at].tag == "adv"
    ahead = view.classes[at + 1]
    return bound and ahead.tag == "verb" and ahead.tense == "past"


def _adds_report(view: EventView, first: int, at: int, sentence: Sentence) -> bool:
    """Whether "and that" reports one more thing behind an announced act ("will not allow it, and that the men ...")."""
    announced = view.classes[first].tag == "neg" or view.classes[first].tense == "future"
    if not announced or at <= first + 1 or at + 1 >= sentence.stop:
        return False
    if view.classes[at].tag == "conj" or not view.classes[at].conjunction:
        return view.tokens[at - 1].text in _CLOSING and len(view.tokens[at].norm) > 1
    return view.classes[at].pronoun != "" or view.classes[at + 1].tag != "verb"


def _end_of_aside(view: EventView, first: int, sentence: Sentence) -> int | None:
    """The comma that closes a clause between commas in which terms stand ("the king, who refuses to resign, ...")."""
    opens = range(max(sentence.first + 1, first - _ASIDE), first)
    if not any(view.classes[k].tag == "rel" and view.tokens[k - 1].text in _COMMAS for k in opens):
        return None
    behind = range(first + 1, min(sentence.stop, first + _LONGEST))
    return next((k for k in behind if view.tokens[k].text in _COMMAS), None)


def _foretells_more(view: EventView, first: int, at: int) -> bool:
    """Whether "and will" adds one more act of the future ("will not allow it | and will pursue them")."""
    found, opening = view.classes[at], view.classes[first]
    more = found.tag == "verb" and found.conjunction and found.tense == "future" and at >= first + _SHORTEST
    return more and (opening.tag == "neg" or opening.tense == "future")


def _is_complete(view: EventView, at: int) -> bool:
    """Whether terms of one definite word end before a past that no noun is spelled like ("refused it | and went")."""
    return view.classes[at - 1].definite and (view.classes[at].gender == "f" or view.classes[at].number == "pl")


def _goes_back(view: EventView, first: int, at: int) -> bool:
    """Whether a past of several right behind a definite word goes on with who was described before ("those who refused
    this law | justified it")."""
    found, before = view.classes[at], view.classes[at - 1]
    bare = found.tag == "verb" and found.tense == "past" and found.number == "pl" and not found.conjunction
    several = bare and found.gender == "m" and view.tokens[at].norm[-1] == _ALIF and at > first
    return several and before.definite and before.tag in ("noun", "adj", "name")


def _repeats(view: EventView, first: int, at: int) -> bool:
    """Whether the preposition that opens terms stands there again ("called for X, and for Y")."""
    opening = next((k for k in (first, first - 1) if view.classes[k].tag == "prep"), None)
    if opening is None or view.classes[at].tag != "prep" or view.classes[at].pronoun:
        return False
    return view.tokens[opening].variants[0].key in view.tokens[at].keys


def _stop_of_terms(view: EventView, first: int, sentence: Sentence, within: Span | None, brief: bool) -> int:
    around = _content_behind(view, first, sentence)
    limit = min(sentence.stop, first + _LONGEST)
    closes = _end_of_aside(view, first, sentence)
    for at in range(first + 1, limit):
        if at == closes:
            return at
        if around is not None and view.tokens[at].start >= around and view.classes[at - 1].tag == "comp":
            return at
        token, found = view.tokens[at], view.classes[at]
        if within is not None and token.start >= within.end:
            return at
        ahead = view.classes[at + 1] if at + 1 < sentence.stop else None
        ends = ahead is not None and (
            ahead.tag in ("participle", "pron", "rel")
            or (ahead.tag in ("neg", "conj", "prep") and ahead.conjunction and not _repeats(view, first, at + 1))
            or (ahead.tag == "prep" and at + 2 < sentence.stop and view.classes[at + 2].tag == "conj")
            or (ahead.tag == "conj" and at + 1 not in view.provisos)
            or is_adverb(view, at + 1)
            or (ahead.tag == "verb" and (ahead.tense == "past" or ahead.conjunction))
        )
        if token.text == _COLON and at > first + 1 and (ahead is None or ahead.tag != "num"):
            return at
        if token.text in _COMMAS and (
            ends or _goes_on(view, at + 1, sentence) or (brief and not (ahead is not None and ahead.conjunction))
        ):
            return at
        if (found.tag == "conj" and _turns(view, at, ahead)) or _foretells_more(view, first, at):
            return at
        if found.tag in ("comp", "conj") and _adds_report(view, first, at, sentence):
            return at
        if (token.text == _SEMICOLON and at > first + 1) or _goes_back(view, first, at):
            return at
        we = found.tag == "verb" and found.conjunction and found.tense == "present" and token.norm[1:2] == _WE
        if we and at > first + 2:
            return at
        if brief and found.tag == "conj" and len(token.norm) > 1 and at > first + 1:
            return at
        if brief and (_is_circumstance(view, at, sentence) or _adds_deed(view, first, at)):
            return at
        past = found.tag == "verb" and found.conjunction and found.tense == "past"
        least = first + (1 if view.classes[first].tense == "past" else 2)
        past = past and (at > least or (at > first and _is_complete(view, at)))
        if past and not _joins_deed(view, first, at, ahead):
            return at
        if found.tag == "participle" and found.conjunction and not found.definite and at > first + 1:
            return at
    return limit

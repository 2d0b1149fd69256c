"""Whether a bare singular counts one person: "a judge was killed", "gunmen abducted on Sunday an engineer"."""

from __future__ import annotations

from tawatur.annotate.numbers.bounds import Bounds
from tawatur.annotate.numbers.words import Words
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.calendar import TimeWord, Weekday
from tawatur.lexicon.people import PeopleNoun, behind_table, outcome_table, people_noun
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.tokens import WORD

__all__ = ["follows_outcome", "follows_verb_and_place", "is_one_victim"]

#: The ending of an indefinite accusative that is written.
_ACCUSATIVE = "ا"
#: What a day is told with, and how many words of it may stand between a subject and its object.
_DAY_KINDS = frozenset({"day", "dayword", "night", "daypart", "part"})
_LONGEST_DAY = 4
_COMMAS = (",", "\u060c")
#: How far back somebody known may stand to whom a singular is joined: "the driver of the bus and a girl".
_KNOWN = 3


def is_one_victim(words: Words, at: int, noun: PeopleNoun, bounds: Bounds, lexicon: Lexicon, near: bool) -> bool:
    """A bare singular counts one right after what happened, after "among them", or added to a count."""
    if noun.entry.case:
        told = lexicon.compiled(outcome_table).match_at(words.tokens, noun.stop)
        is_noun = told is not None and not told.variant.prefix and not told.items[0][1].tense
        return near and noun.prefix == CONJUNCTIONS[0] and is_noun
    if noun.entry.role:
        return at > 0 and not noun.prefix and not noun.entry.adjective and _is_object(words, at, noun, lexicon)
    if bounds.before(at, "subset", "them") is not None:
        return True
    if near and noun.prefix == CONJUNCTIONS[0]:
        return not noun.entry.outcome or people_noun(words.tokens, at - 1, lexicon) is None
    if bounds.before(at, "that", "while") is not None and _is_subject(words, noun, bounds, lexicon):
        return True
    if noun.prefix == CONJUNCTIONS[0] and not noun.entry.adjective and _joins_known(words, at, lexicon):
        return True
    # The accusative of many nationalities is spelled like the country's name.
    if at == 0 or noun.prefix or (noun.entry.adjective and noun.form.text.endswith(_ACCUSATIVE)):
        return False
    if follows_outcome(words, at, lexicon) or _is_object(words, at, noun, lexicon):
        return True
    return not noun.entry.outcome and follows_verb_and_place(words, at, bounds, lexicon)


def follows_verb_and_place(words: Words, at: int, bounds: Bounds, lexicon: Lexicon) -> bool:
    """ "Was killed in the raid (a guard)": the verb, a preposition of place or time and its noun stand before."""
    if at < len(("verb", "in", "noun")) or not words.tokens[at - 1].norm.startswith(ARTICLE):
        return False
    is_placed = bounds.after(at - 2, "place", "on", place="before") is not None
    return is_placed and _is_verb_of_one(words, at - 3, lexicon)


def _is_subject(words: Words, noun: PeopleNoun, bounds: Bounds, lexicon: Lexicon) -> bool:
    """ "(That) a worker was abducted", "a Pakistani worker": the verb stands behind, over one adjective at most."""
    if _is_passive_subject(words, noun.stop, bounds, lexicon):
        return True
    place = noun.stop
    if place >= len(words.tokens) or not noun.form.text.endswith(_ACCUSATIVE):
        return False
    adjective = words.tokens[place].norm
    is_attribute = adjective.endswith(_ACCUSATIVE) and not adjective.startswith(ARTICLE)
    return is_attribute and _is_passive_subject(words, place + 1, bounds, lexicon)


def _joins_known(words: Words, at: int, lexicon: Lexicon) -> bool:
    """ "The driver of the bus was killed, and a girl": somebody known stands right behind what happened to both."""
    for back in range(2, _KNOWN + 1):
        noun = people_noun(words.tokens, at - back, lexicon) if at > back else None
        if noun is not None and noun.form.number == "sg" and not noun.prefix:
            between = words.tokens[at - back + 1 : at]
            definite = any(token.norm.startswith(ARTICLE) for token in between) or noun.definite
            return definite and all(t.kind == WORD for t in between) and follows_outcome(words, at - back, lexicon)
    return False


def _is_object(words: Words, at: int, noun: PeopleNoun, lexicon: Lexicon) -> bool:
    """ "The police arrested a driver": an indefinite accusative behind the verb and a subject of one or two words."""
    if noun.entry.outcome or noun.pronoun or not noun.form.text.endswith(_ACCUSATIVE):
        return False
    told = _before_days(words, at, lexicon)
    if told < at and _is_verb_of_one(words, told - 1, lexicon):
        return True
    at = told
    if at < 2:
        return False
    before = words.tokens[at - 1]
    if before.kind != "word" or words.kind(at - 1):
        return False
    is_definite = before.norm.startswith(ARTICLE)
    subject = people_noun(words.tokens, at - 1, lexicon)
    if not is_definite and (subject is None or subject.form.number not in ("pl", "du")):
        return False
    return any(_is_verb_of_one(words, at - back, lexicon) for back in ((2, 3) if is_definite else (2,)))


def _before_days(words: Words, at: int, lexicon: Lexicon) -> int:
    """The place behind the subject where a day stands between it and the object: "gunmen killed on Sunday a judge"."""
    days = lexicon.compiled(_day_table)
    least = at - _LONGEST_DAY
    while at > max(least, 0):
        token = words.tokens[at - 1]
        if token.text not in _COMMAS and (token.kind != WORD or days.match_at(words.tokens, at - 1) is None):
            break
        at -= 1
    return at


def _day_table(lexicon: Lexicon) -> PhraseTable[str]:
    words = [entry for entry in lexicon.entries(TimeWord) if entry.kind in _DAY_KINDS]
    return PhraseTable((form, e.id) for e in (*lexicon.entries(Weekday), *words) for form in e.forms())


def _is_verb_of_one(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a verb that tells what happened to somebody."""
    match = lexicon.compiled(outcome_table).match_at(words.tokens, at) if at >= 0 else None
    return match is not None and match.stop - match.first == 1 and any(form.tense for _, form in match.items)


def _is_passive_subject(words: Words, at: int, bounds: Bounds, lexicon: Lexicon) -> bool:
    """ "(That) a man was killed and ten wounded": the verb has no object behind it."""
    verb = lexicon.compiled(outcome_table).match_at(words.tokens, at)
    if verb is None or verb.variant.prefix or not any(form.tense for _, form in verb.items):
        return False
    after = at + verb.stop - verb.first
    if after >= len(words.tokens) or words.tokens[after].kind == "punct":
        return True
    return (
        words.tokens[after].norm.startswith(CONJUNCTIONS[0])
        or lexicon.compiled(behind_table).match_at(words.tokens, after) is not None
        or bounds.after(after, "place", "on", "from", place="before") is not None
    )


def follows_outcome(words: Words, at: int, lexicon: Lexicon) -> bool:
    table = lexicon.compiled(outcome_table)
    for back in (1, 2):
        match = table.match_at(words.tokens, at - back) if at >= back else None
        if match is not None and match.stop == words.tokens[at].index:
            return True
    return False

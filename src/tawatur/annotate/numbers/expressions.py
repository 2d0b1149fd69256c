"""Finding the number expressions of one sentence, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tawatur.annotate.numbers.amount import Amount
from tawatur.annotate.numbers.bounds import Bounds, apply_after, apply_before, find_bounds
from tawatur.annotate.numbers.integers import read_fraction, read_integer, read_vague
from tawatur.annotate.numbers.labels import is_label
from tawatur.annotate.numbers.ordinals import read_ordinal
from tawatur.annotate.numbers.ranges import read_range
from tawatur.annotate.numbers.victims import follows_outcome, follows_verb_and_place, is_one_victim
from tawatur.annotate.numbers.words import Words, numeral_heads, read_words
from tawatur.lexicon import Lexicon
from tawatur.lexicon.people import PeopleNoun, outcome_table, people_noun, people_table
from tawatur.records.document import Token
from tawatur.records.layers import NumberExpression
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from tawatur.text.tokens import NUMBER

__all__ = ["find_numbers"]

#: A number may stand in brackets or quotation marks before its noun; other marks end it ("2- his sister").
_CLOSERS = ')]"\u201d\u00bb\u201c\u2033'
#: "Like two patients" counts nobody.
_LIKE = PREPOSITIONS[1]
#: What happened to one of those whose noun tells it, with no other word.
_VICTIMS = frozenset({"killed", "wounded", "missing"})
#: How far back a number may stand that a singular is added to: "four brothers and a girl".
_ADDED_REACH = 4


def find_numbers(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> list[NumberExpression]:
    """Find the numbers of a sentence; `text` is the article's, `tokens` are the sentence's."""
    places = _openings(tokens, lexicon)
    found: list[NumberExpression] = []
    if not places:
        return found
    words = read_words(tokens, lexicon)
    bounds = find_bounds(tokens, lexicon)
    behind = 0
    last = last_people = -_ADDED_REACH - 1
    for at in places:
        if at < behind:
            continue
        near = at - last <= _ADDED_REACH
        amount = _amount_at(words, at, bounds, lexicon) or _one_of(words, at, bounds, lexicon, near=near)
        if amount is None:
            amount = _people_at(words, at, bounds, lexicon, near=near, added=at - last_people <= _ADDED_REACH)
            if amount is None:
                continue
        elif is_label(words, amount, lexicon) and bounds.before(amount.first, "total") is None:
            behind = amount.stop
            continue
        found.append(_expression(text, words, amount, bounds, lexicon))
        last = behind = max(amount.stop, at + 1)
        last_people = last if found[-1].counted is not None else last_people
        if amount.mode == "percent" and (match := bounds.after(behind, "percent")) is not None:
            behind += match.stop - match.first
    return found


def _openings(tokens: Sequence[Token], lexicon: Lexicon) -> list[int]:
    """The places where a number can begin: digits, numerals, nouns for people."""
    heads = lexicon.compiled(_heads)
    none = heads.isdisjoint
    return [k for k, t in enumerate(tokens) if t.kind == NUMBER or not (none(t.keys) and none(t.bound_keys))]


def _heads(lexicon: Lexicon) -> frozenset[str]:
    return numeral_heads(lexicon) | lexicon.compiled(people_table).heads


def _amount_at(words: Words, at: int, bounds: Bounds, lexicon: Lexicon) -> Amount | None:
    kind = words.kind(at)
    if not kind:
        return None
    if kind == "one" and not (at and people_noun(words.tokens, at - 1, lexicon)) and _is_pronoun_like(words, at):
        return None
    amount = read_fraction(words, at) or read_vague(words, at) or read_ordinal(words, at)
    if amount is None:
        amount = read_integer(words, at)
        if amount is None:
            return None
        offset = words.tokens[0].index
        amount = read_range(words, amount, bounds, offset) or amount
    if amount.mode == "ordinal":
        return amount
    amount = apply_before(amount, bounds, words.tokens[0].index)
    return apply_after(amount, words, bounds)


def _is_pronoun_like(words: Words, at: int) -> bool:
    """ "One" is a number only after a noun or in a compound."""
    return words.after_and(at + 1) is None and at == 0


def _people_at(words: Words, at: int, bounds: Bounds, lexicon: Lexicon, *, near: bool, added: bool) -> Amount | None:
    noun = people_noun(words.tokens, at, lexicon)
    if noun is None or noun.entry.collective or (at and words.kind(at - 1) not in ("", "ordinal")):
        return None
    if (
        noun.entry.adjective
        and not (noun.pronoun and noun.form.number == "sg" and bounds.before(at, "that") is not None)
        and not follows_outcome(words, at, lexicon)
        and not (added and noun.prefix == CONJUNCTIONS[0] and people_noun(words.tokens, at - 1, lexicon) is not None)
        and bounds.before(at, "subset", "them") is None
        and not (noun.form.number == "du" and _is_told_behind(words, at, noun, bounds, lexicon))
    ):
        return None
    if noun.form.number == "du" and not _is_counted_again(words, noun, lexicon):
        amount = _dual(words, at, noun, bounds, lexicon)
    elif _is_singular(noun) and not noun.definite and is_one_victim(words, at, noun, bounds, lexicon, near):
        amount = _whole(at, noun, 1, "singular", "<counted singular>")
        if words.kind(amount.stop) == "one":
            amount = amount.with_rule("<noun> one", stop=amount.stop + 1)
    else:
        return None
    return apply_after(amount, words, bounds) if amount is not None else None


def _is_singular(noun: PeopleNoun) -> bool:
    """Whether the form is a singular, be it one that the data spells out for its case."""
    return noun.form.number == "sg" or (not noun.form.number and bool(noun.entry.singular))


def _is_told_behind(words: Words, at: int, noun: PeopleNoun, bounds: Bounds, lexicon: Lexicon) -> bool:
    """ "(That) two brothers were killed": the dual is the subject of the verb behind it."""
    if bounds.before(at, "that") is None or noun.definite:
        return False
    verb = lexicon.compiled(outcome_table).match_at(words.tokens, noun.stop)
    return verb is not None and not verb.variant.prefix


def _one_of(words: Words, at: int, bounds: Bounds, lexicon: Lexicon, *, near: bool) -> Amount | None:
    """ "One of the leaders", right after what happened to him; "one of the wounded"; "one of them" near a count."""
    word = words.at(at)
    if word is None or word.kind not in ("head", "member") or word.definite or word.prefix or at == 0:
        return None
    if word.kind == "member":
        rule = "one of them" if near else ""
    else:
        noun = people_noun(words.tokens, at + 1, lexicon)
        rule = "one of <people>" if noun is not None and _is_told_of_one(words, at, noun, bounds, lexicon) else ""
    if not rule:
        return None
    return Amount(
        first=at, stop=at + 1, start=word.start, low=word.value, high=word.value, mode="singular", rules=(rule,)
    )


def _is_told_of_one(words: Words, at: int, noun: PeopleNoun, bounds: Bounds, lexicon: Lexicon) -> bool:
    """Whether something happened to the one: the noun or a word before tells it."""
    if noun.entry.outcome and noun.entry.what in _VICTIMS and noun.definite:
        return True
    if follows_verb_and_place(words, at, bounds, lexicon):
        return True
    return follows_outcome(words, at, lexicon) or (at > 1 and follows_outcome(words, at - 1, lexicon))


def _dual(words: Words, at: int, noun: PeopleNoun, bounds: Bounds, lexicon: Lexicon) -> Amount | None:
    if (noun.definite and noun.entry.role) or noun.prefix == _LIKE:
        return None
    # "His two sons" is spelled like "and he has".
    is_like_and = noun.pronoun and noun.entry.singular.startswith(CONJUNCTIONS[0])
    if is_like_and and not noun.prefix and not follows_outcome(words, at, lexicon):
        return None
    if noun.is_construct:
        after = words.tokens[noun.stop] if noun.stop < len(words.tokens) else None
        if after is None or after.kind != "word" or len(after.norm) < 2 or noun.definite or len(after.norm) > 6:
            return None
        told = lexicon.compiled(outcome_table).match_at(words.tokens, noun.stop)
        if after.norm[0] == CONJUNCTIONS[0] and told is None:
            return None
    amount = _whole(at, noun, 2, "dual", "<dual noun>")
    return apply_before(amount, bounds, words.tokens[0].index)


def _is_counted_again(words: Words, noun: PeopleNoun, lexicon: Lexicon) -> bool:
    """ "two soldiers, two": the number word that follows the dual (and an adjective) counts it."""
    del lexicon
    for place in (noun.stop, noun.stop + 1, noun.stop + 2):
        word = words.at(place)
        if word is not None:
            return word.kind == "unit" and word.value == Decimal(2) and not word.joined
        if place >= len(words.tokens) or words.tokens[place].kind != "word":
            return False
    return False


def _whole(at: int, noun: PeopleNoun, value: int, mode: str, rule: str) -> Amount:
    number = Decimal(value)
    return Amount(first=at, stop=noun.stop, start=noun.start, low=number, high=number, mode=mode, rules=(rule,))


def _expression(text: str, words: Words, amount: Amount, bounds: Bounds, lexicon: Lexicon) -> NumberExpression:
    offset = words.tokens[0].index
    end = words.tokens[amount.stop - 1].end
    return NumberExpression(
        start=amount.start,
        end=end,
        text=text[amount.start : end],
        first=offset + amount.first,
        stop=offset + amount.stop,
        low=amount.low,
        high=amount.high,
        approx=amount.approx,
        mode=amount.mode,
        counted=_counted(words, amount, bounds, lexicon),
        rules=amount.rules,
    )


def _counted(words: Words, amount: Amount, bounds: Bounds, lexicon: Lexicon) -> int | None:
    """The token of the noun that is counted: after the number (over "of"), or before "one", "two" and "the 12"."""
    offset = words.tokens[0].index
    if amount.mode in ("dual", "singular") and words.kind(amount.first) != "head":
        return offset + amount.first
    if amount.mode in ("percent", "ordinal"):
        return None
    follows_noun = amount.rules == ("<unit>",) and amount.value <= 2
    follows_noun = follows_noun and bounds.before(amount.first, "that") is None
    place = _counted_before(words, amount, lexicon) if follows_noun else None
    if place is None:
        place = _counted_after(words, amount, bounds, lexicon)
    if _is_definite(words, amount) and (place is None or people_noun(words.tokens, place, lexicon) is None):
        before = _counted_before(words, amount, lexicon)
        place = place if before is None else before
    return None if place is None else offset + place


def _counted_after(words: Words, amount: Amount, bounds: Bounds, lexicon: Lexicon) -> int | None:
    """The noun after a number, over a bracket or "of"; bodies of people only after "of"."""
    tokens, stop = words.tokens, amount.stop
    for place in range(stop, min(stop + 3, len(tokens))):
        noun = people_noun(tokens, place, lexicon)
        if noun is not None and (noun.prefix or (place == stop and noun.pronoun and amount.value > 2)):
            return None
        if noun is not None and (place > stop or not noun.entry.collective):
            return place
        if tokens[place].kind == "word" and bounds.after(place, "from", place="before") is None:
            return place if place == stop and len(tokens[place].norm) > 2 else None
        if tokens[place].kind != "word" and (place != stop or tokens[place].text not in _CLOSERS):
            return None
    return None


def _is_definite(words: Words, amount: Amount) -> bool:
    """Whether the article is attached to the number, be it before digits."""
    word = words.at(amount.first)
    return (word is not None and word.definite) or (amount.first > 0 and words.tokens[amount.first - 1].norm == ARTICLE)


def _counted_before(words: Words, amount: Amount, lexicon: Lexicon) -> int | None:
    """The noun of which the number is an attribute."""
    for place in range(amount.first - 1, max(amount.first - 3, -1), -1):
        noun = people_noun(words.tokens, place, lexicon)
        if noun is not None and not noun.entry.collective and (noun.form.number in ("du", "pl") or amount.value == 1):
            if (
                place < amount.first - 1
                and lexicon.compiled(outcome_table).match_at(words.tokens, place + 1) is not None
            ):
                return None
            before = people_noun(words.tokens, place - 1, lexicon) if place else None
            return place - 1 if before is not None and noun.entry.adjective else place
    return None

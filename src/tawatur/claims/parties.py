"""Noun phrases that can be parties of an event: how far each reaches, and what is joined to it by "and".

Arabic writes subject and object side by side without a mark ("launched the army an attack"), so a phrase ends where
its grammar is complete: after a definite noun no further noun belongs to it unless it is a name in apposition.
"""

from __future__ import annotations

import msgspec

from tawatur.claims.eventview import EventView
from tawatur.records.span import Span
from tawatur.text.endings import clashes

__all__ = ["Party", "is_adverb", "is_noun", "parties_at", "party_at", "span_of_party"]

_HEADS = frozenset({"noun", "name", "num", "dem", "adj"})
_LONGEST = 14
_MOST_JOINED = 6
_QUOTES = frozenset('«»"“”„‹›＂()')
_COLLECTIVES = ("crowd", "civilian", "quantity")
_RANKS = ("official", "army", "police")
#: Kinds of those whose plural, behind an adjective, is no adjective too.
_GROUPS = frozenset({"armed", "body"})
#: A longer word that ends in alif is an accusative.
_PLAIN = 4
#: How many light words may stand between a phrase and what is joined to it.
_SKIPPED = 4
#: How many letters adjectives of degree have, the letter they begin with, and the ending that none has.
_ELATIVE, _ALIF, _TA = 4, "ا", "ه"
#: The ending of masculine plurals that a genitive follows.
_YA = "ي"
#: The preposition that names whose something indefinite is.
_OF = "ل"


class Party(msgspec.Struct, frozen=True):
    """A noun phrase: half-open token indexes and its head; `quoted` where it begins with a quotation mark."""

    first: int
    stop: int
    head: int


def span_of_party(view: EventView, party: Party) -> Span:
    """Quote a party without attached particles and outer punctuation."""
    first, stop = party.first, party.stop
    while stop - 1 > first and view.classes[stop - 1].tag == "punct" and not _closes(view, first, stop):
        stop -= 1
    name = view.names[first]
    start = name.start if name is not None and name.first == first else _start_of(view, first)
    return view.doc.span(start, view.tokens[stop - 1].end)


def _closes(view: EventView, first: int, stop: int) -> bool:
    """Whether the last mark closes a quotation or bracket that was opened inside the phrase."""
    return view.tokens[stop - 1].text in _QUOTES and any(
        view.tokens[at].text in _QUOTES for at in range(first, stop - 1)
    )


def _start_of(view: EventView, at: int) -> int:
    found = view.classes[at]
    wanted = int(found.conjunction) + len(found.preposition)
    for variant in view.tokens[at].variants:
        if len(variant.prefix) == wanted and variant.prefix.endswith(found.preposition):
            return variant.start
    return view.tokens[at].start


def parties_at(view: EventView, at: int, limit: int) -> list[Party]:
    """The phrase that starts at a token and those joined to it by "and", in order."""
    first = party_at(view, at, limit)
    if first is None:
        return []
    found = [first]
    while len(found) < _MOST_JOINED:
        joined = _joined_at(view, found[-1], limit)
        party = None if joined is None else party_at(view, joined, limit)
        if party is None:
            break
        if _shares_head(view, found[-1], party):
            found[-1] = Party(found[-1].first, party.stop, found[-1].head)
        else:
            found.append(party)
    return found


def _joined_at(view: EventView, party: Party, limit: int) -> int | None:
    at = party.stop
    while at + 1 < limit and at - party.stop < _SKIPPED and _is_light(view, at):
        at += 1
    if at >= limit or view.classes[at].preposition or view.times[at] is not None or view.light[at] is not None:
        return None
    found, name = view.classes[at], view.names[at]
    whole = name is not None and name.first == at and name.start == view.tokens[at].start
    if found.tag in _HEADS and found.conjunction and not whole:
        return at
    alone = found.tag == "conj" and len(view.tokens[at].norm) == 1
    follows = at + 1 < limit and view.classes[at + 1].tag in _HEADS and not view.classes[at + 1].preposition
    return at + 1 if alone and follows else None


def _is_light(view: EventView, at: int) -> bool:
    """A mark, a preposition with its pronoun, or an adverb between a phrase and what is joined to it."""
    found = view.classes[at]
    if view.tokens[at].text in _QUOTES:
        return True
    if found.conjunction:
        return False
    return (found.tag == "prep" and found.pronoun != "") or found.tag == "adv" or is_adverb(view, at)


def is_adverb(view: EventView, at: int) -> bool:
    """An indefinite accusative that is nobody: a word of manner or time."""
    found = view.classes[at]
    bare = found.tag in ("noun", "adj") and not found.definite and not found.preposition and view.kinds[at] == ""
    return bare and _has_tanween(view.tokens[at].text) and view.means[at] is None


def _has_tanween(word: str) -> bool:
    """Whether an indefinite accusative is written with its mark, before or after the alif."""
    return word[-1] == "ً" or word[-2:-1] == "ً"


def _shares_head(view: EventView, before: Party, party: Party) -> bool:
    """Whether "and" joins two genitives or adjectives of one head ("men of the army and the police")."""
    if view.classes[party.head].tag == "adj" and view.kinds[party.head] == "":
        return not view.nations[party.head] or view.classes[before.stop - 1].tag == "adj"
    generic = view.kinds[before.head] in _COLLECTIVES or view.classes[before.head].tag == "num"
    alone = party.stop - party.first == 1 and view.classes[party.head].pronoun == ""
    return generic and before.stop - before.first > 1 and alone


def party_at(view: EventView, at: int, limit: int) -> Party | None:
    """The noun phrase that starts at a token; None where none does."""
    start = at
    while at < limit and view.tokens[at].text in _QUOTES and at - start < 2:
        at += 1
    if at >= limit or view.classes[at].tag not in _HEADS or view.times[at] is not None or at in view.lasting:
        return None
    limit = min(limit, at + _LONGEST)
    first, head = start if start < at else at, at
    while head + 1 < limit and _is_before_head(view, head):
        head += 1
    stop = _after_name(view, head)
    while stop < limit:
        step = _step(view, first, head, stop, limit)
        if step == stop:
            break
        stop = step
    return Party(first, min(stop, max(limit, at + 1)), head)


def _is_before_head(view: EventView, at: int) -> bool:
    """Whether a number, "this" or "about" (before a number) stands there, and the head behind it."""
    tag, ahead = view.classes[at].tag, view.classes[at + 1].tag
    return (tag in ("num", "dem") and ahead in _HEADS) or (view.kinds[at] == "quantity" and ahead == "num")


def _step_marked(view: EventView, at: int, limit: int) -> int:
    """Past "loyal to", "in the name of" and the like, with what they govern."""
    after = at + 1
    if after >= limit:
        return after
    found = view.classes[after]
    if found.tag == "prep" and not found.pronoun:
        inner = party_at(view, after + 1, limit)
        return after if inner is None else inner.stop
    if found.tag in _HEADS and (found.preposition or view.classes[at].preposition) and not found.conjunction:
        return _after_name(view, after)
    return after


def _after_name(view: EventView, at: int) -> int:
    name = view.names[at]
    return max(name.stop if name is not None else at + 1, view.atoms.get(at, 0))


def _step(view: EventView, first: int, head: int, at: int, limit: int) -> int:
    """Where the phrase ends that already reaches to `at`: past the next word, or `at` itself."""
    found, before = view.classes[at], view.classes[at - 1]
    if view.times[at] is not None or at in view.lasting:
        return at
    if found.tag == "punct":
        return _step_quoted(view, first, at, limit)
    if clashes(view.tokens[at - 1].text, view.tokens[at].text):
        return at
    marker = view.markers[at]
    if marker is not None and marker[0] == "attribute" and not found.conjunction:
        return _step_marked(view, at, limit)
    name = view.names[at]
    titled = name is not None and name.first == at and name.type == "PER" and view.kinds[head] in _RANKS
    if titled and name is not None and name.start == view.tokens[at].start:
        return name.stop
    if found.tag == "prep" or found.preposition:
        return _step_attribute(view, head, at, limit)
    if found.tag not in _HEADS or found.conjunction or found.tag == "dem":
        return at
    if found.tag == "num":
        return at + 1 if before.tag in ("noun", "name") and not _counts(view, at, limit) else at
    if found.tag == "adj" and _is_another(view, head, at):
        return at
    if _is_elative(view, at - 1) and not found.conjunction and not found.pronoun:
        return _after_name(view, at)
    if found.number == "du" and not found.definite and before.number != "du" and at - 1 > head:
        return at
    if found.tag == "adj" or view.nations[at]:
        several = view.kinds[at] in _GROUPS and found.definite and before.tag == "adj" and at - 1 > head
        noun = (view.kinds[at] in _RANKS and at - 1 > head) or view.kinds[at] == "post" or several
        return at + 1 if _agrees(view, at) and not noun else at
    ahead = view.names[at + 1] if at + 1 < limit else None
    behind = view.names[at - 1]
    title = view.kinds[at] in _RANKS and found.pronoun == "" and (behind is None or behind.type != "PER")
    if title and ahead is not None and ahead.type == "PER" and view.kinds[head] in _RANKS:
        return ahead.stop
    if found.number in ("pl", "du") and found.number == before.number and _is_alike(view, at):
        return at + 1
    if (_takes_genitive(view, at - 1) and not _is_object(view, at)) or _is_apposition(view, head, at):
        return _after_name(view, at)
    return at


def _is_another(view: EventView, head: int, at: int) -> bool:
    """Whether a plural word cannot describe a phrase in the singular ("called the president the parties to")."""
    plural = view.classes[at].number == "pl" or view.plural[at]
    inside = range(head, at)
    return (
        plural
        and not any(
            view.plural[k] or view.classes[k].number in ("pl", "du") or view.classes[k].tag == "num" for k in inside
        )
        and (view.kinds[head] not in ("", *_COLLECTIVES, "army", "police", "armed", "body") or view.kinds[at] != "")
    )


def _is_object(view: EventView, at: int) -> bool:
    """Whether an indefinite noun is written as an accusative: no genitive ("a group claimed an attack")."""
    found, text = view.classes[at], view.tokens[at].text
    plain = found.tag == "noun" and not found.definite and not found.pronoun and view.names[at] is None
    return plain and view.kinds[at] == "" and (_has_tanween(text) or (text[-1] == "ا" and len(text) > _PLAIN))


def _is_alike(view: EventView, at: int) -> bool:
    """Whether a noun only describes the one before it, with the same definiteness and ending ("unknown gunmen")."""
    before, token = view.tokens[at - 1], view.tokens[at]
    same = view.classes[at].definite == view.classes[at - 1].definite and not view.classes[at].pronoun
    return same and before.norm[-2:] == token.norm[-2:] and bool(view.kinds[at] and view.kinds[at - 1])


def _counts(view: EventView, at: int, limit: int) -> bool:
    return at + 1 < limit and view.classes[at + 1].tag == "noun" and not view.classes[at + 1].preposition


def _agrees(view: EventView, at: int) -> bool:
    """Whether an adjective can belong to the phrase: both definite or both indefinite."""
    before = view.classes[at - 1]
    named = view.names[at - 1] is not None or (before.tag == "name" and view.kinds[at - 1] == "")
    definite = before.definite or before.pronoun != "" or named
    found = view.classes[at]
    if found.number == "du" and before.number != "du" and found.definite:
        return False
    if definite:
        return found.definite
    return not (found.definite and before.tag == "adj")


def _is_elative(view: EventView, at: int) -> bool:
    """Whether an indefinite adjective is written as one of degree, which a genitive follows ("the most prominent")."""
    found, norm = view.classes[at], view.tokens[at].norm
    bare = norm if not found.preposition else norm[len(found.preposition) :]
    plain = found.tag == "adj" and not found.definite and not found.pronoun and not found.conjunction
    return plain and len(bare) == _ELATIVE and bare[0] == _ALIF and bare[-1] != _TA


def _takes_genitive(view: EventView, at: int) -> bool:
    """Whether a noun is open for a genitive: indefinite, without pronoun, not accusative, not an adjective."""
    found, token = view.classes[at], view.tokens[at]
    if found.tag == "num":
        return True
    if any(view.atoms.get(k) == at + 1 for k in (at - 1, at - 2)):
        return False
    if found.tag == "adj" and view.plural[at] and view.kinds[at] and not found.definite and token.norm[-1] == _YA:
        return True
    if found.tag != "noun" or found.definite or found.pronoun or found.tense or view.nations[at]:
        return False
    if any(name is not None and name.stop == at + 1 for name in view.names[max(0, at - 1) : at + 1]):
        return False
    if (found.number in ("pl", "du") or view.plural[at]) and view.kinds[at] and token.text[-1] == "ن":
        return False
    return not _has_tanween(token.text) and not (token.text.endswith("ا") and len(token.text) > 3)


def _is_apposition(view: EventView, head: int, at: int) -> bool:
    """A name after a title or a kind of body ("the Nigerian president M. B.", "the movement X")."""
    name = view.names[at]
    if name is None:
        return view.classes[at].tag == "name" and view.kinds[head] in _RANKS and not view.kinds[at]
    own = view.names[head]
    if name.type == "PER":
        return view.kinds[head] in ("official", "army", "civilian", "armed") or name.title is not None
    bare = own is None or own.stop == head + 1
    group = view.kinds[head] in ("armed", "body") and view.classes[head].definite is False
    return bare and group and name.type in ("ORG", "NORP")


def _step_quoted(view: EventView, first: int, at: int, limit: int) -> int:
    """Past a short quoted or bracketed name, or past the mark that closes one opened before."""
    if view.tokens[at].text not in _QUOTES:
        return at
    if any(view.tokens[k].text in _QUOTES for k in range(max(first, at - 6), at)):
        return at + 1
    for end in range(at + 1, min(limit, at + 6)):
        if view.tokens[end].text in _QUOTES:
            return end + 1
        if view.classes[end].tag not in _HEADS:
            return at
    return at


def _is_post_of(view: EventView, head: int, at: int) -> bool:
    """Whether "li-" names whose an indefinite post or unit is ("a checkpoint of the police")."""
    if (
        view.kinds[head] == "official"
        and view.kinds[at] in ("government", "body", "army")
        and view.classes[at].definite
    ):
        return view.classes[at].tag in _HEADS
    indefinite = not view.classes[head].definite and not view.classes[at - 1].definite
    if indefinite and at - 1 == head and _is_thing(view, at) and (_is_thing(view, head) or view.kinds[head] == "post"):
        return view.classes[at].definite
    if view.kinds[head] == "post" and view.classes[at - 1].tag == "adj":
        indefinite = True
    owner = view.kinds[at] in (*_RANKS, "government", "armed", "body") or view.names[at] is not None
    return (
        indefinite
        and owner
        and view.kinds[head] in ("post", "army", "police", "armed")
        and view.classes[at].tag != "verb"
    )


def _is_thing(view: EventView, at: int) -> bool:
    """Whether a noun is nobody ("a station for power")."""
    return is_noun(view, at) and view.kinds[at] == "" and view.names[at] is None


def is_noun(view: EventView, at: int) -> bool:
    """Whether a word is a noun, or an indefinite adjective that can only be one: behind a definite word."""
    found = view.classes[at]
    if found.tag == "noun":
        return True
    before = view.classes[at - 1] if at else None
    closed = before is not None and (before.definite or view.names[at - 1] is not None)
    return found.tag == "adj" and not found.definite and not found.conjunction and closed


def _name_behind_place(view: EventView, head: int, at: int, limit: int) -> int | None:
    """Where a person's name ends that stands behind the place of his office ("the rebel leader in D., M. A.")."""
    if view.kinds[head] not in ("official", "army") or view.names[head] is not None:
        return None
    inner = at + 1 if view.classes[at].tag == "prep" else at
    place = view.names[inner] if inner < limit else None
    name = view.names[place.stop] if place is not None and place.stop < limit and place.first == inner else None
    right = place is not None and place.type in ("LOC", "ORG") and name is not None and name.type == "PER"
    return name.stop if right and name is not None and name.first == place.stop else None  # type: ignore[union-attr]


def _step_attribute(view: EventView, head: int, at: int, limit: int) -> int:
    """Past "of"-attributes after a quantity or an indefinite head, and the complement of "loyal to" and the like."""
    found = view.classes[at]
    if found.tag == "prep" and found.pronoun and view.classes[at - 1].tag in ("adj", "participle"):
        return at + 2 if at + 1 < limit and view.classes[at + 1].tag == "adv" else at + 1
    named = _name_behind_place(view, head, at, limit)
    if named is not None:
        return named
    if found.tag == "prep":
        partitive = view.tokens[at].norm == view.tokens[at].variants[0].key and len(view.tokens[at].norm) == 2
        quantity = view.kinds[head] in _COLLECTIVES or view.classes[head].tag == "num"
        closed = view.classes[at - 1].definite or view.names[at - 1] is not None
        loose = ((quantity and at == head + 1) or not closed) and view.markers[at] is None and partitive
        if not loose or not (quantity or view.kinds[head]) or at + 1 >= limit:
            return at
        inner = party_at(view, at + 1, limit)
        return at if inner is None else inner.stop
    if found.preposition == _OF and _is_post_of(view, head, at):
        return _after_name(view, at)
    marker = view.markers[at - 1]
    if marker is not None and marker[0] == "attribute" and found.preposition and found.tag in _HEADS:
        return _after_name(view, at)
    return at

"""Noun phrases that can be parties of an event: how far each reaches, and what is joined to it by "and".

Arabic writes subject and object side by side without a mark ("launched the army an attack"), so a phrase ends where
its grammar is complete: after a definite noun no further noun belongs to it unless it is a name in apposition.
"""

from __future__ import annotations

from tawatur.claims.clauses.belonging import (
    are_of,
    describes_named,
    is_matter,
    is_post_of,
    lies_there,
    opens_circumstance,
)
from tawatur.claims.clauses.besides import (
    is_alike,
    is_behind_relative,
    is_beside,
    is_charged,
    is_force,
    is_further_deed,
    is_related,
    is_title,
    is_whole,
)
from tawatur.claims.clauses.counting import (
    counts,
    is_bare_year,
    is_before_head,
    is_counted,
    is_counted_apart,
    is_number_of,
)
from tawatur.claims.clauses.joinedphrases import (
    behind_person,
    behind_stroke,
    behind_titled,
    has_person,
    is_same_person,
    past_remark,
    shares_field,
    shares_head,
    tells_nation,
)
from tawatur.claims.clauses.officenames import name_behind_office, name_behind_title, seat_of_law
from tawatur.claims.clauses.party import Party
from tawatur.claims.clauses.phrasefit import (
    COLLECTIVES,
    HEADS,
    RANKS,
    agrees,
    differs,
    is_adverb,
    is_another,
    is_apposition,
    is_described,
    is_done_to,
    is_dual_office,
    is_elative,
    is_many_of,
    is_object,
    is_of_people,
    is_parted,
    is_people,
    takes_genitive,
)
from tawatur.claims.clauses.quotedwords import QUOTES, step_quoted
from tawatur.claims.clauses.view import EventView
from tawatur.records.span import Span
from tawatur.text.endings import clashes

__all__ = ["Party", "parties_at", "party_at", "span_of_party"]

_LONGEST = 14
#: How many marks of quotation may open a phrase.
_OPENED = 2
_MOST_JOINED = 6
#: The role of "on", which belongs to no "loyal to" ("a hostile drone struck | at").
_UPON = "recipient"
#: Marks that close what stands before them.
_CLOSING = frozenset("»”)]")
#: Kinds of those whose plural, behind an adjective, is no adjective too.
_GROUPS = frozenset({"armed", "body"})
#: How many light words may stand between a phrase and what is joined to it.
_SKIPPED = 4
#: The role of what belongs to the phrase before it and governs nothing ("without a pilot"); that of "each of".
_TRAIT, _EACH = "trait", "each"
#: What joins the members of a list.
_AND = "و"
#: The preposition that names whose something indefinite is.
_OF = "ل"
#: The role of "itself" and other adverbs.
_ADVERB = "adverb"
#: Kinds of those who are there for others ("delegates of", by "about").
_SENT = frozenset({"official", "civilian", "crowd"})


def span_of_party(view: EventView, party: Party) -> Span:
    """Quote a party without attached particles and outer punctuation."""
    first, stop = party.first, party.stop
    while stop - 1 > first and view.classes[stop - 1].tag == "punct" and not _closes(view, first, stop):
        stop -= 1
    while first < stop - 1 and _is_left_open(view, first, stop):
        first += 1
    name = view.names[first]
    start = name.start if name is not None and name.first == first else _start_of(view, first)
    return view.doc.span(start, view.tokens[stop - 1].end)


def _closes(view: EventView, first: int, stop: int) -> bool:
    """Whether the last mark closes a quotation or bracket that was opened inside the phrase."""
    return view.tokens[stop - 1].text in QUOTES and any(view.tokens[at].text in QUOTES for at in range(first, stop - 1))


def _is_left_open(view: EventView, first: int, stop: int) -> bool:
    """Whether a mark opens a quotation or bracket that goes on behind the phrase."""
    opens = view.tokens[first].text in QUOTES
    return opens and all(view.tokens[at].text not in QUOTES for at in range(first + 1, stop))


def _start_of(view: EventView, at: int) -> int:
    if at in view.begins:
        return view.begins[at]
    found = view.classes[at]
    wanted = int(found.conjunction) + len(found.preposition)
    for variant in view.tokens[at].variants:
        if len(variant.prefix) == wanted and variant.prefix.endswith(found.preposition):
            return variant.start
    return view.tokens[at].start


def parties_at(view: EventView, at: int, limit: int) -> list[Party]:
    """The phrase that starts at a token and those joined to it by "and", in order."""
    marker = view.markers[at] if at < limit else None
    if marker is not None and marker[0] == _EACH and marker[2] < limit:
        at = marker[2]
    first = party_at(view, at, limit)
    if first is None:
        return []
    found = [first]
    while len(found) < _MOST_JOINED:
        joined = _joined_at(view, found[-1], limit)
        listed = None if joined is not None else _listed_at(view, found[-1], limit)
        start = listed if joined is None else joined
        party = None if start is None else party_at(view, start, limit)
        if party is None or (listed is not None and not _is_listed(view, found[-1], party, limit)):
            break
        if is_further_deed(view, found[-1], party):
            break
        if tells_nation(view, found[-1], party):
            found[-1] = Party(found[-1].first, behind_person(view, party.stop), found[-1].head)
        elif shares_field(view, found[-1], party):
            found[-1] = Party(found[-1].first, behind_titled(view, party.stop), found[-1].head)
        elif shares_head(view, found[-1], party) or is_same_person(view, found[-1], party):
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
    if found.tag in HEADS and found.conjunction and not whole:
        return at
    alone = found.tag == "conj" and len(view.tokens[at].norm) == 1
    follows = at + 1 < limit and view.classes[at + 1].tag in HEADS and not view.classes[at + 1].preposition
    return at + 1 if alone and follows else None


def _listed_at(view: EventView, party: Party, limit: int) -> int | None:
    """Where "and" goes on behind a comma, "on the one side" before it or not."""
    at = party.stop
    marker = view.markers[at] if at < limit else None
    if marker is not None and marker[0] == "side":
        at = marker[2]
    if at + 1 >= limit or view.tokens[at].text not in "،,":
        return None
    at = past_remark(view, at + 1, limit)
    alone = view.classes[at].tag == "conj" and len(view.tokens[at].norm) == 1
    joined = (alone or view.classes[at].conjunction) and view.tokens[at].norm[0] == _AND
    at += alone
    plain = at < limit and view.classes[at].tag in ("noun", "name", "num") and not view.classes[at].preposition
    return at if joined and plain and view.times[at] is None else None


def _is_listed(view: EventView, before: Party, party: Party, limit: int) -> bool:
    """Whether a phrase behind a comma is a further one of a list: both can act, and no clause begins with it."""
    follows = view.classes[party.stop] if party.stop < limit else None
    opens = follows is not None and (follows.tag in ("verb", "adj", "rel") or view.light[party.stop] is not None)
    able = all(view.can_act(p.first, p.stop) and view.is_political(p.first, p.stop) for p in (before, party))
    return able and not opens


def _is_light(view: EventView, at: int) -> bool:
    """A mark, a preposition with its pronoun, or an adverb between a phrase and what is joined to it."""
    found = view.classes[at]
    if view.tokens[at].text in QUOTES:
        return True
    if found.conjunction:
        return False
    return (found.tag == "prep" and found.pronoun != "") or found.tag == "adv" or is_adverb(view, at)


def party_at(view: EventView, at: int, limit: int) -> Party | None:
    """The noun phrase that starts at a token; None where none does."""
    # Whoever reads a clause asks for its phrases again; one opened by marks ends no farther than this.
    key = (at, min(limit, at + _OPENED + _LONGEST))
    if key not in view.phrases:
        view.phrases[key] = _party_at(view, *key)
    return view.phrases[key]


def _party_at(view: EventView, at: int, limit: int) -> Party | None:
    start = at
    while at < limit and view.tokens[at].text in QUOTES and at - start < _OPENED:
        at += 1
        start = at if view.tokens[at - 1].text in _CLOSING else start
    if at >= limit or view.times[at] is not None or at in view.lasting or view.role_at(at) == _ADVERB:
        return None
    head = at if view.classes[at].tag in HEADS else view.counting.get(at, limit)
    if head >= limit or (view.tokens[at].kind == "number" and is_bare_year(view, at)):
        return None
    limit, first = min(limit, at + _LONGEST), start if start < at else at
    while head + 1 < limit and is_before_head(view, head):
        head += 1
    stop = _after_name(view, head)
    while stop < limit:
        marker = view.markers[stop]
        if marker is not None and marker[0] == _TRAIT:
            stop = behind_person(view, marker[2])
            break
        step = _step(view, first, head, stop, limit)
        if step == stop:
            break
        stop = step
    return Party(first, min(stop, max(limit, at + 1)), head)


def _step_marked(view: EventView, at: int, limit: int) -> int:
    """Past "loyal to", "in the name of" and the like, with what they govern."""
    after = at + 1
    if after >= limit:
        return after
    found = view.classes[after]
    if found.tag == "prep" and not found.pronoun and view.role_at(after) != _UPON:
        inner = party_at(view, after + 1, limit)
        return after if inner is None else inner.stop
    if found.tag in HEADS and (found.preposition or view.classes[at].preposition) and not found.conjunction:
        return _after_name(view, after)
    return after


def _after_name(view: EventView, at: int) -> int:
    name = view.names[at]
    return max(name.stop if name is not None else at + 1, view.atoms.get(at, 0))


def _step(view: EventView, first: int, head: int, at: int, limit: int) -> int:
    """Where the phrase ends that already reaches to `at`: past the next word, or `at` itself."""
    found, before = view.classes[at], view.classes[at - 1]
    if view.times[at] is not None or at in view.lasting or is_counted_apart(view, at):
        return at
    if (court := seat_of_law(view, head, at, limit)) is not None:
        return court
    if opens_circumstance(view, at) or view.role_at(at) == _ADVERB:
        return at
    if found.tag == "punct":
        return behind_stroke(view, head, at, limit) or step_quoted(view, first, at, limit)
    if (
        clashes(view.tokens[at - 1].text, view.tokens[at].text)
        or is_parted(view, head, at)
        or is_beside(view, head, at)
        or lies_there(view, head, at)
    ):
        return at
    if found.pronoun and (at in view.deeds or is_counted(view, at - 1)):
        return at
    if is_of_people(view, at) or describes_named(view, head, at):
        return at + 1
    closed = at - 1 > head and (view.means[at - 1] is not None or before.tag == "adj")
    thing = found.tag == "noun" and not found.preposition and not view.nations[at]
    if closed and view.means[head] is not None and thing:
        return at
    marker = view.markers[at]
    if marker is not None and marker[0] == "attribute" and not found.conjunction:
        return _step_marked(view, at, limit)
    if (named := _step_name(view, head, at)) is not None:
        return named
    if found.tag == "prep" or found.preposition:
        return _step_attribute(view, head, at, limit)
    if found.tag not in HEADS or found.conjunction or found.tag == "dem":
        return at
    if (titled_stop := name_behind_title(view, head, at, limit)) is not None:
        return titled_stop
    if found.tag == "num":
        return at + 1 if is_number_of(view, at, limit) and not counts(view, at, limit) else at
    if (found.tag == "adj" and is_another(view, head, at)) or is_many_of(view, at):
        return at
    if is_elative(view, at - 1) and not found.conjunction and not found.pronoun:
        return _after_name(view, at)
    if found.number == "du" and not found.definite and before.number != "du" and at - 1 > head:
        return at
    if found.tag == "adj" or view.nations[at]:
        return at + 1 if _is_adjective(view, head, at, limit) else at
    ahead = view.names[at + 1] if at + 1 < limit else None
    behind = view.names[at - 1]
    title = view.kinds[at] in RANKS and found.pronoun == "" and (behind is None or behind.type != "PER")
    if title and ahead is not None and ahead.type == "PER" and view.kinds[head] in RANKS:
        return at if is_force(view, head) and not takes_genitive(view, at - 1) else ahead.stop
    office = party_at(view, at, limit) if is_behind_relative(view, head, at) else None
    if office is not None and office.head == at and has_person(view, office):
        return office.stop
    alike = found.number in ("pl", "du") and found.number == before.number and is_alike(view, at)
    if alike or is_people(view, at) or is_described(view, head, at) or is_charged(view, at):
        return at + 1
    described = at - 1 > head and is_people(view, at - 1)
    open_ = (takes_genitive(view, at - 1) and not described) or is_dual_office(view, at - 1)
    if (open_ and not is_object(view, at)) or is_apposition(view, head, at):
        return _after_name(view, at)
    return at


def _step_name(view: EventView, head: int, at: int) -> int | None:
    """Past the name of whoever bears a rank, not into the place behind a body; None where the name decides nothing."""
    name, body = view.names[at], view.names[at - 1]
    if name is None or name.first != at:
        return None
    if name.type == "PER" and view.kinds[head] in RANKS and name.start == view.tokens[at].start:
        return name.stop
    return at if body is not None and (name.type, body.type) == ("LOC", "ORG") else None


def _is_adjective(view: EventView, head: int, at: int, limit: int) -> bool:
    """Whether a word read as an adjective describes what is before it, and is no noun for somebody else."""
    found, before = view.classes[at], view.classes[at - 1]
    hers = before.tag == "adj" and before.gender == "f" and at - 1 > head and found.gender == "m"
    if differs(view, head, at) or (hers and is_object(view, at)):
        return False
    several = view.kinds[at] in _GROUPS and found.definite and before.tag == "adj" and at - 1 > head
    men = at in view.people and found.gender == "m" and before.gender == "f" and found.definite
    apart = before.tag == "adj" and at - 1 > head
    several = view.plural[at] and (several or (men and (apart or view.kinds[at] == "crowd")))
    noun = (view.kinds[at] in RANKS and at - 1 > head) or view.kinds[at] == "post" or several
    noun = noun or (view.kinds[at] == "official" and view.is_place(at - 1)) or is_title(view, head, at, limit)
    return agrees(view, at) and not noun


def _step_attribute(view: EventView, head: int, at: int, limit: int) -> int:
    """Past "of"-attributes after a quantity or an indefinite head, and the complement of "loyal to" and the like."""
    found = view.classes[at]
    described = view.classes[at - 1].tag in ("adj", "participle") and not is_counted(view, at - 1)
    described = described and not is_related(view, at - 1) and view.names[at - 1] is None
    if found.tag == "prep" and found.pronoun and (described or is_done_to(view, at)):
        return at + 2 if at + 1 < limit and view.classes[at + 1].tag == "adv" else at + 1
    if (named := name_behind_office(view, head, at, limit)) is not None:
        return named
    if found.tag == "prep":
        quantity = view.kinds[head] in COLLECTIVES and not view.classes[head].pronoun
        quantity = quantity or view.classes[head].tag == "num"
        before = view.classes[at - 1]
        closed = before.definite or view.names[at - 1] is not None
        closed = closed or (before.pronoun != "" and at + 1 < limit and view.is_site(at + 1))
        loose = (quantity and at == head + 1 and view.is_from(at)) or not closed
        loose = loose and (view.is_from(at) or (view.is_about(at) and view.kinds[head] in _SENT))
        loose = loose and view.markers[at] is None
        if not loose or not (quantity or view.kinds[head]) or at + 1 >= limit:
            return at
        inner = party_at(view, at + 1, limit)
        return (
            at
            if inner is None
            or is_matter(view, inner, about=view.is_about(at))
            or not is_whole(view, inner)
            or (view.classes[head].definite and not are_of(view, head, inner))
            else inner.stop
        )
    if found.preposition == _OF and is_post_of(view, head, at):
        return _after_name(view, at)
    marker = view.markers[at - 1]
    if marker is not None and marker[0] == "attribute" and found.preposition and found.tag in HEADS:
        return _after_name(view, at)
    return at

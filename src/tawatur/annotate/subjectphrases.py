"""The whole subject of a word of reporting: its attributes, appositions, further offices and names."""

from __future__ import annotations

from tawatur.annotate.nounphrases import is_called_on, noun_phrase_end, speaks_for, starts_nominal
from tawatur.annotate.reportwords import COMMAS, View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.text.inflection import DUAL_ENDING

__all__ = ["is_abbreviated", "is_what", "relative_stop", "starts_object", "whole_subject", "with_counted"]

#: The longest relative clause that tells who speaks, in tokens.
_RELATIVE = 16
#: The longest name between commas behind a subject, and how far a name stands behind its title, in tokens.
_APPOSITION = 10
_TITLES = 3
_APPOSITIONS = 3
#: "Some" is a noun for people that follows no other one as a further office.
_UNNAMED = "unnamed"


def whole_subject(view: View, entry: ReportingVerb, first: int, end: int, limit: int) -> int:
    """The end of a subject with its attributes, further offices and the name of its holder.

    Where the verb takes a person as its object, a second office behind the first is that person, and so is a name
    behind a body ("the judiciary accuses <name>").
    """
    head = view.words.nouns.match_at(view.tokens[first : first + 1], 0)
    body = "person" in entry.takes and head is not None and head.items[0][0].sort == "body"
    for _ in range(_APPOSITIONS):
        longer = _with_attributes(view, entry, end, limit)
        if longer == end and longer < limit and starts_nominal(view, longer) and not view.classes[longer].conjunction:
            office = view.words.nouns.match_at(view.tokens[longer : longer + 1], 0)
            holds = office is not None and office.items[0][0].sort in ("person", "spokesperson")
            holds = holds and not (office is not None and office.items[0][0].kind == _UNNAMED)
            holds = holds and not is_called_on(view, longer)
            named = longer in view.people and longer - 1 not in view.people and not body
            own = _is_own_office(view, entry, longer, limit)
            if is_abbreviated(view, longer, limit):
                longer = noun_phrase_end(view, longer + 2, limit)
            elif named or (
                holds
                and (own or not {"person", "predicate", "addressed"} & set(entry.takes))
                and not view.classes[longer].pronoun
            ):
                longer = noun_phrase_end(view, longer, limit)
        longer = _called(view, longer, limit)
        if longer == end or longer >= limit:
            break
        end = longer
    end = _with_apposition(view, end, limit)
    return relative_stop(view, first, end, limit) or end


def relative_stop(view: View, first: int, at: int, limit: int) -> int | None:
    """The comma behind a relative clause that tells who speaks: "demanded <name>, who came yesterday, that"."""
    opens = at + 1 if at < limit and view.tokens[at].text in COMMAS else at
    if at <= first or opens + 2 >= limit or view.classes[opens].tag != "rel":
        return None
    if view.classes[opens + 1].tag != "verb" or (not view.speaks(at - 1, at) and not view.speaks(first, first + 1)):
        return None
    return view.comma(opens + 2, min(limit, opens + _RELATIVE))


def _is_own_office(view: View, entry: ReportingVerb, at: int, limit: int) -> bool:
    """Whether an office in construct behind a person's name is that person's own, because an object follows it."""
    if at - 1 not in view.people or view.classes[at].definite or view.classes[at].pronoun:
        return False
    end = noun_phrase_end(view, at, limit)
    while end + 1 < limit and view.classes[end].tag == "prep" and not view.classes[end].pronoun:
        end = noun_phrase_end(view, end + 1, limit)
    end += end < limit and view.tokens[end].text in COMMAS
    if end + 1 >= len(view.tokens) or view.tokens[end].sentence != view.tokens[at].sentence:
        return False
    return starts_nominal(view, end) or ("addressed" not in entry.takes and view.classes[end].preposition != "")


def _with_apposition(view: View, end: int, limit: int) -> int:
    """Take in a person's name between commas behind the subject: "the spokesman, <name>, accused"."""
    for _ in range(_APPOSITIONS):
        if end + 1 >= limit or view.tokens[end].text not in COMMAS:
            break
        closing = view.comma(end + 2, min(limit, end + _APPOSITION))
        if closing is None or not (_starts_name(view, end + 1) or _is_office(view, end + 1, closing, limit)):
            break
        end = closing
    return end


def _is_office(view: View, first: int, stop: int, limit: int) -> bool:
    """Whether a definite noun phrase fills the space between commas, and an object or an addressee follows at once."""
    if (
        not starts_nominal(view, first)
        or not (view.classes[first].definite or first in view.names)
        or first in view.times
    ):
        return False
    if any(view.classes[k].tag in ("verb", "comp", "rel", "conj") for k in range(first, stop)) or stop + 1 >= limit:
        return False
    behind = view.classes[stop + 1]
    addressed = behind.preposition == "ل" or len(view.tokens[stop + 1].norm) == 1
    return addressed or (starts_object(view, stop + 1) and not behind.conjunction)


def _called(view: View, at: int, limit: int) -> int:
    """Take in what an unnamed person is called: "a driver <named so-and-so>"."""
    if at + 1 >= limit or view.classes[at].tag != "verb" or view.classes[at].tense != "present":
        return at
    return view.names[at + 1] if at + 1 in view.people and not view.classes[at].pronoun else at


def _starts_name(view: View, at: int) -> bool:
    """Whether a person's name begins here, with a title or two before it, or another title of the same person."""
    if any(k in view.people for k in range(at, min(len(view.tokens), at + _TITLES))):
        return True
    match = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    return match is not None and not match.variant.prefix and match.items[0][0].sort in ("person", "spokesperson")


def _with_attributes(view: View, entry: ReportingVerb, end: int, limit: int) -> int:
    """Take a prepositional attribute of the subject in, where a definite noun phrase stands after it."""
    if end + 1 < limit and view.classes[end].preposition and speaks_for(view, end):
        phrase = view.phrases[end]
        return noun_phrase_end(view, end, limit) if phrase is not None else end + 1
    if end + 1 < limit and view.classes[end].preposition == "ب" and view.phrases[end] is not None:
        after = noun_phrase_end(view, end, limit)
        inside = end - 1 in view.names and view.names.get(end) == view.names[end - 1]
        if not end + 1 <= after < limit or inside:
            return end
        if "ب" not in entry.prepositions and view.tokens[after].text in COMMAS:
            return after
        told = "addressed" in entry.takes and starts_nominal(view, after)
        own = "ب" not in entry.prepositions and (is_what(view, after) or _is_act(view, after) or told)
        return after if after in view.people or own else end
    if end + 1 < limit and view.classes[end].preposition == "ل" and view.phrases[end] is not None:
        after = noun_phrase_end(view, end, limit)
        goes_on = after < limit and (
            starts_nominal(view, after) or view.classes[after].tag == "prep" or after in view.times
        )
        return after if goes_on and end not in view.names else end
    if end + 1 >= limit or view.classes[end].tag != "prep" or view.classes[end].pronoun or end + 1 in view.times:
        return end
    if view.occasion_end(end, limit) is not None or not starts_nominal(view, end + 1):
        return end
    after = noun_phrase_end(view, end + 1, limit)
    if any(view.phrase_end(after, limit, role) is not None for role in ("occasion", "anonymity")):
        return after
    if after + 1 < limit and view.tokens[after].text in COMMAS:
        return after
    return after if after < limit and starts_nominal(view, after) and not view.classes[after].conjunction else end


def with_counted(view: View, first: int, end: int, limit: int) -> int:
    """Take in the people whom an indefinite head counts: "a number <of the residents>"."""
    if (
        end + 1 >= limit
        or not view.plain(end, view.words.from_)
        or view.speaks(first, end)
        or view.classes[first].definite
    ):
        return end
    known = view.words.nouns.match_at(view.tokens[end + 1 : end + 2], 0)
    people = known is not None and known.items[0][1].number == "pl" and known.items[0][0].sort in ("person", "source")
    people = people or view.tokens[end + 1].norm.endswith(DUAL_ENDING)
    return noun_phrase_end(view, end + 1, limit) if people else end


def is_abbreviated(view: View, at: int, limit: int) -> bool:
    """Whether a title of one letter and a stop stands here before a person's name."""
    return (
        at + 2 < limit and len(view.tokens[at].norm) == 1 and view.tokens[at + 1].text == "." and at + 2 in view.people
    )


def _is_act(view: View, at: int) -> bool:
    """Whether an indefinite noun opens a phrase that can be an object, and is nobody who speaks."""
    found = view.classes[at]
    plain = found.tag == "noun" and not found.definite and not found.conjunction and not found.preposition
    return plain and not view.speaks(at, at + 1)


def is_what(view: View, at: int) -> bool:
    """Whether "what" opens a clause with a verb, negated or not ("denied <what was said of it>", "counted <what is not
    under 142 cases>")."""
    after = at + 1
    if after + 1 < len(view.tokens) and view.classes[after].tag in ("neg", "particle"):
        after += 1
    return after < len(view.tokens) and view.plain(at, view.words.what) and view.classes[after].tag == "verb"


def starts_object(view: View, at: int) -> bool:
    """A noun phrase; after the subject a word that is written like a past verb is a verbal noun ("the killing of")."""
    found = view.classes[at]
    if is_what(view, at):
        return True
    like = found.tag == "verb" and found.tense == "past" and found.gender != "f" and not found.conjunction
    deed = like and found.pronoun[:1] == "ه"
    return starts_nominal(view, at) or deed or (like and view.tokens[at - 1].text not in COMMAS)

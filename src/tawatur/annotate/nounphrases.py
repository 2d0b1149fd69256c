"""Noun phrases as verbs of reporting see them: where one begins, and where it ends before the next one."""

from __future__ import annotations

from tawatur.annotate.reportwords import View
from tawatur.records.document import Sentence
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.inflection import DUAL_ENDING, NOMINATIVE_ENDING, has_nisba_ending

__all__ = ["is_called_on", "is_predicate", "is_second_noun", "noun_phrase_end", "speaks_for", "starts_nominal"]

#: Letters of the particle of the perfect, which stands between a subject and its verb.
_HAS = 2
#: The longest subject between "had" and its verb, in tokens.
_SUBJECT = 10
#: Family names of relation end in this letter; a word for a body or a matter that does is feminine.
_FAMILY = "ي"
_ALIKE = "ى"
#: Participles, which describe as adjectives do, begin with this letter.
_PARTICIPLE = "م"
_NOMINAL = frozenset({"noun", "name", "adj", "num", "dem"})


def _is_oblique_people(view: View, at: int) -> bool:
    """Whether people in the oblique plural stand behind a person or a plural subject: an object, and no adjective."""
    found = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    before = view.words.nouns.match_at(view.tokens[at - 1 : at], 0)
    if not view.tokens[at].norm.endswith(DUAL_ENDING) or before is None or at in view.names:
        return False
    plural = found is None or found.items[0][1].number in ("pl", "du")
    one = before.items[0][1].number == "sg" and view.classes[at - 1].number != "pl"
    one = one or view.tokens[at - 1].norm.endswith(NOMINATIVE_ENDING)
    people = found is not None and found.items[0][0].sort == "person"
    return plural and one and (people or before.items[0][0].sort != "body")


def is_second_noun(view: View, at: int) -> bool:
    """Whether a definite noun behind a definite noun is no adjective, title or name, so that it is another phrase."""
    before, found = view.classes[at - 1], view.classes[at]
    if before.tag not in ("noun", "name") or found.tag != "noun" or found.conjunction or found.preposition:
        return False
    if {at, at + 1} & view.names.keys() or at in view.times:
        return False
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    if known is not None:
        return known.items[0][0].sort == "body" and not _organises(view, at)
    norm = view.tokens[at].norm
    return norm.startswith(ARTICLE) and norm[len(ARTICLE)] != _PARTICIPLE and not has_nisba_ending(norm)


def _organises(view: View, at: int) -> bool:
    """Whether a word for a body is a participle behind another one, with what it does: "the committee <organising the>
    prize"."""
    before = view.words.nouns.match_at(view.tokens[at - 1 : at], 0)
    body = before is not None and before.items[0][0].sort == "body"
    return body and at + 1 < len(view.classes) and view.classes[at + 1].preposition == "ل"


def speaks_for(view: View, at: int) -> bool:
    """Whether the word before, or the one before its adjective, is a spokesman's: "in the name of" follows."""
    last = at - 2 if view.classes[at - 1].tag == "adj" else at - 1
    match = view.words.nouns.match_at(view.tokens[last : last + 1], 0)
    return match is not None and match.items[0][0].sort == "spokesperson"


def _is_quoted_name(view: View, at: int) -> bool:
    """Whether a name stands in quotation marks here."""
    return all(k in view.names for k in range(view.quotes[at].first, view.quotes[at].stop))


def _is_body(view: View, at: int) -> bool:
    """Whether a noun for a body, with its article, stands here, whatever its class ("the secretary <the states>")."""
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    return known is not None and known.items[0][0].sort == "body" and view.classes[at].definite


def starts_nominal(view: View, at: int) -> bool:
    found = view.classes[at]
    named = (
        found.tag == "verb" and not found.conjunction and view.names.get(at, 0) > at + 1 and at - 1 not in view.names
    )
    return (found.tag in _NOMINAL or named) and not found.preposition and view.tokens[at].kind != "punct"


def noun_phrase_end(view: View, first: int, limit: int) -> int:
    """Where the noun phrase that starts at `first` ends when another noun phrase follows it without a mark.

    A phrase is closed by a name's end, and by a definite word or a pronoun when an indefinite noun follows.
    """
    phrase = view.phrases[first]
    stop = phrase.stop if phrase is not None else first + 1
    stop = min(limit, max(stop, view.names.get(stop - 1, stop)))
    at = first + 1
    while at < stop:
        if at in view.names and at - 1 in view.names and view.names[at] == view.names[at - 1]:
            at += 1
            continue
        if at in view.quotes and at - 1 in view.people:
            return at
        before, found = view.classes[at - 1], view.classes[at]
        closed = before.definite or before.pronoun != "" or before.tag == "name" or at - 1 in view.names
        if at in view.quotes and closed and not _is_quoted_name(view, at):
            return at
        if found.tag == "dem" and found.conjunction is False:
            return at
        if found.conjunction and at not in view.names:
            at += 1
            continue
        loose = not found.definite and not found.preposition
        if closed and loose and found.tag in ("noun", "num") and at not in view.names:
            return at
        if before.definite and found.tag == "adj" and not found.definite and at not in view.names:
            return at
        if at in view.names and at - 1 in view.names and at not in view.people and not found.conjunction:
            return at
        if before.definite and found.definite and _is_oblique_people(view, at):
            return at
        titled = at in view.names or at + 1 in view.people
        noun = found.tag in ("noun", "num") or (found.tag == "adj" and _is_body(view, at))
        if before.tag == "adj" and before.definite and noun and not titled:
            return at
        if at in view.times and at - 1 not in view.times:
            return at
        named = at - 1 in view.names and at not in view.names and found.definite
        family = at - 1 in view.people and view.tokens[at].norm.endswith(_FAMILY) and view.tokens[at].text[-1] != _ALIKE
        if named and not family and (at - 1 in view.people or is_second_noun(view, at)):
            return at
        if before.tag == "adj" and not before.definite and found.definite and found.tag == "noun" and not closed:
            return at
        at += 1
    return stop


def is_predicate(view: View, at: int, sentence: Sentence) -> bool:
    """Whether "had" and its subject stand right before a word, so that it is their verb."""
    if at - 1 > sentence.first and len(view.tokens[at - 1].norm) == _HAS and view.plain(at - 1, view.words.auxiliary):
        at -= 1
    for k in range(max(sentence.first, at - _SUBJECT), at - 1):
        phrase = view.phrases[k + 1]
        if phrase is not None and view.plain(k, view.words.auxiliary, CONJUNCTIONS):
            return noun_phrase_end(view, k + 1, sentence.stop) == at or phrase.stop in (at, at + 1)
    return False


def is_called_on(view: View, at: int) -> bool:
    """Whether people stand here in the oblique of the dual or sound plural, which is never a subject's."""
    if not view.classes[at].definite or not view.tokens[at].norm.endswith(DUAL_ENDING) or at in view.names:
        return False
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    return known is not None and known.items[0][1].number in ("du", "pl")

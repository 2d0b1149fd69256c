"""Whether a complement that was found belongs to the word of reporting: words spelt alike, things that say nothing."""

from __future__ import annotations

from tawatur.annotate.cueforms import is_doubled
from tawatur.annotate.cuemaking import Found
from tawatur.annotate.nextreports import doubtful_forms
from tawatur.annotate.nounphrases import is_predicate
from tawatur.annotate.objects import Government
from tawatur.annotate.reportwords import View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Sentence

__all__ = ["is_negated", "may_govern"]

#: The mark of a doubled letter, which tells verbs from words spelt alike.
_SHADDA = "\u0651"
#: Alif with hamza.
_HAMZA = "أ"
#: How near the words of "did not rule out" stand, in tokens.
_NEGATED = 10
#: Letters of an elative ("largest").
_ELATIVE = 4
#: Forms up to this length are often nouns or names; without a mark of their own complement the word class decides.
_AMBIGUOUS = 4
#: A speaker that settles a doubtful form stands within so many tokens after it.
_NEAR_SPEAKER = 2
#: A complement right after the cue: the preposition, the complementiser, and the first word.
_CLOSE = 3
#: Possessives of the third person.
_POSSESSIVES = ("ه", "ه" + "ا")
#: What a verb with an attached object and a preposition takes; "benefits him with" is no report.
_TAKES_SOMEBODY = frozenset({"person", "predicate", "object", "charge"})
#: Groups whose attached object pronoun stands for the words themselves ("which it denied").
_TAKES_PRONOUN = frozenset({"claim", "condemnation", "denial", "announcement", "admission", "assertion"})


def may_govern(
    view: View, match: Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether an object pronoun or a relative before the cue leaves room for the complement that was found."""
    if match.pronoun and government.governs in ("that", "colon", "quotation"):
        return "person" in entry.takes or (entry.group == "characterise" and government.governs == "that")
    if is_negated(view, match, sentence):
        near = government.opens is not None and government.opens - match.stop <= _NEGATED
        joined = near and government.opens is not None and view.classes[government.opens].conjunction
        if not near or joined or government.governs not in ("that", "object"):
            return False
    if match.pronoun and government.governs == "preposition" and not _TAKES_SOMEBODY & set(entry.takes):
        return False
    if shape == "participle" and view.occasion_end(match.first, match.stop) is not None:
        at = government.opens
        owned = at is not None and view.tokens[at].text.endswith(_POSSESSIVES)
        return government.governs == "object" and owned
    if government.governs == "preposition" and entry.group == "refusal" and _tells_people(view, government.opens):
        return False
    if government.governs == "object" and government.opens == match.stop and view.classes[match.stop].conjunction:
        return False
    doubled = _SHADDA in view.tokens[match.first].text
    settled = doubled and (entry.group != "characterise" or view.classes[match.first].tense != "present")
    doubtful = not settled and match.variant.key in doubtful_forms(entry)
    if doubtful and not _is_certain(view, match, government, sentence):
        return False
    if shape == "verb" and _is_predicate_of_what(view, match, entry, government):
        return False
    if entry.group == "rumour" and (government.governs != "that" or government.opens is None):
        return False
    if government.governs == "object" and entry.group == "expression" and not _tells_feeling(view, government):
        return False
    if government.governs == "object" and entry.group == "expectation" and _refers_back(view, match.stop):
        return False
    if shape == "participle" and not _is_adverbial(view, match, government):
        return False
    unmarked = government.governs in ("object", "preposition", "pronoun")
    short = len(match.variant.key) <= _AMBIGUOUS and not match.pronoun and match.first > sentence.first
    doubled = is_doubled(view.tokens[match.first].text)
    doubtful = shape == "verb" and unmarked and short and view.classes[match.first].tag not in ("verb", "prep")
    doubtful = doubtful and not doubled
    if doubtful and not _heads_clause(view, match, government, sentence):
        return False
    if government.governs == "pronoun":
        adopts = entry.group == "claim" and len(match.variant.key) == len(entry.present)
        return entry.group in _TAKES_PRONOUN and not adopts
    if government.governs == "preposition" and match.first > sentence.first and _is_circumstance(view, match.first - 1):
        return False
    subject = government.subject
    alone = subject is None or subject[0] == subject[1] or not view.speaks(*subject)
    if government.governs == "object" and not match.pronoun and view.classes[match.first - 1].tag == "rel" and alone:
        return match.first >= 2 and view.speaks(max(0, match.first - 4), match.first - 1, documents=False)
    if (
        entry.group in ("continuation", "characterise", "thought")
        and government.subject is not None
        and shape == "verb"
    ):
        first, stop = government.subject
        placed = view.classes[first].tag == "prep" and _follows_noun(view, match, sentence)
        if stop > first and not placed and not view.speaks(first, stop):
            return False
    if government.governs == "object" and "predicate" in entry.takes and _is_ranked(view, government):
        return False
    if government.governs == "object" and "predicate" in entry.takes and not match.pronoun and shape == "verb":
        alone = government.subject is None or government.subject[0] == government.subject[1]
        before = range(max(sentence.first, match.first - 4), match.first)
        described = any(view.classes[k].tag == "rel" for k in before)
        return not alone or (not described and view.speaks(before.start, match.first))
    return True


def is_negated(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether "not" stands right before the verb."""
    return match.first > sentence.first and view.classes[match.first - 1].tag == "neg"


def _follows_noun(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether a noun phrase that can be the subject ends right before a verb without "and"."""
    at = match.first - 1
    if at < sentence.first or view.classes[match.first].conjunction:
        return False
    return view.classes[at].tag in ("noun", "adj", "name")


def _is_circumstance(view: View, at: int) -> bool:
    """Whether "and he" stands here, so that the verb tells what somebody does while speaking ("and he points to")."""
    return view.classes[at].tag == "pron" and view.classes[at].conjunction


def _tells_people(view: View, at: int | None) -> bool:
    """Whether a number or people follow: guards who "reserve" somebody hold them."""
    if at is None:
        return False
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    person = known is not None and known.items[0][0].sort == "person"
    return person or view.classes[at].tag == "num" or view.tokens[at].kind == "number" or at in view.people


def _heads_clause(view: View, match: Found, government: Government, sentence: Sentence) -> bool:
    """Whether a short form opens a clause and somebody definite is its subject, or follows "had" and its subject."""
    if is_predicate(view, match.first, sentence):
        return True
    subject, before = government.subject, view.classes[match.first - 1]
    if before.tag == "dem" and match.first - 1 == sentence.first and view.classes[match.first].conjunction:
        return True
    if view.tokens[match.first - 1].text not in "،,:" or subject is None or subject[0] == subject[1]:
        return False
    known = view.words.nouns.match_at(view.tokens[subject[0] : subject[0] + 1], 0)
    source = known is not None and known.items[0][0].sort in ("source", "spokesperson")
    definite = source or view.classes[subject[0]].definite or subject[0] in view.names
    return definite and view.speaks(subject[0], subject[0] + 1, documents=False)


def _is_certain(view: View, match: Found, government: Government, sentence: Sentence) -> bool:
    """Whether a form that is mostly another word reports here: its words are marked and somebody who speaks is near."""
    if is_predicate(view, match.first, sentence) or (sentence.kind == "title" and government.governs == "colon"):
        return True
    if government.governs not in ("that", "quotation", "colon") or government.opens is None:
        return False
    at = match.first - 1
    subject_before = at >= sentence.first and view.classes[at].tag in ("noun", "adj", "name")
    subject_before = subject_before and not view.classes[at].pronoun
    named = view.speaks(match.stop, min(government.opens, match.stop + _NEAR_SPEAKER))
    named = named or (subject_before and view.speaks(max(sentence.first, at - 1), at + 1))
    if view.classes[match.first].tag == "prep":
        return named and government.opens > match.stop + 1
    return named


def _is_predicate_of_what(view: View, match: Found, entry: ReportingVerb, government: Government) -> bool:
    """Whether "what", as subject of the verb, is a fact and not somebody's words ("which shows that")."""
    at = match.first - 1
    if at < 0 or match.pronoun or not view.plain(at, view.words.what):
        return False
    return "impersonal" not in entry.takes or government.opens is None or not view.keeps_that(government.opens)


def _is_ranked(view: View, government: Government) -> bool:
    """Whether an elative follows the subject: "is considered the largest", which nobody says."""
    at = government.opens
    if at is None or government.subject is None or government.subject[0] == government.subject[1]:
        return False
    found, token = view.classes[at], view.tokens[at]
    elative = len(token.norm) == _ELATIVE and token.text[0] == _HAMZA and at not in view.names
    return elative and found.tag in ("adj", "noun") and not found.definite


def _tells_feeling(view: View, government: Government) -> bool:
    """Whether what was shown is somebody's own ("his wish") or an act of speech ("refusal"), not "resistance"."""
    at = government.opens
    if at is None or view.classes[at].pronoun or at in view.quotes or view.plain(at, view.words.feelings):
        return at is not None
    noun = view.words.verbs.match_at(view.tokens[at : at + 1], 0)
    return noun is not None and any(shape == "noun" for (_, shape), _ in noun.items)


def _refers_back(view: View, at: int) -> bool:
    """Whether a preposition with its pronoun stands here ("signed with it")."""
    return at < len(view.classes) and view.classes[at].tag == "prep" and view.classes[at].pronoun != ""


def _is_adverbial(view: View, match: Found, government: Government) -> bool:
    """A feminine participle that follows no comma is one only right before its own complement."""
    first = match.first
    unmarked = government.governs == "object"
    if unmarked and first and (view.tokens[first - 1].kind == "number" or view.classes[first - 1].tag == "num"):
        return False
    if unmarked and _refers_back(view, match.stop):
        return False
    if view.tokens[first].text[-1] != "ة" or first == 0 or view.tokens[first - 1].kind == "punct":
        return True
    return government.opens is not None and government.opens - match.stop <= _CLOSE

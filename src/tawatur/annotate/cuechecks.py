"""Whether a complement that was found belongs to the word of reporting: words spelt alike, things that say nothing."""

from __future__ import annotations

from tawatur.annotate.cueforms import is_doubled
from tawatur.annotate.cuemaking import Found
from tawatur.annotate.nextreports import doubtful_forms, is_settled
from tawatur.annotate.nounphrases import is_predicate
from tawatur.annotate.objects import Government
from tawatur.annotate.reportwords import View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Sentence
from tawatur.text.clitics import HER, THEM

__all__ = ["is_negated", "may_govern"]

#: Alif with hamza.
_HAMZA = "أ"
#: Letters of an elative ("largest").
_ELATIVE = 4
#: Forms up to this length are often nouns or names; without a mark of their own complement the word class decides.
_AMBIGUOUS = 4
#: A speaker that settles a doubtful form stands within so many tokens after it.
_NEAR_SPEAKER = 2
#: A complement right after the cue: the preposition, the complementiser, and the first word.
_CLOSE = 3
#: Possessives of the third person.
_POSSESSIVES = ("ه", HER)
#: What a verb with an attached object and a preposition takes; "benefits him with" is no report.
_TAKES_SOMEBODY = frozenset({"person", "predicate", "object", "charge"})
#: Groups whose attached object pronoun stands for the words themselves ("which it denied").
_TAKES_PRONOUN = frozenset({"claim", "condemnation", "denial", "announcement", "admission", "assertion"})
#: Complements without a mark of their own.
_UNMARKED = frozenset({"object", "preposition", "pronoun"})
#: Within how many words of what is recorded its kind is told ("not fewer than 142 cases").
_COUNTED = 6
#: Groups of verbs that things have too ("the rain continues"): their subject must be able to speak.
_SPOKEN_BY_SUBJECT = frozenset({"continuation", "characterise", "thought", "record"})


def may_govern(
    view: View, match: Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether an object pronoun or a relative before the cue leaves room for the complement that was found."""
    if match.pronoun and government.governs in ("that", "colon", "quotation"):
        return "person" in entry.takes or (entry.group == "characterise" and government.governs == "that")
    addressed = entry.group == "promise" or _TAKES_SOMEBODY & set(entry.takes)
    if match.pronoun and government.governs == "preposition" and not addressed:
        return False
    if shape == "participle" and view.occasion_end(match.first, match.stop) is not None:
        return _is_owned_object(view, government)
    if _says_nothing(view, match, entry, shape, government) or _is_so_called(view, match, entry):
        return False
    if _is_another_word(view, match, entry, shape, government, sentence):
        return False
    if government.governs == "pronoun":
        adopts = entry.group == "claim" and len(match.variant.key) == len(entry.present)
        return entry.group in _TAKES_PRONOUN and not adopts
    if government.governs == "preposition" and match.first > sentence.first and _is_circumstance(view, match.first - 1):
        return False
    return _has_speaker(view, match, entry, shape, government, sentence)


def _is_owned_object(view: View, government: Government) -> bool:
    """Whether an object with a possessive follows ("expressing his hope")."""
    at = government.opens
    owned = at is not None and view.tokens[at].text.endswith(_POSSESSIVES)
    return government.governs == "object" and owned


def _says_nothing(view: View, match: Found, entry: ReportingVerb, shape: str, government: Government) -> bool:
    """Whether what follows is nothing that somebody says: people who are held, a fact, a resistance, a rank."""
    governs, group, at = government.governs, entry.group, government.opens
    if governs == "preposition" and group == "refusal" and _tells_people(view, at):
        return True
    if shape == "verb" and _is_predicate_of_what(view, match, entry, government):
        return True
    if group == "rumour" and (governs != "that" or at is None):
        return True
    if shape == "participle" and not _is_adverbial(view, match, government):
        return True
    if shape == "participle" and group == "continuation" and governs in _UNMARKED:
        return True
    return governs == "object" and _is_no_object(view, match, entry, government)


def _is_no_object(view: View, match: Found, entry: ReportingVerb, government: Government) -> bool:
    """Whether the noun behind the cue is no words of somebody: joined with "and", no feeling, behind "with it"."""
    if government.opens == match.stop and view.classes[match.stop].conjunction:
        return True
    if entry.group == "expression" and not _tells_feeling(view, government):
        return True
    if entry.group == "record" and not _tells_incident(view, government.opens):
        return True
    if entry.group == "renewal" and not _is_act_of_speech(view, government.opens):
        return True
    return entry.group == "expectation" and _refers_back(view, match.stop)


def _is_another_word(
    view: View, match: Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether the cue is rather a word spelt alike: a doubtful form, or a short one that is tagged as no verb."""
    token, word, key = view.tokens[match.first], view.classes[match.first], match.variant.key
    doubtful = key in doubtful_forms(entry) and not is_settled(entry, key, token.text)
    if doubtful and shape == "participle":
        return government.opens is None or government.opens > match.stop + 1
    if doubtful and not _is_certain(view, match, government, sentence):
        return not (match.pronoun == THEM and entry.group == "promise" and government.governs == "preposition")
    short = len(key) <= _AMBIGUOUS and not match.pronoun and match.first > sentence.first
    untagged = shape == "verb" and word.tag not in ("verb", "prep")
    if not short or not untagged or government.governs not in _UNMARKED or is_doubled(token.text):
        return False
    return not _heads_clause(view, match, government, sentence)


def _has_speaker(
    view: View, match: Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether the subject, or the noun before a relative, can speak, where the kind of verb asks for it."""
    subject = government.subject
    alone = subject is None or subject[0] == subject[1]
    relative = match.first > 0 and not match.pronoun and view.classes[match.first - 1].tag == "rel"
    if relative and government.governs == "preposition" and "person" in entry.takes and match.first >= 2:
        present = view.classes[match.first].tense == "present"
        return not present or view.speaks(max(0, match.first - 4), match.first - 1, documents=False)
    relative = relative and government.governs == "object"
    if relative and (subject is None or alone or not view.speaks(*subject)):
        return match.first >= 2 and view.speaks(max(0, match.first - 4), match.first - 1, documents=False)
    if subject is not None and shape == "verb" and entry.group in _SPOKEN_BY_SUBJECT:
        first, stop = subject
        placed = view.classes[first].tag == "prep" and _follows_noun(view, match, sentence)
        placed = placed or _thinks(view, match, government, sentence)
        if stop > first and not placed and not view.speaks(first, stop):
            return False
    if government.governs != "object" or "predicate" not in entry.takes:
        return True
    if _is_ranked(view, government):
        return False
    return not alone or match.pronoun != "" or shape != "verb" or _speaks_before(view, match, sentence)


def _thinks(view: View, match: Found, government: Government, sentence: Sentence) -> bool:
    """Whether a past at a sentence's head, one definite noun, and "that" follow each other: only people think."""
    subject, at = government.subject, match.first
    if government.governs != "that" or subject is None or subject[1] - subject[0] != 1:
        return False
    opens = at == sentence.first or (view.classes[at].conjunction and at <= sentence.first + 1)
    return opens and view.classes[at].tense == "past" and view.classes[subject[0]].definite


def _speaks_before(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether somebody who can speak stands right before the cue and no relative clause does."""
    before = range(max(sentence.first, match.first - 4), match.first)
    described = any(view.classes[k].tag == "rel" for k in before)
    return not described and view.speaks(before.start, match.first)


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
    near = government.opens in (match.stop, match.stop + 1)
    if near and (view.speaks(match.first - 1, match.first, documents=False) or view.has_topic(match.first)):
        return True
    subject = government.subject
    told = subject is not None and subject[0] < subject[1] and view.speaks(*subject, documents=False)
    if told and view.follows_occasion(match.first, sentence.first):
        return True
    before = view.classes[match.first - 1]
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


def _is_so_called(view: View, match: Found, entry: ReportingVerb) -> bool:
    """Whether "what is called" stands here: nobody says it, unlike "what <he> called"."""
    at = match.first - 1
    what = at >= 0 and any(v.key in view.words.what for v in view.tokens[at].variants)
    return entry.group == "characterise" and not match.pronoun and what and view.classes[match.first].tense == "present"


def _is_predicate_of_what(view: View, match: Found, entry: ReportingVerb, government: Government) -> bool:
    """Whether "what", as subject of the verb, is a fact and not somebody's words ("which shows that")."""
    at = match.first - 1
    if at < 0 or match.pronoun or not view.plain(at, view.words.what):
        return False
    return "impersonal" not in entry.takes or government.opens is None or not view.keeps_that(government.opens)


def _is_ranked(view: View, government: Government) -> bool:
    """Whether an elative or "one of" follows the subject: "is considered the largest", which nobody says."""
    at = government.opens
    if at is None or government.subject is None or government.subject[0] == government.subject[1]:
        return False
    if view.plain(at, view.words.one_of):
        return True
    found, token = view.classes[at], view.tokens[at]
    elative = len(token.norm) == _ELATIVE and token.text[0] == _HAMZA and at not in view.names
    return elative and found.tag in ("adj", "noun") and not found.definite


def _tells_feeling(view: View, government: Government) -> bool:
    """Whether what was shown is somebody's own ("his wish") or an act of speech ("refusal"), not "resistance"."""
    at = government.opens
    return at is not None and (view.classes[at].pronoun != "" or at in view.quotes or _is_act_of_speech(view, at))


def _tells_incident(view: View, at: int | None) -> bool:
    """Whether what is recorded begins with a word for harm or an incident, behind its number or not."""
    if at is None:
        return False
    first = range(at, min(len(view.tokens), at + _COUNTED))
    return any(v.key in view.words.incidents for k in first for v in view.tokens[k].variants if not v.prefix)


def _is_act_of_speech(view: View, at: int | None) -> bool:
    """Whether a verbal noun of reporting, or a noun for a feeling or for being ready, stands here, whoever's it is."""
    if at is None:
        return False
    token = view.tokens[at]
    felt = view.words.feelings
    if any(not v.prefix and v.key in felt for v in (*token.variants, *token.bound)):
        return True
    noun = view.words.verbs.match_at(view.tokens[at : at + 1], 0, pronouns=True)
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

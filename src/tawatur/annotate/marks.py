"""Complements with a mark of their own: a complementiser, a colon, quotation marks, a question word."""

from __future__ import annotations

from tawatur.annotate.acts import is_attached_act
from tawatur.annotate.nextreports import starts_other
from tawatur.annotate.objects import Government, starts_nominal
from tawatur.annotate.reportwords import COMMAS, View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.folding import fold

__all__ = ["WANTED", "comes_first", "marked_by"]

#: Words in quotation marks up to this many are names or words used with reserve, not reported speech.
_SHORT_QUOTE = 3
#: The longest name, with its titles, before a semicolon and who that is, in tokens.
_SPEAKER = 10
#: The longest aside on who carried the words, in tokens.
_ASIDE = 10
#: The text in which something is said stands within so many tokens, and is the object of a verb.
_TEXT = 3
#: The alif of "and that" spelt like a name's "Wan".
_BARE = "ا"
#: Letters of the negations.
_NOT = 2
_COLONS = frozenset({":", "："})
_ENDS = frozenset({"؛", ";"})
#: Groups of verbs that tell something: writers put one preposition for another before their "that".
_TELLING = frozenset({"speech", "assertion", "praise"})
#: Classes of the words with which a clause begins.
_BEGINS = frozenset({"verb", "pron", "neg", "comp"})
_NOMINAL = frozenset({"noun", "adj", "name", "num"})
_CLOSED = frozenset({"prep", "conj", "particle", "neg", "rel", "comp"})
#: Groups of what is wanted, promised or threatened: it stands behind its own preposition, and a colon further on opens
#: other words.
WANTED = frozenset({"request", "demand", "promise", "threat", "warning", "accusation"})


def marked_by(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """A complement with a mark of its own: a complementiser, a colon, a quotation, a question word."""
    tokens, takes_clause = view.tokens, "clause" in entry.takes
    takes_that = "that" in entry.takes or "bound-that" in entry.takes
    short: int | None = None
    at = stop
    while at < limit:
        token = tokens[at]
        quotation = view.quotes.get(at)
        if quotation is not None:
            if quotation.stop - quotation.first > _SHORT_QUOTE and takes_clause:
                return Government("quotation", at, (stop, at))
            plain = takes_clause and (_are_words(view, stop, at) or (at > stop and entry.group != "continuation"))
            plain = plain and not _is_governed(view, entry, at)
            short = at if short is None and plain else short
            at = max(at + 1, quotation.stop)
            continue
        if at > stop and view.is_that(at) and token.norm[0] in CONJUNCTIONS:
            if token.text[1] == _BARE:
                at += 1
                continue
            break
        if takes_that and _opens_that(view, entry, stop, at):
            return _that(view, stop, at, limit)
        if token.text in _COLONS and at + 1 < limit and (takes_clause or takes_that) and not _is_label(view, at):
            return _colon(view, stop, at, limit)
        if token.norm in view.words.question and (takes_that or "object" in entry.takes):
            return Government("object", at, (stop, at))
        if at > stop and _says_in_it(view, at, limit):
            break
        if token.norm in view.words.but and at + 1 < limit and view.is_that(at + 1):
            break
        if token.text in _ENDS and at + 1 < limit and view.is_that(at + 1):
            at += 1
            continue
        if token.text in _ENDS or (at > stop and (starts_other(view, at) or _turns(view, at))):
            aside = view.phrase_end(at, limit, "anonymity") or view.phrase_end(at + 1, limit, "anonymity")
            aside = aside or _told_elsewhere(view, at, limit)
            if aside is None and not _is_apposed(view, stop, at, limit):
                break
            at = aside or at + 1
            continue
        at += 1
    if short is not None and view.quotes[short].stop + 2 >= min(limit, at):
        return Government("quotation", short, (stop, short))
    return None


def _are_words(view: View, cue: int, at: int) -> bool:
    """Whether a few words in quotation marks are said and no name: right behind their verb, or they begin a clause.

    Behind "as <verb>", "what <verb>" stands whoever says it.
    """
    first, stop = view.quotes[at].first, view.quotes[at].stop
    begins = view.classes[first].tag in _BEGINS or view.is_that(first) or view.plain(first, view.words.auxiliary)
    led = cue > 1 and (
        view.plain(cue - 2, view.words.as_)
        or view.plain(cue - 2, view.words.what)
        or view.classes[cue - 2].tag in ("rel", "prep")
    )
    behind = at == cue and not led
    return stop - first > 1 and (begins or behind) and not any(k in view.names for k in range(first, stop))


def _is_governed(view: View, entry: ReportingVerb, at: int) -> bool:
    """Whether a preposition that is none of the verb's own stands before a quotation ("spoke to <the paper>")."""
    before = view.classes[at - 1]
    return (
        before.tag == "prep"
        and not before.pronoun
        and view.tokens[at - 1].norm not in {fold(p) for p in entry.prepositions}
    )


def comes_first(view: View, entry: ReportingVerb, found: Government | None, marked: Government) -> bool:
    """Whether a preposition opens the content before the complementiser or quotation that was found further on."""
    if found is None or found.opens is None or marked.opens is None:
        return False
    if found.opens >= marked.opens - (1 if marked.governs == "that" else 0):
        return False
    described = range(found.opens, marked.opens)
    if any(view.phrase_end(k, marked.opens, "closing") is not None for k in described):
        return False
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    if entry.group == "speech" and "clause" in entry.takes and "that" in entry.takes:
        before = found.opens - 1
        own = view.tokens[before].norm in alone and not view.plain(before, view.words.about)
        return own and marked.governs == "quotation"
    if entry.group == "hope" and marked.governs == "that":
        return "wished" in entry.takes and view.speaks(found.opens + 1, found.opens + 2, documents=False)
    if marked.governs == "colon" and entry.group in WANTED and found.governs == "preposition":
        return found.opens < marked.opens - 1
    if marked.governs == "that" and entry.group in WANTED and is_attached_act(view, found.opens):
        return True
    if marked.governs == "colon" or view.tokens[found.opens - 1].norm not in alone:
        return False
    if marked.governs == "quotation":
        return True
    complementiser = marked.opens if view.is_that(marked.opens) else marked.opens - 1
    if marked.governs == "that" and _is_whole(view, found.opens, complementiser):
        return False
    return complementiser < 1 or view.tokens[complementiser - 1].norm not in alone


def _says_in_it(view: View, at: int, limit: int) -> bool:
    """Whether another verb of saying with "in it" stands here: the words are its own ("a text that says in it")."""
    if view.classes[at].tag != "verb" or at + 2 >= limit or view.classes[at].conjunction or view.classes[at].pronoun:
        return False
    back = view.classes[at + 1]
    if back.tag != "prep" or back.pronoun[:1] != "ه" or view.plain(at + 1, view.words.about):
        return False
    if any(view.classes[k].tag == "prep" or view.classes[k].preposition for k in range(max(0, at - _TEXT), at)):
        return False
    own = view.words.verbs.match_at(view.tokens[at : at + 1], 0)
    said = own is not None and any(s == "verb" and e.group == "speech" and "that" in e.takes for (e, s), _ in own.items)
    return said and len(view.tokens[at + 1].norm) > _NOT and view.tokens[at - 1].text not in COMMAS


def _told_elsewhere(view: View, at: int, limit: int) -> int | None:
    """The comma behind an aside on who carried the words, or on whoever says them: "said <a spokesman>, <whom the paper
    quoted>, that", "said <a source>, <who spoke to the paper>, that"."""
    if at + 2 >= limit or view.tokens[at - 1].text not in COMMAS or view.classes[at].conjunction:
        return None
    comma = view.comma(at + 2, min(limit, at + _ASIDE))
    if comma is None:
        return None
    if view.classes[at + 1].tag == "prep" and view.classes[at + 1].pronoun != "":
        return comma
    that = comma + 1 + (comma + 2 < limit and view.classes[comma + 1].tag == "prep")
    return comma if view.classes[at].tag == "verb" and that < limit and view.is_that(that) else None


def _is_apposed(view: View, stop: int, at: int, limit: int) -> bool:
    """Whether a semicolon stands between the one who speaks and who that is: "said <name>; <director of the bank>"."""
    if view.tokens[at].text not in _ENDS or at + 1 >= limit or not starts_nominal(view, at + 1):
        return False
    named = at - 1 in view.people and at - stop <= _SPEAKER
    return named and not any(view.classes[k].tag in ("verb", "comp") for k in range(stop, at) if k not in view.people)


def _is_whole(view: View, first: int, that: int) -> bool:
    """Whether nothing before "that" can govern it: one definite noun phrase, as in "the supervisor of <the matches>".

    "The importance that", "their right to", and what is wanted of somebody ("that they go") govern it or follow it.
    """
    if that + 1 >= len(view.tokens) or that <= first or view.tokens[that].text[:1] == "و":
        return False
    last, after = view.classes[that - 1], view.classes[that + 1]
    if not (last.definite or that - 1 in view.names) or (after.tag == "verb" and after.tense == "present"):
        return False
    office = view.classes[first - 2]
    described = office.definite and office.tag in ("noun", "participle", "adj") and first - 2 not in view.names
    return described and all(view.classes[k].tag in _NOMINAL or view.classes[k].preposition for k in range(first, that))


def _is_label(view: View, at: int) -> bool:
    """Whether a colon stands inside a clock time."""
    return view.tokens[at - 1].kind == "number" and view.tokens[at + 1].kind == "number"


def _opens_that(view: View, entry: ReportingVerb, stop: int, at: int) -> bool:
    """Whether a complementiser here belongs to the cue and not to a preposition, conjunction or verb before it."""
    if not view.is_that(at) or view.tokens[at].norm[0] == "ف":
        return False
    if at + 1 < len(view.tokens) and view.classes[at + 1].tag == "neg" and _is_condition(view, at):
        return False
    if entry.group in WANTED and _is_if(view, at, threat=entry.group == "threat"):
        return False
    if "bound-that" in entry.takes and not _is_bound_that(view, entry, at):
        return False
    if at == stop:
        return True
    before = view.classes[at - 1]
    if before.tag == "verb" and entry.group == "relay" and view.phrase_end(at - 1, at, "closing") == at:
        return True
    asked = entry.group == "request" and "object" in entry.takes
    if view.tokens[at - 1].norm in {fold(p) for p in entry.prepositions}:
        return not asked
    if _had_before(view, at) or view.plain(at - 1, view.words.apt):
        return False
    if before.tag in _CLOSED and before.tag != "rel" and not before.pronoun and not _is_letter(view, at - 1):
        saying = entry.group in _TELLING and at - 1 > stop and not {"bound-that", "object"} & set(entry.takes)
        closed = view.classes[at - 2].definite or at - 2 in view.names
        return saying and closed and view.tokens[at - 1].norm in view.words.before_that
    if before.tag == "verb" and (at - 1 in view.names or at - 1 == stop):
        return True
    if before.tag == "verb":
        own = view.words.verbs.match_at(view.tokens[at - 1 : at], 0, pronouns=True)
        if own is not None and any("that" in e.takes for (e, _), _ in own.items):
            return False
        return view.tokens[at].text[0] == "إ" or any(v.prefix == "ب" for v in view.tokens[at].variants[1:])
    return True


def _is_letter(view: View, at: int) -> bool:
    """Whether a token is a letter of a name as it is spelled or spoken ("C.N.N.", "C N N")."""
    return view.is_spelt(at) or view.names_medium(at)


def _had_before(view: View, at: int) -> bool:
    """Whether "that" belongs to a relative clause right before it: "who <had before> that he played"."""
    if at < 3 or view.classes[at - 1].tag != "prep" or not view.classes[at - 1].pronoun:
        return False
    return view.classes[at - 2].tag == "verb" and view.classes[at - 3].tag == "rel"


def _is_condition(view: View, at: int) -> bool:
    """Whether "in" with hamza below stands before "lam" and a present: "if not", unlike "that"."""
    after = at + 2
    if at == 0 or after >= len(view.tokens) or view.keeps_that(at) or view.tokens[at].text[:1] == "أ":
        return False
    negates = len(view.tokens[at + 1].norm) == _NOT and view.classes[after].tense == "present"
    return negates and view.classes[at - 1].tag != "verb"


def _is_if(view: View, at: int, *, threat: bool) -> bool:
    """Whether the "that" of saying is "if" ("threatened to go if it fell"): before past verbs, or a noun of threats."""
    ahead = view.classes[at + 1] if at + 1 < len(view.tokens) else None
    if view.tokens[at].text[:1] != "إ" or view.keeps_that(at) or ahead is None:
        return False
    return (ahead.tag == "verb" and ahead.tense == "past") or (threat and ahead.tag == "noun" and not ahead.definite)


def _is_bound_that(view: View, entry: ReportingVerb, at: int) -> bool:
    """Whether one of the verb's own prepositions stands before the complementiser or is attached to it."""
    own = {fold(p) for p in entry.prepositions}
    if view.tokens[at - 1].norm in own:
        return True
    return any(v.prefix[-1:] in own for v in (*view.tokens[at].variants, *view.tokens[at].bound) if v.prefix)


def _that(view: View, stop: int, at: int, limit: int) -> Government:
    """The complementiser is left out unless a pronoun is attached to it; a colon or comma after it is left out too."""
    subject_stop = at
    if at > stop and view.classes[at - 1].tag == "prep":
        subject_stop = at - 1
    opens = at if view.keeps_that(at) else at + 1
    after = at + 1
    if after < limit and view.tokens[after].text in _COLONS | COMMAS:
        opens = after + 1 if view.tokens[after].text in _COLONS or opens > at else opens
    if opens == at and after < limit and after in view.quotes:
        quotation = view.quotes[after]
        if quotation.stop - quotation.first > 1:
            opens = after
    return Government("that", min(opens, limit - 1), (stop, subject_stop))


def _colon(view: View, stop: int, at: int, limit: int) -> Government:
    opens = at + 1
    if view.is_that(opens) and opens + 1 < limit:
        return _that(view, stop, opens, limit)
    return Government("colon", opens, (stop, at))


def _turns(view: View, at: int) -> bool:
    """Whether a conjunction after a comma ("so", "while", "since") turns to something else."""
    return view.classes[at].tag == "conj" and view.tokens[at - 1].text in COMMAS

"""Phrases of attribution: "according to X", "as X announced", "taken over from X", "in a report of X it says that"."""

from __future__ import annotations

import msgspec

from tawatur.annotate.cuemaking import first_of, make_cue
from tawatur.annotate.objects import Government
from tawatur.annotate.reportwords import View
from tawatur.lexicon import Match
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourcePhrase
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS

__all__ = ["phrase_cue", "source_end"]

#: Groups that tell what somebody wants, not what they said: no "according to what they demand".
_WANTING = frozenset({"request", "demand", "order", "promise", "threat", "hope"})
#: "On what" somebody finds or thinks attributes nothing, unlike "on what <somebody> said".
_TOLD, _THOUGHT = "told", frozenset({"thought", "continuation", "characterise", "hope", "fear", "expectation"})
#: "So" before a phrase in mid-sentence makes another word of it ("only").
_SO = "ف"
#: Classes with which the phrase for a source can begin.
_SOURCES = frozenset({"noun", "name", "adj", "dem", "num", "punct"})
#: A noun for people stands within so many tokens behind the word that counts them.
_HEAD = 4
#: The longest clause that describes a source, in tokens.
_DESCRIPTION = 20
#: The longest remark on a source between commas, in tokens.
_SEAT = 5
#: The longest name of whoever learned something from a source, in tokens.
_LEARNER = 5
#: Longer quotations are words, shorter ones names.
_SHORT_QUOTE = 3
#: Words that follow a source must be more than these to be what it says.
_FEW = 3


class _QuotedName(msgspec.Struct, frozen=True):
    """A source named in quotation marks: half-open tokens, and the token after the closing mark."""

    first: int
    stop: int
    after: int


def phrase_cue(view: View, match: Match[SourcePhrase], sentence: Sentence, outer: Cue | None) -> Cue | None:
    entry = match.items[0][0]
    if match.variant.prefix not in ("", *CONJUNCTIONS):
        return None
    if match.variant.prefix == _SO and not view.speaks(match.stop, match.stop + 1):
        return None
    if entry.role in ("attribution", "relay"):
        return _attribution(view, match, sentence, outer)
    if entry.role == "attribution-clause":
        return _attribution_clause(view, match, sentence)
    if entry.role == "document":
        return _document(view, match, sentence)
    return None


def _attribution(view: View, match: Match[SourcePhrase], sentence: Sentence, outer: Cue | None) -> Cue | None:
    """ "according to" + <source>; the source must be somebody or a text that can say something."""
    at = _past_letter(view, match.stop, sentence.stop)
    if match.items[0][0].kind == "voice" and outer is not None and outer.first < at < (outer.opens or 0):
        return None
    if at >= sentence.stop or view.classes[at].tag not in _SOURCES:
        return None
    name = _quoted_name(view, at, sentence.stop)
    end = _phrase_end(view, at)
    at, end, after = (at, end, end) if name is None else (name.first, name.stop, name.after)
    relayed = match.items[0][0].role == "relay"
    inserted = outer is not None and outer.first < match.first < (outer.opens or 0)
    if inserted and view.classes[at].definite and end == at + 1 and _heads_medium(view, at):
        return None
    if name is None and view.tokens[at].kind == "word" and not _is_source(view, at, min(end, sentence.stop)):
        return None
    opens = _after_source(view, match, after, sentence)
    if opens is None and (name is not None or _is_medium(view, at, end)):
        opens = _right_behind(view, match, after, sentence)
    if opens is None and outer is not None and _is_document(view, at):
        return None
    shape = "relay" if relayed else "preposition"
    governs = "preposition" if opens is not None else "before"
    return make_cue(view, match, match.stop, match.items[0][0].id, shape, "say", Government(governs, opens, (at, end)))


def _past_letter(view: View, at: int, stop: int) -> int:
    """The token behind a preposition of one letter that stands alone before a name in quotation marks."""
    return at + 1 if at + 1 < stop and len(view.tokens[at].norm) == 1 and at + 1 in view.quotes else at


def _quoted_name(view: View, at: int, stop: int) -> _QuotedName | None:
    """A source named in quotation marks, whether or not a noun for a medium stands before them."""
    mark = at if at in view.quotes else at + 1
    quotation = view.quotes.get(mark)
    if quotation is None or not quotation.balanced or not 0 < quotation.stop - mark - 1 <= _SHORT_QUOTE:
        return None
    if quotation.stop >= stop or (mark > at and not _names_medium(view, at, mark, "head")):
        return None
    after = quotation.stop + 1
    return _QuotedName(at + 1, quotation.stop, after) if mark == at else _QuotedName(at, after, after)


def _names_medium(view: View, at: int, end: int, part: str) -> bool:
    """Whether the tokens are a medium's name, or a noun that heads such names, and nothing else."""
    medium = view.words.media.match_at(view.tokens, at, end)
    return medium is not None and medium.stop == end and medium.items[0][0].part == part


def _heads_medium(view: View, at: int) -> bool:
    """Whether a noun for an agency, paper or broadcaster stands here; a "site" may be any place."""
    medium = view.words.media.match_at(view.tokens, at, at + 1)
    if medium is None and view.classes[at].definite:
        stem = view.tokens[at].norm.removeprefix(ARTICLE)
        known = view.words.media.get(stem)
        return any(entry.part == "head" and entry.kind != "outlet" for entry, _ in known)
    return medium is not None and medium.items[0][0].part == "head" and medium.items[0][0].kind != "outlet"


def _is_medium(view: View, at: int, end: int) -> bool:
    """Whether a medium's name is the source, with or without the noun that heads it."""
    return any(_names_medium(view, k, end, "name") for k in (at, at + 1) if k < end)


def _right_behind(view: View, match: Match[SourcePhrase], end: int, sentence: Sentence) -> int | None:
    """Where the words begin behind a source named at the head of a sentence: "according to <agency> prices fell"."""
    if match.first > sentence.first or end >= sentence.stop - _FEW:
        return None
    found = view.classes[end]
    return end if found.tag in ("noun", "name", "num", "verb") and not found.conjunction else None


def _is_source(view: View, first: int, stop: int) -> bool:
    """Whether a noun phrase can be a source: its head can speak, or counts people who can ("a number of residents")."""
    if first + 1 < stop and view.plain(first, view.words.same):
        first += 1
    if first + 1 < stop and not view.classes[first].definite and _is_document(view, first + 1):
        return True
    if view.speaks(first, first + 1) or _heads_medium(view, first):
        return True
    for at in range(first + 1, min(stop, first + _HEAD)):
        if view.classes[at].tag == "prep":
            continue
        match = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
        return match is not None and any(e.sort != "document" and f.number in ("du", "pl") for e, f in match.items)
    return False


def _is_document(view: View, at: int) -> bool:
    """Whether the noun is an indefinite text ("a new toll"): beside a speaker it adds no second source."""
    match = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    return match is not None and match.items[0][0].sort == "document" and not view.classes[at].definite


def _after_source(view: View, match: Match[SourcePhrase], end: int, sentence: Sentence) -> int | None:
    """Where the content begins after a source at the head of a sentence; None where the content stands before it."""
    before = match.first - sentence.first
    joined = bool(match.variant.prefix)
    if not joined and (before > 3 or any(view.classes[k].tag == "verb" for k in range(sentence.first, match.first))):
        return None
    if end < sentence.stop - 1 and view.classes[end].tag == "verb" and not view.classes[end].conjunction:
        return _behind_description(view, end, sentence.stop) or end
    for at in range(end, min(end + (8 if joined and before > 3 else 30), sentence.stop - 1)):
        if at > match.stop and view.tokens[at].norm[0] == "ف" and view.classes[at].conjunction:
            had = any(v.key in view.words.auxiliary for v in view.tokens[at].variants[1:])
            return at + 1 if had or view.is_that(at) else at
        if view.tokens[at].text in "،,":
            following = _behind_seat(view, at + 1, sentence.stop)
            while following + 1 < sentence.stop and (view.is_that(following) or view.tokens[following].text in "،,:"):
                following += 1
            if view.tokens[following].norm[0] == "ف" and view.classes[following].conjunction:
                had = any(v.key in view.words.auxiliary for v in view.tokens[following].variants[1:])
                return following + 1 if had else following
            return following
        if view.is_that(at) or view.tokens[at].text == ":":
            return at + 1
    return None


def _behind_seat(view: View, at: int, stop: int) -> int:
    """The token behind a remark on the source between commas (", and its seat is Britain,"); else `at` itself."""
    if at >= stop or not view.classes[at].conjunction or view.classes[at].pronoun[:1] != "ه":
        return at
    if view.classes[at].tag != "noun":
        return at
    return next((k + 1 for k in range(at + 1, min(stop - 1, at + _SEAT)) if view.tokens[k].text in "،,"), at)


def _behind_description(view: View, at: int, stop: int) -> int | None:
    """Where the words begin behind a clause that describes the source: after ", so" ("a text we obtained, so ...")."""
    for k in range(at + 1, min(stop - 1, at + _DESCRIPTION)):
        if view.tokens[k - 1].text in "،," and view.tokens[k].norm[0] == "ف" and view.classes[k].conjunction:
            had = any(v.key in view.words.auxiliary for v in view.tokens[k].variants[1:])
            return k + 1 if had or (view.is_that(k) and not view.keeps_that(k)) else k
    return None


def _attribution_clause(view: View, match: Match[SourcePhrase], sentence: Sentence) -> Cue | None:
    """ "according to what" + <verb of saying> + <source>."""
    if match.stop >= sentence.stop:
        return None
    verb = view.words.verbs.match_at(view.tokens[match.stop : match.stop + 1], 0, pronouns=True)
    if verb is None:
        return None
    entry, form = first_of(verb, "verb") or (None, None)
    if (
        entry is None
        or form is None
        or entry.group in _WANTING
        or (match.items[0][0].kind == _TOLD and entry.group in _THOUGHT)
    ):
        return None
    first = _learned_from(view, entry, verb.stop, sentence.stop)
    end = source_end(view, first, sentence.stop)
    if entry.group == "relay" and end + 1 < sentence.stop and view.plain(end, view.words.about):
        end = source_end(view, end + 1, sentence.stop)
    opens = _after_source(view, match, end, sentence)
    governs = "preposition" if opens is not None else "before"
    government = Government(governs, opens, (first, end))
    return make_cue(view, match, verb.stop, entry.id, "preposition", entry.stance, government, form=form, entry=entry)


def _learned_from(view: View, entry: ReportingVerb, at: int, stop: int) -> int:
    """Where the source begins: behind "from" after "it was learned"."""
    if entry.group != "rumour":
        return at
    for k in range(at, min(stop - 1, at + _LEARNER)):
        if view.plain(k, view.words.from_):
            return k + 1
        if view.classes[k].tag in ("verb", "prep", "punct"):
            break
    return at


def _refers_back(view: View, at: int) -> bool:
    """Whether a preposition with its pronoun stands here ("as reported it")."""
    return view.classes[at].tag == "prep" and view.classes[at].pronoun != ""


def source_end(view: View, at: int, limit: int) -> int:
    while at < limit and (at in view.times or view.classes[at].tag == "adv" or _refers_back(view, at)):
        at += 1
    if at >= limit:
        return limit
    end = _phrase_end(view, at)
    named = view.quotes.get(end)
    short = named is not None and named.balanced and named.stop - named.first <= _SHORT_QUOTE
    return min(limit, named.stop + 1 if named is not None and short and view.speaks(at, at + 1) else end)


def _phrase_end(view: View, at: int) -> int:
    """The end of the noun phrase at a token, which cuts no person's name in two."""
    phrase = view.phrases[at]
    end = phrase.full_stop if phrase is not None else at + 1
    return max(end, view.names[end - 1]) if end - 1 in view.people else end


def _document(view: View, match: Match[SourcePhrase], sentence: Sentence) -> Cue | None:
    """ "there came in a report of" <source> "that": the document is the speaker."""
    if match.first > sentence.first and not match.variant.prefix:
        before = match.first - 1
        if view.classes[before].tag == "rel" or view.plain(before, view.words.what):
            return None
    for at in range(match.stop, min(match.stop + 40, sentence.stop - 1)):
        quotation = view.quotes.get(at)
        quoted = quotation is not None and quotation.stop - quotation.first > _SHORT_QUOTE
        if view.is_that(at) or view.tokens[at].text == ":" or quoted:
            opens = at if quoted else at + 1
            while opens + 1 < sentence.stop and view.tokens[opens].text in ":،,":
                opens += 1
            government = Government("that", opens, (match.stop, at))
            return make_cue(view, match, match.stop, match.items[0][0].id, "document", "say", government)
    return None

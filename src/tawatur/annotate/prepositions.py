"""Complements that a preposition opens: which preposition is the verb's own, and where the words begin behind it."""

from __future__ import annotations

from tawatur.annotate.nextreports import starts_other
from tawatur.annotate.objects import Government, aside_stop, noun_phrase_end, occasion_stop, past_medium, speaks_for
from tawatur.annotate.reportwords import COMMAS, View
from tawatur.annotate.subjectphrases import relative_stop
from tawatur.lexicon import Match
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourcePhrase
from tawatur.text.dashes import DASHES
from tawatur.text.folding import fold

__all__ = ["by_preposition"]

#: How soon after an attribute of the subject the verb's own preposition follows, in tokens.
_OPENS = 5
_ENDS = frozenset({"؛", ";"})
#: How far behind the office the name of its holder stands, in tokens.
_NAMED = 10
#: A participle of saying stands so soon behind the name of the subject, in tokens.
_SAYING = 3
_COLONS = frozenset({":", "："})
#: The longest insertion between commas right behind a verb, in tokens.
_INSERTION = 12
#: Quotations of so few words are no speech by themselves.
_SCARE = 1
#: The longest aside between dashes, in tokens.
_ASIDE = 25


def by_preposition(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """The complement that the verb's own preposition opens; a relative clause is no part of the subject before it."""
    found = _opened(view, entry, stop, limit)
    if found is None or found.subject is None:
        return found
    first, end = found.subject
    relative = next((k for k in range(first + 1, end) if view.classes[k].tag == "rel"), end)
    cut = relative < end and relative_stop(view, first, relative, limit) is not None
    return Government(found.governs, found.opens, (first, relative)) if cut else found


def _opened(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """The first complement behind a verb that one of its prepositions opens, alone or attached."""
    if "bound-that" in entry.takes:
        return None
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    attached = tuple(p for p in entry.prepositions if len(p) == 1)
    skip = stop
    for at in range(stop, limit):
        if at < skip:
            continue
        token = view.tokens[at]
        phrase = view.match_phrase(at, limit)
        occasion = phrase.stop if phrase is not None and phrase.items[0][0].role == "occasion" else None
        skip = _skipped(view, at, limit, phrase)
        if skip == 0 and view.classes[at].tag == "prep" and token.norm not in alone and at > stop:
            skip = aside_stop(view, at, limit) or 0
        skip = max(skip, past_medium(view, at, limit) or 0)
        if view.classes[at].tag == "prep" and _is_on_platform(view, at + 1, limit):
            skip = at + 2
        if skip > at:
            continue
        if token.text in _ENDS or (at > stop and starts_other(view, at)):
            return None
        if at > stop and view.classes[at].tag in ("verb", "rel") and at not in view.people:
            skip = relative_stop(view, stop, at, limit) or 0
            if skip <= at:
                return None
            continue
        if token.norm[0] in attached and view.keeps_that(at):
            return Government("that", at, (stop, at))
        if token.norm in alone and at + 1 < limit and occasion is None and not _is_bound(view, at):
            if view.plain(at + 1, view.words.while_) or (at > stop and _names_follow(view, entry, at, limit)):
                continue
            opens = at + 2 if at + 2 < limit and view.is_that(at + 1) and not view.keeps_that(at + 1) else at + 1
            if view.tokens[opens].text in _COLONS and opens + 1 < limit:
                return Government("colon", opens + 1, (stop, at))
            wished = "wished" in entry.takes and view.speaks(at + 1, at + 2, documents=False)
            return Government("preposition", at if wished else opens, (stop, at))
        if token.norm in attached and at + 1 < limit:
            opens = at if "predicate" in entry.takes or not _quotes(view, at + 1) else at + 1
            return Government("preposition", opens, (stop, at))
        what = any(v.prefix in attached and v.key in view.words.what for v in token.variants)
        long = occasion is None and (len(token.norm) > 3 or view.classes[at].preposition in attached)
        later = attached and at > stop and alone and not what and entry.group != "order"
        if later and _opens_later(view, alone, at, limit):
            continue
        if attached and at > stop and not what and token.norm[0] in attached and _names_follow(view, entry, at, limit):
            continue
        if attached and not what and token.norm[0] in attached and _tells_where(view, entry, at, limit):
            continue
        if attached and token.norm[0] in attached and (what or (long and _is_attached(view, at, stop))):
            return Government("preposition", at, (stop, at))
    return None


def _is_on_platform(view: View, at: int, limit: int) -> bool:
    """Whether a social platform is named at a token: "on" it somebody speaks."""
    medium = view.words.media.match_at(view.tokens, at, limit) if at < limit else None
    return medium is not None and medium.items[0][0].kind == "social-media" and not medium.variant.prefix


def _skipped(view: View, at: int, limit: int, phrase: Match[SourcePhrase] | None) -> int:
    """The token up to which what begins here is stepped over: an occasion with its clause, an aside.

    0 for an occasion without a clause, `at` or less where nothing begins.
    """
    if phrase is None:
        return _aside_end(view, at, limit)
    entry = phrase.items[0][0]
    if entry.role == "anonymity" or (entry.role == "relay" and phrase.stop - at > 1):
        return phrase.stop
    if entry.role != "occasion":
        return _aside_end(view, at, limit)
    described = phrase.stop < limit and view.classes[phrase.stop].tag == "verb" and entry.kind != "manner"
    if described:
        return occasion_stop(view, phrase.stop, limit)
    return _received(view, phrase.stop, limit) or 0


def _quotes(view: View, at: int) -> bool:
    """Whether words, not a name or a single word, are quoted at a token."""
    quotation = view.quotes.get(at)
    return quotation is None or quotation.stop - quotation.first > _SCARE


def _opens_later(view: View, alone: set[str], at: int, limit: int) -> bool:
    """Whether the verb's free preposition follows soon: an attached one before it belongs to the subject's name."""
    for k in range(at + 1, min(limit, at + _OPENS)):
        if view.tokens[k].norm in alone and view.classes[k].tag == "prep" and view.occasion_end(k, limit) is None:
            return True
        if view.tokens[k].kind == "punct" or view.classes[k].tag in ("verb", "prep", "comp"):
            return False
    return False


def _names_follow(view: View, entry: ReportingVerb, at: int, limit: int) -> bool:
    """Whether the subject's name stands behind the preposition, and another preposition of the verb behind that.

    "The director of the hospital in the town, <name>, admitted a lack of": the first one tells where.
    """
    attached = {p for p in entry.prepositions if len(p) == 1}
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    for k in range(at + 1, min(limit, at + _NAMED)):
        if view.classes[k].tag in ("verb", "comp", "rel"):
            return False
        if k in view.people and k != at:
            end = view.names[k]
            while end < limit and (end in view.times or _is_adverb(view, end) or view.tokens[end].text in COMMAS):
                end += 1
            occasion = view.occasion_end(end, limit) if end < limit else None
            end = occasion_stop(view, occasion, limit) if occasion is not None else end
            behind = [j for j in range(end, min(limit, end + 2)) if j not in view.names]
            if any(starts_other(view, j) for j in range(end, min(limit, end + _SAYING))):
                return True
            if view.tokens[at].norm in view.words.about and _that_follows(view, end, limit):
                return True
            return any(view.tokens[j].norm[0] in attached or view.tokens[j].norm in alone for j in behind)
    return False


def _that_follows(view: View, at: int, limit: int) -> bool:
    """Whether "that" opens the words soon, and no verb or stop stands before it."""
    for k in range(at, min(limit, at + _NAMED)):
        if view.is_that(k):
            return True
        if view.classes[k].tag == "verb" or view.tokens[k].text in _ENDS or starts_other(view, k):
            return False
    return False


def _is_adverb(view: View, at: int) -> bool:
    """Whether an adverb or an indefinite accusative ("again") stands here."""
    found = view.classes[at]
    return found.tag == "adv" or (found.tag in ("participle", "adj") and view.tokens[at].norm[-1] == "ا")


def _tells_where(view: View, entry: ReportingVerb, at: int, limit: int) -> bool:
    """Whether a place or time with "in" stands before what the verb governs: "<body> <in the town> admits a leak"."""
    placed = at in view.times or (at in view.names and at not in view.people)
    if not placed or view.phrases[at] is None or {"person", "predicate", "addressed"} & set(entry.takes):
        return False
    end = noun_phrase_end(view, at, limit)
    if end + 1 >= limit:
        return False
    behind = view.classes[end]
    plain = behind.tag == "noun" and not behind.definite and not behind.conjunction and end not in view.names
    return behind.preposition in entry.prepositions and plain and len(view.tokens[end].norm) > _OPENS


def _is_bound(view: View, at: int) -> bool:
    """Whether a preposition belongs to the word before it, to a phrase of the lexicon, or to what counts people."""
    if at == 0:
        return False
    if view.words.adverbs.match_at(view.tokens, at, at + 2) is not None:
        return True
    phrase = view.match_phrase(at - 1, at + 1) or view.words.circumstances.match_at(view.tokens, at - 1, at + 1)
    return (phrase is not None and phrase.stop > at) or _counts(view, at)


def _counts(view: View, at: int) -> bool:
    """Whether a preposition joins a number or group with the people counted: "a number of residents complained of"."""
    before = view.classes[at - 1]
    if before.tag not in ("noun", "num") or before.definite or before.pronoun or at - 1 in view.names:
        return False
    match = view.words.nouns.match_at(view.tokens[at + 1 : at + 2], 0)
    return match is not None and any(e.sort == "person" and f.number in ("du", "pl") for e, f in match.items)


def _received(view: View, at: int, limit: int) -> int | None:
    """The comma behind a clause on a text between commas (", of which the agency got a copy,"); None for none."""
    while at < limit and view.classes[at].tag == "adj":
        at += 1
    if at + 2 >= limit or view.tokens[at].text not in COMMAS:
        return None
    if view.classes[at + 1].tag != "verb" or view.classes[at + 1].conjunction:
        return None
    return view.comma(at + 2, min(limit, at + _INSERTION))


def _aside_end(view: View, at: int, limit: int) -> int:
    """The token after a quoted name or an aside between dashes that starts here; `at` where none does."""
    quotation = view.quotes.get(at)
    if quotation is not None and quotation.balanced:
        return quotation.stop + 1
    behind = view.classes[at - 1].tag == "verb" and view.words.verbs.match_at(view.tokens[at - 1 : at], 0) is not None
    if view.tokens[at].text in COMMAS and behind:
        comma = view.comma(at + 1, min(limit, at + _INSERTION))
        return at if comma is None else comma + 1
    if view.tokens[at].text in COMMAS and at + 1 < limit and view.classes[at + 1].tag == "verb":
        comma = view.comma(at + 2, min(limit, at + _INSERTION))
        if comma is None or comma + 1 >= limit:
            return at
        joined = view.classes[at + 1].conjunction or view.classes[comma + 1].conjunction
        return at if joined else comma + 1
    if view.tokens[at].text not in DASHES:
        return at
    closing = (k for k in range(at + 1, min(limit, at + _ASIDE)) if view.tokens[k].text in DASHES)
    return next(closing, at - 1) + 1


def _has_own_words(view: View, at: int) -> bool:
    """Whether a spokesman's preposition opens whom he speaks for, as a name or the verb's own one follows."""
    letter, stop = view.tokens[at].norm[0], view.doc.sentence_of(at).stop
    if at in view.names or at + 1 in view.names:
        return True
    bodies = (view.words.nouns.match_at(view.tokens[k : k + 1], 0) for k in (at, at + 1) if k < stop)
    if any(known is not None and known.items[0][0].sort == "body" for known in bodies):
        return True
    return any(view.classes[k].preposition == letter for k in range(at + 1, min(stop, at + _NAMED)))


def _is_attached(view: View, at: int, stop: int) -> bool:
    """Whether the first letter is a preposition and not part of the word or of a name."""
    if at in view.names:
        return False
    if view.classes[at].tag in ("prep", "adv", "conj", "particle"):
        return False
    if at > stop and speaks_for(view, at) and _has_own_words(view, at):
        return False
    if view.classes[at].preposition:
        return True
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0)
    if known is not None and not known.variant.prefix:
        return False
    return at == stop or view.classes[at].tag in ("noun", "adj")

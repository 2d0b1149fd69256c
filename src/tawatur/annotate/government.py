"""What a word of reporting governs: where the reported words begin, and where between them a speaker can stand.

Ambiguous words are settled here: a verb without any complement that it can take reports nothing.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.reportwords import View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.text.folding import fold

__all__ = ["Government", "govern", "noun_phrase_end"]

#: How far after a cue its complement is sought, in tokens. In newspaper Arabic long descriptions of a speaker and of
#: the occasion stand between them; beyond this a match is chance.
_REACH = 60
#: How far a preposition that opens the content may stand from its verb.
_NEAR = 25
#: The longest bracket between a cue and its words that is stepped over.
_BRACKET = 12
#: Words in quotation marks up to this many are names or words used with reserve, not reported speech.
_SHORT_QUOTE = 3
_COLONS = frozenset({":", "："})
_ENDS = frozenset({"؛", ";"})
_COMMAS = frozenset({"،", ","})
_NOMINAL = frozenset({"noun", "name", "adj", "num", "dem"})
#: The nunation of an indefinite accusative, which is never a subject; it stands before or after the final alif.
_NUNATION = "\u064b"
_CLOSED = frozenset({"prep", "conj", "particle", "neg", "rel", "comp"})


class Government(msgspec.Struct, frozen=True):
    """The kind of complement, the token at which the reported words begin, and the tokens a speaker may stand in."""

    governs: str
    opens: int | None
    subject: tuple[int, int] | None


def govern(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int, *, pronoun: str) -> Government | None:
    """Find what a verb, participle or verbal noun governs; tokens from `stop` to `limit` (its sentence) are read."""
    if stop < limit and _refers_back(view, entry, stop):
        return None
    near = min(limit, stop + _NEAR)
    marked = _marked(view, entry, stop, min(limit, stop + _REACH))
    found = _by_preposition(view, entry, stop, near)
    if marked is not None and not _comes_first(view, entry, found, marked):
        return marked
    if shape == "participle" and "predicate" in entry.takes and stop < limit and _starts_nominal(view, stop):
        return Government("object", stop, None)
    if found is not None:
        return found
    if pronoun and ("object" in entry.takes or "predicate" in entry.takes):
        return _with_pronoun(view, entry, stop, limit)
    takes_noun = {"object", "predicate"} & set(entry.takes)
    if takes_noun or ("person" in entry.takes and entry.group != "speech"):
        return _object(view, entry, shape, stop, limit)
    return None


def _refers_back(view: View, entry: ReportingVerb, at: int) -> bool:
    """Whether the verb's own preposition with a pronoun follows ("which he hinted at"): the words stand elsewhere."""
    own = {fold(p) for p in entry.prepositions if len(p) > 1}
    return view.classes[at].tag == "prep" and any(v.key in own and not v.prefix for v in view.tokens[at].bound)


def _comes_first(view: View, entry: ReportingVerb, found: Government | None, marked: Government) -> bool:
    """Whether a preposition opens the content before the complementiser or quotation that was found further on."""
    if found is None or found.opens is None or marked.opens is None:
        return False
    if found.opens >= marked.opens - (1 if marked.governs == "that" else 0):
        return False
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    if marked.governs == "colon" or view.tokens[found.opens - 1].norm not in alone:
        return False
    return marked.opens < 2 or view.tokens[marked.opens - 2].norm not in alone


def _marked(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """A complement with a mark of its own: a complementiser, a colon, a quotation, a question word."""
    tokens, takes_clause = view.tokens, "clause" in entry.takes
    takes_that = "that" in entry.takes
    short: int | None = None
    at = stop
    while at < limit:
        token = tokens[at]
        quotation = view.quotes.get(at)
        if quotation is not None:
            if quotation.stop - quotation.first > _SHORT_QUOTE and takes_clause:
                return Government("quotation", at, (stop, at))
            short = at if short is None and takes_clause and at > stop else short
            at = max(at + 1, quotation.stop)
            continue
        if takes_that and _opens_that(view, entry, stop, at):
            return _that(view, stop, at, limit)
        if token.text in _COLONS and at + 1 < limit and (takes_clause or takes_that) and not _is_label(view, at):
            return _colon(view, stop, at, limit)
        if token.norm in view.words.question and (takes_that or "object" in entry.takes):
            return Government("object", at, (stop, at))
        if token.text in _ENDS or (at > stop and (_starts_other(view, at) or _turns(view, at))):
            break
        at += 1
    if short is not None and view.quotes[short].stop + 2 >= limit:
        return Government("quotation", short, (stop, short))
    return None


def _is_label(view: View, at: int) -> bool:
    """Whether a colon stands inside a clock time."""
    return view.tokens[at - 1].kind == "number" and view.tokens[at + 1].kind == "number"


def _opens_that(view: View, entry: ReportingVerb, stop: int, at: int) -> bool:
    """Whether a complementiser here belongs to the cue and not to a preposition, conjunction or verb before it."""
    if not view.is_that(at) or view.tokens[at].norm[0] == "ف":
        return False
    if at == stop:
        return True
    before = view.classes[at - 1]
    if view.tokens[at - 1].norm in {fold(p) for p in entry.prepositions}:
        return True
    if before.tag in _CLOSED and before.tag != "rel" and not before.pronoun:
        return False
    if before.tag == "verb" and (at - 1 in view.names or at - 1 == stop):
        return True
    if before.tag == "verb":
        own = view.words.verbs.match_at(view.tokens[at - 1 : at], 0, pronouns=True)
        if own is not None and any("that" in e.takes for (e, _), _ in own.items):
            return False
        return view.tokens[at].text[:1] in ("إ",) or any(v.prefix == "ب" for v in view.tokens[at].variants[1:])
    return True


def _that(view: View, stop: int, at: int, limit: int) -> Government:
    """The complementiser is left out unless a pronoun is attached to it; a colon or comma after it is left out too."""
    subject_stop = at
    if at > stop and view.classes[at - 1].tag == "prep":
        subject_stop = at - 1
    opens = at if view.keeps_that(at) else at + 1
    after = at + 1
    if after < limit and view.tokens[after].text in _COLONS | _COMMAS:
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
    return view.classes[at].tag == "conj" and view.tokens[at - 1].text in _COMMAS


def _starts_other(view: View, at: int) -> bool:
    """Whether another report begins: a joined verb or an accusative participle of saying."""
    match = view.words.verbs.match_at(view.tokens[at : at + 1], 0, pronouns=True)
    if match is None:
        return False
    joined = match.variant.prefix in ("و", "ف") or view.tokens[at - 1].text in _COMMAS
    for (entry, shape), form in match.items:
        if shape == "participle" and form.number == "sg" and _stands_for_clause(view, at):
            return True
        if shape == "verb" and joined and view.classes[at].tag == "verb" and "that" in entry.takes:
            return form.person == "3"
    return False


def _stands_for_clause(view: View, at: int) -> bool:
    """Whether a participle is an adverbial accusative: by its spelling, after a comma, or before its own complement."""
    token = view.tokens[at]
    if token.norm[-1] == "ا" or (token.text[-1] == "ة" and view.tokens[at - 1].text in _COMMAS):
        return True
    after = at + 1
    if token.text[-1] != "ة" or after >= len(view.tokens) or view.tokens[after].sentence != token.sentence:
        return False
    return view.is_that(after) or view.tokens[after].text in _COLONS


def _is_participle(view: View, at: int) -> bool:
    """Whether a participle of saying stands after a comma."""
    if view.tokens[at - 1].text not in _COMMAS:
        return False
    match = view.words.verbs.match_at(view.tokens[at : at + 1], 0)
    return match is not None and any(shape == "participle" for (_, shape), _ in match.items)


def _by_preposition(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    attached = tuple(p for p in entry.prepositions if len(p) == 1)
    for at in range(stop, limit):
        token = view.tokens[at]
        if token.text in _ENDS or (at > stop and _starts_other(view, at)):
            return None
        if at > stop and view.classes[at].tag in ("verb", "rel"):
            return None
        if token.norm in alone and at + 1 < limit and view.occasion_end(at, limit) is None:
            opens = at + 2 if at + 2 < limit and view.is_that(at + 1) and not view.keeps_that(at + 1) else at + 1
            return Government("preposition", opens, (stop, at))
        if token.norm in attached and at + 1 < limit:
            return Government("preposition", at + 1, (stop, at))
        if attached and token.norm[0] in attached and len(token.norm) > 3 and _is_attached(view, at, stop):
            return Government("preposition", at, (stop, at))
    return None


def _is_attached(view: View, at: int, stop: int) -> bool:
    """Whether the first letter is a preposition and not part of the word or of a name."""
    if at in view.names and view.tokens[at].start == _name_start(view, at):
        return False
    if view.classes[at].tag in ("prep", "adv", "conj", "particle"):
        return False
    if view.classes[at].preposition:
        return True
    return at == stop or view.classes[at].tag in ("noun", "adj")


def _name_start(view: View, at: int) -> int:
    first = at
    while first - 1 in view.names and view.names[first - 1] == view.names[at]:
        first -= 1
    return view.tokens[first].start


def _with_pronoun(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """The object is the attached pronoun: what it is called follows, or the pronoun's own noun is the content."""
    end = noun_phrase_end(view, stop, limit) if stop < limit and _starts_nominal(view, stop) else stop
    speaks = end > stop and view.speaks(stop, end)
    if "predicate" in entry.takes:
        opens = end if speaks else stop
        if end > stop and not speaks:
            return None
        if opens < limit and (_starts_nominal(view, opens) or opens in view.quotes):
            return Government("object", opens, (stop, opens))
        return None
    return Government("pronoun", None, (stop, end) if speaks else (stop, stop))


def _follows_subject(view: View, cue: int) -> bool:
    """Whether a name stands right before the verb, without "and" on the verb: then no subject follows."""
    before = cue - 1
    if before not in view.names or view.tokens[before].sentence != view.tokens[cue].sentence:
        return False
    return not view.classes[cue].conjunction


def _verb_object_subject(view: View, first: int, end: int, limit: int) -> Government | None:
    """<verb> <words> <speaker>: an indefinite noun phrase, then a definite one that can speak."""
    if end >= limit or not _starts_nominal(view, end) or not (view.classes[end].definite or end in view.names):
        return None
    after = noun_phrase_end(view, end, limit)
    return Government("object", first, (end, after)) if view.speaks(end, after) else None


def _object(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int) -> Government | None:
    """A noun phrase tells the content: after the subject, before it, or alone."""
    first = _skip_adjuncts(view, stop, limit)
    if first < limit and first in view.quotes:
        return Government("object", first, (stop, stop))
    if first >= limit or not _starts_nominal(view, first):
        return None
    end = noun_phrase_end(view, first, limit)
    if shape == "participle":
        return Government("object", first, None)
    if _NUNATION in view.tokens[first].text[-2:]:
        return Government("object", first, (stop, stop))
    if _follows_subject(view, stop - 1):
        return Government("object", first, (stop, stop))
    is_subject = view.speaks(first, end) or view.classes[first].definite or first in view.names
    if not is_subject and "person" not in entry.takes:
        return _verb_object_subject(view, first, end, limit) or Government("object", first, (stop, stop))
    if view.speaks(first, end):
        end = _with_attributes(view, end, limit)
    second = _skip_adjuncts(view, end, limit)
    if second < limit and _is_participle(view, second):
        second = limit
    if second < limit and second in view.quotes and view.speaks(first, end):
        return Government("object", second, (first, end))
    if second < limit and _starts_object(view, second) and not view.classes[second].conjunction:
        return Government("object", second, (first, end))
    alone = first in view.names or (view.classes[first].definite and view.speaks(first, first + 1, documents=False))
    if alone and "person" not in entry.takes:
        return None
    return Government("object", first, (stop, stop))


def _with_attributes(view: View, end: int, limit: int) -> int:
    """Take a prepositional attribute of the subject in, where a definite noun phrase stands after it."""
    if end + 1 >= limit or view.classes[end].tag != "prep" or view.classes[end].pronoun or end + 1 in view.times:
        return end
    if view.occasion_end(end, limit) is not None or not _starts_nominal(view, end + 1):
        return end
    after = noun_phrase_end(view, end + 1, limit)
    return after if after < limit and _starts_nominal(view, after) and not view.classes[after].conjunction else end


def _starts_nominal(view: View, at: int) -> bool:
    found = view.classes[at]
    return found.tag in _NOMINAL and not found.preposition and view.tokens[at].kind != "punct"


def _starts_object(view: View, at: int) -> bool:
    """A noun phrase; after the subject a word that is written like a past verb is a verbal noun ("the killing of")."""
    found = view.classes[at]
    like = found.tag == "verb" and found.tense == "past" and found.gender != "f" and not found.conjunction
    return _starts_nominal(view, at) or (like and view.tokens[at - 1].text not in _COMMAS)


def _skip_adjuncts(view: View, at: int, limit: int) -> int:
    """Step over commas, adverbs and the occasion of the speech to the next noun phrase."""
    while at < limit:
        token, found = view.tokens[at], view.classes[at]
        occasion = view.occasion_end(at, limit)
        if occasion is not None:
            at = _occasion_end(view, occasion, limit)
        elif token.text in _COMMAS or found.tag == "adv" or at in view.times or _leads_to_time(view, at, limit):
            at += 1
        elif token.text == "(":
            closing = next((k for k in range(at, min(limit, at + _BRACKET)) if view.tokens[k].text == ")"), at)
            at = closing + 1
        else:
            return at
    return at


def _leads_to_time(view: View, at: int, limit: int) -> bool:
    """A preposition with its own pronoun, or one that opens a time."""
    found = view.classes[at]
    return found.tag == "prep" and (found.pronoun != "" or (at + 1 < limit and at + 1 in view.times))


def _occasion_end(view: View, at: int, limit: int) -> int:
    """The occasion goes on with attributes: "in a statement on its site", "in a report that an agency carried"."""
    while at < limit and view.classes[at].tag == "adj":
        at += 1
    if at + 1 < limit and view.classes[at].tag == "verb" and view.classes[at].pronoun and _starts_nominal(view, at + 1):
        at = noun_phrase_end(view, at + 1, limit)
    while at < limit and (view.classes[at].tag == "prep" or view.classes[at].preposition):
        inner = view.occasion_end(at, limit)
        if inner is not None:
            at = inner
            while at < limit and view.classes[at].tag == "adj":
                at += 1
            continue
        at += 1
        if at < limit and _starts_nominal(view, at):
            phrase = view.phrases[at]
            at = min(limit, phrase.stop if phrase is not None and phrase.stop - at <= 2 else at + 2)
    return at


def noun_phrase_end(view: View, first: int, limit: int) -> int:
    """Where the noun phrase that starts at `first` ends when another noun phrase follows it without a mark.

    A phrase is closed by a name's end, and by a definite word or a pronoun when an indefinite noun follows.
    """
    phrase = view.phrases[first]
    stop = min(limit, phrase.stop if phrase is not None else first + 1)
    at = first + 1
    while at < stop:
        if at in view.names and at - 1 in view.names and view.names[at] == view.names[at - 1]:
            at += 1
            continue
        before, found = view.classes[at - 1], view.classes[at]
        closed = before.definite or before.pronoun != "" or before.tag == "name" or at - 1 in view.names
        if found.tag == "dem" and found.conjunction is False:
            return at
        if found.conjunction and at not in view.names:
            at += 1
            continue
        if closed and not found.definite and found.tag in ("noun", "num") and at not in view.names:
            return at
        titled = at in view.names or at + 1 in view.people
        if before.tag == "adj" and before.definite and found.tag in ("noun", "num") and not titled:
            return at
        if at in view.times and at - 1 not in view.times:
            return at
        if at - 1 in view.names and at not in view.names and found.definite and at - 1 in view.people:
            return at
        at += 1
    return stop

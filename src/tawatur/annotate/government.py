"""What a word of reporting governs: where the reported words begin, and where between them a speaker can stand.

Ambiguous words are settled here: a verb without any complement that it can take reports nothing.
"""

from __future__ import annotations

from tawatur.annotate.nextreports import starts_other
from tawatur.annotate.objects import (
    Government,
    follows_subject,
    noun_phrase_end,
    object_of,
    skip_adjuncts,
    starts_nominal,
)
from tawatur.annotate.prepositions import by_preposition
from tawatur.annotate.reportwords import View
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourceNoun
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["govern"]

#: How far after a cue its complement is sought, in tokens. In newspaper Arabic long descriptions of a speaker and of
#: the occasion stand between them; beyond this a match is chance.
_REACH = 60
#: How far a preposition that opens the content may stand from its verb.
_NEAR = 25
#: Words in quotation marks up to this many are names or words used with reserve, not reported speech.
_SHORT_QUOTE = 3
_COLONS = frozenset({":", "："})
_ENDS = frozenset({"؛", ";"})
_COMMAS = frozenset({"،", ","})
#: The accusative of the sound masculine plural and of the dual.
_OBLIQUE = "ي" + "ن"
_CLOSED = frozenset({"prep", "conj", "particle", "neg", "rel", "comp"})


def govern(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int, *, pronoun: str) -> Government | None:
    """Find what a verb, participle or verbal noun governs; tokens from `stop` to `limit` (its sentence) are read."""
    if shape == "participle" and entry.group != "accusation" and stop + 1 < limit and _is_honoured(view, stop):
        stop += 1
    near = min(limit, stop + _NEAR)
    marked = _marked(view, entry, stop, min(limit, stop + _REACH))
    if stop < limit and _refers_back(view, entry, stop):
        return marked if marked is not None and marked.governs in ("colon", "quotation") else None
    found = by_preposition(view, entry, stop, near)
    if found is not None and entry.group == "accusation" and found.opens is not None:
        found = _told(view, stop, found.opens, near) or found
    if found is None and "charge" in entry.takes:
        return _charge(view, shape, stop, near)
    if found is not None and shape == "participle" and _has_object(view, entry, stop, found):
        found = Government("object", stop, None)
    opened = found
    if found is not None and found.governs == "that" and "predicate" in entry.takes and shape == "verb":
        described = object_of(view, entry, shape, stop, found.opens or stop)
        return described if described is not None and described.opens is not None else found
    if found is not None and "predicate" in entry.takes and shape == "verb" and _is_described(view, stop, found):
        return Government("object", stop, (stop, stop))
    if found is not None and "person" in entry.takes:
        found = _with_addressee(view, entry, shape, stop, found)
    if found is not None and found.governs == "preposition" and "object" in entry.takes and shape != "participle":
        found = opened = _object_before(view, entry, shape, stop, found) or found
    bare = _bare_clause(view, entry, stop, near) if shape == "verb" else None
    if bare is not None and (marked is None or _belongs_inside(view, bare, marked)):
        return bare
    if marked is not None and not _comes_first(view, entry, opened, marked):
        return _act_before(view, entry, shape, stop, marked) or marked
    if shape == "participle" and "predicate" in entry.takes and stop < limit and starts_nominal(view, stop):
        return Government("object", stop, None)
    if found is not None:
        return found
    if pronoun and ("object" in entry.takes or "predicate" in entry.takes):
        return _with_pronoun(view, entry, stop, limit)
    takes_noun = {"object", "predicate"} & set(entry.takes)
    takes_noun = takes_noun or ({"refusal"} if shape == "participle" and entry.group == "refusal" else set())
    if takes_noun or ("person" in entry.takes and entry.group != "speech"):
        return object_of(view, entry, shape, stop, limit)
    return None


def _is_honoured(view: View, at: int) -> bool:
    """Whether a title with a possessive stands here for whoever speaks ("<his Highness>")."""
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0, pronouns=True)
    person = known is not None and known.items[0][0].sort == "person"
    return person and view.classes[at].pronoun != "" and not view.classes[at].preposition


def _has_object(view: View, entry: ReportingVerb, stop: int, found: Government) -> bool:
    """Whether a noun phrase between a participle and its preposition is its object, unlike "<his Highness>"."""
    if found.governs != "preposition" or found.opens is None or not starts_nominal(view, stop):
        return False
    alone = view.tokens[found.opens - 1].norm in {fold(p) for p in entry.prepositions if len(p) > 1}
    end = found.opens - 1 if alone else found.opens
    return stop not in view.times and stop < end and noun_phrase_end(view, stop, end) == end


def _is_described(view: View, stop: int, found: Government) -> bool:
    """Whether the one noun phrase before "as <predicate>" is what is described: it can say nothing."""
    at = found.opens
    if found.governs != "preposition" or at is None or at <= stop or not starts_nominal(view, stop):
        return False
    return noun_phrase_end(view, stop, at) == at and not view.speaks(stop, at) and view.classes[stop].definite


def _object_before(view: View, entry: ReportingVerb, shape: str, stop: int, found: Government) -> Government | None:
    """An object between the subject and the preposition is the content, and the preposition belongs to it.

    "stressed his <wish> for", "requested <help> from"; where the preposition opens the addressee ("requested from
    them <help>") the object follows it.
    """
    at = found.opens
    if at is None or found.subject is None:
        return None
    alone = view.tokens[at - 1].norm in {fold(p) for p in entry.prepositions if len(p) > 1}
    if alone and entry.group == "request" and view.phrases[at] is not None and not view.is_that(at - 1):
        end = noun_phrase_end(view, at, len(view.phrases))
        same = end < len(view.tokens) and view.tokens[end].sentence == view.tokens[at].sentence
        if same and starts_nominal(view, end) and not view.classes[end].conjunction:
            return Government("object", end, found.subject)
    before = object_of(view, entry, shape, stop, at - 1 if alone else at)
    if before is None or before.opens is None or before.subject is None or before.opens in view.names:
        return None
    pointed = view.classes[before.opens].tag == "dem"
    plain = view.classes[before.opens].pronoun[:1] == "ه" or entry.group == "request" or pointed
    plain = plain or (alone and entry.group == "speech")
    return before if plain and before.subject[1] > before.subject[0] else None


def _with_addressee(view: View, entry: ReportingVerb, shape: str, stop: int, found: Government) -> Government:
    """Somebody who is called on, between the subject and the preposition, belongs to the content."""
    at = found.opens
    alone = at is not None and view.tokens[at - 1].norm in {fold(p) for p in entry.prepositions if len(p) > 1}
    limit = (at or 0) - 1 if alone else at or 0
    if at is None or found.governs != "preposition" or limit <= stop:
        return found
    if shape == "participle":
        return Government("object", stop, None) if starts_nominal(view, stop) else found
    begin = min(skip_adjuncts(view, stop, limit), limit) if shape == "verb" else stop
    if shape == "verb" and _is_called_on(view, stop - 1, begin, limit):
        return Government("object", begin, (stop, stop))
    before = object_of(view, entry, shape, stop, limit)
    if before is None or before.opens is None or before.subject is None or before.subject[0] == before.subject[1]:
        return found
    return before if not view.classes[before.opens].conjunction and before.opens not in view.quotes else found


def _is_called_on(view: View, cue: int, stop: int, limit: int) -> bool:
    """Whether the one noun phrase behind a verb is its object: the subject stands before, or they cannot agree.

    A feminine verb has no masculine singular behind it as its subject; a plural or dual in the oblique is an object.
    """
    if stop >= limit or not starts_nominal(view, stop) or noun_phrase_end(view, stop, limit) != limit:
        return False
    phrase, feminine = view.phrases[stop], view.classes[cue].gender == "f"
    if follows_subject(view, cue) or view.plain(stop, view.words.all_):
        return True
    head = view.classes[stop]
    if head.definite and view.tokens[stop].norm.endswith(_OBLIQUE) and stop not in view.names:
        known = view.words.nouns.match_at(view.tokens[stop : stop + 1], 0)
        return known is not None and known.items[0][1].number in ("du", "pl")
    known = view.words.nouns.match_at(view.tokens[stop : stop + 1], 0)
    if not feminine and known is not None and view.tokens[cue].norm[-1] != "ت":
        return _is_feminine(*known.items[0])
    if phrase is None or not feminine or stop in view.names:
        return False
    if known is not None:
        return known.items[0][1].number == "sg" and known.items[0][0].gender == "m"
    return head.definite and phrase.gender == "m" and phrase.number == "sg"


def _is_feminine(entry: SourceNoun, form: Form) -> bool:
    """Whether a verb right before the noun must be feminine: bodies in the plural, and feminine nouns."""
    if form.number == "pl":
        return entry.sort in ("body", "document")
    return form.number == "sg" and entry.gender == "f" and entry.sort in ("body", "document")


def _charge(view: View, shape: str, stop: int, limit: int) -> Government | None:
    """<brought> <speaker> <against somebody> <charges>: what follows the subject is the content."""
    charged = next((at for at in range(stop, limit) if view.plain(at, view.words.charge)), None)
    if charged is None:
        return None
    if shape == "participle":
        return Government("object", stop, None)
    end = noun_phrase_end(view, stop, charged) if starts_nominal(view, stop) and stop < charged else stop
    opens = min(skip_adjuncts(view, end, charged), charged)
    if any(view.classes[at].tag in ("verb", "rel", "comp") for at in range(opens, charged)):
        return None
    return Government("object", opens, (stop, end)) if end == stop or view.speaks(stop, end) else None


def _refers_back(view: View, entry: ReportingVerb, at: int) -> bool:
    """Whether the verb's own preposition with a pronoun follows ("which he hinted at"): the words stand elsewhere."""
    own = {fold(p) for p in entry.prepositions if len(p) > 1}
    return view.classes[at].tag == "prep" and any(v.key in own and not v.prefix for v in view.tokens[at].bound)


def _bare_clause(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """<verb> <named speaker> <clause>: words that follow without any mark begin with a verb, a negation, a pronoun."""
    if entry.group != "speech" or "clause" not in entry.takes or "object" in entry.takes or stop >= limit:
        return None
    cue = stop - 1
    opens = view.classes[cue].conjunction or cue == view.doc.sentence_of(cue).first
    if not opens and view.classes[cue - 1].tag not in ("punct", "conj"):
        return None
    at = stop
    if starts_nominal(view, at):
        if not (view.classes[at].definite or at in view.names) or not view.speaks(at, at + 1):
            return None
        at = noun_phrase_end(view, at, limit)
    if at + 1 >= limit or at in view.names or at in view.times:
        return None
    found = view.classes[at]
    plain = not found.conjunction and not found.preposition
    begins = found.tag in ("neg", "pron") or (found.tag == "verb" and not view.occasion_end(at, limit))
    begins = begins or view.plain(at, view.words.auxiliary)
    return Government("colon", at, (stop, at)) if plain and begins else None


def _act_before(view: View, entry: ReportingVerb, shape: str, stop: int, marked: Government) -> Government | None:
    """An act between subject and quotation opens the content: "announced <the seizure> of «...»"."""
    if marked.governs != "quotation" or "object" not in entry.takes or shape != "verb" or marked.opens is None:
        return None
    found = object_of(view, entry, shape, stop, marked.opens)
    if found is None or found.opens is None or found.subject is None or found.opens >= marked.opens - 1:
        return None
    act, at = view.classes[found.opens], found.opens
    plain = act.tag == "noun" and not act.definite and at not in view.names and not view.speaks(at, at + 1)
    return found if plain and found.subject[1] > found.subject[0] else None


def _told(view: View, stop: int, first: int, limit: int) -> Government | None:
    """ "(attributed to somebody) his saying <words>": the words stand behind the closing phrase."""
    for at in range(first, limit):
        match = view.match_phrase(at, limit)
        if match is None or match.items[0][0].role != "closing" or match.stop + 1 >= limit:
            continue
        after = match.stop
        if view.is_that(after):
            return Government("that", after if view.keeps_that(after) else after + 1, (stop, at))
        if view.tokens[after].text in _COLONS:
            return Government("colon", after + 1, (stop, at))
        return Government("quotation", after, (stop, at)) if after in view.quotes else None
    return None


def _closes(view: View, at: int, stop: int) -> bool:
    """Whether "his saying" stands here, which closes the description of a speaker."""
    match = view.match_phrase(at, stop)
    return match is not None and match.items[0][0].role == "closing"


def _belongs_inside(view: View, bare: Government, marked: Government) -> bool:
    """Whether the complementiser found further on belongs to the bare clause: verbs of saying take the other one."""
    if marked.governs != "that" or bare.opens is None or marked.opens is None or marked.opens <= bare.opens:
        return False
    at = marked.opens if view.is_that(marked.opens) else marked.opens - 1
    return view.tokens[at].text[:1] == "أ"


def _comes_first(view: View, entry: ReportingVerb, found: Government | None, marked: Government) -> bool:
    """Whether a preposition opens the content before the complementiser or quotation that was found further on."""
    if found is None or found.opens is None or marked.opens is None:
        return False
    if found.opens >= marked.opens - (1 if marked.governs == "that" else 0):
        return False
    if entry.group == "speech" and "clause" in entry.takes and "that" in entry.takes:
        return False
    if any(_closes(view, k, marked.opens) for k in range(found.opens, marked.opens)):
        return False
    alone = {fold(p) for p in entry.prepositions if len(p) > 1}
    if marked.governs == "colon" or view.tokens[found.opens - 1].norm not in alone:
        return False
    complementiser = marked.opens if view.is_that(marked.opens) else marked.opens - 1
    return complementiser < 1 or view.tokens[complementiser - 1].norm not in alone


def _marked(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
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
            plain = takes_clause and at > stop and entry.group != "continuation"
            short = at if short is None and plain else short
            at = max(at + 1, quotation.stop)
            continue
        if takes_that and _opens_that(view, entry, stop, at):
            return _that(view, stop, at, limit)
        if token.text in _COLONS and at + 1 < limit and (takes_clause or takes_that) and not _is_label(view, at):
            return _colon(view, stop, at, limit)
        if token.norm in view.words.question and (takes_that or "object" in entry.takes):
            return Government("object", at, (stop, at))
        if token.text in _ENDS or (at > stop and (starts_other(view, at) or _turns(view, at))):
            aside = _anonymity_end(view, at, limit)
            if aside is None:
                break
            at = aside
            continue
        at += 1
    if short is not None and view.quotes[short].stop + 2 >= limit:
        return Government("quotation", short, (stop, short))
    return None


def _anonymity_end(view: View, at: int, limit: int) -> int | None:
    """The token after a formula of unnamed sources that starts here; None where none does."""
    match = view.match_phrase(at, limit)
    return match.stop if match is not None and match.items[0][0].role == "anonymity" else None


def _is_label(view: View, at: int) -> bool:
    """Whether a colon stands inside a clock time."""
    return view.tokens[at - 1].kind == "number" and view.tokens[at + 1].kind == "number"


def _opens_that(view: View, entry: ReportingVerb, stop: int, at: int) -> bool:
    """Whether a complementiser here belongs to the cue and not to a preposition, conjunction or verb before it."""
    if not view.is_that(at) or view.tokens[at].norm[0] == "ف":
        return False
    if "bound-that" in entry.takes and not _is_bound_that(view, entry, at):
        return False
    if at == stop:
        return True
    before = view.classes[at - 1]
    asked = entry.group == "request" and "object" in entry.takes
    if view.tokens[at - 1].norm in {fold(p) for p in entry.prepositions}:
        return not asked
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


def _with_pronoun(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """The object is the attached pronoun: what it is called follows, or the pronoun's own noun is the content."""
    end = noun_phrase_end(view, stop, limit) if stop < limit and starts_nominal(view, stop) else stop
    end = next((at for at in range(stop, end) if at in view.quotes), end)
    speaks = end > stop and view.speaks(stop, end)
    if "predicate" in entry.takes:
        opens = end if speaks else stop
        if end > stop and not speaks:
            return None
        if opens < limit and (starts_nominal(view, opens) or opens in view.quotes):
            return Government("object", opens, (stop, opens))
        return None
    return Government("pronoun", None, (stop, end) if speaks else (stop, stop))

"""What a word of reporting governs: where the reported words begin, and where between them a speaker can stand.

Ambiguous words are settled here: a verb without any complement that it can take reports nothing.
"""

from __future__ import annotations

from tawatur.annotate.acts import is_act
from tawatur.annotate.marks import comes_first, marked_by
from tawatur.annotate.nounphrases import is_called_on
from tawatur.annotate.objects import (
    Government,
    follows_subject,
    noun_phrase_end,
    object_of,
    opens_with_subject,
    skip_adjuncts,
    starts_nominal,
)
from tawatur.annotate.prepositions import by_preposition
from tawatur.annotate.reportwords import View
from tawatur.annotate.subjectphrases import starts_object, whole_subject
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourceNoun
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["govern"]

#: How far after a cue its complement is sought, in tokens. In newspaper Arabic long descriptions of a speaker and of
#: the occasion stand between them; beyond this a match is chance.
_REACH = 60
#: How far a preposition that opens the content may stand from its verb.
_NEAR = 25
_COLONS = frozenset({":", "："})
#: Classes of words in a noun phrase.
_NOMINAL = frozenset({"noun", "adj", "name", "num"})
#: The verb whose participle opens words without any mark, and how near a mark of their own may stand, in tokens.
_SAY, _CLOSE = "qal", 3


def govern(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int, *, pronoun: str) -> Government | None:
    """Find what a verb, participle or verbal noun governs; tokens from `stop` to `limit` (its sentence) are read."""
    if shape == "participle" and entry.group != "accusation" and stop + 1 < limit and _is_honoured(view, stop):
        stop += 1
    near = min(limit, stop + _NEAR)
    marked = _before_topic(view, entry, stop, marked_by(view, entry, stop, min(limit, stop + _REACH)))
    if stop < limit and _refers_back(view, entry, stop):
        return marked if marked is not None and marked.governs in ("colon", "quotation") else None
    pointed = _pointed_at(view, entry, shape, stop, near)
    if pointed is not None and (marked is None or marked.governs == "quotation"):
        return pointed
    found = by_preposition(view, entry, stop, near)
    if found is not None and found.opens is not None and (entry.group == "accusation" or _closes(view, found.opens)):
        found = _told(view, stop, found.opens, near) or found
    if found is None and "charge" in entry.takes:
        return _charge(view, entry, shape, stop, near)
    if found is not None and shape == "participle" and _has_object(view, entry, stop, found):
        found = Government("object", stop, None)
    opened = found
    predicative = "predicate" in entry.takes and shape == "verb"
    if predicative and found is not None and found.governs == "that":
        described = object_of(view, entry, shape, stop, found.opens or stop)
        return described if described is not None and described.opens is not None else found
    if predicative and found is not None and _is_described(view, entry, stop, found, pronoun):
        return Government("object", stop, (stop, stop))
    if found is not None and "person" in entry.takes:
        found = _with_addressee(view, entry, shape, stop, found)
    if found is not None and found.governs == "preposition" and "object" in entry.takes and shape != "participle":
        found = opened = _object_before(view, entry, shape, stop, found) or found
    bare = _bare_clause(view, entry, stop, near) if shape == "verb" else _bare_saying(view, entry, shape, stop, marked)
    if bare is not None and (marked is None or _belongs_inside(view, bare, marked)):
        return bare
    if marked is not None and "person" in entry.takes and view.keeps_that(stop - 2) and stop > 1:
        marked = Government(marked.governs, marked.opens, (stop, stop))
    if marked is not None and not comes_first(view, entry, opened, marked):
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


def _pointed_at(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int) -> Government | None:
    """<verb> <this> <speaker>: "that was confirmed by <name>", with "that" right behind the verb as its object."""
    if shape != "verb" or "object" not in entry.takes or stop + 1 >= limit or view.classes[stop].tag != "dem":
        return None
    first = min(skip_adjuncts(view, stop + 1, limit), limit - 1)
    if not view.plain(stop, view.words.pointing) or not starts_nominal(view, first):
        return None
    end = noun_phrase_end(view, first, limit)
    if end == first or not view.speaks(first, end, documents=False):
        return None
    return Government("object", stop, (first, whole_subject(view, entry, first, end, limit)))


def _before_topic(view: View, entry: ReportingVerb, stop: int, marked: Government | None) -> Government | None:
    """What somebody comments on belongs to no subject: "commented <the minister> on <the report>: <words>"."""
    if marked is None or marked.subject is None or "bound-that" not in entry.takes or stop >= marked.subject[1]:
        return marked
    own = {fold(p) for p in entry.prepositions if len(p) > 1}
    end = next((k for k in range(stop, marked.subject[1]) if view.tokens[k].norm in own), marked.subject[1])
    return Government(marked.governs, marked.opens, (stop, end))


def _is_honoured(view: View, at: int) -> bool:
    """Whether a title with a possessive stands here for whoever speaks ("<his Highness>")."""
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0, pronouns=True)
    person = known is not None and known.items[0][0].sort == "person" and known.items[0][1].number == "sg"
    return person and view.classes[at].pronoun != "" and not view.classes[at].preposition


def _has_object(view: View, entry: ReportingVerb, stop: int, found: Government) -> bool:
    """Whether a noun phrase between a participle and its preposition is its object, unlike "<his Highness>"."""
    if found.governs != "preposition" or found.opens is None or not starts_object(view, stop):
        return False
    alone = view.tokens[found.opens - 1].norm in {fold(p) for p in entry.prepositions if len(p) > 1}
    end = found.opens - 1 if alone else found.opens
    if view.classes[stop].tag == "verb":
        acts = "object" in entry.takes and end > stop + 1
        return acts and all(view.classes[k].tag in _NOMINAL for k in range(stop + 1, end))
    return stop not in view.times and stop < end and noun_phrase_end(view, stop, end) == end


def _is_described(view: View, entry: ReportingVerb, stop: int, found: Government, pronoun: str) -> bool:
    """Whether the one noun phrase before "as <predicate>" is what is described: a subject would leave no object."""
    at = found.opens
    if found.governs != "preposition" or at is None or at <= stop or not starts_nominal(view, stop):
        return False
    definite = view.classes[stop].definite or stop in view.names
    mute = ("that" not in entry.takes and not pronoun) or not view.speaks(stop, at)
    return mute and definite and _is_one_phrase(view, stop, at)


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
    end = at - 1 if alone else at
    if shape == "verb" and _is_behind_subject(view, stop, end):
        return Government("object", stop, (stop, stop))
    if (
        alone
        and shape == "verb"
        and entry.group != "accusation"
        and end - 1 > stop
        and is_act(view, end - 1, before=end)
        and _ends_subject(view, stop, end - 1)
    ):
        return Government("object", end - 1, (stop, end - 1))
    before = object_of(view, entry, shape, stop, end)
    if before is None or before.opens is None or before.subject is None:
        return None
    if before.opens in view.names and entry.group != "characterise":
        return None
    pointed = view.classes[before.opens].tag == "dem"
    plain = view.classes[before.opens].pronoun[:1] == "ه" or entry.group == "request" or pointed
    plain = plain or (alone and entry.group == "speech") or entry.group == "characterise"
    plain = plain or (entry.group != "accusation" and is_act(view, before.opens, before=end))
    return before if plain and before.subject[1] > before.subject[0] else None


def _ends_subject(view: View, stop: int, at: int) -> bool:
    """Whether whoever speaks is told in full before a token: by a definite noun phrase or a name right before it."""
    closed = view.classes[at - 1].definite or at - 1 in view.names
    return closed and starts_nominal(view, stop) and view.speaks(stop, at, documents=False)


def _is_behind_subject(view: View, stop: int, end: int) -> bool:
    """Whether what stands between a verb and a preposition is its object, as its subject opens the sentence ("X asked |
    <help> from")."""
    if not starts_nominal(view, stop) or noun_phrase_end(view, stop, end) != end or view.speaks(stop, end):
        return False
    return opens_with_subject(view, stop - 1)


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
    called_on = begin < limit and (is_called_on(view, begin) or _is_called_on(view, stop - 1, begin, limit))
    if shape == "verb" and (called_on or _is_needed(view, entry, begin, limit)):
        return Government("object", begin, (stop, stop))
    before = object_of(view, entry, shape, stop, limit) if entry.group != "speech" else None
    if before is None or before.opens is None or before.subject is None or before.subject[0] == before.subject[1]:
        return found
    quoted = (before.opens in view.quotes or (alone and at in view.quotes)) and entry.group != "accusation"
    return before if not view.classes[before.opens].conjunction and not quoted else found


def _is_called_on(view: View, cue: int, stop: int, limit: int) -> bool:
    """Whether the one noun phrase behind a verb is its object: the subject stands before, or they cannot agree.

    A feminine verb has no masculine singular behind it as its subject.
    """
    if stop >= limit or not starts_nominal(view, stop) or noun_phrase_end(view, stop, limit) != limit:
        return False
    phrase, feminine = view.phrases[stop], view.classes[cue].gender == "f"
    if view.classes[stop].pronoun[:1] == "ه" and _are_ones_own(view, stop):
        return True
    if follows_subject(view, cue) or view.plain(stop, view.words.all_):
        return True
    known = view.words.nouns.match_at(view.tokens[stop : stop + 1], 0)
    if not feminine and known is not None and view.tokens[cue].norm[-1] != "ت":
        return _is_feminine(*known.items[0])
    if phrase is None or not feminine or stop in view.names:
        return False
    if known is not None:
        return known.items[0][1].number == "sg" and known.items[0][0].gender == "m"
    return view.classes[stop].definite and phrase.gender == "m" and phrase.number == "sg"


def _are_ones_own(view: View, at: int) -> bool:
    """Whether a noun with a possessive is whom somebody calls on ("called on his supporters") and holds no office."""
    known = view.words.nouns.match_at(view.tokens[at : at + 1], 0, pronouns=True)
    if known is None:
        return at not in view.names
    return known.items[0][0].sort == "person" and all(form.number == "pl" for _, form in known.items)


def _is_needed(view: View, entry: ReportingVerb, stop: int, limit: int) -> bool:
    """Whether the one noun phrase behind a verb that never stands without an addressee ("urged") is that one."""
    if "addressed" not in entry.takes or stop >= limit or not starts_nominal(view, stop):
        return False
    told = any(k in view.names and k - 1 in view.people and view.names[k - 1] == k for k in range(stop + 1, limit))
    return not told and _is_one_phrase(view, stop, limit)


def _is_one_phrase(view: View, first: int, stop: int) -> bool:
    """Whether one noun phrase with its attributes fills the tokens, so that no other stands among them."""
    at = noun_phrase_end(view, first, stop)
    while at + 1 < stop and view.classes[at].tag == "prep" and not view.classes[at].pronoun:
        at = noun_phrase_end(view, at + 1, stop)
    return at == stop


def _is_feminine(entry: SourceNoun, form: Form) -> bool:
    """Whether a verb right before the noun must be feminine: bodies in the plural, and feminine nouns."""
    if form.number == "pl":
        return entry.sort in ("body", "document")
    return form.number == "sg" and entry.gender == "f" and entry.sort in ("body", "document")


def _charge(view: View, entry: ReportingVerb, shape: str, stop: int, limit: int) -> Government | None:
    """<brought> <speaker> <against somebody> <charges>: what follows the subject is the content."""
    charged = next((at for at in range(stop, limit) if view.plain(at, view.words.charge)), None)
    if charged is None:
        return None
    if shape == "participle":
        return Government("object", stop, None)
    end = noun_phrase_end(view, stop, charged) if starts_nominal(view, stop) and stop < charged else stop
    if end > stop and view.speaks(stop, end):
        end = whole_subject(view, entry, stop, end, charged)
    if end == charged and shape == "verb" and "addressed" in entry.takes:
        return Government("object", stop, (stop, stop))
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


def _bare_saying(
    view: View, entry: ReportingVerb, shape: str, stop: int, marked: Government | None
) -> Government | None:
    """ "Saying <words>" without any mark: what stands right behind is said, unless it tells when, where or to whom."""
    if shape != "participle" or entry.id != _SAY or stop + 1 >= len(view.tokens) or stop in view.quotes:
        return None
    found, token = view.classes[stop], view.tokens[stop]
    if token.kind == "punct" or token.sentence != view.tokens[stop - 1].sentence or view.is_that(stop):
        return None
    told = found.tag == "prep" or found.preposition or found.tag == "adv" or stop in view.times
    if told or view.match_phrase(stop, stop + 6) is not None:
        return None
    near = marked is not None and marked.opens is not None and marked.opens <= stop + _CLOSE
    return None if near else Government("colon", stop, (stop, stop))


def _act_before(view: View, entry: ReportingVerb, shape: str, stop: int, marked: Government) -> Government | None:
    """An act between subject and quotation opens the content: "announced <the seizure> of «...»"."""
    if "object" not in entry.takes or shape != "verb" or marked.opens is None:
        return None
    if marked.governs == "that":
        return _own_act(view, entry, stop, marked.opens)
    if marked.governs != "quotation":
        return None
    found = object_of(view, entry, shape, stop, marked.opens)
    if found is None or found.opens is None or found.subject is None or found.opens >= marked.opens - 1:
        return None
    act, at = view.classes[found.opens], found.opens
    plain = act.tag == "noun" and not act.definite and at not in view.names and not view.speaks(at, at + 1)
    return found if plain and found.subject[1] > found.subject[0] else None


def _own_act(view: View, entry: ReportingVerb, stop: int, opens: int) -> Government | None:
    """An act with a possessive before its own preposition and "that" ("stressed <his care> that it should end")."""
    at = (opens if view.is_that(opens) else opens - 1) - 1
    if at <= stop or view.classes[at].tag != "prep" or view.classes[at - 1].pronoun[:1] != "ه":
        return None
    found = object_of(view, entry, "verb", stop, at)
    if found is None or found.opens is None or found.subject is None or found.subject[0] == found.subject[1]:
        return None
    own = view.classes[found.opens].pronoun[:1] == "ه" and found.opens not in view.names
    return found if own and not view.speaks(found.opens, found.opens + 1) else None


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


def _closes(view: View, at: int) -> bool:
    """Whether "by saying" stands here, right before the words."""
    return view.phrase_end(at, len(view.tokens), "closing") is not None and view.tokens[at].norm[0] == "ب"


def _belongs_inside(view: View, bare: Government, marked: Government) -> bool:
    """Whether the complementiser found further on belongs to the bare clause: verbs of saying take the other one."""
    if marked.governs != "that" or bare.opens is None or marked.opens is None or marked.opens <= bare.opens:
        return False
    at = marked.opens if view.is_that(marked.opens) else marked.opens - 1
    return view.tokens[at].text[:1] == "أ"


def _with_pronoun(view: View, entry: ReportingVerb, stop: int, limit: int) -> Government | None:
    """The object is the attached pronoun: what it is called follows, or the pronoun's own noun is the content."""
    end = noun_phrase_end(view, stop, limit) if stop < limit and starts_nominal(view, stop) else stop
    end = next((at for at in range(stop, end) if at in view.quotes), end)
    speaks = end > stop and view.speaks(stop, end)
    if "predicate" in entry.takes:
        opens = end if speaks else stop
        if end > stop and not speaks and "that" in entry.takes:
            return None
        if opens < limit and (starts_nominal(view, opens) or opens in view.quotes):
            return Government("object", opens, (stop, opens))
        return None
    return Government("pronoun", None, (stop, end) if speaks else (stop, stop))

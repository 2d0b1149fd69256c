"""Words that report speech: verbs, participles, verbal nouns, phrases of attribution, the colon of a headline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.annotate.attributions import phrase_cue, source_end
from tawatur.annotate.cueforms import fits, is_doubled
from tawatur.annotate.cuemaking import Found, make_cue
from tawatur.annotate.dialogues import laid_out
from tawatur.annotate.government import govern
from tawatur.annotate.nextreports import doubtful_forms
from tawatur.annotate.nominalcues import headline_cue, headline_parts, headline_rest, national_cue, noun_cue
from tawatur.annotate.nounphrases import is_predicate
from tawatur.annotate.objects import Government, starts_nominal
from tawatur.annotate.reportwords import View, report_words, view_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import CUES, MENTIONS, PHRASES, QUOTATIONS, TIMES, WORD_CLASSES, Cue
from tawatur.records.stage import Stage
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["CUE_STAGE"]

#: A vowel mark that makes a verb passive where it stands on the first letter.
_DAMMA = "\u064f"
#: The mark of a doubled letter, which tells verbs from words spelt alike.
_SHADDA = "\u0651"
#: Closing marks behind words that are quoted before the verb of saying.
_CLOSING = frozenset({'"', "»", "”", "“", "«", "'"})
#: Words that stand before their verb of saying are more than this.
_FEWEST = 3
#: Alif with hamza.
_HAMZA = "أ"
#: How near the words of "did not rule out" stand, in tokens.
_NEGATED = 10
#: "Us", attached to a verb.
_US = "ن" + "ا"
#: Letters of an elative ("largest").
_ELATIVE = 4
#: Forms up to this length are often nouns or names; without a mark of their own complement the word class decides.
_AMBIGUOUS = 4
#: A speaker that settles a doubtful form stands within so many tokens after it.
_NEAR_SPEAKER = 2
#: A complement right after the cue: the preposition, the complementiser, and the first word.
_CLOSE = 3


def _run(doc: Document, lexicon: Lexicon) -> Document:
    view = view_of(doc, lexicon.compiled(report_words))
    layout = {cue.first: cue for cue in laid_out(view)}
    cues: list[Cue] = []
    for sentence in doc.sentences:
        if sentence.is_read:
            cues.extend(_in_sentence(view, sentence, layout))
    return doc.with_layer(CUES, cues)


def _in_sentence(view: View, sentence: Sentence, layout: dict[int, Cue]) -> Iterator[Cue]:
    at = sentence.first
    colon = headline_cue(view, sentence)
    if colon is not None and colon.first in layout:
        colon = layout[colon.first]
    if colon is not None:
        yield colon
        at = colon.stop
    outer: Cue | None = colon
    parts = {part.subject[0]: part for part in headline_parts(view, sentence) if part.subject is not None}
    parts |= layout
    while at < sentence.stop:
        if at in parts:
            yield parts[at]
            at = parts[at].stop
            continue
        phrase = view.match_phrase(at, sentence.stop)
        cue = phrase_cue(view, phrase, sentence, outer) if phrase is not None else None
        if cue is None and phrase is not None and phrase.items[0][0].role in _SKIPPED:
            at = phrase.stop
            continue
        if cue is None and view.tokens[at].kind == "word":
            found = _told_us(view.words.verbs.match_at(view.tokens[at : at + 1], 0, pronouns=True))
            limit = _limit(outer, at, sentence)
            cue = _of_verb(view, found, sentence, limit) if found is not None else None
        cue = cue or headline_rest(view, outer, at, sentence)
        if cue is None:
            at += 1
        else:
            yield cue
            at = cue.stop
            outer = cue if cue.opens is not None else outer


def _told_us(match: Found | None) -> Found | None:
    """A verb of saying that tells "us", the reporters, as if it stood alone."""
    if match is None or match.pronoun != _US:
        return match
    items = tuple((e, f) for e, f in match.items if e[1] == "verb" and e[0].group == "speech" and "that" in e[0].takes)
    return msgspec.structs.replace(match, pronoun="", items=items) if items else match


def _limit(outer: Cue | None, at: int, sentence: Sentence) -> int:
    """How far a cue may govern: one inside the description of another's speaker ends where that one's words begin."""
    if outer is None or outer.opens is None or outer.subject is None or at >= outer.opens:
        return sentence.stop
    return max(at + 1, outer.subject[1])


def _of_verb(view: View, match: Found, sentence: Sentence, limit: int) -> Cue | None:
    best: Cue | None = national_cue(view, match, sentence)
    if best is not None:
        return best
    for (entry, shape), form in match.items:
        if not fits(view, match, entry, shape, form, sentence):
            continue
        cue = _with_government(view, match, entry, shape, form, sentence, limit)
        if cue is not None and (best is None or _rank(cue) < _rank(best)):
            best = cue
    return best


def _rank(cue: Cue) -> int:
    """Complements that have a mark of their own settle an ambiguous word before those that have none."""
    return ("that", "colon", "quotation", "preposition", "pronoun", "object", "before").index(cue.governs)


def _with_government(
    view: View, match: Found, entry: ReportingVerb, shape: str, form: Form, sentence: Sentence, limit: int
) -> Cue | None:
    if shape == "noun":
        return noun_cue(view, match, entry, form, sentence)
    government = govern(view, entry, shape, match.stop, limit, pronoun=match.pronoun)
    if government is not None and not _may_govern(view, match, entry, shape, government, sentence):
        government = None
    if shape == "verb" and _is_passive(view, match, entry, form, government, sentence):
        shape = "passive"
    if entry.group == "rumour":
        learned = _learned(view, match, government)
        shape = "passive" if learned is None else "verb"
        government = learned or government
    if government is None and shape == "verb" and _said_so(view, match, entry, sentence):
        end = source_end(view, match.stop, sentence.stop)
        government = Government("before", None, (match.stop, end))
    if shape == "verb" and not match.variant.prefix and (government is None or government.governs == "preposition"):
        government = _stands_before(view, match, entry, sentence) or government
    if government is None:
        return None
    marked = government is not None and government.governs in ("that", "colon", "quotation")
    if shape == "participle" and not marked and not _accusative(view, match):
        return None
    denied = entry.stance == "deny" and _is_negated(view, match, sentence)
    stance = "confirm" if denied else entry.stance
    return make_cue(view, match, match.stop, entry.id, shape, stance, government, form=form, entry=entry)


def _is_negated(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether "not" stands right before the verb."""
    return match.first > sentence.first and view.classes[match.first - 1].tag == "neg"


def _learned(view: View, match: Found, government: Government | None) -> Government | None:
    """ "<outlet> learned from <source> that <words>": the source speaks."""
    if government is None or government.subject is None:
        return None
    first, stop = match.stop, government.subject[1]
    for at in range(first, stop - 1):
        if view.plain(at, view.words.from_) and view.speaks(at + 1, at + 2, documents=False):
            return Government(government.governs, government.opens, (at + 1, stop))
    return None


#: Possessives of the third person.
_POSSESSIVES = ("ه", "ه" + "ا")
#: Phrases with a word like a verb of saying that report nothing ("in answer to").
_SKIPPED = frozenset({"no-report", "anonymity", "circumstance"})
#: What a verb with an attached object and a preposition takes; "benefits him with" is no report.
_TAKES_SOMEBODY = frozenset({"person", "predicate", "object", "charge"})
#: Groups whose attached object pronoun stands for the words themselves ("which it denied").
_TAKES_PRONOUN = frozenset({"claim", "condemnation", "denial", "announcement", "admission", "assertion"})


def _may_govern(
    view: View, match: Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether an object pronoun or a relative before the cue leaves room for the complement that was found."""
    if match.pronoun and government.governs in ("that", "colon", "quotation"):
        return "person" in entry.takes or (entry.group == "characterise" and government.governs == "that")
    if _is_negated(view, match, sentence):
        near = government.opens is not None and government.opens - match.stop <= _NEGATED
        if not near or government.governs not in ("that", "object"):
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
    settled = doubled and entry.group != "characterise"
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
        if stop > first and not view.speaks(first, stop):
            return False
    if government.governs == "object" and "predicate" in entry.takes and _is_ranked(view, government):
        return False
    if government.governs == "object" and "predicate" in entry.takes and not match.pronoun and shape == "verb":
        alone = government.subject is None or government.subject[0] == government.subject[1]
        before = range(max(sentence.first, match.first - 4), match.first)
        described = any(view.classes[k].tag == "rel" for k in before)
        return not alone or (not described and view.speaks(before.start, match.first))
    return True


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
    subject = government.subject
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


def _accusative(view: View, match: Found) -> bool:
    """An indefinite accusative, or a feminine after a comma: only those stand for a clause."""
    if view.tokens[match.first].norm.endswith("ا"):
        return True
    return match.first > 0 and view.tokens[match.first - 1].text in "،,"


def _said_so(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> bool:
    """ "as <verb> <source>": the words stand before."""
    if match.first <= sentence.first or ("clause" not in entry.takes and "that" not in entry.takes):
        return False
    return view.plain(match.first - 1, view.words.as_) and match.first - sentence.first > 3


def _stands_before(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> Government | None:
    """ "<words>", <verb> <speaker>: nothing but the speaker's description follows the verb."""
    at = match.first - 1
    if at - _FEWEST < sentence.first or not {"that", "clause"} <= set(entry.takes) or match.stop >= sentence.stop:
        return None
    closes = any(view.tokens[k].text in _CLOSING for k in (at, at - 1))
    if view.tokens[at].text not in "،,-–" and not closes:
        return None
    if not starts_nominal(view, match.stop) or not view.speaks(match.stop, match.stop + 1):
        return None
    end = source_end(view, match.stop, sentence.stop)
    after = next((k for k in range(end, sentence.stop) if view.tokens[k].kind == "word"), None)
    if not closes and after is not None:
        return None
    return Government("before", None, (match.stop, end))


def _is_passive(
    view: View, match: Found, entry: ReportingVerb, form: Form, government: Government | None, sentence: Sentence
) -> bool:
    """An impersonal passive: marked by its vowel, or a present that follows nothing that could be its subject."""
    if "impersonal" not in entry.takes or government is None:
        return False
    text = view.tokens[match.first].text[view.tokens[match.first].variants[0].start - match.variant.start :]
    letter = match.variant.start - view.tokens[match.first].start + 1
    if view.tokens[match.first].text[letter : letter + 1] == _DAMMA:
        return True
    if form.tense != "present" or government.subject is None or government.subject[1] > match.stop:
        return False
    told_apart = len(entry.passive_present) > 1 and fold(entry.passive_present) != fold(entry.present)
    if form.gender != "m" or told_apart:
        return False
    at = match.first
    head = at == sentence.first or view.plain(at - 1, view.words.what) or view.classes[at - 1].tag in ("rel", "punct")
    return bool(text) and head


CUE_STAGE: Stage[Lexicon] = Stage(
    name="cues",
    version="3",
    requires=(QUOTATIONS, WORD_CLASSES, PHRASES, TIMES, MENTIONS),
    assigns=(CUES,),
    run=_run,
)

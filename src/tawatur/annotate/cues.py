"""Words that report speech: verbs, participles, verbal nouns, phrases of attribution, the colon of a headline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.annotate.attributions import phrase_cue, source_end
from tawatur.annotate.cuechecks import is_negated, may_govern
from tawatur.annotate.cueforms import fits
from tawatur.annotate.cuemaking import Found, make_cue
from tawatur.annotate.dialogues import laid_out
from tawatur.annotate.government import govern
from tawatur.annotate.nominalcues import headline_cue, headline_parts, headline_rest, national_cue, noun_cue
from tawatur.annotate.objects import Government, starts_nominal
from tawatur.annotate.reportwords import COMMAS, View, report_words, view_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import CUES, MENTIONS, PHRASES, QUOTATIONS, TIMES, WORD_CLASSES, Cue
from tawatur.records.stage import Stage
from tawatur.text.clitics import US
from tawatur.text.dashes import DASHES
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["CUE_STAGE"]

#: A vowel mark that makes a verb passive where it stands on the first letter.
_DAMMA = "\u064f"
#: Closing marks behind words that are quoted before the verb of saying.
_CLOSING = frozenset({'"', "»", "”", "“", "«", "'"})
#: What parts words told before their verb from it.
_PARTING = COMMAS | DASHES
#: The closing marks and comma before a verb, and the longest quotation looked for there, in tokens.
_MARKS = 4
_QUOTED = 80
#: Words that stand before their verb of saying are more than this.
_FEWEST = 3
#: Groups behind "as" that tell what somebody did besides ("as he refused to"), and attribute nothing.
_ALSO = frozenset({"refusal", "request", "demand", "promise", "threat", "hope", "condemnation", "praise"})
#: Phrases with a word like a verb of saying that report nothing ("in answer to").
_SKIPPED = frozenset({"no-report", "anonymity", "circumstance"})


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
            found = _told_us(view.words.verbs.match_at(view.tokens, at, at + 1, pronouns=True))
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
    if match is None or match.pronoun != US:
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
    if government is not None and not may_govern(view, match, entry, shape, government, sentence):
        government = None
    if shape == "verb" and _is_passive(view, match, entry, form, government, sentence):
        shape = "passive"
    if entry.group == "rumour":
        learned = _learned(view, match, government)
        shape = "passive" if learned is None else "verb"
        government = learned or government
    if shape == "verb" and _said_so(view, match, entry, sentence):
        end = source_end(view, match.stop, sentence.stop)
        if government is None or _holds_source_only(view, match, government, end, sentence):
            government = Government("before", None, (match.stop, end))
    if shape == "verb" and not match.variant.prefix and (government is None or government.governs == "preposition"):
        government = _stands_before(view, match, entry, sentence) or government
    if government is None:
        return None
    marked = government is not None and government.governs in ("that", "colon", "quotation")
    if shape == "participle" and not marked and not _accusative(view, match):
        return None
    denied = entry.stance == "deny" and is_negated(view, match, sentence)
    stance = "confirm" if denied else entry.stance
    if entry.group == "accusation" and "person" not in entry.takes and _attributes(view, government, sentence):
        stance = "say"
    return make_cue(view, match, match.stop, entry.id, shape, stance, government, form=form, entry=entry)


def _attributes(view: View, government: Government, sentence: Sentence) -> bool:
    """Whether "his saying" stands behind the subject: words, not a deed, are laid to somebody ("attributed to him")."""
    at = government.subject[1] if government.subject is not None else sentence.stop
    return at < sentence.stop and view.phrase_end(at, sentence.stop, "closing") is not None


def _learned(view: View, match: Found, government: Government | None) -> Government | None:
    """ "<outlet> learned from <source> that <words>": the source speaks."""
    if government is None or government.subject is None:
        return None
    first, stop = match.stop, government.subject[1]
    for at in range(first, stop - 1):
        if view.plain(at, view.words.from_) and view.speaks(at + 1, at + 2, documents=False):
            return Government(government.governs, government.opens, (at + 1, stop))
    return None


def _accusative(view: View, match: Found) -> bool:
    """An indefinite accusative, or a feminine after a comma: only those stand for a clause."""
    if view.tokens[match.first].norm.endswith("ا"):
        return True
    return match.first > 0 and view.tokens[match.first - 1].text in "،,"


def _said_so(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> bool:
    """ "as <verb> <source>": the words stand before."""
    known = {"that"} if entry.group == "continuation" else {"that", "clause"}
    if match.first <= sentence.first or known.isdisjoint(entry.takes) or entry.group in _ALSO:
        return False
    return view.plain(match.first - 1, view.words.as_) and match.first - sentence.first > 3


def _holds_source_only(view: View, match: Found, government: Government, end: int, sentence: Sentence) -> bool:
    """Whether what was taken for the words is who says them: up to a stop, nothing else follows "as <verb>"."""
    if government.governs not in ("object", "quotation") or government.opens is None or government.opens >= end:
        return False
    closed = end >= sentence.stop or view.tokens[end].kind == "punct"
    return closed and view.speaks(match.stop, end)


def _stands_before(view: View, match: Found, entry: ReportingVerb, sentence: Sentence) -> Government | None:
    """ "<words>", <verb> <speaker>: nothing but the speaker's description follows the verb."""
    at = match.first - 1
    closes = any(view.tokens[k].text in _CLOSING for k in (at, at - 1) if k >= sentence.first)
    if not {"clause", "that"} <= set(entry.takes) or match.stop >= sentence.stop:
        return None
    if at - _FEWEST < sentence.first and not _quoted_before(view, match.first, sentence):
        return None
    if view.tokens[at].text not in _PARTING and not closes:
        return None
    if not starts_nominal(view, match.stop) or not view.speaks(match.stop, match.stop + 1):
        return None
    end = source_end(view, match.stop, sentence.stop)
    after = next((k for k in range(end, sentence.stop) if view.tokens[k].kind == "word"), None)
    if not closes and after is not None:
        return None
    return Government("before", None, (match.stop, end))


def _quoted_before(view: View, at: int, sentence: Sentence) -> bool:
    """Whether a quotation closes right before a token, though its question mark ended the sentence."""
    ends = range(max(0, at - _MARKS), at)
    found = (q for q in map(view.quotes.get, range(max(0, at - _QUOTED), at)) if q is not None)
    return any(q.balanced and q.stop in ends and view.doc.sentence_of(q.first).block == sentence.block for q in found)


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
    if form.gender != "m" or form.number != "sg" or told_apart:
        return False
    at = match.first
    head = at == sentence.first or view.plain(at - 1, view.words.what) or view.classes[at - 1].tag in ("rel", "punct")
    head = head or (government.governs == "that" and _describes(view, at))
    return bool(text) and head


def _describes(view: View, at: int) -> bool:
    """Whether a noun before a masculine verb is not its subject.

    It is feminine, or indefinite and cannot speak, so that the verb tells of it ("a visit <expected to>").
    """
    before, phrase = view.classes[at - 1], view.phrases[at - 1]
    if before.tag in ("noun", "adj") and before.definite and phrase is not None and phrase.gender == "f":
        return at - 1 not in view.names
    plain = before.tag in ("noun", "adj") and not (before.definite or before.pronoun or at - 1 in view.names)
    return plain and not view.classes[at].conjunction and not view.speaks(max(0, at - 2), at, documents=False)


CUE_STAGE: Stage[Lexicon] = Stage(
    name="cues",
    version="6",
    requires=(QUOTATIONS, WORD_CLASSES, PHRASES, TIMES, MENTIONS),
    assigns=(CUES,),
    run=_run,
)

"""Words that report speech: verbs, participles, verbal nouns, phrases of attribution, the colon of a headline."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.annotate.government import Government, govern, noun_phrase_end
from tawatur.annotate.reportwords import View, report_words, view_of
from tawatur.lexicon import Lexicon, Match
from tawatur.lexicon.concepts.reporting import ReportingVerb, SourcePhrase
from tawatur.records.document import Document, Sentence
from tawatur.records.layers import CUES, PHRASES, QUOTATIONS, WORD_CLASSES, Cue
from tawatur.records.stage import Stage
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.inflection import Form

__all__ = ["CUE_STAGE"]

#: A vowel mark that makes a verb passive where it stands on the first letter.
_DAMMA = "\u064f"
#: Groups of verbal nouns that report by themselves; others ("analysis", "praise") mostly name a text or an event.
_REPORTING_NOUNS = frozenset({
    "announcement", "accusation", "admission", "assertion", "denial", "demand", "request", "claim", "condemnation",
    "warning", "threat", "promise",
})  # fmt: skip
#: Forms up to this length are often nouns or names; without a mark of their own complement the word class decides.
_AMBIGUOUS = 4
#: The accusative of the sound masculine plural.
_PLURAL = "ي" + "ن"
#: Shorter words are particles.
_SHORTEST = 3
#: The longest name before the colon of a headline, in tokens.
_HEADLINE_NAME = 8
_Found = Match[tuple[ReportingVerb, str]]


def _run(doc: Document, lexicon: Lexicon) -> Document:
    view = view_of(doc, lexicon.compiled(report_words))
    cues: list[Cue] = []
    for sentence in doc.sentences:
        if sentence.is_read:
            cues.extend(_in_sentence(view, sentence))
    return doc.with_layer(CUES, cues)


def _in_sentence(view: View, sentence: Sentence) -> Iterator[Cue]:
    at = sentence.first
    colon = _headline(view, sentence)
    if colon is not None:
        yield colon
        at = colon.stop
    outer: Cue | None = colon
    while at < sentence.stop:
        phrase = view.match_phrase(at, sentence.stop)
        cue = _of_phrase(view, phrase, sentence, outer is not None) if phrase is not None else None
        if cue is None and phrase is not None and phrase.items[0][0].role in ("no-report", "anonymity"):
            at = phrase.stop
            continue
        if cue is None and view.tokens[at].kind == "word":
            found = view.words.verbs.match_at(view.tokens[at : at + 1], 0, pronouns=True)
            limit = _limit(outer, at, sentence)
            cue = _of_verb(view, found, sentence, limit) if found is not None else None
        if cue is None:
            at += 1
        else:
            yield cue
            at = cue.stop
            outer = cue if cue.opens is not None else outer


def _limit(outer: Cue | None, at: int, sentence: Sentence) -> int:
    """How far a cue may govern: one inside the description of another's speaker ends where that one's words begin."""
    if outer is None or outer.opens is None or outer.subject is None or at >= outer.opens:
        return sentence.stop
    return max(at + 1, outer.subject[1])


def _headline(view: View, sentence: Sentence) -> Cue | None:
    """<speaker>: <words>, at the head of a title or paragraph."""
    first = sentence.first
    if sentence.kind != "title" and first and view.doc.sentence_of(first - 1).block == sentence.block:
        return None
    for at in range(first + 1, min(sentence.stop - 1, first + _HEADLINE_NAME)):
        tag = view.classes[at].tag
        if view.tokens[at].text == ":" and view.tokens[at + 1].start > view.tokens[at].end:
            if not _names_speaker(view, first, at):
                return None
            span = view.doc.span_of_tokens(at, at + 1)
            return Cue(
                start=span.start, end=span.end, text=span.text, first=at, stop=at + 1, entry="colon", shape="colon",
                stance="say", governs="colon", opens=at + 1, subject=(first, at), group="speech",
            )  # fmt: skip
        if tag in ("verb", "comp", "rel"):
            return None
    return None


def _names_speaker(view: View, first: int, stop: int) -> bool:
    """Whether the words before a headline's colon are a person, a body or a source, not the place of the news."""
    if any(at in view.people for at in range(first, stop)):
        return True
    match = view.words.nouns.match_at(view.tokens[first : first + 1], 0)
    if match is None or match.variant.prefix:
        return False
    entry, form = match.items[0]
    return entry.sort != "document" and (form.number != "sg" or stop - first > 1)


def _of_phrase(view: View, match: Match[SourcePhrase], sentence: Sentence, said: bool) -> Cue | None:
    entry = match.items[0][0]
    if match.variant.prefix not in ("", *CONJUNCTIONS):
        return None
    if entry.role in ("attribution", "relay"):
        return _attribution(view, match, sentence, said)
    if entry.role == "attribution-clause":
        return _attribution_clause(view, match, sentence)
    if entry.role == "document":
        return _document(view, match, sentence)
    return None


def _attribution(view: View, match: Match[SourcePhrase], sentence: Sentence, said: bool) -> Cue | None:
    """ "according to" + <source>; the source must be somebody or a text that can say something."""
    at = match.stop
    if at >= sentence.stop or view.classes[at].tag not in ("noun", "name", "adj", "dem", "num", "punct"):
        return None
    phrase = view.phrases[at]
    end = phrase.full_stop if phrase is not None else at + 1
    if not view.speaks(at, min(end, sentence.stop, at + 2)) and view.tokens[at].kind == "word":
        return None
    opens = _after_source(view, match, end, sentence)
    if opens is None and said and _is_document(view, at):
        return None
    shape = "relay" if match.items[0][0].role == "relay" else "preposition"
    governs = "preposition" if opens is not None else "before"
    return _cue(view, match, match.stop, match.items[0][0].id, shape, "say", Government(governs, opens, (at, end)))


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
    for at in range(end, min(end + (8 if joined and before > 3 else 30), sentence.stop - 1)):
        if at > match.stop and view.tokens[at].norm[0] == "ف" and view.classes[at].conjunction:
            had = any(v.key in view.words.auxiliary for v in view.tokens[at].variants[1:])
            return at + 1 if had or view.is_that(at) else at
        if view.tokens[at].text in "،,":
            following = at + 1
            while following + 1 < sentence.stop and (view.is_that(following) or view.tokens[following].text in "،,:"):
                following += 1
            return following
        if view.is_that(at) or view.tokens[at].text == ":":
            return at + 1
    return None


def _attribution_clause(view: View, match: Match[SourcePhrase], sentence: Sentence) -> Cue | None:
    """ "according to what" + <verb of saying> + <source>."""
    if match.stop >= sentence.stop:
        return None
    verb = view.words.verbs.match_at(view.tokens[match.stop : match.stop + 1], 0, pronouns=True)
    if verb is None:
        return None
    entry, form = _first(verb, "verb") or (None, None)
    if entry is None or form is None or (verb.stop < sentence.stop and view.is_that(verb.stop)):
        return None
    end = _source_end(view, verb.stop, sentence.stop)
    opens = _after_source(view, match, end, sentence)
    governs = "preposition" if opens is not None else "before"
    government = Government(governs, opens, (verb.stop, end))
    return _cue(view, match, verb.stop, entry.id, "preposition", entry.stance, government, form=form, entry=entry)


def _source_end(view: View, at: int, limit: int) -> int:
    while at < limit and (at in view.times or view.classes[at].tag == "adv"):
        at += 1
    if at >= limit:
        return limit
    phrase = view.phrases[at]
    return min(limit, phrase.full_stop) if phrase is not None else at


def _document(view: View, match: Match[SourcePhrase], sentence: Sentence) -> Cue | None:
    """ "there came in a report of" <source> "that": the document is the speaker."""
    for at in range(match.stop, min(match.stop + 40, sentence.stop - 1)):
        if view.is_that(at) or view.tokens[at].text == ":":
            opens = at + 1
            while opens + 1 < sentence.stop and view.tokens[opens].text in ":،,":
                opens += 1
            government = Government("that", opens, (match.stop, at))
            return _cue(view, match, match.stop, match.items[0][0].id, "document", "say", government)
    return None


def _expressed(view: View, entry: ReportingVerb | None, government: Government) -> str | None:
    """The stance of "expressed its <verbal noun>": that of the noun's own verb."""
    if entry is None or entry.group != "expression" or government.opens is None:
        return None
    noun = view.words.verbs.match_at(view.tokens[government.opens : government.opens + 1], 0, pronouns=True)
    return next((e.stance for (e, s), _ in noun.items if s == "noun"), None) if noun is not None else None


def _first(match: _Found, *shapes: str) -> tuple[ReportingVerb, Form] | None:
    return next(((e, f) for (e, s), f in match.items if s in shapes), None)


def _of_verb(view: View, match: _Found, sentence: Sentence, limit: int) -> Cue | None:
    best: Cue | None = None
    for (entry, shape), form in match.items:
        if not _fits(view, match, shape, form, sentence):
            continue
        cue = _with_government(view, match, entry, shape, form, sentence, limit)
        if cue is not None and (best is None or _rank(cue) < _rank(best)):
            best = cue
    return best


def _rank(cue: Cue) -> int:
    """Complements that have a mark of their own settle an ambiguous word before those that have none."""
    return ("that", "colon", "quotation", "preposition", "pronoun", "object", "before").index(cue.governs)


def _fits(view: View, match: _Found, shape: str, form: Form, sentence: Sentence) -> bool:
    """Whether spelling, prefixes and word class allow the shape here."""
    prefix, at = match.variant.prefix, match.first
    token, found = view.tokens[at], view.classes[at]
    if (match.pronoun and match.pronoun[0] != "ه") or len(token.norm) < _SHORTEST:
        return False
    if shape in ("verb", "passive"):
        if form.person not in ("3", "1") or (prefix and prefix not in CONJUNCTIONS):
            return False
        if form.person == "1" and (form.number != "pl" or form.tense != "past" or at not in view.quoted):
            return False
        if form.tense != "past" and at > sentence.first and view.is_that(at - 1) and not view.keeps_that(at - 1):
            return False
        if found.tag in ("adv", "dem", "pron", "prep", "rel", "comp", "num"):
            return found.tag == "prep" and at + 1 < sentence.stop and view.is_that(at + 1) and not found.pronoun
        if at > sentence.first and (view.classes[at - 1].tag == "neg" or view.plain(at - 1, view.words.from_)):
            return False
        return found.tag == "verb" or _looks_verbal(view, at, sentence, form)
    if shape == "participle":
        if form.number == "pl":
            return not prefix and token.norm.endswith(_PLURAL) and at > 0 and view.tokens[at - 1].text in "،,"
        accusative = token.norm.endswith("ا") or token.text.endswith("ة")
        return (
            not prefix and accusative and not match.pronoun and form.number == "sg" and not _article(token.norm, form)
        )
    if shape == "noun":
        return form.number == "sg" and prefix in ("", "ب", *CONJUNCTIONS)
    return False


def _article(norm: str, form: Form) -> bool:
    return norm.startswith("ال") and form.text.startswith("ال")


def _looks_verbal(view: View, at: int, sentence: Sentence, form: Form) -> bool:
    """A word of another class is a verb where a verb can stand: at a clause's head or before a complementiser."""
    if view.classes[at].definite or view.classes[at].preposition or view.classes[at].tag in ("prep", "conj", "neg"):
        return False
    if at == sentence.first or form.tense in ("present", "future"):
        return True
    if at + 1 < sentence.stop and view.is_that(at + 1):
        return True
    before = view.classes[at - 1]
    return before.tag in ("punct", "conj", "particle", "comp", "rel") or any(
        v.prefix in CONJUNCTIONS and v.prefix for v in view.tokens[at].variants
    )


def _with_government(
    view: View, match: _Found, entry: ReportingVerb, shape: str, form: Form, sentence: Sentence, limit: int
) -> Cue | None:
    if shape == "noun":
        return _verbal_noun(view, match, entry, form, sentence)
    government = govern(view, entry, shape, match.stop, limit, pronoun=match.pronoun)
    if government is not None and not _may_govern(view, match, entry, shape, government, sentence):
        government = None
    if shape == "verb" and _is_passive(view, match, entry, form, government, sentence):
        shape = "passive"
    if entry.group == "rumour":
        shape = "passive"
    if government is None and shape == "verb" and _said_so(view, match, entry, sentence):
        end = _source_end(view, match.stop, sentence.stop)
        government = Government("before", None, (match.stop, end))
    if government is None:
        return None
    marked = government is not None and government.governs in ("that", "colon", "quotation")
    if shape == "participle" and not marked and not _accusative(view, match):
        return None
    return _cue(view, match, match.stop, entry.id, shape, entry.stance, government, form=form, entry=entry)


#: Groups whose attached object pronoun stands for the words themselves ("which it denied").
_TAKES_PRONOUN = frozenset({"claim", "condemnation", "denial", "announcement", "admission", "assertion"})


def _may_govern(
    view: View, match: _Found, entry: ReportingVerb, shape: str, government: Government, sentence: Sentence
) -> bool:
    """Whether an object pronoun or a relative before the cue leaves room for the complement that was found."""
    if match.pronoun and government.governs in ("that", "colon", "quotation"):
        return "person" in entry.takes
    unmarked = government.governs in ("object", "preposition", "pronoun")
    short = len(match.variant.key) <= _AMBIGUOUS and not match.pronoun and match.first > sentence.first
    if shape == "verb" and unmarked and short and view.classes[match.first].tag != "verb":
        return False
    if government.governs == "pronoun":
        return entry.group in _TAKES_PRONOUN
    if government.governs == "object" and not match.pronoun and view.classes[match.first - 1].tag == "rel":
        return match.first >= 2 and view.speaks(max(0, match.first - 4), match.first - 1, documents=False)
    if (
        entry.group in ("continuation", "characterise", "thought")
        and government.subject is not None
        and shape == "verb"
    ):
        first, stop = government.subject
        if stop > first and not view.speaks(first, stop):
            return False
    if government.governs == "object" and "predicate" in entry.takes and not match.pronoun and shape == "verb":
        alone = government.subject is None or government.subject[0] == government.subject[1]
        before = range(max(sentence.first, match.first - 4), match.first)
        described = any(view.classes[k].tag == "rel" for k in before)
        return not alone or (not described and view.speaks(before.start, match.first))
    return True


def _accusative(view: View, match: _Found) -> bool:
    """An indefinite accusative, or a feminine after a comma: only those stand for a clause."""
    if view.tokens[match.first].norm.endswith("ا"):
        return True
    return match.first > 0 and view.tokens[match.first - 1].text in "،,"


def _said_so(view: View, match: _Found, entry: ReportingVerb, sentence: Sentence) -> bool:
    """ "as <verb> <source>": the words stand before."""
    if match.first <= sentence.first or ("clause" not in entry.takes and "that" not in entry.takes):
        return False
    return view.plain(match.first - 1, view.words.as_) and match.first - sentence.first > 3


def _is_passive(
    view: View, match: _Found, entry: ReportingVerb, form: Form, government: Government | None, sentence: Sentence
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
    at = match.first
    head = at == sentence.first or view.plain(at - 1, view.words.what) or view.classes[at - 1].tag in ("rel", "punct")
    return bool(text) and head


def _verbal_noun(view: View, match: _Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """<verbal noun> <speaker> <words>: the noun is in construct, its genitive can speak, and words follow."""
    if entry.group not in _REPORTING_NOUNS or view.tokens[match.first].norm.startswith("ال"):
        return None
    at, limit = match.stop, sentence.stop
    if match.pronoun:
        government = govern(view, entry, "participle", at, min(limit, at + 4), pronoun="")
        if government is None or government.governs not in ("that", "preposition"):
            return None
        return _noun_cue(view, match, entry, form, Government(government.governs, government.opens, (at, at)))
    if at >= limit or view.phrases[at] is None:
        return None
    end = noun_phrase_end(view, at, limit)
    specific = view.classes[at].definite or any(k in view.names for k in range(at, end))
    if end >= limit or end == at or not view.speaks(at, at + 1) or not specific:
        return None
    government = govern(view, entry, "participle", end, min(limit, end + 3), pronoun="")
    if government is None or government.opens is None:
        return None
    if "person" in entry.takes and government.governs == "preposition":
        return None
    return _noun_cue(view, match, entry, form, Government(government.governs, government.opens, (at, end)))


def _noun_cue(view: View, match: _Found, entry: ReportingVerb, form: Form, government: Government) -> Cue:
    return _cue(view, match, match.stop, entry.id, "noun", entry.stance, government, form=form, entry=entry)


def _cue(
    view: View,
    match: Match[SourcePhrase] | _Found,
    stop: int,
    ident: str,
    shape: str,
    stance: str,
    government: Government,
    *,
    form: Form | None = None,
    entry: ReportingVerb | None = None,
) -> Cue:
    span = view.doc.span_of_tokens(match.first, stop)
    return Cue(
        start=span.start,
        end=span.end,
        text=span.text,
        first=match.first,
        stop=stop,
        entry=ident,
        shape=shape,
        stance=_expressed(view, entry, government) or stance,
        takes=entry.takes if entry is not None else (),
        tense=form.tense if form is not None else "",
        gender=form.gender if form is not None else "",
        number=form.number if form is not None else "",
        group=entry.group if entry is not None else "",
        governs=government.governs,
        opens=government.opens,
        subject=government.subject,
        pronoun=getattr(match, "pronoun", ""),
        joined=match.variant.prefix in CONJUNCTIONS and match.variant.prefix != "",
    )


CUE_STAGE: Stage[Lexicon] = Stage(
    name="cues",
    version="1",
    requires=(QUOTATIONS, WORD_CLASSES, PHRASES),
    assigns=(CUES,),
    run=_run,
)

"""What each token is in its sentence.

Closed-class words are decided by list, the others by a small tagger (`annotate.tagger`); grammar comes from the
paradigms of listed verbs, and from spelling.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.tagger import TAGS, Tagger, load_tagger
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, verb_forms
from tawatur.text.spelling import is_adverbial, is_circumstantial, is_marked_passive, noun_grammar, verb_grammar
from tawatur.text.stems import Stem

__all__ = ["WORD_CLASS_STAGE", "Knowledge", "lexical_code", "word_knowledge"]

_CLOSED = TAGS.index("closed")
_NUM = TAGS.index("num")
_NAME = TAGS.index("name")


class Closed(msgspec.Struct, frozen=True):
    """A reading of a token as a closed-class word."""

    tag: str
    ambiguous: bool
    prefix: str
    pronoun: str


class Knowledge(msgspec.Struct, frozen=True):
    """The lexicon's closed-class words and verb forms by folded spelling."""

    closed: dict[str, FunctionWord]
    exact: dict[str, FunctionWord]
    verbs: dict[str, Form]
    bound: dict[str, Form]
    kept: dict[str, Closed | None]


def word_knowledge(lexicon: Lexicon) -> Knowledge:
    """Compile the closed-class words and the verbs."""
    closed = {fold(s): entry for entry in lexicon.entries(FunctionWord) for s in entry.surfaces}
    exact = {s: entry for entry in lexicon.entries(FunctionWord) for s in entry.surfaces}
    verbs: dict[str, Form] = {}
    bound: dict[str, Form] = {}
    for past, present, *voice in lexicon.rows("verbs"):
        for form in verb_forms(past, present, passive=voice[:1] == ["passive"]):
            (bound if form.bound else verbs).setdefault(form.text, form)
    return Knowledge(closed, exact, verbs, bound, {})


def lexical_code(token: Token, known: Knowledge) -> tuple[str, int | None]:
    """What the lexicon says of a token, as a short code for the tagger, and the decision where that settles it."""
    if token.kind != "word":
        return "", _NUM if token.kind == "number" else _CLOSED
    closed = closed_reading(token, known)
    if closed is not None:
        if closed.ambiguous:
            return "?" + closed.tag, None
        open_tag = closed.tag if closed.tag in TAGS else "closed"
        return closed.tag, TAGS.index(open_tag)
    form = _verb_form(token, known)
    if form is None:
        return "", None
    return f"v{form.tense[:2]}{form.gender}{len(form.text) if len(form.text) < 5 else ''}", None


#: Which word classes a one-letter preposition may attach to: all of them "bi-" and "li-", "ka-" only these.
_AFTER_KA = frozenset({"dem", "rel", "noun", "adj"})
_AFTER_PREPOSITION = frozenset({"dem", "rel", "noun", "adj", "comp", "neg", "pron"})


def closed_reading(token: Token, known: Knowledge) -> Closed | None:
    """The token as a closed-class word, with prefixes and an attached pronoun; None for an open-class word."""
    norm = token.norm
    if norm in known.kept:
        return known.kept[norm]
    found: Closed | None = None
    if len(norm) == 1 and norm in PREPOSITIONS + CONJUNCTIONS:
        found = Closed("prep" if norm in PREPOSITIONS else "conj", False, "", "")
    for variants in (token.variants, token.bound):
        for variant in variants:
            entry = known.closed.get(variant.key)
            if entry is not None and found is None and _may_attach(entry.tag, variant.prefix, variant.suffix):
                ambiguous = entry.ambiguous and not variant.suffix
                found = Closed(entry.tag, ambiguous, variant.prefix, variant.suffix)
    if len(known.kept) > _KEPT:
        known.kept.clear()
    known.kept[norm] = found
    return found


_KEPT = 1 << 16
_TAKE_PRONOUN = frozenset({"prep", "comp", "conj", "noun", "particle"})


def _may_attach(tag: str, prefix: str, suffix: str) -> bool:
    if suffix and (tag not in _TAKE_PRONOUN or prefix.strip(CONJUNCTIONS)):
        return False
    rest = prefix.lstrip(CONJUNCTIONS)
    if not rest:
        return True
    return tag in (_AFTER_KA if rest == "ك" else _AFTER_PREPOSITION)


def _verb_form(token: Token, known: Knowledge) -> Form | None:
    for variant in token.variants:
        form = known.verbs.get(variant.key)
        rest = variant.prefix.lstrip(CONJUNCTIONS)
        if form is not None and (not rest or (rest == "ل" and form.tense == "present")):
            return form
    for variant in token.bound:
        form = known.bound.get(variant.key) or known.verbs.get(variant.key)
        if form is not None and not variant.prefix.lstrip(CONJUNCTIONS) and len(variant.key) > 2:
            return form
    return None


def _run(doc: Document, lexicon: Lexicon) -> Document:
    known = lexicon.compiled(word_knowledge)
    tagger = load_tagger()
    classes: list[WordClass] = []
    for sentence in doc.sentences:
        classes += _classify(doc.tokens_of(sentence), known, tagger)
    return doc.with_layer(WORD_CLASSES, classes)


def _classify(tokens: Sequence[Token], known: Knowledge, tagger: Tagger) -> list[WordClass]:
    codes = [lexical_code(token, known) for token in tokens]
    tagged = tagger.tag(tokens, [listed for listed, _ in codes], [fixed for _, fixed in codes])
    classes = [
        _word_class(token, TAGS[number], stem, known, tagger)
        for token, (number, stem) in zip(tokens, tagged, strict=True)
    ]
    return [_circumstantial(tokens, classes, at) for at in range(len(tokens))]


def _word_class(token: Token, tag: str, stem: Stem, known: Knowledge, tagger: Tagger) -> WordClass:
    if token.kind == "number":
        return WordClass("num")
    if token.kind != "word":
        return WordClass("punct")
    closed = closed_reading(token, known)
    if closed is not None and (tag == "closed" or not closed.ambiguous):
        prefix = closed.prefix
        conjunction = prefix[:1] != "" and prefix[0] in CONJUNCTIONS
        return WordClass(closed.tag, conjunction=conjunction, preposition=prefix[conjunction:], pronoun=closed.pronoun)
    if tag == "verb":
        return _verb_class(token, stem, known)
    if tag in ("closed", "noun", "adj") and not stem.definite and is_adverbial(token.text, stem.base):
        return WordClass("adv", conjunction=stem.conjunction != "", preposition=stem.preposition)
    grammar = noun_grammar(token.text, stem.base, tagger.model.known)
    return WordClass(
        "noun" if tag == "closed" else tag,
        gender=grammar.gender,
        number=grammar.number,
        conjunction=stem.conjunction != "",
        preposition=stem.preposition,
        pronoun=grammar.pronoun,
        definite=stem.definite,
    )


def _verb_class(token: Token, stem: Stem, known: Knowledge) -> WordClass:
    form = _verb_form(token, known)
    spelled = verb_grammar(token.text, stem.preposition + stem.base)
    conjunction = stem.conjunction != ""
    if form is None:
        return WordClass(
            "verb", spelled.tense, spelled.gender, spelled.number, spelled.voice, conjunction, pronoun=spelled.pronoun
        )
    voice = form.voice or ("passive" if is_marked_passive(token.text) else "")
    pronoun = spelled.pronoun if known.verbs.get(stem.base) is None else ""
    return WordClass("verb", form.tense, form.gender, form.number, voice, conjunction, stem.preposition, pronoun)


def _circumstantial(tokens: Sequence[Token], classes: Sequence[WordClass], at: int) -> WordClass:
    """A participle in the accusative that says how somebody spoke or acted, and what it governs follows."""
    found = classes[at]
    if found.tag not in ("noun", "adj") or found.definite or not is_circumstantial(tokens[at].text, tokens[at].norm):
        return found
    after = classes[at + 1].tag if at + 1 < len(classes) else "punct"
    before = classes[at - 1].tag if at else "punct"
    if after in ("comp", "prep") or before == "punct" or (before in ("noun", "name") and classes[at - 1].definite):
        return msgspec.structs.replace(found, tag="participle")
    return found


WORD_CLASS_STAGE: Stage[Lexicon] = Stage(
    name="word classes", version="2", requires=(), assigns=(WORD_CLASSES,), run=_run
)

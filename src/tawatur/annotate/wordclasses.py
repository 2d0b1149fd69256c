"""What each token is: closed-class words by list, verbs by their paradigms, the rest by shape and neighbours."""

from __future__ import annotations

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.records.stage import Stage
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, verb_forms

__all__ = ["WORD_CLASS_STAGE"]


class _Knowledge(msgspec.Struct, frozen=True):
    closed: dict[str, str]
    verbs: dict[str, Form]
    bound: dict[str, Form]


def _knowledge(lexicon: Lexicon) -> _Knowledge:
    closed = {fold(s): e.tag for e in lexicon.entries(FunctionWord) for s in e.surfaces}
    verbs: dict[str, Form] = {}
    bound: dict[str, Form] = {}
    for past, present in lexicon.rows("verbs"):
        for form in verb_forms(past, present):
            (bound if form.bound else verbs).setdefault(form.text, form)
    return _Knowledge(closed, verbs, bound)


def _run(doc: Document, lexicon: Lexicon) -> Document:
    known = lexicon.compiled(_knowledge)
    classes: list[WordClass] = []
    before = WordClass("punct")
    sentence = -1
    for token in doc.tokens:
        if token.sentence != sentence:
            sentence, before = token.sentence, WordClass("punct")
        before = _classify(token, before, known)
        classes.append(before)
    return doc.with_layer(WORD_CLASSES, classes)


def _classify(token: Token, before: WordClass, known: _Knowledge) -> WordClass:
    if token.kind != "word":
        return WordClass("num" if token.kind == "number" else "punct")
    for variant in token.variants:
        tag = known.closed.get(variant.key)
        if tag is not None:
            conjunction, preposition = _split(variant.prefix)
            return WordClass(tag, conjunction=conjunction, preposition=preposition)
    return _verb(token, before, known) or _noun(token, before)


def _split(prefix: str) -> tuple[bool, str]:
    conjunction = prefix[:1] in ("و", "ف") and prefix != ""
    return conjunction, prefix[1:] if conjunction else prefix


_VERB_PLACES = frozenset({"punct", "conj", "comp", "rel", "neg", "particle", "adv", "pron"})


def _verb(token: Token, before: WordClass, known: _Knowledge) -> WordClass | None:
    for variant in token.variants:
        conjunction, preposition = _split(variant.prefix)
        form = known.verbs.get(variant.key)
        if form is None or (preposition and (preposition != "ل" or form.tense != "present")):
            continue
        sure = form.tense != "past" or form.gender != "m" or len(variant.key) > 3
        if sure or conjunction or before.tag in _VERB_PLACES:
            return WordClass("verb", form.tense, form.gender, form.number, form.voice, conjunction, preposition)
    for variant in token.bound:
        form = known.bound.get(variant.key) or known.verbs.get(variant.key)
        if form is not None and not variant.prefix.strip("وف") and (form.tense != "past" or len(variant.key) > 3):
            conjunction, _ = _split(variant.prefix)
            return WordClass(
                "verb", form.tense, form.gender, form.number, form.voice, conjunction, pronoun=variant.suffix
            )
    return None


def _noun(token: Token, before: WordClass) -> WordClass:
    prefix, definite = "", False
    for variant in token.variants:
        if variant.key.startswith("ال") and len(variant.key) > 4:
            prefix, definite = variant.prefix, True
            break
    conjunction, preposition = _split(prefix)
    gender, number = _shape(token)
    adjective = before.tag in ("noun", "adj") and before.definite == definite and not conjunction and not preposition
    relation = token.norm.endswith(("ي", "يه", "يين", "يون"))
    tag = "adj" if adjective and relation and len(token.norm) > 4 else "noun"
    return WordClass(
        tag, gender=gender, number=number, conjunction=conjunction, preposition=preposition, definite=definite
    )


def _shape(token: Token) -> tuple[str, str]:
    norm = token.norm
    if norm.endswith("ات"):
        return "f", "pl"
    if norm.endswith(("ون", "ين")) and len(norm) > 4:
        return "m", "pl"
    if token.text.endswith("ة"):
        return "f", "sg"
    return "m", "sg"


WORD_CLASS_STAGE: Stage[Lexicon] = Stage(
    name="word classes", version="1", requires=(), assigns=(WORD_CLASSES,), run=_run
)

"""What each token is in its sentence.

Closed-class words are decided by list, the others by a small tagger (`annotate.tagger`); grammar comes from the
paradigms of listed verbs, and from spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from tawatur.annotate.tagger import TAGS, Tagger, load_tagger
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, verb_forms
from tawatur.text.spelling import is_adverbial, is_circumstantial, is_marked_passive, noun_grammar, verb_grammar
from tawatur.text.stems import Stem

__all__ = ["WORD_CLASS_STAGE", "Knowledge", "lexical_code", "spells_maqsura", "word_knowledge"]

K = TypeVar("K")
V = TypeVar("V")

_CLOSED = TAGS.index("closed")
_NUM = TAGS.index("num")
_MAQSURA, _YA = "ى", "ي"
#: How duals end before their genitive ("the two ministers of").
_DUAL = frozenset(("ا", _YA))


class Closed(msgspec.Struct, frozen=True):
    """A reading of a token as a closed-class word; `maqsura`: it is written with alif maqsura, as "ala" (on) is."""

    tag: str
    ambiguous: bool
    prefix: str
    pronoun: str
    maqsura: bool = False


class Knowledge(msgspec.Struct, frozen=True):
    """The lexicon's closed-class words and verb forms by folded spelling."""

    closed: dict[str, FunctionWord]
    verbs: dict[str, Form]
    bound: dict[str, Form]
    names: dict[str, str]
    readings: dict[str, Closed | None]
    codes: dict[str, tuple[str, int | None]]
    classes: dict[tuple[str, str], WordClass]


def word_knowledge(lexicon: Lexicon) -> Knowledge:
    """Compile the closed-class words and the verbs."""
    closed = {fold(s): entry for entry in lexicon.entries(FunctionWord) for s in entry.surfaces}
    verbs: dict[str, Form] = {}
    bound: dict[str, Form] = {}
    forms = [
        form
        for past, present, *voice in lexicon.rows("verbs")
        for form in verb_forms(past, present, passive=voice[:1] == ["passive"])
    ]
    # News speaks in the third person: where "I hit" and "was hit" are spelled alike, the third is meant.
    for form in sorted(forms, key=lambda form: form.person != "3"):
        (bound if form.bound else verbs).setdefault(form.text, form)
    names = {fold(name): "p" + level for name, _, level in lexicon.rows("places") if " " not in name}
    names |= dict(lexicon.rows("name_parts"))
    names |= {form.text: "c" for country in lexicon.entries(Country) for form in country.forms()}
    return Knowledge(closed, verbs, bound, names, {}, {}, {})


def spells_maqsura(texts: Iterable[str]) -> bool:
    """Whether words are written with alif maqsura at all: some outlets write ya for it everywhere."""
    return any(text.endswith(_MAQSURA) for text in texts)


def lexical_code(token: Token, known: Knowledge, *, maqsura: bool) -> tuple[str, int | None]:
    """What the lexicon says of a token, as a short code for the tagger, and the decision where that settles it.

    `maqsura` tells that the article spells alif maqsura, so that "Ali" is not "ala".
    """
    if token.kind != "word":
        return "", _NUM if token.kind == "number" else _CLOSED
    if maqsura and token.text.endswith(_YA):
        closed = closed_reading(token, known)
        if closed is not None and closed.maqsura:
            return "/" + _named(token, known), None
    code = known.codes.get(token.norm)
    if code is None:
        code = _keep(known.codes, token.norm, _code(token, known))
    return code


def _code(token: Token, known: Knowledge) -> tuple[str, int | None]:
    closed = closed_reading(token, known)
    if closed is not None:
        if closed.ambiguous:
            return "?" + closed.tag, None
        return closed.tag, TAGS.index(closed.tag) if closed.tag in TAGS else _CLOSED
    form, pronoun = _verb_form(token, known)
    if form is None:
        return "/" + _named(token, known), None
    size = len(form.text) if len(form.text) < 5 else ""
    return f"v{form.tense[:2]}{form.gender}{size}{'+' if pronoun else ''}/{_named(token, known)}", None


#: Word forms kept before a store is emptied.
_KEPT = 1 << 15


def _keep(store: dict[K, V], key: K, value: V) -> V:
    """Keep what was found out of a word form; a full store is emptied, so that memory stays flat."""
    if len(store) >= _KEPT:
        store.clear()
    store[key] = value
    return value


def _named(token: Token, known: Knowledge) -> str:
    """What lists of names say: the class of the word, or of what stands behind "and"."""
    named = known.names.get(token.norm)
    if named is None and token.norm[:1] in CONJUNCTIONS:
        named = known.names.get(token.norm[1:])
    return named or ""


#: Which word classes a one-letter preposition may attach to: all of them "bi-" and "li-", "ka-" only these.
_AFTER_KA = frozenset({"dem", "rel", "noun", "adj"})
_AFTER_PREPOSITION = frozenset({"dem", "rel", "noun", "adj", "comp", "neg", "pron"})


def closed_reading(token: Token, known: Knowledge) -> Closed | None:
    """The token as a closed-class word, with prefixes and an attached pronoun; None for an open-class word."""
    if token.norm in known.readings:
        return known.readings[token.norm]
    return _keep(known.readings, token.norm, _closed_reading(token, known))


def _closed_reading(token: Token, known: Knowledge) -> Closed | None:
    if len(token.norm) == 1 and token.norm in PREPOSITIONS + CONJUNCTIONS:
        return Closed("prep" if token.norm in PREPOSITIONS else "conj", False, "", "")
    for variants in (token.variants, token.bound):
        for variant in variants:
            entry = known.closed.get(variant.key)
            if entry is not None and _may_attach(entry.tag, variant.prefix, variant.suffix):
                ambiguous = entry.ambiguous and not variant.suffix
                maqsura = not variant.suffix and any(
                    s.endswith(_MAQSURA) and fold(s) == variant.key for s in entry.surfaces
                )
                suffix = variant.suffix or _joined_pronoun(entry.tag, variant.key)
                return Closed(entry.tag, ambiguous, variant.prefix, suffix, maqsura)
    return None


def _joined_pronoun(tag: str, key: str) -> str:
    """The pronoun of a one-letter preposition that is listed together with it ("to him")."""
    return key[1:] if tag == "prep" and key[0] in PREPOSITIONS and key[1:] in PRONOUNS else ""


_TAKE_PRONOUN = frozenset({"prep", "comp", "conj", "noun", "particle"})


def _may_attach(tag: str, prefix: str, suffix: str) -> bool:
    if suffix and (tag not in _TAKE_PRONOUN or prefix.strip(CONJUNCTIONS)):
        return False
    rest = prefix.lstrip(CONJUNCTIONS)
    if not rest:
        return True
    return tag in (_AFTER_KA if rest == "ك" else _AFTER_PREPOSITION)


def _verb_form(token: Token, known: Knowledge) -> tuple[Form | None, str]:
    """The token as a form of a listed verb, and the pronoun attached to it."""
    for variant in token.variants:
        form = known.verbs.get(variant.key)
        rest = variant.prefix.lstrip(CONJUNCTIONS)
        if form is not None and (not rest or (rest == "ل" and form.tense == "present")):
            return form, ""
    for variant in token.bound:
        form = known.bound.get(variant.key) or known.verbs.get(variant.key)
        if form is not None and not variant.prefix.lstrip(CONJUNCTIONS) and len(variant.key) > 2:
            return form, variant.suffix
    return None, ""


def _run(doc: Document, lexicon: Lexicon) -> Document:
    known = lexicon.compiled(word_knowledge)
    tagger = load_tagger()
    maqsura = spells_maqsura(token.text for token in doc.tokens)
    classes: list[WordClass] = []
    for sentence in doc.sentences:
        classes += _classify(doc.tokens_of(sentence), known, tagger, maqsura)
    return doc.with_layer(WORD_CLASSES, classes)


def _classify(tokens: Sequence[Token], known: Knowledge, tagger: Tagger, maqsura: bool) -> list[WordClass]:
    codes = [lexical_code(token, known, maqsura=maqsura) for token in tokens]
    tagged = tagger.tag(tokens, [listed for listed, _ in codes], [fixed for _, fixed in codes])
    numbers = [number for number, _ in tagged]
    _find_predicates(codes, tagged, numbers)
    classes = [
        _word_class(token, TAGS[number], stem, known, tagger)
        for token, number, (_, stem) in zip(tokens, numbers, tagged, strict=True)
    ]
    return [_circumstantial(tokens, classes, at) for at in range(len(tokens))]


def _find_predicates(
    codes: Sequence[tuple[str, int | None]], tagged: Sequence[tuple[int, Stem]], numbers: list[int]
) -> None:
    """Make verbs of nouns spelled like pasts that follow a definite subject behind "that": it lacks its predicate."""
    waits = False
    for at in range(1, len(numbers)):
        code, number = codes[at][0], numbers[at]
        if code == "comp":
            waits = True
        elif number == _VERB or (number == _CLOSED and code not in _INSIDE_SUBJECT):
            waits = False
        elif waits and number == _NOUN and code.startswith(_BARE_PAST) and _follows_subject(tagged, numbers, at):
            numbers[at] = _VERB
            waits = False


_NOUN, _VERB = TAGS.index("noun"), TAGS.index("verb")
_BARE_PAST = "vpam"
_INSIDE_SUBJECT = frozenset({"prep", "dem"})


def _follows_subject(tagged: Sequence[tuple[int, Stem]], numbers: Sequence[int], at: int) -> bool:
    stem, before = tagged[at][1], tagged[at - 1][1]
    bare = not (stem.definite or stem.preposition or stem.conjunction)
    return bare and (before.definite or TAGS[numbers[at - 1]] == "name")


def _word_class(token: Token, tag: str, stem: Stem, known: Knowledge, tagger: Tagger) -> WordClass:
    if token.kind != "word":
        return WordClass("num" if token.kind == "number" else "punct")
    found = known.classes.get((token.text, tag))
    if found is None:
        found = _keep(known.classes, (token.text, tag), _make_class(token, tag, stem, known, tagger))
    return found


def _make_class(token: Token, tag: str, stem: Stem, known: Knowledge, tagger: Tagger) -> WordClass:
    closed = closed_reading(token, known)
    other_word = closed is not None and closed.maqsura and token.text.endswith(_YA)
    if closed is not None and (tag == "closed" or not (closed.ambiguous or other_word)):
        prefix = closed.prefix
        conjunction = prefix[:1] != "" and prefix[0] in CONJUNCTIONS
        return WordClass(closed.tag, conjunction=conjunction, preposition=prefix[conjunction:], pronoun=closed.pronoun)
    if tag == "verb" or _is_sure_verb(token, known, tagger):
        return _verb_class(token, stem, known)
    if tag in ("closed", "noun", "adj") and _is_adverb(token, stem, known):
        return WordClass("adv", conjunction=stem.conjunction != "", preposition=stem.preposition)
    sure = tag == "name" or stem.preposition == "ك"
    if sure and stem.preposition and not stem.definite and token.norm in known.names:
        stem = Stem("", "", False, token.norm)
    if stem.conjunction and token.norm[-1] in _DUAL and token.norm[:-1] in tagger.model.whole:
        stem = Stem("", "", False, token.norm)
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


def _is_sure_verb(token: Token, known: Knowledge, tagger: Tagger) -> bool:
    """A listed feminine past with an object, where no feminine noun with a pronoun is spelled alike."""
    form, pronoun = _verb_form(token, known)
    if form is None or not pronoun or (form.tense, form.gender, form.number) != ("past", "f", "sg"):
        return False
    # The second digit of a company code tells how often the word is found with the article.
    return tagger.model.company.get(form.text[:-1] + "ه", "00")[1] == "0"


def _is_adverb(token: Token, stem: Stem, known: Knowledge) -> bool:
    return not stem.definite and stem.base not in known.names and is_adverbial(token.text, stem.base)


def _verb_class(token: Token, stem: Stem, known: Knowledge) -> WordClass:
    form, pronoun = _verb_form(token, known)
    conjunction = stem.conjunction != ""
    if form is None:
        spelled = verb_grammar(token.text, stem.preposition + stem.base)
        return WordClass(
            "verb", spelled.tense, spelled.gender, spelled.number, spelled.voice, conjunction, pronoun=spelled.pronoun
        )
    voice = form.voice or ("passive" if is_marked_passive(token.text) else "")
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

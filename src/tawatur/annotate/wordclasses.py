"""What each token is in its sentence.

Closed-class words are decided by list, the others by a small tagger (`annotate.tagger`); grammar comes from the
paradigms of listed verbs, and from spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.annotate.finalya import with_final_ya
from tawatur.annotate.retagging import LISTED_VERB, retag
from tawatur.annotate.tagger import TAGS, Tagger, load_tagger
from tawatur.annotate.tamarbuta import with_ta_marbuta
from tawatur.annotate.wordforms import Closed, Entries, WordForm
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.countries import Country
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.records.document import Document, Token, Variant
from tawatur.records.layers import WORD_CLASSES, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from tawatur.text.folding import fold
from tawatur.text.inflection import Form, verb_forms
from tawatur.text.kept import Kept
from tawatur.text.spelling import is_adverbial, is_circumstantial, is_marked_passive, noun_grammar, verb_grammar
from tawatur.text.stems import Stem

__all__ = ["WORD_CLASS_STAGE", "Knowledge", "lexical_code", "spells_maqsura", "word_knowledge"]

_CLOSED = TAGS.index("closed")
_NUM = TAGS.index("num")
_MAQSURA, _YA, _ALIF = "ى", "ي", "ا"
#: How duals end before their genitive ("the two ministers of").
_DUAL = frozenset((_ALIF, _YA))


class Knowledge(msgspec.Struct, frozen=True):
    """The lexicon's closed-class words and verb forms by folded spelling."""

    closed: dict[str, FunctionWord]
    verbs: dict[str, Form]
    bound: dict[str, Form]
    names: dict[str, str]
    forms: Kept[str, WordForm]


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
    # News speaks in the third person: where "I hit" and "was hit" are spelled alike, the third is meant; where "both
    # reached" is spelled like "that you both deliver", the past is.
    for form in sorted(forms, key=lambda form: (form.person != "3", _is_short_dual(form))):
        (bound if form.bound else verbs).setdefault(form.text, form)
    names = {fold(name): "p" + level for name, _, level in lexicon.rows("places") if " " not in name}
    names |= dict(lexicon.rows("name_parts"))
    names |= {form.text: "c" for country in lexicon.entries(Country) for form in country.forms()}
    return Knowledge(closed, verbs, bound, names, Kept())


def _is_short_dual(form: Form) -> bool:
    """Whether a form is a dual of the present without its last letter, as only a particle before it makes it."""
    return form.tense == "present" and form.number == "du" and form.text[-1] == _ALIF


def spells_maqsura(texts: Iterable[str]) -> bool:
    """Whether words are written with alif maqsura at all: some outlets write ya for it everywhere."""
    return any(text.endswith(_MAQSURA) for text in texts)


def lexical_code(token: Token, known: Knowledge, *, maqsura: bool) -> tuple[str, int | None]:
    """What the lexicon says of a token, as a short code for the tagger, and the decision where that settles it.

    `maqsura` tells that the article spells alif maqsura, so that "Ali" is not "ala".
    """
    entries = _entries(token, known)
    return _code(token, known, entries, apart=maqsura and _is_apart(token, entries))


def _is_apart(token: Token, entries: Entries) -> bool:
    """Whether a word is another one than the closed-class word with alif maqsura that folding makes it."""
    return entries.closed is not None and entries.closed.maqsura and token.text.endswith(_YA)


def _code(token: Token, known: Knowledge, entries: Entries, *, apart: bool) -> tuple[str, int | None]:
    if token.kind != "word":
        return "", _NUM if token.kind == "number" else _CLOSED
    closed, form = entries.closed, entries.verb
    if closed is not None and not apart:
        if closed.ambiguous:
            return "?" + closed.tag, None
        return closed.tag, TAGS.index(closed.tag) if closed.tag in TAGS else _CLOSED
    if closed is not None or form is None:
        return "/" + _named(token, known), None
    size = len(form.text) if len(form.text) < 5 else ""
    return f"v{form.tense[:2]}{form.gender}{size}{'+' if entries.pronoun else ''}/{_named(token, known)}", None


def _named(token: Token, known: Knowledge) -> str:
    """What lists of names say: the class of the word, or of what stands behind "and"."""
    named = known.names.get(token.norm)
    if named is None and token.norm[:1] in CONJUNCTIONS:
        named = known.names.get(token.norm[1:])
    return named or ""


#: Which word classes a one-letter preposition may attach to: all of them "bi-" and "li-", "ka-" only these.
_AFTER_KA = frozenset({"dem", "rel", "noun", "adj"})
_AFTER_PREPOSITION = frozenset({"dem", "rel", "noun", "adj", "comp", "neg", "pron"})


def _entries(token: Token, known: Knowledge) -> Entries:
    closed = _closed_reading(token, known)
    verb, pronoun = _verb_form(token, known)
    return Entries(closed, verb, pronoun)


def _closed_reading(token: Token, known: Knowledge) -> Closed | None:
    """The token as a closed-class word, with prefixes and an attached pronoun; None for an open-class word."""
    if len(token.norm) == 1 and token.norm in PREPOSITIONS + CONJUNCTIONS:
        return Closed("prep" if token.norm in PREPOSITIONS else "conj", False, "", "")
    for variants in (token.variants, token.bound):
        for variant in variants:
            entry = known.closed.get(variant.key)
            if entry is not None and _may_attach(entry.tag, variant):
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


#: Shorter conjunctions ("or") take no pronoun: what looks like it is another word ("of security").
_JOINS = 3
_TAKE_PRONOUN = frozenset({"prep", "comp", "conj", "noun", "particle"})


def _may_attach(tag: str, variant: Variant) -> bool:
    short = tag == "conj" and len(variant.key) < _JOINS
    if variant.suffix and (short or tag not in _TAKE_PRONOUN or variant.prefix.strip(CONJUNCTIONS)):
        return False
    rest = variant.prefix.lstrip(CONJUNCTIONS)
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
    doc = with_ta_marbuta(doc, lexicon, known.closed, tagger.model)
    doc = with_final_ya(doc, lexicon, known.closed, known.verbs)
    maqsura = spells_maqsura(token.text for token in doc.tokens)
    classes: list[WordClass] = []
    for sentence in doc.sentences:
        classes += _classify(doc.tokens_of(sentence), known, tagger, maqsura)
    return doc.with_layer(WORD_CLASSES, classes)


def _classify(tokens: Sequence[Token], known: Knowledge, tagger: Tagger, maqsura: bool) -> list[WordClass]:
    forms = [known.forms.get(token.text) or _form(token, known, tagger) for token in tokens]
    if maqsura:
        forms = [form.apart or form for form in forms]
    numbers = tagger.tag([form.word for form in forms], [form.fixed for form in forms], _openings(tokens, forms))
    retag(tokens, forms, numbers)
    classes = [
        form.classes[number] or _class_of(token, number, form, known, tagger)
        for token, number, form in zip(tokens, numbers, forms, strict=True)
    ]
    circumstances = {at: _circumstantial(classes, at) for at, form in enumerate(forms) if form.doing}
    return [circumstances.get(at, found) for at, found in enumerate(classes)]


def _form(token: Token, known: Knowledge, tagger: Tagger) -> WordForm:
    """The record of a written form that was not met lately."""
    return known.forms.recall(token.text) or known.forms.keep(token.text, _make_form(token, known, tagger))


def _make_form(token: Token, known: Knowledge, tagger: Tagger, *, apart: bool = False) -> WordForm:
    entries = _entries(token, known)
    if entries.closed is not None and _is_one_word(token, entries.closed, tagger):
        entries = msgspec.structs.replace(entries, closed=None)
    listed, fixed = _code(token, known, entries, apart=apart)
    other = _make_form(token, known, tagger, apart=True) if not apart and _is_apart(token, entries) else None
    doing = is_circumstantial(token.text, token.norm)
    return WordForm(entries, listed, fixed, tagger.word(token, listed), [None] * len(TAGS), other, doing)


def _is_one_word(token: Token, closed: Closed, tagger: Tagger) -> bool:
    """Whether a noun is only spelled like "and", "for" and a word of the grammar ("a state" like "and for any")."""
    taken_apart = closed.prefix != "" and (closed.tag == "noun" or closed.pronoun != "")
    return taken_apart and token.norm in tagger.model.whole


def _openings(tokens: Sequence[Token], forms: Sequence[WordForm]) -> frozenset[int]:
    """Where what is said begins with a word that lists have as a verb: behind a colon, and marks of quotation."""
    found: list[int] = []
    opens = False
    for at, token in enumerate(tokens):
        if token.kind == "word":
            if opens and forms[at].listed.startswith(LISTED_VERB):
                found.append(at)
            opens = False
        else:
            opens = token.text == ":" or (opens and token.text in _QUOTES)
    return frozenset(found)


_QUOTES = frozenset("\"«“”„'")


def _class_of(token: Token, number: int, form: WordForm, known: Knowledge, tagger: Tagger) -> WordClass:
    found = form.classes[number] = _make_class(token, TAGS[number], form, known, tagger)
    return found


def _make_class(token: Token, tag: str, form: WordForm, known: Knowledge, tagger: Tagger) -> WordClass:
    if token.kind != "word":
        return WordClass("num" if token.kind == "number" else "punct")
    closed, stem = form.entries.closed, form.word.stem
    other_word = _is_apart(token, form.entries)
    if closed is not None and (tag == "closed" or not (closed.ambiguous or other_word)):
        prefix = closed.prefix
        conjunction = prefix[:1] != "" and prefix[0] in CONJUNCTIONS
        return WordClass(closed.tag, conjunction=conjunction, preposition=prefix[conjunction:], pronoun=closed.pronoun)
    if tag == "verb" or _is_sure_verb(form.entries, tagger):
        return _verb_class(token, form)
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


def _is_sure_verb(entries: Entries, tagger: Tagger) -> bool:
    """A listed feminine past with an object, where no feminine noun with a pronoun is spelled alike."""
    form = entries.verb
    if form is None or not entries.pronoun or (form.tense, form.gender, form.number) != ("past", "f", "sg"):
        return False
    # The second digit of a company code tells how often the word is found with the article.
    return tagger.model.company.get(form.text[:-1] + "ه", "00")[1] == "0"


def _is_adverb(token: Token, stem: Stem, known: Knowledge) -> bool:
    return not stem.definite and stem.base not in known.names and is_adverbial(token.text, stem.base)


def _verb_class(token: Token, written: WordForm) -> WordClass:
    form, pronoun, stem = written.entries.verb, written.entries.pronoun, written.word.stem
    conjunction = stem.conjunction != ""
    if form is None:
        spelled = verb_grammar(token.text, stem.preposition + stem.base)
        return WordClass(
            "verb", spelled.tense, spelled.gender, spelled.number, spelled.voice, conjunction, pronoun=spelled.pronoun
        )
    voice = form.voice or ("passive" if is_marked_passive(token.text) else "")
    return WordClass("verb", form.tense, form.gender, form.number, voice, conjunction, stem.preposition, pronoun)


def _circumstantial(classes: Sequence[WordClass], at: int) -> WordClass:
    """A participle in the accusative that says how somebody spoke or acted, and what it governs follows."""
    found = classes[at]
    if found.tag not in ("noun", "adj") or found.definite:
        return found
    after = classes[at + 1].tag if at + 1 < len(classes) else "punct"
    before = classes[at - 1].tag if at else "punct"
    if after in ("comp", "prep") or before == "punct" or (before in ("noun", "name") and classes[at - 1].definite):
        return msgspec.structs.replace(found, tag="participle")
    return found


WORD_CLASS_STAGE: Stage[Lexicon] = Stage(
    name="word classes", version="7", requires=(), assigns=(WORD_CLASSES,), run=_run
)

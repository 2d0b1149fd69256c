"""Noun phrases: how far the phrase that starts at a token reaches.

The core is read by `annotate.phrasecore`; here prepositional and relative attributes are added. Sentences are read from
right to left, so that each phrase finds what stands to its right already read and the work stays linear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.annotate.phrasecore import HEADS, LONGEST, Core, View, Word, core_at, is_audience
from tawatur.annotate.phrasewords import phrase_words
from tawatur.annotate.tagger import load_tagger
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import PHRASES, QUOTATIONS, WORD_CLASSES, Phrase, Quotation, WordClass
from tawatur.records.stage import Stage
from tawatur.text.clitics import ARTICLE
from tawatur.text.spelling import is_participle

__all__ = ["PHRASE_STAGE"]

_BRACKETS = {"(": ")", "[": "]"}
#: Words inside brackets that still belong to the phrase before them.
_LONGEST_BRACKET = 8


def _run(doc: Document, lexicon: Lexicon) -> Document:
    quoted = {q.first - 1: q for q in reversed(doc[QUOTATIONS]) if q.balanced and q.first > 0}
    phrases: list[Phrase | None] = [None] * len(doc.tokens)
    for sentence in doc.sentences:
        _read(doc, sentence, quoted, lexicon, phrases)
    return doc.with_layer(PHRASES, phrases)


def _read(
    doc: Document,
    sentence: Sentence,
    quoted: Mapping[int, Quotation],
    lexicon: Lexicon,
    phrases: list[Phrase | None],
) -> None:
    first = sentence.first
    classes = doc[WORD_CLASSES][first : sentence.stop]
    known = lexicon.compiled(phrase_words)
    view = View(_words(doc.tokens_of(sentence), classes, known.names), quoted, first, known, {})
    words = view.words
    for at in range(len(words) - 1, -1, -1):
        if words[at].tag in HEADS:
            core = view.cores[at] = core_at(view, at)
            phrases[first + at] = _phrase(view, at, core, classes)


def _words(tokens: Sequence[Token], classes: Sequence[WordClass], names: frozenset[str]) -> list[Word]:
    known = load_tagger().model.known
    words = []
    for token, found in zip(tokens, classes, strict=True):
        base = _base(token.norm, found)
        words.append(
            Word(
                found.tag,
                base,
                token.norm[found.conjunction :],
                token.text,
                found.definite,
                found.conjunction,
                found.preposition,
                found.pronoun,
                base in known,
                (ARTICLE + base if found.definite else base) in names,
                found.number == "pl",
                found.number in ("pl", "du") and found.pronoun == "" and base.endswith("ن"),
            )
        )
    return words


def _base(norm: str, found: WordClass) -> str:
    """The word without attached particles and article, as its class took it apart."""
    base = norm[found.conjunction + len(found.preposition) :]
    if not found.definite:
        return base
    return base[1:] if found.preposition and not base.startswith(ARTICLE) else base.removeprefix(ARTICLE)


def _phrase(view: View, first: int, core: Core, classes: Sequence[WordClass]) -> Phrase:
    full = _full_stop(view, first, core)
    head = classes[core.head]
    number = "pl" if classes[first].tag == "num" else head.number
    offset = view.offset
    return Phrase(first + offset, core.stop + offset, full + offset, core.head + offset, head.gender, number)


def _full_stop(view: View, first: int, core: Core) -> int:
    """Add attributes to a core: relative clauses, prepositions that bind a noun, brackets, the seat of a body."""
    limit = min(len(view.words), first + LONGEST)
    at = core.stop
    while at < limit:
        after = _attribute(view, first, core, at, limit)
        if after <= at:
            break
        at = after
    return at


def _attribute(view: View, first: int, core: Core, at: int, limit: int) -> int:
    """Where the attribute that begins at `at` ends; `at` itself where none begins."""
    word = view.words[at]
    if (word.tag == "rel" and not word.preposition) or view.has_role(at, "seat"):
        return _clause_stop(view, at + 1, limit)
    if word.tag == "verb" and not word.conjunction and at == core.stop and _takes_bare_clause(view, first, core):
        return _clause_stop(view, at + 1, limit)
    if word.text in _BRACKETS:
        closing = [k for k in range(at + 1, min(limit, at + _LONGEST_BRACKET)) if view.words[k].text in ")]"]
        return closing[0] + 1 if closing else at
    if word.tag == "prep" and not word.conjunction and not word.pronoun:
        binds = view.has_role(at, "attribute") or (view.has_role(at, "partitive") and _is_divided(view, core, at))
        return _bound_noun(view, at + 1, at) if binds else at
    if word.preposition in ("ب", "ل") and not word.conjunction and word.tag in HEADS:
        return _attached(view, at)
    if len(word.norm) == 1 and word.tag == "prep" and word.norm == "ل":
        return _bound_noun(view, at + 1, at)
    return at


def _is_divided(view: View, core: Core, at: int) -> bool:
    """Whether "from", "about", "against" can belong to the noun before: an indefinite one, an amount, a participle."""
    before = view.words[at - 1]
    amount = before.tag == "num" or view.has_role(core.head, "quantity")
    return amount or core.mode in ("open", "adj") or (before.tag in ("adj", "noun") and is_participle(before.base))


def _bound_noun(view: View, at: int, otherwise: int) -> int:
    """The end of the noun phrase after a preposition; `otherwise` where it tells a time, an occasion or an audience."""
    core = view.cores.get(at)
    if core is None or view.words[at].tag in ("num", "dem") or view.has_role(at, "circumstance"):
        return otherwise
    if is_audience(view, at) or view.words[at].norm in view.lexicon.dated:
        return otherwise
    return core.stop


def _attached(view: View, at: int) -> int:
    """The end of "bi-" or "li-" with its noun, where it can be an attribute: "in" a place or body, "of" somebody."""
    word, lexicon = view.words[at], view.lexicon
    if is_audience(view, at) or view.has_role(at, "circumstance"):
        return at
    if word.preposition == "ب" and word.base not in lexicon.places and word.base not in lexicon.bodies:
        return at
    return view.cores[at].stop


def _takes_bare_clause(view: View, first: int, core: Core) -> bool:
    """Whether a verb right behind the core can be a relative clause: an indefinite phrase inside a clause has one."""
    if core.mode not in ("open", "adj") or first == 0:
        return False
    before = view.words[first - 1]
    return before.tag in ("verb", "prep", "participle") or view.words[first].preposition != ""


def _clause_stop(view: View, at: int, limit: int) -> int:
    """The end of a relative clause: the next mark, complementiser, or the end of what is looked at."""
    for k in range(at, limit):
        word = view.words[k]
        if word.text in _BRACKETS or word.text in ")]":
            continue
        if word.tag in ("punct", "comp") or (word.tag == "verb" and word.conjunction):
            return k
    return limit


PHRASE_STAGE: Stage[Lexicon] = Stage(
    name="phrases", version="2", requires=(QUOTATIONS, WORD_CLASSES), assigns=(PHRASES,), run=_run
)

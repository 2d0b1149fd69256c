"""What the claims about speech read together: layers by token, and the lexicon's nouns for sources and media."""

from __future__ import annotations

import msgspec

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.calendar import TimeUnit, TimeWord
from tawatur.lexicon.concepts.reporting import CreditWord, Medium, SourceNoun, SourcePhrase
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import (
    CUES,
    ENTITIES,
    MENTIONS,
    PHRASES,
    QUOTATIONS,
    Cue,
    Mention,
    Phrase,
    Quotation,
    WordClass,
)
from tawatur.records.ledger import Entity
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, FOR_THE, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.lookups import classes_by_names, quotations_by_mark, tokens_of_times

__all__ = ["COMMAS", "ENDS", "HUMAN", "Scene", "SourceWords", "scene_of", "source_words"]

COMMAS = frozenset({"،", ","})
#: The sorts of nouns for people.
HUMAN = frozenset({"person", "spokesperson"})
ENDS = frozenset({".", "!", "?", "؟", "·", "…", "؛", ";", "۔", "•"})
#: Quotations within quotations that are told apart.
_DEPTH = 4
#: Kinds of words listed with the times because they make a time word part of a name.
_NO_TIMES = frozenset({"namehead", "outlethead"})
#: Quoted tokens that are indexed, nested ones counted again: a hostile text may open quotations without end.
_QUOTED_TOKENS = 200_000
#: An outlet of one word is looked for where it has this many letters.
_OUTLET_LETTERS = 5
_LETTERS = CONJUNCTIONS + PREPOSITIONS


#: The medium that an article's own outlet is.
_OUTLET = Medium(id="outlet", part="name", kind="outlet")


class SourceWords(msgspec.Struct, frozen=True):
    """Tables of the words that name or qualify sources."""

    nouns: PhraseTable[SourceNoun]
    qualifiers: PhraseTable[SourceNoun]
    media: PhraseTable[Medium]
    phrases: PhraseTable[SourcePhrase]
    published: PhraseTable[CreditWord]
    times: PhraseTable[str]
    #: "The same official", "the speaker": whoever spoke last, and the words for "the same".
    anaphors: PhraseTable[str]
    selves: PhraseTable[str]


def source_words(lexicon: Lexicon) -> SourceWords:
    """Compile the tables; use through `lexicon.compiled`."""
    entries = lexicon.entries(SourceNoun)
    said = lexicon.entries(SourcePhrase)
    return SourceWords(
        anaphors=PhraseTable((f, e.id) for e in said if e.role == "same-speaker" for f in e.forms()),
        selves=PhraseTable((f, e.id) for e in said if e.role in ("self", "same") for f in e.forms()),
        nouns=PhraseTable((f, e) for e in entries if e.part == "noun" for f in e.forms()),
        qualifiers=PhraseTable((f, e) for e in entries if e.part == "qualifier" for f in e.forms()),
        media=PhraseTable((f, e) for e in lexicon.entries(Medium) for f in e.forms()),
        times=PhraseTable(
            (f, e.id)
            for c in (TimeUnit, TimeWord)
            for e in lexicon.entries(c)
            if getattr(e, "kind", "") not in _NO_TIMES
            for f in e.forms()
            if " " not in f.text
        ),
        published=PhraseTable((f, e) for e in lexicon.entries(CreditWord) if e.role == "published" for f in e.forms()),
        phrases=PhraseTable(
            (f, e)
            for e in lexicon.entries(SourcePhrase)
            if e.role
            in (
                "occasion",
                "through",
                "amid",
                "no-report",
                "anonymity",
                "closing",
                "relay",
                "as",
                "auxiliary",
                "about",
                "what",
                "circumstance",
                "while",
                "attribution",
                "formula",
                "topic",
                "turn",
                "subordinate",
                "done",
                "from",
                "deity",
            )
            for f in e.forms()
        ),
    )


class Scene(msgspec.Struct, frozen=True):
    """A document's layers, indexed by token."""

    doc: Document
    words: SourceWords
    tokens: tuple[Token, ...]
    classes: tuple[WordClass, ...]
    phrases: tuple[Phrase | None, ...]
    cues: dict[int, Cue]
    quotes: dict[int, Quotation]
    #: The innermost quotations (outermost first) around each quoted token.
    inside: dict[int, tuple[Quotation, ...]]
    mentions: dict[int, Mention]
    bodies: tuple[Mention, ...]
    times: frozenset[int]
    #: The folded words of the article's outlet: its name, and its name without the noun that heads it.
    outlets: tuple[tuple[str, ...], ...]
    entities: dict[tuple[int, int], Entity]

    def sentence(self, at: int) -> Sentence:
        """The sentence of a token."""
        return self.doc.sentences[self.tokens[at].sentence]

    def outer_that(self, cue: Cue, reach: int) -> Cue | None:
        """The nearest cue with "that" before another in its sentence, at most `reach` tokens back."""
        first = max(self.sentence(cue.first).first, cue.first - reach)
        earlier = (self.cues.get(at) for at in range(cue.first - 1, first - 1, -1))
        return next((found for found in earlier if found is not None and found.governs == "that"), None)

    def is_about(self, at: int) -> bool:
        """Whether the token is the preposition that names whom words were taken over from, alone or with a pronoun."""
        match = self.words.phrases.match_at(self.tokens, at, at + 1, pronouns=True)
        return match is not None and match.items[0][0].role == "about"

    def is_what(self, at: int) -> bool:
        """Whether the token is the relative "what"."""
        match = self.words.phrases.match_at(self.tokens, at, at + 1)
        return match is not None and match.items[0][0].role == "what"

    def is_comp(self, at: int | None) -> bool:
        """Whether a complementiser stands at the token or right before it."""
        return at is not None and "comp" in (self.classes[at].tag, self.classes[at - 1].tag)

    def role(self, at: int, stop: int) -> tuple[str, int]:
        """The role of the source phrase that starts at a token ("" for none), and the token after it."""
        match = self.words.phrases.match_at(self.tokens, at, min(stop, at + 6))
        if match is None or match.variant.prefix.strip(CONJUNCTIONS) or match.items[0][0].role in ("about", "what"):
            return "", at
        return match.items[0][0].role, match.stop

    def phrase_role(self, at: int) -> str:
        """The role of the word at a token, a function word too; "" for none."""
        match = self.words.phrases.match_at(self.tokens, at, at + 1)
        return match.items[0][0].role if match is not None else ""

    def phrase_kind(self, at: int, stop: int) -> str:
        """The kind of the source phrase that starts at a token; "" for none."""
        match = self.words.phrases.match_at(self.tokens, at, min(stop, at + 6))
        return match.items[0][0].kind if match is not None else ""

    def meets(self, at: int, stop: int) -> bool:
        """Whether the phrase of occasion at a token is a meeting, whose object follows."""
        return self.phrase_kind(at, stop) == "meeting"

    def gives_voice(self, at: int, stop: int) -> bool:
        """Whether "through the mouth of" stands at a token: a spokesman follows."""
        return self.phrase_kind(at, stop) == "voice"

    def speaks_through(self, at: int, stop: int) -> int | None:
        """The token of the spokesman behind "through", where that stands at a token; None elsewhere."""
        role, after = self.role(at, stop)
        noun = self.noun(after) if role == "through" and after < stop else None
        return after if noun is not None and noun.sort == "spokesperson" else None

    def noun(self, at: int) -> SourceNoun | None:
        """The noun for a source at a token, whatever is attached to it."""
        match = self.words.nouns.match_at(self.tokens, at, at + 1, pronouns=True)
        return match.items[0][0] if match is not None else None

    def is_time(self, at: int) -> bool:
        """Whether a word for a stretch of time stands at the token ("day", "month"), with or without the article."""
        return self.words.times.match_at(self.tokens, at, at + 1) is not None

    def medium(self, at: int, stop: int) -> tuple[Medium, int, int] | None:
        """The medium named at a token: its entry, the token after it, and the offset where its name begins."""
        match = self.words.media.match_at(self.tokens, at, min(stop, at + 5))
        if match is None:
            return self._own_outlet(at, stop)
        if match.variant.prefix.strip(_LETTERS):
            return None
        return match.items[0][0], match.stop, match.variant.start

    def _own_outlet(self, at: int, stop: int) -> tuple[Medium, int, int] | None:
        """The article's own outlet, named at a token with or without an attached preposition."""
        for words in self.outlets:
            end = at + len(words)
            if end > stop or any(self.tokens[at + k].norm != words[k] for k in range(1, len(words))):
                continue
            for variant in self.tokens[at].variants:
                swallowed = variant.prefix.endswith(FOR_THE) and ARTICLE + variant.key == words[0]
                if (variant.key == words[0] or swallowed) and not variant.prefix.strip(_LETTERS):
                    return _OUTLET, end, variant.start
        return None

    def media_head(self, at: int) -> str | None:
        """The kind of medium of "the paper", "to the channel", told of before by its name."""
        for variant in self.tokens[at].variants:
            if variant.key.startswith(ARTICLE):
                items = self.words.media.get(variant.key[len(ARTICLE) :])
                kind = next((medium.kind for medium, _ in items if medium.part == "head"), None)
                if kind is not None:
                    return kind
        return None

    def names_platform(self, at: int, stop: int) -> bool:
        """Whether a social platform is named at a token."""
        medium = self.medium(at, stop)
        return medium is not None and medium[0].kind == "social-media"

    def is_nominal(self, at: int) -> bool:
        """Whether a noun phrase without preposition can start here."""
        found = self.classes[at]
        return found.tag in ("noun", "name", "adj", "num", "dem") and not found.preposition

    def quotation_around(self, first: int, stop: int) -> Quotation | None:
        """The shortest quotation that holds the tokens; looked for in the innermost few around the first."""
        return next((q for q in reversed(self.inside.get(first, ())) if stop <= q.stop), None)


def scene_of(doc: Document, words: SourceWords) -> Scene:
    """Index the layers of a document."""
    mentions: dict[int, Mention] = {}
    for mention in doc[MENTIONS]:
        for at in range(mention.first, mention.stop):
            mentions.setdefault(at, mention)
    entities: dict[tuple[int, int], Entity] = {}
    for entity in doc[ENTITIES]:
        for span in entity.mentions:
            entities.setdefault((span.start, span.end), entity)
    return Scene(
        doc=doc,
        words=words,
        tokens=doc.tokens,
        classes=classes_by_names(doc),
        phrases=doc[PHRASES],
        cues={cue.first: cue for cue in doc[CUES]},
        quotes=quotations_by_mark(doc),
        inside=_inside(doc[QUOTATIONS]),
        mentions=mentions,
        bodies=tuple(sorted((m for m in doc[MENTIONS] if m.type == "ORG"), key=lambda m: m.first)),
        times=tokens_of_times(doc),
        outlets=_outlets(doc, words),
        entities=entities,
    )


def _outlets(doc: Document, words: SourceWords) -> tuple[tuple[str, ...], ...]:
    """The outlet's name in folded words, and without the noun that heads it; short single words name too much else."""
    name = tuple(fold(doc.article.outlet or "").split())
    if not name:
        return ()
    heads = {key for key in (name[0], name[0].removeprefix(ARTICLE)) if words.media.get(key)}
    found = [name, *([name[1:]] if len(name) > 2 or (heads and len(name) > 1) else [])]
    return tuple(n for n in found if len(n) > 1 or len(n[0]) >= _OUTLET_LETTERS)


def _inside(quotations: tuple[Quotation, ...]) -> dict[int, tuple[Quotation, ...]]:
    """For each quoted token the innermost quotations around it, at most `_DEPTH`."""
    found: dict[int, tuple[Quotation, ...]] = {}
    budget = _QUOTED_TOKENS
    for quotation in quotations:
        budget -= quotation.stop - quotation.first
        if budget < 0:
            break
        for at in range(quotation.first, quotation.stop):
            found[at] = (*found.get(at, ())[-_DEPTH + 1 :], quotation)
    return found

"""The lexicon's words of reporting, compiled for look-up, and what a token is among them."""

from __future__ import annotations

import msgspec

from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.comparisonwords import Connector
from tawatur.lexicon.concepts.reporting import Medium, ReportingVerb, SourceNoun, SourcePhrase
from tawatur.records.document import Document, Token
from tawatur.records.layers import MENTIONS, PHRASES, QUOTATIONS, Phrase, Quotation, WordClass
from tawatur.text.clitics import CONJUNCTIONS, PREPOSITIONS
from tawatur.text.folding import fold
from tawatur.text.inflection import NOMINATIVE_ENDING
from tawatur.text.lookups import classes_by_names, quotations_by_mark, tokens_of_times

__all__ = ["COMMAS", "ReportWords", "View", "report_words", "view_of"]


#: What may be attached to the front of a complementiser: "and", "so", "bi-".
_BEFORE_THAT = frozenset({"", "ب", *CONJUNCTIONS, *(c + "ب" for c in CONJUNCTIONS)})
#: Shorter words have the ending of the sound masculine plural by themselves.
_SHORT_PLURAL = 5
COMMAS = frozenset({"،", ","})
#: The longest topic before its verb, in tokens.
_TOPIC = 25
#: How far behind its beginning a medium's name has a letter that looks like "that", and how long such names are.
_LETTERED, _LONG_NAME = 2, 5
#: The longest set phrase of occasion, in tokens.
_SET = 4
_LETTERS = CONJUNCTIONS + PREPOSITIONS


class ReportWords(msgspec.Struct, frozen=True):
    """Everything the cue rules look up. The sets are folded function words."""

    #: Set phrases that open a sentence ("besides", "for his part"), by any form.
    openers: PhraseTable[str]
    verbs: PhraseTable[tuple[ReportingVerb, str]]
    phrases: PhraseTable[SourcePhrase]
    nouns: PhraseTable[SourceNoun]
    media: PhraseTable[Medium]
    that: frozenset[str]
    #: Complementisers that negate, as they are spelt, with what may be attached before: such a word without its hamza
    #: is "except".
    that_not: frozenset[str]
    what: frozenset[str]
    as_: frozenset[str]
    auxiliary: frozenset[str]
    #: The prepositions before "that" of any verb of saying; writers put one for another ("remarked on that").
    before_that: frozenset[str]
    from_: frozenset[str]
    about: frozenset[str]
    question: frozenset[str]
    done: frozenset[str]
    while_: frozenset[str]
    topic: frozenset[str]
    charge: frozenset[str]
    amid: frozenset[str]
    bodies: frozenset[str]
    departments: frozenset[str]
    being: frozenset[str]
    feelings: frozenset[str]
    #: Nouns for what monitors record ("killing", "raids", "violations").
    incidents: frozenset[str]
    #: Nouns for acts and states that their form does not tell ("death", "care"), those of incidents among them.
    acts: frozenset[str]
    readiness: frozenset[str]
    same: frozenset[str]
    all_: frozenset[str]
    one_of: frozenset[str]
    #: Nouns with a possessive before a "that" of their own ("it is apt to").
    apt: frozenset[str]
    #: "That", which points back at what was told.
    pointing: frozenset[str]
    #: Nouns for feelings, with the stance of whoever expresses them.
    felt: dict[str, str]
    #: Phrases of circumstance whose preposition is their own ("in protest at").
    circumstances: PhraseTable[str]
    #: Adverbs of two words, which open nothing ("at least").
    adverbs: PhraseTable[str]
    #: First words of turns that end in a complementiser ("but that").
    but: frozenset[str]
    labels: dict[str, str]


def report_words(lexicon: Lexicon) -> ReportWords:
    """Compile the tables; use through `lexicon.compiled`."""
    phrases = lexicon.entries(SourcePhrase)

    def words(role: str) -> frozenset[str]:
        return frozenset(fold(s) for e in phrases if e.role == role for s in e.surfaces)

    function = {
        "complementiser-not",
        "complementiser", "what", "as", "auxiliary", "from", "about", "question", "circumstance", "while", "formula",
        "done", "self", "topic", "charge", "turn", "amid", "headline-body", "same-speaker", "feeling", "same",
        "incident", "all", "readiness", "question-label", "answer-label", "being", "department", "subordinate",
        "through", "deity", "one-of", "apt", "pointing", "act", "adverb",
    }  # fmt: skip
    return ReportWords(
        openers=PhraseTable((f, e.id) for e in lexicon.entries(Connector) for f in e.forms()),
        verbs=PhraseTable((f, (e, s)) for e in lexicon.entries(ReportingVerb) for s, f in e.shaped_forms()),
        phrases=PhraseTable((f, e) for e in phrases if e.role not in function for f in e.forms()),
        nouns=PhraseTable((f, e) for e in lexicon.entries(SourceNoun) if e.part == "noun" for f in e.forms()),
        media=PhraseTable((f, e) for e in lexicon.entries(Medium) if e.part != "everyday" for f in e.forms()),
        that=words("complementiser"),
        that_not=frozenset(
            before + s for e in phrases if e.role == "complementiser-not" for s in e.surfaces for before in _BEFORE_THAT
        ),
        what=words("what"),
        as_=words("as"),
        auxiliary=words("auxiliary"),
        before_that=frozenset(
            fold(p)
            for e in lexicon.entries(ReportingVerb)
            if e.group in ("speech", "assertion") and "that" in e.takes
            for p in e.prepositions
            if len(p) > 1
        ),
        from_=words("from"),
        about=words("about"),
        question=words("question"),
        done=words("done"),
        while_=words("while"),
        topic=words("topic"),
        charge=words("charge"),
        amid=words("amid"),
        bodies=words("headline-body"),
        departments=words("department"),
        being=words("being") | words("auxiliary"),
        feelings=words("feeling") | words("readiness"),
        incidents=words("incident"),
        acts=words("act") | words("incident") | words("feeling") | words("readiness"),
        readiness=words("readiness"),
        same=words("same"),
        all_=words("all"),
        one_of=words("one-of"),
        apt=words("apt"),
        pointing=words("pointing"),
        felt={fold(s): e.kind for e in phrases if e.role == "feeling" and e.kind for s in e.surfaces},
        circumstances=PhraseTable((f, e.id) for e in phrases if e.role == "circumstance" for f in e.forms()),
        adverbs=PhraseTable((f, e.id) for e in phrases if e.role == "adverb" for f in e.forms()),
        but=frozenset(w.split()[0] for w in words("turn") if w.split()[-1] in words("complementiser")),
        labels={w: role for role in ("question-label", "answer-label") for w in words(role)},
    )


class View(msgspec.Struct, frozen=True):
    """The layers of a document that the cue rules read, with look-ups by token."""

    doc: Document
    words: ReportWords
    tokens: tuple[Token, ...]
    classes: tuple[WordClass, ...]
    phrases: tuple[Phrase | None, ...]
    #: Quotations by the token of their opening mark.
    quotes: dict[int, Quotation]
    #: Tokens inside quotation marks.
    quoted: frozenset[int]
    #: Tokens inside a name, with the token after the name's end.
    names: dict[int, int]
    #: Tokens inside a person's name.
    people: frozenset[int]
    #: Names of bodies by their first token, with the token after their end.
    bodies: dict[int, int]
    #: Tokens inside a time expression.
    times: frozenset[int]

    def is_that(self, at: int) -> bool:
        """Whether the token is a complementiser, alone or with an attached pronoun or "bi-"."""
        token = self.tokens[at]
        if any(v.key in self.words.that and v.prefix in _BEFORE_THAT for v in token.variants):
            return not (self.is_spelt(at) or self._ends_name(at) or self.names_medium(at))
        return self.keeps_that(at)

    def is_spelt(self, at: int) -> bool:
        """Whether the token is a letter of an abbreviation with stops ("C.N.N."), written as it is called."""
        stop = self.tokens[at - 1] if at else None
        return stop is not None and stop.text == "." and stop.end == self.tokens[at].start

    def _ends_name(self, at: int) -> bool:
        """Whether the token is a letter at the end of a name in quotation marks ("C N N" as it is spoken)."""
        if at not in self.quoted or at + 1 >= len(self.tokens):
            return False
        return at + 1 not in self.quoted or self.tokens[at + 1].norm == self.tokens[at].norm

    def names_medium(self, at: int) -> bool:
        """Whether the token is a letter of a medium's name ("the network <C N N> said")."""
        for first in range(max(0, at - _LETTERED), at + 1):
            match = self.words.media.match_at(self.tokens, first, min(len(self.tokens), first + _LONG_NAME))
            if match is not None and match.stop > max(at, first + 1):
                return True
        return False

    def keeps_that(self, at: int) -> bool:
        """Whether the token is a complementiser with a pronoun attached, which belongs to the content."""
        if self.tokens[at].text in self.words.that_not:
            return True
        return any(v.key in self.words.that and v.prefix in _BEFORE_THAT for v in self.tokens[at].bound)

    def plain(self, at: int, among: frozenset[str], prefixes: str = "") -> bool:
        """Whether the token is one of the words `among`, with nothing attached but one of `prefixes`."""
        return any(v.key in among and (not v.prefix or v.prefix in prefixes) for v in self.tokens[at].variants)

    def speaks(self, first: int, stop: int, *, documents: bool = True) -> bool:
        """Whether the tokens hold a name or a noun for somebody, or with `documents` something, that can speak."""
        for at in range(first, min(stop, first + 6, len(self.tokens))):
            if at in self.names:
                return True
            match = self.words.nouns.match_at(self.tokens, at, at + 1, pronouns=True)
            if match is None and at == first and (self._is_people(at) or self._is_ministry(at)):
                return True
            if match is None or match.variant.prefix.strip(_LETTERS):
                continue
            if documents or match.items[0][0].sort != "document":
                return True
        return False

    def _is_people(self, at: int) -> bool:
        """Whether a noun stands in the nominative of the sound masculine plural, which only people take."""
        norm = self.tokens[at].norm
        return self.classes[at].tag == "noun" and len(norm) > _SHORT_PLURAL and norm.endswith(NOMINATIVE_ENDING)

    def _is_ministry(self, at: int) -> bool:
        """Whether a feminine adjective stands behind a field of government: "the Turkish [ministry of] defence"."""
        ahead = self.classes[at + 1] if at + 1 < len(self.classes) else None
        described = ahead is not None and ahead.tag == "adj" and ahead.definite and ahead.gender == "f"
        return described and self.classes[at].gender == "m" and self.plain(at, self.words.bodies)

    def match_phrase(self, at: int, stop: int) -> Match[SourcePhrase] | None:
        """The source phrase that starts at a token."""
        return self.words.phrases.match_at(self.tokens, at, min(stop, at + 6))

    def is_manner(self, at: int, stop: int) -> bool:
        """Whether the occasion at a token is how or how often it was said ("again"): no clause describes that."""
        match = self.match_phrase(at, stop)
        return match is not None and match.items[0][0].kind == "manner"

    def label(self, at: int) -> str:
        """The role of a label of an interview ("question", "answer") at a token; "" for none."""
        return self.words.labels.get(self.tokens[at].norm, "")

    def has_topic(self, cue: int) -> bool:
        """Whether a verb joined by "so" answers a topic named before it: "as for <speaker>, <verb>"."""
        if self.tokens[cue].norm[0] != "ف" or not self.classes[cue].conjunction:
            return False
        first = max(self.doc.sentence_of(cue).first, cue - _TOPIC)
        return any(self.plain(at, self.words.topic, CONJUNCTIONS) for at in range(first, cue))

    def meets(self, at: int, stop: int) -> bool:
        """Whether the phrase of occasion at a token is a meeting, whose object follows."""
        match = self.match_phrase(at, stop)
        return match is not None and match.items[0][0].kind == "meeting"

    def occasion_end(self, at: int, stop: int) -> int | None:
        """The token after the phrase of occasion that starts here; None where none does."""
        return self.phrase_end(at, stop, "occasion")

    def follows_occasion(self, at: int, first: int) -> bool:
        """Whether a phrase of occasion, which begins at `first` or later, ends right before a token."""
        return any(self.occasion_end(k, at) == at for k in range(max(first, at - _SET), at))

    def phrase_end(self, at: int, stop: int, role: str) -> int | None:
        """The token after the source phrase with a role that starts here; None where none does."""
        match = self.match_phrase(at, stop)
        return match.stop if match is not None and match.items[0][0].role == role else None

    def comma(self, first: int, stop: int) -> int | None:
        """The first comma among the tokens from `first` to `stop`; None where none stands there."""
        return next((at for at in range(first, stop) if self.tokens[at].text in COMMAS), None)


def view_of(doc: Document, words: ReportWords) -> View:
    """Gather what the rules read."""
    names: dict[int, int] = {}
    people: set[int] = set()
    for mention in doc[MENTIONS]:
        if mention.type == "PER":
            people.update(range(mention.first, mention.stop))
        for at in range(mention.first, mention.stop):
            names[at] = max(names.get(at, 0), mention.stop)
    return View(
        doc,
        words,
        doc.tokens,
        classes_by_names(doc),
        doc[PHRASES],
        quotations_by_mark(doc),
        _quoted(doc),
        names,
        frozenset(people),
        {mention.first: mention.stop for mention in doc[MENTIONS] if mention.type == "ORG"},
        tokens_of_times(doc),
    )


def _quoted(doc: Document) -> frozenset[int]:
    """Tokens inside quotation marks; nested quotations are counted once."""
    found: set[int] = set()
    covered = 0
    for quotation in doc[QUOTATIONS]:
        found.update(range(max(covered, quotation.first), quotation.stop))
        covered = max(covered, quotation.stop)
    return frozenset(found)

"""Where the learned chain adds a name that no rule found, or drops a doubtful one.

Rules come first: what lists, titles and head nouns say stands, but for kinds of rules that guess. The chain's margin
(in its own units, see `namemodel`) is kept with what it adds, and shown by `explain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.annotate.nameindex import TITLE, NameIndex
from tawatur.annotate.namemodel import LABELS, OUTSIDE, Chain, Reading, names_in_memory, rule_labels, without_prefixes
from tawatur.records.document import Document, Sentence, Token
from tawatur.records.layers import Mention, WordClass
from tawatur.text.clitics import ARTICLE, HER, THEM
from tawatur.text.endings import is_accusative
from tawatur.text.inflection import has_plural_ending

__all__ = ["LEARNED", "weigh"]

#: The rule's name of what the chain adds.
LEARNED = "<learned name>"
#: From which margin a name is added. Measured on newspaper articles of several outlets, read by eye: bodies need the
#: most, since the corpora that the chain learned from disagree on them.
_ADDED = {"PER": 30, "LOC": 30, "ORG": 60}
#: Longer runs of words, in tokens, are no name, whatever the chain makes of text without sense.
_LONGEST = 16
#: The case ending of indefinite nouns, which names bear only where they are inflected.
_ALIF, _TANWIN = "ا", "\u064b"
#: From which margin an unknown word behind a title is a name, and what it can be taken for. Read by eye as well.
#: A word that may begin with a conjunction or preposition ("of X") needs more.
_ANNOUNCED, _PREFIXED, _NOMINAL = -30, 0, frozenset({"noun", "adj", "name"})
#: Kinds of titles that names follow, and how many words a title and its complement have at most.
_BEARING, _TITLE = frozenset({"office", "rank", "clerical", "academic", "honorific"}), 4
#: At which margin a guess of the rules is dropped.
_DROPPED = {"<title> <name>": -70, "<name> <title>": -70, "<given name> <name>": -70, "places": -70, "towns": -140}


def weigh(doc: Document, classes: Sequence[WordClass], mentions: Sequence[Mention], index: NameIndex,
          chain: Chain) -> list[Mention]:  # fmt: skip
    """The rules' mentions without those that the chain drops, and with those that it adds."""
    kept: list[Mention] = []
    memory = names_in_memory(doc.tokens, mentions, index)
    at = 0
    for sentence in doc.sentences:
        inside = at
        while inside < len(mentions) and mentions[inside].first < sentence.stop:
            inside += 1
        found = mentions[at:inside]
        at = inside
        first, stop = sentence.first, sentence.stop
        labels = rule_labels(doc.tokens, found, first, stop, memory)
        read = chain.read(doc.tokens[first:stop], classes[first:stop], labels, index)
        kept += (m for m in found if not _is_dropped(m, first, read, chain))
        kept += _added(doc, classes, sentence, labels, read, index, chain)
        kept += _announced(doc, classes, sentence, labels, read, index, chain)
    return kept


def _is_dropped(mention: Mention, first: int, read: Reading, chain: Chain) -> bool:
    limit = _DROPPED.get(mention.rule)
    low, high = mention.first - first, mention.stop - first
    if limit is None or any(read.labels[low:high]) or (mention.rule == "towns" and high > low + 1):
        return False
    return chain.margin(read, low, high, mention.type) <= limit


def _added(doc: Document, classes: Sequence[WordClass], sentence: Sentence, labels: Sequence[str], read: Reading,
           index: NameIndex, chain: Chain) -> Iterator[Mention]:  # fmt: skip
    at, size = 0, len(read.labels)
    while at < size:
        stop = at + 1
        if read.labels[at] == OUTSIDE:
            at = stop
            continue
        kind = LABELS[read.labels[at]][2:]
        while stop < size and LABELS[read.labels[stop]] == f"I-{kind}":
            stop += 1
        first = sentence.first + at
        first += _is_adjective(doc, classes, first, sentence.first + stop, index)
        last = _name_stop(classes, first, sentence.first + stop)
        if last - first <= _LONGEST and all(label[0] in "-~" for label in labels[at:stop]):
            score = chain.margin(read, first - sentence.first, last - sentence.first, kind)
            if score >= _ADDED[kind] and _may_name(doc, classes, first, last, kind, index):
                yield _mention(doc, classes, first, last, kind, score, index)
        at = stop


def _announced(doc: Document, classes: Sequence[WordClass], sentence: Sentence, labels: Sequence[str], read: Reading,
               index: NameIndex, chain: Chain) -> Iterator[Mention]:  # fmt: skip
    """Unknown words alone behind a title with the article ("the Kenyan president X").

    A person's name follows such titles, so the chain need only not speak against it.
    """
    tokens, first = doc.tokens, sentence.first
    for at in range(first + 1, sentence.stop):
        label, word = labels[at - first], classes[at]
        if label[0] not in "-~" or not _stands_alone(read, at - first) or not tokens[at - 1].norm.startswith(ARTICLE):
            continue
        if word.tag not in _NOMINAL or word.conjunction or word.preposition or word.pronoun:
            continue
        if tokens[at].norm.startswith(ARTICLE) or not _is_strange(tokens[at], index):
            continue
        if not _is_titled(doc, classes, sentence, at, index) or has_plural_ending(tokens[at].norm):
            continue
        score = chain.margin(read, at - first, at - first + 1, "PER")
        least = _ANNOUNCED if len(tokens[at].variants) == 1 else _PREFIXED
        if least <= score < _ADDED["PER"] and _may_name(doc, classes, at, at + 1, "PER", index):
            yield _mention(doc, classes, at, at + 1, "PER", score, index)


def _stands_alone(read: Reading, at: int) -> bool:
    """Whether the chain takes a word for no name, or for a person's of this word alone."""
    after = read.labels[at + 1] if at + 1 < len(read.labels) else OUTSIDE
    return read.labels[at] == OUTSIDE or (LABELS[read.labels[at]] == "B-PER" and LABELS[after] != "I-PER")


def _is_strange(token: Token, index: NameIndex) -> bool:
    """Whether no list has a word, whatever is attached to it, and it bears no pronoun ("her", "their")."""
    if index.signs(token) or index.is_everyday(token) or token.norm.endswith((HER, THEM)):
        return False
    return not any(v.key in index.words or v.key in index.known or index.is_nationality(v.key) for v in token.variants)


def _is_titled(doc: Document, classes: Sequence[WordClass], sentence: Sentence, at: int, index: NameIndex) -> bool:
    """Whether a title of one person ends right before a word, or before its complement or the nationalities between."""
    tokens, stop = doc.tokens, at
    while stop - 1 > sentence.first and index.is_nationality(tokens[stop - 1].norm):
        stop -= 1
    for title in range(stop - 1, max(sentence.first, stop - _TITLE) - 1, -1):
        found = index.title_at(tokens, title) if index.signs(tokens[title]) & TITLE else None
        if found is not None and found[0] <= stop:
            single = classes[title].number not in ("du", "pl") and classes[title].gender != "f"
            closed = found[0] in (stop, stop - 1) or stop < at
            return single and found[1].kind in _BEARING and closed
    return False


def _is_adjective(doc: Document, classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a name seems to begin with a nationality, or with a title that no list has."""
    token = doc.tokens[at]
    if at + 2 >= stop or index.parts.get(token.norm, "")[:1] == "g":
        return False
    titled = token.norm.startswith(ARTICLE) and index.parts.get(doc.tokens[at + 1].norm) == "g1"
    return bool(classes[at].pronoun) or titled or (token.norm in index.nations and token.norm.startswith(ARTICLE))


def _name_stop(classes: Sequence[WordClass], first: int, stop: int) -> int:
    """Where a name ends before a verb, or before a word with an attached conjunction or preposition."""
    for at in range(first + 1, stop):
        if classes[at].tag == "verb" or classes[at].conjunction or classes[at].preposition:
            return at
    return stop


def _may_name(doc: Document, classes: Sequence[WordClass], first: int, stop: int, kind: str, index: NameIndex) -> bool:
    """Whether words look like a name: no verb at its front, no plural or everyday word alone, nothing but words."""
    token, word = doc.tokens[first], classes[first]
    if token.kind != "word" or doc.tokens[stop - 1].kind != "word" or word.tag in ("verb", "num", "adv"):
        return False
    if _TANWIN in token.text or index.is_set_phrase(" ".join(t.norm for t in doc.tokens[first:stop])):
        return False
    base = without_prefixes(token, word).key
    if index.is_nationality(base) or index.is_nationality(token.norm) or len(base) < 2:
        return False
    if kind == "PER" and base not in index.parts and (word.number in ("du", "pl") or has_plural_ending(base)):
        return False
    if kind == "PER" and stop == first + 1 and base.startswith(ARTICLE) and word.tag != "name":
        return base in index.parts
    if kind == "ORG":
        return base in index.bodies or not base.startswith(ARTICLE)
    if stop == first + 1:
        everyday = any(
            key in index.common or key in index.title_size or key in index.heads for key in (base, token.norm)
        )
        agrees = (
            kind == "LOC" and base[-1] == _ALIF and first > 0 and _is_object(doc.tokens[first - 1], classes[first - 1])
        )
        return word.number not in ("du", "pl") and not everyday and not agrees
    return base not in index.heads


def _is_object(token: Token, word: WordClass) -> bool:
    """Whether a word is an indefinite object, which another accusative behind it describes ("an invasion, | a ground
    one")."""
    return word.tag == "noun" and not word.definite and not word.pronoun and is_accusative(token.text)


def _mention(doc: Document, classes: Sequence[WordClass], first: int, stop: int, kind: str, score: int,
             index: NameIndex) -> Mention:  # fmt: skip
    token = doc.tokens[first]
    # Right behind a verb nothing is joined by "and" or "so": the letter is the name's own.
    whole = token.norm in index.parts or (first > 0 and classes[first].conjunction and classes[first - 1].tag == "verb")
    start = token.start if whole else without_prefixes(token, classes[first]).start
    end = doc.tokens[stop - 1].end
    text = doc.text[start:end]
    found = index.find(doc.tokens, first, stop)
    key = found.known.key if found is not None and found.stop == stop and found.known.type == kind else None
    return Mention(
        start=start, end=end, text=text, first=first, stop=stop, type=kind, name=text, key=key, rule=LEARNED,
        score=score,
    )  # fmt: skip

"""Telling the furniture of a page (link lists, share buttons, bylines, captions, tags) by the words of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tawatur.intake.posts import is_sign, without_tail
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.actors import PlaceWord
from tawatur.lexicon.concepts.calendar import Month, Weekday
from tawatur.lexicon.concepts.functionwords import FunctionWord
from tawatur.lexicon.concepts.furniture import PageFurniture
from tawatur.lexicon.entry import Entry
from tawatur.records.document import Token
from tawatur.text.dashes import DASHES
from tawatur.text.folding import fold
from tawatur.text.sentences import cut_sentences
from tawatur.text.tokens import NUMBER, PUNCT, WORD, cut

__all__ = ["BYLINE", "CAPTION", "LINKS", "SHARE", "Furniture", "Piece", "build_furniture"]

BYLINE, CAPTION, LINKS, SHARE = "byline", "caption", "link-list", "share"

#: Digits of the shortest date that a line of its own gives: of a day and a year.
_STAMP_DIGITS = 5
#: The hour of an ISO time, which is a word.
_HOUR = re.compile(r"T\d\d")
#: Code points in which opening words are looked for (at the start of a line) and closing ones (at its end).
_HEAD, _TAIL = 90, 60
#: The tail runs to the end of the line; a headline that it quotes may hold so many stops of its own.
_TAIL_SENTENCES = 5
#: Longest bylines, captions and tag lines seen, in words, rounded up.
_BYLINE_WORDS, _CAPTION_WORDS, _TAG_WORDS = 8, 30, 25
#: Notices on cookies and the like are paragraphs.
_NOTICE_WORDS = 80
#: Addresses and hashtags fill lines of at most so many code points; the bound keeps hostile lines cheap.
_LONGEST = 400
_PARTING = DASHES | {"|", "/"}
_SEPARATORS = _PARTING | {":"}
_STOPS = ".·!؟?…"
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\S+)(?:\s+(?:https?://\S+|www\.\S+|\S+@\S+\.\S+))*")
#: What makes a line that is nothing but a tail more than signs.
_LINKED = re.compile(r"[@#\uff03]\w|\w\.\w|https?:")
#: A word, of which a hashtag may have several.
_FIRST = re.compile(r"[^\W_]+")
_TAGS, _LABEL_ENDS = frozenset("#\uff03"), frozenset("|:/\\.!…")
_HASHTAGS = re.compile(r"#\S+(?:\s+#\S+)*")


class Piece(msgspec.Struct, frozen=True):
    """A line or a part of one; `kind` is "" for plain text; `opens_links` tells that headlines of others follow."""

    start: int
    end: int
    kind: str = ""
    opens_links: bool = False


def build_furniture(lexicon: Lexicon) -> Furniture:
    """Compile the words of the page from the language data."""
    calendar = (*lexicon.entries(Month), *lexicon.entries(Weekday))
    before = (*(e for e in lexicon.entries(FunctionWord) if e.tag == "prep"), *lexicon.entries(PlaceWord))
    return Furniture(
        lexicon.entries(PageFurniture),
        {word for entry in calendar for word in _words_of(entry)},
        frozenset(word for entry in before for form in entry.forms() for word in fold(form.text).split()),
    )


class Furniture:
    """Tells lines of furniture from lines of text."""

    def __init__(self, entries: tuple[PageFurniture, ...], calendar: set[str], leading: frozenset[str]) -> None:
        self._leading = leading
        printed = [entry for entry in entries if entry.place == "stamp"]
        others = [entry for entry in entries if entry.place not in ("stamp", "zone", "flash")]
        self._table = PhraseTable((form, entry) for entry in others for form in entry.forms())
        self._stamps = frozenset(calendar).union(word for entry in printed for word in _words_of(entry))
        flashes = [entry for entry in entries if entry.place == "flash"]
        self._openings = frozenset(fold(form.text).split()[0] for entry in flashes for form in entry.forms())
        self._flashes = PhraseTable((form, entry) for entry in flashes for form in entry.forms())
        self._zones = PhraseTable((form, entry) for entry in entries if entry.place == "zone" for form in entry.forms())

    def is_notice(self, line: str) -> bool:
        """Whether a line is the site's own word to its readers: on cookies, scripts, terms of use."""
        text = line.strip()
        tokens = _head(text, 0, len(text))
        match = self._table.match_at(tokens, 0) if tokens else None
        return match is not None and any(
            entry.place == "whole" and self._holds(entry, text, 0, len(text), fills=False, labels=False)
            for entry, _ in match.items
        )

    def pieces(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Piece]:
        """Cut one trimmed line into its pieces; most lines are one piece of plain text."""
        stop = without_tail(text, start, end, self._leading)
        if stop == start:
            found = next(self._pieces(text, start, end, first=first, last=last))
            yield found if found.kind or not _LINKED.search(text, start, end) else Piece(start, end, SHARE)
            return
        yield from self._pieces(text, start, stop, first=first, last=last)
        yield from _tail(text, stop, end)

    def title_pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """Cut a title from the label before it and the tail behind it."""
        stop = without_tail(text, start, end, self._leading)
        if stop == start:
            yield Piece(start, end)
            return
        label = self._label(text, start, stop)
        if label is not None and (begin := _skip_space(text, label, stop)) < stop:
            yield Piece(start, label, SHARE)
            start = begin
        yield Piece(start, stop)
        yield from _tail(text, stop, end)

    def _label(self, text: str, start: int, end: int) -> int | None:
        """The end of a label such as "urgent |" at the start of a line, with its sign; None where there is none."""
        first = _FIRST.search(text, start, end)
        if first is None or fold(first[0]) not in self._openings:
            return None
        tokens = _head(text, start, end)
        at = next((token.index for token in tokens if token.kind != PUNCT), None)
        match = self._flashes.match_at(tokens, at) if at is not None else None
        if at is None or match is None or match.variant.prefix:
            return None
        after = stop = tokens[match.stop - 1].end
        while stop < end and (text[stop].isspace() or text[stop] in _LABEL_ENDS or is_sign(text[stop])):
            stop += 1
        begin = tokens[at].start
        tagged = begin > start and text[begin - 1] in _TAGS
        return after + len(text[after:stop].rstrip()) if tagged or text[after:stop].strip() else None

    def _pieces(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Piece]:
        label = self._label(text, start, end)
        if label is not None and (begin := _skip_space(text, label, end)) < end:
            yield Piece(start, label, SHARE)
            start = begin
        tokens = _head(text, start, end)
        at = next((token.index for token in tokens if token.kind != PUNCT), None)
        if at is None:
            yield Piece(start, end)
            return
        match = self._table.match_at(tokens, at)
        if match is not None and any(entry.place == "cut" for entry, _ in match.items):
            yield Piece(start, tokens[match.stop - 1].end, SHARE)
            rest = _skip_space(text, tokens[match.stop - 1].end, end)
            if rest < end:
                yield from self.pieces(text, rest, end, first=first, last=last)
            return
        found = self._whole_line(text, start, end, tokens, at, edge=first != last)
        if found is None and last:
            yield from self._with_tail(text, start, end)
        else:
            yield found or Piece(start, end)

    def _whole_line(self, text: str, start: int, end: int, tokens: list[Token], at: int, *, edge: bool) -> Piece | None:
        if edge and tokens[-1].end == end and self._is_stamp(tokens):
            return Piece(start, end, SHARE)
        match = self._table.match_at(tokens, at)
        if match is not None and not match.variant.prefix:
            after = tokens[match.stop : match.stop + 1]
            fills = tokens[-1].end == end and all(t.kind != WORD for t in tokens[match.stop :])
            labels = bool(after) and after[0].text in _SEPARATORS
            for entry, _ in match.items:
                if self._holds(entry, text, start, end, fills=fills, labels=labels):
                    return Piece(start, end, entry.block, entry.links and fills)
        if self._is_share(tokens, end) or (end - start <= _LONGEST and _ADDRESS.fullmatch(text, start, end)):
            return Piece(start, end, SHARE)
        if end - start <= _LONGEST and _HASHTAGS.fullmatch(text, start, end):
            return Piece(start, end, LINKS)
        if kind := self._credit(text, start, end, tokens, edge=edge):
            return Piece(start, end, kind)
        return None

    @staticmethod
    def _holds(entry: PageFurniture, text: str, start: int, end: int, *, fills: bool, labels: bool) -> bool:
        """Whether an entry found at the start of a line makes the line its block."""
        if entry.place == "tail":
            return entry.block == BYLINE and _is_short(text, start, end, _TAG_WORDS, inner_stops=True)
        if entry.place == "whole":
            return _is_short(text, start, end, _NOTICE_WORDS, inner_stops=True)
        if entry.block == CAPTION:
            said = entry.place == "opens" or (entry.place == "alone" and (fills or labels))
            return said and _is_short(text, start, end, _CAPTION_WORDS)
        if entry.place == "alone":
            words = {BYLINE: _BYLINE_WORDS, SHARE: 0}.get(entry.block, _TAG_WORDS)
            return fills or (labels and _is_short(text, start, end, words))
        return entry.place == "opens" and _is_short(text, start, end, 2 * _TAG_WORDS)

    def _is_share(self, tokens: list[Token], end: int) -> bool:
        """Whether share buttons and numbers fill the line."""
        if tokens[-1].end != end:
            return False
        taken: set[int] = set()
        for match in self._table.find(tokens):
            if any(entry.block == SHARE for entry, _ in match.items):
                taken.update(range(match.first, match.stop))
        return bool(taken) and all(token.index in taken for token in tokens if token.kind == WORD)

    def _is_stamp(self, tokens: list[Token]) -> bool:
        """Whether a line says when it was printed and nothing else: numbers, names of the calendar, words of clocks."""
        digits = sum(letter.isdigit() for token in tokens for letter in token.text)
        if digits < _STAMP_DIGITS:
            return False
        zones = {at for match in self._zones.find(tokens) for at in range(match.first, match.stop)}
        return all(
            token.norm in self._stamps or token.index in zones or _HOUR.fullmatch(token.text)
            for token in tokens
            if token.kind == WORD
        )

    def _credit(self, text: str, start: int, end: int, tokens: list[Token], *, edge: bool) -> str | None:
        """Lines that credit somebody: a byline or dateline, or a caption that ends in the photographer's agency."""
        closing = text[end - 1] in ")]"
        short = tokens[-1].end == end and _is_short(text, start, end, _BYLINE_WORDS)
        if short and (edge or closing) and not any(token.kind == NUMBER for token in tokens):
            found = self._table.find(tokens)
            if any(self._credits(match, len(tokens)) for match in found) or (edge and _is_balanced(tokens)):
                return BYLINE
        if closing and _is_short(text, start, end, _CAPTION_WORDS) and self._ends_in_credit(text, start, end):
            return CAPTION
        return None

    @staticmethod
    def _credits(match: Match[PageFurniture], length: int) -> bool:
        """Whether a phrase credits: an agency anywhere in a short line, other words of bylines at its end."""
        return any(
            entry.place == "within" or (entry.block == BYLINE and match.stop == length) for entry, _ in match.items
        )

    def _ends_in_credit(self, text: str, start: int, end: int) -> bool:
        opening = max(text.rfind("(", max(start, end - _TAIL), end), text.rfind("[", max(start, end - _TAIL), end))
        if opening <= start:
            return False
        tokens = list(cut(text, opening + 1, end - 1, index=0, sentence=0))
        match = self._table.match_at(tokens, 0) if tokens else None
        return match is not None and any(entry.place in ("ends", "within") for entry, _ in match.items)

    def _with_tail(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """Take tags and links off the end of the article's last line."""
        begin = max(start, end - _LONGEST)
        for at, _ in list(cut_sentences(text, begin, end))[-_TAIL_SENTENCES:]:
            tokens = _head(text, at, end)
            match = self._table.match_at(tokens, 0) if tokens and (at > begin or at == start) else None
            if match is None or text[end - 1] in ".·":
                continue
            kinds = [entry.block for entry, _ in match.items if entry.place == "tail" or entry.tail]
            if kinds and _is_short(text, at, end, _TAG_WORDS, inner_stops=True):
                if at > start:
                    yield Piece(start, _skip_space_back(text, start, at))
                yield Piece(at, end, kinds[0])
                return
        yield Piece(start, end)


def _tail(text: str, start: int, end: int) -> Iterator[Piece]:
    """What hangs on a line, unless it is signs alone."""
    begin = _skip_space(text, start, end)
    if any(letter.isalnum() for letter in text[begin:end]):
        yield Piece(begin, end, SHARE)


def _words_of(entry: Entry) -> Iterator[str]:
    return (word for form in entry.forms() for word in form.text.split())


def _head(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a line's first code points; a word that the bound would cut is left out."""
    stop = min(end, start + _HEAD)
    if stop < end:
        space = text.rfind(" ", start, stop)
        stop = space if space > start else stop
    return list(cut(text, start, stop, index=0, sentence=0))


def _is_short(text: str, start: int, end: int, words: int, *, inner_stops: bool = False) -> bool:
    """Whether a line has at most so many words and no sentence ends in it, nor at its end."""
    if end - start > words * 20:
        return False
    told = fold(text[start:end]).split()
    return len(told) <= words and (
        inner_stops or (not any(word[-1] in _STOPS for word in told[:-1]) and not " ".join(told).endswith((".", "·")))
    )


def _is_balanced(tokens: list[Token]) -> bool:
    """Whether a dash or bar stands between two groups of at most four words, as in "agency - city"."""
    at = next((n for n, token in enumerate(tokens) if n and token.text in _PARTING), len(tokens))
    sides = [sum(token.kind == WORD for token in side) for side in (tokens[:at], tokens[at + 1 :])]
    return all(1 <= words <= 4 for words in sides)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _skip_space_back(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at

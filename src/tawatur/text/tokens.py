"""Cutting text into words, numbers and punctuation marks; tokens and the gaps between them rebuild the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tawatur.records.document import Token, Variant
from tawatur.text.clitics import Reading, analyse, analyse_bound
from tawatur.text.folding import MARKS, fold, spell_plainly
from tawatur.text.kept import Kept

__all__ = ["NUMBER", "PUNCT", "WORD", "cut", "cut_alone", "original_skip", "word_norms"]

WORD, NUMBER, PUNCT = "word", "number", "punct"

_ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc"
)
_MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200c\u200d\u00ad"
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_A_NUMBER = rf"[{_DIGIT}]+(?:[.,\u066b\u066c\u060c][{_DIGIT}]+|[\u0631\ufead\ufeae][{_DIGIT}]+)*"
_A_WORD = rf"[{_ARABIC}][{_ARABIC}{_MARK}]*|[A-Za-z\u00c0-\u024f]+(?:['\u2019-]?[A-Za-z0-9\u00c0-\u024f]+)*"
_TOKEN = re.compile(
    rf"(?P<number>{_A_NUMBER})|(?P<word>{_A_WORD})"
    # The sign of a hashtag is no mark: its words are words of the sentence.
    rf"|(?![#\uff03][{_ARABIC}A-Za-z])(?P<punct>[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
)
#: A hashtag up to an underscore; one of more words is a slogan and no name. The bound keeps hostile text linear.
_HASHTAG = re.compile(rf"[#\uff03][{_ARABIC}{_MARK}{_DIGIT}A-Za-z]+(?:_[{_ARABIC}{_MARK}{_DIGIT}A-Za-z]+)*")
_HASHTAG_WORDS, _LONGEST_HASHTAG = 4, 60
#: What of the above is no mark, without groups, which take time.
_SPELT = re.compile(f"{_A_NUMBER}|{_A_WORD}")
#: Written forms whose folded letters are remembered: four words in five of running news.
_REMEMBERED = 1 << 15


def cut(text: str, start: int, end: int, *, index: int, sentence: int) -> Iterator[Token]:
    """Cut `text[start:end]` into tokens, numbering them from `index`; the tokens stand in sentence `sentence`."""
    for match in _TOKEN.finditer(text, start, end):
        raw, at = match[0], match.start()
        if raw == "_" and _is_in_hashtag(text, at, start, end):
            continue
        form = _FORMS.get(raw) or _form(raw, match.lastgroup or PUNCT)
        yield Token(
            start=at,
            end=match.end(),
            text=form.plain,
            index=index,
            sentence=sentence,
            kind=form.kind,
            norm=form.norm,
            variants=_placed(form.free, at),
            bound=_placed(form.bound, at) if form.bound else (),
            keys=form.keys,
            bound_keys=form.bound_keys,
        )
        index += 1


def _is_in_hashtag(text: str, at: int, start: int, end: int) -> bool:
    """Whether an underscore parts the words of a hashtag, as a space would."""
    opens = max(
        text.rfind("#", max(start, at - _LONGEST_HASHTAG), at),
        text.rfind("\uff03", max(start, at - _LONGEST_HASHTAG), at),
    )
    match = _HASHTAG.match(text, opens, min(end, opens + 2 * _LONGEST_HASHTAG)) if opens >= 0 else None
    return match is not None and match.end() > at and match[0].count("_") < _HASHTAG_WORDS


def cut_alone(text: str) -> list[Token]:
    """The tokens of words that stand alone, such as a name: their offsets and indexes are those in these words."""
    return list(cut(text, 0, len(text), index=0, sentence=0))


def _placed(reads: tuple[_Read, ...], at: int) -> tuple[Variant, ...]:
    """The readings of a form that stands at an offset; most words have one."""
    if len(reads) == 1:
        key, skip, prefix, suffix = reads[0]
        return (Variant(key, at + skip, prefix, suffix),)
    return tuple([Variant(key, at + skip, prefix, suffix) for key, skip, prefix, suffix in reads])


def word_norms(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words and numbers of `text[start:end]` as `cut` folds them, with their offsets: a fifth of its cost."""
    for match in _SPELT.finditer(text, start, end):
        yield _norm(match[0]), match.start(), match.end()


@lru_cache(maxsize=_REMEMBERED)
def _norm(raw: str) -> str:
    return fold(raw) or raw


def original_skip(raw: str, skip: int) -> int:
    """Count the code points of `raw` that hold its first `skip` folded letters and the marks on them."""
    if skip == 0:
        return 0
    seen = 0
    for offset, letter in enumerate(raw):
        if ord(letter) in MARKS:
            continue
        if seen >= skip:
            return offset
        seen += len(fold(letter))
    return len(raw)


#: A reading as a token needs it: the word to look up, code points before it, prefix, suffix.
_Read = tuple[str, int, str, str]


class _Form(msgspec.Struct, frozen=True):
    """What spelling allows a written form to be, kept once a form: all of a token but its place."""

    kind: str
    plain: str
    norm: str
    free: tuple[_Read, ...]
    bound: tuple[_Read, ...]
    keys: tuple[str, ...]
    bound_keys: tuple[str, ...]


_FORMS: Kept[str, _Form] = Kept()


def _form(raw: str, kind: str) -> _Form:
    """The record of a written form that was not met lately; its letters tell its kind."""
    return _FORMS.recall(raw) or _FORMS.keep(raw, _read_form(raw, kind))


def _read_form(raw: str, kind: str) -> _Form:
    norm = fold(raw) or raw
    if kind != WORD:
        return _Form(kind, spell_plainly(raw), norm, ((norm, 0, "", ""),), (), (norm,), ())
    free, bound = analyse(norm), analyse_bound(norm)
    keys, bound_keys = tuple([r.key for r in free]), tuple([r.key for r in bound])
    return _Form(kind, spell_plainly(raw), norm, _reads(free, raw), _reads(bound, raw), keys, bound_keys)


def _reads(readings: tuple[Reading, ...], raw: str) -> tuple[_Read, ...]:
    return tuple((r.key, original_skip(raw, r.skip), r.prefix, r.suffix) for r in readings)

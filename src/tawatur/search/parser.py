"""From what people type to criteria.

    query   = either { "OR" either }          "|" is OR
    either  = part { ["AND"] part }
    part    = ["NOT" | "-"] ( "(" query ")" | field ":" value | "phrase" | word | beginning* )

Operators are written in capitals, since news is full of the small words they could be taken for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from tawatur.errors import QueryError
from tawatur.records.ledger import COMMITMENT_KINDS, EVENT_TYPES, FIGURE_KINDS, STANCES
from tawatur.store.criteria import DAY_FIELDS, All, AnyOf, Contradicted, Criterion, Days, Figures, Named, Not, Term
from tawatur.text.folding import fold
from tawatur.text.searchkeys import iter_words, phrase_inner, phrase_starts, query_keys
from tawatur.text.sounds import arabic_sounds, latin_sounds

__all__ = ["FIELDS", "parse_query"]

#: What can stand before a colon.
FIELDS = (
    "entity", "speaker", "outlet", "event", "stance", "commitment", "figure", "published", "happened", "said", "has",
    "exact", "sounds",
)  # fmt: skip
_VOCABULARIES = {
    "event": EVENT_TYPES,
    "stance": STANCES,
    "commitment": COMMITMENT_KINDS,
}
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>\() | (?P<close>\)) | (?P<or>\|)
    | (?P<minus>-)(?=[^\s)])
    | (?:(?P<field>[A-Za-z]+):(?!//))? (?:
          (?P<quoted>"[^"]*"|«[^»]*»|“[^”]*”|„[^“”]*[“”])
        | (?P<word>[^\s()|"«“„]+)
        | (?P<nothing>(?=\s|\)|$))
      )
    )""",
    re.VERBOSE,
)
_RANGE = re.compile(r"^(?P<what>[a-z]*)\s*[:=]?\s*(?:(?P<sign>>=|<=|>|<)?(?P<low>\d+)?(?P<dots>\.\.)?(?P<high>\d+)?)$")
#: The id of an entity of several articles.
_SHARED = re.compile(r"shared-[0-9a-f]{12}")
_MOST_PARTS = 200
#: Digits of a bound; databases hold no longer numbers.
_MOST_DIGITS = 18
#: Inside phrases up to this length a particle may be attached that was not typed: "a halt [to] fire".
_SHORT_PHRASE = 3


class _Piece(msgspec.Struct, frozen=True):
    """A token of the query: its kind, its text, the field before it, whether it was quoted."""

    kind: str
    text: str = ""
    field: str | None = None
    quoted: bool = False


def parse_query(query: str) -> Criterion | None:
    """The criteria of a query; None where it asks for everything. Raise QueryError, which says what is wrong."""
    pieces = _cut(query)
    if not pieces:
        return None
    if len(pieces) > _MOST_PARTS:
        raise QueryError(f"the query has {len(pieces)} parts; at most {_MOST_PARTS} are answered")
    reader = _Reader(pieces)
    criterion = reader.query()
    if not reader.is_done:
        raise QueryError("the query closes a bracket that it did not open; leave out one ')'")
    return criterion


def _cut(query: str) -> list[_Piece]:
    pieces = []
    at = 0
    query = query.replace("\0", " ").rstrip()
    while at < len(query):
        match = _TOKEN.match(query, at)
        if match is None or match.end() == at:
            raise QueryError(f"the query cannot be read from {query[at : at + 20]!r} on; close the quotation mark")
        at = match.end()
        pieces.append(_piece(match))
    return pieces


def _piece(match: re.Match[str]) -> _Piece:
    for kind in ("open", "close", "or", "minus"):
        if match[kind]:
            return _Piece(kind)
    if match["quoted"]:
        return _Piece("value", match["quoted"][1:-1], _field(match["field"]), True)
    word = match["word"] or ""
    if match["field"] is None and word in ("OR", "AND", "NOT"):
        return _Piece({"OR": "or", "AND": "and", "NOT": "minus"}[word])
    return _Piece("value", word, _field(match["field"]))


def _field(name: str | None) -> str | None:
    if name is None:
        return None
    if name.lower() not in FIELDS:
        raise QueryError(f"{name}: is no field; fields are {', '.join(FIELDS)}. Put a colon that is meant into quotes")
    return name.lower()


class _Reader:
    """Reads the pieces of one query; lives for one call."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._at = 0

    @property
    def is_done(self) -> bool:
        return self._at >= len(self._pieces)

    def _next_is(self, *kinds: str) -> bool:
        return not self.is_done and self._pieces[self._at].kind in kinds

    def query(self) -> Criterion:
        found = [self._either()]
        while self._next_is("or"):
            self._at += 1
            found.append(self._either())
        return found[0] if len(found) == 1 else AnyOf(criteria=tuple(found))

    def _either(self) -> Criterion:
        found: list[Criterion] = []
        while not self.is_done and not self._next_is("or", "close"):
            if self._next_is("and"):
                self._at += 1
                continue
            found.append(self._part())
        if not found:
            raise QueryError("the query has an operator or bracket with nothing beside it; complete it or leave it out")
        return found[0] if len(found) == 1 else All(criteria=tuple(found))

    def _part(self) -> Criterion:
        if self.is_done or self._next_is("or", "and", "close"):
            raise QueryError("the query has an operator with nothing after it; complete it or leave it out")
        piece = self._pieces[self._at]
        self._at += 1
        if piece.kind == "minus":
            return Not(criterion=self._part())
        if piece.kind == "open":
            inner = self.query()
            if not self._next_is("close"):
                raise QueryError("the query opens a bracket that it does not close; add ')'")
            self._at += 1
            return inner
        return _value(piece)


def _value(piece: _Piece) -> Criterion:
    if piece.field is not None and not piece.text.strip():
        raise QueryError(f"{piece.field}: needs a value right after the colon")
    return _MAKERS.get(piece.field or "", _text)(piece)


def _text(piece: _Piece) -> Criterion:
    """Words of the article, or of a name, a speaker or an outlet."""
    field = piece.field if piece.field in ("entity", "speaker", "outlet") else "text"
    if field == "entity" and _SHARED.fullmatch(piece.text):
        return Named(entity=piece.text)
    prefix = piece.text.endswith("*")
    words = [word.text for word in iter_words(piece.text)]
    if not words:
        # Punctuation alone holds for every article.
        return All(criteria=())
    latin = [sounds for word in words if word.isascii() and word.isalpha() for sounds in [latin_sounds(word)] if sounds]
    literal = _term(words, field, prefix=prefix)
    if field == "outlet" or prefix or not latin or any(not w.isascii() for w in words):
        return literal
    among = field if field == "speaker" else "entity"
    spelled = tuple(Term(words=(sounds,), field=among) for sounds in latin)
    return AnyOf(criteria=(literal, spelled[0] if len(spelled) == 1 else All(criteria=spelled)))


def _term(words: list[str], field: str, *, prefix: bool = False, exact: str | None = None) -> Term:
    keys = [query_keys(word) for word in words]
    if len(words) > 1 and field == "text":
        keys[0] = phrase_starts(words[0])
        if len(words) <= _SHORT_PHRASE:
            keys[1:] = [phrase_inner(word) for word in words[1:]]
    return Term(words=tuple(k for k in keys if k), field=field, prefix=prefix, exact=exact)


def _exact(piece: _Piece) -> Criterion:
    words = [word.text for word in iter_words(piece.text)]
    if not words:
        raise QueryError("exact: needs a word")
    return _term(words, "text", exact=piece.text.strip())


def _sounds(piece: _Piece) -> Criterion:
    words = [word.text for word in iter_words(piece.text)]
    keys = [key for word in words if (key := latin_sounds(word) if word.isascii() else arabic_sounds(word))]
    if not keys:
        raise QueryError(f"sounds:{piece.text} has too few consonants to look for")
    return All(criteria=tuple(Term(words=(key,), field="entity") for key in keys))


def _kind(piece: _Piece) -> Criterion:
    field = piece.field or ""
    allowed = _VOCABULARIES[field]
    found = next((value for value in allowed if value.lower() == piece.text.lower()), None)
    if found is None:
        raise QueryError(f"{field}:{piece.text} is none of {', '.join(allowed)}")
    return Term(words=((f"{field}{found.lower()}",),), field="facet")


def _figure(piece: _Piece) -> Criterion:
    """A kind ("killed"), bounds (">=10", "10..50", "12") or both ("killed>=10")."""
    match = _RANGE.match(fold(piece.text).lower())
    what = match["what"] if match else None
    if match is None or (what and what not in FIGURE_KINDS):
        raise QueryError(
            f"figure:{piece.text} is not understood; give one of {', '.join(FIGURE_KINDS)}, bounds such as >=10 or"
            " 10..50, or both such as killed>=10"
        )
    if any(len(match[name] or "") > _MOST_DIGITS for name in ("low", "high")):
        raise QueryError(
            f"figure:{piece.text[:40]} has more digits than a figure has; at most {_MOST_DIGITS} are compared"
        )
    low, high = (int(match[name]) if match[name] else None for name in ("low", "high"))
    sign = match["sign"]
    if sign:
        step = 1 if sign in (">", "<") else 0
        low, high = (low + step if low is not None else None, None) if ">" in sign else (None, (low or 0) - step)
    elif not match["dots"]:
        # One number: "12" reads as digits of low and high run together only where dots part them.
        high = low
    if what and low is None and high is None:
        return Term(words=((f"figure{what}",),), field="facet")
    return Figures(what=what or None, low=low, high=high)


def _has(piece: _Piece) -> Criterion:
    if piece.text.lower() not in ("contradiction", "contradictions"):
        raise QueryError(f"has:{piece.text} is not understood; has:contradiction is")
    return Contradicted()


def _day(piece: _Piece) -> Criterion:
    """A day, month or year, or two of them with dots between; either side may be left open."""
    text = fold(piece.text)
    first, dots, last = text.partition("..")
    begin = _bounds(first, piece)[0] if first else None
    end = _bounds(last if dots else first, piece)[1] if (last or not dots) else None
    if begin is not None and end is not None and begin > end:
        raise QueryError(f"{piece.field}:{piece.text} ends before it begins")
    return Days(field=piece.field or DAY_FIELDS[0], first=begin, last=end)


def _bounds(text: str, piece: _Piece) -> tuple[int, int]:
    parts = text.strip().split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *("1",) * (3 - len(parts))))
        first = date(year, month, day)
        if len(parts) == 1:
            last = date(year, 12, 31)
        elif len(parts) == 2:
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        else:
            last = first
    except (ValueError, OverflowError) as error:
        message = f"{piece.field}:{piece.text} is no day; write 2025-07-23, 2025-07, 2025 or 2025-07-01..2025-07-31"
        raise QueryError(message) from error
    return first.toordinal(), last.toordinal()


_MAKERS: dict[str, Callable[[_Piece], Criterion]] = {
    "exact": _exact,
    "sounds": _sounds,
    "event": _kind,
    "stance": _kind,
    "commitment": _kind,
    "figure": _figure,
    "has": _has,
    **dict.fromkeys(DAY_FIELDS, _day),
}

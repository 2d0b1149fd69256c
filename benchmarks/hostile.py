"""How the cost of texts that never end grows: each is read at two lengths, the longer twice the shorter.

python benchmarks/hostile.py

Prints the ratio of the two times in one run; 2 is linear, 4 quadratic. Ends with exit code 1 where one is above 3.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from tawatur import make_article, read
from tawatur.history.alignment import align
from tawatur.search.edits import changed_words
from tawatur.search.matching import Matcher
from tawatur.search.parser import parse_query
from tawatur.stories.passages import passages, words_of
from tawatur.text.quotes import find_quotes

#: Above this the cost grows faster than the text by more than the noise of a shared machine.
_LINEAR = 3.0
_TRIES = 3


def _read(piece: str, times: int) -> Callable[[int], object]:
    return lambda n: read(make_article(title="", body=piece * (times * n), published="2024-05-15"))


def _shared(n: int) -> object:
    words = words_of(make_article(title="", body="قال إن الأمر انتهى ثم عاد " * (1_000 * n), ident="a"))
    return passages(words, words)


def _edited(n: int) -> object:
    old = " ".join(str(k % 97) for k in range(40_000 * n))
    return list(changed_words(f"a {old} b", f"c {old[::-1]} d"))


def _quoted(piece: str) -> Callable[[int], object]:
    return lambda n: find_quotes(piece * (50_000 * n), 0, len(piece) * 50_000 * n)


def _matched(text: str, query: str) -> Callable[[int], object]:
    return lambda n: Matcher(parse_query(query)).spans(text * (50_000 * n))


CASES: dict[str, Callable[[int], object]] = {
    "counts without end": _read("قتل 5 و", 1_000),
    "an outcome without end": _read("مقتل ", 1_000),
    "an attack without end": _read("غارة على ", 1_000),
    "names without end": _read("قصف الجيش اليوم مدينة ", 500),
    "acts of speech without end": _read("طالب وزير الخارجية الذي زار المدينة اليوم ", 250),
    "a sentence without a verb": _read("على صعيد آخر طلب مجلس ", 500),
    "days without end": _read("في مايو 2014 ثم قصف الجيش القرية ", 2_000),
    "open quotation marks": _read("«", 2_000),
    "turns of a dialogue": _read("هل انتهى العمل؟\n- نعم انتهى.\n", 100),
    "marks alone": _quoted('«"'),
    "a page that repeats itself": _shared,
    "a page changed in every word": _edited,
    "two versions without a common line": lambda n: align("كلمة " * (1_200 * n), "كلمة غيرها " * (600 * n)),
    "one letter sought in itself": _matched("ه", "هدنة"),
    "a phrase that nearly matches": _matched("وقف ", '"وقف وقف إطلاق"'),
}


def main() -> None:
    worst = 0.0
    for name, made in CASES.items():
        made(1)
        ratio = min(_seconds(made, 2) / _seconds(made, 1) for _ in range(_TRIES))
        worst = max(worst, ratio)
        print(f"{name:<36} {ratio:5.2f}", flush=True)
    sys.exit(worst > _LINEAR)


def _seconds(made: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    made(size)
    return max(time.process_time() - begun, 1e-4)


if __name__ == "__main__":
    main()

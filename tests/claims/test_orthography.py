"""Spellings that mean nothing: marks, strokes, old fonts, other keyboards, kinds of commas, quotes and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from tawatur import make_article, read
from tawatur.records.ledger import Ledger
from tawatur.records.span import span_of
from tawatur.text.folding import fold

TITLE = "مقتل خمسة أشخاص في هجوم شمالي نيجيريا"
BODY = """\
قال وزير الداخلية النيجيري، أمس الثلاثاء، إن خمسة أشخاص على الأقل قتلوا وأصيب 13 آخرون في هجوم على سوق بمدينة كانو.
وأضاف "لن نتفاوض مع المهاجمين"، مؤكدا أن الشرطة اعتقلت 3 مسؤولين محليين؛ وأدانت منظمة التعاون الإسلامي الهجوم.
وطالبت نقابة الأطباء الحكومة بفتح تحقيق، فهل تفتحه؟ وتعهدت فنلندا بتقديم 1,500 خيمة لإيواء اللاجئين.
"""
WORD = re.compile("[ء-ي]+")
#: Letters that are not joined to the next one.
APART = "اأإآدذرزوؤةىء"
FORMS = {
    (chr(int(base, 16)), kind): chr(code)
    for code in range(0xFE80, 0xFEF5)
    for kind, base in [unicodedata.decomposition(chr(code)).split()[:2]]
    if kind
}


def in_old_font(match: re.Match[str]) -> str:
    word, shaped = match[0], ""
    for at, letter in enumerate(word):
        before = at > 0 and word[at - 1] not in APART and letter != "ء"
        after = at + 1 < len(word) and letter not in APART and word[at + 1] != "ء"
        kind = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            (before, after), "isolated"
        )
        shaped += FORMS[letter, f"<{kind}>"]
    return shaped


def voweled(match: re.Match[str]) -> str:
    word = match[0]
    inner = "".join(c if c in "اآىوي" else c + "\u0652" for c in word[1:-1])
    return word if len(word) < 2 else f"{word[0]}\u064e{inner}{word[-1]}\u064f"


def letters(text: str) -> str:
    return "".join(c for c in fold(text).replace(",", "،") if c.isalnum())


def told(ledger: Ledger) -> list[object]:
    """What a ledger says, by the letters that its spans cover."""
    text = ledger.article.text

    def said(*spans: object) -> list[str]:
        found = [s for span in spans for s in (span if isinstance(span, tuple) else (span,)) if s is not None]
        assert all(text[s.start : s.end] == s.text for s in found)
        return [letters(s.text) for s in found]

    return [
        *((e.type, e.mode, said(e.trigger), said(e.actors), said(e.recipients), said(e.when)) for e in ledger.events),
        *((s.kind, s.stance, said(s.cue), said(s.speaker), said(s.content)) for s in ledger.statements),
        *((f.low, f.high, f.what, said(f), said(f.of)) for f in ledger.figures),
        *((t.value, said(t)) for t in ledger.times),
        *((e.type, letters(e.name), said(e.mentions)) for e in ledger.entities),
        *((c.kind, said(c.from_), said(c.to), said(c.content)) for c in ledger.commitments),
    ]


def read_as(write: Callable[[str], str]) -> list[object]:
    return told(read(make_article(title=write(TITLE), body=write(BODY), published="2024-03-06")))


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda text: WORD.sub(in_old_font, text), id="presentation forms"),
        pytest.param(lambda text: re.sub(f"([ب-ي])(?<![{APART}])(?=[ء-ي])", r"\1ــ", text), id="strokes"),
        pytest.param(lambda text: WORD.sub(voweled, text), id="vowels"),
        pytest.param(lambda text: re.sub(r"\bال([تدرسشن])", "ال\\1\u0651", text), id="doubled letters"),
        pytest.param(lambda text: text.replace("ي", "ی").replace("ك", "ک"), id="Persian letters"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="hamza as a mark"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="spaces that break no line"),
        pytest.param(lambda text: text.replace(" ", "  "), id="two spaces"),
        pytest.param(lambda text: text.replace(" ", " \u200b"), id="spaces without width"),
        pytest.param(lambda text: re.sub('([.،:؛؟"\n])', "\u200f\\1\u200f", text), id="marks of direction"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: text.replace("\n", "\n\n"), id="empty lines"),
        pytest.param(
            lambda text: text.translate({ord("0") + n: chr(0x660 + n) for n in range(10)}), id="Eastern digits"
        ),
        pytest.param(lambda text: text.replace("،", ",").replace("؛", ";").replace("؟", "?"), id="Latin stops"),
        pytest.param(lambda text: re.sub('"(.*?)"', r"«\1»", text), id="guillemets"),
        pytest.param(lambda text: re.sub('"(.*?)"', r"“\1”", text), id="curly quotes"),
        pytest.param(lambda text: re.sub('"(.*?)"', r"„\1“", text), id="low quotes"),
        pytest.param(lambda text: re.sub('"(.*?)"', r"‹\1›", text), id="single guillemets"),
    ],
)
def test_spelling_that_means_nothing(write: Callable[[str], str]) -> None:
    plain = read_as(lambda text: text)
    assert len(plain) > 15
    assert read_as(write) == plain


def test_what_begins_inside_a_sign_for_two_letters_is_quoted_with_it() -> None:
    assert span_of("دعوا ﻹدانة قصف غزة", 6, 10).text == "ﻹدانة"
    assert span_of("دعوا لإدانة قصف غزة", 6, 11).text == "إدانة"

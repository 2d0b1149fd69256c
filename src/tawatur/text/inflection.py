"""The written forms of Arabic verbs and nouns, made from their principal parts.

Data files give principal parts only (past and present third person masculine, active participle, verbal noun; for
nouns singular and plural); persons, cases and numbers are made here, so that no suffix ever stands in data. Forms come
folded (`text.folding`), without attached particles (`text.clitics` takes those off). The paradigms are those of
Wright, A Grammar of the Arabic Language, vol. 1, §§ 93-185 and 299-330, as written without vowel marks.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.text.folding import fold

__all__ = [
    "DUAL_ENDING",
    "FEMININE_ENDING",
    "FEMININE_PLURAL_ENDING",
    "NOMINATIVE_ENDING",
    "PLURAL_VERB_ENDING",
    "Form",
    "adjective_forms",
    "construct_dual_forms",
    "has_construct_plural_ending",
    "has_nisba_ending",
    "has_plural_ending",
    "hollow_jussives",
    "noun_forms",
    "participle_forms",
    "verb_forms",
]

#: Endings as they are written when folded: the oblique dual (and sound plural), the nominative of the sound masculine
#: plural, the feminine singular and the sound feminine plural.
DUAL_ENDING = "ين"
NOMINATIVE_ENDING = "ون"
FEMININE_ENDING = "ه"
FEMININE_PLURAL_ENDING = "ات"
PLURAL_VERB_ENDING = "وا"


class Form(msgspec.Struct, frozen=True, gc=False):
    """One written form. `bound` forms stand only before an attached pronoun.

    `tense`: past present future, "" for nouns; `person`: 1 2 3 or ""; `gender`: m f or ""; `number`: sg du pl or "";
    `voice`: "" or passive (only where the spelling tells).
    """

    text: str
    tense: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    voice: str = ""
    bound: bool = False


def verb_forms(past: str, present: str, *, passive: bool = False) -> Iterator[Form]:
    """Make the forms of a verb from the third person masculine of its past and present.

    With `passive` the parts given are passive ones, and the forms say so. The future is the present with the attached
    sa-. Hollow and defective stems follow their third persons; first and second persons of hollow verbs (whose vowel
    shortens) are left out.
    """
    voice = "passive" if passive else ""
    for text, person, gender, number, bound in (*_past(past), *_past_bound(past)):
        yield Form(fold(text), "past", person, gender, number, voice, bound)
    for text, person, gender, number, bound in _present(present, doubled=_is_doubled(past)):
        yield Form(fold(text), "present", person, gender, number, voice, bound)
        yield Form("س" + fold(text), "future", person, gender, number, voice, bound)


def _is_doubled(past: str) -> bool:
    """Whether the last letter stands for two, which are written apart before an ending that begins with a consonant.

    Told of the two letters of the first form only (Wright, vol. 1, § 120); longer verbs are not told from sound ones.
    """
    return len(past) == 2 and past[-1] not in "ىيا"


def _past(past: str) -> Iterator[tuple[str, str, str, str, bool]]:
    yield past, "3", "m", "sg", False
    if past[-1] == "ي":
        # The weak letter stays before consonants: verbs like "stayed", and passives of defective ones (Wright, § 167).
        yield past + "ت", "3", "f", "sg", False
        yield past + "تا", "3", "f", "du", False
        yield past[:-1] + "وا", "3", "m", "pl", False
        yield past + "ا", "3", "m", "du", False
        yield past + "نا", "1", "", "pl", False
        yield past + "ن", "3", "f", "pl", False
        return
    if past[-1] in "ىا":
        stem = past[:-1]
        yield stem + "ت", "3", "f", "sg", False
        yield stem + "تا", "3", "f", "du", False
        yield stem + "وا", "3", "m", "pl", False
        yield stem + ("يا" if past[-1] == "ى" else "وا"), "3", "m", "du", False
        yield stem + ("ينا" if past[-1] == "ى" else "ونا"), "1", "", "pl", False
        return
    yield past + "ت", "3", "f", "sg", False
    yield past + "تا", "3", "f", "du", False
    yield past + "وا", "3", "m", "pl", False
    yield past + "ا", "3", "m", "du", False
    if len(past) < 2 or past[-2] != "ا":
        stem = past + past[-1] if _is_doubled(past) else past
        yield stem + "نا", "1", "", "pl", False
        yield stem + "ن", "3", "f", "pl", False


def _past_bound(past: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """Forms before a pronoun: the final alif of -u is not written, alif maqsura is written as alif."""
    stem = past[:-1] if past[-1] in "ىيا" else past
    if past[-1] == "ى":
        yield stem + "ا", "3", "m", "sg", True
    yield stem + "و", "3", "m", "pl", True


def _present(present: str, *, doubled: bool) -> Iterator[tuple[str, str, str, str, bool]]:
    rest = present[1:]
    weak = present[-1] in "ىيو"
    stem = rest[:-1] if weak else rest
    yield "ي" + rest, "3", "m", "sg", False
    yield "ت" + rest, "3", "f", "sg", False
    yield "ن" + rest, "1", "", "pl", False
    yield "ا" + rest, "1", "", "sg", False
    yield "ي" + stem + "ون", "3", "m", "pl", False
    yield "ي" + stem + "وا", "3", "m", "pl", False
    yield "ي" + stem + "و", "3", "m", "pl", True
    dual = rest[:-1] + "ي" if present[-1] in "ىي" else rest
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield prefix + dual + "ان", "3", gender, "du", False
        yield prefix + dual + "ا", "3", gender, "du", False
    if present[-1] in "ىي":
        yield "ي" + rest[:-1] + "ا", "3", "m", "sg", True
        yield "ت" + rest[:-1] + "ا", "3", "f", "sg", True
    if not weak:
        yield "ي" + rest + rest[-1:] * doubled + "ن", "3", "f", "pl", False
    else:
        # The jussive drops the weak final letter, as after a negation.
        yield "ي" + stem, "3", "m", "sg", False
        yield "ت" + stem, "3", "f", "sg", False


def hollow_jussives(present: str) -> Iterator[Form]:
    """The third persons of a hollow verb behind "did not", where its vowel falls (Wright, vol. 1, § 152)."""
    if present[-2] in "اوي":
        for first in "يت":
            yield Form(fold(f"{first}{present[1:-2]}{present[-1]}"), "present", "3")


def participle_forms(participle: str) -> Iterator[Form]:
    """Make the forms of an active participle: both genders, the indefinite accusative, dual and plurals."""
    weak = participle[-1] in "يى"
    stem = participle
    yield Form(fold(stem), gender="m", number="sg")
    yield Form(fold(stem + "ا"), gender="m", number="sg")
    yield Form(fold(stem + "ة"), gender="f", number="sg")
    yield Form(fold(stem + "ت"), gender="f", number="sg", bound=True)
    short = stem[:-1] if weak else stem
    yield Form(fold(short + "ين"), gender="m", number="pl")
    yield Form(fold(short + "ون"), gender="m", number="pl")
    yield Form(fold(stem + "ان"), gender="m", number="du")
    yield Form(fold(stem + "تان"), gender="f", number="du")
    yield Form(fold(stem + "تين"), gender="f", number="du")
    yield Form(fold(stem + "ات"), gender="f", number="pl")


def noun_forms(singular: str, *plurals: str, gender: str | None = None, article: bool = True) -> Iterator[Form]:
    """Make the forms of a noun: with and without the article, cases as they are written, dual, given plurals.

    `gender` is the noun's own, by its ending where none is given. A plural ending in the sound masculine suffix also
    gives its genitive; every broken plural also its written indefinite accusative. Forms before an attached pronoun are
    marked `bound`.
    """
    if gender is None:
        gender = "f" if singular.endswith("ة") else "m"
    base = [*_number_forms(singular, gender), *(form for p in plurals for form in _plural_forms(p, gender))]
    seen: set[tuple[str, bool]] = set()
    for form in base:
        for text in (form.text, "ال" + form.text) if article and not form.bound else (form.text,):
            if (text, form.bound) not in seen:
                seen.add((text, form.bound))
                yield msgspec.structs.replace(form, text=text)


def construct_dual_forms(singular: str, *, gender: str = "m") -> Iterator[Form]:
    """Make the dual of a noun as it stands before a genitive, in the oblique case, which alone is told apart.

    The nominative construct is written like the indefinite accusative singular, so it is left out.
    """
    stem = singular[:-1] + "ت" if singular[-1] == "ة" else singular
    yield Form(fold(stem + "ي"), gender=gender, number="du")


def _number_forms(singular: str, gender: str) -> Iterator[Form]:
    yield Form(fold(singular), gender=gender, number="sg")
    if singular[-1] == "ة":
        stem = singular[:-1] + "ت"
        yield Form(fold(stem), gender=gender, number="sg", bound=True)
        yield Form(fold(stem + "ين"), gender=gender, number="du")
        yield Form(fold(stem + "ان"), gender=gender, number="du")
        yield Form(fold(stem + "ا"), gender=gender, number="du")
        return
    if singular[-1] in "ىي" and len(singular) > 2:
        yield Form(fold(singular[:-1] + "ا"), gender=gender, number="sg", bound=True)
    if singular[-1] not in "اء":
        yield Form(fold(singular + "ا"), gender=gender, number="sg")
    yield Form(fold(singular + "ين"), gender=gender, number="du")
    yield Form(fold(singular + "ان"), gender=gender, number="du")


def _plural_forms(plural: str, gender: str) -> Iterator[Form]:
    yield Form(fold(plural), gender=gender, number="pl")
    if plural.endswith(("ون", "ين")):
        yield Form(fold(plural[:-2] + "ين"), gender=gender, number="pl")
        yield Form(fold(plural[:-2] + "ون"), gender=gender, number="pl")
        yield Form(fold(plural[:-2] + "ي"), gender=gender, number="pl")
        yield Form(fold(plural[:-2] + "و"), gender=gender, number="pl")
    elif plural[-1] == "ة":
        yield Form(fold(plural[:-1] + "ت"), gender=gender, number="pl", bound=True)
    elif not plural.endswith("ات") and plural[-1] not in "اءى":
        yield Form(fold(plural + "ا"), gender=gender, number="pl")


def adjective_forms(masculine: str) -> Iterator[Form]:
    """Make the forms of an adjective (a nisba above all): genders, sound plurals, dual, with and without article.

    The indefinite accusative in alif is left out: for a nisba it is the name of a country as often as not. Of two
    nisbas ("North Korean") both agree, and both have the article.
    """
    first, _, second = masculine.partition(" ")
    if second and has_nisba_ending(first):
        for one, other in zip(adjective_forms(first), adjective_forms(second), strict=True):
            yield msgspec.structs.replace(one, text=f"{one.text} {other.text}")
        return
    seen: set[str] = set()
    for base, plural, gender in ((masculine, masculine + "ون", "m"), (masculine + "ة", masculine + "ات", "f")):
        for form in noun_forms(base, plural, gender=gender):
            if not form.bound and not form.text.endswith("ا") and form.text not in seen:
                seen.add(form.text)
                yield form


def has_plural_ending(word: str) -> bool:
    """Whether a folded word ends like a sound masculine plural."""
    return word.endswith(("ون", "ين"))


def has_construct_plural_ending(word: str) -> bool:
    """Whether a folded word ends like the sound plural of a nisba before a genitive."""
    return word.endswith("يي")


def has_nisba_ending(word: str) -> bool:
    """Whether a folded word ends as adjectives of relation do, in either gender."""
    return word.endswith(("ي", "يه"))

"""What the written ending or beginning of a word tells of its case and number, without a lexicon."""

from __future__ import annotations

from tawatur.text.clitics import ARTICLE, CONJUNCTIONS

__all__ = [
    "clashes",
    "duals_of",
    "is_accusative",
    "is_causative_noun",
    "is_derived_noun",
    "is_dual",
    "is_dual_imperfect",
    "is_feminine_plural",
    "is_no_plural_of",
    "is_object_plural",
    "is_oblique",
    "is_owned_feminine",
    "is_participle_plural",
    "is_people_plural",
    "is_relative_accusative",
    "is_sound_nominative",
    "is_to_the",
    "is_verbal_noun",
    "may_be_object",
    "may_be_several",
    "relation_stem",
]

#: Endings of sound plurals and duals as subject, and as anything else.
_PLURAL, _DUAL, _OBLIQUE = "ون", "ان", "ين"
#: The letter before which a dual is feminine, and the folded ending of its singular.
_TA, _HA = "ت", "ه"
#: "To" with the article, and the letter that begins verbs of the third person and ends adjectives of nationality.
_TO_THE, _YA = "لل", "ي"
#: How feminine nouns end with a pronoun of the third person.
_OWNED = ("ته", "تها", "تهم", "تهما", "تهن")
#: A word of fewer letters may have such an ending as its root.
_SHORTEST = 5
#: How long definite plurals of participles are at least, and the letter with which those of derived verbs begin.
_PARTICIPLE, _MIM = 8, "م"
#: The ending of sound feminine plurals; how most broken plurals of adjectives begin.
_FEMININES, _BROKEN = "ات", "الأ"


def is_sound_nominative(text: str) -> bool:
    """Whether a word ends as a sound masculine plural that is a subject."""
    return text.endswith(_PLURAL)


def is_oblique(text: str) -> bool:
    """Whether a word ends as a sound masculine plural or a dual that is no subject.

    >>> is_oblique("مطالبين"), is_oblique("مطالبون")
    (True, False)
    """
    return text.endswith(_OBLIQUE)


def is_owned_feminine(text: str) -> bool:
    """Whether a word ends as a feminine noun with "his", "her" or "their", as no name does ("his congratulation")."""
    return len(text) >= _SHORTEST and text.endswith(_OWNED)


def is_dual(text: str) -> bool:
    """Whether a word may be a dual, in whatever case."""
    return text.endswith((_DUAL, _OBLIQUE))


def duals_of(noun: str) -> tuple[str, ...]:
    """The folded duals of a folded noun, none where they would be too short to be told from other words.

    >>> duals_of("كنيسه"), duals_of("حي")
    (('كنيستان', 'كنيستين'), ())
    """
    stem = noun[:-1] + _TA if noun.endswith(_HA) else noun
    return (stem + _DUAL, stem + _OBLIQUE) if len(stem) + len(_DUAL) > _SHORTEST else ()


def clashes(before: str, text: str) -> bool:
    """Whether two sound plurals or duals stand in different cases, so that they cannot be one phrase.

    >>> clashes("مجهولون", "مهندسين"), clashes("مجهولون", "غاضبون")
    (True, False)
    """
    return before.endswith((_PLURAL, _DUAL)) and text.endswith(_OBLIQUE) and len(text) >= _SHORTEST


def is_dual_imperfect(text: str) -> bool:
    """Whether a dual is a verb by its first letter ("the two ride"); adjectives of nationality are none."""
    return len(text) > _SHORTEST and text[0] == _YA and text.endswith(_DUAL) and text[-3] != _YA


def is_no_plural_of(text: str, norm: str) -> bool:
    """Whether a word has the article and ends as plurals do only before their genitive, which have none: a name of
    relation is spelled alike.

    >>> is_no_plural_of("المعلمي", "المعلمي"), is_no_plural_of("معلمي", "معلمي")
    (True, False)
    """
    return text.endswith(_YA) and norm.lstrip(CONJUNCTIONS).startswith(ARTICLE)


def is_to_the(text: str) -> bool:
    """Whether a word is written with "to the"."""
    return text.lstrip(CONJUNCTIONS).startswith(_TO_THE)


#: The alif of an indefinite object and its mark, which stands before or behind it.
_ALIF, _TANWEEN = "ا", "ً"
#: A shorter word may end in alif by itself.
_SHORT = 4
#: The endings of indefinite objects: the accusative, and the sound feminine plural, which hides its case.
_OBJECTS = ("ا", "ً", "ات")


def may_be_object(text: str) -> bool:
    """Whether an indefinite word is written as the object of a verb may be.

    >>> may_be_object("هجوما"), may_be_object("ضربات"), may_be_object("هجوم")
    (True, True, False)
    """
    return text.endswith(_OBJECTS)


#: The folded endings of adjectives of relation, of their plurals, and of names of states; the longest first.
_RELATION = ("يون", "يين", "يه", "يا", "ي")
#: How many letters a stem has at least.
_STEM = 3


def relation_stem(word: str) -> str:
    """A folded word without the ending that tells a state from its people and its forces.

    >>> relation_stem("تركيا") == relation_stem("تركيه")
    True
    """
    for ending in _RELATION:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def is_accusative(text: str) -> bool:
    """Whether an indefinite singular is written as an object, with its mark or without.

    >>> is_accusative("أنبوبا"), is_accusative("حافلةً"), is_accusative("سما")
    (True, True, False)
    """
    return _TANWEEN in text[-2:] or (text[-1:] == _ALIF and len(text) >= _SHORT)


def is_relative_accusative(text: str) -> bool:
    """Whether an indefinite object ends as a word of relation does.

    >>> is_relative_accusative("فرنسيا"), is_relative_accusative("فرنسيًا"), is_relative_accusative("كبيرا")
    (True, True, False)
    """
    return is_accusative(text) and text.replace(_TANWEEN, "").endswith(_YA + _ALIF)


def is_object_plural(text: str) -> bool:
    """Whether an indefinite plural ends as an object may: in the accusative, or without telling its case.

    >>> is_object_plural("جنودا"), is_object_plural("أكراد")
    (True, False)
    """
    return text.endswith((*_OBJECTS, _OBLIQUE))


def is_feminine_plural(text: str) -> bool:
    """Whether a word ends as a sound feminine plural, which no masculine plural describes."""
    return text.endswith(_FEMININES)


def may_be_several(text: str) -> bool:
    """Whether a definite adjective begins as most broken plurals do, which are written like singulars.

    >>> may_be_several("الأجانب"), may_be_several("المعارض")
    (True, False)
    """
    return text.startswith(_BROKEN)


def is_participle_plural(text: str) -> bool:
    """Whether a word is written as the definite sound plural of a participle, which names people.

    >>> is_participle_plural("المختطفين"), is_participle_plural("العاملون"), is_participle_plural("القوانين")
    (True, True, False)
    """
    if not text.startswith(ARTICLE) or not text.endswith((_PLURAL, _OBLIQUE)) or len(text) < _PARTICIPLE:
        return False
    if text.endswith(_TA + _OBLIQUE):
        return False
    short = len(text) == _PARTICIPLE
    derived = text[2] == _MIM and not (short and text[4] == _ALIF)
    return derived or (short and text[3] == _ALIF)


def is_people_plural(text: str) -> bool:
    """Whether a word ends as a sound masculine plural, which mostly names people.

    >>> is_people_plural("المدبرين"), is_people_plural("التدابير")
    (True, False)
    """
    return len(text) > _SHORTEST and text.endswith((_PLURAL, _OBLIQUE)) and text[-3] != _TA


#: How many letters verbal nouns of the first form like "standing" have, and what pasts spelled like them begin with.
_FIRST, _WAW, _OF_VERBS = 4, "و", ("ا", "ت", "ن")
#: How many those of the seventh and eighth forms have, and how those of the tenth begin.
_DERIVED, _TENTH = 6, "است"


def is_verbal_noun(stem: str) -> bool:
    """Whether a word has the form of verbal nouns like "standing" or "explosion", which no past has.

    What is spelled like one and belongs to the tenth form ("resigned") is none.

    >>> is_verbal_noun("وقوف"), is_verbal_noun("اعتقال"), is_verbal_noun("انفجار")
    (True, True, True)
    >>> is_verbal_noun("تطور"), is_verbal_noun("قتل"), is_verbal_noun("استقال")
    (False, False, False)
    """
    if len(stem) == _DERIVED:
        return stem[0] == _ALIF == stem[-2] and not stem.startswith(_TENTH)
    return len(stem) == _FIRST and stem[2] == _WAW and stem[0] not in _OF_VERBS


#: How many letters verbal nouns of the fifth and sixth forms have, and those of abstracts like "responsibility"; weak
#: letters that adjectives spelled like them hold or end in; how words of relation end when feminine.
_FIFTH, _SIXTH, _ABSTRACT, _WEAK, _RELATIVES = 4, 5, 7, ("ا", "ي"), ("ية", "يه")


def is_derived_noun(stem: str) -> bool:
    """Whether a word without its article has the form of nouns that no adjective has: verbal nouns of the fifth to
    tenth forms ("negotiating", "withdrawal"), abstracts like "responsibility", and broken plurals like "situations".

    >>> [is_derived_noun(word) for word in ("تفاوض", "تدخل", "انسحاب", "استقبال", "مسؤولية", "اوضاع")]
    [True, True, True, True, True, True]
    >>> [is_derived_noun(word) for word in ("تجاري", "تقني", "تابع", "مركزية", "تونسي")]
    [False, False, False, False, False]
    """
    size = len(stem)
    if stem.startswith(_ALIF):
        long = size == _DERIVED + 1 and stem.startswith(_TENTH)
        return stem[-2:-1] == _ALIF and stem[-1] != _YA and (size in (_SIXTH, _DERIVED) or long)
    if stem[:1] == _TA and stem[-1] != _YA:
        return (size == _FIFTH and stem[1] not in _WEAK) or (size == _SIXTH and stem[2] == _ALIF)
    return size == _ABSTRACT and stem[0] == _MIM and stem[3] == _WAW and stem.endswith(_RELATIVES)


#: The first letter of verbal nouns of the fourth form, and how many letters they have.
_FOURTH, _CAUSATIVE = "إ", 5


def is_causative_noun(text: str) -> bool:
    """Whether a word as written has the form of verbal nouns of the fourth form ("reporting"), whatever is attached.

    >>> is_causative_noun("الإبلاغ"), is_causative_noun("إخلاء"), is_causative_noun("الأطفال")
    (True, True, False)
    """
    return len(text) >= _CAUSATIVE and text[-_CAUSATIVE] == _FOURTH and text[-2] == _ALIF

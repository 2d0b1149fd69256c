"""Chains of words that make up the name of a person."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.framednames import is_family_behind, is_framed
from tawatur.annotate.nameends import ends_name
from tawatur.annotate.nameindex import FREE, Found, NameIndex
from tawatur.annotate.nameunits import Unit, read_unit
from tawatur.records.document import Token
from tawatur.records.layers import WordClass
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.inflection import has_construct_plural_ending, has_plural_ending
from tawatur.text.tokens import WORD

__all__ = ["Chain", "read_chain"]

#: How sure a part is that is only a name.
_SURE = 2
#: The pronoun "his", which folding makes one with the ending of feminines.
_HIS = "ه"
#: The letters behind the "and" that begins a name with w ("Wilson", "Watt").
_VOWELS = ("ا", "ي")
#: The attached preposition "in".
_IN = "ب"
#: Lists whose names never open a personal name.
_LISTS = frozenset({"countries", "capitals", "regions", "organisations"})
#: No name has more parts than this; what is longer has run into the sentence.
_MOST_UNITS = 7
#: What may follow a noun phrase that is the subject of speech.
_ENDS = frozenset({"comp", "verb", "prep", "rel"})
#: Kinds of titles that end a name which stands before them.
_OFFICES = frozenset({"office", "clerical", "rank"})
#: What shows that an unknown word that looks like a verb ends a name: a verb would govern something.
_CLOSES = frozenset({"comp", "dem", "rel"})


class Chain(msgspec.Struct, frozen=True):
    """A name: where it stops, the offset it starts at, its units' first tokens, and how many units are sure."""

    stop: int
    start: int
    units: tuple[int, ...]
    sure: int
    first: Unit


def read_chain(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex, *, expected: bool
) -> Chain | None:
    """Read the name that starts at `at`.

    Next to a title (`expected`) the first word may be unknown; elsewhere a name begins with a sure part and has at
    least two parts.
    """
    listed = index.find(tokens, at, stop)
    if _is_title(tokens, at, stop, index, expected=expected) or _names_no_person(tokens, at, stop, listed, index):
        return None
    first = _first_unit(tokens, classes, at, stop, index, expected=expected)
    if first is None:
        return None
    chain = _grow(tokens, classes, at, stop, first, listed, index, expected=expected)
    return chain if expected or _is_enough(tokens, classes, at, chain) else None


def _is_title(tokens: Sequence[Token], at: int, stop: int, index: NameIndex, *, expected: bool) -> bool:
    """Whether a title stands here; next to another title ("the doctor") one word of a title may be a name."""
    title = index.title_at(tokens, at)
    if title is None:
        return False
    if expected:
        return title[0] > at + 1 and not _is_son_at(tokens, at + 1, stop, index)
    return title[0] > at + 1 or tokens[at].norm.startswith(ARTICLE)


def _names_no_person(tokens: Sequence[Token], at: int, stop: int, listed: Found | None, index: NameIndex) -> bool:
    """Whether a listed land, body or town stands here, with which no personal name begins."""
    if listed is None or listed.known.level != FREE:
        return False
    rule = listed.known.rule
    if rule in _LISTS and not (rule == "regions" and _is_person_too(tokens, at, stop, index)):
        return True
    return rule == "towns" and listed.prefix[-1:] == _IN


def _first_unit(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex, *, expected: bool
) -> Unit | None:
    """The part that opens a name; without a title it must be one that can do so alone."""
    first = read_unit(tokens, classes, at, stop, index, opens=True)
    if expected and _opens_set_phrase(tokens, at, index) and tokens[at + 1].norm not in index.seconds:
        return None
    if expected and first is None and is_family_behind(tokens, at, stop, index):
        return Unit(at + 1, 1, True, tokens[at].start)
    if expected:
        return first if first is not None else _everyday_first(tokens, classes, at, stop, index)
    if is_framed(tokens, classes, at, stop, index) and (first is None or first.sure < _SURE):
        return Unit(at + 1, 1, True, tokens[at].start)
    if first is None or _is_son(tokens[at], index) or not _opens(tokens, classes, at, first, index):
        return None
    described = tokens[at].norm.startswith(ARTICLE) and index.is_nationality(tokens[at].norm)
    if described or _is_no_opening(tokens, at, first, index):
        return None
    return None if _known_person_at(tokens, first.stop, stop, index) else first


def _grow(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    first: Unit,
    listed: Found | None,
    index: NameIndex,
    *,
    expected: bool,
) -> Chain:
    """The name with all parts that go on from its first; a listed full name is taken whole before "son of"."""
    units, sure, end = [at], first.sure, first.stop
    person = listed is not None and listed.known.type == "PER"
    listed_stop = listed.stop if listed is not None and person else at
    if person and _is_son_at(tokens, listed_stop, stop, index):
        units, sure, end = list(range(at, listed_stop)), 2 * (listed_stop - at), listed_stop
    whole = listed_stop if listed_stop > at + 2 else at
    while end < stop and len(units) < _MOST_UNITS:
        if _is_hyphenated(tokens, classes, end, stop, index):
            units.append(end + 1)
            end += 2
            continue
        unit = _next_unit(tokens, classes, end, stop, units, first, index, expected=expected, whole=whole == end)
        if unit is None:
            break
        units.append(end)
        sure += unit.sure
        end = unit.stop
    return Chain(end, first.start, tuple(units), sure, first)


def _next_unit(
    tokens: Sequence[Token],
    classes: Sequence[WordClass],
    at: int,
    stop: int,
    units: Sequence[int],
    first: Unit,
    index: NameIndex,
    *,
    expected: bool,
    whole: bool,
) -> Unit | None:
    """The part at `at` that goes on with the name of `units`; `whole`: a listed full name has just ended."""
    unit, last = read_unit(tokens, classes, at, stop, index, opens=False), units[-1]
    if unit is None and expected and not whole:
        unit = _bridge(tokens, classes, at, stop, index)
    if unit is None and expected and first.sure == 2 and not tokens[last].norm.startswith(ARTICLE):
        unit = _everyday_last(tokens, classes, at, stop, index)
    if unit is None or (unit.sure == 0 and whole):
        return None
    second = len(units) == 1
    if ends_name(tokens, classes, at, unit, units, index):
        return None
    if not _continues(tokens, classes, at, unit, index, second=second):
        return None
    closed = unit.stop == at + 1 and len(units) > 1 and _is_family_name(tokens[last], tokens[at])
    if closed and not (expected and _goes_on(tokens, classes, at, unit, stop, index)):
        return None
    return unit


def _is_enough(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, chain: Chain) -> bool:
    """Whether a chain that no title announces is a name: two parts or more, a given name first or two sure parts."""
    if len(chain.units) < 2 or not (chain.first.given or chain.sure >= 4):
        return False
    prefixed = chain.start > tokens[at].start
    doubtful = len(chain.units) == 2 and chain.sure < 4
    return not (doubtful and prefixed and classes[chain.units[1]].tag == "adj")


def _is_no_opening(tokens: Sequence[Token], at: int, first: Unit, index: NameIndex) -> bool:
    """Whether no name opens here: an everyday phrase ("Kind, Generous"), a club, "for its people the ..."."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if _opens_set_phrase(tokens, at, index):
        return True
    if tokens[at].norm in index.clubs and index.parts.get(tokens[at].norm, "")[:1] != "g":
        return True
    owned = first.start > tokens[at].start and tokens[at].text.endswith(_HIS)
    return owned and following is not None and following.norm.startswith(ARTICLE)


def _opens(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, first: Unit, index: NameIndex) -> bool:
    """Whether a part opens a name without a title: a sure one, or one that is an everyday word too, between a verb and
    two sure parts ("confirmed Faysal Isa Lutfi")."""
    if first.sure == 2:
        return True
    behind = [index.parts.get(t.norm, "")[1:] == "1" for t in tokens[first.stop : first.stop + 2]]
    after_verb = at > 0 and classes[at - 1].tag == "verb" and first.start == tokens[at].start
    return first.sure == 1 and first.given and classes[at].tag == "name" and after_verb and behind == [True, True]


def _is_son_at(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    return at < stop and _is_son(tokens[at], index)


def _is_person_too(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a land's name is a given name here: a sure family name follows at once."""
    own = index.parts.get(tokens[at].norm, "") in ("g1", "s1")
    return own and at + 1 < stop and index.parts.get(tokens[at + 1].norm, "")[1:] == "1"


def _goes_on(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, unit: Unit, stop: int, index: NameIndex
) -> bool:
    """Whether a long name goes on behind a word with the article: a given name with it ("the Hajj"), or at its end."""
    if index.parts.get(tokens[at - 1].norm, "")[:1] == "g" or tokens[at - 1].norm in index.title_size:
        return True
    ends = unit.stop >= stop or tokens[unit.stop].kind != WORD or classes[unit.stop].tag in _ENDS
    return unit.sure == 2 and unit.given and ends


def _is_family_name(last: Token, token: Token) -> bool:
    """Whether a name has come to its family name: one with the article, and the next word has none."""
    return last.norm.startswith(ARTICLE) and not token.norm.startswith(ARTICLE)


def _is_son(token: Token, index: NameIndex) -> bool:
    """Whether a word only goes on with a name ("son of")."""
    joint = index.joints.get(token.norm)
    return joint is not None and joint.role == "son"


def _known_person_at(tokens: Sequence[Token], at: int, stop: int, index: NameIndex) -> bool:
    """Whether a listed full name begins at `at`, so that the word before is none of its parts: none that begins with
    "son of", which goes on with any name."""
    known = index.find(tokens, at, stop) if at < stop and not _is_son(tokens[at], index) else None
    return known is not None and known.known.type == "PER" and known.stop > at + 1 and not known.prefix


def _everyday_first(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Unit | None:
    """A first name that is spelled like an everyday word, where a title stands before it and a name behind it."""
    word, token = classes[at], tokens[at]
    if (
        word.tag not in ("name", "noun", "adj")
        or word.conjunction
        or word.preposition
        or word.pronoun
        or token.norm.startswith(ARTICLE)
    ):
        return None
    if at + 1 >= stop or token.norm in index.heads or token.norm in index.titles or token.norm in index.place_heads:
        return None
    if token.norm in index.inside or token.norm in index.words:
        return None
    listed = index.find(tokens, at + 1, stop)
    following = read_unit(tokens, classes, at + 1, stop, index, opens=False)
    sure = following is not None and following.sure != 1 and (listed is None or listed.known.type == "PER")
    return Unit(at + 1, 0, False, token.start) if sure else None


def _everyday_last(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex
) -> Unit | None:
    """A family name spelled like an everyday noun, behind a title and a first name, where the noun phrase ends."""
    word, token = classes[at], tokens[at]
    if token.kind != WORD or word.tag not in ("name", "noun") or word.conjunction or word.preposition or word.pronoun:
        return None
    if token.norm in index.words or token.norm in index.inside or index.is_nationality(token.norm):
        return None
    if token.norm in index.heads or token.norm in index.titles or token.norm in index.place_heads:
        return None
    if token.norm.startswith(ARTICLE):
        follows = at + 1 < stop and (classes[at + 1].tag in ("comp", "rel") or tokens[at + 1].text in "،,:")
        titled = at + 1 < stop and classes[at + 1].tag != "adj" and index.title_at(tokens, at + 1) is not None
        follows = follows or titled
        known = index.known.get(token.norm)
        return Unit(at + 1, 1, False, token.start) if follows and (known is None or known.level != FREE) else None
    ends = at + 1 >= stop or tokens[at + 1].kind != WORD or classes[at + 1].tag in _ENDS
    return Unit(at + 1, 1, False, token.start) if ends and index.parts.get(token.norm) is not None else None


def _bridge(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> Unit | None:
    """An unknown word inside a titled person's name that the tagger took for a verb: a sure part follows it."""
    token = tokens[at]
    if token.kind != WORD or classes[at].tag != "verb" or classes[at].conjunction or index.is_everyday(token):
        return None
    if token.norm in index.common:
        return None
    if at + 1 >= stop or tokens[at + 1].kind != WORD or classes[at + 1].tag in _CLOSES:
        return Unit(at + 1, 1, False, token.start)
    following = read_unit(tokens, classes, at + 1, stop, index, opens=False)
    return Unit(at + 1, 1, False, token.start) if following is not None and following.sure == 2 else None


def _opens_set_phrase(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether a set phrase begins: a wish for the dead or the ruler ("may God have mercy on him"), God's attributes."""
    return at + 1 < len(tokens) and index.is_set_phrase(f"{tokens[at].norm} {tokens[at + 1].norm}")


def _is_act(token: Token, index: NameIndex) -> bool:
    """Whether a word is a verbal noun that begins the rest of the sentence ("X Y the choice of Z")."""
    return token.norm in index.groups["act"]


def _governs(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, index: NameIndex) -> bool:
    """Whether a noun without the article governs what follows: "X Y's victory of the list"."""
    if classes[at].tag != "noun" or tokens[at].norm.startswith(ARTICLE) or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1].norm
    return behind in index.heads or (behind.startswith(ARTICLE) and behind in index.common)


def _continues(
    tokens: Sequence[Token], classes: Sequence[WordClass], at: int, unit: Unit, index: NameIndex, *, second: bool
) -> bool:
    token = tokens[at]
    if _is_son(token, index) and unit.sure == 2:
        return True
    title = index.title_at(tokens, at)
    if (title is not None and title[0] > at + 1) or _opens_set_phrase(tokens, at, index):
        return False
    if title is not None and title[1].kind in _OFFICES and _rules_a_country(tokens, title[0], index):
        return False
    if title is not None and _is_son_at(tokens, at + 1, len(tokens), index):
        return True
    if title is not None and title[1].kind in _OFFICES and not unit.given and not tokens[at].norm.startswith(ARTICLE):
        ends = unit.stop >= len(tokens) or tokens[unit.stop].kind != WORD or classes[unit.stop].tag in _ENDS
        return second and unit.sure == 2 and ends and not tokens[at - 1].norm.startswith(ARTICLE)
    known = index.find(tokens, at, len(tokens))
    if known is not None and known.known.type != "PER" and known.stop > max(unit.stop, at + 1):
        return False
    if unit.sure == 2:
        return True
    if known is not None and known.known.type == "LOC" and known.known.level == FREE and unit.sure == 0:
        return False
    if index.is_nationality(token.norm) or token.norm in index.heads or token.norm in index.place_heads:
        return False
    if title is not None:
        # Some family names are titles ("the judge"): behind a first name alone they are taken for names.
        return second and unit.sure == 1 and token.norm.startswith(ARTICLE)
    if unit.sure == 0 and tokens[at].norm.startswith(ARTICLE) and has_plural_ending(tokens[at].norm):
        return False
    if unit.sure == 0 and second and _begins_with_w(token, classes[at], index):
        return True
    if unit.sure == 0 and (classes[at].conjunction or has_construct_plural_ending(tokens[at].norm)):
        return False
    governs = _governs(tokens, classes, at, index) and not (second and unit.given)
    if unit.sure == 1 and (governs or (not second and _is_act(token, index))):
        return False
    return unit.sure == 1 or classes[at].tag in ("name", "noun", "adj")


def _begins_with_w(token: Token, word: WordClass, index: NameIndex) -> bool:
    """Whether the "and" of an unknown name is a letter of it ("Wilmoth"): behind a first name no lone name is added."""
    rest = token.norm[1:]
    unknown = rest not in index.common and rest not in index.parts and rest not in index.known
    return word.tag == "name" and token.norm[:1] == CONJUNCTIONS[0] and rest[:1] in _VOWELS and unknown


def _is_hyphenated(tokens: Sequence[Token], classes: Sequence[WordClass], at: int, stop: int, index: NameIndex) -> bool:
    """Whether an unknown word is tied to the name with a hyphen ("Wen-hsiang"); an outlet's or a town's is not."""
    if at + 1 >= stop or tokens[at].text != "-":
        return False
    word = tokens[at + 1]
    tied = tokens[at - 1].end == tokens[at].start and tokens[at].end == word.start
    unknown = word.norm not in index.common and word.norm not in index.known and word.norm not in index.towns
    return tied and word.kind == WORD and unknown and not index.is_everyday(word) and not classes[at + 1].conjunction


def _rules_a_country(tokens: Sequence[Token], at: int, index: NameIndex) -> bool:
    """Whether a country stands behind a title ("sultan of ...")."""
    known = index.find(tokens, at, len(tokens)) if at < len(tokens) else None
    return known is not None and not known.prefix and known.known.rule == "countries"

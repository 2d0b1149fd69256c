"""How far the description of a speaker goes: names, titles, appositions, but no occasion, addressee or time."""

from __future__ import annotations

from tawatur.claims.speech.scene import COMMAS, HUMAN, Scene
from tawatur.text.clitics import US
from tawatur.text.dashes import DASHES
from tawatur.text.inflection import DUAL_ENDING, has_nisba_ending

__all__ = ["occasion_end", "phrase_end"]

#: Roles of phrases that are no part of a speaker's description.
_AROUND = frozenset({
    "occasion", "anonymity", "relay", "closing", "as", "circumstance", "while", "attribution", "formula",
    "no-report", "subordinate",
})  # fmt: skip
_SEPARATORS = COMMAS | {"؛"}
_TRAILING = COMMAS | DASHES | {"؛", ":", "("}
#: The longest speaker phrase in tokens.
_LONGEST = 30
#: The nunation of an indefinite accusative, which is never a subject; it stands before or after the final alif.
_NUNATION = "\u064b"
#: A preposition that stands alone before a name in quotation marks, with the stroke that stretches it.
_LETTER = 2
#: The longest further title before a person's name, in tokens.
_TITLES = 4
#: Prepositions behind a name that tell who it is.
_OWN = frozenset({"from", "about"})
#: The longest unknown name between commas, in tokens, and the classes of its words.
_NAME, _NAMING = 4, frozenset({"noun", "adj", "name"})
#: Shorter words with a possessive are particles.
_SHORT = 3


def phrase_end(scene: Scene, first: int, stop: int, *, document: bool = False) -> int:
    """Where the description of the speaker ends: before the occasion, the addressed medium, a time."""
    stop = min(stop, first + _LONGEST)
    at, described = first + 1, False
    while at < stop:
        role, _ = scene.role(at, stop)
        if (role in _AROUND and not _is_accredited(scene, first, at, role)) or (
            len(scene.tokens[at].norm) == 1 and at + 1 in scene.quotes
        ):
            break
        described = described or scene.classes[at].tag == "rel"
        if (at in scene.times and not described and not scene.mentions.get(at)) or role == "through":
            break
        told = scene.classes[at].preposition == "ل"
        if told and not document and (_names_medium(scene, at, stop) or scene.tokens[at].norm.endswith(US)):
            break
        if (document and scene.classes[at].tag == "verb") or (role == "auxiliary" and scene.classes[at].conjunction):
            break
        if scene.classes[at].tag == "prep" and at + 1 < stop and scene.names_platform(at + 1, stop):
            break
        if scene.classes[at].tag == "prep" and at + 1 < stop and scene.is_time(at + 1) and not described:
            break
        if scene.tokens[at].text in _SEPARATORS and not _goes_on(scene, at + 1, stop):
            break
        if not document and _is_said_in(scene, first, at):
            break
        if scene.tokens[at].text in DASHES and at + 1 < stop and _opens_aside(scene, at + 1):
            break
        if scene.tokens[at].text == ":":
            break
        if not document and (_is_object_after(scene, first, at) or _is_addressee(scene, first, at, stop)):
            break
        before = scene.classes[at - 1]
        if before.definite and at + 1 == stop and at - first > 1 and _is_state(scene, at):
            break
        noun = scene.classes[at].tag in ("noun", "num") and at + 1 not in scene.mentions
        closed = before.tag == "adj" and before.definite
        if closed and noun and _is_new(scene, at) and not _is_titled(scene, at, stop):
            break
        accusative = scene.tokens[at - 1].norm[-1] == "ا" and scene.tokens[at].norm[-1] == "ا"
        if (scene.classes[at].tag == "adv" and not accusative) or (
            scene.classes[at].tag == "verb" and _is_finite(scene, at)
        ):
            break
        at += 1
    while at > first + 1 and (scene.tokens[at - 1].text in _TRAILING or _dangles(scene, at - 1)):
        at -= 1
    return at


def _opens_aside(scene: Scene, at: int) -> bool:
    """Whether a clause behind a dash tells something of whoever speaks ("the bank - and its seat is <town> -")."""
    found = scene.classes[at]
    return found.tag in ("pron", "rel", "conj") or (found.conjunction and at not in scene.mentions)


def _is_said_in(scene: Scene, first: int, at: int) -> bool:
    """Whether "in", "on" or "about" behind a person's name tells of the occasion; "from", "of" tell who it is."""
    before, found = scene.mentions.get(at - 1), scene.classes[at]
    if before is None or before.type != "PER" or before.stop != at or before.first < first:
        return False
    if found.pronoun or found.preposition:
        return False
    return found.tag == "prep" and scene.phrase_role(at) not in _OWN and at + 1 not in scene.mentions


def _is_accredited(scene: Scene, first: int, at: int, role: str) -> bool:
    """Whether a diplomat's post follows: "the ambassador <at> <country>"."""
    noun, mention = scene.noun(first), scene.mentions.get(at + 1)
    posted = mention is not None and mention.type in ("LOC", "ORG")
    return role == "while" and posted and noun is not None and noun.kind == "diplomatic"


def _is_object_after(scene: Scene, first: int, at: int) -> bool:
    """Whether an object follows the subject without a mark.

    That is a noun with nunation, or after a person's name an indefinite noun that is no title: a possessive, a verbal
    noun, a body or place that is addressed. A definite dual or plural in the oblique is an object behind any name.
    """
    token, found = scene.tokens[at], scene.classes[at]
    if found.tag not in ("noun", "adj", "participle", "name") or found.conjunction or found.preposition:
        return False
    if _NUNATION in token.text[-2:]:
        return scene.tokens[first].norm[-1] != "ا"
    if found.pronoun[:1] == "ه" and _is_owned(scene, first, at):
        return True
    before = scene.mentions.get(at - 1)
    if before is None or before.first < first or before.stop != at:
        return False
    named, noun = scene.mentions.get(at), scene.noun(at)
    if found.definite and named is None and token.norm.endswith(DUAL_ENDING) and not _is_one(scene, at):
        return True
    if found.definite and found.tag == "noun" and named is None:
        return before.type == "PER" and noun is None and not has_nisba_ending(token.norm)
    if before.type != "PER":
        return False
    if named is not None:
        return named.type in ("LOC", "ORG") and not found.definite
    if found.pronoun[:1] == "ه":
        return noun is None
    return found.tag == "noun" and not found.definite and (noun is None or noun.sort not in HUMAN)


def _is_one(scene: Scene, at: int) -> bool:
    """Whether a noun for people that ends like a plural is a singular ("the secretary")."""
    match = scene.words.nouns.match_at(scene.tokens[at : at + 1], 0)
    return match is not None and match.items[0][1].number == "sg"


def _is_owned(scene: Scene, first: int, at: int) -> bool:
    """Whether a noun with a possessive, and no "self", stands behind a whole phrase that needs no genitive."""
    before, token = scene.classes[at - 1], scene.tokens[at]
    if at - 1 < first or before.conjunction or scene.words.selves.match_at(scene.tokens[at : at + 1], 0) is not None:
        return False
    whole = before.tag in ("noun", "adj") and before.definite and not {at - 1, at} & scene.mentions.keys()
    return whole and len(token.norm) > _SHORT and scene.phrase_role(at) == ""


def _is_addressee(scene: Scene, first: int, at: int, stop: int) -> bool:
    """Whether somebody spoken to follows: a name behind "to" after a name, or an indefinite noun in construct.

    After a definite noun an indefinite one begins another phrase ("the chairman <all those interested>").
    """
    before, found = scene.classes[at - 1], scene.classes[at]
    if found.preposition == "ل":
        return at in scene.mentions and at - 1 in scene.mentions and scene.mentions[at].type == "PER"
    if found.tag != "noun" or found.definite or found.conjunction or found.preposition:
        return False
    if at in scene.mentions:
        told, named = scene.noun(at - 1), scene.mentions[at]
        body = told is not None and told.sort == "body" and before.definite and at - 1 not in scene.mentions
        return body and named.type == "ORG" and named.first == at
    ends = before.tag == "noun" and before.definite and at - 1 not in scene.mentions
    construct = at + 1 < stop and scene.classes[at + 1].definite and scene.classes[at + 1].tag == "noun"
    noun = scene.noun(at)
    return ends and construct and (noun is None or noun.sort == "body") and at - 1 >= first


def _dangles(scene: Scene, at: int) -> bool:
    found = scene.classes[at]
    return found.tag in ("prep", "conj", "rel") and not found.pronoun


def _is_new(scene: Scene, at: int) -> bool:
    """Whether a noun after an adjective begins another phrase: it is no name and not joined by "and"."""
    return at not in scene.mentions and not scene.classes[at].conjunction and not scene.classes[at].preposition


def _is_state(scene: Scene, at: int) -> bool:
    """Whether an indefinite adjective tells in what state somebody speaks ("said the mother, <weeping>")."""
    found = scene.classes[at]
    plain = found.tag in ("adj", "participle") and not found.definite and not found.conjunction
    return plain and not found.preposition and at not in scene.mentions


def _is_titled(scene: Scene, at: int, stop: int) -> bool:
    """Whether a second office or title of the same person begins: "the military analyst <the brigadier> <name>"."""
    office = scene.noun(at)
    if office is not None and office.sort in HUMAN and scene.classes[at].definite:
        return True
    for k in range(at, min(stop, at + _TITLES)):
        if k in scene.mentions:
            return k > at and scene.mentions[k].type == "PER"
        if scene.classes[k].tag not in ("noun", "adj") or not scene.classes[k].definite or scene.classes[k].conjunction:
            return False
    return False


def _is_finite(scene: Scene, at: int) -> bool:
    """Whether a verb cannot describe the noun before it, because that is definite or a name without a relative."""
    before = scene.classes[at - 1]
    return before.tag == "name" or before.definite


def _goes_on(scene: Scene, at: int, stop: int) -> bool:
    """Whether an apposition follows the comma: a name or a definite noun that is no time and no occasion."""
    if at >= stop or at in scene.times or scene.role(at, stop)[0] or scene.role(at + 1, stop)[0] == "anonymity":
        return False
    if at in scene.mentions or at in scene.quotes or _fills(scene, at, stop):
        return True
    if not scene.is_nominal(at):
        return scene.classes[at].tag == "rel"
    return scene.classes[at].tag != "num" and (scene.noun(at) is not None or scene.classes[at].definite)


def _fills(scene: Scene, at: int, stop: int) -> bool:
    """Whether a few plain words fill the rest up to the words or the verb: a name that no list has, between commas."""
    named = scene.mentions.get(at - 2) if at > 1 else None
    if named is not None and named.type == "PER":
        return False
    last = stop - (scene.tokens[stop - 1].text in COMMAS)
    if not at + 1 < last <= at + _NAME or last == stop == len(scene.tokens):
        return False
    return all(
        scene.classes[k].tag in _NAMING and not (scene.classes[k].pronoun or scene.classes[k].preposition)
        for k in range(at, last)
    ) and not any(scene.classes[k].conjunction for k in range(at, last))


def _names_medium(scene: Scene, at: int, stop: int) -> bool:
    medium = scene.medium(at, stop)
    if (
        medium is not None
        and medium[0].part == "everyday"
        and medium[1] < stop
        and scene.classes[medium[1]].tag == "adj"
    ):
        return False
    if medium is not None or scene.media_head(at) is not None:
        return True
    return at + 1 < stop and at + 1 in scene.quotes and len(scene.tokens[at].norm) <= _LETTER


def occasion_end(scene: Scene, at: int, stop: int) -> int:
    """Step over a preposition and the noun phrase it governs."""
    begin = at
    while at < stop and scene.classes[at].tag == "prep":
        at += 1
        if scene.classes[at - 1].pronoun or scene.tokens[at - 1].norm.endswith(US):
            return at
    if at < stop and scene.phrases[at] is not None:
        phrase = scene.phrases[at]
        at = min(stop, phrase.stop) if phrase is not None else at + 1
    return max(at, begin + 1)

"""Reports without a verb: verbal nouns ("the announcement by X that"), and the colon of a headline."""

from __future__ import annotations

import msgspec

from tawatur.annotate.cuemaking import Found, make_cue
from tawatur.annotate.government import govern
from tawatur.annotate.marks import WANTED
from tawatur.annotate.objects import Government, noun_phrase_end, starts_nominal
from tawatur.annotate.reportwords import COMMAS, View
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.records.document import Sentence
from tawatur.records.layers import Cue
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, FOR_THE, US
from tawatur.text.dashes import DASHES
from tawatur.text.folding import fold
from tawatur.text.inflection import Form

__all__ = ["headline_cue", "headline_parts", "headline_rest", "national_cue", "noun_cue"]

#: Groups of verbal nouns that report by themselves; others ("analysis", "praise") mostly name a text or an event.
_REPORTING_NOUNS = frozenset({
    "announcement", "accusation", "admission", "assertion", "denial", "demand", "request", "claim", "condemnation",
    "warning", "threat", "promise",
})  # fmt: skip
#: Groups whose nouns carry a nationality in headlines ("an Egyptian request to").
_NATIONAL_NOUNS = _REPORTING_NOUNS | {"praise", "refusal", "proposal", "expectation", "complaint", "fear"}
#: Letters that open the words of nouns in the plural, and of those that tell a purpose.
_OPENING = {
    "accusation": "ب",
    "warning": "",
    "demand": "ب",
    "request": "ل",
    "condemnation": "ب",
    "expectation": "ب",
    "complaint": "",
}
#: "By the".
_BY_THE = "ب" + ARTICLE
#: How far from its verb what is exchanged stands, in tokens.
_EXCHANGE = 16
_ADJECTIVES = 3
#: The verb of saying whose verbal noun tells the words behind another verb.
_SAY = "qal"
#: The letter of "we" in the present; words in quotation marks are more than so many.
_WE, _FEW = "ن", 2
#: Between a name and a colon at the head of the text they make a dateline.
_DASHES = DASHES | {"/"}
#: The preposition, the complementiser and the first word.
_CLOSE = 4
#: A word with an attached preposition is longer than this.
_SHORT = 3
#: Stops between the parts of a headline.
_STOPS = frozenset({".", "..", "...", "…", "؛", "|"})
#: A ministry named by its field alone, perhaps with its country.
_BODY = 2
#: A department and its town ("health of <town>"), in tokens.
_DEPARTMENT = range(2, 5)
#: The longest name before the colon of a headline, in tokens.
_HEADLINE_NAME = 8
#: The longest label at a title's head, with whom the words were said to ("the mayor to «...»:").
_HEADLINE_LABEL = 13


def headline_cue(view: View, sentence: Sentence) -> Cue | None:
    """<speaker>: <words>, at the head of a title or paragraph."""
    first = sentence.first
    if sentence.kind != "title" and first and view.doc.sentence_of(first - 1).block == sentence.block:
        return None
    known = view.words.nouns.match_at(view.tokens[first : first + 1], 0)
    labelled = sentence.kind == "title" and known is not None and not known.variant.prefix
    alone = first in view.people and first + 1 < sentence.stop and view.tokens[first + 1].text == ":"
    if view.classes[first].tag in ("verb", "comp", "rel") and not (labelled or alone):
        return None
    quoted = view.quotes.get(first)
    if quoted is not None and sentence.kind == "title" and quoted.stop + 2 < sentence.stop:
        at = quoted.stop + 1
        return _colon_cue(view, at, quoted.first, quoted.stop) if view.tokens[at].text == ":" else None
    reach = _HEADLINE_LABEL if sentence.kind == "title" else _HEADLINE_NAME
    for at in range(first + 1, min(sentence.stop - 1, first + reach)):
        tag = view.classes[at].tag
        if view.tokens[at].text == ":" and view.tokens[at + 1].start > view.tokens[at].end:
            dashed = any(view.tokens[k].text in _DASHES for k in range(first, at)) and sentence.kind != "title"
            relayed = _relays(view, first, at)
            if (
                dashed
                or view.classes[at - 1].tag == "pron"
                or not (relayed or _names_speaker(view, first, at, title=sentence.kind == "title"))
                or _is_column(view, sentence, first, at)
            ):
                return None
            found = _colon_cue(view, at, first, at)
            return msgspec.structs.replace(found, group="relay") if relayed else found
        if tag in ("verb", "comp", "rel"):
            return None
    return None


def _relays(view: View, first: int, stop: int) -> bool:
    """Whether a medium stands before the colon with its source ("<agency> from an official: <words>")."""
    about = next((at for at in range(first + 1, stop - 1) if view.plain(at, view.words.about)), None)
    if about is None or not _names_speaker(view, about + 1, stop, title=True):
        return False
    named = view.bodies.get(first) == about or view.names.get(first) == about
    return named or _names_speaker(view, first, about, title=True)


def headline_parts(view: View, sentence: Sentence) -> list[Cue]:
    """Further labels in a headline, behind its stops: "... .. And a member of parliament: <words>"."""
    found: list[Cue] = []
    if sentence.kind != "title":
        return found
    for at in range(sentence.first + 2, sentence.stop - 2):
        joined = view.classes[at + 1].conjunction and at + 1 in view.names
        if view.tokens[at].text not in _STOPS and not joined:
            continue
        if view.tokens[at + 1].kind == "punct":
            continue
        for colon in range(at + 2, min(sentence.stop - 1, at + _HEADLINE_NAME)):
            named = joined and view.names[at + 1] == colon
            if view.tokens[colon].text == ":" and (named or _names_speaker(view, at + 1, colon, title=True)):
                found.append(_colon_cue(view, colon, at + 1, colon))
                break
            if view.classes[colon].tag in ("verb", "comp", "rel"):
                break
    return found


def headline_rest(view: View, outer: Cue | None, at: int, sentence: Sentence) -> Cue | None:
    """The colon behind what somebody wants or threatens in a headline: their own words follow."""
    if outer is None or outer.opens is None or sentence.kind != "title" or view.tokens[at].text != ":":
        return None
    wanted = outer.shape == "verb" and outer.governs in ("preposition", "object") and outer.group in WANTED
    if not wanted or at <= outer.opens or at + 2 >= sentence.stop:
        return None
    return _colon_cue(view, at, at + 1, at + 1)


def _colon_cue(view: View, at: int, first: int, stop: int) -> Cue:
    span = view.doc.span_of_tokens(at, at + 1)
    return Cue(
        start=span.start, end=span.end, text=span.text, first=at, stop=at + 1, entry="colon", shape="colon",
        stance="say", governs="colon", opens=at + 1, subject=(first, stop), group="speech",
    )  # fmt: skip


def _is_column(view: View, sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a title names the writer of the piece, who stands in a line of their own below it."""
    if sentence.kind != "title":
        return False
    name = view.doc.span_of_tokens(first, stop).text
    return any(view.doc.text[b.start : b.end].strip() == name for b in view.doc.article.blocks if b.kind != "title")


def _names_speaker(view: View, first: int, stop: int, *, title: bool) -> bool:
    """Whether the words before a headline's colon are a person, a body or a source, not the place of the news."""
    if any(at in view.people for at in range(first, stop)):
        return True
    if stop - first <= _BODY and view.plain(first, view.words.bodies):
        return True
    body = view.bodies.get(first)
    of_nation = body == stop - 1 and view.classes[body].tag == "adj" and view.classes[body].definite
    if body == stop or of_nation or (view.names.get(first) == stop and _speaks_itself(view, stop + 1)):
        return True
    if stop - first in _DEPARTMENT and view.plain(first, view.words.departments) and view.names.get(first + 1) == stop:
        return True
    match = view.words.nouns.match_at(view.tokens[first : first + 1], 0, pronouns=True)
    if match is None or match.variant.prefix.strip(CONJUNCTIONS) or match.pronoun not in ("", US):
        return False
    entry, form = match.items[0]
    alone = title or (entry.sort == "body" and view.classes[first].definite) or match.pronoun == US
    return entry.sort != "document" and (form.number != "sg" or stop - first > 1 or alone)


def _speaks_itself(view: View, at: int) -> bool:
    """Whether a quotation, or "we" in the first word of a denial or in a past, shows a place to speak ("<capital>: we
    will not", "<capital>: we shot down")."""
    if at in view.quotes:
        return view.quotes[at].stop - view.quotes[at].first > _FEW
    verb = at + 1 if at + 1 < len(view.tokens) and view.classes[at].tag == "neg" else at
    found = view.classes[verb]
    if found.tag != "verb":
        return False
    ours = found.tense == "past" and view.tokens[verb].norm.endswith(US)
    return ours or (verb > at and found.tense == "present" and view.tokens[verb].norm[0] == _WE)


def noun_cue(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """<verbal noun> <speaker> <words>: the noun is in construct, its genitive can speak, and words follow."""
    if form.number == "pl":
        return _unsaid_cue(view, match, entry, form, sentence)
    if view.tokens[match.first].norm.startswith(FOR_THE):
        return _purpose_cue(view, match, entry, form, sentence)
    if match.variant.prefix == "ب" and view.tokens[match.first].norm.startswith(_BY_THE):
        return _manner_cue(view, match, entry, form, sentence)
    if entry.id == _SAY and _is_led(view, match, sentence):
        return _manner_cue(view, match, entry, form, sentence)
    if entry.group not in _REPORTING_NOUNS or view.tokens[match.first].norm.startswith(ARTICLE):
        return done_cue(view, match, entry, form, sentence)
    if view.classes[match.first].tag == "verb" and match.first == sentence.first:
        return None
    at, limit = match.stop, sentence.stop
    if match.pronoun:
        government = govern(view, entry, "participle", at, min(limit, at + 4), pronoun="")
        bare = at < limit and starts_nominal(view, at) and view.classes[at].definite and "object" in entry.takes
        if bare and (government is None or government.governs != "that"):
            government = Government("object", at, None)
        if government is None or government.governs not in ("that", "preposition", "object"):
            return None
        if government.opens is None or government.opens - at >= _CLOSE:
            return None
        return _noun_cue(view, match, entry, form, Government(government.governs, government.opens, (at, at)))
    if at >= limit or view.phrases[at] is None:
        return None
    end = noun_phrase_end(view, at, limit)
    specific = any(view.classes[k].definite or k in view.names for k in range(at, end))
    if end < limit and view.tokens[end].text in COMMAS:
        return None
    if end >= limit or end == at or not view.speaks(at, at + 1) or not specific:
        return None
    government = govern(view, entry, "participle", end, min(limit, end + 3), pronoun="")
    if government is None or government.opens is None:
        return None
    addressed = government.governs == "object" and entry.group != "accusation"
    if "person" in entry.takes and (government.governs == "preposition" or addressed):
        return None
    return _noun_cue(view, match, entry, form, Government(government.governs, government.opens, (at, end)))


def _unsaid_cue(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """Accusations, warnings, demands of nobody named: at a sentence's head, amid them, or where they are exchanged."""
    letters = _OPENING.get(entry.group)
    at, first = match.stop, sentence.first
    if (
        letters is None
        or at + 1 >= sentence.stop
        or (view.classes[at].tag == "adj" and not view.classes[at].preposition)
    ):
        return None
    agent = _agent(view, entry, at, sentence)
    opens = _opens_after(view, entry, letters, at if agent is None else agent[1])
    if opens is None and agent is not None and view.classes[agent[1]].preposition == "ل":
        opens = agent[1]
    if opens is None:
        return None
    amid = match.first > first and view.plain(match.first - 1, view.words.amid, CONJUNCTIONS)
    definite = view.tokens[match.first].norm.startswith(ARTICLE)
    if definite:
        exchanged = view.plain(first, view.words.amid, CONJUNCTIONS)
        shape, found = "noun", exchanged and match.first - first <= _EXCHANGE
    else:
        shape, found = "passive", amid or match.first == first
    if not found:
        return None
    subject = (first + 1, match.first) if definite and first + 1 < match.first else (at, at)
    if agent is not None:
        shape, subject = "noun", agent
    government = Government("preposition", opens, subject)
    return make_cue(view, match, at, entry.id, shape, entry.stance, government, form=form, entry=entry)


def _agent(view: View, entry: ReportingVerb, at: int, sentence: Sentence) -> tuple[int, int] | None:
    """The tokens of whoever "from" names behind the noun: "amid accusations from <officials> against"."""
    if at + 2 >= sentence.stop or not view.plain(at, view.words.from_) or not starts_nominal(view, at + 1):
        return None
    if view.tokens[at].norm in {fold(p) for p in entry.prepositions}:
        return None
    end = noun_phrase_end(view, at + 1, sentence.stop)
    return (at + 1, end) if end < sentence.stop and view.speaks(at + 1, at + 2) else None


def _opens_after(view: View, entry: ReportingVerb, letters: str, at: int) -> int | None:
    """Where the words begin behind a noun: after its free preposition, or with an attached one."""
    token, found = view.tokens[at], view.classes[at]
    if token.norm in {fold(p) for p in entry.prepositions if len(p) > 1}:
        return at + 1 if starts_nominal(view, at + 1) or view.is_that(at + 1) else None
    attached = token.norm[0] in letters and len(token.norm) > _SHORT and found.tag in ("noun", "adj", "name")
    return at if attached and (found.preposition or at not in view.names) else None


def _purpose_cue(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """ "(gathered) to demand <words>": the subject of the verb before demands."""
    at = match.stop
    if entry.group != "demand" or at >= sentence.stop or match.first == sentence.first:
        return None
    opens = _opens_after(view, entry, _OPENING["demand"], at)
    if opens is None or not any(view.classes[k].tag == "verb" for k in range(sentence.first, match.first)):
        return None
    return _noun_cue(view, match, entry, form, Government("preposition", opens, (at, at)))


def _is_led(view: View, match: Found, sentence: Sentence) -> bool:
    """Whether "the saying" stands behind a preposition ("was careful <to say> that")."""
    at = match.first
    led = at > sentence.first and view.classes[at - 1].tag == "prep" and not view.classes[at - 1].pronoun
    return led and view.tokens[at].norm.startswith(ARTICLE)


def _manner_cue(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """ "(closed) by <stressing> that <words>": said by the subject of the verb before."""
    government = govern(view, entry, "participle", match.stop, sentence.stop, pronoun="")
    if government is None or government.governs not in ("that", "colon", "quotation"):
        return None
    if match.first in view.quoted and entry.group == "assertion" and view.is_that(match.stop):
        return None
    led = match.first - 2
    if led >= sentence.first and view.classes[led + 1].tag == "verb" and view.tokens[led].text in view.words.that_not:
        return None
    near = government.opens is not None and government.opens - match.stop <= _CLOSE
    plain = Government(government.governs, government.opens, (match.stop, match.stop))
    return _noun_cue(view, match, entry, form, plain) if near else None


def done_cue(view: View, match: Found, entry: ReportingVerb, form: Form, sentence: Sentence) -> Cue | None:
    """<was done> <verbal noun with the article> <that> <words>: "it was stressed that", said by nobody."""
    at = match.first
    if at == sentence.first or "that" not in entry.takes or not view.plain(at - 1, view.words.done, CONJUNCTIONS):
        return None
    government = govern(view, entry, "verb", match.stop, min(sentence.stop, match.stop + _CLOSE), pronoun="")
    if government is None or government.governs != "that":
        return None
    return make_cue(view, match, match.stop, entry.id, "passive", entry.stance, government, form=form, entry=entry)


def national_cue(view: View, match: Found, sentence: Sentence) -> Cue | None:
    """<verbal noun> <adjective of nationality> <preposition> <words>, at the head of a headline or sentence."""
    if match.first != sentence.first or match.variant.prefix or match.pronoun:
        return None
    found = next(((e, f) for (e, s), f in match.items if s == "noun" and e.group in _NATIONAL_NOUNS), None)
    at = match.stop
    while at < sentence.stop and at - match.stop < _ADJECTIVES and _is_adjective(view, at):
        at += 1
    if found is None or at == match.stop or at >= sentence.stop:
        return None
    opens = _after_adjectives(view, found[0], at, sentence.stop)
    if opens is None:
        return None
    return _noun_cue(view, match, *found, Government("preposition", opens, (match.stop, at)))


def _is_adjective(view: View, at: int) -> bool:
    found, token = view.classes[at], view.tokens[at]
    relation = token.norm[-1] == "ي" or token.text[-2:] == "ي" + "ة"
    described = found.tag == "adj" or (found.tag in ("noun", "name") and relation and at not in view.names)
    return described and not found.definite and not found.preposition and not found.conjunction


def _after_adjectives(view: View, entry: ReportingVerb, at: int, stop: int) -> int | None:
    """Where the words begin: after a preposition, or with an attached one; after the colon where it names whom."""
    token = view.tokens[at]
    if token.norm in {fold(p) for p in entry.prepositions}:
        return at + 1 if at + 1 < stop else None
    letter = token.norm[0]
    if letter != "ل" and letter not in entry.prepositions:
        return None
    if len(token.norm) <= _SHORT:
        return None
    end = view.names.get(at)
    if letter == "ل" and end is not None and end < stop - 1 and view.tokens[end].text == ":":
        return end + 1
    return at


def _noun_cue(view: View, match: Found, entry: ReportingVerb, form: Form, government: Government) -> Cue:
    return make_cue(view, match, match.stop, entry.id, "noun", entry.stance, government, form=form, entry=entry)

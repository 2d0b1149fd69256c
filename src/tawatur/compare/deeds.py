"""Who an account says did what: deeds with their doers, told outright ("it was X who fired") or in passing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.compare.accounts import Account, tokens_within
from tawatur.compare.names import Known
from tawatur.compare.parties import Party, nations_in
from tawatur.compare.partyphrases import CLAUSES, PartyFinder
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DoerWord
from tawatur.lexicon.table import Match
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS
from tawatur.text.inflection import PLURAL_VERB_ENDING
from tawatur.text.tokens import PUNCT

__all__ = ["OWN", "OWNABLE", "Deed", "DeedReader"]

VIOLENCE = "violence"
#: The family of verbs that say by themselves that somebody was first.
_LEAD = "lead"
#: Families of deeds whose verbs are spelt alike in the active and the passive, so that who stands behind them may be
#: whom they were done to.
_DONE_TO = frozenset({"killing"})
#: Families of deeds that come from somebody.
OWNABLE = frozenset({"proposing", "asking", "calling-off"})
#: What stands before the key of a verb that is of no family.
OWN = "="
#: Words before a cleft among which one that leaves it open stands, and a negation.
_BEFORE, _LONGEST = 9, 4
#: Words behind a relative pronoun within which its verb stands; around a deed among which its things stand.
_VERB = 2
_AHEAD, _NEAR = 3, 9
#: Words between a word of beginning and the deed, between a deed and "first", and between a deed and its answer.
_REACH = 6
_ANSWER = 14
#: Words behind a verb within which what is fired stands.
_BESIDE = 4
_AND = frozenset(CONJUNCTIONS)
#: Word classes behind which stands no verb.
_PREPOSITIONS = frozenset({"prep", "from"})
_FUTURE = "future"
#: With this letter begin verbs in the present.
_PRESENT = "ي"
_SEVERAL = frozenset({"du", "pl"})
_SO = "ف"
#: The vowel that marks a passive where it is written.
_PASSIVE = "\u064f"


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """A deed of a `family` that an account lays on a party.

    `keys` are the words around it, `wide` those of its sentence, `lands` the countries that the words around it name;
    `marked` tells whether the account says outright who did it, by a `cleft` ("it was X who") or as whose it was
    (`owned`), `first` whether it says who began; `at` is its token, `speaker` the words of who says so, `around` the
    numbers of the other entities of its account.
    """

    owner: int
    family: str
    party: Party
    keys: frozenset[str]
    wide: frozenset[str]
    speaker: frozenset[str]
    at: int
    sentence: int
    marked: bool = False
    first: bool = False
    owned: bool = False
    cleft: bool = False
    around: frozenset[int] = frozenset()
    lands: frozenset[str] = frozenset()


class DeedReader:
    """Reads the deeds of one account, those of which it says outright who did them before all others."""

    def __init__(self, owner: int, account: Account, known: Known, lexicon: Lexicon) -> None:
        self.owner, self.account, self.lexicon = owner, account, lexicon
        self.parties = PartyFinder(account, known, lexicon)
        self.tokens, self.words = account.doc.tokens, self.parties.words
        self.deeds = {account.key_of(self.tokens[at]) for at in self.words.roles.get("deed", {})}
        self.groups = frozenset(n for (article, _), n in known.items() if article == account.id)
        spans = account.ledger.statements
        self.denied = [(s.content.start, s.content.end) for s in spans if s.stance == "deny"]
        self.accused = [(s.content.start, s.content.end) for s in spans if s.stance == "accuse"]

    def marked(self) -> Iterator[Deed]:
        """The deeds of which the account says outright who did them, or began."""
        for sentence in self.account.doc.sentences:
            if sentence.is_read and self.words.within("mutual", sentence.first, sentence.stop) is None:
                yield from self._clefts(sentence.first, sentence.stop)
                yield from self._firsts(sentence.first, sentence.stop)
        for at, match in self.words.roles.get("deed", {}).items():
            start, stop = self.tokens[at].start, self.account.doc.sentences[self.tokens[at].sentence].stop
            if any(low <= start < high for low, high in self.accused) and self._is_deed(match, stop):
                party = self._blamed(match)
                if party is not None:
                    yield self._deed(match.items[0][0].family, party, at, stop, marked=True, ahead=0)

    def plain(self, families: frozenset[str]) -> Iterator[Deed]:
        """The deeds of some families that are told in passing."""
        for at, match in self.words.roles.get("deed", {}).items():
            family = match.items[0][0].family
            if family not in families or self.words.at("fight", at) is not None:
                continue
            sentence = self.account.doc.sentences[self.tokens[at].sentence]
            if not sentence.is_read or not self._is_deed(match, sentence.stop) or self._is_answer(at, sentence.first):
                continue
            if self.words.within("mutual", sentence.first, sentence.stop) is not None:
                continue
            party = self._plain_doer(match, family, sentence.first, sentence.stop)
            if party is not None:
                yield self._deed(family, party, at, sentence.stop)
        yield from self._others(families)

    def _others(self, families: frozenset[str]) -> Iterator[Deed]:
        """Deeds of verbs that are of no family."""
        keys = {family.removeprefix(OWN) for family in families if family.startswith(OWN)}
        for sentence in self.account.doc.sentences if keys else ():
            for at in range(sentence.first, sentence.stop):
                token = self.tokens[at]
                if self.account.key_of(token) not in keys or at in self.words.tags or token.norm.startswith(ARTICLE):
                    continue
                if self.words.tags.get(at - 1) not in (*_PREPOSITIONS, "neg") and not self._is_denied(at):
                    party = self.parties.subject(
                        at, at + 1, sentence.first, sentence.stop, several=_says_they(token.norm)
                    )
                    if party is not None:
                        yield self._deed(OWN + self.account.key_of(token), party, at, sentence.stop)

    def _clefts(self, first: int, stop: int) -> Iterator[Deed]:
        """`It was X who`: a party, a pronoun, a relative pronoun and the deed; X is the one with the proposal."""
        tags = self.words.tags
        for at in range(first, stop):
            yield from self._owned(at, first, stop)
            is_it = tags.get(at) == "pron" or self.words.at("alone", at) is not None
            if not is_it or at + 2 >= stop or self.tokens[at].norm[:1] in CONJUNCTIONS:
                continue
            is_from = tags.get(at + 1) == "from"
            if (tags.get(at + 1) != "rel" and not is_from) or tags.get(at + 2) == "neg" or self._is_open(first, at):
                continue
            party = self.parties.before(at, first)
            if party is not None:
                party = self.parties.whose(party, first)
                fired = self.words.within("weapon", max(first, at - _BEFORE), party.first) is not None
                yield from self._done(party, at + 2, stop, is_from=is_from, fired=fired)

    def _owned(self, at: int, first: int, stop: int) -> Iterator[Deed]:
        """`X is the one with the proposal`, `at the request of X`."""
        owner, by = self.words.at("owner", at), self.words.at("by", at)
        if owner is not None and not self._is_open(first, at):
            family = owner.items[0][0].family
            thing = self.words.at("deed", owner.stop)
            stop_at = owner.stop
            if not family and thing is not None and not thing.items[0][1].tense:
                family, stop_at = thing.items[0][0].family, stop
            party = self.parties.before(at, first) if family else None
            if party is not None:
                yield self._deed(family, party, at, stop_at, marked=True, owned=True)
        came = self.words.at("came", at)
        if came is not None and not self._is_open(first, at):
            yield from self._came(came, first, stop)
        if by is not None and not self._is_open(first, at):
            party = self.parties.behind(by.stop, stop)
            if party is not None:
                yield self._deed(by.items[0][0].family, party, at, at, marked=True)

    def _came(self, came: Match[DoerWord], first: int, stop: int) -> Iterator[Deed]:
        """`The proposal came from X`."""
        for at, behind in ((came.stop, came.stop + 1), (came.first - 1, came.stop)):
            thing = self.words.at("deed", at)
            if thing is None or at < first or thing.items[0][1].tense or self.words.tags.get(behind) != "from":
                continue
            party = self.parties.behind(behind + 1, stop)
            if party is not None and thing.items[0][0].family in OWNABLE:
                yield self._deed(thing.items[0][0].family, party, at, stop, marked=True, owned=True)

    def _done(self, party: Party, at: int, stop: int, *, is_from: bool, fired: bool) -> Iterator[Deed]:
        """The deed behind `X is the one who`, or `shells that X fired are what`."""
        begin = self.words.within("begin", at, min(at + _VERB, stop))
        deed = self._deed_word(at, min(at + _VERB, stop), is_verb=True)
        if begin is not None:
            deed = self._deed_word(begin.stop, min(begin.stop + _REACH, stop))
        family = deed.items[0][0].family if deed is not None else ""
        if fired or (begin is not None and not family):
            family = VIOLENCE
        token = self.tokens[at]  # What is done again and again ("who pay the price") tells no deed.
        is_verb = at in self.account.verbs or (not is_from and at not in self.words.tags) or _says_they(token.norm)
        if not family and is_verb and not token.norm.startswith((ARTICLE, _PRESENT)):
            family = OWN + self.account.key_of(token)
        if family:
            yield self._deed(family, party, at, stop, marked=True, cleft=True, first=family == VIOLENCE)

    def _firsts(self, first: int, stop: int) -> Iterator[Deed]:
        """Who began a fight."""
        for at in range(first, stop):
            yield from self._begun(at, first, stop)
            deed = self._violence(at, stop)
            party = None if deed is None else self._doer(deed, first, stop)
            if deed is None or party is None or self._is_open(first, at):
                continue
            firstly = self.words.within("firstly", deed.first, min(deed.stop + _REACH, stop))
            if firstly is not None or self._is_answered(deed.stop, min(deed.stop + _ANSWER, stop)):
                yield self._deed(VIOLENCE, party, at, stop, marked=True, first=True)

    def _begun(self, at: int, first: int, stop: int) -> Iterator[Deed]:
        """Who is said to have begun by a word at a token."""
        begin, outbreak = self.words.at("begin", at), self.words.at("outbreak", at)
        initial = self.words.at("initial", at)
        party = self._leader(at, first, stop)
        if begin is not None and self._is_done(begin):
            deed = self._violence_within(begin.stop, min(begin.stop + _REACH, stop))
            before = self.words.within("fight", max(first, at - 2), at)
            if deed is not None or (before is not None and begin.pronoun):
                party = self._doer(begin, first, stop)
        elif initial is not None and initial.items[0][1].tense and self._is_done(initial):
            party = self._doer(initial, first, stop)
        if party is None and outbreak is not None:
            fight = self.words.within("fight", outbreak.stop, min(outbreak.stop + 2, stop))
            when = self.words.within("when", outbreak.stop, min(outbreak.stop + _REACH, stop))
            deed = self._violence(when.stop, stop) if fight is not None and when is not None else None
            party = None if deed is None else self._doer(deed, first, stop)
        blame = self.words.at("blame", at)
        if blame is not None and self.words.within("fight", blame.stop, min(blame.stop + _VERB, stop)) is not None:
            party = self._blamed(blame) or self.parties.before(at, first, last=True)
        if party is not None and not self._is_open(first, at):
            weak = blame is not None or (begin is not None and begin.items[0][0].family != _LEAD)
            yield self._deed(VIOLENCE, party, at, stop, marked=not weak, first=True)

    def _leader(self, at: int, first: int, stop: int) -> Party | None:
        """Whoever is called the first to do violence."""
        lead = self.words.at("first", at)
        if lead is None or self._violence_within(lead.stop, min(lead.stop + _REACH, stop), is_verb=True) is None:
            return None
        return self.parties.before(at, first)

    def _plain_doer(self, match: Match[DoerWord], family: str, first: int, stop: int) -> Party | None:
        party = None if family in _DONE_TO else self._doer(match, first, stop)
        if party is None:
            agent = self.words.within("agent", match.stop, min(match.stop + _NEAR, stop))
            party = self.parties.behind(agent.stop, stop) if agent is not None else None
        if party is None:
            spots = {self.tokens[n].start for n in range(match.first, match.stop)}
            for event in self.account.ledger.events:
                if event.status == "actual" and event.trigger.start in spots and event.actors:
                    party = self.parties.of_span(event.actors[0])
        return party if party is not None and (party.is_told or match.items[0][1].tense) else None

    def _blamed(self, match: Match[DoerWord]) -> Party | None:
        """Whoever is accused of a deed."""
        sentence = self.account.doc.sentences[self.tokens[match.first].sentence]
        for event in self.account.ledger.events:
            if event.type == "ACCUSE" and event.recipients and sentence.start <= event.trigger.start < sentence.end:
                return self.parties.of_span(event.recipients[0])
        return None

    def _deed(
        self,
        family: str,
        party: Party,
        at: int,
        stop: int,
        *,
        marked: bool = False,
        first: bool = False,
        owned: bool = False,
        cleft: bool = False,
        ahead: int = _AHEAD,
    ) -> Deed:
        sentence = self.account.doc.sentences[self.tokens[at].sentence]
        low = max(sentence.first, at - (ahead if stop > at else _NEAR))
        near = [t for t in self.tokens[low : min(stop, at + _NEAR + 1)] if self.parties.is_content(t.index)]
        return Deed(
            owner=self.owner,
            family=family,
            party=party,
            keys=frozenset({self.account.key_of(t) for t in near} - self.deeds - party.core),
            wide=self.account.sentence_keys(self.tokens[at].sentence) - self.deeds - party.core,
            speaker=self._speaker(self.tokens[at].start),
            at=at,
            sentence=self.tokens[at].sentence,
            marked=marked,
            first=first,
            owned=owned,
            cleft=cleft,
            around=self.groups - party.groups,
            lands=nations_in([t for t in near if not party.first <= t.index < party.stop], self.lexicon),
        )

    def _speaker(self, offset: int) -> frozenset[str]:
        """The words of who says what stands at an offset."""
        span = self.parties.speaker_span(offset)
        inside = () if span is None else tokens_within(self.account.doc, span)
        return frozenset(self.account.key_of(self.tokens[at]) for at in inside if self.parties.is_content(at))

    def _deed_word(self, first: int, stop: int, *, is_verb: bool = False) -> Match[DoerWord] | None:
        for at in range(first, stop):
            match = self.words.at("deed", at)
            if match is not None and self._is_deed(match, stop + _REACH, is_verb=is_verb):
                return match
        return None

    def _is_deed(self, match: Match[DoerWord], stop: int, *, is_verb: bool = False) -> bool:
        """Whether a word tells a deed that was done."""
        entry = match.items[0][0]
        low = self.account.doc.sentences[self.tokens[match.first].sentence].first
        first = max(low, match.first - _REACH - 1)
        if entry.beside and self.words.within(entry.beside, first, min(match.stop + _BESIDE, stop)) is None:
            return False
        if match.first in self.words.tags or self.words.within("ending", match.first - 1, match.first) is not None:
            return False
        return self._is_done(match, is_verb=is_verb)

    def _is_done(self, match: Match[DoerWord], *, is_verb: bool = False) -> bool:
        """Whether a word tells what was done, and nobody denies it; `is_verb` of what stands behind "those who"."""
        tag = self.words.tags.get(match.first - 1)
        form = match.items[0][1]
        if form.tense == _FUTURE or tag == "neg" or (form.tense and tag in _PREPOSITIONS and not is_verb):
            return False
        start = self.tokens[match.first].start
        return _PASSIVE not in self.account.doc.text[start : start + 3] and not self._is_denied(match.first)

    def _is_denied(self, at: int) -> bool:
        start = self.tokens[at].start
        return any(low <= start < high for low, high in self.denied)

    def _violence(self, at: int, stop: int, *, is_verb: bool = False) -> Match[DoerWord] | None:
        match = self.words.at("deed", at)
        if match is None or match.items[0][0].family != VIOLENCE:
            return None
        return match if self._is_deed(match, stop, is_verb=is_verb) else None

    def _violence_within(self, first: int, stop: int, *, is_verb: bool = False) -> Match[DoerWord] | None:
        found = (self._violence(at, stop, is_verb=is_verb) for at in range(first, stop))
        return next((match for match in found if match is not None), None)

    def _is_answered(self, first: int, stop: int) -> bool:
        """Whether what somebody did was answered ("so they returned fire", "so that they had to")."""
        answer = self.words.within("answer", first, stop)
        before = range(first, first) if answer is None else range(max(first, answer.first - _BESIDE), answer.first + 1)
        return any(self.tokens[at].norm.startswith(_SO) for at in before)

    def _is_answer(self, at: int, first: int) -> bool:
        return self.words.within("answer", max(first, at - _REACH), at) is not None

    def _is_open(self, first: int, at: int) -> bool:
        """Whether a sentence leaves open or denies what stands at a token."""
        if self._is_denied(at) or self.words.within("open", max(first, at - _BEFORE), at) is not None:
            return True
        for n in range(at - 1, max(first, at - _LONGEST) - 1, -1):
            if self.words.tags.get(n) in CLAUSES or self.tokens[n].kind == PUNCT:
                break
            if self.words.tags.get(n) == "neg":
                return True
        return False

    def _doer(self, match: Match[DoerWord], first: int, stop: int) -> Party | None:
        """Whoever did what a verb tells."""
        form = match.items[0][1]
        if not form.tense:
            return None
        several = form.number in _SEVERAL
        return self.parties.subject(
            match.first, match.stop, first, stop, several=several, joined=match.variant.prefix in _AND
        )


def _says_they(word: str) -> bool:
    """Whether the ending of a word says that several did it."""
    return word.endswith(PLURAL_VERB_ENDING)

"""The phrases of an account that name who did something: the subject of a verb, what stands before or behind a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.compare.names import Known
from tawatur.compare.parties import Party, nations_in, party_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DoerWord
from tawatur.lexicon.table import Match, PhraseTable
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE, CONJUNCTIONS, FOR_THE, PREPOSITIONS
from tawatur.text.inflection import Form, has_nisba_ending, has_plural_ending
from tawatur.text.tokens import PUNCT

__all__ = ["CLAUSES", "DoerWords", "PartyFinder"]

#: Words of a phrase that names a party before a verb and behind one, and those before a cleft among which it is sought.
_LONGEST = 4
_SHORTEST = 3
_BEFORE = 9
#: Attached prepositions, behind which stands no verb in the past.
_ATTACHED = frozenset(PREPOSITIONS)
#: Word classes that end the clause of a party.
CLAUSES = frozenset({"comp", "conj", "rel"})
#: The attached pronoun of the first person, which nouns of relation end in too.
_MY = "ي"
#: Roles of small words, which are others with a preposition attached.
_SMALL = frozenset({"that", "when", "agent", "by", "from"})
_COMMAS = "،,"
_STOPS = frozenset(".؛;:!?؟")
#: "With the" begins no party.
_WITH = "ب" + ARTICLE
#: The ending of an indefinite object.
_OBJECT = "ا"


class DoerWords(msgspec.Struct, frozen=True):
    """The words of an account that matter: by role and token; its function words by token."""

    roles: Mapping[str, Mapping[int, Match[DoerWord]]]
    tags: Mapping[int, str]

    def at(self, role: str, token: int) -> Match[DoerWord] | None:
        """The word of a role that begins at a token."""
        return self.roles.get(role, {}).get(token)

    def within(self, role: str, first: int, stop: int) -> Match[DoerWord] | None:
        """The first word of a role in a run of tokens."""
        found = self.roles.get(role, {})
        return next((found[at] for at in range(first, stop) if at in found), None)


class PartyFinder:
    """Finds whoever the words of one account name as having done something."""

    def __init__(self, account: Account, known: Known, lexicon: Lexicon) -> None:
        self.account, self.known, self.lexicon = account, known, lexicon
        self.tokens = account.doc.tokens
        self.words = _words_in(account, lexicon)
        self.heads = frozenset(self.words.roles.get("head", {}))
        self.offices = frozenset(self.words.roles.get("office", {}))
        self.named = _mentions(account)

    def whose(self, party: Party, first: int) -> Party:
        """A party with the country of whoever is named before it, where it is only "his soldiers"."""
        token = self.tokens[party.first]
        is_his = party.stop == party.first + 1 and token.bound and not token.norm.startswith(ARTICLE)
        if party.nations or party.named or not is_his:
            return party
        for at in range(party.first - 1, first - 1, -1):
            nations = nations_in(self.tokens[at : at + 1], self.lexicon)
            if nations:
                return msgspec.structs.replace(party, nations=nations)
        return party

    def of_span(self, span: Span) -> Party | None:
        return self._party([at for at in tokens_within(self.account.doc, span) if self.tokens[at].kind != PUNCT])

    def speaker_span(self, offset: int) -> Span | None:
        best: Span | None = None
        for statement in self.account.ledger.statements:
            if statement.content.start <= offset < statement.content.end:
                best = statement.speaker_ref or statement.speaker or best
        return best

    def is_content(self, at: int) -> bool:
        return self.tokens[at].kind != PUNCT and at not in self.words.tags

    def subject(
        self, at: int, behind: int, first: int, stop: int, *, several: bool, joined: bool = False
    ) -> Party | None:
        """The subject of the verb at a token: before it behind "that", else behind it, or somewhere before it."""
        that = next((n for n in range(at - 1, first - 1, -1) if self.words.at("that", n)), None)
        he = None if that is None or that < at - 2 else self.words.at("that", that)
        if he is not None and he.pronoun and (span := self.speaker_span(self.tokens[at].start)) is not None:
            return self.of_span(span)  # "Said that it had fired".
        is_which = self.words.tags.get(at - 1) == "rel"
        last = self.before(at - is_which, first, last=True)
        if last is not None and last.stop == at and self._is_begun_by(last):
            return last
        if not several:
            party = self.behind(behind, stop)
            if party is not None and party.is_told and not self._is_object(party.first):
                return party
        if joined and that is not None:  # "That X came and fired".
            party = self.behind(that + 1, stop)
            if party is not None and party.is_told:
                return party
        if last is not None and last.is_told:
            return last
        party = None if is_which else self.before(at, first)
        return party if party is not None and self._is_begun_by(party) else None

    def _is_object(self, at: int) -> bool:
        """Whether a word is an indefinite object ("a convoy")."""
        word = self.tokens[at].norm
        if at in self.named or nations_in(self.tokens[at : at + 1], self.lexicon):
            return False
        return word.endswith(_OBJECT) and not word.startswith(ARTICLE)

    def _is_begun_by(self, party: Party) -> bool:
        """Whether a phrase stands right behind "that" or at the beginning of its sentence."""
        at = party.first - 1
        first = self.account.doc.sentences[self.tokens[party.first].sentence].first
        return self.words.at("that", at) is not None or first > at

    def behind(self, at: int, stop: int) -> Party | None:
        """The party whose name begins at a token."""
        if at in self.named:
            return self._party(range(at, self.named[at]))
        found: list[int] = []
        for n in range(at, min(at + _SHORTEST + 2, stop)):
            if self.tokens[n].kind == PUNCT:
                if self.tokens[n].norm in _STOPS or self.tokens[n].norm in _COMMAS or found:
                    break
                continue
            if found and found[-1] in self.heads and self.words.tags.get(n) == "from":
                continue
            if self._ends(n) or len(found) == _SHORTEST or (found and not self._goes_on(found[-1], n)):
                break
            found.append(n)
        return self._party(found)

    def _goes_on(self, one: int, other: int) -> bool:
        """Whether two words can be of one phrase: behind "the soldiers" and such plurals stands what agrees."""
        before, after = self.tokens[one].norm, self.tokens[other].norm
        if before.startswith(ARTICLE):
            # "The army the bridge": what is no adjective is what it was done to.
            is_adjective = has_nisba_ending(after) or (has_plural_ending(after) and has_plural_ending(before))
            return after.startswith(FOR_THE) or (after.startswith(ARTICLE) and is_adjective)
        return has_plural_ending(after) or not has_plural_ending(before)

    def _ends(self, n: int) -> bool:
        """Whether a token is no part of a party's name."""
        if n in self.words.tags or n in self.account.verbs or self.tokens[n].norm.startswith(_WITH):
            return True
        if any(self.words.at(role, n) for role in ("that", "begin", "was", "alone", "first")):
            return True
        return self.words.at("deed", n) is not None and n not in self.heads

    def before(self, at: int, first: int, *, last: bool = False) -> Party | None:
        """The party that stands before a token: the first one of its clause, or the `last` before the token."""
        found: list[int] = []
        for n in range(at - 1, max(first, at - _BEFORE) - 1, -1):
            token = self.tokens[n]
            if token.kind == PUNCT:
                if token.norm in _STOPS or (found and token.norm in _COMMAS):
                    break
            elif self.words.at("that", n) is not None or self.words.tags.get(n) in CLAUSES:
                break
            else:
                found.append(n)
        found.reverse()
        while found and (self.words.at("was", found[0]) or found[0] in self.account.verbs):
            found.pop(0)
        if found and self.words.at("weapon", found[0]):  # "Shells that X fired are what fell": X.
            verb = next((n for n in found[1:] if n in self.account.verbs or self.words.at("deed", n)), None)
            found = found if verb is None else [n for n in found if n > verb]
        runs = self._runs(found)
        if not runs:
            return None
        return self._party(runs[-1][-_LONGEST:] if last else runs[0][:_LONGEST])

    def _runs(self, tokens: Sequence[int]) -> list[list[int]]:
        """The phrases among tokens that may name a party."""
        runs: list[list[int]] = [[]]
        for n in tokens:
            if runs[-1] and runs[-1][-1] in self.heads and self.words.tags.get(n) == "from":
                continue
            if self._ends(n) and n not in self.heads:
                runs.append([])
            else:
                runs[-1].append(n)
        return [run for run in runs if run]

    def _party(self, tokens: Sequence[int]) -> Party | None:
        """The party that tokens name; none where they name both sides, or "the other"."""
        if any(self.words.at("mutual", at) or self.words.at("else", at) for at in tokens):
            return None
        return party_of(self.account, tokens, self.heads, self.offices, self.known, self.lexicon)


def _mentions(account: Account) -> dict[int, int]:
    """The first tokens of names of people and bodies, with the token behind each."""
    found: dict[int, int] = {}
    for entity in account.ledger.entities:
        for mention in entity.mentions if entity.type != "LOC" else ():
            inside = tokens_within(account.doc, mention)
            found[inside.start] = max(found.get(inside.start, 0), inside.stop)
    return found


def _words_in(account: Account, lexicon: Lexicon) -> DoerWords:
    tokens = account.doc.tokens
    table = lexicon.compiled(function_words)
    found = table.find(tokens, overlapping=True)
    tags = {m.first: m.items[0][0] for m in found if all(c in CONJUNCTIONS for c in m.variant.prefix)}
    bound = table.find(tokens, pronouns=True, overlapping=True)
    tags |= {m.first: "prep" for m in bound if m.pronoun not in ("", _MY) and m.items[0][0] == "prep"}
    roles: dict[str, dict[int, Match[DoerWord]]] = defaultdict(dict)
    for match in lexicon.compiled(_table).find(tokens, pronouns=True, overlapping=True):
        # Behind a preposition stands no verb, but one may behind "those of them who".
        is_noun = not _ATTACHED.isdisjoint(match.variant.prefix) or (
            tags.get(match.first - 1) == "prep" and match.first - 1 not in roles["from"]
        )
        for entry, form in match.items if match.pronoun != _MY else ():
            is_plain = entry.role not in _SMALL or match.variant.prefix in ("", *CONJUNCTIONS)
            if is_plain and not (is_noun and form.tense):
                roles[entry.role].setdefault(match.first, msgspec.structs.replace(match, items=((entry, form),)))
    tags |= dict.fromkeys(roles["from"], "from")
    return DoerWords(roles, tags)


def _table(lexicon: Lexicon) -> PhraseTable[DoerWord]:
    """The words of all roles; of verbs those of a third person."""
    forms: Iterator[tuple[Form, DoerWord]] = (
        (form, entry) for entry in lexicon.entries(DoerWord) for form in entry.forms()
    )
    return PhraseTable((form, entry) for form, entry in forms if form.person in ("", "3"))

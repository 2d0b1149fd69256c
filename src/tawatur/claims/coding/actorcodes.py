"""PLOVER codes of actors: country or supranational group and sectors, with the words that told them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

import msgspec

from tawatur.claims.clauses.view import EventView, is_state
from tawatur.claims.coding.gazetteer import alpha3_codes, gazetteer
from tawatur.lexicon import Lexicon, Match, PhraseTable
from tawatur.lexicon.concepts.actors import ActorSector
from tawatur.lexicon.concepts.countries import nationalities
from tawatur.lexicon.concepts.names import KnownPerson, Organisation
from tawatur.records.layers import ENTITIES, Mention
from tawatur.records.ledger import ActorCode
from tawatur.records.span import Span
from tawatur.text.folding import fold, fold_words
from tawatur.text.tokens import cut_alone

__all__ = ["ActorCoder"]

#: Kinds of organisations (organisations.toml) → sectors.
_SECTORS: dict[str, tuple[str, ...]] = {
    "armed": ("REB", "MIL"), "party": ("PTY",), "government": ("GOV",), "force": ("MIL",), "media": ("JRN",),
    "agency": ("JRN",), "company": ("BUS",), "club": ("CVL",), "international": ("IGO",),
}  # fmt: skip
#: Sectors of those who act at home unless something else is said.
_DOMESTIC = frozenset(
    (
        "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "CVL", "OPP", "REB", "UAF",
        "LAB", "EDU", "MED", "PTY", "REL", "SOC", "JRN", "AGR", "CRM", "BUS",
    )
)  # fmt: skip
_ALPHA2, _ALPHA3 = 2, 3
#: How indefinite objects end.
_ALIF = "ا"
#: What words that only count fall back on.
_COUNTED = ("CVL",)
#: Kinds of organisations that decide before any other word does.
_NAMED_FIRST = ("armed", "party")
#: How far behind the "of" that joins a count to whom it counts these stand, and how far behind a name its nationality
#: does ("X, of Pakistani nationality").
_PARTITIVE, _APPOSITION = 4, 3
#: How many times as many people live in the place that a name means when it stands alone.
_LARGER = 10
#: Violence of a nation named by its adjective alone ("the Israeli raids") is that of its forces.
_BY_FORCES = frozenset({"ASSAULT", "MOBILIZE"})


class _Found(msgspec.Struct):
    """What the words of a phrase tell so far."""

    country: str | None = None
    country_rule: str = ""
    sectors: tuple[str, ...] = ()
    sector_rule: str = ""
    fallback: tuple[str, ...] = ()
    is_owned: bool = False
    is_foreign: bool = False
    evidence: list[Span] = msgspec.field(default_factory=list)


class ActorCoder:
    """Codes the actors of one article; what is coded once is kept."""

    def __init__(self, view: EventView, lexicon: Lexicon) -> None:
        self.view = view
        self.words = lexicon.compiled(_sector_table)
        self.nations = lexicon.compiled(nationalities)
        self.organisations = lexicon.compiled(_organisations)
        self.people = lexicon.compiled(_people)
        self.alpha3 = lexicon.compiled(alpha3_codes)
        self.starts = view.starts
        self.places = lexicon.compiled(gazetteer)
        self.home = self._home()
        self.titles = self._titles()
        self.known: dict[tuple[int, int, str], ActorCode] = {}

    def code(self, span: Span, kind: str, place: str | None) -> ActorCode:
        """The code of an actor or recipient of an event of a type at a place (alpha-3, None where unknown)."""
        key = (span.start, span.end, f"{kind in _BY_FORCES}{place}")
        if key not in self.known:
            self.known[key] = self._code(span, kind, place)
        return self.known[key]

    def _code(self, span: Span, kind: str, place: str | None) -> ActorCode:
        found = _Found()
        first, stop = self.tokens_of(span)
        words = self.words.find(self.view.tokens[first : self._reach(first, stop)], pronouns=True)
        self._read_words(found, [match for match in words if match.items[0][0].country])
        self._read_names(found, first, stop, _NAMED_FIRST)
        self._read_words(found, words)
        self._read_names(found, first, stop, tuple(_SECTORS))
        self._read_nations(found, first, stop)
        inferred = self._read_title(found, first, stop)
        if found.country is None and (found.is_owned or self.view.classes[first].pronoun):
            found.country = self._named_before(first)
            found.country_rule, inferred = "<named before>" if found.country else "", True
        if not found.sectors:
            found.sectors = found.fallback
            found.sector_rule = found.sector_rule or ("<office>" if found.fallback else "")
        if not found.sectors and self._names_somebody(first, stop):
            found.sectors, found.sector_rule = ("CVL",), "<somebody of a nation>"
        if not found.sectors and kind == "ASSAULT" and found.country_rule != "<nationality>":
            is_state = any(
                (n := self.view.names[at]) is not None and (n.key or "").startswith(str(found.country))
                for at in range(first, stop)
            )
            if not is_state:
                found.sectors, found.sector_rule = ("CVL",), "<unarmed unless said>"
        if not found.sectors and found.country is not None and len(found.country) == _ALPHA3:
            found.sectors = ("MIL",) if kind in _BY_FORCES and found.country_rule == "<nationality>" else ("GOV",)
            found.sector_rule = "<state>"
        if found.country is None and not found.is_foreign and (not found.sectors or found.sectors[0] in _DOMESTIC):
            found.country = place or self.home
            found.country_rule = "<country of the place>" if place else "<country of the article>" if self.home else ""
            inferred = found.country is not None or inferred
        return ActorCode(
            country=found.country,
            sectors=found.sectors,
            basis="inferred" if inferred else "stated",
            country_rule=found.country_rule,
            sector_rule=found.sector_rule,
            evidence=tuple(dict.fromkeys(found.evidence)),
        )

    def _names_somebody(self, first: int, stop: int) -> bool:
        """Whether an indefinite nationality is all that a phrase says of somebody ("a Palestinian", "three Iraqis",
        "twenty Syrians", spelled like the state): no adjective of the deed before it ("an Israeli raid")."""
        head = next((at for at in range(first, stop) if self.view.classes[at].tag != "num"), first)
        found, name = self.view.classes[head], self.view.names[head]
        if found.definite or found.pronoun:
            return False
        if head > first:
            return self.view.nations[head] or (name is not None and is_state(name))
        bare = first > 0 and self.view.classes[first - 1].tag == "noun" and self.view.tokens[first].norm[-1] != _ALIF
        return self.view.nations[head] and not bare

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The half-open tokens of a span."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        stop = bisect_right(self.starts, span.end - 1)
        return first, max(stop, first + 1)

    def _reach(self, first: int, stop: int) -> int:
        """Where the words end that tell who is meant: behind a phrase also those of "of the army" """
        end = self.view.sentence(first).stop
        last = self.view.classes[stop - 1]
        partitive = stop < end and self.view.is_from(stop) and self.view.markers[stop] is None
        partitive = partitive and self.view.names[stop - 1] is None and not last.definite
        return min(end, stop + _PARTITIVE) if partitive else stop

    def _read_names(self, found: _Found, first: int, stop: int, kinds: tuple[str, ...]) -> None:
        """Named organisations tell sector and country; states and capitals stand for their governments."""
        at = first
        while at < stop:
            name = self.view.names[at]
            if name is None:
                at += 1
                continue
            body = self.organisations.get(name.key or "")
            if body is not None and body.kind in kinds and not found.sectors:
                found.sectors, found.sector_rule = _SECTORS.get(body.kind, ()), f"organisation {body.id}"
                if body.country and found.country is None:
                    found.country, found.country_rule = body.country, f"organisation {body.id}"
                found.evidence.append(_span_of(name))
            at = max(at + 1, name.stop)

    def _read_words(self, found: _Found, matches: list[Match[ActorSector]]) -> None:
        """The first word that tells a sector decides; words for offices pass on to what follows them."""
        for match in matches:
            entry = match.items[0][0]
            evidence = self.view.doc.span_of_tokens(match.first, match.stop)
            found.is_owned = found.is_owned or match.pronoun != ""
            found.is_foreign = found.is_foreign or entry.abroad
            if entry.country and found.country is None:
                found.country, found.country_rule = entry.country, f"sector {entry.id}"
                found.evidence.append(evidence)
            if entry.passes:
                found.fallback = entry.sectors if found.fallback in ((), _COUNTED) else found.fallback
            elif not found.sectors:
                found.sectors, found.sector_rule = entry.sectors, f"sector {entry.id}"
                found.evidence.append(evidence)

    def _read_nations(self, found: _Found, first: int, stop: int) -> None:
        if found.country is not None:
            return
        for at in range(first, stop):
            if self.view.nations[at] and (nation := self.nation_at(at)) is not None:
                found.country, found.country_rule = nation, "<nationality>"
                found.evidence.append(self.view.doc.span_of_tokens(at, at + 1))
                return
        for at in range(stop + 1, min(stop + _APPOSITION, self.view.sentence(first).stop)):
            if self.view.nations[at] and self.view.classes[at - 1].tag == "punct":
                found.country, found.country_rule = self.nation_at(at), "<nationality>"
                found.evidence.append(self.view.doc.span_of_tokens(at, at + 1))
                return
        for at in range(first, stop):
            name = self.view.names[at]
            country = None if name is None else self.country_of(name)
            if name is not None and country is not None:
                found.country, found.country_rule = country, "<place>" if name.type == "LOC" else "<known person>"
                found.evidence.append(_span_of(name))
                return

    def _read_title(self, found: _Found, first: int, stop: int) -> bool:
        """What a person's title elsewhere in the article tells; whether anything was read."""
        if found.sectors and found.country is not None:
            return False
        title = next((t for at in range(first, stop) if (t := self._title_at(at)) is not None), None)
        if title is None:
            person = any((n := self.view.names[at]) is not None and n.type == "PER" for at in range(first, stop))
            if person and not found.sectors and not found.fallback and found.country_rule == "<known person>":
                found.sectors, found.sector_rule = ("GOV",), "<known person>"
            return False
        tokens = cut_alone(title)
        read = False
        for match in self.words.find(tokens, pronouns=True):
            entry = match.items[0][0]
            if entry.passes:
                found.fallback = found.fallback or entry.sectors
            elif not found.sectors:
                found.sectors, found.sector_rule, read = entry.sectors, f"title: sector {entry.id}", True
                if entry.country and found.country_rule == "<known person>":
                    found.country, found.country_rule = entry.country, found.sector_rule
        for nation in self.nations.find(tokens):
            if found.country is None:
                found.country, found.country_rule, read = nation.items[0][0].id, "title: <nationality>", True
        return read

    def _named_before(self, first: int) -> str | None:
        """The country of the last nation, state or known body named before a phrase in its sentence."""
        for at in range(first - 1, self.view.sentence(first).first - 1, -1):
            name = self.view.names[at]
            if name is not None and (country := self.country_of(name)) is not None:
                return country
            if self.view.nations[at]:
                return self.nation_at(at)
        return None

    def nation_at(self, at: int) -> str | None:
        """The country of the nationality at a token, or of two words from there ("North Korean")."""
        tokens = self.view.tokens
        keys = [variant.key for variant in tokens[at].variants]
        keys += [key.removesuffix(_ALIF) for key in keys if key.endswith(_ALIF)]
        if at + 1 < len(tokens):
            keys = [*(f"{key} {tokens[at + 1].norm}" for key in keys), *keys]
        known = (item for key in keys for item in self.nations.get(key))
        return next((entry.id for entry, _ in known), None)

    def _title_at(self, at: int) -> str | None:
        name = self.view.names[at]
        return None if name is None or name.type != "PER" else self.titles.get(fold_words(name.text))

    def country_of(self, name: Mention) -> str | None:
        """The country (alpha-3) of a named state, place, body or person; None where the lists do not tell it."""
        key = name.key or ""
        head = key.split(":")[0]
        if len(head) == _ALPHA3 and head.isascii() and head.isupper():
            return head
        if len(head) == _ALPHA2 and head.isupper():
            return self.alpha3.get(head)
        if name.type == "PER":
            words = fold_words(name.text).split(" ")
            tries = (key, " ".join(words), f"{words[0]} {words[-1]}", words[-1] if len(words) == 1 else "")
            return next((self.people[text] for text in tries if self.people.get(text)), None)
        if name.type == "LOC":
            countries = {row.country for row in self.places.get(fold_words(name.text), ())}
            return countries.pop() if len(countries) == 1 else None
        body = self.organisations.get(key)
        return None if body is None else body.country or None

    def _home(self) -> str | None:
        """The country that the article names most, by states and nationalities; by places where it names no state."""
        states: Counter[str] = Counter()
        places: Counter[str] = Counter()
        for at, name in enumerate(self.view.names):
            if name is not None and name.first == at and name.type == "LOC":
                country = self.country_of(name)
                if country is not None and not self._is_shared(name):
                    is_state = (name.key or "").split(":")[0] == country
                    (states if is_state else places)[country] += 1
            elif self.view.nations[at] and (nation := self.nation_at(at)) is not None:
                states[nation] += 1
        named = states + places
        return max(named, key=lambda country: (named[country], states[country]), default=None)

    def _is_shared(self, name: Mention) -> bool:
        """Whether places of several countries bear a name, none of which is by far the largest."""
        if name.key is None or ":" not in name.key:
            return name.key is None
        rows = self.places.get(fold_words(name.text), ())
        own = max((row.population for row in rows if row.country == self.country_of(name)), default=0)
        others = [row.population for row in rows if row.country != self.country_of(name)]
        return bool(others) and own < _LARGER * max(others)

    def _titles(self) -> dict[str, str]:
        """Folded names of people → their titles in this article."""
        return {
            fold_words(mention.text): entity.title
            for entity in self.view.doc[ENTITIES]
            if entity.type == "PER" and entity.title
            for mention in entity.mentions
        }


def _span_of(name: Mention) -> Span:
    return Span(start=name.start, end=name.end, text=name.text)


def _sector_table(lexicon: Lexicon) -> PhraseTable[ActorSector]:
    return PhraseTable((form, entry) for entry in lexicon.entries(ActorSector) for form in entry.forms())


def _organisations(lexicon: Lexicon) -> dict[str, Organisation]:
    return {f"org:{entry.id}": entry for entry in lexicon.entries(Organisation)}


def _people(lexicon: Lexicon) -> dict[str, str]:
    """Ids and folded names of known people → their countries."""
    known = {f"person:{entry.id}": entry.country for entry in lexicon.entries(KnownPerson)}
    for entry in lexicon.entries(KnownPerson):
        for name in (*entry.surfaces, *entry.short):
            known.setdefault(fold(name), entry.country)
    return known

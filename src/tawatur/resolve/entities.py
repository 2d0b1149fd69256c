"""Which entities of different articles are one: blocking, decisions with reasons, groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from tawatur.lexicon import Lexicon
from tawatur.records.identity import content_id
from tawatur.records.ledger import Ledger
from tawatur.records.resolution import Member, Reason, ResolvedEntity
from tawatur.resolve.bearers import Bearer, bearers_of
from tawatur.resolve.bodies import same_body, same_place
from tawatur.resolve.people import same_person
from tawatur.text.clitics import ARTICLE
from tawatur.text.skeletons import skeleton

__all__ = ["Pair", "joins_among", "resolve_entities", "same_groups"]

#: A block with more entities than this is compared with its first ones only.
_LARGEST_BLOCK = 200
_COMPARE = {"PER": same_person, "ORG": same_body, "NORP": same_body, "LOC": same_place}


#: Two entities, each as article id and entity id.
Pair = tuple[tuple[str, str], tuple[str, str]]


def resolve_entities(
    ledgers: Sequence[Ledger], lexicon: Lexicon, *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> tuple[ResolvedEntity, ...]:
    """Put together the entities of articles that name the same; every entity stands in exactly one group.

    The order of the ledgers never matters. No group holds two listed names that differ, and no decision but the
    surest puts two entities of one article together. What people decided, `same` and `different`, always wins.
    """
    ordered = sorted(ledgers, key=lambda ledger: ledger.article.id)
    bearers = [bearer for ledger in ordered for bearer in bearers_of(ledger, lexicon)]
    return _grouped(bearers, same, different).resolved()


def joins_among(
    bearers: Sequence[Bearer], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> list[Reason]:
    """The joins by which `resolve_entities` puts the entities of articles together, which come in the order of ids."""
    return _grouped(bearers, same, different).joins()


def _grouped(bearers: Sequence[Bearer], same: Collection[Pair], different: Collection[Pair]) -> _Groups:
    groups = _Groups(bearers, different)
    groups.join_by_hand(same)
    for left, right, rule in _listed(bearers):
        groups.join(left, right, rule)
    for left, right in _pairs(bearers):
        if groups.may_join(left, right):
            reason = _COMPARE[bearers[left].type](bearers[left], bearers[right])
            if reason is not None:
                groups.join(left, right, reason)
    for left, right, rule in _bare(bearers, groups):
        groups.join(left, right, rule)
    return groups


def same_groups(
    ledgers: Sequence[Ledger], lexicon: Lexicon, *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> list[frozenset[tuple[str, str]]]:
    """The groups of two entities and more, as pairs of article id and entity id."""
    return [
        frozenset((m.article, m.entity) for m in entity.members)
        for entity in resolve_entities(ledgers, lexicon, same=same, different=different)
        if len(entity.members) > 1
    ]


class _Groups:
    """Union-find over bearers, with the reasons of its joins; lives for one call."""

    def __init__(self, bearers: Sequence[Bearer], different: Collection[Pair] = ()) -> None:
        self.bearers = bearers
        self.places = {(b.member.article, b.member.entity): at for at, b in enumerate(bearers)}
        self.apart = [(self.places[a], self.places[b]) for a, b in different if {a, b} <= self.places.keys()]
        self.parents = list(range(len(bearers)))
        self.keys = [{b.key} - {None} for b in bearers]
        self.articles = [{b.member.article} for b in bearers]
        self.reasons: list[tuple[int, int, str]] = []

    def root(self, at: int) -> int:
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at

    def join(self, left: int, right: int, rule: str) -> None:
        """Join two groups where they may be one."""
        if self.may_join(left, right):
            self._unite(*sorted((self.root(left), self.root(right))))
            self.reasons.append((left, right, rule))

    def may_join(self, left: int, right: int) -> bool:
        """Whether two groups may be one: not where they hold different listed names, or two entities of one article."""
        a, b = self.root(left), self.root(right)
        if a == b or len(self.keys[a] | self.keys[b]) > 1 or not self.articles[a].isdisjoint(self.articles[b]):
            return False
        return not any({self.root(one), self.root(other)} == {a, b} for one, other in self.apart)

    def join_by_hand(self, same: Collection[Pair]) -> None:
        """Join what people told to be one, whatever speaks against it."""
        for first, second in sorted(same):
            if {first, second} <= self.places.keys():
                left, right = self.places[first], self.places[second]
                a, b = sorted((self.root(left), self.root(right)))
                if a != b:
                    self._unite(a, b)
                    self.reasons.append((left, right, "by hand"))

    def _unite(self, a: int, b: int) -> None:
        self.parents[b] = a
        self.keys[a] |= self.keys[b]
        self.articles[a] |= self.articles[b]

    def joins(self) -> list[Reason]:
        return [self._reason(left, right, rule) for left, right, rule in self.reasons]

    def resolved(self) -> tuple[ResolvedEntity, ...]:
        members: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self.bearers)):
            members[self.root(at)].append(at)
        reasons: dict[int, list[Reason]] = defaultdict(list)
        for left, right, rule in self.reasons:
            reasons[self.root(left)].append(self._reason(left, right, rule))
        return tuple(self._entity(places, reasons[root]) for root, places in members.items())

    def _reason(self, left: int, right: int, rule: str) -> Reason:
        a, b = self.bearers[left], self.bearers[right]
        shared = next((s for s in a.surfaces if s in b.surfaces), None)
        return Reason(
            rule=rule,
            left=a.member,
            right=b.member,
            left_evidence=(a.surfaces[shared if shared is not None else next(iter(a.surfaces))],),
            right_evidence=(b.surfaces[shared if shared is not None else next(iter(b.surfaces))],),
        )

    def _entity(self, places: list[int], reasons: list[Reason]) -> ResolvedEntity:
        bearers = [self.bearers[at] for at in places]
        members: tuple[Member, ...] = tuple(sorted(b.member for b in bearers))
        fullest = max(bearers, key=lambda b: (len(b.words), len(b.name), b.name))
        return ResolvedEntity(
            id=content_id("resolved", *(part for m in members for part in (m.article, m.entity))),
            type=bearers[0].type,
            name=fullest.name,
            members=members,
            reasons=tuple(reasons),
        )


def _listed(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int, str]]:
    first: dict[tuple[str, str], int] = {}
    for at, bearer in enumerate(bearers):
        if bearer.key is not None:
            left = first.setdefault((bearer.type, bearer.key), at)
            if left != at:
                yield left, at, "same entry of the lists"


def _pairs(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Pairs of different articles that share a name, a skeleton, or first or last word."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        keys = {*bearer.surfaces, skeleton(bearer.name), " ".join(bearer.codes)}
        if bearer.type == "LOC":
            keys.add(skeleton(bearer.name).removesuffix("H"))
        if bearer.type == "PER":
            keys |= {bearer.words[0], bearer.words[-1]} if bearer.words else set()
        for key in sorted(keys):
            blocks[bearer.type, key].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for number, left in enumerate(block[:_LARGEST_BLOCK]):
            for right in block[number + 1 : _LARGEST_BLOCK]:
                pair = (left, right)
                if pair not in seen and bearers[left].member.article != bearers[right].member.article:
                    seen.add(pair)
                    yield pair


def _bare(bearers: Sequence[Bearer], groups: _Groups) -> Iterator[tuple[int, int, str]]:
    """A surname alone, or a body's shortened name, that only one fuller name of the other articles fits."""
    fuller: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        if bearer.type == "PER" and len(bearer.words) > 1:
            for surface in bearer.surfaces:
                fuller["PER", surface].append(at)
            fuller["PER", bearer.words[-1].removeprefix(ARTICLE)].append(at)
        elif bearer.type == "ORG" and len(bearer.words) > 2:
            for size in range(2, len(bearer.words)):
                fuller["ORG", " ".join(bearer.codes[:size])].append(at)
    for at, bearer in enumerate(bearers):
        if bearer.type == "PER" and len(bearer.words) == 1:
            owners = fuller.get(("PER", bearer.letters), [])
        elif bearer.type == "ORG" and len(bearer.words) > 1:
            owners = fuller.get(("ORG", " ".join(bearer.codes)), [])
        else:
            continue
        listed = bearer.type == "ORG" and any(bearers[owner].key != bearer.key for owner in owners)
        if owners and not listed and len({groups.root(owner) for owner in owners}) == 1:
            yield owners[0], at, "the only fuller name that fits"

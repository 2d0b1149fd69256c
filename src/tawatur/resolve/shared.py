"""The entities that articles of a whole archive share, found in one pass over it.

Comparing every name with every other one would cost the square of an archive. So entities of different articles are
one here where they have the same entry of the lists, or are written the same in full; what is written in several ways,
or by a surname alone, is put together inside of stories, where `resolve.entities` weighs titles and company. Time and
memory grow with the number of names alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from hashlib import sha256

import msgspec

from tawatur.records.identity import content_id
from tawatur.records.resolution import Reason, SharedEntity
from tawatur.resolve.entities import Pair
from tawatur.resolve.naming import Join, Named, signature_of

__all__ = ["SharedNames"]

#: The rule by which entities of one signature are one, by the kind of the signature.
RULES = {"key": "same entry of the lists", "name": "same full name", "one": ""}
#: Names, and joins inside of stories, that are kept of one entity.
_MOST_NAMES = 20
_MOST_JOINS = 50


class _Node(msgspec.Struct):
    """What one signature collects: its members as lines of article key and entity id, its names, and its articles.

    An article is taken as a whole, so `articles` counts them without looking at members; `last` is the last one.
    """

    type: str
    key: str | None
    members: bytearray
    names: dict[str, int]
    articles: int = 0
    last: int = -1


def _put(node: _Node, place: int, named: Named) -> None:
    node.members += b"%d %b\n" % (place, named.entity.encode())
    if place != node.last:
        node.articles += 1
        node.last = place
    names, name = node.names, named.name
    if name in names:
        names[name] += 1
    elif len(names) < _MOST_NAMES:
        names[name] = 1


class _Group(msgspec.Struct, frozen=True):
    """The signatures that are one entity, in order, and the joins that made them one."""

    signatures: list[str]
    joins: list[Reason]


class SharedNames:
    """Collects the entities of an archive, article by article, then story by story; lives for one pass."""

    def __init__(self, *, different: Collection[Pair] = ()) -> None:
        self._nodes: dict[str, _Node] = {}
        self._joins: set[tuple[str, str, str, Reason]] = set()
        self._places: dict[str, int] = {}
        self._found: dict[str, _Group] = {}
        #: Entities that somebody told apart from another one stand alone, unless a story joins them.
        self._alone = {member for pair in different for member in pair}

    def add(self, place: int, article: str, names: Iterable[Named]) -> None:
        """Take the entities of an article; `place` is the key it is kept under, which members will be named by."""
        self._places[article] = place
        nodes, alone = self._nodes, self._alone
        for named in names:
            at = signature_of(article, named, alone)
            node = nodes.get(at)
            if node is None:
                if at.startswith("one "):
                    continue
                node = nodes[at] = _Node(named.type, named.key, bytearray(), {})
            _put(node, place, named)

    def add_story(self, joins: Iterable[Join]) -> None:
        """Join what names of one story tell to be one; what is no more among the articles added before is left out."""
        for join in joins:
            if join.reason.left.article in self._places and join.reason.right.article in self._places:
                left = self._node_of(join.reason.left.article, join.left)
                right = self._node_of(join.reason.right.article, join.right)
                if left != right:
                    first, second = sorted((left, right))
                    self._joins.add((first, second, join.reason.rule, join.reason))

    def _node_of(self, article: str, named: Named) -> str:
        """The signature of an entity; one without any is taken in alone."""
        at = signature_of(article, named, self._alone)
        if at not in self._nodes:
            node = self._nodes[at] = _Node(named.type, named.key, bytearray(), {})
            _put(node, self._places[article], named)
        return at

    def digests(self, maker: str) -> dict[str, str]:
        """The ids of the entities of two articles and more, in order, with a hash of all that `entity` makes each of.

        `maker` is hashed too: another version of the code may make something else of it.
        """
        groups, joins = self._grouped()
        self._found = {}
        for root, signatures in groups.items():
            if any(self._nodes[signature].articles > 1 for signature in signatures) or (
                len(signatures) > 1 and len({self._nodes[signature].last for signature in signatures}) > 1
            ):
                ident = content_id("shared", min(signatures))
                self._found[ident] = _Group(sorted(signatures), joins.get(root, []))
        return {ident: self._digest(maker, self._found[ident]) for ident in sorted(self._found)}

    def _digest(self, maker: str, group: _Group) -> str:
        digest = sha256(maker.encode())
        for signature in group.signatures:
            node = self._nodes[signature]
            digest.update(msgspec.json.encode((signature, node.type, node.key, node.names, len(node.members))))
            digest.update(node.members)
        digest.update(msgspec.json.encode(group.joins))
        return digest.hexdigest()

    def _grouped(self) -> tuple[dict[str, list[str]], dict[str, list[Reason]]]:
        """Signatures by the first of their group, and the joins by it; no group holds two entries of the lists."""
        parents: dict[str, str] = {}
        keys = {signature: node.key for signature, node in self._nodes.items()}

        def root(signature: str) -> str:
            while (above := parents.get(signature, signature)) != signature:
                signature = above
            return signature

        made: list[tuple[str, Reason]] = []
        for left, right, _, reason in sorted(self._joins, key=lambda join: (join[:3], msgspec.json.encode(join[3]))):
            a, b = sorted((root(left), root(right)))
            if a != b and None in (keys[a], keys[b]):
                parents[b] = a
                keys[a] = keys[a] or keys[b]
                made.append((a, reason))
        groups: dict[str, list[str]] = defaultdict(list)
        for signature in self._nodes:
            groups[root(signature)].append(signature)
        joins: dict[str, list[Reason]] = defaultdict(list)
        for at, reason in made:
            joins[root(at)].append(reason)
        return groups, joins

    def _lines(self, signature: str) -> Iterable[str]:
        return self._nodes[signature].members.decode().splitlines()

    def entity(self, ident: str) -> tuple[SharedEntity, list[tuple[int, str]]]:
        """One of the entities that have digests, with its members (article key, entity id)."""
        signatures, joins = self._found[ident].signatures, self._found[ident].joins
        nodes = [self._nodes[signature] for signature in signatures]
        names: Counter[str] = Counter()
        rules: Counter[str] = Counter()
        members: set[tuple[int, str]] = set()
        for signature, node in zip(signatures, nodes, strict=True):
            names.update(node.names)
            split = (line.partition(" ") for line in self._lines(signature))
            mine = {(int(place), claim) for place, _, claim in split}
            members |= mine
            if len(mine) > 1:
                rules[RULES[signature.partition(" ")[0]]] += len(mine) - 1
        rules.update(reason.rule for reason in joins)
        ordered = sorted(names, key=lambda name: (-names[name], -len(name), name))
        entity = SharedEntity(
            id=ident,
            type=nodes[0].type,
            name=ordered[0],
            names=tuple(ordered[:_MOST_NAMES]),
            articles=len({place for place, _ in members}),
            key=next((node.key for node in nodes if node.key is not None), None),
            rules=dict(sorted(rules.items())),
            joins=tuple(joins[:_MOST_JOINS]),
        )
        return entity, sorted(members)

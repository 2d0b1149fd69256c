"""Who claims something: the same ministry under its name and through its spokesman is one claimant of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.names import Known
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import identity_words
from tawatur.records.ledger import ChainLink, Statement
from tawatur.records.tracks import Claimant
from tawatur.text.folding import fold

__all__ = ["Claimants", "Source", "claimants_of", "source_of"]

#: Kinds of sources that have no name; their descriptions ("medical sources") are not one source in two papers.
_NAMELESS = frozenset({"official", "witness", "unnamed"})
#: Kinds that speak for a body, whose name then stands before their own.
_SPEAKING = frozenset({"person", "spokesperson"})
#: Words that a name needs before a longer one can be the same: "the ministry" is any ministry.
_ENOUGH = 2


class Source(msgspec.Struct, frozen=True):
    """Who claims something, as one article has it: the number of the entity where it is known in several articles,
    the words that identify him, and those that stand there. `voice` is the outlet (or article)."""

    voice: str
    kind: str = ""
    text: str = ""
    words: tuple[str, ...] = ()
    entity: int | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """The words that identify him in any article; none for "medical sources", which are others elsewhere."""
        return () if self.kind in _NAMELESS else self.words

    @property
    def key(self) -> str:
        """What is the same for sources that are plainly one."""
        if not self.text:
            return f"outlet:{self.voice}"
        # "The president" of two outlets can be two people, so that a role alone joins nobody either.
        if self.kind in _NAMELESS or (not self.words and self.entity is None):
            return f"told:{self.voice}:{fold(self.text)}"
        return f"entity:{self.entity}" if self.entity is not None else f"words:{' '.join(self.words)}"


def source_of(
    account: Account, chain: Sequence[ChainLink], statement: Statement | None, known: Known, lexicon: Lexicon
) -> Source:
    """The first source of a claim: the speaker of its statement, else the last link of its chain, else the outlet."""
    voice = account.ledger.article.outlet or account.id
    if statement is not None:
        span = statement.speaker or statement.speaker_ref
        entity = known.get((account.id, statement.speaker_entity or ""))
        name = next((e.name for e in account.ledger.entities if e.id == statement.speaker_entity), "")
        text = name if statement.speaker is None and name else span.text if span is not None else name
        if text:
            return Source(voice, statement.speaker_kind or "", text, identity_words(text, lexicon), entity)
    if chain and chain[-1].kind != "outlet":
        link = chain[-1]
        return Source(voice, link.kind, link.text, identity_words(link.text, lexicon))
    return Source(voice)


class Claimants:
    """The claimants of a story: sources that are one have one key."""

    def __init__(self, roots: Mapping[str, str], claimants: Mapping[str, Claimant]) -> None:
        self._roots = roots
        self._claimants = claimants

    def key(self, source: Source) -> str:
        """The key of the claimant."""
        return self._roots[source.key]

    def of(self, source: Source) -> Claimant:
        """The claimant of a source that was among those given."""
        return self._claimants[self._roots[source.key]]


def claimants_of(sources: Iterable[Source]) -> Claimants:
    """Put sources together: by entity, by equal words, and a body's spokesmen with the body."""
    found = list(sources)
    parents = {source.key: source.key for source in found}

    def root(key: str) -> str:
        while parents[key] != key:
            key = parents[key]
        return key

    for one, other in _joined(found):
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    members: dict[str, list[Source]] = defaultdict(list)
    for source in found:
        members[root(source.key)].append(source)
    claimants = {key: _claimant(sources) for key, sources in members.items()}
    return Claimants({key: root(key) for key in parents}, claimants)


def _joined(sources: Sequence[Source]) -> Iterable[tuple[str, str]]:
    named = [source for source in sources if source.key.startswith(("entity:", "words:")) and source.words]
    keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
    spoken: dict[tuple[str, ...], bool] = {}
    for source in named:
        keys[source.words].add(source.key)
        spoken[source.words] = spoken.get(source.words, True) and source.kind in _SPEAKING
    for same in keys.values():
        first, *others = sorted(same)
        yield from ((first, other) for other in others)
    for short in keys:
        longer = [words for words in keys if _ENOUGH <= len(short) < len(words) and words[: len(short)] == short]
        bodies = [words for words in longer if not spoken[words]]
        for words in longer:
            # "The Ministry of Health" of two countries stays apart, and so does its bare name.
            if spoken[words] or len(bodies) == 1:
                yield min(keys[short]), min(keys[words])


def _claimant(sources: Sequence[Source]) -> Claimant:
    first = sources[0]
    if not first.text:
        return Claimant(kind="outlet", name=first.voice)
    texts = Counter(" ".join(source.text.split()) for source in sources)
    name = min(texts, key=lambda text: (-texts[text], len(text), text))
    return Claimant(kind="unnamed" if first.kind in _NAMELESS else "named", name=name)

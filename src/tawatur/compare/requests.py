"""Requests and demands, told by any account, with the reply as far as any account tells one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, cell_at, day_of
from tawatur.compare.alignment import groups_of, pair_scores
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.names import Known
from tawatur.compare.states import state_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import SilencePhrase
from tawatur.lexicon.identities import identity_words, same_identity
from tawatur.lexicon.table import PhraseTable
from tawatur.records.comparison import Cell, Request
from tawatur.records.evidence import Evidence
from tawatur.records.identity import content_id
from tawatur.records.ledger import Commitment, Statement
from tawatur.records.span import Span, span_of
from tawatur.text.likeness import likeness_key

__all__ = ["find_requests"]

_KINDS = frozenset({"request", "demand"})
#: Commitments that can answer a request, and what the answer is.
_ANSWERS: Mapping[str, str] = {"refusal": "refused", "agreement": "accepted", "promise": "answered"}
#: The answer that only promises something.
_OPEN = "answered"
#: Two requests are one from this likeness of their clauses on.
_ALIKE = 0.36
#: ... or where their own words, this many of them at least, are.
_SAME_CONTENT, _WORDS = 0.6, 3
#: An answer of the one who was asked speaks of the request from this likeness on.
_ABOUT = 0.12
#: ... and from this one on where it also names an entity of the request, besides who asks and who is asked.
_NEAR = 0.05
#: Stances in which whoever was asked speaks of a request, where he names an entity of it.
_SPOKEN = frozenset({"announce", "confirm", "deny", "promise"})
_COUNTRY = "country"
#: Requests of one article that are looked at, the first ones.
_MOST = 60
_ORDER = ("refused", "accepted", "answered", "no-comment")


class _Item(msgspec.Struct, frozen=True):
    owner: int
    commitment: Commitment
    bag: Bag
    content: Bag
    asked: tuple[tuple[str, ...], ...]
    states: frozenset[str]


class _Answer(msgspec.Struct, frozen=True):
    reply: str
    cell: Cell


def find_requests(accounts: Sequence[Account], known: Known, scale: Scale, lexicon: Lexicon) -> tuple[Request, ...]:
    """One record a request, by first appearance; accounts that tell the same one stand together."""
    items = [item for owner, account in enumerate(accounts) for item in _items(owner, account, scale, lexicon)]
    scores = pair_scores(items, lambda a, b: _score(a, b, scale))
    groups = groups_of([item.owner for item in items], scores, least=_ALIKE, mean=_ALIKE / 2, per_account=1)
    used = {number for group in groups for number in group}
    alone = [[number] for number in range(len(items)) if number not in used]
    topics = _Topics(accounts, known, scale, lexicon)
    return tuple(_request([items[n] for n in group], topics) for group in sorted([*groups, *alone]))


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    shared = likeness(a.bag, b.bag, scale)
    score = shared.score if shared.words > 1 else 0.0
    # What is asked for can be a small part of a clause that also tells who asks, and why.
    own = likeness(a.content, b.content, scale)
    return max(score, own.score) if own.words >= _WORDS and own.score >= _SAME_CONTENT else score


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> Iterator[_Item]:
    asking = [c for c in account.ledger.commitments if c.kind in _KINDS]
    for commitment in sorted(asking, key=lambda c: (c.content.start, c.id))[:_MOST]:
        bag = _bag(account, commitment.content, scale)
        if bag is not None:
            asked = tuple(words for span in commitment.to if (words := identity_words(span.text, lexicon)))
            states = frozenset(state_of(span.text, lexicon) for span in commitment.to) - {""}
            yield _Item(owner, commitment, bag, _content(account, commitment.content, scale), asked, states)


def _content(account: Account, span: Span, scale: Scale) -> Bag:
    """The words of a span alone, of the clause in which it begins."""
    at = account.clause_at(span.start)
    clause = account.clauses[at] if at is not None else None
    tokens = account.doc.tokens[clause.first : clause.stop] if clause is not None else ()
    inside = (token for token in tokens if span.start <= token.start < span.end)
    known = frozenset(clause.keys) if clause is not None else frozenset()
    return bag_of((key for token in inside if (key := account.key_of(token)) in known), scale)


def _bag(account: Account, span: Span, scale: Scale) -> Bag | None:
    at = account.clause_at(span.start)
    return bag_of(account.clauses[at].keys, scale) if at is not None else None


class _Topics:
    """The accounts of a story with the entities that each clause names; made for one call."""

    def __init__(self, accounts: Sequence[Account], known: Known, scale: Scale, lexicon: Lexicon) -> None:
        self.accounts = accounts
        self.scale = scale
        self.lexicon = lexicon
        self.last = accounts[-1] if accounts else None
        self.entities = [tuple(_entities(account, known)) for account in accounts]
        table = lexicon.compiled(_phrases)
        self.silent = [[m.variant.start for m in table.find(account.doc.tokens)] for account in accounts]

    def at(self, owner: int, span: Span) -> frozenset[str]:
        """The entities that the clause of a place names, countries left out: every account of a war names them."""
        number = self.accounts[owner].clause_at(span.start)
        if number is None:
            return frozenset()
        clause = self.accounts[owner].clauses[number]
        return frozenset(key for start, key in self.entities[owner] if clause.start <= start < clause.end)

    def inside(self, owner: int, span: Span) -> frozenset[str]:
        """The entities that words name."""
        return frozenset(key for start, key in self.entities[owner] if span.start <= start < span.end)


def _entities(account: Account, known: Known) -> Iterator[tuple[int, str]]:
    for entity in account.ledger.entities:
        if entity.kind != _COUNTRY:
            number = known.get((account.id, entity.id))
            key = str(number) if number is not None else entity.name
            yield from ((mention.start, key) for mention in entity.mentions)


def _request(items: list[_Item], topics: _Topics) -> Request:
    accounts, last = topics.accounts, topics.last
    cells = tuple(cell_at(accounts[i.owner], i.commitment.content, i.commitment.id) for i in items)
    answers = [
        *_own(items, accounts),
        *_by_asked(items, topics),
        *_silences(items, topics),
    ]
    reply = min((a.reply for a in answers), key=_ORDER.index, default="none-seen")
    told = tuple(dict.fromkeys(answer.cell for answer in answers if answer.reply == reply))
    return Request(
        id=content_id("request", *(part for cell in cells for part in (cell.article, cell.start))),
        kind=items[0].commitment.kind,
        cells=cells,
        reply=reply,
        by=_parties(items, accounts, lambda commitment: commitment.from_),
        to=_parties(items, accounts, lambda commitment: commitment.to),
        answers=told,
        until=day_of(last) if last is not None else "",
        last=last.id if last is not None else "",
    )


def _parties(
    items: Iterable[_Item], accounts: Sequence[Account], parties: Callable[[Commitment], tuple[Span, ...]]
) -> tuple[Evidence, ...]:
    """The parties as the first account writes them that names any."""
    for item in items:
        if spans := parties(item.commitment):
            owner = accounts[item.owner].id
            return tuple(Evidence(start=s.start, end=s.end, text=s.text, article=owner) for s in spans)
    return ()


def _own(items: list[_Item], accounts: Sequence[Account]) -> Iterator[_Answer]:
    """Accounts that tell the request itself as accepted or refused."""
    for item in items:
        if item.commitment.status in ("accepted", "refused"):
            cell = cell_at(accounts[item.owner], item.commitment.content, item.commitment.id)
            yield _Answer(item.commitment.status, cell)


def _by_asked(items: list[_Item], topics: _Topics) -> Iterator[_Answer]:
    """What whoever was asked refused, agreed to or promised about it, or said of it, in accounts not older than it.

    Whoever agrees to, or refuses, what the one who asks is said to ask for was asked, by whatever name.
    """
    asked, about = _Asked(items, topics.lexicon), _About(items, topics)
    if not (asked.words or asked.states or about.askers):
        return
    since = min(day_of(topics.accounts[item.owner]) for item in items)
    for owner, account in enumerate(topics.accounts):
        if since and day_of(account) and day_of(account) < since:
            continue
        said = {statement.id: statement for statement in account.ledger.statements}
        for commitment in account.ledger.commitments[:_MOST]:
            reply = _ANSWERS.get(commitment.kind)
            if reply is None:
                continue
            to_asker = reply != _OPEN and about.names_asker(owner, commitment.content)
            if not to_asker and not asked.makes(commitment, said.get(commitment.statement or "")):
                continue
            if about.is_same(owner, commitment.content, promised=reply == _OPEN):
                yield _Answer(reply, cell_at(account, commitment.content, commitment.id))
        for statement in account.ledger.statements[:_MOST]:
            speaker = statement.speaker or statement.speaker_ref
            if statement.stance not in _SPOKEN or speaker is None:
                continue
            if asked.has((speaker,)) and about.names_same(owner, statement.content):
                yield _Answer("answered", cell_at(account, statement.content, statement.id))


class _Asked:
    """Whoever a request was turned to, by the words of their names and the states that they stand for."""

    def __init__(self, items: Sequence[_Item], lexicon: Lexicon) -> None:
        self.words = {words for item in items for words in item.asked}
        self.states = frozenset(state for item in items for state in item.states)
        self._lexicon = lexicon

    def has(self, spans: Sequence[Span]) -> bool:
        """Whether one of some parties was asked, or stands for a state that was ("Paris", a ministry of France)."""
        names = [identity_words(span.text, self._lexicon) for span in spans]
        if any(same_identity(name, words) for name in names for words in self.words):
            return True
        return any(state_of(span.text, self._lexicon) in self.states for span in spans) if self.states else False

    def makes(self, commitment: Commitment, said: Statement | None) -> bool:
        """Whether whoever was asked makes a commitment; "his country" is that of the speaker."""
        if self.has(commitment.from_):
            return True
        speaker = None if said is None else said.speaker or said.speaker_ref
        own = len(commitment.from_) == 1 and len(commitment.from_[0].text.split()) == 1
        return (
            own
            and speaker is not None
            and state_of(commitment.from_[0].text, self._lexicon) == ""
            and (state_of(speaker.text, self._lexicon) in self.states)
        )


class _About:
    """What a request is about: its words, and the entities it names beside who asks and who is asked."""

    def __init__(self, items: Sequence[_Item], topics: _Topics) -> None:
        self._items = items
        self._topics = topics
        self.askers = frozenset(k for i in items for span in i.commitment.from_ for k in topics.inside(i.owner, span))
        asked = frozenset(k for i in items for span in i.commitment.to for k in topics.inside(i.owner, span))
        named = frozenset(key for item in items for key in topics.at(item.owner, item.commitment.content))
        self._named = named - self.askers - asked

    def is_same(self, owner: int, content: Span, *, promised: bool = False) -> bool:
        """Whether words speak of it: alike, or a little alike and naming one of its entities; what is only `promised`
        shares words with what is asked for itself, since whoever was asked announces other things too."""
        if promised and not self._shares(owner, content):
            return False
        return self._score(owner, content) >= _ABOUT or self.names_same(owner, content)

    def _shares(self, owner: int, content: Span) -> bool:
        own = _content(self._topics.accounts[owner], content, self._topics.scale)
        found = (likeness(item.content, own, self._topics.scale) for item in self._items)
        return any(shared.words >= _WORDS - 1 for shared in found)

    def names_asker(self, owner: int, content: Span) -> bool:
        """Whether words tell who asks."""
        return bool(self.askers & self._topics.inside(owner, content))

    def names_same(self, owner: int, content: Span) -> bool:
        """Whether words name an entity of the request and share words with it."""
        return bool(self._named & self._topics.at(owner, content)) and self._score(owner, content) >= _NEAR

    def is_named(self, owner: int, sentence: int) -> bool:
        """Whether a sentence holds most of what is asked for."""
        bag = bag_of(self._topics.accounts[owner].sentence_keys(sentence), self._topics.scale)
        found = (likeness(item.content, bag, self._topics.scale) for item in self._items)
        return any(shared.words >= _WORDS - 1 and shared.of_lighter >= _SAME_CONTENT for shared in found)

    def _score(self, owner: int, content: Span) -> float:
        bag = _bag(self._topics.accounts[owner], content, self._topics.scale)
        return max((likeness(i.bag, bag, self._topics.scale).score for i in self._items), default=0) if bag else 0.0


def _silences(items: list[_Item], topics: _Topics) -> Iterator[_Answer]:
    """Accounts that say that whoever was asked has not answered; those that do not tell the request must name it."""
    asked = {word for item in items for words in item.asked for word in words}
    telling, about = {item.owner for item in items}, _About(items, topics)
    for owner, account in enumerate(topics.accounts if asked else ()):
        for start in topics.silent[owner]:
            at = account.clause_at(start)
            if at is None or not asked & _written(account, account.clauses[at].sentence):
                continue
            if owner not in telling and not about.is_named(owner, account.clauses[at].sentence):
                continue
            clause = account.clauses[at]
            yield _Answer("no-comment", cell_at(account, span_of(account.doc.text, start, clause.end)))


def _written(account: Account, sentence: int) -> frozenset[str]:
    """The keys of the words of a sentence as they are written, which names are told by."""
    return frozenset(likeness_key(token.norm) for token in account.doc.tokens_of(account.doc.sentences[sentence]))


def _phrases(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.id) for entry in lexicon.entries(SilencePhrase) for form in entry.forms())

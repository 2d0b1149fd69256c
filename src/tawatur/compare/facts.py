"""Rows of clauses: what happened, what was said, demanded and agreed, aligned by what the clauses say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, Clause, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.counts import Judgement
from tawatur.compare.likeness import Bag, Scale, Shared, bag_of, candidates, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import identity_words, same_identity
from tawatur.records.ledger import Statement
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key, skeleton

__all__ = ["ALIKE", "fact_drafts"]

#: Two clauses tell one fact from this score on (`Shared.score` and what their claims add). Tuned on four stories:
#: the scores change by less than .02 between .32 and .44; of the pairs found about half stand in one row of the gold.
ALIKE = 0.36
_MEAN = 0.30
_FEWEST_WORDS = 2
_SAME_EVENT = 0.20
_SAME_COMMITMENT = 0.15
_SAME_SPEAKER = 0.06
#: The first sentences of two accounts of one story that tell the same kind of event tell the same event.
_BOTH_LEADS = 0.15
#: Clauses that share this much of both say the same; below it, one says more.
_AGREE = 0.35
#: A negation makes a contradiction only where all else is nearly the same.
_OPPOSED = 0.60


class _Item(msgspec.Struct, frozen=True):
    """A clause with the claims that begin in it."""

    owner: int
    clause: Clause
    bag: Bag
    kind: str
    label: str
    events: frozenset[str]
    commitments: frozenset[str]
    speaker: tuple[str, ...]
    lead: bool
    denials: frozenset[str]
    sentence: frozenset[str]
    claim: str | None
    claims: int
    title: bool
    introduces: bool


def fact_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the clauses of all accounts; a clause alone makes a row where a claim begins in it."""
    found = [item for owner, account in enumerate(accounts) for item in _items(owner, account, scale, lexicon)]
    items = [item for item in found if not item.introduces]
    scores: dict[tuple[int, int], float] = {}
    for a, b in candidates({number: item.bag for number, item in enumerate(items)}):
        if items[a].owner != items[b].owner and (score := _score(items[a], items[b], scale)) > 0:
            scores[a, b] = score
    groups = groups_of([item.owner for item in items], scores, least=ALIKE, mean=_MEAN, per_account=1)
    used = {number for group in groups for number in group}
    alone = [number for number, item in enumerate(items) if number not in used and item.claims and not item.title]
    drafts = [_shared([items[n] for n in group], accounts, ground, scale) for group in groups]
    return drafts + [_alone(items[n], accounts) for n in alone]


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[_Item]:
    speakers = _speakers(account, lexicon)
    lead = _lead(account)
    return [
        _item(owner, account, clause, scale, speakers, lead)
        for clause in account.clauses
        if len(set(clause.keys)) >= _FEWEST_WORDS
    ]


def _speakers(account: Account, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What identifies the speaker of each statement, by the statement's id."""
    entities = {entity.id: entity.name for entity in account.ledger.entities}
    found: dict[str, tuple[str, ...]] = {}
    for statement in account.ledger.statements:
        span = statement.speaker or statement.speaker_ref
        name = span.text if span is not None else entities.get(statement.speaker_entity or "", "")
        found[statement.id] = identity_words(name, lexicon) if name else ()
    return found


def _lead(account: Account) -> Clause | None:
    """The first clause after the title in which an event is told."""
    title = len(account.ledger.article.title)
    triggers = sorted(event.trigger.start for event in account.ledger.events if event.trigger.start > title)
    at = account.clause_at(triggers[0]) if triggers else None
    return account.clauses[at] if at is not None else None


def _said(account: Account, clause: Clause) -> Statement | None:
    """The innermost statement whose words the clause belongs to."""
    inside = [s for s in account.ledger.statements if s.content.start < clause.end and clause.start < s.content.end]
    return min(inside, key=lambda s: (s.content.end - s.content.start, s.id), default=None)


def _item(
    owner: int,
    account: Account,
    clause: Clause,
    scale: Scale,
    speakers: Mapping[str, tuple[str, ...]],
    lead: Clause | None,
) -> _Item:
    ledger = account.ledger

    def inside(offset: int) -> bool:
        return clause.start <= offset < clause.end

    commitments = [c for c in ledger.commitments if inside(c.content.start)]
    statements = [s for s in ledger.statements if inside(s.content.start)]
    events = [e for e in ledger.events if inside(e.trigger.start)]
    said = _said(account, clause)
    kind, label, claim = "event", "told", None
    if commitments:
        agreed = commitments[0].kind in ("agreement", "ceasefire")
        kind, label, claim = "agreement" if agreed else "commitment", commitments[0].kind, commitments[0].id
    elif statements:
        kind, label, claim = "statement", statements[0].stance, statements[0].id
    elif events:
        kind, label, claim = "event", events[0].type, events[0].id
    return _Item(
        owner,
        clause,
        bag_of(clause.keys, scale),
        kind,
        label,
        frozenset(e.type for e in events),
        frozenset(c.kind for c in commitments),
        speakers.get(said.id, ()) if said is not None else (),
        clause is lead,
        frozenset(likeness_key(fold(word)) for s in statements if s.stance == "deny" for word in s.cue.text.split()),
        frozenset(key for other in account.clauses if other.sentence == clause.sentence for key in other.keys),
        claim,
        len(commitments) + len(statements) + len(events),
        clause.start < len(ledger.article.title),
        not (commitments or statements) and _introduces(account, clause),
    )


def _introduces(account: Account, clause: Clause) -> bool:
    """Whether the clause only says who speaks: all its words but one belong to a cue, its speaker, or a date."""
    spans = [span for s in account.ledger.statements for span in (s.cue, s.speaker) if span is not None]
    if not any(clause.start <= s.cue.start < clause.end for s in account.ledger.statements):
        return False
    spans += account.ledger.times
    tokens = account.doc.tokens[clause.first : clause.stop]
    own = [t for t in tokens if len(t.norm) > 2 and not any(s.start < t.end and t.start < s.end for s in spans)]
    return len(own) <= 1


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    shared = likeness(a.bag, b.bag, scale)
    if shared.words < _FEWEST_WORDS:
        return 0.0
    bonus = _SAME_EVENT * bool(a.events & b.events) + _SAME_COMMITMENT * bool(a.commitments & b.commitments)
    bonus += _SAME_SPEAKER * same_identity(a.speaker, b.speaker)
    bonus += _BOTH_LEADS * (a.lead and b.lead and bool(a.events & b.events))
    return shared.score + bonus


def _shared(items: list[_Item], accounts: Sequence[Account], ground: Ground, scale: Scale) -> Draft:
    cells = tuple(cell_at(accounts[item.owner], item.clause, item.claim) for item in items)
    lead = max(items, key=lambda item: (item.claims, -item.owner, -item.clause.start))
    fact = _fact(lead, accounts)
    weight = 0.3 * min(2, max(item.claims for item in items)) - 0.3 * any(item.title for item in items)
    judged = _judge(items, scale)
    if ground.is_alone(c.article for c in cells):
        why = "all articles that tell it are one text or one agency's report"
        return Draft(lead.kind, "only", fact, why, "only.one-origin", cells, weight)
    return Draft(lead.kind, judged.verdict, fact, judged.why, judged.rule, cells, weight)


def _alone(item: _Item, accounts: Sequence[Account]) -> Draft:
    cell = cell_at(accounts[item.owner], item.clause, item.claim)
    weight = 0.2 * min(3, item.claims) + (0.2 if item.kind != "statement" else 0.0)
    return Draft(
        item.kind, "only", _fact(item, accounts), "only one account tells it", "only.one-account", (cell,), weight
    )


def _judge(items: list[_Item], scale: Scale) -> Judgement:
    pairs = [(a, b, likeness(a.bag, b.bag, scale)) for n, a in enumerate(items) for b in items[n + 1 :]
             if a.owner != b.owner]  # fmt: skip
    for a, b, shared in pairs:
        if _is_opposed(a, b, shared):
            return Judgement("contradict", "facts.negated", "one account denies what another tells in the same words")
    shares = [shared.of_both for _, _, shared in pairs]
    mean = sum(shares) / len(shares)
    if mean >= _AGREE:
        return Judgement("agree", "facts.same-words", f"{mean:.0%} of the weight of the words is shared")
    return Judgement("refine", "facts.more-said", f"{mean:.0%} of the weight of the words is shared; one says more")


def _is_opposed(a: _Item, b: _Item, shared: Shared) -> bool:
    """One denies; or a word is negated in one clause and stands plain in the other, and all else is nearly the same."""
    opposed = _denies(a, b) or _denies(b, a) or _negates(a.clause, b.clause) or _negates(b.clause, a.clause)
    return opposed and shared.of_both >= _OPPOSED


def _denies(one: _Item, other: _Item) -> bool:
    """Whether one reports a denial, and the other's sentence has no word of it."""
    words = {*other.sentence, *map(skeleton, other.sentence)} - {""}
    return (
        bool(one.denials)
        and not other.denials
        and not any(key in words or skeleton(key) in words for key in one.denials)
    )


def _negates(one: Clause, other: Clause) -> bool:
    plain = {*other.keys, *map(skeleton, other.keys)} - {""}
    return (
        any(key not in other.negated and (key in plain or skeleton(key) in plain) for key in one.negated)
        and not other.negated
    )


def _fact(item: _Item, accounts: Sequence[Account]) -> str:
    text = accounts[item.owner].doc.text[item.clause.start : item.clause.end]
    return f"{item.label}: «{' '.join(text.split())}»"

"""Rows of clauses: what happened, what was said, demanded and agreed, aligned by what the clauses say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account, Clause, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.amounts import compare_amounts
from tawatur.compare.counts import Judgement
from tawatur.compare.disputes import find_disputes, with_roots
from tawatur.compare.likeness import Scale, Shared, candidates, likeness
from tawatur.compare.names import Known, NameGroup, known_entities
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.tellings import FEWEST_WORDS, Telling, tellings_of
from tawatur.compare.voices import other_speaker
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import same_identity
from tawatur.records.comparison import Cell

__all__ = ["ALIKE", "fact_drafts"]

#: Two clauses tell one fact from this score on (`Shared.score` and what their claims add). Tuned on eight
#: stories: the mean of their link scores changes by less than .01 between .26 and .30 and falls by .03 at .36.
ALIKE = 0.30
_MEAN = 0.28
#: A clause that is left over stands beside clauses of other rows from this score on: a clause may tell two facts.
_SECOND = 0.60
_SAME_EVENT = 0.15
_SAME_COMMITMENT = 0.15
_SAME_SPEAKER = 0.06
#: The first sentences of two accounts of one story that tell the same kind of event tell the same event.
_BOTH_LEADS = 0.15
#: An equal number in both, and how far apart they stand in their articles (0 to 1): papers tell a story in one order.
_SAME_NUMBER = 0.10
_ELSEWHERE = 0.10
#: Clauses that share this much of both say the same; below it, one says more.
_AGREE = 0.30
#: A shorter clause that stands in the longer one to this part says the same. On the rows of four stories .85 and more
#: is agreement in seven of nine, .60 and less refinement in seven of twelve.
_WITHIN = 0.80
#: Two clauses with this much of the lighter one, and of both together, in common speak of one deed, so that its
#: duration can be compared.
_SAME_DEED = 0.60
_SAME_WHOLE = 0.30
#: Copied clauses in which no claim was found make a row from this many content words on (shorter ones are formulas),
#: and such rows weigh less.
_SUBSTANTIAL = 4
_UNCLAIMED = 0.3
#: What copies tell without a claim (greetings, titles, background of the agency) comes after all else.
_COPIED = 2.0
#: Articles of one origin that share less of a clause have each said something of their own in it.
_REWRITTEN = 0.30
#: Rules by which articles of one origin say one thing, so that only one account tells it.
_SAME = frozenset({"facts.same-words", "facts.within", "facts.more-said"})
#: A negation makes a contradiction only where all else is nearly the same.
_OPPOSED = 0.60


#: A title that shares this much with one of the first clauses of its body only repeats it.
_REPEATED = 0.50
_LEAD = 12


class _Story(msgspec.Struct, frozen=True):
    """What every row needs to know."""

    accounts: Sequence[Account]
    ground: Ground
    scale: Scale
    known: Known


class _Pair(msgspec.Struct, frozen=True):
    """Two clauses of a row and what they share."""

    left: Telling
    right: Telling
    shared: Shared

    @property
    def sides(self) -> tuple[Telling, Telling]:
        return (self.left, self.right)


def fact_drafts(
    accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon, *, same: Sequence[NameGroup] = ()
) -> list[Draft]:
    """Align the clauses of all accounts; a clause alone makes a row where a claim begins in it."""
    known = known_entities(same)
    found = [t for owner, a in enumerate(accounts) for t in tellings_of(owner, a, scale, lexicon)]
    items = _told_once([item for item in found if not item.hollow], scale)
    scores: dict[tuple[int, int], float] = {}
    for a, b in candidates({number: item.bag for number, item in enumerate(items)}):
        if items[a].owner != items[b].owner and (score := _score(items[a], items[b], scale)) > 0:
            scores[a, b] = score
    origins = [ground.origin.get(accounts[item.owner].id, -1 - item.owner) for item in items]
    disputes = find_disputes(items, accounts, ground, scale)
    groups = groups_of(
        [i.owner for i in items],
        scores,
        least=ALIKE,
        mean=_MEAN,
        per_account=1,
        barred=disputes.pairs,
        origins=origins,
    )
    groups += _second(items, scores, groups)
    used = {number for group in groups for number in group} | disputes.used
    alone = [number for number, item in enumerate(items) if number not in used and item.claims and not item.title]
    told = [[items[n] for n in group] for group in groups]
    story = _Story(accounts, ground, scale, known)
    drafts = [
        _shared(group, story)
        for group in told
        if any(item.claims or len(item.bag.keys) >= _SUBSTANTIAL for item in group)
        or not ground.is_alone(accounts[item.owner].id for item in group)
    ]
    return disputes.drafts + drafts + [_alone(items[n], accounts) for n in alone]


def _second(
    items: Sequence[Telling], scores: Mapping[tuple[int, int], float], groups: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Rows of clauses left over, with the clauses of other accounts that tell their fact beside another one."""
    used = {number for group in groups for number in group}
    best: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (a, b), score in sorted(scores.items()):
        for one, other in ((a, b), (b, a)):
            if one not in used and other in used and score >= _SECOND:
                known = best[one].get(items[other].owner)
                if known is None or score > known[0]:
                    best[one][items[other].owner] = (score, other)
    return [sorted([one, *(other for _, other in found.values())]) for one, found in sorted(best.items())]


def _told_once(items: Sequence[Telling], scale: Scale) -> list[Telling]:
    """All tellings but those that add no word to one before them, and titles that their body tells again."""
    bodies: dict[int, list[Telling]] = defaultdict(list)
    kept: list[Telling] = []
    for item in items:
        if item.title:
            kept.append(item)
        elif not any(item.bag.keys <= known.bag.keys for known in bodies[item.owner]):
            bodies[item.owner].append(item)
            kept.append(item)
    return [
        item
        for item in kept
        if not item.title
        or all(likeness(item.bag, other.bag, scale).of_lighter < _REPEATED for other in bodies[item.owner][:_LEAD])
    ]


def _score(a: Telling, b: Telling, scale: Scale) -> float:
    shared = likeness(a.bag, b.bag, scale)
    if shared.words < FEWEST_WORDS:
        return 0.0
    bonus = _SAME_EVENT * _same_event(a, b) + _SAME_COMMITMENT * _same_commitment(a, b)
    bonus += _SAME_SPEAKER * same_identity(a.speaker, b.speaker)
    bonus += _BOTH_LEADS * (a.lead and b.lead and _same_event(a, b))
    bonus += _SAME_NUMBER * _same_number(a, b) - _ELSEWHERE * abs(a.place - b.place)
    return shared.score + bonus


def _same_event(a: Telling, b: Telling) -> bool:
    return bool({event.type for event in a.events} & {event.type for event in b.events})


def _same_number(a: Telling, b: Telling) -> bool:
    """Whether both hold one number of two digits or more."""
    return any(key[0].isdigit() and len(key) > 1 for key in a.bag.keys & b.bag.keys)


def _same_commitment(a: Telling, b: Telling) -> bool:
    return bool({each.kind for each in a.commitments} & {each.kind for each in b.commitments})


def _shared(items: list[Telling], story: _Story) -> Draft:
    accounts, ground = story.accounts, story.ground
    cells = tuple(cell_at(accounts[item.owner], item.clause, item.claim) for item in items)
    lead = max(items, key=lambda item: (item.claims, -item.owner, -item.clause.start))
    fact = _fact(lead, accounts)
    weight = 0.3 * min(2, lead.claims) - 0.3 * any(item.title for item in items) - _UNCLAIMED * (not lead.claims)
    judged = _carried_out(items, cells, ground) or _judge(items, story)
    if (
        judged.verdict not in ("update", "contradict")
        and judged.rule != "facts.rewritten"
        and ground.is_alone(c.article for c in cells)
    ):
        why = "all articles that tell it are one text or one agency's report"
        return Draft(lead.kind, "only", fact, why, "only.one-origin", cells, weight - _COPIED * (not lead.claims))
    return Draft(lead.kind, judged.verdict, fact, judged.why, judged.rule, cells, weight)


def _alone(item: Telling, accounts: Sequence[Account]) -> Draft:
    cell = cell_at(accounts[item.owner], item.clause, item.claim)
    weight = 0.2 * min(3, item.claims) + (0.2 if item.kind != "statement" else 0.0)
    return Draft(
        item.kind, "only", _fact(item, accounts), "only one account tells it", "only.one-account", (cell,), weight
    )


def _carried_out(items: list[Telling], cells: Sequence[Cell], ground: Ground) -> Judgement | None:
    """A kind of event that all articles up to a day tell as planned, and all later ones as done."""
    told: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for item, cell in zip(items, cells, strict=True):
        for event in item.events:
            told[event.type].append((ground.published[cell.article][:10], event.status == "planned"))
    for _, days in sorted(told.items()):
        planned = {day for day, is_planned in days if is_planned}
        done = {day for day, is_planned in days if not is_planned}
        if planned and done and "" < max(planned) < min(done):
            why = f"planned on {max(planned)}, told as done on {min(done)}"
            return Judgement("update", "facts.carried-out", why)
    return None


def _judge(items: list[Telling], story: _Story) -> Judgement:
    """Judge a row by its pairs of different origins, where there are any: a copy counts once."""
    pairs = [_Pair(a, b, likeness(a.bag, b.bag, story.scale)) for n, a in enumerate(items) for b in items[n + 1 :]]
    for pair in pairs:
        opposed = _opposition(pair, story)
        if opposed is not None:
            return opposed
    apart = [pair for pair in pairs if story.ground.accounts(story.accounts[i.owner].id for i in pair.sides) > 1]
    judged = [compare_amounts(pair.left.amounts, pair.right.amounts) for pair in apart or pairs]
    differing = next((each for each in judged if each is not None), None)
    if differing is not None:
        return differing if differing.verdict == "refine" else Judgement("refine", differing.rule, differing.why)
    both = _mean(pair.shared.of_both for pair in apart or pairs)
    lighter = _mean(pair.shared.of_lighter for pair in apart or pairs)
    if both >= _AGREE:
        return Judgement("agree", "facts.same-words", f"{both:.0%} of the weight of the words is shared")
    if lighter >= _WITHIN:
        why = f"{lighter:.0%} of the weight of the shorter one's words stands in the longer one"
        return Judgement("agree", "facts.within", why)
    if not apart and both < _REWRITTEN:
        why = f"only {both:.0%} of the weight of the words is shared, though the articles are one text or one report"
        return Judgement("refine", "facts.rewritten", why)
    return Judgement("refine", "facts.more-said", f"{both:.0%} of the weight of the words is shared; one says more")


def _mean(shares: Iterable[float]) -> float:
    found = list(shares)
    return sum(found) / len(found)


def _opposition(pair: _Pair, story: _Story) -> Judgement | None:
    """What makes two clauses contradict each other: a negation, another duration, another speaker."""
    if _are_apart(pair, story) and _is_opposed(pair.left, pair.right, pair.shared):
        return Judgement("contradict", "facts.negated", "one account denies what another tells in the same words")
    differing = compare_amounts(pair.left.amounts, pair.right.amounts)
    if differing is not None and differing.verdict == "contradict" and _is_one_deed(pair.shared):
        return differing
    return other_speaker(pair.left, pair.right, story.accounts, story.known)


def _is_opposed(a: Telling, b: Telling, shared: Shared) -> bool:
    """One denies; or a word is negated in one clause and stands plain in the other, and all else is nearly the same."""
    opposed = _denies(a, b) or _denies(b, a) or _negates(a.clause, b.clause) or _negates(b.clause, a.clause)
    return opposed and shared.of_both >= _OPPOSED


def _are_apart(pair: _Pair, story: _Story) -> bool:
    """Whether the clauses come from two origins: copies differ in spelling and reading, not in what is so."""
    return story.ground.accounts(story.accounts[side.owner].id for side in pair.sides) > 1


def _is_one_deed(shared: Shared) -> bool:
    return shared.of_lighter >= _SAME_DEED and shared.of_both >= _SAME_WHOLE


def _denies(one: Telling, other: Telling) -> bool:
    """Whether one reports a denial, and the other's sentence has no word of it."""
    words = with_roots(other.sentence)
    return bool(one.denials) and not other.denials and not any(words & with_roots((key,)) for key in one.denials)


def _negates(one: Clause, other: Clause) -> bool:
    plain = with_roots(other.keys)
    return not other.negated and any(plain & with_roots((key,)) for key in one.negated)


def _fact(item: Telling, accounts: Sequence[Account]) -> str:
    text = accounts[item.owner].doc.text[item.clause.start : item.clause.end]
    return f"{item.label}: «{' '.join(text.split())}»"

"""Rows of clauses: what happened, what was said, demanded and agreed, aligned by what the clauses say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.apart import find_apart
from tawatur.compare.details import Detail
from tawatur.compare.happenings import Happenings, are_two_happenings, happenings_of
from tawatur.compare.likeness import Related, Scale, candidates, likeness, related_words, with_related
from tawatur.compare.names import NameGroup, known_entities
from tawatur.compare.pairing import likely_pairs, pair_weights, repeated_in_names, same_commitment, same_event
from tawatur.compare.rows import Draft, Ground
from tawatur.compare.scopes import are_elsewhere
from tawatur.compare.tellings import FEWEST_WORDS, Telling, tellings_of
from tawatur.compare.verdicts import Story, judge
from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import same_identity
from tawatur.records.comparison import Cell
from tawatur.records.span import span_of

__all__ = ["ALIKE", "fact_drafts"]

#: Two clauses tell one fact from this score on (`Shared.score` and what their claims add). On 30
#: stories the F1 of links changes by less than .004 between .30 and .33 and falls by .01 at .36.
ALIKE = 0.31
_MEAN = 0.29
#: A clause that is left over stands beside clauses of other rows from this score on: a clause may tell two facts. On 32
#: stories the F1 of links is highest between .40 and .50 (.60: .01 to .015 lower where nobody looked).
_SECOND = 0.45
#: A clause of one row stands in another one too from this mean score with its clauses on, where at most this part of
#: the words that it shares with them are words of its own row: it tells both. From .35 to .50 this changes little; with
#: .50 instead of .80 of the words eleven links fewer of 1,700 in the gold are found. Of 16 rows that it adds to on an
#: unread day eleven are right.
_ALSO = 0.40
_SHARED_TWICE = 0.8
#: Clauses that share less words tell one fact from this likelihood on (`pairing.py`), and join a row from this mean.
_LIKELY = 0.40
_LIKELY_MEAN = 0.30
_SAME_EVENT = 0.15
_SAME_COMMITMENT = 0.15
_SAME_SPEAKER = 0.06
#: The first sentences of two accounts of one story that tell the same kind of event tell the same event.
_BOTH_LEADS = 0.15
#: An equal number in both, and how far apart they stand in their articles (0 to 1): papers tell a story in one order.
_SAME_NUMBER = 0.10
_ELSEWHERE = 0.10
#: Sentences that name different places mostly tell of two happenings; a place has several names, so that this decides
#: nothing alone. Of the links on 16 stories .715 stand in the gold (.711 without it), on 16 that nobody looked at .749
#: (.739); of the rows that it takes apart on a day of newspapers two in three joined two facts.
_OTHER_PLACE = 0.15
#: Two words in common, and less of both clauses than this, show nothing where they tell no event of one type.
_SCANTY = 0.25
#: Clauses that share less than this of both and stand so far apart in their articles tell different facts: of 21 links
#: of such rows 2 stand in the gold of 28 stories.
_SLIGHT = 0.20
_FAR = 0.15
#: ... unless they have so many words in common: long clauses may tell one fact beside others.
_MANY = 5
#: Copied clauses in which no claim was found make a row from this many content words on (shorter ones are formulas),
#: and such rows weigh less.
_SUBSTANTIAL = 4
_UNCLAIMED = 0.3
#: What copies tell without a claim comes after all else (greetings, titles, background of the agency), unless a verb of
#: an act or a negation stands in it: a reader wants "the site was handed to the tourism authority". On 32 stories this
#: finds seven more rows of the gold than asking for a time, place or number too.
_COPIED = 2.0
#: Copies that name different days mostly count them from their own day of publication, and do not differ.
_OTHER_DAY = "facts.other-day"
#: A title that shares this much with one of the first clauses of its body only repeats it.
_REPEATED = 0.40
_LEAD = 12
#: The rule of rows whose accounts let others say one thing: their cells show who speaks.
_SAID_BY_ANOTHER = "statements.other-speaker"


def fact_drafts(
    accounts: Sequence[Account],
    figures: Sequence[Draft],
    ground: Ground,
    scale: Scale,
    lexicon: Lexicon,
    *,
    same: Sequence[NameGroup] = (),
    told: Mapping[int, frozenset[Detail]],
) -> list[Draft]:
    """Align the clauses of all accounts; a clause alone makes a row where a claim begins in it.

    `figures` are the rows of counts, which say what counts are of one happening; `told` are the details of each
    account that have rows of their own (`details_told`).
    """
    known = known_entities(same)
    found = [t for owner, a in enumerate(accounts) for t in tellings_of(owner, a, scale, lexicon)]
    items = _told_once([item for item in found if not item.hollow], scale)
    scores: dict[tuple[int, int], float] = {}
    related = lexicon.compiled(related_words)
    for a, b in candidates({number: item.bag for number, item in enumerate(items)}):
        if items[a].owner != items[b].owner and (score := _score(items[a], items[b], scale, related)) > 0:
            scores[a, b] = score
    apart = find_apart(items, accounts, figures, ground, scale, known, lexicon)
    barred = apart.pairs | _two_happenings(items, scores, happenings_of(figures, accounts))
    owners = [item.owner for item in items]
    groups = groups_of(owners, scores, least=ALIKE, mean=_MEAN, per_account=1, barred=barred)
    groups = [group for group in groups if not _is_chance([items[n] for n in group], scale)]
    likely = likely_pairs(items, scale, related, lexicon.compiled(pair_weights), groups=groups)
    groups = groups_of(owners, likely, least=_LIKELY, mean=_LIKELY_MEAN, per_account=1, barred=barred, start=groups)
    free = {pair: score for pair, score in scores.items() if pair not in barred}
    second = _second(items, free, groups)
    groups = _with_doubles(items, free, groups)
    groups += [group for group in second if not _is_chance([items[n] for n in group], scale)]
    used = {number for group in groups for number in group} | apart.used
    alone = [number for number, item in enumerate(items) if number not in used and item.claims and not item.title]
    rows = [[items[n] for n in group] for group in groups]
    story = Story(accounts, ground, scale, known, told)
    drafts = [
        _shared(group, story)
        for group in rows
        if any(item.claims or len(item.bag.keys) >= _SUBSTANTIAL for item in group)
        or not ground.is_alone(accounts[item.owner].id for item in group)
    ]
    return apart.drafts + drafts + [_alone(items[n], accounts) for n in alone]


def _two_happenings(
    items: Sequence[Telling], scores: Iterable[tuple[int, int]], happenings: Happenings
) -> set[tuple[int, int]]:
    """The pairs of clauses whose counts differ and are not of one happening."""
    return {
        (a, b)
        for a, b in scores
        if are_two_happenings(items[a].amounts, items[b].amounts, (items[a].owner, items[b].owner), happenings)
    }


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


def _with_doubles(
    items: Sequence[Telling], scores: Mapping[tuple[int, int], float], groups: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The rows, each with the clauses of accounts that it lacks which tell its fact beside that of their own row."""
    home = {number: group for group in groups for number in group}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[a][b] = near[b][a] = score
    whole: list[list[int]] = []
    for group in groups:
        owners = {items[number].owner for number in group}
        told = set(near[group[0]]).intersection(*(near[number] for number in group[1:]))
        best: dict[int, tuple[float, int]] = {}
        for number in sorted(told & home.keys()):
            mean = sum(near[number][other] for other in group) / len(group)
            known = best.get(items[number].owner, (_ALSO, -1))
            if items[number].owner not in owners and mean > known[0]:
                best[items[number].owner] = (mean, number)
        also = [number for _, number in best.values() if _tells_both(items, number, group, home[number])]
        whole.append(sorted([*group, *also]))
    return whole


def _tells_both(items: Sequence[Telling], number: int, group: Sequence[int], own: Sequence[int]) -> bool:
    """Whether a clause shares other words with a row than with its own."""
    here, there = (
        {key for other in each if other != number for key in items[number].bag.keys & items[other].bag.keys}
        for each in (group, own)
    )
    return len(here & there) <= _SHARED_TWICE * len(here)


def _is_chance(group: Sequence[Telling], scale: Scale) -> bool:
    """Whether clauses share little, on average, and stand in other parts of their articles."""
    pairs = list(combinations(group, 2))
    shares = [likeness(a.bag, b.bag, scale) for a, b in pairs]
    if any(share.words >= _MANY for share in shares):
        return False
    both = sum(share.of_both for share in shares)
    apart = sum(abs(a.place - b.place) for a, b in pairs)
    return both < _SLIGHT * len(pairs) and apart >= _FAR * len(pairs)


def _told_once(items: Sequence[Telling], scale: Scale) -> list[Telling]:
    """All tellings but those that add no word to one before them, and titles that their body tells again."""
    bodies: dict[int, list[Telling]] = defaultdict(list)
    holding: dict[tuple[int, str], list[Telling]] = defaultdict(list)
    kept: list[Telling] = []
    for item in items:
        # Whatever holds all its words holds its rarest one.
        known = min((holding[item.owner, key] for key in item.bag.keys), key=len, default=bodies[item.owner])
        if item.title:
            kept.append(item)
        elif not any(item.bag.keys <= other.bag.keys for other in known):
            bodies[item.owner].append(item)
            kept.append(item)
            for key in item.bag.keys:
                holding[item.owner, key].append(item)
    return [
        item
        for item in kept
        if not item.title
        or all(likeness(item.bag, other.bag, scale).of_lighter < _REPEATED for other in bodies[item.owner][:_LEAD])
    ]


def _score(a: Telling, b: Telling, scale: Scale, related: Related) -> float:
    shared = with_related(a.bag, b.bag, scale, related)
    if shared.words - repeated_in_names(a, b) < FEWEST_WORDS:
        return 0.0
    if shared.words == FEWEST_WORDS and shared.of_both < _SCANTY and not same_event(a, b):
        return 0.0
    bonus = _SAME_EVENT * same_event(a, b) + _SAME_COMMITMENT * same_commitment(a, b)
    bonus += _SAME_SPEAKER * same_identity(a.speaker, b.speaker)
    bonus += _BOTH_LEADS * (a.lead and b.lead and same_event(a, b))
    bonus += _SAME_NUMBER * _same_number(a, b) - _ELSEWHERE * abs(a.place - b.place)
    return shared.score + bonus - _OTHER_PLACE * are_elsewhere(a.places, b.places)


def _same_number(a: Telling, b: Telling) -> bool:
    """Whether both hold one number of two digits or more."""
    return any(key[0].isdigit() and len(key) > 1 for key in a.bag.keys & b.bag.keys)


def _shared(items: list[Telling], story: Story) -> Draft:
    accounts, ground = story.accounts, story.ground
    cells = tuple(_cell(item, accounts) for item in items)
    lead = max(items, key=lambda item: (item.claims, -item.owner, -item.clause.start))
    fact = _fact(lead, accounts)
    weight = 0.3 * min(2, lead.claims) - 0.3 * any(item.title for item in items) - _UNCLAIMED * (not lead.claims)
    judged = judge(items, story)
    if judged.rule == _SAID_BY_ANOTHER:
        cells = tuple(cell_at(accounts[item.owner], item.clause, item.claim) for item in items)
    as_one = judged.verdict == "agree" or judged.rule == _OTHER_DAY
    if as_one and ground.is_alone(c.article for c in cells):
        why = "all articles that tell it are one text or one agency's report"
        return Draft(lead.kind, "only", fact, why, "only.one-origin", cells, weight - _COPIED * _is_idle(lead))
    return Draft(lead.kind, judged.verdict, fact, judged.why, judged.rule, cells, weight)


def _is_idle(item: Telling) -> bool:
    return not (item.claims or item.acts or item.clause.negated)


def _alone(item: Telling, accounts: Sequence[Account]) -> Draft:
    cell = _cell(item, accounts)
    weight = 0.2 * min(3, item.claims) + (0.2 if item.kind != "statement" else 0.0)
    return Draft(
        item.kind, "only", _fact(item, accounts), "only one account tells it", "only.one-account", (cell,), weight
    )


def _cell(item: Telling, accounts: Sequence[Account]) -> Cell:
    """What a clause tells, without words that only say who speaks."""
    account = accounts[item.owner]
    return cell_at(account, span_of(account.doc.text, item.clause.core_start, item.clause.core_end), item.claim)


def _fact(item: Telling, accounts: Sequence[Account]) -> str:
    text = accounts[item.owner].doc.text[item.clause.core_start : item.clause.core_end]
    return f"{item.label}: «{' '.join(text.split())}»"

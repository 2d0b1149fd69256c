"""Which articles of a story are one account: copies, one agency's report, one source behind all of it.

Joined in this order, each step on what the step before it left apart:

1. Articles that print one text, be it in other words (`stories.copies`), by average linkage, so that an article that
   mixes two texts goes with the one it shares more of; what is left alone and stands for half in another article is cut
   from it, and what credits one other outlet only retells the report of that outlet.
2. Articles that name the same single news agency as where they have it from; of copies half have to name it. Where one
   only names it in passing, they have words in common too.
3. Articles that each rest on the same named speaker or body for at least half of all attributed words, in one matter.

What is left alone is `own` where the article shows an author of its own, else `unknown`: never independent by default.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from tawatur.lexicon import Lexicon
from tawatur.lexicon.identities import same_identity
from tawatur.records.comparison import Evidence, Origin
from tawatur.records.ledger import Ledger
from tawatur.records.publication import came_first
from tawatur.records.span import Span
from tawatur.stories.accounts import Account, account_of
from tawatur.stories.copies import COPIED, RETOLD, Overlap, Overlaps, find_overlaps, telling_share, telling_words
from tawatur.stories.linkage import link
from tawatur.stories.sources import Named, same_source

__all__ = ["find_origins", "origins_among"]

#: What two articles share where neither names an agency counts for this much: they need .40 to be one text. Of sixteen
#: such pairs with .30 to .38, on two days of fourteen outlets, four at most print one text; the rest share titles,
#: official phrases, one quotation, or put several reports together.
_UNNAMED = 0.75
#: The part of an article left alone from which on it is a cut of the text that holds it, though the other cuts of that
#: text hold little of it. Of fifteen such articles in stories of fourteen outlets, read by eye, all print that text or
#: one item of it.
_CUT = 0.5
#: The part of the telling words that two accounts of one source share where they tell what it said of one matter. Of
#: 22 such pairs on five days, read by eye, all 13 that do have .49 and more, of six that do not four have .33 at most;
#: accounts in entirely other words come near that.
_ALIKE = 0.34
#: Members of a group that speak for it there; a text printed a thousand times costs little more than one.
_SOME = 8
#: What an article shares at least with that of the one other outlet that it credits. Of nine such pairs on eight days,
#: read by eye, all retell what that outlet told.
_RETOLD = 0.10
#: Two articles that name one agency, of which one does not credit it, share at least this much where its report is
#: behind both.
_TRACED = 0.05
#: Passages shown as evidence for one pair of articles, longest first.
_SHOWN = 3
#: Groups larger than this look their overlaps up by passing over all of them once.
_MANY = 50


class _Group(msgspec.Struct, frozen=True):
    members: tuple[int, ...]
    basis: str
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


_Reason = Callable[[_Group, _Group, Sequence[Account]], _Group | None]


def find_origins(ledgers: Sequence[Ledger], lexicon: Lexicon) -> tuple[Origin, ...]:
    """Partition the articles of one story into accounts, in order of publication, then id."""
    return origins_among([account_of(ledger, lexicon) for ledger in ledgers])


def origins_among(accounts: Iterable[Account]) -> tuple[Origin, ...]:
    """Partition the articles of one story as `find_origins` does, from what was taken of their ledgers."""
    ordered = sorted(accounts, key=lambda account: account.order)
    found = find_overlaps([a.words for a in ordered], [a.sketch for a in ordered])
    overlaps = {(overlap.left, overlap.right): overlap for overlap in found.pairs}
    groups = [_copied(members, ordered, overlaps) for members in _linked(found, ordered)]
    groups = _join(groups, ordered, _agency_reason(overlaps), _agency_words)
    groups = _join(groups, ordered, _source_reason(), _source_words)
    return tuple(_origin(group, ordered, overlaps) for group in sorted(groups, key=lambda g: g.members))


def _linked(found: Overlaps, accounts: Sequence[Account]) -> list[tuple[int, ...]]:
    """Agglomerate by average overlap (pairs without one count nothing); ties go to the earlier articles."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(found.stands_for):
        members[first].append(number)
    firsts = sorted(members)
    place = {first: at for at, first in enumerate(firsts)}
    weights = {place[first]: len(members[first]) for first in firsts}
    sums = {
        (place[o.left], place[o.right]): _told(o, accounts) * len(members[o.left]) * len(members[o.right])
        for o in found.pairs
        if o.left in place and o.right in place
    }
    groups = link(len(firsts), sums, least=COPIED, weights=weights).groups
    linked = [tuple(sorted(n for at in group for n in members[firsts[at]])) for group in groups]
    return _with_retold(_with_cuts(linked, found, accounts), found, accounts)


def _with_cuts(
    groups: Sequence[tuple[int, ...]], found: Overlaps, accounts: Sequence[Account]
) -> list[tuple[int, ...]]:
    """Put what was left alone and was cut from one longer article to the group of that article."""
    home = {member: number for number, group in enumerate(groups) for member in group}
    alone = {group[0] for group in groups if len(group) == 1}
    behind = {number: _agency_of(_Group(group, ""), accounts) for number, group in enumerate(groups) if len(group) > 1}
    holders: dict[int, tuple[float, int]] = {}
    for overlap in found.pairs:
        for one, other, share in (
            (overlap.left, overlap.right, overlap.left_share),
            (overlap.right, overlap.left, overlap.right_share),
        ):
            is_cut = one in alone and other not in alone and share >= _CUT and _told(overlap, accounts) >= COPIED
            if is_cut and _has_its_agency(behind[home[other]], accounts[one]):
                holders[one] = max(holders.get(one, (0.0, 0)), (share, -other))
    joined: dict[int, list[int]] = defaultdict(list)
    for one, number in home.items():
        joined[home[-holders[one][1]] if one in holders else number].append(one)
    return [tuple(sorted(members)) for members in joined.values()]


def _with_retold(
    groups: Sequence[tuple[int, ...]], found: Overlaps, accounts: Sequence[Account]
) -> list[tuple[int, ...]]:
    """Put what was left alone and tells in its own words what one other outlet told to the group of that outlet."""
    home = {member: number for number, group in enumerate(groups) for member in group}
    alone = {group[0] for group in groups if len(group) == 1}
    told: dict[int, tuple[float, int]] = {}
    for overlap in found.pairs:
        for one, other in ((overlap.left, overlap.right), (overlap.right, overlap.left)):
            if one in alone and overlap.score >= _RETOLD and _rests_on_outlet(accounts[one], accounts[other]):
                told[one] = max(told.get(one, (0.0, 0)), (overlap.score, -other))
    members = {number: list(group) for number, group in enumerate(groups)}
    for one, (_, other) in sorted(told.items()):
        here, there = home[one], home[-other]
        if here != there:
            members[there] += members.pop(here)
            home |= dict.fromkeys(members[there], there)
    return [tuple(sorted(group)) for group in members.values()]


def _rests_on_outlet(one: Account, other: Account) -> bool:
    """Whether an article credits the outlet of another one and nobody else."""
    return not one.agencies and len(one.cited) == 1 and bool(_citations(one, other))


def _citations(one: Account, other: Account) -> list[Span]:
    """Where an article credits the outlet of another one."""
    return [cited.span for cited in one.cited if cited.words == other.outlet_words]


def _has_its_agency(behind: tuple[Account, Named] | None, one: Account) -> bool:
    """Whether an agency of an article is the one behind a group: else one of the group has added its report."""
    return not one.agencies or (
        behind is not None and any(same_identity(behind[1].words, agency.words) for agency in one.agencies)
    )


def _told(overlap: Overlap, accounts: Sequence[Account]) -> float:
    """How much an overlap says of a common text: less where neither article names an agency."""
    named = any(account.is_wired or account.traced for account in (accounts[overlap.left], accounts[overlap.right]))
    score = overlap.score if named else _UNNAMED * overlap.score
    return max(score, COPIED * overlap.telling / RETOLD)


def _copied(members: tuple[int, ...], accounts: Sequence[Account], overlaps: dict[tuple[int, int], Overlap]) -> _Group:
    if len(members) == 1:
        return _Group(members, "")
    reasons: list[str] = []
    evidence: list[Evidence] = []
    inside = set(members)
    before: dict[int, list[Overlap]] = defaultdict(list)
    for overlap in overlaps.values() if len(members) > _MANY else _within(members, overlaps):
        if overlap.left in inside and overlap.right in inside:
            before[overlap.right].append(overlap)
    for right in members[1:]:
        best = max(before[right], key=lambda o: (_told(o, accounts), -o.left), default=None)
        if best is not None:
            reasons.append(_direction(accounts[best.left], accounts[right], best))
            evidence += _shown(accounts[best.left], accounts[right], best)
            evidence += _outlet_shown(accounts[best.left], accounts[right])
    return _Group(members, "copy", "; ".join(reasons), tuple(evidence))


def _within(members: tuple[int, ...], overlaps: dict[tuple[int, int], Overlap]) -> list[Overlap]:
    pairs = [(left, right) for at, right in enumerate(members) for left in members[:at]]
    return [overlaps[pair] for pair in pairs if pair in overlaps]


def _direction(left: Account, right: Account, overlap: Overlap) -> str:
    """What was copied, and from whom: an explicit credit decides before the time of publication."""
    shared = (
        f"{overlap.right_share:.0%} of the words of {right.id} stand in {left.id} ({overlap.left_share:.0%} of its)"
    )
    if overlap.score < COPIED * overlap.telling / RETOLD:
        shared += f"; {left.id} and {right.id} share {overlap.telling:.0%} of the telling words of the shorter"
    for one, other in ((left, right), (right, left)):
        credit = _credits_outlet(one, other)
        if credit is not None:
            return f"{shared}; {one.id} credits {credit}"
    first = came_first(left.published, right.published)
    if first is not None:
        early, late = (left, right) if first else (right, left)
        return f"{shared}; {early.id} was published first ({early.published} before {late.published})"
    return f"{shared}; which was first is not known"


def _credits_outlet(account: Account, other: Account) -> str | None:
    outlet = other.outlet
    named = next((text for name, text in account.credits if outlet and outlet in (name, text)), None)
    return named or next((span.text for span in _citations(account, other)), None)


def _shown(left: Account, right: Account, overlap: Overlap) -> list[Evidence]:
    longest = sorted(overlap.passages, key=lambda p: (-p.same, p.right))[:_SHOWN]
    spans = [(left, left.words.span(p.left, p.left_stop), right.words.span(p.right, p.right_stop)) for p in longest]
    return [e for one, a, b in spans for e in (_evidence(one, a), _evidence(right, b))]


def _outlet_shown(left: Account, right: Account) -> list[Evidence]:
    """Where one of two articles credits the outlet of the other."""
    pairs = ((left, right), (right, left))
    return [_evidence(a, span) for a, b in pairs for span in _citations(a, b)]


def _evidence(account: Account, span: Span) -> Evidence:
    return Evidence(start=span.start, end=span.end, text=span.text, article=account.id)


def _join(
    groups: list[_Group],
    accounts: Sequence[Account],
    reason: _Reason,
    words: Callable[[_Group, Sequence[Account]], frozenset[str]],
) -> list[_Group]:
    """Join each group to the first one before it that there is a reason for; only those that share a word are asked."""
    joined: list[_Group] = []
    index: dict[str, list[int]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: g.members):
        named = words(group, accounts)
        candidates = sorted({at for word in named for at in index[word]})
        found = next(((at, made) for at in candidates if (made := reason(joined[at], group, accounts))), None)
        if found is None:
            joined.append(group)
        else:
            joined[found[0]] = found[1]
        place = found[0] if found is not None else len(joined) - 1
        for word in named:
            if place not in index[word]:
                index[word].append(place)
    return joined


def _agency_words(group: _Group, accounts: Sequence[Account]) -> frozenset[str]:
    named = _agency_of(group, accounts)
    return frozenset(named[1].words) if named is not None else frozenset()


def _source_words(group: _Group, accounts: Sequence[Account]) -> frozenset[str]:
    source = accounts[group.members[0]].source
    return frozenset(word for name in source.names for word in name) if source is not None else frozenset()


def _agency_reason(overlaps: dict[tuple[int, int], Overlap]) -> _Reason:
    return lambda one, other, accounts: _one_agency(one, other, accounts, overlaps)


def _source_reason() -> _Reason:
    telling: dict[int, frozenset[str]] = {}
    return lambda one, other, accounts: _one_source(one, other, accounts, telling)


def _one_agency(
    one: _Group, other: _Group, accounts: Sequence[Account], overlaps: dict[tuple[int, int], Overlap]
) -> _Group | None:
    """Join groups that name one agency; where one does not credit it they must have words in common."""
    a, b = _agency_of(one, accounts), _agency_of(other, accounts)
    if a is None or b is None or not same_identity(a[1].words, b[1].words):
        return None
    is_credited = [_credits(group, found[1], accounts) for group, found in ((one, a), (other, b))]
    if not all(is_credited) and not _share_words(one, other, overlaps):
        return None
    if all(is_credited):
        why = f"{a[0].id} has it from {a[1].span.text}, {b[0].id} from {b[1].span.text}"
    else:
        why = "; ".join(
            f"{account.id} has it from {agency.span.text}" if credited else f"{account.id} names {agency.span.text}"
            for (account, agency), credited in zip((a, b), is_credited, strict=True)
        )
    return _merged(one, other, "agency", why, (_evidence(a[0], a[1].span), _evidence(b[0], b[1].span)))


def _credits(group: _Group, agency: Named, accounts: Sequence[Account]) -> bool:
    """Whether an article of a group has its text from an agency, and does not only name it."""
    return any(same_identity(named.words, agency.words) for m in group.members for named in accounts[m].agencies)


def _share_words(one: _Group, other: _Group, overlaps: dict[tuple[int, int], Overlap]) -> bool:
    pairs = ((min(a, b), max(a, b)) for a in one.members for b in other.members)
    return any(pair in overlaps and overlaps[pair].score >= _TRACED for pair in pairs)


def _agency_of(group: _Group, accounts: Sequence[Account]) -> tuple[Account, Named] | None:
    """The one agency that half of a group and more name, and who credits or else names it first.

    What fewer name stands in what they add to the text. An article that names several agencies puts them together.
    """
    credited = [(accounts[m], agency) for m in group.members for agency in accounts[m].agencies]
    traced = [(accounts[m], agency) for m in group.members if not accounts[m].agencies for agency in accounts[m].traced]
    named = [*credited, *traced]
    forms = Counter(agency.words for _, agency in named)
    counts = {words: sum(n for other, n in forms.items() if same_identity(words, other)) for words in forms}
    most = max(counts.values(), default=0)
    if not named or 2 * most < len(group.members):
        return None
    account, agency = next(pair for pair in named if counts[pair[1].words] == most)
    others = (words for words in forms if counts[words] == most)
    return (account, agency) if all(same_identity(agency.words, words) for words in others) else None


def _one_source(
    one: _Group, other: _Group, accounts: Sequence[Account], telling: dict[int, frozenset[str]]
) -> _Group | None:
    """Join groups all of whose articles rest on one source; an agency's report has a road of its own to it."""
    if any(accounts[m].is_wired for group in (one, other) for m in group.members):
        return None
    found = [(accounts[m], accounts[m].source) for group in (one, other) for m in group.members]
    first = found[0][1]
    if first is None or any(source is None or not same_source(first, source) for _, source in found):
        return None
    if not _tell_alike(one, other, accounts, telling):
        return None
    resting = [(account, source) for account, source in found if source is not None]
    parts = [f"{account.id} gives {source.share:.0%} of its attributed words to {source.span.text}"
             for account, source in resting]  # fmt: skip
    evidence = tuple(_evidence(account, source.span) for account, source in resting)
    return _merged(one, other, "shared-source", "; ".join(parts), evidence)


def _tell_alike(one: _Group, other: _Group, accounts: Sequence[Account], telling: dict[int, frozenset[str]]) -> bool:
    """Whether two groups tell of one matter: a spokesman tells of several on one day. `telling` keeps words found."""
    for member in (*one.members[:_SOME], *other.members[:_SOME]):
        if member not in telling:
            telling[member] = telling_words(accounts[member].words)
    pairs = ((telling[a], telling[b]) for a in one.members[:_SOME] for b in other.members[:_SOME])
    return any(telling_share(a, b) >= _ALIKE for a, b in pairs)


def _merged(one: _Group, other: _Group, basis: str, why: str, evidence: tuple[Evidence, ...]) -> _Group:
    reasons = dict.fromkeys(reason for told in (one.why, other.why, why) for reason in told.split("; ") if reason)
    members = tuple(sorted(one.members + other.members))
    return _Group(members, basis, "; ".join(reasons), (*one.evidence, *other.evidence, *evidence))


def _origin(group: _Group, accounts: Sequence[Account], overlaps: dict[tuple[int, int], Overlap]) -> Origin:
    members = tuple(accounts[m].id for m in group.members)
    evidence = tuple(sorted(set(group.evidence), key=lambda e: (e.article, e.start, e.end)))
    if len(members) > 1:
        agency = _agency_of(group, accounts) if group.basis == "copy" else None
        if agency is None:
            return Origin(articles=members, basis=group.basis, why=group.why, evidence=evidence)
        why = f"{agency[0].id} has it from {agency[1].span.text}; {group.why}"
        named = _evidence(agency[0], agency[1].span)
        return Origin(articles=members, basis="agency", why=why, evidence=(named, *evidence))
    return _single(accounts[group.members[0]], overlaps, accounts)


def _single(account: Account, overlaps: dict[tuple[int, int], Overlap], accounts: Sequence[Account]) -> Origin:
    if account.agencies:
        agency = account.agencies[0].span
        why = f"it has it from {agency.text}, and no other article here does"
        return Origin(articles=(account.id,), basis="agency", why=why, evidence=(_evidence(account, agency),))
    shared = _most_shared(account, overlaps, accounts)
    if account.signed is not None:
        why = f"it is signed; {shared}, and no agency or main source with another article here"
        return Origin(articles=(account.id,), basis="own", why=why, evidence=(_evidence(account, account.signed),))
    why = f"it names no author and no agency; {shared}: where it has its account from is unknown"
    return Origin(articles=(account.id,), basis="unknown", why=why)


def _most_shared(account: Account, overlaps: dict[tuple[int, int], Overlap], accounts: Sequence[Account]) -> str:
    own = [
        (o.left_share if accounts[o.left] is account else o.right_share, -o.left, o)
        for o in overlaps.values()
        if account in (accounts[o.left], accounts[o.right])
    ]
    if not own:
        return "it shares no passage with another article here"
    share, _, overlap = max(own, key=lambda found: found[:2])
    other = accounts[overlap.right if accounts[overlap.left] is account else overlap.left]
    if share >= _CUT:
        return f"it is too short to tell by the {share:.0%} of its words that it shares with {other.id}"
    return f"it shares only {share:.0%} of its words with {other.id}, too few to be a copy"

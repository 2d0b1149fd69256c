"""Ledgers to stories, and the ledgers of a story to its comparison. Read this file second, after `pipeline.py`.

Everything here works on ledgers and the texts they carry; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import compress, decompress

import msgspec

from tawatur.errors import LedgerError
from tawatur.lexicon import load_lexicon
from tawatur.records.claims import iter_claims
from tawatur.records.comparison import Comparison, Origin
from tawatur.records.ledger import Ledger
from tawatur.records.story import Story
from tawatur.resolve.entities import same_groups
from tawatur.review.pairs import Decisions, decided_origins
from tawatur.stories.accounts import Account, account_of
from tawatur.stories.clustering import HISTORY, Corrections, cluster_days
from tawatur.stories.origins import find_origins, origins_among
from tawatur.stories.profiles import Profile, profile_of
from tawatur.stories.weighing import WINDOW, Day, Weighed

__all__ = [
    "HISTORY", "WINDOW", "Account", "Corrections", "Day", "Outline", "Placed", "Profile", "Weighed", "compare",
    "origins_of", "outline", "placed", "stories",
]  # fmt: skip

#: Articles whose accounts are fetched at once.
_TOGETHER = 200
_ACCOUNTS = msgspec.msgpack.Decoder(Account)


def compare(ledgers: Iterable[Ledger], *, decisions: Decisions | None = None, claims_only: bool = False) -> Comparison:
    """Compare the accounts of one story: where they agree, refine, contradict, or stand alone, and who rests on whom.

    All ledgers given are taken as one story; their order never matters. What people decided of names and origins wins.
    With `claims_only` the rows rest on claims of these ledgers alone, never on the mere words of an article. Raises
    LedgerError for two ledgers of one article.

    >>> from tawatur import compare, make_article, read
    >>> articles = [make_article(title="", body="", ident=name) for name in ("b", "a")]
    >>> compare(map(read, articles)).articles
    ('a', 'b')
    """
    # Finding stories asks for none of this, and importing it takes longer than all else here.
    from tawatur.compare.story import compare_accounts

    accounts = _distinct(ledgers)
    lexicon = load_lexicon()
    decided = decisions or Decisions()
    same = same_groups(accounts, lexicon, same=decided.links.same, different=decided.links.different)
    origins = decided_origins(find_origins(accounts, lexicon), decided.origins)
    found = compare_accounts(accounts, origins, lexicon, same=same)
    return _of_claims(found, accounts) if claims_only else found


def _of_claims(comparison: Comparison, accounts: Sequence[Ledger]) -> Comparison:
    from tawatur.compare.silence import with_silences

    known = {claim.id for ledger in accounts for claim in iter_claims(ledger)}
    rows = tuple(row for row in comparison.rows if all(cell.claim in known for cell in row.cells))
    requests = tuple(one for one in comparison.requests if all(cell.claim in known for cell in one.cells))
    names = tuple(naming for naming in comparison.names if not naming.family)
    kept = msgspec.structs.replace(comparison, rows=rows, requests=requests, names=names)
    return with_silences(kept, accounts)


def origins_of(ledgers: Iterable[Ledger]) -> tuple[Origin, ...]:
    """Partition the articles of one story into accounts: copies, agency reports, one shared source, own, unknown."""
    return find_origins(_distinct(ledgers), load_lexicon())


class Outline(msgspec.Struct, frozen=True):
    """What finding stories keeps of an article: what it is clustered by, and what its story is partitioned by."""

    profile: Profile
    account: Account


class Placed(msgspec.Struct, frozen=True):
    """Stories, and the last days that were gone through, as the days after them need them."""

    stories: tuple[Story, ...]
    days: tuple[Day, ...]


def outline(ledger: Ledger) -> Outline:
    """Look through an article once for all that finding stories needs of it."""
    lexicon = load_lexicon()
    account = account_of(ledger, lexicon)
    return Outline(profile_of(ledger, lexicon, account), account)


def stories(
    ledgers: Iterable[Ledger],
    *,
    settled: Sequence[Story] = (),
    since: str = "",
    corrections: Corrections | None = None,
    origins: bool = False,
    decisions: Decisions | None = None,
) -> tuple[Story, ...]:
    """Put articles into stories: one event in many outlets. The order in which they are given never matters.

    With `settled`, the stories found before stay as they were up to `since` (an ISO day): only articles of that day and
    later are placed. `ledgers` must then also hold the articles of the `stories.clustering.HISTORY` days before. With
    `origins` each story of two articles and more is partitioned into accounts. Of two ledgers of one article the first
    counts.
    """
    profiles = {}
    kept: dict[str, bytes] = {}
    for ledger in ledgers:
        ident = ledger.article.id
        if ident in profiles:
            continue
        if origins:
            # An archive's days do not fit in memory but for the little that partitioning needs, made small.
            made = outline(ledger)
            profiles[ident], kept[ident] = made.profile, compress(msgspec.msgpack.encode(made.account), 1)
        else:
            profiles[ident] = profile_of(ledger, load_lexicon())

    def unpacked(articles: Sequence[str]) -> Iterator[Account]:
        return (_ACCOUNTS.decode(decompress(kept[article])) for article in articles if article in kept)

    return placed(
        profiles.values(),
        settled=settled,
        since=since,
        corrections=corrections,
        accounts=unpacked if origins else None,
        decisions=decisions,
    ).stories


def placed(
    profiles: Iterable[Profile],
    *,
    settled: Sequence[Story] = (),
    since: str = "",
    days: Sequence[Day] = (),
    corrections: Corrections | None = None,
    accounts: Callable[[Sequence[str]], Iterable[Account]] | None = None,
    decisions: Decisions | None = None,
) -> Placed:
    """Put articles into stories by their profiles, as `stories` does; `accounts` gives those of articles by their ids.

    Stories that ended before `since` keep their accounts; of others each of two articles and more is partitioned, where
    the accounts of all its articles are given. `days` are those before `since` as `cluster_days` takes them.
    """
    found = cluster_days(profiles, settled=settled, since=since, corrections=corrections, days=days)
    if accounts is None:
        return Placed(found.stories, found.days)
    known = {story.id: story for story in settled}
    told = list(found.stories)
    waiting: list[int] = []
    for number, story in enumerate(told):
        old = known.get(story.id)
        if old is not None and story.finish < since and old.articles == story.articles:
            told[number] = msgspec.structs.replace(story, origins=old.origins)
        elif len(story.articles) > 1:
            waiting.append(number)
    for some in _few(waiting, told):
        _partition(some, told, accounts, decisions or Decisions())
    return Placed(tuple(told), found.days)


def _few(waiting: Iterable[int], told: Sequence[Story]) -> Iterator[list[int]]:
    """Stories whose accounts are fetched together."""
    some: list[int] = []
    size = 0
    for number in waiting:
        some.append(number)
        size += len(told[number].articles)
        if size >= _TOGETHER:
            yield some
            some, size = [], 0
    if some:
        yield some


def _partition(
    some: Sequence[int],
    told: list[Story],
    accounts: Callable[[Sequence[str]], Iterable[Account]],
    decisions: Decisions,
) -> None:
    """Put the origins of these stories into them."""
    fetched = {each.id: each for each in accounts([article for number in some for article in told[number].articles])}
    for number in some:
        story = told[number]
        own = [fetched[article] for article in story.articles if article in fetched]
        if len(own) == len(story.articles):
            origins = decided_origins(origins_among(own), decisions.origins)
            told[number] = msgspec.structs.replace(story, origins=origins)


def _distinct(ledgers: Iterable[Ledger]) -> tuple[Ledger, ...]:
    found: dict[str, Ledger] = {}
    for ledger in ledgers:
        if not isinstance(ledger, Ledger):
            raise TypeError(f"ledgers are compared, as tawatur.read makes them, no {type(ledger).__name__}")
        if ledger.article.id in found:
            raise LedgerError(f"article {ledger.article.id!r} stands twice among the ledgers to compare; give it once")
        found[ledger.article.id] = ledger
    return tuple(found[ident] for ident in sorted(found))

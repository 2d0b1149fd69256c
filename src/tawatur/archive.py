"""Ledgers to stories, and the ledgers of a story to its comparison. Read this file second, after `pipeline.py`.

Everything here works on ledgers and the texts they carry; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import compress, decompress

import msgspec

from tawatur.compare.silence import with_silences
from tawatur.compare.story import compare_accounts
from tawatur.errors import LedgerError
from tawatur.lexicon import load_lexicon
from tawatur.records.claims import iter_claims
from tawatur.records.codec import decode_ledger, encode
from tawatur.records.comparison import Comparison, Origin
from tawatur.records.ledger import Ledger
from tawatur.records.story import Story
from tawatur.resolve.entities import same_groups
from tawatur.review.pairs import Decisions, decided_origins
from tawatur.stories.clustering import HISTORY, WINDOW, Corrections, cluster
from tawatur.stories.origins import find_origins
from tawatur.stories.profiles import Profile, profile_of

__all__ = ["HISTORY", "WINDOW", "Corrections", "Profile", "compare", "origins_of", "placed", "profile", "stories"]


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
    accounts = _distinct(ledgers)
    lexicon = load_lexicon()
    decided = decisions or Decisions()
    same = same_groups(accounts, lexicon, same=decided.links.same, different=decided.links.different)
    origins = decided_origins(find_origins(accounts, lexicon), decided.origins)
    found = compare_accounts(accounts, origins, lexicon, same=same)
    return _of_claims(found, accounts) if claims_only else found


def _of_claims(comparison: Comparison, accounts: Sequence[Ledger]) -> Comparison:
    known = {claim.id for ledger in accounts for claim in iter_claims(ledger)}
    rows = tuple(row for row in comparison.rows if all(cell.claim in known for cell in row.cells))
    requests = tuple(one for one in comparison.requests if all(cell.claim in known for cell in one.cells))
    names = tuple(naming for naming in comparison.names if not naming.family)
    kept = msgspec.structs.replace(comparison, rows=rows, requests=requests, names=names)
    return with_silences(kept, accounts)


def origins_of(ledgers: Iterable[Ledger]) -> tuple[Origin, ...]:
    """Partition the articles of one story into accounts: copies, agency reports, one shared source, own, unknown."""
    return find_origins(_distinct(ledgers), load_lexicon())


def profile(ledger: Ledger) -> Profile:
    """What clustering keeps of an article: a hundredth of its ledger."""
    return profile_of(ledger, load_lexicon())


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
    lexicon = load_lexicon()
    profiles = {}
    kept: dict[str, bytes] = {}
    for ledger in ledgers:
        if ledger.article.id not in profiles:
            profiles[ledger.article.id] = profile_of(ledger, lexicon)
            if origins:
                # Ledgers are many times larger than their packed form, and an archive's day does not fit in memory.
                kept[ledger.article.id] = compress(encode(ledger), 1)

    def unpacked(articles: Sequence[str]) -> Iterator[Ledger]:
        return (decode_ledger(decompress(kept[article])) for article in articles if article in kept)

    return placed(
        profiles.values(),
        settled=settled,
        since=since,
        corrections=corrections,
        ledgers=unpacked if origins else None,
        decisions=decisions,
    )


def placed(
    profiles: Iterable[Profile],
    *,
    settled: Sequence[Story] = (),
    since: str = "",
    corrections: Corrections | None = None,
    ledgers: Callable[[Sequence[str]], Iterable[Ledger]] | None = None,
    decisions: Decisions | None = None,
) -> tuple[Story, ...]:
    """Put articles into stories by their profiles, as `stories` does; `ledgers` gives those of articles by their ids.

    Stories that ended before `since` keep their accounts; of others each of two articles and more is partitioned, where
    the ledgers of all its articles are given.
    """
    found = cluster(profiles, settled=settled, since=since, corrections=corrections)
    if ledgers is None:
        return found
    known = {story.id: story for story in settled}
    decided = decisions or Decisions()
    told = []
    for story in found:
        old = known.get(story.id)
        if old is not None and story.finish < since and old.articles == story.articles:
            told.append(msgspec.structs.replace(story, origins=old.origins))
        else:
            told.append(_with_origins(story, ledgers, decided))
    return tuple(told)


def _with_origins(story: Story, ledgers: Callable[[Sequence[str]], Iterable[Ledger]], decisions: Decisions) -> Story:
    accounts = tuple(ledgers(story.articles)) if len(story.articles) > 1 else ()
    if not accounts or len(accounts) < len(story.articles):
        return story
    found = find_origins(accounts, load_lexicon())
    return msgspec.structs.replace(story, origins=decided_origins(found, decisions.origins))


def _distinct(ledgers: Iterable[Ledger]) -> tuple[Ledger, ...]:
    found: dict[str, Ledger] = {}
    for ledger in ledgers:
        if ledger.article.id in found:
            raise LedgerError(f"article {ledger.article.id!r} stands twice among the ledgers to compare; give it once")
        found[ledger.article.id] = ledger
    return tuple(found[ident] for ident in sorted(found))

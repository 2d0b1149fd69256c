"""The part of an archive that knows what people decided: judgements are kept, and ledgers come corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Literal

import msgspec

from tawatur.errors import JudgementError, NotFoundError
from tawatur.records.claims import Claim
from tawatur.records.judgement import (
    CLAIM_KINDS,
    PAIR_KINDS,
    Judgement,
    Target,
    make_judgement,
    target_key,
)
from tawatur.records.ledger import Ledger
from tawatur.review.confirmed import confirmed
from tawatur.review.making import Seen, Signature, add_claim, after, edit_claim, judge_claim, seen_claim, undo
from tawatur.review.pairs import Decisions
from tawatur.review.queue import QueueItem
from tawatur.reviewing.exchange import Taken, arrive, judged_articles
from tawatur.reviewing.opinions import Opinions
from tawatur.reviewing.queueing import Queue
from tawatur.search.indexing import entry_of
from tawatur.store.protocol import ClaimFacts, Expected, IndexEntry, Placed, Store
from tawatur.version import __version__

__all__ = ["Reviewed"]

#: What a claim that people rejected is in the index: it has a row, and no search for its kind finds it.
_REJECTED = "rejected"


class Reviewed:
    """The part of an archive that knows what people decided."""

    store: Store

    def ledgers(
        self,
        articles: Sequence[str] | None = None,
        *,
        corrected: bool = True,
        confirmed_only: bool = False,
        keep_rejected: bool = False,
    ) -> Iterator[Ledger]:
        """The newest ledgers of these articles in this order, or of all, with what people corrected.

        `corrected=False` gives them as they were read. With `confirmed_only` a ledger holds only claims that somebody
        accepted, changed or added, with what these rest on; with `keep_rejected` rejected claims stay, marked.
        """
        if not corrected:
            yield from self.store.ledgers(articles)
            return
        opinions = Opinions(self.store, articles)
        for ledger in self.store.ledgers(articles):
            found = opinions.applied(ledger, keep_rejected=keep_rejected)
            yield confirmed(found) if confirmed_only else found

    def ledger(
        self,
        article: str,
        version: int | None = None,
        *,
        corrected: bool = True,
        confirmed_only: bool = False,
        keep_rejected: bool = False,
    ) -> Ledger:
        """The newest ledger of an article, of its last version unless one is given; options as for `ledgers`."""
        ledger = self.store.ledger(article, version)
        if corrected:
            ledger = Opinions(self.store, [article]).applied(ledger, keep_rejected=keep_rejected)
        return confirmed(ledger) if confirmed_only else ledger

    def claim(self, ident: str, *, article: str | None = None) -> Claim:
        """The claim with an id as people corrected it, a rejected one included; raise NotFoundError.

        `article` names where to look; agreements and claims that are no longer made are only found with it.
        """
        machine, opinions = self._holding(ident, article)
        ledger = opinions.applied(machine, keep_rejected=True)
        for source in (ledger, machine):
            for name in CLAIM_KINDS.values():
                for number, record in enumerate(getattr(source, name)):
                    if record.id == ident:
                        return Claim(id=ident, path=f"{name}[{number}]", record=record, ledger=source)
        raise NotFoundError(f"no claim {ident!r} in article {machine.article.id!r}; `tawatur show` lists its claims")

    def decisions(self, ledgers: Sequence[Ledger]) -> Decisions:
        """What was decided of the names and origins of these ledgers; `tawatur.compare` takes it."""
        return Opinions(self.store, [ledger.article.id for ledger in ledgers]).decisions(ledgers)

    def _holding(self, ident: str, article: str | None) -> tuple[Ledger, Opinions]:
        """The machine's ledger that holds a claim, and the judgements of its article."""
        ledger = self.store.ledger_of_claim(ident) if article is None else self.store.ledger(article)
        return ledger, Opinions(self.store, [ledger.article.id])

    def judgements(self, article: str | None = None, *, claim: str | None = None) -> tuple[Judgement, ...]:
        """The judgements of an article, of one claim, or all, by time and id."""
        if claim is not None:
            ledger, opinions = self._holding(claim, article)
            seen = seen_claim(ledger, opinions.on(ledger), claim)
            known = {judgement.id for judgement in seen.judgements}
            return tuple(j for j in opinions.on(ledger) if j.id in known or j.undoes in known)
        return tuple(self.store.judgements(article))

    def token(self, claim: str, *, article: str | None = None) -> str:
        """What to hand to `judge` as `expected`: it is refused where somebody judged the claim in the meantime."""
        ledger, opinions = self._holding(claim, article)
        seen = seen_claim(ledger, opinions.on(ledger), claim)
        return self.store.last_judgement(ledger.article.id, _keys(seen))

    def judge(
        self,
        claim: str,
        action: str,
        *,
        author: str,
        reason: str = "",
        time: datetime | None = None,
        field: str | None = None,
        value: Any = None,
        other: str | None = None,
        article: str | None = None,
        expected: str | None = None,
    ) -> Judgement:
        """Accept, reject, edit, relabel, merge or split a claim; two entities of different articles become one link.

        `field` and `value` belong to edit and relabel (spans as {"start", "end"}, "120:134" or words of the article),
        `other` is the second entity of merge, same and different, `value` the mentions that a split takes out.
        `expected` is the `token` of what was seen; None judges whatever others did. Raise JudgementError, StaleError.
        """
        signature = Signature(author=author, time=time or datetime.now(UTC), reason=reason)
        ledger, opinions = self._holding(claim, article)
        seen = seen_claim(ledger, opinions.on(ledger), claim)
        second, there = (None, None) if other is None else self._second(other, ledger, opinions)
        if there is not None or action in ("same", "different"):
            made = _linked(action, seen, second, signature)
        else:
            made = judge_claim(
                ledger, opinions.on(ledger), seen, action, signature, field=field, value=value, other=second
            )
        (made,) = after([made], opinions.on(ledger))
        home = opinions.kept_as.get(ledger.article.id, ledger.article.id)
        watched = None if expected is None else Expected(article=home, targets=_keys(seen), latest=expected)
        self._keep([Placed(judgement=made, article=home, other=there or (home if second else None))], watched)
        return made

    def edit(
        self,
        claim: str,
        fields: Mapping[str, Any],
        *,
        author: str,
        reason: str = "",
        time: datetime | None = None,
        article: str | None = None,
        expected: str | None = None,
    ) -> tuple[Judgement, ...]:
        """Set several fields of a claim at once, each by a judgement of its own; otherwise as `judge`."""
        signature = Signature(author=author, time=time or datetime.now(UTC), reason=reason)
        ledger, opinions = self._holding(claim, article)
        seen = seen_claim(ledger, opinions.on(ledger), claim)
        made = after(edit_claim(ledger, opinions.on(ledger), seen, signature, fields), opinions.on(ledger))
        home = opinions.kept_as.get(ledger.article.id, ledger.article.id)
        watched = None if expected is None else Expected(article=home, targets=_keys(seen), latest=expected)
        self._keep([Placed(judgement=judgement, article=home) for judgement in made], watched)
        return made

    def _second(self, other: str, ledger: Ledger, opinions: Opinions) -> tuple[Seen, str | None]:
        """The other claim; its article's id where that is another article."""
        try:
            return seen_claim(ledger, opinions.on(ledger), other), None
        except NotFoundError:
            elsewhere, theirs = self._holding(other, None)
            return seen_claim(elsewhere, theirs.on(elsewhere), other), elsewhere.article.id

    def add_claim(
        self,
        article: str,
        kind: str,
        fields: Mapping[str, Any],
        *,
        author: str,
        reason: str = "",
        time: datetime | None = None,
    ) -> Judgement:
        """Add a claim that the machine missed to the last version of an article; raise JudgementError.

        `fields` say at least where it hangs: `words` of figures, times and credits, `cue` and `content` of a statement,
        `trigger` and `type` of an event, `content` and `kind` of a commitment, `mentions` and `type` of an entity.
        """
        signature = Signature(author=author, time=time or datetime.now(UTC), reason=reason)
        ledger = self.store.ledger(article)
        known = Opinions(self.store, [article]).on(ledger)
        (made,) = after([add_claim(ledger, known, kind, fields, signature)], known)
        self._keep([Placed(judgement=made, article=article)], None)
        return made

    def judge_articles(
        self,
        kind: Literal["origin", "story"],
        articles: Sequence[str],
        others: Sequence[str],
        *,
        same: bool,
        author: str,
        reason: str = "",
        time: datetime | None = None,
        basis: str | None = None,
    ) -> tuple[Judgement, ...]:
        """Tell that articles belong together, or apart: to one origin (one account) or one story (one event).

        One judgement a pair, so that removing an article takes nothing from the others. `basis` names why articles are
        one origin.
        """
        if kind not in PAIR_KINDS:
            raise JudgementError(f"{kind!r} is none of {', '.join(PAIR_KINDS)}")
        pairs = list(dict.fromkeys(_pair(a, b) for a in articles for b in others if a != b))
        if same and len(pairs) > len(articles) + len(others):
            # Enough to hold all of them together.
            star = [*((articles[0], b) for b in others), *((a, others[0]) for a in articles[1:])]
            pairs = list(dict.fromkeys(_pair(a, b) for a, b in star if a != b))
        if not pairs:
            raise JudgementError(f"a judgement of a {kind} needs two articles")
        targets = {ident: self._article_target(kind, ident) for pair in pairs for ident in pair}
        signed: dict[str, Any] = {"author": author, "time": time or datetime.now(UTC), "reason": reason}
        action = "same" if same else "different"
        said = [make_judgement(action, targets[a], other=targets[b], value=basis, **signed) for a, b in pairs]
        known = Opinions(self.store, [target.article for target in targets.values()]).all
        made = after(said, [judgement for judgement in known if judgement.target.kind == kind])
        self._keep([_placed(judgement) for judgement in made], None)
        return made

    def name_story(
        self, article: str, title: str, *, author: str, reason: str = "", time: datetime | None = None
    ) -> Judgement:
        """Give the story that holds an article another title."""
        made = make_judgement(
            "edit", self._article_target("story", article), field="title", value=title, author=author,
            time=time or datetime.now(UTC), reason=reason,
        )  # fmt: skip
        (made,) = after([made], self.store.judgements(article))
        self._keep([_placed(made)], None)
        return made

    def _article_target(self, kind: str, article: str) -> Target:
        last = list(self.store.versions(article))[-1]
        return Target(kind=kind, article=last.article, sha256=last.sha256)

    def undo(self, judgement: str, *, author: str, reason: str = "", time: datetime | None = None) -> Judgement:
        """Take one judgement back, by a judgement of its own; raise NotFoundError."""
        signature = Signature(author=author, time=time or datetime.now(UTC), reason=reason)
        known = tuple(self.store.judgements())
        (made,) = after([undo(known, judgement, signature)], known)
        self._keep([_placed(made)], None)
        return made

    def _keep(self, placed: Sequence[Placed], expected: Expected | None) -> tuple[str, ...]:
        run = self.store.start_run("review", __version__)
        written = self.store.judge(placed, run=run, expected=expected)
        for article in dict.fromkeys(a for one in placed for a in (one.article, one.other) if a is not None):
            self.reindex(article)
        self.store.finish_run(run, {"judgements": len(written)})
        return written

    def reindex(self, article: str) -> None:
        """Let searches find the versions of an article by what people corrected."""
        opinions = Opinions(self.store, [article])
        for version in tuple(self.store.versions(article)):
            ledger = self.store.ledger(article, version.number)
            self.store.reindex(article, version.number, _entry(ledger, opinions.applied(ledger)))

    def reindex_judged(self, article: str) -> None:
        """The same, for an article that was read again or changed; nothing where nobody judged it."""
        if next(iter(self.store.judgements(article)), None) is not None:
            self.reindex(article)

    def review_queue(
        self,
        *,
        articles: Sequence[str] | None = None,
        limit: int | None = None,
        after: QueueItem | None = None,
        reasons: Collection[str] = (),
        kind: str = "",
    ) -> Iterator[QueueItem]:
        """The claims that a person should look at, the most pressing first (`review.queue.REASONS`).

        With `after` those that come after an item; that is quick wherever in the queue it stands. Where only some
        `reasons` or one `kind` is looked for, what cannot hold such items is passed over; others come among them. No
        transaction is open between two items.
        """
        return islice(Queue(self.store, articles, reasons=reasons, kind=kind).items(after), limit)

    def queued(self, article: str) -> tuple[QueueItem, ...]:
        """The items of the review queue that an article has, the most pressing first."""
        return Queue(self.store, [article]).of_article(article)

    def take_judgements(self, judgements: Iterable[Judgement]) -> Taken:
        """Keep judgements of another archive, each under the article with its text, else with its id.

        What is known is passed over. Raise JudgementError for one that was changed on its way.
        """
        arrived = arrive(self.store, judgements)
        written = self._keep(arrived.placed, None) if arrived.placed else ()
        return Taken(taken=len(written), known=len(arrived.placed) - len(written), no_article=arrived.no_article)

    def gold(self, *, confirmed_only: bool = False) -> Iterator[Ledger]:
        """The corrected ledgers of the articles that somebody judged."""
        return self.ledgers(judged_articles(self.store), confirmed_only=confirmed_only)


def _linked(action: str, seen: Seen, second: Seen | None, signature: Signature) -> Judgement:
    """A judgement of two entities of different articles: to merge them is to say that they are the same."""
    action = "same" if action == "merge" else action
    if second is None or action not in ("same", "different"):
        raise JudgementError("same and different need the id of an entity of another article as well")
    if {seen.target.kind, second.target.kind} != {"entity"} or seen.target.article == second.target.article:
        raise JudgementError("only entities of two articles are linked; within one article merge or split them")
    return make_judgement(
        action, seen.target, other=second.target, author=signature.author, time=signature.time, reason=signature.reason
    )


def _keys(seen: Seen) -> tuple[str, ...]:
    """The targets by which the judgements of a claim are known, whatever its anchor was when they were made."""
    return tuple(dict.fromkeys([target_key(seen.target), *(target_key(j.target) for j in seen.judgements)]))


def _placed(judgement: Judgement) -> Placed:
    other = judgement.other
    return Placed(judgement=judgement, article=judgement.target.article, other=None if other is None else other.article)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _entry(machine: Ledger, corrected: Ledger) -> IndexEntry:
    """The keys of a corrected ledger; claims that are not in it any more keep a row that answers no search."""
    entry = entry_of(corrected)
    known = {facts.id for facts in entry.claims}
    gone = {facts.id: None for facts in entry_of(machine).claims if facts.id not in known}
    return msgspec.structs.replace(
        entry, claims=(*entry.claims, *(ClaimFacts(id=ident, kind=_REJECTED) for ident in gone))
    )

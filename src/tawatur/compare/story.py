"""All accounts of one story set side by side: from ledgers and their origins to a `Comparison`."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.compare.accounts import account_of
from tawatur.compare.ages import age_drafts
from tawatur.compare.agreements import agreement_tracks
from tawatur.compare.clocks import clock_drafts
from tawatur.compare.counted import counted_figures
from tawatur.compare.details import details_told
from tawatur.compare.durations import duration_drafts
from tawatur.compare.facts import fact_drafts
from tawatur.compare.figures import figure_drafts
from tawatur.compare.framing import framing_drafts, without_names
from tawatur.compare.headlines import headline_drafts
from tawatur.compare.likeness import scale_of
from tawatur.compare.moments import timeline_of
from tawatur.compare.names import NameGroup, known_entities, name_drafts
from tawatur.compare.namings import naming_table, reporting_table
from tawatur.compare.nationalities import nationality_drafts
from tawatur.compare.places import place_drafts
from tawatur.compare.quantities import quantity_drafts
from tawatur.compare.requests import find_requests
from tawatur.compare.rows import ground_of, make_rows, with_numbers, without_repeats, without_told
from tawatur.compare.shares import share_drafts
from tawatur.compare.silence import with_silences
from tawatur.compare.speakers import speaker_drafts
from tawatur.compare.things import thing_drafts
from tawatur.compare.times import time_drafts
from tawatur.compare.tracks import figure_tracks
from tawatur.lexicon import Lexicon
from tawatur.records.comparison import Comparison, Origin
from tawatur.records.identity import content_id
from tawatur.records.ledger import Ledger

__all__ = ["compare_accounts"]


def compare_accounts(
    ledgers: Sequence[Ledger], origins: tuple[Origin, ...], lexicon: Lexicon, *, same: Sequence[NameGroup] = ()
) -> Comparison:
    """Compare the accounts of one story; the order in which they are given never matters.

    `origins` partition the articles; `same` names entities of different articles that are known to be one.
    """
    accounts = sorted((account_of(ledger, lexicon) for ledger in ledgers), key=lambda account: account.order)
    order = tuple(account.id for account in accounts)
    published = {account.id: account.ledger.article.published or "" for account in accounts}
    ground = ground_of(order, published, origins)
    scale = scale_of(clause.keys for account in accounts for clause in account.clauses)
    known = known_entities(same)
    counted = [counted_figures(owner, account, scale, lexicon) for owner, account in enumerate(accounts)]
    figures = figure_drafts(accounts, counted, ground, scale)
    values = [
        *figures,
        *share_drafts(accounts, ground, scale, lexicon),
        *quantity_drafts(accounts, ground, scale, lexicon),
        *thing_drafts(accounts, ground, scale, lexicon),
        *time_drafts(accounts, ground, scale, lexicon),
        *clock_drafts(accounts, ground, scale, lexicon),
        *duration_drafts(accounts, ground, scale, lexicon),
        *age_drafts(accounts, ground, known, lexicon),
        *nationality_drafts(accounts, ground, scale, lexicon),
    ]
    framings = framing_drafts(accounts, same, lexicon)
    scene = place_drafts(accounts, ground, lexicon, same=same)
    told = details_told(accounts, values, scene)
    facts = without_repeats(fact_drafts(accounts, figures, ground, scale, lexicon, same=same, told=told), values)
    drafts = [
        *without_told(values, facts),
        *with_numbers(facts, values),
        *speaker_drafts(accounts, facts, ground, known),
        *headline_drafts(accounts, ground, scale),
        *scene,
        *without_names(name_drafts(accounts, lexicon, same=same), framings),
        *framings,
    ]
    story = content_id("story", *order)
    rows = make_rows(story, drafts, ground)
    comparison = Comparison(
        id=story,
        articles=order,
        origins=origins,
        rows=rows,
        requests=find_requests(accounts, known, scale, lexicon),
        tracks=figure_tracks(accounts, counted, rows, known, lexicon),
        agreements=agreement_tracks(accounts, known, lexicon),
        names=naming_table(accounts, known, lexicon),
        reporting=reporting_table(accounts),
        timeline=timeline_of(accounts),
    )
    return with_silences(comparison, ledgers)

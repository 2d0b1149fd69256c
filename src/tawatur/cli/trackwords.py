"""What runs through a story as text for people: counts over time, states of agreements, requests without a reply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import click

from tawatur.cli.talk import counted, isolated
from tawatur.compare.agreements import bare_name
from tawatur.records.comparison import Comparison, Request
from tawatur.records.tracks import (
    AgreementState,
    AgreementTrack,
    Claimant,
    FigureTrack,
    RowSilence,
    TrackPoint,
    singled_out,
)

__all__ = ["bounds_in_words", "describe_silence", "describe_tracks"]

#: Tracks, agreements and requests that are told; `--json` has them all.
_MOST = 8
#: Letters of a request that are quoted.
_LONGEST = 110


def describe_tracks(comparison: Comparison, names: Mapping[str, str], isolate: bool) -> Iterator[str]:
    """The tracks of counts that differ, agreements with their states, and requests; nothing where there are none."""
    tracks = list(_telling(comparison.tracks))
    if tracks:
        yield from ("", click.style("FIGURES OVER TIME", bold=True))
        yield from (_track(track, isolate) for track in tracks[:_MOST])
        yield from _more(len(tracks) - _MOST)
    agreements = [track for track in comparison.agreements if track.states]
    if agreements:
        yield from ("", click.style("AGREEMENTS, as claimed", bold=True))
        for agreement in agreements[:_MOST]:
            yield from _agreement(agreement, isolate)
        yield from _more(len(agreements) - _MOST)
    if comparison.requests:
        yield from ("", click.style("REQUESTS", bold=True))
        yield from (_request(request, names, isolate) for request in comparison.requests[:_MOST])
        yield from _more(len(comparison.requests) - _MOST)


def describe_silence(silence: RowSilence | None) -> str:
    """Say "told by 3 of 5 articles; of the 2 others 1 is a copy, 1 is without it"; "" where all tell it."""
    if silence is None or not silence.missing:
        return ""
    reasons = Counter(missing.reason for missing in silence.missing)
    told = ", ".join(f"{reasons[reason]} {words}" for reason, words in _REASONS.items() if reasons[reason])
    others = "the other" if len(silence.missing) == 1 else f"the {len(silence.missing)} others"
    return f"told by {silence.articles} of {silence.of_articles} articles; of {others}: {told}"


_REASONS = {
    "copy": "a copy of one that tells it",
    "earlier": "published before",
    "other-story": "tells another story",
    "not-captured": "a few lines, or not captured whole",
    "not-said": "without it",
}


def _telling(tracks: Sequence[FigureTrack]) -> Iterator[FigureTrack]:
    """Tracks of kinds and groups of which several values are told, those of one kind together."""
    kinds: dict[tuple[str, str], list[FigureTrack]] = {}
    for track in tracks:
        if not track.earlier:
            kinds.setdefault((track.what, track.group), []).append(track)
    for same in kinds.values():
        if len({(point.low, point.high) for track in same for point in track.points}) > 1:
            yield from same


def steps(track: FigureTrack) -> list[TrackPoint]:
    """The points at which the value changes."""
    return [point for point in track.points if point.change != "same"]


def _track(track: FigureTrack, isolate: bool) -> str:
    counted_as = ", ".join(filter(None, (track.what, singled_out(track.what, track.group))))
    place = f", {isolated(track.place, isolate)}" if track.place else ""
    values = " → ".join(f"{_bounds(point)}{f' ({_told_on(point)})' if point.begin else ''}" for point in steps(track))
    return f"  {counted_as}{place}, {_claimant(track.claimant, isolate)}: {values}"


def _told_on(point: TrackPoint | AgreementState) -> str:
    """The day on which it was said; that of publication is named as such, since what is told may be older."""
    return f"{'published ' if point.begin and point.dated == 'published' else ''}{point.begin}"


def _bounds(point: TrackPoint) -> str:
    return ("+" if point.change == "further" else "") + bounds_in_words(point.low, point.high, approx=point.approx)


def bounds_in_words(low: int | None, high: int | None, *, approx: bool) -> str:
    """A number between bounds, either of them open: "12 or more", "about 40", "20 to 30"."""
    if high is None:
        return f"{low or 0:,} or more"
    if low is None:
        return f"at most {high:,}"
    return ("about " if approx else "") + (f"{low:,}" if low == high else f"{low:,} to {high:,}")


def _claimant(claimant: Claimant, isolate: bool) -> str:
    voice = {"outlet": " in its own voice", "unnamed": " (not named)", "named": ""}[claimant.kind]
    return f"{isolated(claimant.name, isolate)}{voice}"


def _agreement(track: AgreementTrack, isolate: bool) -> Iterator[str]:
    names = {bare_name(track.name): track.name}
    for cell in track.names:
        names.setdefault(bare_name(cell.text), " ".join(cell.text.split()))
    called = list(names.values())[1:]
    also = f", also called {', '.join(isolated(name, isolate) for name in called[:3])}" if called else ""
    yield f"  {track.kind} {isolated(f'«{track.name}»', isolate)}{also}"
    claims: dict[tuple[str, str, str], int] = Counter(
        (_told_on(state), state.state, _claimant(state.claimant, isolate)) for state in track.states
    )
    for (day, state, claimant), times in list(claims.items())[:_MOST]:
        yield f"    {day or 'no day'}  {state}, according to {claimant}{f' ({times} articles)' if times > 1 else ''}"
    yield from _more(len(claims) - _MOST)


def _request(request: Request, names: Mapping[str, str], isolate: bool) -> str:
    first = request.cells[0]
    outlet = isolated(names.get(first.article, first.article), isolate)
    reply = request.reply
    if reply == "none-seen":
        last = isolated(names.get(request.last, request.last), isolate)
        reply = f"no reply seen up to the last article ({last}{f', {request.until}' if request.until else ''})"
    elif request.answers:
        reply = f"{reply}: {_quoted(request.answers[0].text, isolate)}"
    return f"  {request.kind}{_parties(request, isolate)} ({outlet}) {_quoted(first.text, isolate)}: {reply}"


def _parties(request: Request, isolate: bool) -> str:
    by, to = (", ".join(_quoted(one.text, isolate) for one in side) for side in (request.by, request.to))
    return f"{f' by {by}' if by else ''}{f' to {to}' if to else ''}"


def _quoted(text: str, isolate: bool) -> str:
    """The words on one line, cut at a word's end where they are long."""
    words = " ".join(text.split())
    end = words.rfind(" ", 0, _LONGEST)
    cut = words if len(words) <= _LONGEST else words[: end if end > 0 else _LONGEST] + " …"
    return isolated(f"«{cut}»", isolate)


def _more(number: int) -> Iterator[str]:
    if number > 0:
        yield f"  and {counted(number, 'other')}; --json has them all"

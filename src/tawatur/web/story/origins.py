"""Who rests on whom: the origins of a story with the copied words and credits that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from tawatur.records.comparison import Comparison
from tawatur.web.story.frame import Frame, Said

__all__ = ["Ground", "OriginCard", "origin_cards"]


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: the key of its label and what fills it; `text` where the comparison says it in other words."""

    key: str
    params: dict[str, str]
    text: str


class OriginCard(msgspec.Struct, frozen=True, kw_only=True):
    """One account: the articles that give it, how we know, and the words that show it."""

    number: int
    basis: str
    accounts: tuple[int, ...]
    grounds: tuple[Ground, ...]
    evidence: tuple[Said, ...]


#: How `stories.origins` puts its reasons; `{n}` names an article, `<n>` anything else. The keys are those of labels.
_PATTERNS = {
    "copied": r"<share> of the words of {one} stand in {other} \(<back> of its\)",
    "credits": r"{one} credits <name>",
    "first": r"{one} was published first \(<early> before <late>\)",
    "unknown_first": r"which was first is not known",
    "from": r"{one} has it from <name>",
    "both_from": r"{one} has it from <name>, {other} from <second>",
    "rests": r"{one} gives <share> of its attributed words to <name>",
    "alone_from": r"it has it from <name>, and no other article here does",
    "signed": r"it is signed",
    "unsigned": r"it names no author and no agency",
    "no_passage": r"it shares no passage with another article here(?:<rest>)?",
    "little_shared": r"it shares only <share> of its words with {other}, too few to be a copy(?:<rest>)?",
}


_SLOT = re.compile(r"\{([a-z]+)\}")


def origin_cards(comparison: Comparison, frame: Frame) -> tuple[OriginCard, ...]:
    """The origins in the order of the columns."""
    reasons = {article: origin.why for origin in comparison.origins for article in origin.articles}
    patterns = _patterns(frame)
    return tuple(
        OriginCard(
            number=origin.number,
            basis=origin.basis,
            accounts=tuple(outlet.number for outlet in origin.outlets),
            grounds=tuple(_grounds(reasons.get(origin.outlets[0].ledger.article.id, ""), patterns, frame)),
            evidence=frame.all_said(origin.evidence),
        )
        for origin in frame.story.origins
    )


def _patterns(frame: Frame) -> list[tuple[str, re.Pattern[str]]]:
    ids = "|".join(re.escape(ident) for ident in sorted(frame.story.by_article, key=len, reverse=True))
    made = []
    for key, pattern in _PATTERNS.items():
        filled = re.sub(r"<(\w+)>", r"(?P<\1>.{1,400}?)", pattern)
        # Ids come in last: they may hold anything.
        made.append((key, re.compile(_SLOT.sub(lambda slot: f"(?P<{slot[1]}>{ids})", filled), re.DOTALL)))
    return made


def _grounds(why: str, patterns: list[tuple[str, re.Pattern[str]]], frame: Frame) -> Iterable[Ground]:
    for part in why.split("; "):
        if not part:
            continue
        found = next(((key, match) for key, pattern in patterns if (match := pattern.fullmatch(part))), None)
        if found is None:
            yield Ground(key="", params={}, text=frame.story.named(part))
            continue
        key, match = found
        params = {name: value for name, value in match.groupdict().items() if value is not None and name != "rest"}
        for name in ("one", "other"):
            if name in params:
                params[name] = _name(params[name], frame)
        yield Ground(key=key, params=params, text=frame.story.named(part))


def _name(article: str, frame: Frame) -> str:
    outlet = frame.story.by_article[article]
    return f"{outlet.name or article}{f' ({outlet.nth})' if outlet.nth else ''}"

"""Why a comparison judges as it does, in the report's languages.

A comparison says its reasons in its own English, with values and the ids of articles. What is known here becomes the
key of a label and what fills it; anything else stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from tawatur.export.labels import Label, Labels
from tawatur.export.view_facts import value_label

__all__ = ["PLAIN", "Reason", "diagnostic_reason", "origin_reasons", "reason_label", "row_reasons", "value_in_words"]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: the key of its label ("" where it is not known) and what fills it; `text` are its own words."""

    key: str
    params: dict[str, str]
    text: str


#: How `stories.origins` puts its reasons; `{n}` names an article, `<n>` anything else. The keys are those of labels.
_OF_ORIGINS = {
    "copied": r"<share> of the words of {one} stand in {other} \(<back> of its\)",
    "retold": r"{one} and {other} share <share> of the telling words of the shorter",
    "credits": r"{one} credits <name>",
    "first": r"{one} was published first \(<early> before <late>\)",
    "unknown_first": r"which was first is not known",
    "from": r"{one} has it from <name>",
    "names": r"{one} names <name>",
    "both_from": r"{one} has it from <name>, {other} from <second>",
    "rests": r"{one} gives <share> of its attributed words to <name>",
    "alone_from": r"it has it from <name>, and no other article here does",
    "signed": r"it is signed",
    "unsigned": r"it names no author and no agency",
    "no_passage": r"it shares no passage with another article here(?:<rest>)?",
    "too_short": r"it is too short to tell by the <share> of its words that it shares with {other}(?:<rest>)?",
    "little_shared": r"it shares only <share> of its words with {other}, too few to be a copy(?:<rest>)?",
}
#: How `compare` puts its own; the more special ones first.
_OF_ROWS = {
    "both": r"both <a>",
    "hours_exclude": r"<a> and <b> of one day exclude each other",
    "exclude": r"<a> and <b> exclude each other",
    "minutes": r"<a> and <b> are <n> minutes apart",
    "then": r"<a> on <day>, then <b> on <later>",
    "and_later": r"<a> and <b>, on <day> and later",
    "raised": r"<a>, raised to <b>",
    "doers": r"one deed is laid on «<a>» and on «<b>»",
    "vague": r"one article says <a>, which is not said of <b>",
    "within": r"<a> lies within <b>",
    "can_be": r"<a> and <b> can both be true",
    "equal": r"<a> and <b> are equal",
    "approximate": r"<a> and <b>: one is approximate",
    "rounded_share": r"<a> and <b> are one share, one of them rounded",
    "rounded": r"<a> and <b> are one count, one of them rounded",
    "since": r"since <a>, and since <b>",
    "counted": r"<a> and <b>, counted from the day of publication",
    "put_off": r"due on <day>, told of <later> later",
    "one_rounded": r"<a> and <b>: one is rounded",
    "two_things": r"<a> and <b>: of two things",
    "same_year": r"<a> and <b>: one year, counted or named",
    "planned": r"planned on <day>, told as done on <later>",
    "begun": r"begun on <day>, told as over on <later>",
    "shared_little": r"only <share> of the weight of the words is shared, though the articles are .{1,40}",
    "shared_within": r"<share> of the weight of the shorter one's words stands in the longer one",
    "shared_more": r"<share> of the weight of the words is shared; one names a <detail> "
    r"(?:that another does not name|where another names none)",
    "shared_other": r"<share> of the weight of the words is shared; no time, place or number stands in one only",
    "shared": r"<share> of the weight of the words is shared",
    "lets_say": r"{one} lets <name> say it, {other} <second>",
    "charge": r"the accounts choose words of different charge: <words>",
}
#: How reading says what it doubts, and why it infers.
_OF_DIAGNOSTICS = {
    "named_day": r"<a> is not what the words say as of the day of publication, <day>; the named day is taken",
    "open_quote": r"a quotation mark opens and none closes it in its paragraph",
    "lost_letters": r"<n> characters were lost in decoding \(U\+FFFD\)",
    "nul_letters": r"<n> NUL characters stand in the text",
    "control_letters": r"<n> control characters stand in the text",
    "turned_letters": r"<n> directional overrides show the text in another order than it is written",
    "other_letters": r"most letters are not Arabic; only what is written in Arabic letters was read",
    "other_language": r"the text is likelier <name> than Arabic; read as Arabic",
    "no_day": r"published <words> is no ISO date.*",
    "no_subject": r"the verb has no subject of its own",
    "decoded": r"taken as <name> by its letters; it is no UTF-8",
}
#: Reasons without values: the label of the rule says all of it.
PLAIN = (
    r"all (?:articles|accounts) that .{1,60} are one text or one agency's report",
    r"only one account tells it|one account gives this .{1,30}",
    r"one account reports a denial of what another tells",
    r"one account tells as not done what another tells as done",
    r"the accounts stand on different sides of one matter",
    r"one account denies what another tells in the same words",
    r"they count differently; the row of these figures says which exclude each other",
    r"they name different days; the row of these days judges them",
    r"they name different days, not for certain of one thing",
    r"what was to be on a day that had not come yet is told of a later one",
    r"the same name in two transcriptions|one and the same under different names|one person under different titles",
    r"the accounts put one thing into different states",
    r"the accounts put one happening down to different causes",
    r"the accounts let one happening come about by different means",
    r"the accounts give one post, contract or company to two holders",
    r"the accounts put one deed at different places",
    r"one account tells that there was none of what another one counts",
    r"one account under different headlines|all quote one person|all that quote the speaker are one text or report",
    r"the same places in the same words|some accounts name the place more exactly than others",
)
_HOURS = ", some with the part of the day or the hour"
_UPDATE = "; an update among them: "
_SLOT = re.compile(r"\{([a-z]+)\}")
_ARTICLES = ("one", "other")
_LONGEST = 400


def origin_reasons(why: str, names: Mapping[str, str]) -> tuple[Reason, ...]:
    """The reasons of an origin; `names` are what the articles of the story are called, by their ids."""
    patterns = _patterns(tuple(_OF_ORIGINS.items()), tuple(names))
    return tuple(_reason(part, patterns, names) for part in why.split("; ") if part)


def diagnostic_reason(message: str) -> Reason:
    """What a diagnostic says; its own words where they are not known."""
    return _reason(message, _patterns(tuple(_OF_DIAGNOSTICS.items()), ()), {})


def row_reasons(why: str, names: Mapping[str, str]) -> tuple[Reason, ...]:
    """The reasons of a row; none where the label of its rule says all."""
    first, _, update = why.partition(_UPDATE)
    hours = first.endswith(_HOURS)
    first = first.removesuffix(_HOURS)
    if not first or any(re.fullmatch(plain, first) for plain in PLAIN):
        return ()
    patterns = _patterns(tuple(_OF_ROWS.items()), tuple(names))
    found = [_reason(first, patterns, names)]
    if hours:
        found.append(Reason(key="some_hours", params={}, text=_HOURS.strip(", ")))
    if update:
        found += (Reason(key="update_among", params={}, text=_UPDATE.strip("; ")), _reason(update, patterns, names))
    return tuple(found)


Patterns = tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=32)
def _patterns(written: tuple[tuple[str, str], ...], idents: tuple[str, ...]) -> Patterns:
    # Ids come in last: they may hold anything.
    ids = "|".join(re.escape(ident) for ident in sorted(idents, key=len, reverse=True)) or r"(?!)"
    made = []
    for key, pattern in written:
        filled = re.sub(r"<(\w+)>", rf"(?P<\1>.{{1,{_LONGEST}}}?)", pattern)
        made.append((key, re.compile(_SLOT.sub(lambda slot: f"(?P<{slot[1]}>{ids})", filled), re.DOTALL)))
    return tuple(made)


def _reason(text: str, patterns: Patterns, names: Mapping[str, str]) -> Reason:
    found = next(((key, match) for key, pattern in patterns if (match := pattern.fullmatch(text))), None)
    if found is None:
        return Reason(key="", params={}, text=text)
    key, match = found
    params = {name: value for name, value in match.groupdict().items() if value is not None and name != "rest"}
    for name in _ARTICLES:
        if name in params:
            params[name] = names[params[name]]
    return Reason(key=key, params=params, text=text)


def reason_label(reason: Reason, labels: Labels) -> Label:
    """A reason in both languages, names and words of articles isolated from what stands around them."""
    if not reason.key:
        return Label(reason.text, reason.text)
    filled = {n: value_in_words(v, labels) or Label(*[f"\u2068{v}\u2069"] * 2) for n, v in reason.params.items()}
    return labels.get("reason", reason.key, **filled)


def value_in_words(value: str, labels: Labels) -> Label | None:
    """A count, day, share, hour or duration in both languages; None for words of articles and names."""
    if re.fullmatch(r"\d\d:\d\d", value):
        return labels.digits(value)
    for pattern, key in _UNITS:
        if match := re.fullmatch(pattern, value):
            return labels.get("unit", key, n=labels.digits(match["n"]))
    if value in _DETAILS:
        return labels.get("detail", value)
    return value_label(value, labels)


_DETAILS = ("time", "place", "number")
_NUMBER = r"(?P<n>[0-9]+(?:\.[0-9]+)?)"
_UNITS = (
    (rf"{_NUMBER}%", "share"),
    (rf"about {_NUMBER}%", "share_about"),
    (rf"{_NUMBER}% or more", "share_least"),
    (rf"up to {_NUMBER}%", "share_most"),
    (rf"less than {_NUMBER}%", "share_under"),
    (rf"{_NUMBER} years", "years"),
    (rf"{_NUMBER} days", "days"),
    (rf"{_NUMBER} hours", "hours"),
)

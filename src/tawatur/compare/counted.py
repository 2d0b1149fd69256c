"""The figures of one account made ready to be set beside those of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.claimants import source_of
from tawatur.compare.counts import Count, count_of
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.measured import standings
from tawatur.compare.scopes import Scope, scope_of
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, Synonyms
from tawatur.lexicon.concepts.names import PersonTitle
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure
from tawatur.records.span import Span, span_of
from tawatur.records.tracks import ANYBODY, PART
from tawatur.text.clitics import CONJUNCTIONS
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import WORD, cut_alone

__all__ = ["HEADED", "LOOSE", "Counted", "counted_figures", "family_of"]

#: A sentence that dates its count this long before publication speaks of an earlier happening.
_BACKGROUND_DAYS = 14
LOOSE = frozenset({"people", "other"})
#: Kinds between which papers choose for the same people: held, then let go; counted as people, or as what they do.
_FAMILIES = {
    "abducted": "held", "arrested": "held", "released": "held",
    "people": "people", "other": "people", "participants": "people", "fighters": "people",
}  # fmt: skip
#: Words of its clause shown before a figure: mostly the verb or noun that says what happened to the counted.
_SHOWN_BEFORE = 1
#: Figures of one article that are compared, the first ones.
_MOST = 200
#: Words behind a vague plural that say of whom it is.
_BEHIND = 3
#: Tolls that nearly every account of a story gives first.
HEADED = frozenset({"killed", "wounded"})
#: Groups that can be all the victims of a happening; women and children are mostly a part of them.
_WHOLE = frozenset({"civilians", "passengers", "migrants", "workers", "demonstrators", "pupils", "soldiers", "police"})
#: ... and all the people who were held in it, by whatever they are suspected of.
_SUSPECTS = frozenset({"fighters"})
#: What happens to all the people of a happening, by whatever noun they are counted.
_WHOLES = HEADED | {"arrested", "abducted"}
#: The kind of toll words that tell a count as raised.
_RAISED = "raised"
#: Meanings that together count the dead and the wounded.
_CASUALTIES = frozenset({"death", "injure"})


class Counted(msgspec.Struct, frozen=True):
    """A figure with what decides whether another one counts the same people.

    `headline` marks the first count of its kind, a vague one ("dozens") only where there is no other; `toll` are the
    kinds of toll words in its clause (`TollWord.kind`), `noun` is the group that its own words name, `numbers` all
    numbers in digits of its sentence; `vague` is the vague plural of the same kind that goes with a headline;
    `title` whether it stands in the title alone, `joined` whether a person stands right before its "and" ("a corporal
    and two soldiers"), so that it is no total; `scope` is where and when it counts, `sentence` the number of its
    sentence, `source` the words that identify whoever gives it, none where he is not named.
    """

    owner: int
    figure: Figure
    count: Count
    group: str
    noun: str
    around: Bag
    headline: bool
    background: bool
    cell: Span
    toll: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    vague: Counted | None = None
    what: str = ""
    title: bool = False
    joined: bool = False
    scope: Scope = Scope()
    sentence: int = -1
    source: tuple[str, ...] = ()

    def all(self) -> tuple[Counted, ...]:
        """The figure, with the vague one that goes with it."""
        return (self,) if self.vague is None else (self, self.vague)


def family_of(what: str) -> str:
    """The kind under which papers count the same people."""
    return _FAMILIES.get(what, what)


def counted_figures(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[Counted]:
    """The figures of an account, equal numbers of one kind once: where the body gives a bound, the title has it too."""
    groups, tolls = lexicon.compiled(_groups), lexicon.compiled(standings)
    casualties = lexicon.compiled(_casualty_words)
    title = len(account.ledger.article.title)
    statements = {statement.id: statement for statement in account.ledger.statements}
    items: dict[tuple[str, str, int], Counted] = {}
    for figure in sorted(account.ledger.figures, key=lambda f: (f.start, f.end))[:_MOST]:
        if _is_torn(account.doc.text, figure.start):
            continue
        group, what = _group(figure, groups), _what(account, figure, casualties)
        count = count_of(figure, account.ledger.article.published or "")
        key = (what, group, _number(count))
        known = items.get(key)
        if known is not None and known.figure.start >= title:
            continue
        items[key] = Counted(
            owner,
            figure,
            count,
            group,
            group,
            bag_of(_around(account, figure), scale),
            False,
            _is_background(account, figure),
            _cell_span(account, figure),
            _toll(account, figure, tolls) | (known.toll if known is not None else frozenset()),
            _numbers(account, figure),
            what=what,
            title=figure.start < title,
            joined=_is_joined(account, figure, lexicon),
            scope=scope_of(account, figure),
            sentence=_sentence(account, figure),
            source=source_of(account, figure.chain, statements.get(figure.statement or ""), {}, lexicon).identity,
        )
    kinds: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for item in _raised(_whole(items.values(), title)):
        kinds[item.what, item.group].append(item)
    found = [item for of_kind in kinds.values() for item in _headed(of_kind, scale)]
    return sorted(found, key=lambda item: item.figure.start)


def _whole(items: Iterable[Counted], title: int) -> list[Counted]:
    """Each count once, from the body where it stands there; an only toll of civilians is the toll of the happening."""
    found: dict[tuple[str, str, int], Counted] = {}
    places: set[int] = set()
    body: set[tuple[str, int]] = set()
    for item in sorted(items, key=lambda item: (item.figure.start < title, item.figure.start)):
        key = (family_of(item.what), item.group, _number(item.count))
        repeated = item.title and not item.count.vague and (item.what, key[-1]) in body
        if key not in found and item.figure.start not in places and not repeated:
            found[key] = item
            places.add(item.figure.start)
            body.add((item.what, key[-1]))
    told = [item for item in found.values() if not item.background]
    counted = {item.what for item in told if item.group == ANYBODY and not item.count.vague}
    groups: dict[str, set[str]] = defaultdict(set)
    kinds = {item.figure.id: item.what for item in found.values()}
    for item in told:
        groups[item.what].add(item.group)
    return [
        msgspec.structs.replace(item, group=ANYBODY) if _is_whole(item, counted, groups[item.what], kinds) else item
        for item in found.values()
    ]


def _raised(items: Sequence[Counted]) -> list[Counted]:
    """An account that tells a part of a toll as raised tells the larger total as raised too."""
    least: dict[str, int] = {}
    for item in items:
        if _RAISED in item.toll:
            least[item.what] = min(item.count.floor, least.get(item.what, item.count.floor))
    return [
        msgspec.structs.replace(item, toll=item.toll | {_RAISED})
        if item.group == ANYBODY and item.what in least and item.count.floor > least[item.what]
        else item
        for item in items
    ]


def _is_whole(item: Counted, counted: set[str], groups: set[str], kinds: Mapping[str, str]) -> bool:
    """Whether a count of civilians, travellers or soldiers is all that its article tells of the victims.

    `kinds` say what happened to whom each figure counts: the dead among the people of a bus are all its dead.
    """
    whole = _WHOLE | _SUSPECTS if item.what in _WHOLES - HEADED else _WHOLE
    if (
        item.what not in _WHOLES
        or item.group not in whole
        or any(kinds.get(of, item.what) == item.what for of in item.figure.part_of)
    ):
        return False
    return item.count.vague or (item.what not in counted and len(groups - {ANYBODY}) == 1)


def _is_torn(text: str, start: int) -> bool:
    """Whether a digit stands right before the number, as in decimals written with a letter: half of it was read."""
    before = text[max(0, start - 4) : start].replace("\n", " ").split(" ")[-1]
    return any(letter.isdigit() for letter in before)


def _headed(items: list[Counted], scale: Scale) -> list[Counted]:
    """Mark the headline among the figures of one kind of an account, and give it the vague plural that goes with it."""
    first = next((i for i in items if not i.count.vague and not i.background and "earlier" not in i.toll), items[0])
    vague = next((i for i in items if i.count.vague and not i.background and i is not first), None)
    if vague is not None and not _goes_with(first, vague, scale):
        vague = None
    head = msgspec.structs.replace(first, headline=True, vague=vague)
    return [head if item is first else item for item in items if item is not vague]


def _goes_with(first: Counted, vague: Counted, scale: Scale) -> bool:
    """Whether a vague plural can speak of the people whom an exact count counts."""
    if first.count.vague or first.count.floor < vague.count.floor:
        return False
    return likeness(first.around, vague.around, scale).words > 0


def _number(count: Count) -> int:
    """The number in the text: "more than 60" is 61 and up."""
    return count.low if count.low is not None else count.high or 0


def _around(account: Account, figure: Figure) -> list[str]:
    """The content words of the sentence, those of the figure itself left out."""
    own = {likeness_key(word.norm) for word in _words(figure)}
    at = account.clause_at(figure.start)
    if at is None:
        return []
    keys = account.sentence_keys(account.clauses[at].sentence)
    return [key for key in keys if key not in own and not key[0].isdigit()]


def _sentence(account: Account, figure: Figure) -> int:
    at = account.clause_at(figure.start)
    return -1 if at is None else account.clauses[at].sentence


def _numbers(account: Account, figure: Figure) -> frozenset[str]:
    number = _sentence(account, figure)
    if number < 0:
        return frozenset()
    sentence = account.doc.sentences[number]
    return frozenset(token.norm for token in account.doc.tokens_of(sentence) if token.norm[:1].isdigit())


def _toll(account: Account, figure: Figure, table: PhraseTable[str]) -> frozenset[str]:
    """What the toll words of the figure's clause say: a final count, a raised one, an earlier one."""
    at = account.clause_at(figure.start)
    if at is None:
        return frozenset()
    tokens = account.doc.tokens[account.clauses[at].first : account.clauses[at].stop]
    return frozenset(kind for match in table.find(tokens) for kind, _ in match.items)


def _what(account: Account, figure: Figure, casualties: PhraseTable[str]) -> str:
    """What happened to the counted; "dozens of dead and wounded" says of the dead that they are dozens at most."""
    if figure.what in LOOSE and figure.high is None:
        at = account.clause_at(figure.start)
        stop = account.clauses[at].stop if at is not None else 0
        after = [token for token in account.doc.tokens[:stop] if token.start >= figure.end][:_BEHIND]
        found = {kind for match in casualties.find(after) for kind, _ in match.items}
        if len(found) > 1:
            return "killed"
    return figure.what


def _is_joined(account: Account, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the figure is joined by "and" to a single person who is named by rank or trade."""
    at = account.clause_at(figure.start)
    if at is None:
        return False
    clause = account.clauses[at]
    tokens = account.doc.tokens[clause.first : clause.stop]
    place = next((n for n, token in enumerate(tokens) if token.end > figure.start), 0)
    if place == 0 or tokens[place].norm[:1] not in CONJUNCTIONS or tokens[place].start == figure.start:
        return False
    before = next((token for token in reversed(tokens[:place]) if token.kind == WORD), None)
    if before is None or not lexicon.compiled(_persons).find((before,)):
        return False
    # "26 dead and 200 wounded" counts both.
    others = (each.of for each in account.ledger.figures[:_MOST] if each.what != figure.what)
    return not any(of is not None and of.start <= before.start < of.end for of in others)


def _words(figure: Figure) -> list[Token]:
    return cut_alone(f"{figure.text} {figure.of.text if figure.of is not None else ''}")


def _group(figure: Figure, groups: PhraseTable[str]) -> str:
    tokens = _words(figure)
    found = [item for match in groups.find(tokens, pronouns=True) for item, _ in match.items[:1]]
    named = next((group for group in found if group != ANYBODY), None)
    if named is not None or not figure.part_of or figure.of is None or found:
        return named or ANYBODY
    # A part of a count is told by its noun: "15 Saudis among them".
    return next((PART + likeness_key(word) for word in fold(figure.of.text).split()), ANYBODY)


def _is_background(account: Account, figure: Figure) -> bool:
    """Whether all days that the sentence names lie well before publication."""
    published = account.ledger.article.published_on
    at = account.clause_at(figure.start)
    if published is None or at is None:
        return False
    sentence = account.doc.sentences[account.clauses[at].sentence]
    gaps: list[int] = []
    for time in account.ledger.times:
        if sentence.start <= time.start < sentence.end and time.finish is not None:
            try:
                gaps.append((published - date.fromisoformat(time.finish[:10])).days)
            except ValueError:
                continue
    return bool(gaps) and min(gaps) > _BACKGROUND_DAYS


def _cell_span(account: Account, figure: Figure) -> Span:
    """The figure with its counted noun and the word before it in its clause."""
    start, end = figure.start, figure.end
    if figure.of is not None and 0 <= figure.of.start - figure.start < 60:
        start, end = min(start, figure.of.start), max(end, figure.of.end)
    elif figure.of is not None and 0 <= figure.start - figure.of.end < 20:
        start = figure.of.start
    at = account.clause_at(start)
    if at is not None:
        clause = account.clauses[at]
        before = [t for t in account.doc.tokens[clause.first : clause.stop] if t.end <= start][-_SHOWN_BEFORE:]
        start = min([start, *(token.start for token in before if len(token.norm) > 1)])
    return span_of(account.doc.text, start, end)


def _groups(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.group) for entry in lexicon.entries(CountedGroup) for form in entry.forms())


def _persons(lexicon: Lexicon) -> PhraseTable[str]:
    entries = (*lexicon.entries(PersonTitle), *lexicon.entries(CountedGroup))
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())


def _casualty_words(lexicon: Lexicon) -> PhraseTable[str]:
    entries = (entry for entry in lexicon.entries(Synonyms) if entry.id in _CASUALTIES)
    return PhraseTable((form, entry.id) for entry in entries for form in entry.forms())

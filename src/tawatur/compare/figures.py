"""Rows of counts: figures of the same kind, group and happening, each as its outlet gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.alignment import groups_of
from tawatur.compare.counts import Count, Judgement, compare_counts, count_of
from tawatur.compare.likeness import Bag, Scale, bag_of, likeness
from tawatur.compare.rows import Draft, Ground
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import CountedGroup, TollWord
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Figure
from tawatur.records.span import Span, span_of
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import cut

__all__ = ["figure_drafts"]

#: Two figures are one count from this score on; see `_score`. Tuned on four stories so that no figure of another
#: happening joins a row, at the price of rows that stay apart.
_LEAST = 0.5
_EQUAL = 0.45
_HEADLINE = 0.35
#: Counts below this are equal by chance too often to be joined by their value alone.
_TELLING = 10
#: A sentence that dates its count this long before publication speaks of an earlier happening.
_BACKGROUND_DAYS = 14
#: Kinds that are tolls of a happening; and kinds that hold counts of anything: the first of its kind in an article
#: need not be the first in another.
_TOLLS = frozenset({"killed", "wounded", "missing", "abducted", "arrested", "displaced"})
_LOOSE = frozenset({"people", "other"})
#: Words of its clause shown before a figure: mostly the verb or noun that says what happened to the counted.
_SHOWN_BEFORE = 1
#: Figures of one article that are compared, the first ones.
_MOST = 200
#: A vague plural is not said of this many times its least number: "dozens" of two hundred, "hundreds" of two thousand.
_MAGNITUDE = 10
#: Counts that exclude each other are of one happening where their sentences are this alike; else only where each is
#: the largest of its article and they differ by this factor at most. Read by eye on 30 stories of one day: without
#: these rules four of ten contradictions set different happenings against each other.
_SAME_WORDS = 0.60
_SIZE = 2
#: Small counts are told of many happenings: below ten they need sentences this alike.
_FEW = 0.30
#: A toll is raised from at least this part of it; what is less is a part of it ("2 died of their wounds").
_RAISED = 0.5
_ANYBODY = "anybody"
_PRIORITY = {"contradict": 3, "update": 2, "refine": 1, "agree": 0}


class _Item(msgspec.Struct, frozen=True):
    """A figure with what decides whether another one counts the same people.

    `headline` marks the first count of its kind, a vague one ("dozens") only where there is no other; `toll` are the
    kinds of toll words in its clause (`TollWord.kind`), `numbers` all numbers in digits of its sentence; `vague` is the
    vague plural of the same kind that goes with a headline.
    """

    owner: int
    figure: Figure
    count: Count
    group: str
    around: Bag
    headline: bool
    background: bool
    cell: Span
    toll: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    vague: _Item | None = None

    def all(self) -> tuple[_Item, ...]:
        """The figure, with the vague one that goes with it."""
        return (self,) if self.vague is None else (self, self.vague)


def figure_drafts(accounts: Sequence[Account], ground: Ground, scale: Scale, lexicon: Lexicon) -> list[Draft]:
    """Align the figures of all accounts; figures of different kinds or groups never meet."""
    kinds: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for owner, account in enumerate(accounts):
        for item in _items(owner, account, scale, lexicon):
            kinds[item.figure.what, item.group].append(item)
    known: dict[tuple[int, str], set[int]] = defaultdict(set)
    for items in kinds.values():
        for item in items:
            known[item.owner, item.figure.what].add(item.count.floor)
    drafts: list[Draft] = []
    for (what, group), items in sorted(kinds.items()):
        scores = {
            (a, b): score
            for a in range(len(items))
            for b in range(a + 1, len(items))
            if (score := _score(items[a], items[b], scale)) > 0
        }
        owners = [item.owner for item in items]
        groups = groups_of(owners, scores, least=_LEAST, mean=_LEAST / 2, barred=_barred(items, known, scale))
        used = {number for found in groups for number in found}
        groups += [[number] for number in range(len(items)) if number not in used]
        drafts += [_draft([items[n] for n in found], accounts, ground, scale, what, group) for found in groups]
    return drafts


def _items(owner: int, account: Account, scale: Scale, lexicon: Lexicon) -> list[_Item]:
    """The figures of an account, equal numbers of one kind once: where the body gives a bound, the title has it too."""
    groups, tolls = lexicon.compiled(_groups), lexicon.compiled(_toll_words)
    title = len(account.ledger.article.title)
    items: dict[tuple[str, str, int], _Item] = {}
    for figure in sorted(account.ledger.figures, key=lambda f: (f.start, f.end))[:_MOST]:
        if _is_torn(account.doc.text, figure.start):
            continue
        group = _group(figure, groups)
        count = count_of(figure, account.ledger.article.published or "")
        key = (figure.what, group, _number(count))
        known = items.get(key)
        if known is not None and known.figure.start >= title:
            continue
        items[key] = _Item(
            owner,
            figure,
            count,
            group,
            bag_of(_around(account, figure), scale),
            False,
            _is_background(account, figure),
            _cell_span(account, figure),
            _toll(account, figure, tolls) | (known.toll if known is not None else frozenset()),
            _numbers(account, figure),
        )
    kinds: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in items.values():
        kinds[item.figure.what, item.group].append(item)
    found = [item for of_kind in kinds.values() for item in _headed(of_kind, scale)]
    return sorted(found, key=lambda item: item.figure.start)


def _is_torn(text: str, start: int) -> bool:
    """Whether a digit stands right before the number, as in decimals written with a letter: half of it was read."""
    before = text[max(0, start - 4) : start].split(" ")[-1]
    return any(letter.isdigit() for letter in before)


def _headed(items: list[_Item], scale: Scale) -> list[_Item]:
    """Mark the headline among the figures of one kind of an account, and give it the vague plural that goes with it."""
    first = next((i for i in items if not i.count.vague and not i.background and "earlier" not in i.toll), items[0])
    vague = next((i for i in items if i.count.vague and not i.background and i is not first), None)
    if vague is not None and not _goes_with(first, vague, scale):
        vague = None
    head = msgspec.structs.replace(first, headline=True, vague=vague)
    return [head if item is first else item for item in items if item is not vague]


def _goes_with(first: _Item, vague: _Item, scale: Scale) -> bool:
    """Whether a vague plural can speak of the people whom an exact count counts."""
    if first.count.vague or first.count.floor < vague.count.floor:
        return False
    return likeness(first.around, vague.around, scale).words > 0


def _number(count: Count) -> int:
    """The number in the text: "more than 60" is 61 and up."""
    return count.low if count.low is not None else count.high or 0


def _barred(items: list[_Item], known: Mapping[tuple[int, str], set[int]], scale: Scale) -> set[tuple[int, int]]:
    """Counts that exclude each other and are not plainly of one happening: they never stand in one row.

    An author who gives two such counts means two things; so do two accounts of which one knows the other's number
    (`known` has the numbers of each account by kind), gives a larger one too, or a number of quite another size.
    """
    totals = _totals(items, scale)
    return {
        (a, b)
        for a in range(len(items))
        for b in range(a + 1, len(items))
        if _compare(items[a], items[b], scale).verdict == "contradict"
        and not _is_one_count(items[a], items[b], known, totals, scale)
    }


def _totals(items: list[_Item], scale: Scale) -> Mapping[int, set[int]]:
    """The largest count of each account, and those that it was raised from."""
    most: dict[int, _Item] = {}
    for item in items:
        if item.owner not in most or item.count.floor > most[item.owner].count.floor:
            most[item.owner] = item
    found: dict[int, set[int]] = {owner: {item.count.floor} for owner, item in most.items()}
    for item in items:
        if _compare(item, most[item.owner], scale).rule == "figures.raised":
            found[item.owner].add(item.count.floor)
    return found


def _is_one_count(
    a: _Item, b: _Item, known: Mapping[tuple[int, str], set[int]], totals: Mapping[int, set[int]], scale: Scale
) -> bool:
    """Whether two counts that exclude each other are of one happening all the same, so that one must be wrong."""
    if a.owner == b.owner or a.count.vague or b.count.vague:
        return False
    if str(a.count.floor) in b.numbers or str(b.count.floor) in a.numbers:
        return False
    score = likeness(a.around, b.around, scale).score
    if score >= _SAME_WORDS:
        return True
    if a.figure.what in _LOOSE or (max(a.count.floor, b.count.floor) < _TELLING and score < _FEW):
        return False
    what = a.figure.what
    if a.count.floor in known[b.owner, what] or b.count.floor in known[a.owner, what]:
        return False
    small, large = sorted((a.count.floor, b.count.floor))
    return large <= _SIZE * small and a.count.floor in totals[a.owner] and b.count.floor in totals[b.owner]


def _score(a: _Item, b: _Item, scale: Scale) -> float:
    """How surely two figures count the same: what stands around them, an equal value, being the first of their kind."""
    if a.background != b.background:
        return 0.0
    context = likeness(a.around, b.around, scale).score
    if a.owner == b.owner:
        raised = (a.headline or b.headline) and _compare(a, b, scale).rule == "figures.raised"
        return _LEAST + context / 2 if raised else 0.0
    equal = (a.count.low, a.count.high) == (b.count.low, b.count.high)
    if equal and a.count.floor >= _TELLING and not a.count.vague:
        return _EQUAL + context + _HEADLINE * (a.headline and b.headline)
    if a.headline and b.headline and a.figure.what not in _LOOSE:
        return _HEADLINE + context + (_EQUAL / 2 if equal else 0.0)
    return context


def _compare(a: _Item, b: _Item, scale: Scale) -> Judgement:
    """Judge two figures of one row.

    A toll that is told as raised updates the smaller one. An article that says "dozens" of dead and gives ten times as
    many of the same happening contradicts itself; of two articles one can have counted later.
    """
    judged = compare_counts(a.count, b.count)
    if judged.verdict == "contradict":
        small, large = sorted((a, b), key=lambda item: item.count.floor)
        raised = "raised" in large.toll and (a.owner == b.owner or "final" not in small.toll)
        near = small.count.floor >= _RAISED * large.count.floor
        if near and (raised or (a.owner == b.owner and "earlier" in small.toll)):
            return Judgement("update", "figures.raised", f"{small.count.text}, raised to {large.count.text}")
        return judged
    if a.owner == b.owner and a.count.vague != b.count.vague and a.figure.what in _TOLLS:
        vague, exact = (a, b) if a.count.vague else (b, a)
        if exact.count.floor >= _MAGNITUDE * vague.count.floor and _is_one_happening(a, b, scale):
            why = f"one article says {vague.count.text}, which is not said of {exact.count.text}"
            return Judgement("contradict", "figures.magnitude", why)
    return judged


def _is_one_happening(a: _Item, b: _Item, scale: Scale) -> bool:
    return likeness(a.around, b.around, scale).words > 1 and not {"earlier", "raised"} & (a.toll | b.toll)


def _draft(
    found: list[_Item], accounts: Sequence[Account], ground: Ground, scale: Scale, what: str, group: str
) -> Draft:
    items = [item for each in found for item in each.all()]
    cells = tuple(cell_at(accounts[i.owner], i.cell, i.figure.id) for i in items)
    label = what if group == _ANYBODY else f"{what}, {group}"
    values = " / ".join(dict.fromkeys(item.count.text for item in items))
    judged = _judge(items, scale)
    if judged is None or (ground.is_alone(c.article for c in cells) and judged.verdict == "agree"):
        rule, why = "only.one-account", "one account gives this figure"
        if len({c.article for c in cells}) > 1:
            rule, why = "only.one-origin", "all articles that give this figure are one text or one agency's report"
        return Draft("figure", "only", f"{label}: {values}", why, rule, cells, _weight(items))
    return Draft("figure", judged.verdict, f"{label}: {values}", judged.why, judged.rule, cells, _weight(items) + 0.5)


def _is_vague(a: _Item, b: _Item) -> bool:
    return a.count.vague or b.count.vague


def _judge(items: list[_Item], scale: Scale) -> Judgement | None:
    """The gravest judgement over all pairs, the first in order among equals; an update is told beside it."""
    pairs = [(a, b) for n, a in enumerate(items) for b in items[n + 1 :]]
    found = [_compare(a, b, scale) for a, b in pairs]
    # A vague plural beside an exact count says nothing against the smaller count of another article.
    said = zip(pairs, found, strict=True)
    found = [j for (a, b), j in said if j.verdict != "contradict" or a.owner == b.owner or not _is_vague(a, b)]
    gravest = max(found, key=lambda judgement: _PRIORITY[judgement.verdict], default=None)
    update = next((judgement for judgement in found if judgement.verdict == "update"), None)
    if gravest is None or gravest.verdict != "contradict" or update is None:
        return gravest
    return Judgement(gravest.verdict, gravest.rule, f"{gravest.why}; an update among them: {update.why}")


def _weight(items: list[_Item]) -> float:
    grave = items[0].figure.what not in _LOOSE
    return 0.4 + 0.8 * grave + 0.4 * any(item.headline for item in items) - 0.4 * (items[0].count.floor < 2)


def _around(account: Account, figure: Figure) -> list[str]:
    """The content words of the sentence, those of the figure itself left out."""
    own = {likeness_key(word.norm) for word in _words(figure)}
    at = account.clause_at(figure.start)
    if at is None:
        return []
    keys = account.sentence_keys(account.clauses[at].sentence)
    return [key for key in keys if key not in own and not key[0].isdigit()]


def _numbers(account: Account, figure: Figure) -> frozenset[str]:
    at = account.clause_at(figure.start)
    if at is None:
        return frozenset()
    sentence = account.doc.sentences[account.clauses[at].sentence]
    return frozenset(token.norm for token in account.doc.tokens_of(sentence) if token.norm[:1].isdigit())


def _toll(account: Account, figure: Figure, table: PhraseTable[str]) -> frozenset[str]:
    """What the toll words of the figure's clause say: a final count, a raised one, an earlier one."""
    at = account.clause_at(figure.start)
    if at is None:
        return frozenset()
    tokens = account.doc.tokens[account.clauses[at].first : account.clauses[at].stop]
    return frozenset(kind for match in table.find(tokens) for kind, _ in match.items)


def _words(figure: Figure) -> list[Token]:
    text = f"{figure.text} {figure.of.text if figure.of is not None else ''}"
    return list(cut(text, 0, len(text), index=0, sentence=0))


def _group(figure: Figure, groups: PhraseTable[str]) -> str:
    tokens = _words(figure)
    found = [item for match in groups.find(tokens, pronouns=True) for item, _ in match.items[:1]]
    return next((group for group in found if group != _ANYBODY), _ANYBODY)


def _is_background(account: Account, figure: Figure) -> bool:
    published = account.ledger.article.published_on
    at = account.clause_at(figure.start)
    if published is None or at is None:
        return False
    sentence = account.doc.sentences[account.clauses[at].sentence]
    for time in account.ledger.times:
        if sentence.start <= time.start < sentence.end and time.finish is not None:
            try:
                gap = (published - date.fromisoformat(time.finish[:10])).days
            except ValueError:
                continue
            if gap > _BACKGROUND_DAYS:
                return True
    return False


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


def _toll_words(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable((form, entry.kind) for entry in lexicon.entries(TollWord) for form in entry.forms())

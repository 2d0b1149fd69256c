"""Rows of framing: the same actor or deed under names of different charge."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from tawatur.compare.accounts import Account, cell_at
from tawatur.compare.epithets import (
    OCCUPATION,
    QUOTED,
    REGIME,
    SIDE,
    STATE,
    Epithet,
    epithets_of,
    fold_name,
    loaded_names,
)
from tawatur.compare.names import Known, NameGroup, known_entities
from tawatur.compare.rows import Draft
from tawatur.lexicon import Lexicon
from tawatur.records.ledger import Entity
from tawatur.records.span import Span, span_of
from tawatur.text.likeness import likeness_key
from tawatur.text.tokens import WORD

__all__ = ["framing_drafts", "without_names"]

#: Families whose nouns speak of one thing within a story.
_ONE = frozenset({"armed-men", "crowd", "migrants"})
#: Families whose definite nouns speak of the deed that the story is about.
_DEEDS = frozenset({"attack", "upheaval"})
#: Deeds are called a crime or an act of terror by all sides; these words make a row.
_STRONG = frozenset({"attack/massacre", "attack/aggression", "attack/genocide", "attack/invasion", "attack/heroic"})
_KILLING = "killing"
_COALITION = "coalition"
_LIQUIDATED = "killing/liquidated"
#: The key and the folded name of each entity, by account and entity id; keys of resolved ones begin with a mark that
#: sorts before letters.
_Bodies = Mapping[tuple[int, str], tuple[str, str]]
_RESOLVED = "#"
#: Sentences that tell what the story is about, the title among them.
_LEAD = 3
#: Letters between a word for dying and the number of the dead ("killed: 12").
_BEHIND = 3
#: Words of the description of an alliance at most.
_DESCRIPTION = 8
#: Places of a row of names that make it a repetition.
_TOLD = 2
#: The noun that names a state's forces without its nationality.
_GOVERNMENT = "state/government-forces"
#: A noun that takes sides only where others have another name for the group.
_ORGANISATION = "group/organisation"
#: Cells of an account in one row, for things that one account often gives two names.
_MOST = 2
_TWICE = frozenset({STATE, "group"})


def framing_drafts(accounts: Sequence[Account], same: Sequence[NameGroup], lexicon: Lexicon) -> list[Draft]:
    """One row a thing that the accounts call by words of different charge."""
    bodies = _bodies(accounts, known_entities(same))
    found = [e for owner, account in enumerate(accounts) for e in epithets_of(owner, account, lexicon)]
    uses: dict[tuple[str, str], list[Epithet]] = defaultdict(list)
    for epithet, referent in zip(found, _referents(found, accounts, bodies), strict=True):
        if referent is not None:
            uses[epithet.family, referent].append(epithet)
    drafts: list[Draft] = []
    for (family, referent), told in sorted(uses.items()):
        if family == "group" and any(use.charged for use in told):
            told = told + _bare(told, referent, accounts, bodies, lexicon)
        if family == _COALITION:
            drafts += _coalition(told, accounts)
            continue
        picked = _victims(told, accounts) if family == _KILLING else _picked(told, accounts)
        if _is_framing(picked):
            drafts.append(_draft(family, picked, accounts))
    return drafts


def without_names(names: Sequence[Draft], framings: Sequence[Draft]) -> list[Draft]:
    """The rows of names but those of which a row of framing quotes two places and more."""
    told = [frozenset((c.article, c.end) for c in draft.cells) for draft in framings]
    return [
        draft
        for draft in names
        if all(len(places & {(c.article, c.end) for c in draft.cells}) < _TOLD for places in told)
    ]


def _referents(found: Sequence[Epithet], accounts: Sequence[Account], bodies: _Bodies) -> list[str | None]:
    """What each epithet speaks of: one key for one thing, None where that is not known."""
    states, groups = _states(found), _groups(found, bodies)
    counted = Counter(groups.values())
    main = min(counted, key=lambda key: (-counted[key], key)) if counted else None
    made: list[str | None] = []
    for number, epithet in enumerate(found):
        if epithet.family == STATE:
            made.append(states[number] if epithet.definite or epithet.country else None)
        elif epithet.family == "group":
            made.append(groups.get(number) or (main if _is_the_group(epithet) else None))
        elif epithet.family == _COALITION:
            made.append("")
        elif epithet.family in _DEEDS:
            made.append("" if _is_the_deed(epithet) else None)
        elif epithet.family in _ONE:
            made.append("" if _in_lead(epithet, accounts[epithet.owner]) else None)
        elif epithet.family == _KILLING:
            made.append("" if _in_body(epithet, accounts[epithet.owner]) else None)
        else:
            made.append(_following(epithet, accounts[epithet.owner]))
    return made


def _groups(found: Sequence[Epithet], bodies: _Bodies) -> dict[int, str]:
    """The group of each epithet that names one: by resolution, else the one known by the same last word."""
    named = {n: bodies[e.owner, e.named] for n, e in enumerate(found) if e.family == "group" and e.named}
    last = {n: likeness_key(name.rpartition(" ")[2]) for n, (_, name) in named.items()}
    by_word: dict[str, set[str]] = defaultdict(set)
    for number, (key, _) in named.items():
        by_word[last[number]].add(key)
    return {n: key if key.startswith(_RESOLVED) else min(by_word[last[n]]) for n, (key, _) in named.items()}


def _states(found: Sequence[Epithet]) -> dict[int, str | None]:
    """The country of each epithet of a state: the one that it tells, else the one that the same noun has most here.

    A bare "regime", "administration" or "authority" is another thing as often. "Government forces", an occupation and
    the regime of somebody are always a state's: of the one that is named most.
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    states = {number: epithet for number, epithet in enumerate(found) if epithet.family == STATE}
    for epithet in states.values():
        if epithet.home:
            counted[epithet.entries[-1]][epithet.home] += 1
            counted[""][epithet.home] += 1
    main = _most(counted[""])
    known = {n: e.home or (main if _is_a_states(e) else None) for n, e in states.items()}
    for number, epithet in states.items():
        if not epithet.home and known[number]:
            counted[epithet.entries[-1]][known[number] or ""] += 1
    return {n: known[n] or _most(counted[e.entries[-1]]) for n, e in states.items()}


def _is_a_states(epithet: Epithet) -> bool:
    """Whether an epithet without a nationality is a state's for certain."""
    noun = epithet.entries[-1]
    return noun in (_GOVERNMENT, OCCUPATION) or (noun == REGIME and (epithet.rest or bool(epithet.named)))


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None


def _bodies(accounts: Sequence[Account], known: Known) -> _Bodies:
    """The key of each entity, one for all that resolution found to be one, and its folded name."""
    found: dict[tuple[int, str], tuple[str, str]] = {}
    for owner, account in enumerate(accounts):
        for entity in account.ledger.entities:
            name, number = fold_name(entity.name), known.get((account.id, entity.id))
            found[owner, entity.id] = (f"{_RESOLVED}{number}" if number is not None else name, name)
    return found


def _in_lead(epithet: Epithet, account: Account) -> bool:
    return account.doc.tokens[epithet.first].sentence < _LEAD


def _in_body(epithet: Epithet, account: Account) -> bool:
    return epithet.span.start >= len(account.ledger.article.title)


def _is_the_group(epithet: Epithet) -> bool:
    """Whether "the extremist movement" speaks of the main group of the story; a bare "the movement" shows nothing."""
    return epithet.definite and epithet.singular and not epithet.rest and bool(epithet.charged)


def _is_the_deed(epithet: Epithet) -> bool:
    return epithet.definite and not (epithet.rest or epithet.named or epithet.country)


def _following(epithet: Epithet, account: Account) -> str | None:
    """The key of the word behind a noun that names a thing only with it; None where there is none."""
    tokens = account.doc.tokens
    at = epithet.first + 1
    return likeness_key(tokens[at].norm) if at < len(tokens) and tokens[at].kind == WORD else None


def _bare(
    uses: Sequence[Epithet], referent: str, accounts: Sequence[Account], bodies: _Bodies, lexicon: Lexicon
) -> list[Epithet]:
    """The name without a noun before it, in accounts that never put one there: the plain way to say it."""
    using, nouns = {use.owner for use in uses}, lexicon.compiled(loaded_names)
    found: list[Epithet] = []
    for owner, account in enumerate(accounts):
        entities = account.ledger.entities if owner not in using else ()
        for entity in entities:
            if entity.mentions and bodies[owner, entity.id][0] == referent:
                plain = _plain(owner, entity)
                if fold_name(plain.span.text) not in nouns:
                    found.append(plain)
                break
    return found


def _plain(owner: int, entity: Entity) -> Epithet:
    first = max(entity.mentions, key=lambda m: (fold_name(m.text) == fold_name(entity.name), len(m.text), -m.start))
    return Epithet(
        owner=owner,
        family="group",
        entries=("group/bare",),
        marks=frozenset(),
        charged=frozenset(),
        country="",
        home=entity.country or "",
        named=entity.id,
        rest=False,
        definite=True,
        singular=True,
        span=first,
        first=0,
        stop=0,
    )


def _picked(uses: Sequence[Epithet], accounts: Sequence[Account]) -> list[Epithet]:
    """Of each account the name with most charge; of states and groups a second one with another noun too.

    Each stands at its first place; people are best named in the body, which headlines shorten.
    """
    most = _MOST if uses[0].family in _TWICE else 1
    picked: list[Epithet] = []
    for owner, mine in _by_owner(uses).items():
        title = len(accounts[owner].ledger.article.title) if uses[0].family in _ONE else 0
        shown: list[Epithet] = []
        for use in sorted(mine, key=lambda u: (-len(u.charged), u.span.start < title, not u.country, u.span.start)):
            if len(shown) < most and all(_is_another(use, other) for other in shown):
                shown.append(use)
        picked += shown
    return picked


def _is_another(use: Epithet, first: Epithet) -> bool:
    """Whether a further name of an account is worth its place: another noun that takes sides or names the state."""
    named = use.family == STATE and (bool(use.country) or _GOVERNMENT in use.entries)
    return _nouns(use) != _nouns(first) and (named or bool(use.charged))


def _nouns(use: Epithet) -> frozenset[str]:
    """The nouns of an epithet that say what it names, not which part of it: "the army's forces" is the army."""
    return frozenset(noun for noun in use.entries if not noun.startswith(SIDE)) or frozenset(use.entries)


def _coalition(uses: Sequence[Epithet], accounts: Sequence[Account]) -> list[Draft]:
    """The row of a coalition that two accounts first describe by words of which neither set holds the other.

    It has rarely one name: an account that only leaves words out says nothing else.
    """
    firsts = [min(mine, key=lambda use: use.span.start) for mine in _by_owner(uses).values()]
    words = [_words(use, accounts[use.owner]) for use in firsts]
    if not any(not (a <= b or b <= a) for a in words for b in words):
        return []
    cells = tuple(cell_at(accounts[use.owner], _described(use, accounts[use.owner])) for use in firsts)
    fact = f"{_COALITION}: " + " / ".join(dict.fromkeys(f"«{' '.join(cell.text.split())}»" for cell in cells))
    return [Draft("name", "framing", fact, "a coalition in different words", "names.other-words", cells, 0.2)]


def _words(use: Epithet, account: Account) -> frozenset[str]:
    span = _described(use, account)
    tokens = account.doc.tokens[use.first :]
    return frozenset(likeness_key(t.norm) for t in takewhile(lambda t: t.start < span.end, tokens) if t.kind == WORD)


def _described(use: Epithet, account: Account) -> Span:
    """The words of an epithet; of an indefinite one ("an alliance of ...") with what follows in its clause."""
    at = account.clause_at(use.span.start)
    if use.definite or at is None:
        return use.span
    clause = account.clauses[at]
    last = account.doc.tokens[min(clause.stop, use.first + _DESCRIPTION) - 1]
    return span_of(account.doc.text, use.span.start, max(use.span.end, last.end))


def _victims(uses: Sequence[Epithet], accounts: Sequence[Account]) -> list[Epithet]:
    """Of each account how it calls its dead, where it counts them; one that honours its dead calls others killed."""
    picked: list[Epithet] = []
    for owner, mine in _by_owner(uses).items():
        honoured = [use for use in mine if use.entries[0] in use.charged and use.entries[0] != _LIQUIDATED]
        counts = sorted(figure.start for figure in accounts[owner].ledger.figures)
        picked.append(min(honoured or mine, key=lambda use: (not _counts(use, counts), use.span.start)))
    return picked


def _counts(use: Epithet, counts: Sequence[int]) -> bool:
    """Whether a number of people stands right behind the word."""
    at = bisect_left(counts, use.span.end)
    return at < len(counts) and counts[at] <= use.span.end + _BEHIND


def _by_owner(uses: Iterable[Epithet]) -> Mapping[int, list[Epithet]]:
    found: dict[int, list[Epithet]] = defaultdict(list)
    for use in uses:
        found[use.owner].append(use)
    return dict(sorted(found.items()))


def _is_framing(uses: Sequence[Epithet]) -> bool:
    """Whether one account uses a charged word that another, which names the same thing, never uses."""
    if len({_letters(use) for use in uses}) == 1 and len({use.charged for use in uses}) == 1:
        return False
    charged = {owner: frozenset(w for u in mine for w in u.charged) for owner, mine in _by_owner(uses).items()}
    every = frozenset(word for words in charged.values() for word in words)
    if not _names_apart(uses):
        every -= {_ORGANISATION}
    if uses[0].family == "attack":
        every &= _STRONG if any(not words for words in charged.values()) else frozenset()
    if uses[0].family == _KILLING:
        every = frozenset(word for word in every if word.startswith(_KILLING) or word == QUOTED)
    return len(charged) > 1 and any(any(word not in words for words in charged.values()) for word in every)


def _letters(use: Epithet) -> str:
    """The words of an epithet without marks."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold_name(use.span.text)).split())


def _names_apart(uses: Sequence[Epithet]) -> bool:
    """Whether an account that does not say "organisation" has another name than those that do.

    "The X organisation" is the usual name of some groups, so that beside a bare "X" it is no word of charge.
    """
    organised = {word for use in uses if _ORGANISATION in use.entries for word in _letters(use).split()}
    return any(
        _ORGANISATION not in use.entries and use.named and not organised.intersection(_letters(use).split())
        for use in uses
    )


def _draft(family: str, uses: Sequence[Epithet], accounts: Sequence[Account]) -> Draft:
    shown = [(use.owner, use.span) for use in uses]
    words = " / ".join(dict.fromkeys(f"«{' '.join(span.text.split())}»" for _, span in shown))
    charged = sorted({word.removeprefix("+").split("/")[-1] for use in uses for word in use.charged})
    why = "the accounts choose words of different charge: " + ", ".join(charged)
    cells = tuple(cell_at(accounts[owner], span) for owner, span in shown)
    return Draft("framing", "framing", f"{family}: {words}", why, "framing.charge", cells, 0.5)

"""The naming table: what each account calls actors, places and deeds, and with which verbs it reports speech."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.compare.accounts import Account
from tawatur.compare.epithets import loaded_names
from tawatur.compare.names import Known
from tawatur.lexicon import Lexicon
from tawatur.records.identity import content_id
from tawatur.records.ledger import STANCES, Entity
from tawatur.records.span import Span, span_of
from tawatur.records.tracks import NAMING_KINDS, NameUse, Naming, Reporting
from tawatur.text.folding import fold
from tawatur.text.likeness import likeness_key

__all__ = ["naming_table", "reporting_table"]

#: Rows of one comparison at most, those of most articles first; forms of a name an article is quoted with.
_MOST = 60
_FORMS = 6
#: Entities of one article that are set down, the first ones.
_ENTITIES = 200
#: Families of nouns that name deeds; the others name actors.
_DEEDS = frozenset({"attack", "killing", "upheaval"})


class _Use(msgspec.Struct, frozen=True):
    owner: int
    span: Span
    charge: str
    form: str


def naming_table(accounts: Sequence[Account], known: Known, lexicon: Lexicon) -> tuple[Naming, ...]:
    """The rows by kind, those that most articles share first; names that one article alone uses once are left out."""
    found: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
    names: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for owner, account in enumerate(accounts):
        loaded = _loaded(account, lexicon)
        for use, family in loaded:
            kind = "deed" if family in _DEEDS else "actor"
            found[kind, family, ""].append(msgspec.structs.replace(use, owner=owner))
        before = {use.span.end: use for use, _ in loaded}
        for entity in account.ledger.entities[:_ENTITIES]:
            key = ("place" if entity.type == "LOC" else "actor", "", _key(account, entity, known))
            names[key][entity.name] += len(entity.mentions)
            found[key] += [_with_noun(owner, account, mention, before) for mention in entity.mentions]
    rows = [_naming(key, uses, names.get(key), accounts) for key, uses in found.items() if _tells(key, uses)]
    rows.sort(key=lambda r: (-len({u.article for u in r.uses}), -sum(u.times for u in r.uses), r.name, r.id))
    return tuple(sorted(rows[:_MOST], key=lambda row: NAMING_KINDS.index(row.kind)))


def reporting_table(accounts: Sequence[Account]) -> tuple[Reporting, ...]:
    """By article, in the order of stances."""
    table = []
    for owner, account in enumerate(accounts):
        for stance in STANCES:
            cues = [s.cue for s in account.ledger.statements if s.stance == stance]
            if cues:
                spoken = [_Use(owner, cue, "", _word(cue)) for cue in cues if any(map(str.isalpha, cue.text))]
                uses = tuple(_used(spoken, accounts))
                table.append(Reporting(article=account.id, stance=stance, times=len(cues), cues=uses))
    return tuple(table)


def _tells(key: tuple[str, str, str], uses: Sequence[_Use]) -> bool:
    """Whether a row says something: a name that stands more than once, a family of which one noun takes sides."""
    return len(uses) > 1 if not key[1] else any(use.charge != "neutral" for use in uses)


def _key(account: Account, entity: Entity, known: Known) -> str:
    number = known.get((account.id, entity.id))
    return f"{entity.type}:{number}" if number is not None else f"{entity.type}:{fold(entity.name)}"


def _loaded(account: Account, lexicon: Lexicon) -> list[tuple[_Use, str]]:
    """The loaded and neutral nouns of the families between whose members outlets choose."""
    text, tokens = account.doc.text, account.doc.tokens
    found = []
    for match in lexicon.compiled(loaded_names).find(tokens):
        if account.clause_at(tokens[match.first].start) is not None:
            entry = match.items[0][0]
            span = span_of(text, match.variant.start, tokens[match.stop - 1].end)
            found.append((_Use(0, span, entry.charge, entry.id), entry.family))
    return found


def _with_noun(owner: int, account: Account, mention: Span, before: Mapping[int, _Use]) -> _Use:
    """A mention, with the loaded noun that stands right before it: "the X militia"."""
    noun = before.get(mention.start - 1)
    if noun is None or noun.charge == "neutral":
        return _Use(owner, mention, "", _form(mention))
    span = span_of(account.doc.text, noun.span.start, mention.end)
    return _Use(owner, span, noun.charge, _form(span))


def _form(span: Span) -> str:
    """What is the same for one form of a name."""
    return fold(" ".join(span.text.split()))


def _naming(
    key: tuple[str, str, str], uses: Sequence[_Use], names: Counter[str] | None, accounts: Sequence[Account]
) -> Naming:
    kind, family, ident = key
    name = min(names, key=lambda n: (-names[n], -len(n), n)) if names else family
    quoted = tuple(_used(uses, accounts))
    return Naming(id=content_id("naming", kind, family, ident, name), kind=kind, name=name, uses=quoted, family=family)


def _word(cue: Span) -> str:
    """What is the same for one verb, with "and" before it or without."""
    return " ".join(likeness_key(word) for word in fold(cue.text).split())


def _used(uses: Sequence[_Use], accounts: Sequence[Account]) -> Iterator[NameUse]:
    """Each form of each article once, at its first place, the most frequent first."""
    forms: dict[int, dict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for use in uses:
        forms[use.owner][use.form].append(use)
    for owner in sorted(forms):
        ranked = sorted(forms[owner].values(), key=lambda same: (-len(same), min(u.span.start for u in same)))
        for same in ranked[:_FORMS]:
            first = min(same, key=lambda use: use.span.start)
            at = first.span
            yield NameUse(
                article=accounts[owner].id,
                start=at.start,
                end=at.end,
                text=at.text,
                times=len(same),
                charge=first.charge,
            )

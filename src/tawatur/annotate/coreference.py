"""Which names of an article name the same thing: mentions put together into entities."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.entityfacts import EntityLists, entity_lists, facts_of
from tawatur.annotate.nameindex import NameIndex, build_index
from tawatur.annotate.namemodel import MODEL_FILE
from tawatur.annotate.sameness import Join, joins
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.names import AliasPhrase
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Document
from tawatur.records.identity import content_id
from tawatur.records.layers import ENTITIES, MENTIONS, WORD_CLASSES, Mention
from tawatur.records.ledger import Derivation, Entity, Role
from tawatur.records.span import Span
from tawatur.records.stage import Stage
from tawatur.text.folding import one_line

__all__ = ["COREFERENCE_STAGE", "find_entities"]


def find_entities(doc: Document, lexicon: Lexicon) -> Document:
    """Assign ENTITIES: the mentions of one thing put together, in order of the first."""
    mentions = doc[MENTIONS]
    found = joins(doc, mentions, lexicon.compiled(build_index), lexicon.compiled(_alias_phrases))
    parents = list(range(len(mentions)))
    kept: list[Join] = []
    for join in found:
        left, right = _root(parents, join.left), _root(parents, join.right)
        if left != right and _compatible(mentions[left], mentions[right], join):
            parents[max(left, right)] = min(left, right)
            kept.append(join)
    groups: dict[int, list[Mention]] = {}
    for at, mention in enumerate(mentions):
        groups.setdefault(_root(parents, at), []).append(mention)
    reasons: dict[int, list[Join]] = {}
    for join in kept:
        reasons.setdefault(_root(parents, join.left), []).append(join)
    index, lists = lexicon.compiled(build_index), lexicon.compiled(entity_lists)
    entities = [_entity(doc, mentions, group, reasons.get(root, []), index, lists) for root, group in groups.items()]
    return doc.with_layer(ENTITIES, entities)


def _alias_phrases(lexicon: Lexicon) -> PhraseTable[AliasPhrase]:
    return PhraseTable((form, entry) for entry in lexicon.entries(AliasPhrase) for form in entry.forms())


def _root(parents: list[int], at: int) -> int:
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def _compatible(left: Mention, right: Mention, join: Join) -> bool:
    """Two entries of the lists are one only where the text itself says so."""
    stated = join.rule.startswith("<name>") or join.rule.startswith("same")
    return left.type == right.type and (stated or left.key is None or right.key is None or left.key == right.key)


def _entity(
    doc: Document,
    all_mentions: Sequence[Mention],
    group: list[Mention],
    reasons: list[Join],
    index: NameIndex,
    lists: EntityLists,
) -> Entity:
    fullest = max(group, key=lambda m: (len(m.text.split()), len(m.text), -m.start))
    titled = [m for m in group if m.title is not None]
    title = min(titled, key=lambda m: (m.text != fullest.text, m.start)).title if titled else None
    first = group[0]
    facts = facts_of(group, fullest.text, index, lists)
    derivation = [*_rules(group), *_scores(group), *_reasons(all_mentions, reasons)]
    if title is not None:
        derivation.append(Derivation(field="title", rule="<title> <name>", evidence=(title,)))
    return Entity(
        id=content_id("entity", doc.article.id, first.start, first.end),
        type=first.type,
        name=one_line(fullest.text),
        title=one_line(title.text) if title is not None else None,
        mentions=tuple(_span(m) for m in group),
        latin=facts.latin,
        country=facts.country,
        kind=facts.kind,
        roles=_roles(doc, group),
        basis="stated",
        rule=first.rule,
        derivation=tuple(derivation),
    )


def _roles(doc: Document, group: list[Mention]) -> tuple[Role, ...]:
    """Every role of a person, each wording at its first place."""
    day = doc.article.published_on
    said = {one_line(m.title.text): m.title for m in reversed(group) if m.title is not None}
    return tuple(
        Role(start=span.start, end=span.end, text=span.text, day=day.isoformat() if day is not None else None)
        for span in sorted(said.values(), key=lambda span: span.start)
    )


def _rules(group: list[Mention]) -> list[Derivation]:
    """Which rule found each distinct name, at its first place."""
    seen: dict[str, Mention] = {}
    for mention in group:
        seen.setdefault(one_line(mention.text), mention)
    return [Derivation(field="mentions", rule=m.rule, evidence=(_span(m),), note=m.key or "") for m in seen.values()]


def _scores(group: list[Mention]) -> list[Derivation]:
    """By what margin the learned chain added a name."""
    return [
        Derivation(field="mentions", rule=MODEL_FILE, evidence=(_span(m),), note=f"margin {m.score}")
        for m in group
        if m.score is not None
    ]


def _reasons(mentions: Sequence[Mention], reasons: list[Join]) -> list[Derivation]:
    """Why names with different letters were put together."""
    return [
        Derivation(
            field="mentions",
            rule=join.rule,
            basis="inferred",
            evidence=(_span(mentions[join.left]), _span(mentions[join.right])),
        )
        for join in reasons
        if mentions[join.left].text != mentions[join.right].text
    ]


def _span(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)


COREFERENCE_STAGE: Stage[Lexicon] = Stage(
    name="coreference", version="1", requires=(MENTIONS, WORD_CLASSES), assigns=(ENTITIES,), run=find_entities
)

"""Statements: who is said to have said what, in which words, through whom."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from tawatur.claims.speech.antecedents import Antecedent, find_antecedent, full_description
from tawatur.claims.speech.chains import document_links, link_of, make_chain
from tawatur.claims.speech.content import Content, content_of, kind_of
from tawatur.claims.speech.earlierwords import AROUND, PARTED
from tawatur.claims.speech.heard import Heard, entity_of
from tawatur.claims.speech.scene import Scene, scene_of, source_words
from tawatur.claims.speech.sourcekinds import speaker_kind
from tawatur.claims.speech.speakers import Speaker, Voices, voices_of
from tawatur.claims.speech.voicing import can_speak, is_spoken
from tawatur.lexicon import Lexicon
from tawatur.records.document import Document
from tawatur.records.identity import content_id
from tawatur.records.layers import (
    CUES,
    ENTITIES,
    MENTIONS,
    PHRASES,
    QUOTATIONS,
    STATEMENTS,
    TIMES,
    WORD_CLASSES,
    Cue,
    Mention,
)
from tawatur.records.ledger import ChainLink, Derivation, Entity, Statement
from tawatur.records.span import Span
from tawatur.records.stage import Stage

__all__ = ["STATEMENT_STAGE"]


#: Groups of verbs by which somebody is asked for something.
_ASKING = frozenset({"question", "request", "demand", "hope"})
#: How many of the bodies named before "the ministry" are considered.
_BODIES = 60
#: A verbal noun with the very words of a verb just before it says nothing more ("replied by <saying>").
_TWICE = 2
#: Earlier statements among which one around a cue is sought.
_AROUND = 6
#: How many of those who spoke last are asked whether the words name them.
_MEMORY = 48
#: Statements before and after one among which its parent is sought; attributions stand after what they attribute.
_BEFORE = 12
_AFTER = 4


class _Draft(msgspec.Struct):
    """A statement while it is put together."""

    cue: Cue
    content: Content
    voices: Voices
    entity: Entity | None = None
    reference: Span | None = None
    kind: str | None = None
    antecedent: Antecedent | None = None
    parent: int | None = None


def _run(doc: Document, lexicon: Lexicon) -> Document:
    scene = scene_of(doc, lexicon.compiled(source_words))
    drafts = _drafts(scene)
    _find_parents(drafts)
    made: list[Statement] = []
    chains: dict[int, tuple[ChainLink, ...]] = {}
    for number, draft in enumerate(drafts):
        made.append(_statement(scene, drafts, number, draft, chains))
    return doc.with_layer(STATEMENTS, made)


def _drafts(scene: Scene) -> list[_Draft]:
    drafts: list[_Draft] = []
    heard: list[Heard] = []
    for cue in scene.doc[CUES]:
        content = _relayed_content(scene, cue, drafts) or content_of(scene, cue, _limit(cue, drafts))
        if content is None or scene.role(content.first, content.stop)[0] == "anonymity":
            continue
        inside = content.first <= cue.first < content.stop and cue.opens is not None and content.rule != PARTED
        if inside or _is_prayer(scene, cue):
            continue
        if cue.shape == "noun" and any(d.content.first in (content.first, cue.first) for d in drafts[-_TWICE:]):
            continue
        draft = _Draft(cue, content, _told_of(scene, cue, _outside(content, voices_of(scene, cue)), heard))
        around = [d.content.stop for d in drafts[-_AROUND:] if _quotes(d, cue)]
        who = _resolve(scene, draft, heard)
        if is_spoken(scene, cue, draft.voices.speaker, draft.antecedent, heard):
            drafts.append(draft)
            if who is not None:
                _remember(scene, heard, who, cue, max(around, default=0))
    return drafts


def _quotes(draft: _Draft, cue: Cue) -> bool:
    """Whether a cue stands in somebody's words; what is told "according to" a medium is the account itself."""
    return draft.cue.shape != "preposition" and draft.content.first <= cue.first < draft.content.stop


def _is_prayer(scene: Scene, cue: Cue) -> bool:
    """Whether God is asked: a wish, which reports nothing but ends the words before it."""
    at = cue.stop + (cue.stop < len(scene.tokens) and scene.classes[cue.stop].tag == "prep")
    return cue.group in _ASKING and at < len(scene.tokens) and scene.phrase_role(at) == "deity"


def _outside(content: Content, voices: Voices) -> Voices:
    """Nobody speaks who is part of what is said ("the claim, which they deny"), but for an attribution inside it."""
    speaker = voices.speaker
    if (
        content.rule in (AROUND, PARTED)
        or speaker is None
        or not content.first <= speaker.first < speaker.stop <= content.stop
    ):
        return voices
    return Voices(None, voices.via)


def _told_of(scene: Scene, cue: Cue, voices: Voices, heard: list[Heard]) -> Voices:
    """Behind an occasion right after the verb, a noun that cannot speak belongs to the occasion: the verb is alone."""
    speaker = voices.speaker
    if speaker is None or cue.shape != "verb" or not cue.stop < speaker.first or can_speak(scene, speaker, heard):
        return voices
    occasion = scene.role(cue.stop, speaker.first)[0] == "occasion" or scene.classes[cue.stop].tag == "prep"
    return Voices(None, voices.via) if occasion and cue.joined else voices


def _limit(cue: Cue, drafts: list[_Draft]) -> int | None:
    """A cue inside the description of another's speaker reports nothing beyond that description."""
    outer = drafts[-1].cue if drafts else None
    if outer is None or outer.opens is None or outer.subject is None or not outer.first < cue.first < outer.opens:
        return None
    return outer.subject[1]


def _relayed_content(scene: Scene, cue: Cue, drafts: list[_Draft]) -> Content | None:
    """Words taken over from somebody are the words of the statement that takes them over."""
    last = drafts[-1] if drafts else None
    if last is None or scene.tokens[last.cue.first].sentence != scene.tokens[cue.first].sentence:
        return None
    if cue.shape != "relay" and not _is_mediums(scene, cue, last):
        return None
    inside = last.cue.subject is not None and last.cue.subject[0] <= cue.first < last.cue.subject[1]
    return last.content if inside or last.content.stop <= cue.first else None


def _is_mediums(scene: Scene, cue: Cue, told: _Draft) -> bool:
    """Whether an attribution right behind what a medium tells names its source: "<the paper> said that <words>,
    according to <officials>"; behind a person's words a medium tells where they were taken from."""
    speaker = told.voices.speaker
    behind = cue.shape == "preposition" and cue.governs == "before" and told.cue.shape == "verb"
    if not behind or speaker is None or told.cue.governs != "that" or cue.first - told.content.stop > 1:
        return False
    source = cue.subject[0] if cue.subject is not None else cue.stop
    return _tells_news(scene, speaker.first) and not _tells_news(scene, source)


def _tells_news(scene: Scene, at: int) -> bool:
    """Whether a medium is named at a token, or told of by its noun."""
    return scene.medium(at, len(scene.tokens)) is not None or scene.media_head(at) is not None


def _resolve(scene: Scene, draft: _Draft, heard: list[Heard]) -> Heard | None:
    """Settle the speaker's entity, or whom an implied speaker refers back to; give who spoke."""
    cue, speaker = draft.cue, draft.voices.speaker
    if cue.shape == "passive":
        return None
    if speaker is None:
        antecedent = find_antecedent(scene, cue, _not_told_of(scene, draft, heard[-_MEMORY:]))
        if antecedent is None:
            return None
        draft.antecedent = antecedent
        draft.entity, draft.kind = antecedent.heard.entity, antecedent.heard.kind
        draft.reference = antecedent.heard.span
        return antecedent.heard
    draft.entity = entity_of(scene, speaker.first, speaker.stop)
    draft.kind = speaker_kind(scene, speaker, draft.entity)
    earlier = full_description(scene, speaker, heard) if draft.entity is None else None
    if earlier is not None:
        draft.entity, draft.reference = earlier.entity, earlier.span
        draft.kind = earlier.kind or draft.kind
    elif draft.entity is None:
        draft.entity = _by_head(scene, speaker)
    return _heard(scene, draft, speaker)


def _not_told_of(scene: Scene, draft: _Draft, heard: list[Heard]) -> list[Heard]:
    """Those whom the words themselves do not name: who speaks of others by name speaks of himself as "he"."""
    if draft.cue.governs != "that" or kind_of(scene, draft.content) == "direct":
        return heard
    return [who for who in heard if not _is_named_in(draft.content, who.entity)]


def _is_named_in(content: Content, entity: Entity | None) -> bool:
    """Whether a person is named in reported words."""
    if entity is None or entity.type != "PER":
        return False
    at = bisect_left(entity.mentions, content.start, key=lambda mention: mention.start)
    return at < len(entity.mentions) and entity.mentions[at].end <= content.end


def _by_head(scene: Scene, speaker: Speaker) -> Entity | None:
    """For "the ministry", "the army": the last body named before whose name begins with that noun."""
    noun = scene.noun(speaker.first)
    if noun is None or noun.sort != "body" or not scene.classes[speaker.first].definite:
        return None
    head = scene.tokens[speaker.first].norm
    if speaker.stop - speaker.first != 1:
        return None
    before = bisect_left(scene.bodies, speaker.first, key=lambda mention: mention.first)
    for mention in reversed(scene.bodies[max(0, before - _BODIES) : before]):
        first = scene.tokens[mention.first].norm
        entity = scene.entities.get((mention.start, mention.end))
        if entity is not None and first in head and len(head) - len(first) <= 3:
            return entity
    return None


def _heard(scene: Scene, draft: _Draft, speaker: Speaker) -> Heard:
    sentence = scene.sentence(draft.cue.first)
    gender = speaker.gender
    number = speaker.number
    own = draft.cue.shape == "verb" and draft.cue.group != "relay"
    if own and draft.cue.gender and speaker.number != "pl":
        gender = draft.cue.gender
    head = scene.tokens[speaker.first]
    return Heard(
        span=draft.reference or _short(scene, speaker),
        head=head.norm,
        gender=gender,
        number=number,
        entity=draft.entity,
        kind=draft.kind,
        sentence=head.sentence,
        block=sentence.block,
        cue=draft.cue.first,
    )


def _person(scene: Scene, speaker: Speaker) -> Mention | None:
    """The person whom the phrase names: at its head, else the last one, since titles stand before names."""
    found: list[Mention] = []
    for at in range(speaker.first, speaker.stop):
        mention = scene.mentions.get(at)
        if mention is not None and mention.type == "PER" and mention.first == at and mention.stop <= speaker.stop:
            found.append(mention)
        if scene.classes[at].tag == "rel":
            break
    if not found:
        return None
    return found[0] if found[0].first == speaker.first else found[-1]


def _short(scene: Scene, speaker: Speaker) -> Span:
    """The name in a speaker's phrase, or the phrase without its attributes: what later words refer back to."""
    person = _person(scene, speaker)
    if person is not None:
        return scene.doc.span(person.start, person.end)
    stop = speaker.stop
    for at in range(speaker.first + 1, speaker.stop):
        if scene.classes[at].tag in ("rel", "punct") and at not in scene.quotes:
            stop = at
            break
    return scene.doc.span(speaker.span.start, max(scene.tokens[stop - 1].end, speaker.span.start + 1))


def _remember(scene: Scene, heard: list[Heard], who: Heard, cue: Cue, until: int) -> None:
    sentence = scene.tokens[cue.first].sentence
    block = scene.sentence(cue.first).block
    heard.append(msgspec.structs.replace(who, sentence=sentence, block=block, cue=cue.first, until=until))


def _find_parents(drafts: list[_Draft]) -> None:
    """A statement whose cue stands inside another's content is reported by that one; the shortest content counts.

    A parent always ranks above its child, so no statement can be its own ancestor, however contents overlap.
    """
    for number, draft in enumerate(drafts):
        around = range(max(0, number - _BEFORE), min(len(drafts), number + _AFTER))
        outer = [n for n in around if drafts[n].content.first <= draft.cue.first < drafts[n].content.stop]
        above = [n for n in outer if _rank(drafts[n]) > _rank(draft)]
        draft.parent = min(above, key=lambda n: _rank(drafts[n]), default=None)
        taken_over = number > 0 and drafts[number - 1].content is draft.content
        if draft.parent is None and taken_over and _rank(drafts[number - 1]) > _rank(draft):
            draft.parent = number - 1


def _rank(draft: _Draft) -> tuple[int, int]:
    """Longer content ranks above shorter, and of equals the earlier cue."""
    return draft.content.stop - draft.content.first, -draft.cue.first


def _ident(scene: Scene, draft: _Draft) -> str:
    return content_id("statement", scene.doc.article.id, draft.cue.start, draft.cue.end)


def _statement(
    scene: Scene, drafts: list[_Draft], number: int, draft: _Draft, chains: dict[int, tuple[ChainLink, ...]]
) -> Statement:
    doc, cue, speaker = scene.doc, draft.cue, draft.voices.speaker
    parent = drafts[draft.parent] if draft.parent is not None else None
    implied = speaker is None and draft.antecedent is not None
    return Statement(
        id=_ident(scene, draft),
        parent=_ident(scene, parent) if parent is not None else None,
        speaker=speaker.span if speaker is not None else None,
        speaker_entity=draft.entity.id if draft.entity is not None else None,
        speaker_ref=draft.reference if draft.entity is None or implied else None,
        speaker_kind=draft.kind,
        cue=doc.span(cue.start, cue.end),
        content=doc.span(draft.content.start, draft.content.end),
        kind=kind_of(scene, draft.content) if cue.closes is None else "direct",
        stance=cue.stance,
        certainty=cue.certainty or None,
        via=_via(draft, parent),
        chain=_chain(scene, drafts, number, chains, 0),
        basis="inferred" if implied else "stated",
        rule=draft.content.rule,
        derivation=_derivation(draft),
    )


def _via(draft: _Draft, parent: _Draft | None) -> tuple[Span, ...]:
    if draft.voices.via or parent is None:
        return draft.voices.via
    speaker = parent.voices.speaker
    return (speaker.span,) if speaker is not None else ()


def _chain(
    scene: Scene, drafts: list[_Draft], number: int, chains: dict[int, tuple[ChainLink, ...]], depth: int
) -> tuple[ChainLink, ...]:
    if number in chains:
        return chains[number]
    draft = drafts[number]
    outer = _chain(scene, drafts, draft.parent, chains, depth + 1) if draft.parent is not None and depth < 8 else ()
    via = tuple(link_of(scene, span, None, None) for span in draft.voices.via)
    span = draft.voices.speaker.span if draft.voices.speaker is not None else draft.reference
    own = link_of(scene, span, draft.entity, draft.kind) if span is not None else None
    if draft.cue.shape == "document" and draft.cue.subject is not None:
        links = document_links(scene, *draft.cue.subject)
        via, own = (links, None) if links else (via, own)
    chain = make_chain(outer, via, own)
    chains[number] = chain
    return chain


def _derivation(draft: _Draft) -> tuple[Derivation, ...]:
    rules = [Derivation(field="content", rule=draft.content.rule)]
    speaker = draft.voices.speaker
    if speaker is not None:
        rules.append(Derivation(field="speaker", rule=speaker.rule, evidence=(speaker.span,)))
        if draft.reference is not None:
            rules.append(
                Derivation(
                    field="speaker_ref", rule="same head noun, definite", basis="inferred", evidence=(draft.reference,)
                )
            )
    elif draft.antecedent is not None:
        rules.append(
            Derivation(
                field="speaker_ref",
                rule=draft.antecedent.rule,
                basis="inferred",
                evidence=(draft.antecedent.heard.span,),
                note="the verb has no subject of its own",
            )
        )
    return tuple(rules)


STATEMENT_STAGE: Stage[Lexicon] = Stage(
    name="statements",
    version="6",
    requires=(QUOTATIONS, WORD_CLASSES, PHRASES, TIMES, MENTIONS, ENTITIES, CUES),
    assigns=(STATEMENTS,),
    run=_run,
)

"""Where the writer turns away from reported words: to another report, to an answer, to a headline's next part."""

from __future__ import annotations

from tawatur.claims.speech.scene import COMMAS, ENDS, Scene
from tawatur.records.layers import Cue

__all__ = ["answers_concession", "leads_away", "starts_part"]

#: The kinds of phrases that tell what somebody kept back, and that concede something.
_UNSAID, _CONCESSION = "unsaid", "concession"
#: The letter of "so".
_SO = "ف"
#: How far behind "but" another report is looked for, in tokens.
_TURN = 15
#: The longest speaker before the verb of a headline joined to another, in tokens.
_HEADLINE = 6


def leads_away(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """Whether something begins at a token that does not belong to what the cue reports."""
    if scene.sentence(at).kind == "title" and _opens_headline(scene, cue, at, stop):
        return True
    if _is_unsaid(scene, cue, at, stop):
        return True
    opens = scene.classes[at].conjunction or scene.tokens[at - 1].text in COMMAS
    if opens and scene.role(at, stop)[0] == "no-report":
        return True
    if scene.tokens[at - 1].text in COMMAS and scene.role(at, stop)[0] == "turn":
        after = scene.role(at, stop)[1]
        if scene.role(after, stop)[0] == "no-report" and scene.classes[after].tag == "neg":
            return True
    if scene.classes[at].tag == "dem" and scene.classes[at].conjunction and scene.role(at + 1, stop)[0] == "occasion":
        return True
    if scene.role(at, stop)[0] == "turn" and _careful_to_say(scene, at + 1, stop):
        return True
    if scene.tokens[at - 1].text not in COMMAS:
        return False
    return (
        _leads_to_report(scene, at, stop)
        or _is_answered(scene, at, stop)
        or _goes_on_saying(scene, at, stop)
        or _turns_away(scene, cue, at, stop)
    )


def _careful_to_say(scene: Scene, at: int, stop: int) -> bool:
    """Whether "was careful to say" stands here: a verb, a preposition, and the noun of saying with words of its own."""
    found = scene.cues.get(at + 2) if at + 2 < stop else None
    return found is not None and found.shape == "noun" and scene.classes[at].tag == "verb" and found.group == "speech"


def _is_unsaid(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """Whether "without telling" more, of whoever speaks, stands at a token."""
    role, after = scene.role(at, stop)
    if role != "no-report" or scene.phrase_kind(at, stop) != _UNSAID:
        return False
    genders = {scene.classes[k].gender for k in range(at, after) if scene.classes[k].tag == "verb"}
    return cue.shape == "participle" or not cue.gender or cue.number != "sg" or cue.gender in genders or not genders


def answers_concession(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """Whether the main clause begins behind "although <somebody> said <words>": with "so", or "yet"."""
    found = scene.classes[at]
    so = found.tag == "comp" and scene.tokens[at].norm[0] == _SO
    if not so and scene.role(at, stop)[0] != "turn":
        return False
    first = scene.sentence(cue.first).first
    opens = any(scene.phrase_kind(k, cue.first) == _CONCESSION for k in range(first, min(cue.first, first + 2)))
    return opens and not any(scene.tokens[k].text in COMMAS for k in range(first, cue.first))


def starts_part(scene: Scene, at: int) -> bool:
    """Whether the label of a headline's next part begins here."""
    if not (scene.tokens[at - 1].text in ENDS or scene.classes[at].conjunction) or scene.sentence(at).kind != "title":
        return False
    after = (scene.cues.get(k) for k in range(at + 1, min(len(scene.tokens), at + _HEADLINE + 2)))
    return any(found is not None and found.shape == "colon" and found.subject == (at, found.first) for found in after)


def _turns_away(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """Whether "but", "while" after a comma opens the writer's next clause, or one that somebody else says."""
    role, after = scene.role(at, stop)
    if role != "turn":
        return False
    if any(k in scene.cues and scene.cues[k].shape == "verb" for k in range(after, min(stop, after + _TURN))):
        return True
    if cue.first and scene.role(cue.first - 1, cue.first)[0] == "auxiliary":
        return cue.tense == "past"
    return cue.governs in ("object", "preposition") and not scene.is_comp(cue.opens)


def _leads_to_report(scene: Scene, at: int, stop: int) -> bool:
    """Whether a phrase such as "for its part" stands here and another report right after it."""
    role, after = scene.role(at, stop)
    while role == "occasion" and after < stop and scene.tokens[after].text in COMMAS:
        after += 1
    return role == "occasion" and after in scene.cues and scene.cues[after].shape == "verb"


def _goes_on_saying(scene: Scene, at: int, stop: int) -> bool:
    """Whether a joined verb leads to a participle of saying: ", and <the same source> went on, saying"."""
    if scene.classes[at].tag != "verb" or not scene.classes[at].conjunction:
        return False
    for k in range(at + 1, min(stop, at + _HEADLINE + 2)):
        if scene.tokens[k].text in COMMAS:
            return False
        found = scene.cues.get(k)
        if found is not None:
            return found.shape == "participle" and found.governs in ("that", "colon", "quotation")
    return False


def _is_answered(scene: Scene, at: int, stop: int) -> bool:
    """Whether the writer tells what somebody says of these words: ", and that is what <they> denied"."""
    if scene.classes[at].tag not in ("pron", "noun") or (not scene.classes[at].conjunction and at + 3 > stop):
        return False
    for k in (at + 1, at + 2):
        if k < stop and (scene.is_what(k) or scene.classes[k].tag == "rel"):
            after = next((j for j in (k + 1, k + 2) if j < stop and j in scene.cues), None)
            return after is not None and scene.cues[after].pronoun != ""
    return False


def _opens_headline(scene: Scene, cue: Cue, at: int, stop: int) -> bool:
    """Whether "and" joins another headline: a noun phrase and its verb, in the present or of reporting."""
    if not scene.classes[at].conjunction or not scene.is_nominal(at):
        return False
    found = next((scene.cues[k] for k in range(at + 1, min(stop, at + _HEADLINE)) if k in scene.cues), None)
    phrase = scene.phrases[at]
    if phrase is None:
        return False
    behind = scene.classes[phrase.stop] if phrase.stop < stop else None
    if cue.tense == "present" and behind is not None and behind.tag == "verb" and behind.tense == "present":
        return not behind.conjunction and not behind.pronoun and (scene.classes[at].definite or at in scene.mentions)
    return found is not None and found.shape == "verb" and phrase.stop >= found.first

"""What a denial denies, and whether another clause asserts it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tawatur.compare.accounts import Account, function_words, tokens_within
from tawatur.compare.clauses import Clause
from tawatur.compare.likeness import Scale
from tawatur.lexicon import Lexicon
from tawatur.lexicon.concepts.comparisonwords import DenialFiller
from tawatur.lexicon.concepts.reporting import ReportingVerb
from tawatur.lexicon.concepts.triggers import EventTrigger
from tawatur.lexicon.table import PhraseTable
from tawatur.records.document import Token
from tawatur.records.ledger import Statement
from tawatur.text.likeness import likeness_key, skeleton
from tawatur.text.tokens import WORD

__all__ = ["ACCUSING", "ASKING", "REJECTING", "asserted", "denied_words", "denies_intention", "is_supposed"]

#: Meanings by which a clause rejects what it speaks of ("it rejects accusations that").
REJECTING = frozenset({"=deny", "=refuse"})
#: ... and by which it accuses somebody.
ACCUSING = "=accuse"
#: ... and by which it only asks for what it speaks of.
ASKING = frozenset({"=ask", "=demand"})
#: Meanings of cues by which nobody denies that something is so ("washes his hands of"), and the group of verbs by
#: which somebody only refuses ("refused to tell", "detained a man", which is spelled like "had reservations").
_NO_DENIAL = frozenset({"=refuse", "=disclaim"})
_REFUSING = "refusal"
_DENYING = "=deny"
#: Meanings of verbs that say nothing by themselves of what is denied ("denied that they had reached").
_LIGHT = frozenset({"=cause", "=reach", "=succeed"})

#: The part of the weight of what is denied that an assertion of it holds. On four days of stories the four rows
#: between .60 and .70 were false.
ASSERTED = 0.70
#: A word that only shares its consonants counts for this much of one that is equal.
_BY_ROOT = 0.8
#: Roots of fewer consonants are shared by unrelated words.
_ROOT = 3
#: An assertion of what is denied in more words holds so many of them.
_FEWEST = 2
#: A single word is what is denied only where so few clauses of the story hold it.
_FEW = 4
#: Meanings by which somebody denies to have to do with a deed, not the deed: who denies must then be named with it.
_LINK = "=link"
_BLAME = frozenset({"=responsibility", _LINK})
#: The entry of words that leave open whether something is so.
_SUPPOSED = "supposed"
#: Words before a clause that it can hang on.
_LEADING = 2
#: ... and of "any", which is said of what there may be.
_ANY = "any"
#: ... and of those that call something untrue.
_UNTRUE = "untrue"
#: ... and of those by which only the intention is denied, not the deed.
_INTENTION = "intention"
#: ... and of those that negate a noun ("lack of", "not").
_ABSENCE = "absence"
#: ... and of those by which something is only meant, which belong to what is denied.
_AIM = "aim"
_OF = "ب"
#: The feminine ending, which is no "his", though it folds to it ("responsibility", "his officials").
_FEMININE = "ة"


def denied_words(
    account: Account,
    clause: Clause,
    statements: Sequence[Statement],
    speakers: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """The keys of what the denials that begin in a clause deny, in order, without the words that every denial has.

    Who denies that something is not so denies no deed.
    """
    words = _denied(account, clause, statements, speakers, lexicon)
    untold = not words or clause.negated.intersection(words) or _is_absence(account, clause, words[0], lexicon)
    return () if untold else words


def _is_absence(account: Account, clause: Clause, key: str, lexicon: Lexicon) -> bool:
    """Whether a word of a clause stands behind "lack of"."""
    tokens = account.doc.tokens[clause.first : clause.stop]
    found = lexicon.compiled(_fillers).find(tokens, overlapping=True)
    stops = {match.stop for match in found if any(entry == _ABSENCE for entry, _ in match.items)}
    return any(token.index in stops and account.key_of(token) == key for token in tokens)


def _denied(
    account: Account,
    clause: Clause,
    statements: Sequence[Statement],
    speakers: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon,
) -> tuple[str, ...]:
    tokens = account.doc.tokens[clause.first : clause.stop]
    denials = [statement for statement in statements if _is_denial(account, statement, lexicon)]
    if not denials:
        found = _rejected(account, tokens, lexicon) or _untrue(account, tokens, lexicon)
        return found or (_unspoken(account, tokens, lexicon) if not statements else ())
    if all(s.speaker is None and s.content.end > clause.end for s in denials):
        return ()  # Who denies was taken for the beginning of what is denied, which stands in the next clause.
    told = [t for t in tokens if any(s.content.start <= t.start and t.end <= s.content.end for s in denials)]
    keys = tuple(dict.fromkeys(account.key_of(token) for token in _telling(told, lexicon)))
    words = tuple(key for key in keys if key not in _LIGHT | _BLAME)
    if not words or not _BLAME & set(keys):
        return () if len(words) == 1 and _is_standing(account, clause, denials, lexicon) else words
    if _LINK in keys and len(words) <= _FEWEST and not any(_is_deed(token, lexicon) for token in told):
        return ()  # Who has "no link with the movement" denies no deed.
    meanings = {likeness_key(account.doc.tokens[place].norm): key for place, key in account.meanings.items()}
    who = {likeness_key(word) for statement in denials for word in speakers.get(statement.id, ())}
    return tuple(dict.fromkeys((*words, *sorted(meanings.get(key, key) for key in who))))


def _is_denial(account: Account, statement: Statement, lexicon: Lexicon) -> bool:
    """Whether a statement denies a fact: who refuses to tell something, or washes his hands of it, does not."""
    if statement.stance != "deny":
        return False
    cue = [account.doc.tokens[at] for at in tokens_within(account.doc, statement.cue)]
    refusing = lexicon.compiled(_refusals).find(cue)
    return not refusing and not any(account.key_of(token) in _NO_DENIAL for token in cue)


def _untrue(account: Account, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """What somebody calls untrue without a verb of denying: "there is no truth in what is told of a delay"."""
    found = next(
        (m for m in lexicon.compiled(_fillers).find(tokens) if any(entry == _UNTRUE for entry, _ in m.items)), None
    )
    if found is None:
        return ()
    place = next((n for n, token in enumerate(tokens) if token.index >= found.stop), len(tokens))
    told = list(_telling(tokens[place:], lexicon))
    if len(told) < _FEWEST:
        told = list(_telling([token for token in tokens if token.index < found.first], lexicon))
    words = tuple(dict.fromkeys(account.key_of(token) for token in told))
    return words if len(words) >= _FEWEST else ()


def _unspoken(account: Account, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """What is denied where no speaker was found: the deed and what belongs to it ("his aide denied the killing of")."""
    at = next((n for n, token in enumerate(tokens[:_LEADING]) if token.index in account.verbs), None)
    if at is None or account.key_of(tokens[at]) != _DENYING:
        return ()
    told = list(_telling(tokens[at + 1 :], lexicon))
    deed = next((n for n, token in enumerate(told[: _LEADING + 1]) if n and _is_deed(token, lexicon)), len(told))
    words = tuple(dict.fromkeys(account.key_of(token) for token in told[deed:]))
    return words if len(words) >= _FEWEST else ()


def _is_deed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for a deed ("killing", "assassination")."""
    return bool(lexicon.compiled(_deeds).find((token,)))


def _is_standing(account: Account, clause: Clause, denials: Sequence[Statement], lexicon: Lexicon) -> bool:
    """Whether what is denied, is denied time and again ("Iran denies interfering"), so not what one account tells."""
    if clause.start < len(account.ledger.article.title):
        return False
    table = lexicon.compiled(_present)
    cues = [account.doc.tokens[at] for s in denials for at in tokens_within(account.doc, s.cue)]
    return any(table.find((token,)) for token in cues)


def _rejected(account: Account, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """What somebody is accused of who rejects it: "he rejected the charges of delay"."""
    keys = [account.key_of(token) for token in tokens]
    if ACCUSING not in keys or not REJECTING & set(keys[: keys.index(ACCUSING)]):
        return ()
    after = tokens[keys.index(ACCUSING) + 1 :]
    first = next((n for n, token in enumerate(after) if token.norm[:1] in _OF and len(token.norm) > len(_OF) + 1), None)
    if first is None:
        return ()
    return tuple(dict.fromkeys(account.key_of(token) for token in _telling(after[first:], lexicon)))


def is_supposed(account: Account, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause leaves open whether it is so ("whether", "in case", "speculation that went round about")."""
    begins = account.doc.tokens_of(account.doc.sentences[clause.sentence])[0].index
    tokens = account.doc.tokens[max(begins, clause.first - _LEADING) : clause.stop]
    open_words = (_SUPPOSED,) if clause.negated else (_SUPPOSED, _ANY)
    return any(entry in open_words for match in lexicon.compiled(_fillers).find(tokens) for entry, _ in match.items)


def denies_intention(account: Account, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause speaks of what somebody means to do ("he denied that he meant to kill")."""
    tokens = account.doc.tokens[clause.first : clause.stop]
    found = lexicon.compiled(_fillers).find(tokens, pronouns=True)
    return any(entry == _INTENTION for match in found for entry, _ in match.items)


def _telling(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The words that are neither function words nor fillers of a denial."""
    empty: set[int] = set()
    texts = {token.index: token.text for token in tokens}
    for match in lexicon.compiled(_fillers).find(tokens, pronouns=True):
        if not (match.pronoun and texts[match.stop - 1].endswith(_FEMININE)):
            empty.update(range(match.first, match.stop))
    for found in lexicon.compiled(function_words).find(tokens, pronouns=True):
        empty.update(range(found.first, found.stop))
    return (token for token in tokens if token.kind == WORD and token.index not in empty)


def asserted(denied: Collection[str], keys: Iterable[str], scale: Scale) -> float:
    """The part of the weight of what is denied that some words hold; 0.0 where it is too little to be an assertion."""
    held = set(keys)
    # What stands for a word of its own ("Islam") does not stand for another one of its consonants too ("handover").
    roots = {root for key in held - set(denied) if len(root := skeleton(key)) >= _ROOT}
    whole = scale.of(denied)
    if whole <= 0 or (len(denied) == 1 and not scale.is_rare(*denied, most=_FEW)):
        return 0.0
    same = [key for key in denied if key in held]
    near = [key for key in denied if key not in held and len(root := skeleton(key)) >= _ROOT and root in roots]
    if len(same) + len(near) < min(_FEWEST, len(denied)):
        return 0.0
    part = (scale.of(same) + _BY_ROOT * scale.of(near)) / whole
    return part if part >= ASSERTED else 0.0


def _fillers(lexicon: Lexicon) -> PhraseTable[str]:
    fillers = (entry for entry in lexicon.entries(DenialFiller) if entry.id != _AIM)
    return PhraseTable((form, entry.id) for entry in fillers for form in entry.forms())


def _refusals(lexicon: Lexicon) -> PhraseTable[str]:
    return PhraseTable(
        (form, verb.id) for verb in lexicon.entries(ReportingVerb) if verb.group == _REFUSING for form in verb.forms()
    )


def _deeds(lexicon: Lexicon) -> PhraseTable[str]:
    """The nouns of deeds."""
    return PhraseTable(
        (form, trigger.id)
        for trigger in lexicon.entries(EventTrigger)
        if not trigger.is_idiom
        for form in trigger.forms()
        if not form.tense
    )


def _present(lexicon: Lexicon) -> PhraseTable[str]:
    """The verbs of denying in the present."""
    return PhraseTable(
        (form, verb.id)
        for verb in lexicon.entries(ReportingVerb)
        if verb.stance == "deny"
        for form in verb.forms()
        if form.tense == "present"
    )

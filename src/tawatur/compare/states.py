"""The state that a party stands for: a country, its capital, its government and ministries, or just its adjective."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.actors import ActorSector
from tawatur.lexicon.concepts.countries import Country, nationalities
from tawatur.text.folding import fold
from tawatur.text.inflection import Form
from tawatur.text.tokens import PUNCT, cut_alone

__all__ = ["state_of"]

_GOVERNMENT = "GOV"


def state_of(name: str, lexicon: Lexicon) -> str:
    """The code of the country that a party stands for, "" for none.

    A country or capital counts as the whole name, a nationality alone or with a word for a government or an office:
    a French company is not France.
    """
    tokens = [token for token in cut_alone(name) if token.kind != PUNCT]
    if not tokens:
        return ""
    whole = next((m for m in lexicon.compiled(_names).find(tokens) if m.stop - m.first == len(tokens)), None)
    if whole is not None:
        return whole.items[0][0]
    offices = [m for m in lexicon.compiled(_offices).find(tokens) if m.first == 0]
    known = {entry.country for match in offices for entry, _ in match.items if entry.country}
    nations = list(lexicon.compiled(nationalities).find(tokens))
    found = {country.id for match in nations for country, _ in match.items} | known
    alone = bool(nations) and nations[0].first == 0 and nations[0].stop == len(tokens)
    return found.pop() if len(found) == 1 and (offices or alone) else ""


def _names(lexicon: Lexicon) -> PhraseTable[str]:
    """Names of countries and of their capitals, to their codes."""
    return PhraseTable((form, country.id) for country in lexicon.entries(Country) for form in _forms(country))


def _forms(country: Country) -> Iterator[Form]:
    yield from country.forms()
    yield from (Form(fold(capital)) for capital in country.capitals)


def _offices(lexicon: Lexicon) -> PhraseTable[ActorSector]:
    """Words for governments, ministries and those who hold office in them."""
    entries = (entry for entry in lexicon.entries(ActorSector) if _GOVERNMENT in entry.sectors)
    return PhraseTable((form, entry) for entry in entries for form in entry.forms())

"""Where place phrases lie: level, country and coordinates, weighed among namesakes."""

from __future__ import annotations

from math import log10

from tawatur.claims.coding.actorcodes import ActorCoder
from tawatur.claims.coding.gazetteer import GazetteerRow, gazetteer
from tawatur.lexicon import Lexicon, PhraseTable
from tawatur.lexicon.concepts.actors import PlaceWord
from tawatur.records.layers import Mention
from tawatur.records.ledger import Location, PlaceCandidate
from tawatur.records.span import Span
from tawatur.text.clitics import ARTICLE
from tawatur.text.folding import fold, fold_words, one_line

__all__ = ["Locator"]

#: What counts for a namesake: the country that the words behind it name (nothing outweighs it), the one that the
#: article is about, or names; the level that the phrase tells; its size.
_TOLD = 20.0
_HOME, _NAMED, _LEVEL, _SIZE = 3.0, 1.5, 2.0, 0.4
_MOST = 4
#: A country that says where a place lies stands within so many words behind it.
_REACH = 6
_TOLD_WHY = "in the country that the words behind it name"


class Locator:
    """Places the phrases of one article."""

    def __init__(self, coder: ActorCoder, lexicon: Lexicon) -> None:
        self.coder = coder
        self.view = coder.view
        self.lexicon = lexicon
        self.words = lexicon.compiled(_place_words)
        names = [n for at, n in enumerate(self.view.names) if n is not None and n.first == at and n.type == "LOC"]
        self.named = {country for name in names if name.key and (country := coder.country_of(name)) is not None}
        self.told: dict[str, str] = {}
        for name in names:
            if (country := self._told_behind(name)) is not None:
                self.told.setdefault(fold_words(name.text), country)

    def locate(self, span: Span) -> Location:
        """Where a phrase lies; unknown places keep their name and the level their head noun tells."""
        first, stop = self.coder.tokens_of(span)
        name = next(
            (n for at in range(first, stop) if (n := self.view.names[at]) is not None and n.type == "LOC"), None
        )
        text = one_line(span.text if name is None else name.text)
        heads = self._heads(first, stop, name)
        is_part = "region" in heads
        level = next((head for head in heads if head != "region"), "")
        told = None if name is None else self._told_behind(name) or self.told.get(fold_words(name.text))
        country = told or (None if name is None else self.coder.country_of(name))
        if name is not None and name.key is not None and name.key == country:
            kind = "region" if is_part else "country"
            return Location(name=text, level=kind, country=country, id=name.key, why="listed country")
        found = () if name is None and self._is_common(first, stop) else self._candidates(text, level, told)
        if not found or (told is not None and found[0].country != told):
            why = "" if told is None else _TOLD_WHY
            return Location(name=text, level="region" if is_part else level or "unknown", country=country, why=why)
        best = found[0]
        if is_part and best.level in ("province", "district"):
            return Location(
                name=text, level="region", country=best.country, why="a part of " + best.id, candidates=found[:_MOST]
            )
        return Location(
            name=text,
            level=best.level,
            country=best.country,
            latitude=best.latitude,
            longitude=best.longitude,
            id=best.id,
            why=best.why,
            candidates=found[:_MOST] if len(found) > 1 else (),
        )

    def _is_common(self, first: int, stop: int) -> bool:
        """Whether a phrase is a word for places of its size: "the city", which is also Medina."""
        match = self.words.match_at(self.view.tokens, first)
        return match is not None and match.stop == stop

    def _told_behind(self, name: Mention) -> str | None:
        """The country that the words behind a place say it lies in: "in the south of Turkey", "the Turkish"."""
        if name.key is not None and name.key == self.coder.country_of(name):
            return None
        at, end = name.stop, min(self.view.sentence(name.first).stop, name.stop + _REACH)
        if at < end and self.view.tokens[at].norm.startswith(ARTICLE) and (nation := self.coder.nation_at(at)):
            return nation
        while at < end:
            behind = self.view.names[at]
            if behind is not None and at > name.stop:
                is_country = behind.type == "LOC" and behind.key == self.coder.country_of(behind)
                return behind.key if is_country else None
            match = self.words.match_at(self.view.tokens, at)
            if match is None or not any(entry.within for entry, _ in match.items):
                return None
            at = match.stop
        return None

    def _heads(self, first: int, stop: int, name: Mention | None) -> list[str]:
        """The levels that words before the name tell, from the outer to the inner one."""
        start = max(self.view.sentence(first).first, first - 2)
        end = stop if name is None else name.first
        found = self.words.find(self.view.tokens[start : max(end, first)])
        if name is not None and name.first < stop:
            found += self.words.find(self.view.tokens[name.first : name.first + 1])
        return [level for match in found if (level := match.items[0][0].level)]

    def _candidates(self, text: str, level: str, told: str | None) -> tuple[PlaceCandidate, ...]:
        table = self.lexicon.compiled(gazetteer)
        key = fold(text)
        words = key.split(" ")
        tries = (key, " ".join(words[1:]), key.removeprefix(ARTICLE), ARTICLE + key)
        rows: tuple[GazetteerRow, ...] = next((table[name] for name in tries if name in table), ())
        weighed = [self._weigh(row, level, told) for row in rows]
        best: dict[str, PlaceCandidate] = {}
        for one in sorted(weighed, key=lambda c: (-c.score, c.id)):
            best.setdefault(f"{one.country}{one.latitude:.1f}{one.longitude:.1f}", one)
        return tuple(best.values())

    def _weigh(self, row: GazetteerRow, level: str, told: str | None) -> PlaceCandidate:
        reasons = []
        score = _SIZE * log10(row.population + 1)
        if row.country == told:
            score += _TOLD
            reasons.append(_TOLD_WHY)
        elif row.country == self.coder.home:
            score += _HOME
            reasons.append("in the country the article is about")
        elif row.country in self.named:
            score += _NAMED
            reasons.append("in a country the article names")
        if level and row.level == level:
            score += _LEVEL
            reasons.append(f"a {level} as the phrase says")
        reasons.append(f"population {row.population}")
        return PlaceCandidate(
            id=row.id,
            country=row.country,
            level=row.level,
            latitude=row.latitude,
            longitude=row.longitude,
            score=round(score, 2),
            why=", ".join(reasons),
        )


def _place_words(lexicon: Lexicon) -> PhraseTable[PlaceWord]:
    return PhraseTable((form, entry) for entry in lexicon.entries(PlaceWord) for form in entry.forms())

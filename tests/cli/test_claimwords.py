"""Values of claims as lines for people, never as the code writes them."""

from __future__ import annotations

from tawatur.cli.claimwords import lines_of
from tawatur.records.ledger import ActorCode, AgreementTold, Location, PlaceCandidate
from tawatur.records.span import Span

WORDS = Span(start=3, end=7, text="هدنة")


def plain(text: str) -> str:
    return text


def test_codes() -> None:
    code = ActorCode(
        country="SYR", sectors=("REB", "MIL"), basis="inferred", country_rule="<nationality>", evidence=(WORDS,)
    )
    assert lines_of((code, ActorCode()), plain) == [
        "SYR REB MIL  (inferred: <nationality>)",
        "  from هدنة  [3, 7)",
        "no country no sector  (stated)",
    ]


def test_locations_tell_their_namesakes() -> None:
    here, there = (
        PlaceCandidate(id=i, country=c, level="town", latitude=34.4, longitude=35.8, score=5.1, why="population 9")
        for i, c in (("LB:1", "LBN"), ("LY:2", "LBY"))
    )
    place = Location(
        name="طرابلس",
        level="town",
        country="LBN",
        latitude=34.4,
        longitude=35.8,
        id="LB:1",
        why="told",
        candidates=(here, there),
    )
    assert lines_of(place, plain) == [
        "طرابلس  town  LBN  34.4000 35.8000  LB:1  (told)",
        "  rather than LY:2 LBY town  5.1  (population 9)",
    ]
    assert lines_of(Location(name="الشمال", level="region"), plain) == ["الشمال  region"]


def test_a_place_on_the_meridian_has_a_point() -> None:
    place = Location(name="تيما", level="town", country="GHA", latitude=5.62, longitude=0.0)
    assert lines_of(place, plain) == ["تيما  town  GHA  5.6200 0.0000"]


def test_states_and_absent_values() -> None:
    assert lines_of(AgreementTold(state="signed", words=WORDS, by=WORDS), plain) == ["signed  هدنة  [3, 7)  by هدنة"]
    assert lines_of((None, "", ()), plain) == []

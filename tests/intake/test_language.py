"""The script decides whether a text is read; the model only warns."""

from __future__ import annotations

import pytest

from tawatur.errors import LanguageError
from tawatur.intake import language as intake_language
from tawatur.intake.language import check_script, likelier_language


@pytest.mark.parametrize(
    "text",
    [
        "أنقرة",
        "هدنة.",
        "قال الوزير إن الطريق مغلق",
        "وكالة Reuters قالت ذلك للصحيفة",
        "وزیر امور خارجه ایران گفت",
        "قائمة أفضل أفلام العام كما اختارها نقاد الصحيفة: The Old Road | Harbour Nights | Two Rivers of Sand | Salt",
        "\u202eهدنة\0",
    ],
)
def test_arabic_script_is_always_read(text: str) -> None:
    check_script(text, where="a.txt")


@pytest.mark.parametrize(
    "text, told",
    [
        ("The minister said that the road to the city is closed.", "'en'"),
        ("Le ministre a déclaré que la route est fermée.", "'fr'"),
        ("Министр заявил, что дорога закрыта", "'ru'"),
        ("12345 !", "0%"),
        ("", "0%"),
        ("\ud800\0", "0%"),
    ],
)
def test_other_scripts_are_refused(text: str, told: str) -> None:
    with pytest.raises(LanguageError, match=r"^a\.txt: ") as caught:
        check_script(text, where="a.txt")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "text, language",
    [
        ("وزیر امور خارجه گفت که مذاکرات درباره آتش‌بس در روزهای آینده ادامه خواهد داشت", "Persian"),
        ("وزیر اعظم نے کہا ہے کہ حکومت اس معاملے پر غور کر رہی ہے", "Urdu"),
        ("سەرۆکی حکومەت رایگەیاند کە ڕێگاکە داخراوە و دانوستانەکان بەردەوامن", "Central Kurdish"),
        ("قال رئيس البلدية إن المياه ستعود إلى الحي خلال الأيام المقبلة", None),
        ("هدنة", None),
        ("\0\ud800\n", None),
    ],
)
def test_a_likelier_language_is_told(text: str, language: str | None) -> None:
    assert likelier_language(text) == language


@pytest.mark.parametrize(
    "text, asked",
    [
        ("قال رئيس البلدية إن المياه ستعود إلى الحي خلال الأيام المقبلة", False),
        ("سيعود الماء إلى حي قديم بعد أيام", False),
        ("هدنة", True),
        ("سيعود ماء إلى حي قديم بعد أيام كما قيل مرات في بلدة صغيرة", True),
        ("قال رئيس البلدية إن المياه ستعود إلى پاريس خلال الأيام المقبلة", True),
        ("وزیر امور خارجه گفت که مذاکرات ادامه خواهد داشت", True),
    ],
)
def test_the_model_is_asked_only_where_letters_and_articles_leave_doubt(
    text: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(intake_language, "_detect", seen.append)
    assert likelier_language(text) is None
    assert seen == ([text] if asked else [])


def test_printed_letters_are_arabic() -> None:
    assert likelier_language("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻄﺮﻳﻖ ﺇﻟﻰ ﺍﻟﻤﺪﻳﻨﺔ ﻣﻐﻠﻖ ﻭﺇﻥ ﺍﻟﻤﻴﺎﻩ ﺳﺘﻌﻮﺩ ﺇﻟﻰ ﺍﻟﺤﻲ") is None

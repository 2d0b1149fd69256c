"""The first line that is not empty is the title; the body is untouched but for outer blank lines."""

from __future__ import annotations

import pytest

from tawatur.errors import EmptyInputError
from tawatur.intake.plaintext import split_title


@pytest.mark.parametrize(
    "text, title, body",
    [
        ("عنوان\nنص", "عنوان", "نص"),
        ("\n\n# عنوان\n\nنص\n\nنص\n\n", "عنوان", "نص\n\nنص"),
        ("### عنوان #1\nنص", "عنوان #1", "نص"),
        ("#وسم في العنوان\nنص", "#وسم في العنوان", "نص"),
        ("عنوان", "عنوان", ""),
        ("عنوان\r\n\r\nنص\r\nآخر\r\n", "عنوان", "نص\r\nآخر"),
        ("عنوان\rنص", "عنوان", "نص"),
        ("عنوان \n  نص  \n", "عنوان ", "  نص  "),
        ("عنوان\n\n \t \n نص", "عنوان", " نص"),
        ("عنوان\n\n\n", "عنوان", ""),
        ("عنوان \u202e\0\nن\0ص", "عنوان \u202e\0", "ن\0ص"),
    ],
)
def test_title_and_body(text: str, title: str, body: str) -> None:
    split = split_title(text, where="a.txt")
    assert (split.title, split.body) == (title, body)


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n\n"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyInputError, match=r"^a\.txt: is empty"):
        split_title(text, where="a.txt")

"""Hypothesis strategies for text as it comes in: Arabic with marks, mixed digits, Latin, controls, emoji, odd marks."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["arabic_words", "news_texts", "texts"]

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىٱپچژگکیہ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u0610\u06d6"
CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\x00\x07"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳"
PUNCTUATION = "«»“”„\"'’‘()[]{}.:،,؛;!؟?·…-–—/\\%*#@&|_"
PRESENTATION = "\ufefb\ufedf\ufee0\ufdf2\ufb56\ufe8d\ufe80\ufef5"
SPACES = " \t\n\r\u00a0\u2003\u2028"
OTHERS = "aZéöŠß漢字🙂🇸🇩👩‍👩‍👧Ωж\ud7ff\U0010ffff"

arabic_words = st.builds(
    "".join,
    st.lists(
        st.tuples(st.sampled_from(LETTERS), st.sampled_from(["", "", "", *MARKS])).map("".join), min_size=1, max_size=9
    ),
)
_pieces = st.one_of(
    arabic_words,
    st.text(alphabet=DIGITS + ".,٫٬", min_size=1, max_size=6),
    st.sampled_from([*PUNCTUATION, "..", "...", '""', "''", "!؟"]),
    st.sampled_from(list(SPACES)),
    st.sampled_from([*CONTROLS, *PRESENTATION, *OTHERS, *MARKS]),
)
#: Any mixture of what is found in articles and what should not be.
texts = st.one_of(st.text(max_size=60), st.lists(_pieces, max_size=40).map("".join))

FRAMES = (
    "قال {0} إن {1} {2}.",
    "أعلنت {0} أن {1} «{2}»!",
    '{0}: "{1}" و{2}..',
    "وأضاف {0}، {1}، أنه {2}·",
    "{0} {1}\n{2}",
)
#: Sentences that look like news, with arbitrary words in them.
news_texts = st.lists(
    st.tuples(st.sampled_from(FRAMES), arabic_words, arabic_words, texts).map(lambda t: t[0].format(*t[1:])), max_size=6
).map(" ".join)

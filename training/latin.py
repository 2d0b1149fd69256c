"""Learn which Latin letters stand for which Arabic ones, and make the table of Latin forms of names.

Usage: python training/latin.py CORPORA [OUT]

CORPORA holds `names/google-ar-en` (of which `ar2en-train.txt` only: the other file is for measuring) and
`names/wikidata-ar-en`; `arabic-name-romanizer` must be importable. Two tables are written: `letters.tsv`, the cost of
writing an Arabic letter (or two) as up to four Latin ones, learnt by aligning the training pairs again and again with
the costs learnt before (Viterbi training); `latin_names.tsv`, words of names with their usual Latin form.
"""

from __future__ import annotations

import math
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import arabic_name_romanizer

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tawatur.lexicon import load_lexicon
from tawatur.text.folding import fold

ROUNDS = 6
#: Longest pieces of either side.
ARABIC, LATIN = 2, 4
#: An alignment step seen less often than this is left out of the table.
LEAST = 3
FAR = 1e9
#: Small words of names.
SMALL = {
    "بن": "bin", "ابن": "Ibn", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "ابا": "Aba", "ام": "Umm",
    "ولد": "Ould", "منت": "Mint", "دين": "Din", "الله": "Allah",
    "دي": "de", "دا": "da", "دو": "du", "فان": "van", "فون": "von", "دير": "der",
}  # fmt: skip
#: Words seen less often in all sources have no usual form.
LEAST_SEEN = 2
NOT_ARABIC = {"IR", "PK", "AF"}


def plain(latin: str) -> str:
    """Latin letters without accents, small."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", latin.lower()))


def align(arabic: str, latin: str, costs: dict[tuple[str, str], float]) -> list[tuple[str, str]] | None:
    """The cheapest way to write one as the other."""
    best = {(0, 0): (0.0, (0, 0))}
    for i in range(len(arabic) + 1):
        for j in range(len(latin) + 1):
            if (i, j) not in best:
                continue
            base = best[i, j][0]
            for di in range(min(ARABIC, len(arabic) - i) + 1):
                for dj in range(min(LATIN, len(latin) - j) + 1):
                    if di + dj == 0 or (di == 2 and dj == 0):
                        continue
                    cost = base + costs.get((arabic[i : i + di], latin[j : j + dj]), FAR)
                    at = (i + di, j + dj)
                    if cost < FAR and (at not in best or cost < best[at][0]):
                        best[at] = (cost, (i, j))
    at = (len(arabic), len(latin))
    if at not in best:
        return None
    steps = []
    while at != (0, 0):
        before = best[at][1]
        steps.append((arabic[before[0] : at[0]], latin[before[1] : at[1]]))
        at = before
    return steps[::-1]


def first_costs(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Costs by how often letters stand at like places."""
    together, left = Counter[tuple[str, str]](), Counter[str]()
    for arabic, latin in pairs:
        for i in range(len(arabic)):
            for j in range(len(latin)):
                if abs(i / len(arabic) - j / len(latin)) < 0.25:
                    together[arabic[i], latin[j]] += 1
            left[arabic[i]] += 1
    costs = {pair: -math.log(n / (left[pair[0]] * 3)) for pair, n in together.items() if n > 20}
    costs |= {(a, ""): 4.0 for a in left} | {("", b): 2.5 for _, b in together}
    for (a, b), cost in list(costs.items()):
        if a and b:
            for c in "abcdefghijklmnopqrstuvwxyz":
                costs.setdefault((a, b + c), cost + 4.0)
    return costs


def learn(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Costs of writing pieces, minus the logarithm of their share."""
    costs = first_costs(pairs)
    for _ in range(ROUNDS):
        seen = Counter[tuple[str, str]]()
        for arabic, latin in pairs:
            for step in align(arabic, latin, costs) or ():
                seen[step] += 1
        kept = {step: n for step, n in seen.items() if n >= LEAST}
        total = Counter[str]()
        for (arabic, _), n in kept.items():
            total[arabic] += n
        letters = sum(n for (arabic, _), n in kept.items() if arabic)
        costs = {
            (a, b): -math.log(n / (total[a] if a else letters + total[""])) + (0.0 if len(a) < 2 else 1.0)
            for (a, b), n in kept.items()
        }
        for a, b in list(kept):
            for longer in "aeiouhy":
                costs.setdefault((a, b + longer), costs[a, b] + 5.0) if len(b) < LATIN and a else None
    return {step: costs[step] for step in costs if seen.get(step, 0) >= LEAST}


def latin_words(corpora: Path) -> dict[str, str]:
    """Folded Arabic word -> its most frequent Latin form."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    path = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(units)")]
    latin = next(c for c in columns if "latin" in c or "roman" in c)
    for key, form, country, count in connection.execute(f"SELECT arabic_key, {latin}, country, count FROM units"):
        if country not in NOT_ARABIC and plain(form):
            forms[fold(key)][form.strip().title() if form.islower() else form.strip()] += 3 * count
    for line in (corpora / "names/wikidata-ar-en/wd_arabic.normalized.aligned.tokens").open(encoding="utf-8"):
        form, letters, count = line.rstrip("\n").split("\t")
        forms[fold(letters.replace(" ", ""))][form.capitalize()] += int(count)
    for line in (corpora / "names/google-ar-en/ar2en-train.txt").open(encoding="utf-8"):
        arabic, form = line.rstrip("\n").split("\t")
        forms[fold(arabic)][form.capitalize()] += 1
    return {
        word: min(counter.items(), key=lambda item: (-item[1], item[0]))[0]
        for word, counter in forms.items()
        if " " not in word and len(word) > 1 and word.isalpha() and sum(counter.values()) >= LEAST_SEEN
    }


def main() -> None:
    corpora = Path(sys.argv[1])
    tables = Path(__file__).parents[1] / "src" / "tawatur" / "lexicon" / "data" / "ar" / "tables"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else tables
    lines = (corpora / "names/google-ar-en/ar2en-train.txt").read_text("utf-8").splitlines()
    pairs = [(fold(a), plain(b)) for a, b in (line.split("\t") for line in lines)]
    costs = learn([(a, b) for a, b in pairs if a and b and " " not in a])
    rows = sorted(f"{a}\t{b}\t{round(100 * cost)}" for (a, b), cost in costs.items())
    head = (
        "# How Arabic letters of names are written in Latin script, with the cost (100 times minus log)\n"
        "# source: learnt from Google's Arabic-English transliteration pairs (training/latin.py)\n"
        "# licence: Apache-2.0\n# columns: arabic latin cost\n"
    )
    (out / "letters.tsv").write_text(head + "\n".join(rows) + "\n", "utf-8")
    parts = load_lexicon().pairs("name_parts")
    forms = {word: form for word, form in latin_words(corpora).items() if word in parts} | SMALL
    head = (
        "# Words of names, folded, with their usual Latin form, sorted\n"
        "# source: arabic-name-romanizer (Wikidata), Wikidata name tokens, Google's transliteration pairs\n"
        "# licence: CC0-1.0 AND MIT AND Apache-2.0\n# columns: word latin\n"
    )
    (out / "latin_names.tsv").write_text(
        # Capitals of Turkish names come apart into a letter and its dot.
        head + "\n".join(f"{w}\t{unicodedata.normalize('NFC', f)}" for w, f in sorted(forms.items())) + "\n",
        "utf-8",
    )
    print(len(rows), "letters,", len(forms), "words")


if __name__ == "__main__":
    main()

"""How likely two clauses tell one fact."""

from __future__ import annotations

from tawatur.compare.accounts import account_of
from tawatur.compare.likeness import related_words, scale_of
from tawatur.compare.pairing import likely_pairs, pair_weights
from tawatur.compare.tellings import tellings_of
from tawatur.lexicon import load_lexicon
from tests.compare.building import Page

LOADED = "انهيار الجسر الخشبي القديم تحت ثقل شاحنة محملة بأكياس الأسمنت"
CROSSED = "مرور شاحنة كبيرة أسقط الجسر الخشبي المتهالك في النهر"
SOLD = "باعت البلدية قاربين للصيادين"


def likely(*pages: Page) -> dict[tuple[str, str], float]:
    """The likelihood of each pair of clauses, by the first words of both."""
    lexicon = load_lexicon()
    accounts = [account_of(page.ledger(), lexicon) for page in pages]
    scale = scale_of(clause.keys for account in accounts for clause in account.clauses)
    items = [t for owner, account in enumerate(accounts) for t in tellings_of(owner, account, scale, lexicon)]
    found = likely_pairs(items, scale, lexicon.compiled(related_words), lexicon.compiled(pair_weights))

    def first(number: int) -> str:
        return accounts[items[number].owner].doc.text[items[number].clause.start :].split()[0]

    return {(first(a), first(b)): value for (a, b), value in found.items()}


def bridge(ident: str, body: str, *, title: str = "خبر") -> Page:
    return Page(ident, f"{title} {ident}", f"{body}.").event("الجسر", "ACCIDENT")


def test_a_fact_in_other_words_is_likelier_than_another_one_of_like_words() -> None:
    found = likely(bridge("a", LOADED), bridge("b", f"{CROSSED}. {SOLD}"))
    assert found["انهيار", "مرور"] > 0.3 > 0.2 > found.get(("انهيار", "باعت"), 0.0)


def test_a_clause_with_a_better_partner_is_less_likely_another_ones() -> None:
    closer = "هوى الجسر الخشبي القديم تحت ثقل الشاحنة"
    alone = likely(bridge("a", LOADED), bridge("b", CROSSED))
    beside = likely(bridge("a", LOADED), bridge("b", f"{CROSSED}. {closer}").event("هوى", "ACCIDENT"))
    assert beside["انهيار", "هوى"] > beside["انهيار", "مرور"]
    assert beside["انهيار", "مرور"] < alone["انهيار", "مرور"]


def test_titles_pair_with_nothing() -> None:
    assert not likely(bridge("a", "وقع خطأ", title=LOADED), bridge("b", "تأخر البريد", title=CROSSED))


def test_who_claims_a_deed_is_no_pair_of_the_deed() -> None:
    deed = "فجر انتحاري نفسه داخل مسجد حي النهضة بين المصلين"
    claim = "أعلن فصيل أنصار الليل مسؤوليته عن تفجير مسجد النهضة"
    told = Page("a", "خبر", f"{deed}.").event("فجر", "ASSAULT")
    assert not likely(told, Page("b", "نبأ", f"{claim}.").event("تفجير", "ASSAULT"))
    assert likely(told, Page("b", "نبأ", f"{claim.replace('مسؤوليته عن', 'نبأ')}.").event("تفجير", "ASSAULT"))


def test_the_order_of_accounts_does_not_show() -> None:
    one, other = bridge("a", LOADED), bridge("b", CROSSED)
    assert likely(one, other)["انهيار", "مرور"] == likely(other, one)["مرور", "انهيار"]


def test_rows_that_one_account_has_places_in_are_not_weighed_again() -> None:
    lexicon = load_lexicon()
    pages = (bridge("a", LOADED), bridge("b", f"{CROSSED}. {SOLD} وفيهم من رأى انهيار الجسر"))
    accounts = [account_of(page.ledger(), lexicon) for page in pages]
    scale = scale_of(clause.keys for account in accounts for clause in account.clauses)
    items = [t for owner, account in enumerate(accounts) for t in tellings_of(owner, account, scale, lexicon)]
    told = [number for number, item in enumerate(items) if not item.title]
    weighed = (items, scale, lexicon.compiled(related_words), lexicon.compiled(pair_weights))
    assert (told[0], told[1]) in likely_pairs(*weighed)
    assert not likely_pairs(*weighed, groups=[told[:2]])


def test_weights_are_whole_numbers_of_known_features() -> None:
    weights = load_lexicon().compiled(pair_weights)
    assert weights["always"] < 0
    assert len(weights) > 50

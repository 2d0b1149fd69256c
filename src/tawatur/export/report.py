"""The report: a comparison and its articles as one HTML file that needs no network and no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.export.labels import LANGUAGES, load_labels
from tawatur.export.marks import visible
from tawatur.export.reasons import diagnostic_reason, reason_label
from tawatur.export.view import make_story
from tawatur.export.view_article import LAYERS, make_articles
from tawatur.export.view_claims import make_commitments, make_figures, make_requests, make_statements
from tawatur.export.view_events import make_events
from tawatur.export.view_facts import fact_view
from tawatur.export.view_grid import VERDICT_ORDER, make_grid
from tawatur.export.view_names import make_names
from tawatur.export.view_timeline import make_timeline
from tawatur.export.view_tracks import make_agreements, make_tracks
from tawatur.export.view_wording import make_reporting, make_told, make_wording
from tawatur.records.comparison import Comparison
from tawatur.records.ledger import Ledger
from tawatur.version import __version__

__all__ = ["page_assets", "page_environment", "render_report", "write_report"]

#: Layers that a freshly opened report shows; names are so many that they would drown the rest.
_SHOWN_LAYERS = frozenset({"cell", "figure", "time", "statement"})
#: With more outlets than this the grid scrolls inside its own box: narrower columns break every second word.
_MOST_COLUMNS = 6
#: Accounts of a fact that a phone shows where there are more than those columns; the rest opens with the row.
_SHOWN_CELLS = 3


def write_report(
    comparison: Comparison,
    ledgers: Sequence[Ledger],
    target: str | Path,
    *,
    lang: str = "ar",
    digits: str = "arab",
) -> None:
    """Write the report of a comparison to `target`; see `render_report`."""
    Path(target).write_bytes(render_report(comparison, ledgers, lang=lang, digits=digits).encode("utf-8"))


def render_report(comparison: Comparison, ledgers: Sequence[Ledger], *, lang: str = "ar", digits: str = "arab") -> str:
    """Give the report as HTML; equal arguments give equal text.

    `lang` is the label language shown first ("ar" or "en"; the reader can switch), `digits` the digits of Arabic
    labels: "arab" (٠-٩) or "latn" (0-9). Ledgers that the comparison does not name are left out. Raises LedgerError
    where a ledger is missing or a span does not quote its article.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no label language {lang!r}; choose one of {', '.join(LANGUAGES)}")
    if digits not in ("arab", "latn"):
        raise ValueError(f"no digits {digits!r}; choose arab or latn")
    story = make_story(comparison, ledgers)
    labels = load_labels(digits=digits)
    return (
        page_environment()
        .get_template("report.html.j2")
        .render(
            lang=lang,
            t=labels.ui,
            term=labels.get,
            has=labels.has,
            fact=partial(fact_view, labels=labels),
            reason=partial(reason_label, labels=labels),
            diagnostic=diagnostic_reason,
            count=labels.count,
            number=labels.number,
            day=labels.day,
            days=labels.days,
            short_day=labels.short_day,
            languages=LANGUAGES,
            story=story,
            events=make_events(comparison, story),
            grid=make_grid(comparison, story),
            figures=make_figures(story),
            tracks=make_tracks(comparison, story),
            agreements=make_agreements(comparison, story),
            wording=make_wording(comparison, story),
            reporting=make_reporting(comparison, story),
            told=make_told(comparison, story),
            timeline=make_timeline(comparison, story),
            statements=make_statements(story),
            commitments=make_commitments(story),
            requests=make_requests(comparison, story),
            names=make_names(story),
            articles=make_articles(comparison, story),
            wide_from=_MOST_COLUMNS,
            shown_cells=_SHOWN_CELLS,
            layers=LAYERS,
            shown_layers=_SHOWN_LAYERS,
            verdicts=VERDICT_ORDER,
            version=__version__,
            **page_assets(),
        )
    )


@lru_cache(maxsize=1)
def page_environment() -> Environment:
    return Environment(
        loader=PackageLoader("tawatur.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalize(value: Any) -> Any:
    """Replace what HTML cannot hold in every text that a template prints."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@lru_cache(maxsize=1)
def page_assets() -> dict[str, Markup]:
    """Style sheet (fonts inside) and script, and the hash by which the page's policy allows that one script."""
    script = _read("report.js").decode("utf-8")
    style = (_read("colours.css") + _read("report.css")).decode("utf-8")
    for name in ("TawaturSans-Regular", "TawaturSans-SemiBold", "NotoNaskhArabic-Regular"):
        font = b64encode(_read(f"fonts/{name}.woff2")).decode("ascii")
        style = style.replace(f'url("fonts/{name}.woff2")', f'url("data:font/woff2;base64,{font}")')
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    return {"style": Markup(style), "script": Markup(script), "script_hash": Markup(f"sha256-{digest}")}


def _read(name: str) -> bytes:
    return files("tawatur.export").joinpath("static", name).read_bytes()

"""View models to HTML: one Jinja2 environment that escapes everything and shows control characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from tawatur.web.addresses import address
from tawatur.web.assets import asset
from tawatur.web.page import Nav
from tawatur.web.stored import shown
from tawatur.web.visit import SETTINGS, Visit

__all__ = ["render"]


def render(template: str, view: Any, visit: Visit, *, nav: Sequence[Nav] = (), formats: Sequence[str] = ()) -> str:
    """Give a page as HTML. Templates see the view model as `view`, and the helpers that docs name."""
    words = visit.words
    return (
        _environment()
        .get_template(template)
        .render(
            view=view,
            visit=visit,
            nav=nav,
            formats=formats,
            settings=SETTINGS,
            lang=words.lang,
            t=words.t,
            h=words.h,
            has=words.has,
            term=words.term,
            count=words.count,
            number=words.number,
            day=words.day,
            days=words.days,
            fact=words.fact,
            reason=words.reason,
            noted=words.noted,
            asset=asset,
            address=address,
        )
    )


class _Context(Context):
    """Calls what a template calls as it is: nothing of ours asks for the context."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        """Call a helper or a macro."""
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


class _Environment(Environment):
    context_class = _Context


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return _Environment(
        # Shapes of verdicts are drawn once, for the report.
        loader=ChoiceLoader([PackageLoader("tawatur.web"), PackageLoader("tawatur.export")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        # Templates come with the package and do not change while it runs.
        auto_reload=False,
    )


def _finalize(value: Any) -> Any:
    """Show control characters in every text that a template prints."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

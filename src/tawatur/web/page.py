"""How a page group says what pages it has: a function from a visit to a view model, and a template.

    group = PageGroup("figures", nav=Nav(path="/figures", label="figures.nav", key="g f"))

    @group.page("/figures", template="figures.html.j2", table=figures_table)
    def figures(visit: Asked, kind: str = "") -> FiguresView:
        ...

gives /figures (HTML), /figures.json (the view model) and /figures.csv (the table). An action takes a form that was
checked against forgery, and gives a `SeeOther` or a view model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

__all__ = ["Action", "Nav", "Page", "PageGroup", "SeeOther", "Table"]

Function = TypeVar("Function", bound=Callable[..., Any])


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a table: the names of its columns, which never change, and its rows."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


class SeeOther(msgspec.Struct, frozen=True, kw_only=True):
    """Where a browser goes on after an action."""

    to: str


class Nav(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the navigation: its path, the key of its label, and the keys that lead to it ("g h")."""

    path: str
    label: str
    key: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: where it is, what makes its view model, and how that is shown."""

    path: str
    read: Callable[..., Any]
    template: str
    table: Callable[[Any], Table] | None
    example: Any


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done: where, by what, and the template of what it tells if it leads to no other page."""

    path: str
    run: Callable[..., Any]
    template: str | None


class PageGroup:
    """The pages and actions of one module under `web/pages/`."""

    def __init__(self, name: str, *, nav: Nav | None = None) -> None:
        self.name = name
        self.nav = nav
        self.pages: list[Page] = []
        self.actions: list[Action] = []

    def page(
        self, path: str, *, template: str, table: Callable[[Any], Table] | None = None, example: Any = None
    ) -> Callable[[Function], Function]:
        """Make a page of a function; `example` is a view model that the OpenAPI description shows."""

        def register(function: Function) -> Function:
            self.pages.append(Page(path=path, read=function, template=template, table=table, example=example))
            return function

        return register

    def action(self, path: str, *, template: str | None = None) -> Callable[[Function], Function]:
        """Make an action (POST) of a function whose second argument is `form: Form`.

        The view model that it gives may name an HTTP `status`.
        """

        def register(function: Function) -> Function:
            self.actions.append(Action(path=path, run=function, template=template))
            return function

        return register

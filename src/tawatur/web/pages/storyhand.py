"""What an analyst decides of a story by hand: which articles belong to it, who rests on whom, how it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from starlette.exceptions import HTTPException

from tawatur.errors import JudgementError, NotFoundError
from tawatur.storied import Story
from tawatur.web.addresses import address, decoded_id
from tawatur.web.forms import Form, field
from tawatur.web.page import PageGroup, SeeOther
from tawatur.web.pages.story import StoryId
from tawatur.web.visit import Asked, Visit

__all__ = ["group"]

group = PageGroup("storyhand")


@group.action("/story/{story}/apart")
def part_articles(visit: Asked, form: Form, story: StoryId) -> SeeOther:
    """Tell that the ticked articles report another event than the rest of the story."""
    found = _story(visit, story)
    ticked = _ticked(form, found)
    rest = [article for article in found.articles if article not in ticked]
    if not rest:
        raise HTTPException(422, "every article was ticked; leave at least one to the story")
    _judge(visit, form, "story", ticked, rest, same=False)
    return _settled(visit, rest[0])


@group.action("/story/{story}/join")
def join_stories(visit: Asked, form: Form, story: StoryId) -> SeeOther:
    """Tell that another story reports the same event."""
    found = _story(visit, story)
    other = _story(visit, field(form, "other"))
    if other.id == found.id:
        raise HTTPException(422, "that is the same story")
    _judge(visit, form, "story", found.articles, other.articles, same=True)
    return _settled(visit, found.articles[0])


@group.action("/story/{story}/origins")
def judge_origins(visit: Asked, form: Form, story: StoryId) -> SeeOther:
    """Tell that the ticked articles are one account, or accounts of their own."""
    found = _story(visit, story)
    ticked = _ticked(form, found)
    if len(ticked) < 2:
        raise HTTPException(422, "tick two articles or more")
    relation = field(form, "relation")
    if relation not in ("same", "different"):
        raise HTTPException(422, "say whether they are of the same or of different origin")
    first, *others = ticked
    if relation == "same":
        _judge(visit, form, "origin", [first], others, same=True)
    else:
        _judge(visit, form, "origin", ticked, ticked, same=False)
    return SeeOther(to=address("story", found.id))


@group.action("/story/{story}/title")
def title_story(visit: Asked, form: Form, story: StoryId) -> SeeOther:
    """Give the story another title."""
    found = _story(visit, story)
    title = " ".join(field(form, "title").split())[:500]
    if not title:
        raise HTTPException(422, "write a title")
    try:
        visit.archive.name_story(found.articles[0], title, author=_author(form), reason=field(form, "reason")[:2000])
    except JudgementError as error:
        raise HTTPException(422, str(error)) from error
    return _settled(visit, found.articles[0])


@group.action("/story/{story}/undo")
def undo_decision(visit: Asked, form: Form, story: StoryId) -> SeeOther:
    """Take a decision on a story back: all judgements that it was made of."""
    found = _story(visit, story)
    idents = [value for value in form.getlist("judgement") if isinstance(value, str)][:1000]
    if not idents:
        raise HTTPException(422, "name the judgements to take back")
    author = _author(form)
    for ident in idents:
        try:
            visit.archive.undo(ident, author=author, reason=field(form, "reason")[:2000])
        except JudgementError as error:
            raise HTTPException(409, str(error)) from error
    return _settled(visit, found.articles[0])


def _story(visit: Visit, part: str) -> Story:
    return visit.archive.story(decoded_id(part))


def _ticked(form: Form, found: Story) -> list[str]:
    """The articles of the story that were ticked, in its order."""
    given = {value for value in form.getlist("article") if isinstance(value, str)}
    if not given:
        raise HTTPException(422, "tick an article")
    if unknown := given.difference(found.articles):
        raise HTTPException(409, f"{', '.join(sorted(unknown)[:3])}: no longer in this story; load its page again")
    return [article for article in found.articles if article in given]


def _author(form: Form) -> str:
    author = " ".join(field(form, "author").split())[:200]
    if not author:
        raise HTTPException(422, "say who decides")
    return author


def _judge(
    visit: Visit,
    form: Form,
    kind: Literal["origin", "story"],
    articles: Sequence[str],
    others: Sequence[str],
    *,
    same: bool,
) -> None:
    try:
        visit.archive.judge_articles(
            kind, articles, others, same=same, author=_author(form), reason=field(form, "reason")[:2000]
        )
    except JudgementError as error:
        raise HTTPException(422, str(error)) from error


def _settled(visit: Visit, article: str) -> SeeOther:
    """Find stories again and go to the one that an article stands in now."""
    visit.archive.find_stories()
    try:
        return SeeOther(to=address("story", visit.archive.story(article).id))
    except NotFoundError:
        return SeeOther(to=address("article", article))

"""Forms that change something: read within limits, and checked against forgery."""

from __future__ import annotations

from collections.abc import AsyncIterator
from hmac import compare_digest
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from tawatur.web.visit import Asked

__all__ = ["Form", "UploadFile", "checked_form", "field"]


async def checked_form(visit: Asked) -> AsyncIterator[FormData]:
    """The form of a request that carries the token of the reader's session, in `_csrf` or the header X-CSRF-Token."""
    limits = visit.workbench.settings
    try:
        form = await visit.request.form(
            max_files=limits.max_files, max_fields=1000, max_part_size=limits.max_upload_bytes
        )
    except MultiPartException as error:
        raise HTTPException(400, error.message) from error
    try:
        given = visit.request.headers.get("x-csrf-token") or form.get("_csrf") or ""
        if visit.is_new or not compare_digest(str(given).encode(), visit.csrf.encode()):
            raise HTTPException(403, "the form is not of this session; load its page again and repeat what you did")
        yield form
    finally:
        await form.close()


#: The type of the second argument of every action.
Form = Annotated[FormData, Depends(checked_form)]


def field(form: FormData, name: str) -> str:
    """The text of a field, "" where it was not given; lone carriage returns of browsers are taken out."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""

"""Plain helpers for tests of pages: a logged-in client, an address, what a page says."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from votes.models import User, VoteSession


def client(user: User | None = None) -> Client:
    """A browser in which `user` is logged in, or nobody."""
    made = Client()
    if user is not None:
        made.force_login(user)
    return made


def url(name: str, session: VoteSession, *more: object) -> str:
    return reverse(name, args=[session.code, *more])


def get(user: User | None, name: str, session: VoteSession, /, *more: object, **query: str):
    return client(user).get(url(name, session, *more), query)


def post(user: User, name: str, session: VoteSession, /, *more: object, **data: object):
    """The answer to a form, redirects followed to the page that shows what came of it."""
    return client(user).post(url(name, session, *more), data, follow=True)


def text(response: HttpResponse) -> str:
    """What a person reads on a page, in one line."""
    return plain(response.content.decode())


def plain(markup: str) -> str:
    """The text of markup, in one line."""
    body = re.sub(r"<(script|style|title).*?</\1>", " ", markup, flags=re.S).replace("<wbr>", "")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())

"""What the tests of Nhập phiếu do as a typist's browser does."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from votes.models import Keying, Reading
from votes.services import keying as keyings

JSON = {"HTTP_ACCEPT": "application/json"}


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, keying: Keying, **more) -> str:
    here = {"code": keying.batch.form.session.code, "pk": keying.pk}
    return reverse(name, kwargs=here | more)


def send(client, keying, position=1, marks="129", revision=1, reason="", **headers):
    data = {"marks": marks, "revision": revision, "invalid_reason": reason}
    return client.post(url("keying_paper", keying, position=position), data, **(JSON | headers))


def stored(keying, position=1) -> str:
    reading = Reading.objects.get(keying=keying, position=position)
    return reading.marks or f"!{reading.invalid_reason}"


def finish(keying: Keying, *papers: str, desk: str = "") -> None:
    for position, marks in enumerate(papers, 1):
        keyings.save_reading(
            keying=keying,
            position=position,
            revision=1,
            marks=marks,
            invalid_reason="",
            by=keying.keyed_by,
            desk=desk,
        )
    keyings.finish_keying(keying=keying, by=keying.keyed_by, confirmed_count=len(papers), desk=desk)

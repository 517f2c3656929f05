"""Fields to choose a file in, whose words are in the page's language."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class FileInput(forms.FileInput):
    """A browser says "Choose File" in its own language; `files.js` says it in the page's."""

    class Media:
        js = (forms.Script("votes/files.js", type="module"),)

    def __init__(self, accept: str) -> None:
        super().__init__(
            attrs={
                "accept": accept,
                "data-choose": gettext_lazy("Chọn tệp"),
                "data-none": gettext_lazy("Chưa chọn tệp"),
            }
        )


class SeveralFiles(FileInput):
    allow_multiple_selected = True

    def __init__(self, accept: str) -> None:
        super().__init__(accept)
        self.attrs["data-choose"] = gettext_lazy("Chọn các tệp")

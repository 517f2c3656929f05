"""Files of fixed results that units without a network bring, several at a time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import helper
from .files import SeveralFiles

#: Bytes of one file: hundreds of ballots with every print are a tenth of it.
FILE_LIMIT = 50 * 1024 * 1024


class FilesField(forms.FileField):
    """All files that were chosen; Django's own field keeps the last one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        some = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in some or [None]]


class ArchivesForm(forms.Form):
    archives = FilesField(
        label=gettext_lazy("Tệp kết quả (.zip)"),
        help_text=gettext_lazy("Chọn được nhiều tệp một lần, mỗi tệp không quá 50 MB."),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp."),
            "empty": gettext_lazy("Có tệp trống. Xuất lại tệp ấy rồi nạp."),
        },
        widget=SeveralFiles(".zip,application/zip"),
    )
    helper = helper()

    def clean_archives(self) -> list[UploadedFile]:
        some: list[UploadedFile] = self.cleaned_data["archives"]
        for one in some:
            if (one.size or 0) > FILE_LIMIT:
                text = _("Tệp “%(name)s” lớn hơn 50 MB, không phải tệp kết quả.")
                raise forms.ValidationError(text % {"name": one.name})
        return some

"""What comes with python-docx's empty file and does not suit an office in Việt Nam."""

from __future__ import annotations

from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from .elements import element
from .styles import LANGUAGE

#: Word 2013 and later; anything older opens in "compatibility mode".
MODE: Final = "15"
UNWANTED: Final = ("w:rsids", "w:savePreviewPicture", "w:doNotAutoCompressPictures", "w14:docId")
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
#: Nothing of the program that made the empty file, and no lock on the whole.
PROPERTIES: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><DocSecurity>0</DocSecurity></Properties>'
)


def settle(document: Any) -> None:
    """Settings of Word's present mode and of Vietnamese; no picture or program of another file."""
    _modern(document.settings.element)
    package = document.part.package
    for key, link in list(package.rels.items()):
        if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
        elif link.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            link.target_part._blob = PROPERTIES


def _modern(settings: Any) -> None:
    for name in UNWANTED:
        tag = name.replace("w14:", W14) if name.startswith("w14:") else qn(name)
        for old in settings.findall(tag):
            settings.remove(old)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    for one in compat.findall(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), MODE)
    for new in (
        element("w:zoom", percent=100),
        element("w:themeFontLang", val=LANGUAGE),
        element("w:decimalSymbol", val=","),
        element("w:listSeparator", val=";"),
    ):
        settings.replace(settings.find(new.tag), new)

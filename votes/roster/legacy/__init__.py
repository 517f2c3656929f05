"""Vietnamese text of the years before Unicode, recognised and converted. Pure."""

from .charsets import Charset, from_unicode, to_unicode
from .finding import font_charset, likely, share_of_syllables

__all__ = [
    "Charset",
    "font_charset",
    "from_unicode",
    "likely",
    "share_of_syllables",
    "to_unicode",
]

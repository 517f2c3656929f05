class DocumentRefused(Exception):
    """The document can't be made; the message says what is wrong and what to do."""


class MissingGlyph(DocumentRefused):
    """A text holds a character that the font can't show, or that would alter the page."""

"""Word files: the same story as the PDF's, in real styles and tables, figures locked.

The office may change every word of it; figures stand in content controls that Word locks.
"""

from .document import docx

__all__ = ["docx"]

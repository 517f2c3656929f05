"""Slides with the marks of a paper: title, number, code line or the mark of a draft."""

from __future__ import annotations

import copy
import io
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from . import facts, fitting, fonts, office, template
from .source import Source
from .template import BODY, BOTTOM, SIDE, WIDTH, place

BLACK: Final = RGBColor(0, 0, 0)
DRAFT_WIDTH: Final = 150.0
#: Of a property, in letters.
LONGEST: Final = 255
#: Between the code line and the number of a slide.
REHEARSAL: Final = (400.0, 504.0, 420.0, 28.0)
#: Sizes of a title, the smallest at which it may be set, and of the foot.
COVER_SIZE, TITLE_SIZE, SMALLEST_TITLE, FOOT_SIZE = 44.0, 30.0, 14.0, 16.0
#: The height of a note and the sizes of its text.
NOTE, NOTE_SIZE, SMALLEST_NOTE = 30.0, 18.0, 10.0


def write(paragraph: Any, text: str, size: float, *, bold: bool = False, align: Any = None) -> None:
    """One run of text, as Vietnamese."""
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, office.FONT
    run.font.color.rgb = BLACK
    run.font.language_id = MSO_LANGUAGE_ID.VIETNAMESE


class Deck:
    """A file of slides, every one with the marks of its paper."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.file = template.presentation()
        self._say_what_it_is()

    def _say_what_it_is(self) -> None:
        about, author = self.file.core_properties, office.author(self.source)[:LONGEST]
        about.title, about.comments = office.title(self.source)[:LONGEST], ""
        about.author = about.last_modified_by = author
        about.language = office.LANGUAGE
        about.created = about.modified = office.made(self.source)

    def slide(self, title: str, *, cover: bool = False) -> Any:
        """A new slide with its title, foot, number, and the mark of a draft."""
        layout = self.file.slide_layouts[0 if cover else 1]
        slide = self.file.slides.add_slide(layout)
        draft = self.source.draft_mark
        left, top, width, tall = template.COVER_TITLE if cover else template.TITLE
        if draft and not cover:
            width -= DRAFT_WIDTH + SIDE / 2
            place(slide.shapes.title, (left, top, width, tall))
        largest = COVER_SIZE if cover else TITLE_SIZE
        sizes = (fitting.one_line(title, largest, width - 16, fonts.BOLD), SMALLEST_TITLE)
        size = fitting.size(title, (width - 16, tall - 8), sizes, title[:80], fonts.BOLD)
        write(slide.shapes.title.text_frame.paragraphs[0], title, size, bold=True)
        self._foot(slide, layout)
        if draft:
            self._draft(slide)
        if self.source.rehearsal:
            self._rehearsal(slide)
        return slide

    def note(self, slide: Any, text: str) -> None:
        """What a table or a chart has to say, over the foot."""
        box = slide.shapes.add_textbox(0, 0, 0, 0)
        place(box, (SIDE, BOTTOM - NOTE, BODY, NOTE))
        box.text_frame.word_wrap = True
        size = fitting.size(text, (BODY - 16, NOTE), (NOTE_SIZE, SMALLEST_NOTE), text[:80])
        write(box.text_frame.paragraphs[0], text, size)

    def _foot(self, slide: Any, layout: Any) -> None:
        """A new slide has no foot of its own: the layout's are copied, as its menu would."""
        code = "" if self.source.draft_mark else facts.standing(self.source)
        wanted = {PP_PLACEHOLDER.SLIDE_NUMBER} | ({PP_PLACEHOLDER.FOOTER} if code else set())
        for shape in layout.placeholders:
            if shape.placeholder_format.type not in wanted:
                continue
            element = copy.deepcopy(shape._element)
            slide.shapes._spTree.append(element)
            if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                foot = slide.shapes[-1].text_frame
                foot.clear()
                write(foot.paragraphs[0], code, FOOT_SIZE)

    def _draft(self, slide: Any) -> None:
        box = slide.shapes.add_textbox(0, 0, 0, 0)
        place(box, (WIDTH - SIDE - DRAFT_WIDTH, 30.0, DRAFT_WIDTH, 40.0))
        box.name, box.line.color.rgb, box.line.width = "Dấu dự thảo", BLACK, Pt(2)
        box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        words = facts.standing(self.source)
        write(box.text_frame.paragraphs[0], words, 24, bold=True, align=PP_ALIGN.CENTER)

    def _rehearsal(self, slide: Any) -> None:
        box = slide.shapes.add_textbox(0, 0, 0, 0)
        place(box, REHEARSAL)
        box.name = "Dấu chạy thử"
        box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        words = facts.rehearsal(self.source)
        write(box.text_frame.paragraphs[0], words, 18, bold=True, align=PP_ALIGN.CENTER)

    def content(self) -> bytes:
        target = io.BytesIO()
        self.file.save(target)
        return office.fixed(target.getvalue())

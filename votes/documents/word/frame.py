"""What stands around the text: page size, margins, page number, mark of a draft, properties."""

from __future__ import annotations

import datetime
from typing import Any, Final

from docx.oxml import parse_xml
from docx.shared import Pt

from .. import page
from ..source import Source
from .elements import EMU_OF_POINT, element

#: No file tells when it was made: the paper has its date in words.
MADE: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  (the format has no zone)
WATERMARK: Final = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
     xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
     xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
     xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
  <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
    <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"
        behindDoc="1" locked="1" layoutInCell="0" allowOverlap="1">
      <wp:simplePos x="0" y="0"/>
      <wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>
      <wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV>
      <wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
      <wp:wrapNone/>
      <wp:docPr id="{number}" name="{text} {number}" descr="{text}"/>
      <wp:cNvGraphicFramePr/>
      <a:graphic><a:graphicData
          uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
        <wps:wsp><wps:cNvSpPr txBox="1"/>
          <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>
          <wps:txbx><w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>
            <w:r><w:rPr><w:b/><w:color w:val="{grey}"/><w:sz w:val="{size}"/></w:rPr>
              <w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>
          <wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
      </a:graphicData></a:graphic>
    </wp:anchor>
  </w:drawing></mc:Choice></mc:AlternateContent>
</w:r>"""


def set_up(document: Any, source: Source, paper: page.Paper) -> None:
    """The one section of the file."""
    section = document.sections[0]
    edges = paper.edges or page.margins(source)
    section.page_width, section.page_height = Pt(page.WIDTH), Pt(page.HEIGHT)
    section.top_margin, section.bottom_margin = Pt(edges.top), Pt(edges.bottom)
    section.left_margin, section.right_margin = Pt(edges.left), Pt(edges.right)
    section.header_distance = Pt(source.mm("page_number_edge"))
    section.footer_distance = Pt(edges.bottom / 2)
    section.different_first_page_header_footer = True
    if source.rehearsal:
        for footer in (section.first_page_footer, section.footer):
            _rehearsal_mark(document, footer)
    headers = (section.first_page_header, section.header)
    for number, header in enumerate(headers, 1):
        header.is_linked_to_previous = False
        line = header.paragraphs[0]
        line.style = document.styles["Normal"]
        line.alignment = 1
        if number > 1 and paper.decorate is None:
            _page_number(line, source)
        if source.draft_mark:
            line._p.append(_draft_mark(number))


def _page_number(line: Any, source: Source) -> None:
    size = round(source.pt("page_number_size") * 2)
    properties = element("w:rPr", element("w:sz", val=size))
    run = element("w:r", properties, element("w:t", text="2"))
    line._p.append(element("w:fldSimple", run, instr=" PAGE "))


def _draft_mark(number: int) -> Any:
    """One run of text behind everything else, as on the PDF."""
    height = round(page.DRAFT_SIZE * 1.4 * EMU_OF_POINT)
    grey = f"{round(page.DRAFT_GREY * 255):02X}" * 3
    return parse_xml(
        WATERMARK.format(
            width=round(480 * EMU_OF_POINT),
            height=height,
            number=number,
            text=page.DRAFT_MARK,
            grey=grey,
            size=round(page.DRAFT_SIZE * 2),
        )
    )


def _rehearsal_mark(document: Any, footer: Any) -> None:
    """Under the text of every page, as on the PDF."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.style = document.styles["Normal"]
    line.alignment = 1
    bold = element("w:rPr", element("w:b"), element("w:sz", val=round(page.REHEARSAL_SIZE * 2)))
    line._p.append(element("w:r", bold, element("w:t", text=page.REHEARSAL_MARK)))


def describe(document: Any, source: Source, title: str) -> None:
    """Title, author and language; nothing of when, by which computer or by whom it was made."""
    properties = document.core_properties
    organisation = source.payload.organisation
    properties.title = title[:255]
    properties.subject = source.payload.meeting.title[:255]
    properties.author = (organisation.issuer or organisation.name)[:255]
    properties.last_modified_by = ""
    properties.language = "vi-VN"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = MADE
    properties.revision = 1

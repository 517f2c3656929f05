"""Contact sheets: many small pictures under their names, as few files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

GAP, CAPTION = 12, 18
INK, GROUND = "#1f2328", "#c9ced6"


@dataclass(frozen=True)
class Grid:
    """How the pictures of one look lie on a sheet."""

    columns: int
    rows: int
    width: int
    height: int

    @property
    def each(self) -> int:
        return self.columns * self.rows


GRIDS = {
    "dark": Grid(5, 5, 400, 420),
    "english": Grid(5, 5, 400, 420),
    "wide": Grid(5, 5, 400, 320),
    "phone": Grid(10, 3, 195, 560),
}
Named = tuple[str, Image.Image]


def _small(picture: Image.Image, grid: Grid) -> Image.Image:
    high = round(picture.height * grid.width / picture.width)
    small = picture.resize((grid.width, high), Image.Resampling.LANCZOS)
    return small.crop((0, 0, grid.width, min(high, grid.height)))


def _sheet(named: Sequence[Named], grid: Grid) -> Image.Image:
    small = [(name, _small(picture, grid)) for name, picture in named]
    lines = [small[at : at + grid.columns] for at in range(0, len(small), grid.columns)]
    heights = [max(picture.height for _name, picture in line) for line in lines]
    size = (
        GAP + grid.columns * (grid.width + GAP),
        GAP + sum(high + CAPTION + GAP for high in heights),
    )
    sheet = Image.new("RGB", size, GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    top = GAP
    for line, high in zip(lines, heights, strict=True):
        for column, (name, picture) in enumerate(line):
            left = GAP + column * (grid.width + GAP)
            pen.text((left, top), name, fill=INK, font=font)
            sheet.paste(picture, (left, top + CAPTION))
        top += high + CAPTION + GAP
    return sheet


def write(look: str, named: Sequence[Named], folder: Path, quality: int) -> None:
    """The sheets of one look, numbered; those of a longer list before are taken away."""
    grid = GRIDS[look]
    piles = [named[at : at + grid.each] for at in range(0, len(named), grid.each)]
    for old in folder.glob(f"{look}-*.webp"):
        old.unlink()
    for number, pile in enumerate(piles, 1):
        _sheet(pile, grid).save(folder / f"{look}-{number}.webp", quality=quality, method=6)

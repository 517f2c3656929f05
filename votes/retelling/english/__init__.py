"""The English of every Vietnamese sentence of the pure core, by area; `{1}` is what fills it,
`{=1}` what somebody wrote, which is nobody's to translate."""

from __future__ import annotations

from typing import Final

from . import checks, details, files, findings, layouts, papers, people, rules

SENTENCES: Final[dict[str, str]] = {
    sentence: english
    for area in (rules, findings, files, people, layouts, details, papers, checks)
    for sentence, english in area.SENTENCES.items()
}

"""Zip files that do not tell when they were made."""

import io
import zipfile

from votes import archive

FILES = [("mimetype", b"x"), ("b/số liệu.xml", "ữ".encode()), ("a.xml", b"")]


def test_what_is_packed_is_read_back_in_the_same_order():
    with zipfile.ZipFile(io.BytesIO(archive.pack(FILES))) as opened:
        assert [(name, opened.read(name)) for name in opened.namelist()] == FILES


def test_repacked_archives_of_different_times_are_the_same():
    made = []
    for year in (1999, 2026):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as opened:
            for name, content in FILES:
                opened.writestr(zipfile.ZipInfo(name, (year, 5, 4, 3, 2, 2)), content)
        made.append(archive.repack(target.getvalue()))
    assert made[0] == made[1] == archive.pack(FILES)

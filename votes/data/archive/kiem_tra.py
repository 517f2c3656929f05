"""Kiểm tra tệp lưu kết quả lấy phiếu tín nhiệm; chỉ dùng thư viện chuẩn của Python 3.

Chạy trong thư mục đã giải nén: python3 kiem_tra.py
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTRY = ("number", "at", "who_id", "who_name", "who_role", "action", "details", "previous")
HERE = Path(__file__).resolve().parent


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def code_line(digest):
    number = int(digest, 16) >> 176
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(75, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def sums():
    for line in (HERE / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = HERE / name
        if not file.is_file():
            yield f"{name}: thiếu tệp"
        elif sha256(file.read_bytes()) != digest:
            yield f"{name}: khác với SHA256SUMS"


def version(told):
    number = told["version"]
    data = (HERE / f"ban-{number}/ket-qua.json").read_bytes()
    ballots = (HERE / f"ban-{number}/phieu.txt").read_bytes()
    result = json.loads(data)
    if sha256(data) != told["digest"]:
        yield f"bản {number}: mã đối chiếu không khớp kết quả"
    if sha256(ballots) != result["ballots_digest"]:
        yield f"bản {number}: danh sách phiếu không khớp kết quả"
    for form, papers in zip(result["forms"], split(ballots.decode()), strict=True):
        yield from (
            f"bản {number}, loại phiếu {form['label']}: {text}"
            for text in count(result, form, papers)
        )
    print(f"Bản {number}: mã đối chiếu {code_line(told['digest'])}")


def split(text):
    forms = []
    for line in text.splitlines():
        if line.startswith("# "):
            forms.append([])
        else:
            forms[-1].append(line)
    return forms


def count(result, form, papers):
    valid = [paper for paper in papers if not paper.startswith("!")]
    if (form["valid"], form["invalid"]) != (len(valid), len(papers) - len(valid)):
        yield "số phiếu hợp lệ, không hợp lệ sai"
    for place, line in enumerate(form["lines"]):
        marks = Counter(paper[place] for paper in valid)
        counted = {level["key"]: marks[level["mark"]] for level in result["ruleset"]["levels"]}
        if (line["counts"], line["blank"], line["multiple"]) != (counted, marks["0"], marks["9"]):
            yield f"dòng {line['order']} ({line['name']}): số phiếu sai"


def log(contents):
    previous = ""
    heads = {(0, "")}
    text = (HERE / "nhat-ky.jsonl").read_text("utf-8")
    for number, line in enumerate(filter(None, text.split("\n")), 1):
        entry = json.loads(line)
        holds = {"chain": contents["chain"], **{name: entry[name] for name in ENTRY}}
        spelled = json.dumps(holds, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        fits = entry["number"] == number and entry["previous"] == previous
        if not fits or sha256(spelled.encode("utf-8")) != entry["hash"]:
            yield f"nhật ký: đứt ở dòng {number}"
            return
        previous = entry["hash"]
        heads.add((number, previous))
    for told in contents["versions"]:
        result = json.loads((HERE / f"ban-{told['version']}/ket-qua.json").read_bytes())
        if (result["audit"]["length"], result["audit"]["head"]) not in heads:
            yield f"nhật ký: khác với lúc chốt bản {told['version']}"


def problems():
    contents = json.loads((HERE / "noi-dung.json").read_bytes())
    yield from sums()
    for told in contents["versions"]:
        yield from version(told)
    yield from log(contents)


def main():
    try:
        found = list(problems())
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        found = [f"không đọc được: {error!r}"]
    print("\n".join(found) if found else "NGUYÊN VẸN")
    return 1 if found else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())

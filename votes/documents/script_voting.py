"""The script from the ballots on: how to fill them in, box, issue, collect, result, close."""

from __future__ import annotations

from collections.abc import Iterator

from . import addressing, counts, phrases, written
from .source import Source
from .speech import Speech, Step, adopted, chair, form_and_colour, head, show_of_hands
from .text import LONG_DOTS, Markup

BOARD = "Trưởng Ban kiểm phiếu"


def steps(source: Source) -> Iterator[Step]:
    yield _how_to(source)
    yield _box(source)
    yield _issue(source)
    yield _cast(source)
    yield _collect(source)
    yield _counting(source)
    yield _result(source)
    if "nghị quyết" in source.ruleset.result_act:
        yield _resolution(source)
    yield _close(source)


def _how_to(source: Source) -> Step:
    said = [
        addressing.greeting(source),
        _papers(source),
        _marking(source),
        _invalid(source),
    ]
    if source.party:
        said.append(Markup("Người ghi phiếu có thể ký hoặc không ký tên vào phiếu."))
    return Step("Hướng dẫn cách ghi phiếu", BOARD, (head(source, *said),))


def _papers(source: Source) -> Markup:
    forms, each = source.payload.forms, addressing.each(source)
    if len(forms) == 1:
        form = forms[0]
        colour = source.say(", giấy màu {colour}", colour=form.colour) if form.colour else ""
        name = phrases.form_title(source, form)
        return source.say(
            "Mỗi {each} được phát 01 phiếu: {name}{colour}.", each=each, name=name, colour=colour
        )
    names = [form_and_colour(source, form) for form in forms]
    listed = "; ".join(f"({n}) {name}" for n, name in enumerate(names, 1))
    return source.say(
        "Mỗi {each} được phát {n} phiếu, mỗi loại một phiếu: {forms}.",
        each=each,
        n=f"{len(forms):02}",
        forms=Markup(listed),
    )


def _marking(source: Source) -> Markup:
    two = phrases.two_levels(source)
    return source.say(
        "Đối với mỗi {who} có tên trong phiếu, đề nghị {everybody} đánh dấu (X) vào MỘT trong "
        "{how_many} ô {levels}. Không gạch, sửa họ tên, không ghi thêm vào phiếu. Nếu ghi hỏng, "
        "đề nghị Ban kiểm phiếu đổi phiếu khác.",
        who=phrases.persons(source),
        everybody=addressing.everybody(source),
        how_many="hai" if two else "ba",
        levels=", ".join(f'"{level.heading}"' for level in source.ruleset.levels),
    )


def _invalid(source: Source) -> Markup:
    """Which ballots are invalid, by the reasons that the minutes may name, and void lines."""
    reasons = [words for key, words in phrases.INVALID_REASONS.items() if key != "other"]
    return source.say(
        "Phiếu không hợp lệ là phiếu: {reasons}. Dòng không đánh dấu hoặc đánh dấu từ hai ô trở "
        "lên không tính vào mức tín nhiệm nào của người đó.",
        reasons=source.say("; ".join(reasons)),
    )


def _box(source: Source) -> Step:
    said = source.say(
        "Trước khi phát phiếu, Ban kiểm phiếu xin mời {hall} chứng kiến việc kiểm tra và niêm "
        "phong thùng phiếu.",
        hall=addressing.hall(source),
    )
    done = source.say(
        "Thùng phiếu đã được kiểm tra, bên trong không có gì, và đã được niêm phong trước sự chứng "
        "kiến của {hall}.",
        hall=addressing.hall(source),
    )
    notes = ["Mở thùng phiếu cho cả hội trường thấy rồi dán giấy niêm phong."]
    parts = (head(source, said, notes=notes), head(source, done))
    return Step("Kiểm tra, niêm phong thùng phiếu", BOARD, parts)


def _issue(source: Source) -> Step:
    everybody, several = addressing.everybody(source), source.several_forms
    said = source.say(
        "Ban kiểm phiếu xin phát phiếu trực tiếp cho từng {each} có mặt. Đề nghị {everybody} kiểm "
        "tra phiếu có dấu treo{colours}; {each} nào chưa có phiếu hoặc phiếu thiếu, thừa, đề nghị "
        "báo ngay cho Ban kiểm phiếu.",
        each=addressing.each(source),
        everybody=everybody,
        colours=source.say(" và đủ {n} loại phiếu", n=f"{len(source.payload.forms):02}")
        if several
        else "",
    )
    notes = [
        "Số phiếu phát ra bằng số người đã nhận phiếu; phiếu chưa sử dụng được đếm và cất riêng."
    ]
    return Step("Phát phiếu", "Ban kiểm phiếu", (head(source, said, notes=notes),))


def _cast(source: Source) -> Step:
    said = source.say(
        "Đề nghị {everybody} ghi phiếu. Ghi xong, xin mời {chair} bỏ phiếu trước, tiếp theo xin "
        "mời {everybody} lần lượt bỏ phiếu vào thùng phiếu theo hướng dẫn của Ban kiểm phiếu.",
        everybody=addressing.everybody(source),
        chair=addressing.chair(source),
    )
    notes = ["Phiếu ghi hỏng được thu lại, đổi phiếu mới và để riêng."]
    who = f"Toàn thể {phrases.voters(source)} được phát phiếu"
    return Step("Bỏ phiếu", who, (head(source, said, notes=notes),))


def _collect(source: Source) -> Step:
    asked = source.say(
        "Còn {each} nào chưa bỏ phiếu không? Nếu không, Ban kiểm phiếu xin kết thúc việc bỏ phiếu, "
        "mở thùng phiếu và đếm số phiếu thu về.",
        each=addressing.each(source),
    )
    notes = ["Mở thùng, đếm phiếu tại chỗ, trước sự chứng kiến của hội trường."]
    first = head(source, asked, notes=notes)
    report = head(source, addressing.greeting(source), counts.report(source))
    return Step("Thu phiếu, báo cáo số phiếu phát ra, thu về", BOARD, (first, report))


def _counting(source: Source) -> Step:
    said = source.say(
        "Ban kiểm phiếu bắt đầu làm việc. Trong thời gian chờ kết quả, xin mời {everybody} nghỉ "
        "giải lao; đúng {at}, xin mời {everybody} trở lại hội trường.",
        everybody=addressing.everybody(source),
        at=written.hour(source.detail("expected_at")),
    )
    staff = source.entries("staff")
    helped = source.say("Giúp việc Ban kiểm phiếu: {who}.", who=written.people(source, staff))
    notes = [
        "Ở nơi kiểm phiếu chỉ có Ban kiểm phiếu, nhân viên kỹ thuật giúp việc và người giám sát.",
        *([helped] if staff else []),
    ]
    said_by = chair(source, said, notes=notes)
    who = f"{addressing.sentence(addressing.chair(source))}; Ban kiểm phiếu"
    return Step("Nghỉ; Ban kiểm phiếu làm việc", who, (said_by,))


def _result(source: Source) -> Step:
    """Only as far as the session discloses its result; never a figure."""
    title, short = {
        "full": ("Công bố kết quả kiểm phiếu", "kết quả kiểm phiếu"),
        "summary": ("Công bố tóm tắt kết quả kiểm phiếu", "tóm tắt kết quả kiểm phiếu"),
    }.get(source.payload.meeting.disclosure, ("Báo cáo việc kiểm phiếu", ""))
    invites = source.say(
        "Ban kiểm phiếu đã hoàn thành việc kiểm phiếu. Xin mời {head} {what}.",
        head=_head_called(source),
        what=f"công bố {short}" if short else "báo cáo việc kiểm phiếu",
    )
    told = _told(source, short) if short else [_kept_back(source)]
    return Step(title, BOARD, (chair(source, invites), *told))


def _head_called(source: Source) -> Markup:
    member = source.head()
    if member is None:
        return Markup(BOARD)
    name = phrases.person(source, member.name, member.honorific)
    return source.say("{name}, Trưởng Ban kiểm phiếu,", name=name)


def _told(source: Source, short: str) -> list[Speech]:
    said = source.say(
        "Thay mặt Ban kiểm phiếu, tôi xin công bố {short} {subject}.",
        short=short,
        subject=phrases.subject(source),
    )
    note = (
        "Đọc toàn văn Bản công bố kết quả kiểm phiếu."
        if source.payload.meeting.disclosure == "full"
        else "Chỉ đọc số phiếu phát ra, thu về, hợp lệ, không hợp lệ và phần tổng hợp của biên "
        "bản; không đọc số phiếu của từng người."
    )
    thanks = "Trên đây là kết quả kiểm phiếu. Xin trân trọng cảm ơn."
    greeting = addressing.greeting(source)
    return [head(source, greeting, said, notes=[note]), Speech("", [thanks])]


def _kept_back(source: Source) -> Speech:
    said = source.say(
        "Ban kiểm phiếu đã kiểm phiếu xong, đã lập biên bản và báo cáo {chair}. Kết quả {act} "
        "không công bố tại {sitting}, được báo cáo cấp trên theo quy định.",
        chair=addressing.chair(source),
        act=phrases.act(source),
        sitting=phrases.sitting(source),
    )
    greeting = addressing.greeting(source)
    return head(source, greeting, said, notes=["Không đọc số liệu nào của kết quả."])


def _resolution(source: Source) -> Step:
    vote = source.payload.vote("resolution")
    name = source.say("Nghị quyết xác nhận kết quả {act}", act=phrases.act(source))
    draft = source.say(
        "Căn cứ kết quả kiểm phiếu, đề nghị {hall} xem xét, thông qua {name}. Xin mời {who} trình "
        "bày dự thảo Nghị quyết.",
        hall=addressing.hall(source),
        name=name,
        who=LONG_DOTS,
    )
    asks = show_of_hands(source, vote, "không biểu quyết")
    said = (addressing.greeting(source), draft, asks, adopted(source, name, vote))
    who = addressing.sentence(addressing.chair(source))
    return Step(f"Biểu quyết {name}", who, (chair(source, *said),))


def _close(source: Source) -> Step:
    said = source.say(
        "Việc {act} đã hoàn thành. Đề nghị Ban kiểm phiếu niêm phong, bàn giao phiếu và tài liệu "
        "theo quy định.",
        act=phrases.act(source),
    )
    thanks = source.say(
        "Thay mặt {chair}, xin cảm ơn Ban kiểm phiếu và {everybody}. Tôi xin tuyên bố bế mạc "
        "{sitting}.",
        chair=addressing.chair(source),
        everybody=addressing.everybody(source),
        sitting=phrases.sitting(source),
    )
    who = addressing.sentence(addressing.chair(source))
    return Step("Bế mạc", who, (chair(source, addressing.greeting(source), said, thanks),))

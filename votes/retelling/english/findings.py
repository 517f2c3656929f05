"""Findings (votes/findings), and how far a line is from a threshold."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "{1}tập {2}": "{1}batch {2}",
    "{1}phát ra {2}, có mặt {3}. Kiểm tra lại số phiếu phát ra hoặc số có mặt.": (
        "{1}issued {2}, present {3}. Check the number issued or the number present."
    ),
    (
        "{1}hợp lệ {2} + không hợp lệ {3} = {4}, thu về {5}. "
        "Đếm lại phiếu thu về hoặc nhập nốt các tập còn thiếu."
    ): (
        "{1}valid {2} + invalid {3} = {4}, collected {5}. "
        "Count the collected ballots again or key the missing batches."
    ),
    "{1}các tập cộng lại {2} phiếu, thu về {3}. Sửa số phiếu của tập hoặc số thu về.": (
        "{1}the batches add up to {2} ballots, collected {3}. "
        "Correct the number of a batch or the number collected."
    ),
    ("{1}dòng {2} ({3}) cộng lại {4}, phiếu hợp lệ {5}. Nhập lại tập có phiếu sai số dòng."): (
        "{1}line {2} ({3}) adds up to {4}, valid ballots {5}. "
        "Key the batch again whose ballot has the wrong number of lines."
    ),
    "{1}phát ra {2}, thu về {3}. Đếm lại phiếu thu về hoặc sửa số phát ra.": (
        "{1}issued {2}, collected {3}. "
        "Count the collected ballots again or correct the number issued."
    ),
    "có mặt {1}, được triệu tập {2}. Sửa số có mặt hoặc số được triệu tập.": (
        "present {1}, summoned {2}. Correct the number present or the number summoned."
    ),
    (
        "có mặt {1} trên {2}, chưa đủ 2/3. Chưa đủ điều kiện tiến hành lấy phiếu tín nhiệm."
    ): "present {1} of {2}, fewer than 2/3. The vote can't be held yet.",
    "{1}: xong {2}/{3} lượt nhập. Nhập nốt các lượt còn thiếu.": (
        "{1}: {2}/{3} keyings finished. Key those that are missing."
    ),
    "{1}: còn {2} chỗ khác nhau chưa kết luận. Xem lại phiếu và kết luận.": (
        "{1}: {2} differences not decided. Look at the ballots and decide."
    ),
    "chưa có số có mặt. Nhập ở trang Điểm danh.": (
        "the number present is missing. Enter it on the page Roll call."
    ),
    "chưa có số được triệu tập. Nhập ở trang Điểm danh.": (
        "the number summoned is missing. Enter it on the page Roll call."
    ),
    "chưa có tổng số thành viên. Nhập ở trang Điểm danh.": (
        "the total of members is missing. Enter it on the page Roll call."
    ),
    "{1}chưa có số {2}. Nhập ở trang Phát phiếu, thu phiếu.": (
        "{1}the number {2} is missing. Enter it on the page Issue and collect ballots."
    ),
    "phát ra": "issued",
    "thu về": "collected",
    (
        "{1} không có trên phiếu và chưa ghi lý do không thuộc diện lấy phiếu. "
        "Đưa vào một loại phiếu hoặc ghi lý do."
    ): (
        "{1} is neither on a ballot nor exempt with a reason. "
        "Put them on a ballot form or write the reason."
    ),
    (
        "{1}in {2}, nhưng phát ra {3} + đổi {4} + chưa sử dụng {5} = {6}. "
        "Đếm lại phiếu chưa sử dụng."
    ): (
        "{1}printed {2}, but issued {3} + swapped {4} + unused {5} = {6}. "
        "Count the unused ballots again."
    ),
    "chưa có Ban kiểm phiếu.": "there is no counting board.",
    "{1} là thành viên Ban kiểm phiếu và có tên trên phiếu.": (
        "{1} is on the counting board and on the ballot."
    ),
    (
        "{1} có ngày bổ nhiệm trong năm lấy phiếu hoặc đã có thông báo nghỉ, "
        "nhưng vẫn có tên trên phiếu."
    ): (
        "{1} was appointed in the year of the vote or has notice of retirement, "
        "but is on the ballot."
    ),
    (
        "{1} không thuộc diện lấy phiếu, nhưng ngày bổ nhiệm không nằm trong "
        "năm lấy phiếu và không có thông báo nghỉ."
    ): (
        "{1} is exempt, but was not appointed in the year of the vote "
        "and has no notice of retirement."
    ),
    "mỗi phiếu chỉ nhập một lượt, không có lượt thứ hai để đối chiếu.": (
        "each ballot is keyed once only; there is no second keying to compare with."
    ),
    "{1}: không có lượt nào do người nhập.": "{1}: no keying was typed by a person.",
    "{1}: hai lượt nhập có cùng một nội dung tệp.": "{1}: two keyings come from the same file.",
    "{1}{2}/{3} phiếu không hợp lệ, quá 10%.": "{1}{2}/{3} ballots invalid, over 10%.",
    "{1}dòng {2} ({3}): {4}/{5} phiếu không đánh dấu hoặc đánh dấu nhiều ô, quá 10%.": (
        "{1}line {2} ({3}): {4}/{5} ballots blank or with multiple marks, over 10%."
    ),
    "chưa ghi căn cứ.": "there is no legal basis.",
    "{1}: {2}.": "{1}: {2}.",
    "{1}: tất cả {2} phiếu hợp lệ cùng một mức.": "{1}: all {2} valid ballots have the same level.",
    "{1}chỉ có {2} phiếu, dễ suy ra ai ghi thế nào.": (
        "{1}only {2} ballots, it is easy to infer who marked what."
    ),
    "chỉ điểm danh bằng số tổng.": "roll call by totals only.",
    "{1} không nêu tên loại cơ quan này. Hỏi cấp trên trước khi áp dụng.": (
        "{1} does not name this kind of body. Ask the superior body before applying it."
    ),
    'Thêm {1} phiếu "{2}" là {3}': '{1} more "{2}" ballots make it {3}',
    'Bớt {1} phiếu "{2}" thì không còn {3}': '{1} fewer "{2}" ballots and it is no longer {3}',
    "quá 1/2": "over 1/2",
    "từ 2/3": "2/3 or more",
    "phiếu {1} có {2} dòng, phải có {3}": "ballot {1} has {2} lines, it must have {3}",
    "phiếu {1} có dấu lạ {2}": "ballot {1} has the foreign mark {2}",
}

"""Rule sets as the screen names them, documents by their titles, presets of a session."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "tín nhiệm cao": "high confidence",
    "tín nhiệm": "confidence",
    "tín nhiệm thấp": "low confidence",
    "không tín nhiệm": "no confidence",
    'Quá 1/2 đến dưới 2/3 "tín nhiệm thấp"': 'Over 1/2 and under 2/3 "low confidence"',
    'Từ 2/3 "tín nhiệm thấp" trở lên': '2/3 "low confidence" or more',
    'Quá 1/2 "không tín nhiệm"': 'Over 1/2 "no confidence"',
    "Quy định 96-QĐ/TW ngày 02/02/2023 của Bộ Chính trị về việc lấy phiếu tín nhiệm": (
        "Regulation 96-QĐ/TW of 02/02/2023 of the Politburo on confidence votes"
    ),
    "Quy định số 96-QĐ/TW": "Regulation 96-QĐ/TW",
    "Nghị quyết 96/2023/QH15 ngày 23/6/2023 của Quốc hội, lấy phiếu tín nhiệm": (
        "Resolution 96/2023/QH15 of 23/6/2023 of the National Assembly, confidence vote"
    ),
    "Nghị quyết số 96/2023/QH15": "Resolution 96/2023/QH15",
    "Nghị quyết 85/2014/QH13 ngày 28/11/2014 của Quốc hội, lấy phiếu tín nhiệm": (
        "Resolution 85/2014/QH13 of 28/11/2014 of the National Assembly, confidence vote"
    ),
    "Nghị quyết số 85/2014/QH13": "Resolution 85/2014/QH13",
    "Bỏ phiếu tín nhiệm theo Điều 13 Nghị quyết 96/2023/QH15": (
        "Vote of confidence under Article 13 of Resolution 96/2023/QH15"
    ),
    "đã có thông báo nghỉ hưu": "notified of retirement",
    "được bổ nhiệm, bầu giữ chức vụ trong năm lấy phiếu": (
        "appointed or elected in the year of the vote"
    ),
    "được bầu, phê chuẩn trong năm lấy phiếu tín nhiệm": (
        "elected or approved in the year of the vote"
    ),
    "nghỉ dài ngày để chữa bệnh": "on long sick leave",
    "Không có quy định “{1}”. Các quy định: {2}.": "There is no rule set “{1}”. Rule sets: {2}.",
    "Danh sách đại biểu dự hội nghị": "List of participants",
    "Biên bản kiểm đếm, giao nhận phiếu": "Record of counting and handing over the ballots",
    "Danh sách đề nghị Ban kiểm phiếu": "Proposal of the counting board",
    "Kịch bản điều hành": "Script of the meeting",
    "Phiếu tín nhiệm": "Confidence ballot",
    "Tập phiếu thử đã đánh dấu": "Marked test deck",
    "Báo cáo số phiếu phát ra, thu về": "Report on ballots issued and collected",
    "Bìa tập phiếu": "Batch cover",
    "Biên bản kiểm phiếu": "Minutes of the count",
    "Bản công bố kết quả kiểm phiếu": "Announcement of the result",
    "Bảng tổng hợp kết quả lấy phiếu tín nhiệm": "Summary of the result",
    "Nghị quyết xác nhận kết quả": "Resolution confirming the result",
    "Báo cáo kết quả lấy phiếu tín nhiệm": "Report on the result",
    "Thông báo kết quả lấy phiếu tín nhiệm (cá nhân)": "Notice to the official (individual)",
    "Thông báo công khai kết quả": "Public notice of the result",
    "Biên bản niêm phong, bàn giao phiếu": "Record of sealing and handing over the ballots",
    "Nhật ký kiểm phiếu": "Counting log",
    "Báo cáo tổng hợp kết quả lấy phiếu tín nhiệm": "Roll-up report of subordinate bodies",
    "Đảng ủy xã": "Commune Party Committee",
    "Tỉnh ủy": "Provincial Party Committee",
    "HĐND tỉnh": "Provincial People's Council",
    "“{1}” không có dạng {2}, chỉ có: {3}.": "“{1}” has no format {2}, only: {3}.",
    "“{1}”: thiếu mã đối chiếu của kết quả đã chốt.": (
        "“{1}”: the check code of the fixed result is missing."
    ),
    "“{1}”: chưa có người được lấy phiếu. Thêm người vào loại phiếu rồi in.": (
        "“{1}”: there are no officials yet. Put people on the ballot form, then print."
    ),
    "“{1}” không có theo thể thức của cuộc lấy phiếu này.": (
        "“{1}” does not exist in the layout of this session."
    ),
    "Không có văn bản “{1}”. Các văn bản: {2}.": "There is no document “{1}”. Documents: {2}.",
    "“{1}” không in riêng theo “{2}”.": "“{1}” is not printed by “{2}”.",
    "Không có loại phiếu “{1}” trong cuộc lấy phiếu này.": (
        "This session has no ballot form “{1}”."
    ),
    "Chưa có người được lấy phiếu. Thêm người trước khi in phiếu.": (
        "There are no officials yet. Add people before printing the ballot."
    ),
    "Ngày ký văn bản “{1}” không đọc được. Viết như 10/02/2026.": (
        "The date of signing “{1}” can't be read. Write it as 10/02/2026."
    ),
    "“{1}” chỉ có ở bản chạy thử.": "“{1}” exists in a practice copy only.",
    "{1}: chữ quá dài, không in vừa một trang. Viết ngắn lại.": (
        "{1}: the text is too long for a page. Shorten it."
    ),
    "“Nơi nhận”: chữ quá dài, không in vừa một trang. Viết ngắn lại.": (
        "“Nơi nhận” (recipients): the text is too long for a page. Shorten it."
    ),
    "Ngày “{1}” không đọc được. Sửa lại theo năm-tháng-ngày.": (
        "The date “{1}” can't be read. Correct it to year-month-day."
    ),
    "Không có tập {1}.": "There is no batch {1}.",
    "Chưa chia tập phiếu. Chia tập ở trang Phát phiếu, thu phiếu.": (
        "There are no batches yet. Make them on the page Issue and collect ballots."
    ),
}

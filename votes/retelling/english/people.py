"""What is noticed in a table of people (votes/roster/people)."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "một ô có {1} tên. Tách mỗi người một dòng.": (
        "one cell has {1} names. Give each person a line."
    ),
    (
        "“{1}” mất chữ có dấu (còn dấu ?). "
        "Lưu tệp lại: Save As → “Excel Workbook (*.xlsx)” rồi nạp."
    ): (
        "“{=1}” has lost its marked letters (? instead). "
        "Save the file anew: Save As → “Excel Workbook (*.xlsx)”, then load it."
    ),
    "họ tên dài hơn {1} chữ. Viết gọn lại.": (
        "the name is longer than {1} characters. Write it shorter."
    ),
    "họ tên dài hơn 300 chữ. Kiểm tra cột họ tên.": (
        "the name is longer than 300 characters. Check the column of names."
    ),
    "“{1}” có ký tự “{2}”. Kiểm tra họ tên.": "“{=1}” has the character “{=2}”. Check the name.",
    "“{1}” giống chức vụ hơn họ tên. Kiểm tra cột họ tên.": (
        "“{=1}” looks more like a post than a name. Check the column of names."
    ),
    "“{1}” chỉ có một chữ. Kiểm tra họ và tên.": "“{=1}” is one word only. Check the name.",
    "“{1}” không rõ Ông hay Bà. Ghi Ông, Bà, Nam hoặc Nữ.": (
        "“{=1}”: Ông or Bà? Write Ông, Bà, Nam or Nữ."
    ),
    "“{1}” không phải nhiệm vụ. Ghi Trưởng ban, Thư ký hoặc Thành viên.": (
        "“{=1}” is no task. Write Trưởng ban, Thư ký or Thành viên."
    ),
    "“{1}” không phải ngày. Ghi dạng 05/02/2026 hoặc chỉ ghi năm.": (
        "“{=1}” is no date. Write it as 05/02/2026, or the year alone."
    ),
    "“{1}” ghi tháng trước ngày. Ghi ngày/tháng/năm: {2} là tháng?": (
        "“{=1}” has the month before the day. Write day/month/year: is {2} the month?"
    ),
    "“{1}” không có trong lịch. Ghi ngày/tháng/năm.": (
        "“{=1}” is not in the calendar. Write day/month/year."
    ),
    "“{1}”: năm {2} không đúng. Ghi năm bốn chữ số.": (
        "“{=1}”: the year {2} is not right. Write it with four digits."
    ),
    "trùng tên với dòng {1}": "has the same name as line {1}",
    "trùng tên với dòng {1} (“{2}”, chỉ khác cách viết)": (
        "has the same name as line {1} (“{=2}”, only written otherwise)"
    ),
    "“{1}” {2}. Nếu là một người, bỏ một dòng.": (
        "“{=1}” {2}. If it is one person, leave one line out."
    ),
    "số thứ tự nhảy từ {1} sang {2}. Kiểm tra có thiếu người không.": (
        "the numbering jumps from {1} to {2}. Check whether somebody is missing."
    ),
    "đã tách chức vụ ở dấu phẩy": "posts were split at the comma",
    "đã giữ dấu phẩy trong chức vụ": "the comma was kept within the post",
    "đã ghép hai dòng thành một chức vụ": "two lines were joined to one post",
    "không có tiêu đề": "no heading",
    (
        "Không thấy dòng tiêu đề (Họ và tên, Chức vụ…); các cột được đoán theo nội dung. "
        "Kiểm tra từng cột."
    ): (
        "No heading found (Họ và tên, Chức vụ…); the columns are guessed from their content. "
        "Check each column."
    ),
    (
        "Thiếu cột họ tên. Bảng cần cột “Họ và tên”, hoặc hai cột “Họ” và “Tên”. "
        "Các cột của bảng: {1}. Chọn lại ý nghĩa của cột, hoặc sửa tiêu đề rồi nạp lại."
    ): (
        "The column of names is missing. The table needs a column “Họ và tên”, or two columns "
        "“Họ” and “Tên”. Its columns: {1}. Choose what a column means, or correct the heading "
        "and load again."
    ),
    (
        "Thiếu cột “Chức vụ”: phiếu in chức vụ của từng người. Các cột của bảng: {1}. "
        "Chọn lại ý nghĩa của cột, hoặc thêm cột rồi nạp lại."
    ): (
        "The column “Chức vụ” is missing: the ballot prints everybody's post. Columns: {1}. "
        "Choose what a column means, or add the column and load again."
    ),
    "Bảng không có dòng nào là người. Kiểm tra bảng, rồi nạp lại.": (
        "No line of the table is a person. Check the table, then load it again."
    ),
    "dòng {1} ({2})": "line {1} ({2})",
    "Có {1} Trưởng ban: {2}. Chỉ để một người.": "There are {1} heads: {2}. Leave one only.",
    " Thiếu cột “Nhiệm vụ”.": " The column “Nhiệm vụ” is missing.",
    "Chưa có Trưởng ban.{1} Ghi “Trưởng ban” ở cột Nhiệm vụ.": (
        "There is no head.{1} Write “Trưởng ban” in the column Nhiệm vụ."
    ),
    (
        "Chưa biết Ông hay Bà của {1} người (dòng {2}). "
        "Thêm cột “Ông/Bà” hoặc “Giới tính”; giấy tờ in Ông/Bà."
    ): (
        "Ông or Bà is not known of {1} people (lines {2}). "
        "Add a column “Ông/Bà” or “Giới tính”; papers print Ông/Bà."
    ),
    "Tiêu đề: {1}.": "Heading: {1}.",
    "“{1}” là tên khối của các dòng dưới.": "“{=1}” is the bloc of the lines below.",
    "Không có họ tên riêng; ghép vào dòng {1}.": "Has no name of its own; joined to line {1}.",
    "Bỏ qua phần chữ ký, nơi nhận: {1}.": "Signatures and recipients left out: {1}.",
    "Dòng ẩn{1} không đưa vào. Cần thì bỏ ẩn dòng rồi nạp lại.": (
        "Hidden lines{1} are left out. If they are needed, unhide them and load again."
    ),
    "“{1}” vừa ghi Ông vừa ghi Bà. Kiểm tra lại.": "“{=1}” says both Ông and Bà. Check it.",
    "chưa ghi lý do không thuộc diện lấy phiếu.": "the reason of the exemption is missing.",
    "thiếu họ tên. Ghi họ tên, hoặc bỏ dòng này.": (
        "the name is missing. Write it, or leave this line out."
    ),
    "ghi cả ở cột Nam và cột Nữ. Chỉ để một.": "written under both Nam and Nữ. Leave one only.",
    "“{1}” không phải ngày sinh của người dự họp. Kiểm tra năm.": (
        "“{=1}” is no birth date of a participant. Check the year."
    ),
    "“{1}” không có ngày; sẽ ghi {2}.": "“{=1}” has no day; {2} will be recorded.",
    "thiếu chức vụ. Ghi chức vụ, hoặc bỏ dòng này.": (
        "the post is missing. Write it, or leave this line out."
    ),
    "chức vụ dài hơn {1} chữ. Viết gọn lại.": (
        "the post is longer than {1} characters. Shorten it."
    ),
    "“{1}”: nếu là lý do không thuộc diện lấy phiếu, chọn cột này là “{2}”.": (
        "“{=1}”: if this is a reason of exemption, choose “{=2}” for this column."
    ),
}

"""What is wrong with a session file, a file of ballots, or the file of a table (votes/roster)."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "{1}: {2}": "{1}: {2}",
    "dòng {1}": "line {1}",
    "dòng 1": "line 1",
    "dòng {1}, cột {2}": "line {1}, column {2}",
    "dòng {1}–{2}": "lines {1}–{2}",
    "cột “{1}”": "column “{=1}”",
    "dòng {1}, cột “{2}”": "line {1}, column “{=2}”",
    # -- session file ---------------------------------------------------------------------------
    "tệp không phải UTF-8 (byte {1}). Lưu lại bằng UTF-8.": (
        "the file is not UTF-8 (byte {1}). Save it as UTF-8."
    ),
    "khóa này ghi hai lần. Bỏ một.": "this key stands twice. Remove one.",
    "không đúng JSON ({1}).": "not valid JSON ({1}).",
    "JSON lồng quá sâu hoặc có số quá dài.": "JSON nested too deep or with too long a number.",
    "phải là một đối tượng {…}.": "must be an object {…}.",
    "thiếu, phải ghi.": "missing; it must be there.",
    "phải là chữ trong ngoặc kép.": "must be text in quotation marks.",
    "có ký tự ẩn {1}. Xóa và gõ lại.": "holds the hidden character {1}. Delete it and type again.",
    "dài {1} chữ, nhiều nhất {2}.": "has {1} characters, at most {2}.",
    "“{1}” không đúng: {2}.": "“{=1}” is not right: {2}.",
    "“{1}” không có. Chọn một trong: {2}.": "“{=1}” is unknown. Choose one of: {2}.",
    "phải là số nguyên.": "must be a whole number.",
    "{1} không đúng, phải từ {2} đến {3}.": "{1} is not right, it must be from {2} to {3}.",
    "phải là true hoặc false.": "must be true or false.",
    "“{1}” không phải ngày. Ghi dạng 2026-02-05 (năm-tháng-ngày).": (
        "“{=1}” is no date. Write it as 2026-02-05 (year-month-day)."
    ),
    "“{1}” không phải giờ. Ghi dạng 08:30.": "“{=1}” is no time. Write it as 08:30.",
    "phải là danh sách […].": "must be a list […].",
    "thiếu, phải ghi ít nhất một mục.": "missing; at least one entry is needed.",
    "khóa lạ. Có phải “{1}” không? Các khóa dùng được: {2}.": (
        "unknown key. Is “{=1}” meant? Keys that can be used: {2}."
    ),
    "khóa lạ.{1} Các khóa dùng được: {2}.": "unknown key.{1} Keys that can be used: {2}.",
    " Có phải “{1}” không?": " Is “{=1}” meant?",
    "chưa có người nào. Ghi ít nhất một người.": "there is nobody. Write at least one person.",
    "có hai Trưởng ban. Chỉ một người là head.": "two heads. Only one person is head.",
    "chữ thường, số và dấu -, nhiều nhất 64 ký tự": (
        "lower-case letters, digits and -, at most 64 characters"
    ),
    "thiếu, phải ghi số hoặc loại văn bản (kind).": "missing; write the number or the kind.",
    "ghi {1}, danh sách có {2} người có mặt. Sửa một.": (
        "says {1}, the list has {2} people present. Correct one."
    ),
    "“{1}” đã có. Mỗi loại phiếu một tên.": (
        "“{=1}” is there already. Each ballot form has its own name."
    ),
    "một loại phiếu nhiều nhất {1} người.": "a ballot form holds {1} people at most.",
    "thu về {1}, phát ra {2}. Thu về không nhiều hơn.": (
        "collected {1}, issued {2}. No more can be collected."
    ),
    "không có ai tên “{1}” trong officials. Ghi đúng như ở đó.": (
        "nobody in officials is named “{=1}”. Write it as it is there."
    ),
    "có {1} người tên “{2}”. Ghi thêm để phân biệt, ví dụ tên đệm.": (
        "{1} people are named “{=2}”. Add something to tell them apart, such as a middle name."
    ),
    "“{1}” không thuộc diện lấy phiếu, không đưa lên phiếu.": (
        "“{=1}” is exempt and can't be put on a ballot."
    ),
    "“{1}” đã có trên một loại phiếu.": "“{=1}” is already on a ballot form.",
    # -- machine-read ballots -------------------------------------------------------------------
    "cột ballot: phiếu {1} của tập này có hai dòng.": (
        "column ballot: ballot {1} of this batch has two lines."
    ),
    "tệp không có phiếu nào.": "the file has no ballots.",
    "tệp không phải UTF-8 (byte {1}). Lưu lại CSV UTF-8.": (
        "the file is not UTF-8 (byte {1}). Save it as CSV UTF-8."
    ),
    "không đọc được ({1}).": "can't be read ({1}).",
    "tệp rỗng.": "the file is empty.",
    "các cột phải là {1}.": "the columns must be {1}.",
    "có {1} ô, nhiều nhất {2}.": "has {1} cells, at most {2}.",
    "cột form: không có loại phiếu “{1}”. Các loại: {2}.": (
        "column form: there is no ballot form “{=1}”. Forms: {2}."
    ),
    "cột {1}: “{2}” phải là số từ 1.": "column {1}: “{=2}” must be a number from 1.",
    "cột invalid: không có lý do “{1}”. Các lý do: {2}.": (
        "column invalid: there is no reason “{=1}”. Reasons: {2}."
    ),
    "cột invalid: phiếu không hợp lệ thì các ô phải để trống.": (
        "column invalid: the cells of an invalid ballot must be empty."
    ),
    "cột {1}: loại phiếu này chỉ có {2} dòng, ô phải để trống.": (
        "column {1}: this ballot form has {2} lines only, the cell must be empty."
    ),
    "cột {1}: “{2}” không dùng được. Chỉ dùng {3}.": (
        "column {1}: “{=2}” can't be used. Use {3} only."
    ),
    "loại phiếu {1}, tập {2}": "ballot form {1}, batch {2}",
    "thiếu phiếu {1}. Phiếu phải đánh số 1…n không sót.": (
        "ballot {1} is missing. Ballots are numbered 1…n without gaps."
    ),
    "và {1} lỗi nữa.": "and {1} more errors.",
    # -- files of tables ------------------------------------------------------------------------
    "bảng đã gửi không còn đọc được. Dán lại bảng hoặc chọn lại tệp.": (
        "the table sent can't be read any more. Paste it again or choose the file again."
    ),
    "chọn cả bảng, chép (Ctrl+C) rồi dán (Ctrl+V) vào ô dán": (
        "select the whole table, copy it (Ctrl+C) and paste it (Ctrl+V) into the box"
    ),
    "Mở bằng Excel, chọn File → Save As → “Excel Workbook (*.xlsx)” rồi nạp tệp mới": (
        "Open it in Excel, choose File → Save As → “Excel Workbook (*.xlsx)”, load the new file"
    ),
    "tệp dài {1} MB, nhiều nhất {2} MB. Chép riêng bảng danh sách sang một sổ mới rồi lưu.": (
        "the file has {1} MB, at most {2} MB. Copy the table alone into a new workbook and save it."
    ),
    "chưa có gì được dán. Trong Word hoặc Excel, {1}.": (
        "nothing has been pasted. In Word or Excel, {1}."
    ),
    "tệp trống. Chọn đúng tệp có danh sách.": (
        "the file is empty. Choose the file that holds the list."
    ),
    "tệp không có dòng nào có chữ. Chọn đúng tệp có danh sách.": (
        "no line of the file has text. Choose the file that holds the list."
    ),
    "tệp .xlsb chưa đọc được. {1}.": ".xlsb files can't be read. {1}.",
    "đây là tệp Word. Mở tệp, {1} ở trang này.": "this is a Word file. Open it, {1} on this page.",
    "đây là tệp LibreOffice (.ods, .odt). Lưu lại thành .xlsx rồi nạp.": (
        "this is a LibreOffice file (.ods, .odt). Save it as .xlsx, then load it."
    ),
    "đây là tệp nén. Giải nén rồi nạp tệp .xlsx hoặc .csv ở trong.": (
        "this is a packed file. Unpack it and load the .xlsx or .csv file in it."
    ),
    "Tệp có macro: chỉ đọc bảng, macro không được chạy.": (
        "The file has macros: only the table is read, macros are not run."
    ),
    "đây là tệp PDF, không đọc được thành bảng. Dùng tệp Word hoặc Excel gốc: mở ra, {1}.": (
        "this is a PDF, which can't be read as a table. Use the Word or Excel file: open it, {1}."
    ),
    "đây là ảnh, không đọc được thành bảng. Dùng tệp Word hoặc Excel gốc.": (
        "this is a picture, which can't be read as a table. Use the Word or Excel file."
    ),
    "đây là tệp RTF. Mở bằng Word, {1} ở trang này.": (
        "this is an RTF file. Open it in Word, {1} on this page."
    ),
    "không phải tệp bảng. Dùng .xlsx, .csv, hoặc dán bảng từ Word, Excel.": (
        "not a file of tables. Use .xlsx, .csv, or paste a table from Word or Excel."
    ),
    "tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu (File → Info), lưu lại rồi nạp.": (
        "the file has a password. Open it in Excel, remove the password (File → Info), save, load."
    ),
    "đây là tệp Word đời cũ (.doc). Mở tệp, {1} ở trang này.": (
        "this is an old Word file (.doc). Open it, {1} on this page."
    ),
    "tệp Excel đời cũ (.xls) chưa đọc được. {1}; hoặc {2}.": (
        "old Excel files (.xls) can't be read. {1}; or {2}."
    ),
    "Bảng có hơn {1} dòng; chỉ đọc {2} dòng đầu. Tách thành nhiều bảng nếu còn thiếu người.": (
        "The table has more than {1} lines; only the first {2} are read. "
        "Split it if people are missing."
    ),
    "Có {1} bảng; chỉ đọc bảng dài nhất ({2} dòng).": (
        "There are {1} tables; only the longest is read ({2} lines)."
    ),
    "không đọc được ({1}). Mở bằng Excel rồi lưu lại thành .xlsx.": (
        "can't be read ({1}). Open it in Excel and save it as .xlsx."
    ),
    "Tệp không phải UTF-8: xem kỹ họ tên có đúng dấu không trước khi ghi.": (
        "The file is not UTF-8: look whether the marks of the names are right before recording."
    ),
    "tệp hỏng, không mở được. Mở bằng Excel, lưu lại thành .xlsx.": (
        "the file is damaged and can't be opened. Open it in Excel and save it as .xlsx."
    ),
    (
        "tệp khi mở ra dài {1} MB, quá lớn cho một danh sách. "
        "Chép riêng bảng sang một sổ mới rồi lưu."
    ): (
        "unpacked the file has {1} MB, too much for a list. "
        "Copy the table alone into a new workbook and save it."
    ),
    "tệp có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nạp.": (
        "the file has a password. Remove it in Excel, save, then load."
    ),
    "tệp hỏng, không đọc được. Mở bằng Excel, lưu lại thành .xlsx.": (
        "the file is damaged and can't be read. Open it in Excel and save it as .xlsx."
    ),
    "sổ Excel không có ô nào có chữ. Chọn đúng tệp có danh sách.": (
        "no cell of the workbook has text. Choose the file that holds the list."
    ),
    "Chỉ đọc trang tính “{1}”, không đọc {2}. Muốn đọc trang khác thì đưa trang đó lên đầu.": (
        "Only the sheet “{=1}” is read, not {2}. To read another, move it to the front."
    ),
    (
        "Ô {1} có công thức mà tệp không lưu kết quả, nên bị để trống. "
        "Mở bằng Excel, lưu lại rồi nạp; hoặc chép, dán giá trị."
    ): (
        "Cell {1} has a formula whose result is not in the file, so it is empty. "
        "Open it in Excel, save and load; or paste values."
    ),
    "Cột ẩn {1} không đọc. Cần dùng thì bỏ ẩn cột rồi nạp lại.": (
        "Hidden columns {1} are not read. If they are needed, unhide them and load again."
    ),
    (
        "trang tính có hơn {1} dòng (kể cả dòng trống có kẻ khung). "
        "Chép riêng bảng sang một sổ mới rồi lưu."
    ): (
        "the sheet has more than {1} lines (with empty ones that are framed). "
        "Copy the table alone into a new workbook and save it."
    ),
}

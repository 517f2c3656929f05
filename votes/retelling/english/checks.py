"""What differs where a fixed result is verified (services/verifying and its neighbours)."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "chưa có kết quả nào được chốt": "no result has been fixed",
    "không có bản chốt số {1}": "there is no fixed version {1}",
    "không có cuộc lấy phiếu nào mang mã {1}": "no session has the code {1}",
    "mã đối chiếu không khớp nội dung": "the check code does not fit the content",
    "mã đối chiếu {1} không phải của bản {2}": "the check code {1} is not that of version {2}",
    "cột payload hoặc digest: mã đối chiếu không khớp nội dung": (
        "column payload or digest: the check code does not fit the content"
    ),
    "cột payload: không ở dạng chuẩn": "column payload: not in canonical form",
    "cột ballots: danh sách phiếu không khớp kết quả": (
        "column ballots: the ballots do not fit the result"
    ),
    "cột payload: kết quả chưa được chốt": "column payload: the result is not fixed",
    "cột payload: số của bản không đúng": "column payload: wrong version number",
    "cột payload: không nối với bản trước": "column payload: does not follow the version before",
    "cột payload, {1}: khác với dữ liệu gốc": "column payload, {1}: differs from the data",
    "cột {1}: khác với kết quả đã chốt": "column {1}: differs from the fixed result",
    "votes_sealedresult: có {1} bản, nhật ký ghi {2} lần chốt": (
        "votes_sealedresult: {1} versions, the log has {2}"
    ),
    "votes_sealedresult, bản {1}": "votes_sealedresult, version {1}",
    "votes_sealedresult, bản {1}, cột {2}: khác với nhật ký": (
        "votes_sealedresult, version {1}, column {2}: differs from the log"
    ),
    "votes_votesession, dòng {1}, cột status: nhật ký ghi kết quả đã mở lại": (
        "votes_votesession, row {1}, column status: the log says the result was reopened"
    ),
    "bản {1} đã được mở lại, chưa chốt lại": "version {1} was reopened and not fixed again",
    "votes_sealedresult, bản {1}: bản phần mềm này không biết cách chốt đó": (
        "votes_sealedresult, version {1}: this program does not know the way it was fixed"
    ),
    "votes_livekey, cuộc lấy phiếu {1}: mất khóa, không so được với dữ liệu gốc": (
        "votes_livekey, session {1}: the key is lost, the data can't be compared"
    ),
    "votes_livekey, cuộc lấy phiếu {1}, cột key: khác với lúc chốt": (
        "votes_livekey, session {1}, column key: differs from when it was fixed"
    ),
    "votes_auditentry, nhật ký của {1}: đứt ở dòng {2}": (
        "votes_auditentry, log of {1}: broken at entry {2}"
    ),
    "votes_auditentry, nhật ký của cuộc lấy phiếu: {1} dòng đầu khác với lúc chốt bản {2}": (
        "votes_auditentry, log of the session: "
        "the first {1} entries differ from when version {2} was fixed"
    ),
    "cuộc lấy phiếu": "the session",
    "cơ quan": "the body",
    "{1}: không đọc được ({2})": "{1}: can't be read ({2})",
    "{1}: không lập lại được từ dữ liệu gốc ({2})": "{1}: can't be made again from the data ({2})",
    "votes_importedlog, cuộc lấy phiếu {1}: mất nhật ký": (
        "votes_importedlog, session {1}: the log is missing"
    ),
    "nhật ký đứt ở dòng {1}": "the log is broken at entry {1}",
    "nhật ký ghi những lần chốt khác": "the log has other fixings",
    "nhật ký khác với lúc chốt bản {1}": "the log differs from when version {1} was fixed",
    "biểu quyết nghị quyết xác nhận đã bị xóa": (
        "the vote on the confirming resolution was deleted"
    ),
    "không có trong nhật ký": "is not in the log",
    "khác với nhật ký": "differs from the log",
    "loại phiếu {1}: số phiếu hợp lệ, không hợp lệ sai": (
        "ballot form {1}: wrong number of valid or invalid ballots"
    ),
    "loại phiếu {1}: lý do không hợp lệ sai": "ballot form {1}: wrong reasons of invalidity",
    "loại phiếu {1}: tổng số để tính tỷ lệ sai": "ballot form {1}: wrong denominator",
    "loại phiếu {1}, dòng {2}: số phiếu sai": "ballot form {1}, line {2}: wrong counts",
    "loại phiếu {1}, dòng {2}: tỷ lệ hoặc hệ quả sai": (
        "ballot form {1}, line {2}: wrong percentage or consequence"
    ),
    (
        "votes_ballot, tập {1}: không theo các lượt nhập và kết luận; "
        "mở lại tập, kết luận lại từ phiếu"
    ): (
        "votes_ballot, batch {1}: not as keyed and decided; "
        "reopen the batch, decide again from the paper"
    ),
    "votes_reading, tập {1}, lượt {2}: khác với lúc nhập xong; bỏ lượt này, nhập lại": (
        "votes_reading, batch {1}, keying {2}: differs from when it was finished; "
        "abandon this keying, key it again"
    ),
    "khác với lúc chốt": "differs from when it was fixed",
    "đã bị xóa": "was deleted",
    "được thêm sau khi chốt": "was added after fixing",
    "dòng lệnh": "command line",
    "bản {1}, {2}": "version {1}, {2}",
    "không phải kết quả theo định dạng 1": "not a result of format 1",
    "không phải JSON: {1}": "not JSON: {1}",
    "danh sách phiếu không bắt đầu bằng một loại phiếu": (
        "the list of ballots does not begin with a ballot form"
    ),
}

"""Ways to break each constraint around the forms: of papers, results and the log."""

from __future__ import annotations

from tests import build
from tests.constraints import Break, breaks, twice, updates
from votes.models import (
    Acknowledgement,
    AuditEntry,
    Ballot,
    Batch,
    Check,
    Decision,
    Keying,
    Print,
    PrintDetail,
    Reading,
    SealedResult,
    VoteSession,
)

# -- checks ------------------------------------------------------------------------------------


def check(session: VoteSession) -> Check:
    papers = [(Batch.objects.get(), 1)]
    return build.check(session, by=build.head(session), papers=papers)


@breaks("check_number_unique")
def _check_number(session):
    twice(check(session), finished=True)


@breaks("check_one_open_at_a_time")
def _check_open(session):
    twice(check(session), number=2)


@breaks("check_seed_or_reason", how="a sample without its seed")
def _check_seed(session):
    check(session)
    Check.objects.update(seed="")


@breaks("check_seed_or_reason", how="a re-check without a reason")
def _check_reason(session):
    check(session)
    Check.objects.update(kind="recheck")


@breaks("checked_paper_once")
def _checked_twice(session):
    twice(check(session).papers.get())


@breaks("checked_paper_position_from_one")
def _checked_position(session):
    check(session).papers.update(position=0)


# -- papers ------------------------------------------------------------------------------------


@breaks("batch_number_unique")
def _batch(session):
    twice(Batch.objects.get())


updates("batch_number_and_size_positive", Batch, number=0)
updates("batch_number_and_size_positive", Batch, size=0)


updates("batch_at_most_three_keyings", Batch, keyings_ordered=4)
updates("batch_at_most_three_keyings", Batch, keyings_ordered=1)


def keying(session: VoteSession) -> Keying:
    return build.keyed(Batch.objects.get(), 1, build.typist(session), ["123"])


@breaks("keying_number_unique_in_batch")
def _keying_number(session):
    twice(keying(session), keyed_by=build.typist(session))


@breaks("keying_once_a_person_and_batch")
def _keying_person(session):
    twice(keying(session), number=2)


@breaks("keying_once_a_person_and_batch", how="an abandoned one counts")
def _keying_abandoned(session):
    made = keying(session)
    Keying.objects.update(state="abandoned")
    twice(made)


@breaks("keying_number_one_to_three", how="none")
def _keying_zero(session):
    keying(session)
    Keying.objects.update(number=0)


@breaks("keying_number_one_to_three", how="a fourth")
def _keying_four(session):
    keying(session)
    Keying.objects.update(number=4)


@breaks("keying_state_known")
def _keying_state(session):
    keying(session)
    Keying.objects.update(state="paused")


@breaks("keying_typed_by_somebody")
def _keying_nobody(session):
    keying(session)
    Keying.objects.update(keyed_by=None)


@breaks("decision_once_a_cell")
def _decision(session):
    head = build.head(session)
    twice(
        Decision.objects.create(batch=Batch.objects.get(), position=1, value="1", decided_by=head)
    )


@breaks("decision_says_something")
def _decision_empty(session):
    Decision.objects.create(
        batch=Batch.objects.get(), position=1, value="", decided_by=build.head(session)
    )


def paper(session: VoteSession, model) -> Reading | Ballot:
    """A valid paper of either table."""
    if model is Reading:
        return keying(session).readings.get()
    return Ballot.objects.create(batch=Batch.objects.get(), position=1, marks="123")


PAPERS = {
    "marks_known": [{"marks": "124"}, {"marks": "12 "}, {"marks": "１23"}],
    "marks_or_a_reason": [{"marks": ""}, {"invalid_reason": "unstamped"},
                          {"marks": "", "invalid_reason": "torn"}],
    "valid_says_something": [{"marks": "000"}],
    "position_from_one": [{"position": 0}],
}  # fmt: skip


def _paper_case(model, values) -> Break:
    def case(session):
        paper(session, model)
        model.objects.update(**values)

    return case


for _model in (Reading, Ballot):
    for _name, _ways in PAPERS.items():
        for _values in _ways:
            breaks(f"{_model._meta.model_name}_{_name}", how=str(_values))(
                _paper_case(_model, _values)
            )


@breaks("reading_position_unique")
def _reading(session):
    twice(paper(session, Reading))


@breaks("ballot_position_unique")
def _ballot(session):
    twice(paper(session, Ballot))


# -- result and log ----------------------------------------------------------------------------


def result(session: VoteSession, **fields) -> SealedResult:
    values = {"version": 1, "payload": "{}", "digest": "0"} | fields
    return SealedResult.objects.create(session=session, **values)


@breaks("result_version_unique")
def _version(session):
    twice(result(session))


@breaks("result_supersedes_with_a_reason", how="a second version of nothing")
def _second(session):
    result(session, version=2, reason="x")


@breaks("result_supersedes_with_a_reason", how="without a reason")
def _no_reason(session):
    result(session, version=2, supersedes=result(session))


@breaks("print_first_is_kept")
def _print(session):
    values = {"document": "minutes", "format": "pdf", "content": b"", "sha256": ""}
    twice(Print.objects.create(result=result(session), **values))


@breaks("print_detail_once")
def _print_detail(session):
    twice(PrintDetail.objects.create(session=session, key="boxes", text="1"))


@breaks("acknowledged_once")
def _acknowledged(session):
    values = {"code": "W01", "message": "m", "reason": "r", "by_name": "b"}
    twice(Acknowledgement.objects.create(session=session, **values))


@breaks("acknowledged_with_a_reason")
def _acknowledged_so(session):
    Acknowledgement.objects.create(session=session, code="W01", message="m", by_name="b")


def entry(**chain) -> AuditEntry:
    return AuditEntry.objects.create(number=1, at="", who_name="", action="x", hash="", **chain)


@breaks("audit_number_in_session")
def _log(session):
    twice(entry(session=session))


@breaks("audit_number_in_organisation")
def _log_of_body(session):
    twice(entry(organisation=session.organisation))


@breaks("audit_entry_has_one_chain", how="none")
def _no_chain(session):
    entry()


@breaks("audit_entry_has_one_chain", how="two")
def _two_chains(session):
    entry(session=session, organisation=session.organisation)

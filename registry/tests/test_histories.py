"""The rows of an employee's file: what HR writes with its proof, and who reads it."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.models import AccessLog, StoredFile
from registry.actions import histories
from registry.models import Contract, DisciplineRecord, EducationRecord, Rank, RankRecord, TrainingRecord
from registry.queries import histories as kinds
from registry.rules.day_ranges import last_day
from registry.tests import factories

RANK_FACTS = {"kind": "101", "service_years": 8, "service_months": 0, "decree_number": "823/12/2025"}


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


def send(browser, address, **data):
    return browser.post(address, {"kiriman": str(uuid.uuid4()), **data})


def text(response):
    return response.content.decode()


@pytest.fixture
def hr(as_, ratna):
    return as_(ratna)


@pytest.fixture
def grade(db):
    return lambda name: Rank.objects.get(grade=name, scheme="pns")


@pytest.fixture
def promotion(cast, ratna, grade):
    """A row of Sari's rank history without a proof."""
    return histories.add(
        RankRecord,
        cast.sari.employee,
        by=ratna,
        rank=grade("III/b"),
        effective_on=date(2025, 4, 1),
        **RANK_FACTS,
    )


def test_hr_writes_a_rank_with_its_decree_and_the_record_follows(cast, hr, grade):
    sari = cast.sari.employee
    data = {
        **RANK_FACTS,
        "rank": grade("III/c").pk,
        "effective_on": "2025-10-01",
        "document": factories.scan(),
    }

    assert send(hr, url("history-add", sari.pk, "pangkat"), **data).status_code == 302

    sari.refresh_from_db()
    assert sari.rank == grade("III/c")
    page = text(hr.get(url("employee-ranks", sari.pk)))
    assert "III/c" in page
    assert "8 tahun 0 bulan" in page
    assert "Sesuai bukti" in page


def test_an_older_rank_does_not_replace_the_one_in_force(cast, ratna, promotion, grade):
    histories.add(
        RankRecord,
        cast.sari.employee,
        by=ratna,
        rank=grade("III/a"),
        kind="211",
        effective_on=date(2019, 3, 1),
    )

    cast.sari.employee.refresh_from_db()
    assert cast.sari.employee.rank == grade("III/b")


def test_a_withdrawn_rank_gives_the_former_one_back(cast, ratna, promotion, grade):
    first = {"kind": "211", "effective_on": date(2019, 3, 1)}
    histories.add(RankRecord, cast.sari.employee, by=ratna, rank=grade("III/a"), **first)

    histories.withdraw(promotion, by=ratna, note="salah orang")

    cast.sari.employee.refresh_from_db()
    assert cast.sari.employee.rank == grade("III/a")


def test_a_mistake_in_one_field_keeps_the_file_and_what_was_typed(cast, hr):
    address = url("history-add", cast.sari.employee.pk, "pelatihan")
    data = {
        "kind": "technical",
        "name": "Pelatihan arsip",
        "organiser": "BPSDM",
        "hours": "20",
        "started_on": "2026-02-02",
        "ended_on": "2026-01-02",
        "document": factories.scan(),
    }

    refused = send(hr, address, **data)

    assert refused.status_code == 422
    assert "sesudah tanggal mulai" in text(refused)
    assert "Pelatihan arsip" in text(refused)
    kept = StoredFile.objects.get()
    assert f'value="{kept.pk}"' in text(refused)

    del data["document"]
    mended = {**data, "ended_on": "2026-02-04", "document_key": str(kept.pk)}
    assert send(hr, address, **mended).status_code == 302
    assert TrainingRecord.objects.get().document == kept


def test_a_file_of_somebody_else_is_not_taken(cast, as_, hr):
    other = cast.hana
    with_file = send(
        as_(other),
        url("history-add", cast.sari.employee.pk, "pelatihan"),
        name="x",
        document=factories.scan(),
    )
    assert with_file.status_code == 422
    stolen = StoredFile.objects.get(uploaded_by=other)

    facts = {"kind": "880", "title": "SK", "document_key": str(stolen.pk)}
    answer = send(hr, url("history-add", cast.sari.employee.pk, "dokumen"), **facts)

    assert answer.status_code == 422
    stolen.refresh_from_db()
    assert stolen.attached_at is None


def test_a_program_is_no_proof(cast, hr):
    program = SimpleUploadedFile("bukti.pdf", b"MZ\x90\x00", content_type="application/pdf")

    answer = send(hr, url("history-add", cast.sari.employee.pk, "pelatihan"), document=program)

    assert answer.status_code == 422
    assert 'href="#id_document"' in text(answer)
    assert not StoredFile.objects.exists()


def test_hr_holds_a_row_against_its_proof_and_a_correction_undoes_that(cast, hr, ratna):
    facts = {"level_id": "40", "school": "Universitas Uji", "graduated_year": 2012}
    stored = histories.files.store(factories.scan(), by=ratna)
    row = histories.add(EducationRecord, cast.sari.employee, by=ratna, document=stored, **facts)
    where = [cast.sari.employee.pk, "pendidikan", row.pk]

    assert send(hr, url("history-verify", *where), version=row.version).status_code == 302
    row.refresh_from_db()
    assert row.verified_by == ratna

    data = {"level": "45", "school": "Universitas Uji", "graduated_year": "2012", "version": row.version}
    assert send(hr, url("history-change", *where), **data).status_code == 302
    row.refresh_from_db()
    assert row.level_id == "45"
    assert row.document == stored
    assert not row.is_verified


def test_what_has_no_proof_is_not_verified(cast, hr, promotion):
    where = [cast.sari.employee.pk, "pangkat", promotion.pk]

    answer = hr.post(url("history-verify", *where), {"version": promotion.version}, follow=True)

    assert "Unggah buktinya dahulu" in text(answer)
    promotion.refresh_from_db()
    assert not promotion.is_verified


def test_a_stale_form_is_refused(cast, hr, ratna, promotion):
    histories.change(promotion, by=ratna, decree_number="823/13/2025")
    where = [cast.sari.employee.pk, "pangkat", promotion.pk]
    data = {**RANK_FACTS, "rank": promotion.rank_id, "effective_on": "2025-04-01", "version": 0}

    assert send(hr, url("history-change", *where), **data).status_code == 409


def test_the_file_of_a_row_is_read_on_record_and_only_by_who_may(cast, as_, hr, ratna):
    stored = histories.files.store(factories.scan(), by=ratna)
    row = histories.add(
        EducationRecord,
        cast.sari.employee,
        by=ratna,
        document=stored,
        level_id="40",
        school="Universitas Uji",
        graduated_year=2012,
    )
    address = url("history-proof", cast.sari.employee.pk, "pendidikan", row.pk)

    assert as_(cast.sari).get(address).status_code == 200
    assert as_(cast.tono).get(address).status_code == 404
    assert AccessLog.objects.filter(what="registry.proof.read", subject=str(row.pk)).count() == 1


def test_a_sanction_is_for_the_person_hr_and_auditors_and_its_reading_is_noted(cast, as_, ratna):
    histories.add(
        DisciplineRecord,
        cast.sari.employee,
        by=ratna,
        level="R",
        sanction="2",
        effective_on=date(2026, 1, 5),
        reason="Rahasia: terlambat",
    )
    address = url("employee-conduct", cast.sari.employee.pk)

    assert "Teguran tertulis" in text(as_(cast.sari).get(address))
    assert "Teguran tertulis" in text(as_(ratna).get(address))
    for reader in (cast.budi, cast.lukman):
        page = as_(reader).get(address)
        assert page.status_code == 200
        assert "isiplin" not in text(page).split("<main")[1]
    noted = AccessLog.objects.filter(what="registry.hukuman-disiplin.read")
    assert [line.account for line in noted] == [ratna]


def test_a_contract_has_two_ends_and_does_not_overlap(cast, hr):
    address = url("history-add", cast.sari.employee.pk, "perjanjian-kerja")

    assert send(hr, address, start="2026-01-01", end="2027-12-31").status_code == 302
    assert last_day(Contract.objects.get().during) == date(2027, 12, 31)
    assert 'value="2027-12-31"' in text(
        hr.get(url("history-change", cast.sari.employee.pk, "perjanjian-kerja", Contract.objects.get().pk))
    )

    again = send(hr, address, start="2027-12-31", end="2028-12-31")
    assert again.status_code == 422
    assert "sudah ada perjanjian kerja lain" in text(again)


def test_nobody_writes_the_own_file(cast, as_, ratna):
    own = as_(ratna)

    assert own.get(url("history-add", ratna.employee.pk, "pangkat")).status_code == 403
    with pytest.raises(histories.ValidationError, match="data sendiri"):
        histories.add(
            EducationRecord, ratna.employee, by=ratna, level_id="40", school="x", graduated_year=2012
        )


def test_an_unknown_kind_is_not_there(cast, hr):
    assert hr.get(url("history-add", cast.sari.employee.pk, "utang")).status_code == 404


@pytest.mark.parametrize("slug", sorted(kinds.KINDS))
def test_every_kind_has_a_form_that_opens(cast, hr, slug):
    page = hr.get(url("history-add", cast.sari.employee.pk, slug))

    assert page.status_code == 200
    assert 'enctype="multipart/form-data"' in text(page)


def test_the_timeline_tells_of_rows_that_came_and_went(cast, hr, ratna, promotion):
    histories.withdraw(promotion, by=ratna, note="salah orang")

    page = text(hr.get(url("employee-history", cast.sari.employee.pk)))

    assert "Baris berkas ditambah" in page
    assert "Baris berkas ditarik" in page
    assert "salah orang" in page


def test_the_timeline_needs_few_queries_however_much_there_is(
    cast, hr, ratna, promotion, django_assert_max_num_queries
):
    facts = {"kind": "technical", "organiser": "BPSDM", "hours": 20}
    days = {"started_on": date(2026, 2, 2), "ended_on": date(2026, 2, 4)}
    for number in range(5):
        histories.add(TrainingRecord, cast.sari.employee, by=ratna, name=f"Uji {number}", **facts, **days)

    with django_assert_max_num_queries(25):
        hr.get(url("employee-history", cast.sari.employee.pk))

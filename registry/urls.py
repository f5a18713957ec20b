"""Every address of the registry app."""

from django.urls import path

from registry.views import (
    absences,
    access_codes,
    appointments,
    directory,
    employees,
    histories,
    supervision,
    unit_changes,
    units,
)

app_name = "registry"
urlpatterns = [
    path("data-saya/", employees.own_record, name="own-record"),
    path("direktori/", directory.people, name="directory"),
    path("pegawai/", employees.index, name="employee-list"),
    path("pegawai/unduh/", employees.download, name="employee-download"),
    path("pegawai/baru/", employees.add, name="employee-add"),
    path("pegawai/<uuid:pk>/", employees.detail, name="employee-detail"),
    path("pegawai/<uuid:pk>/ubah/", employees.change, name="employee-change"),
    path("pegawai/<uuid:pk>/berhenti/", employees.leave, name="employee-leave"),
    path("pegawai/<uuid:pk>/kode-masuk/", access_codes.issue, name="access-code-issue"),
    path("pegawai/<uuid:pk>/riwayat/", employees.history, name="employee-history"),
    path("pegawai/<uuid:pk>/jabatan/", appointments.index, name="employee-appointments"),
    path("pegawai/<uuid:pk>/jabatan/baru/", appointments.open_, name="appointment-open"),
    path("pegawai/<uuid:pk>/jabatan/mutasi/", appointments.transfer, name="appointment-transfer"),
    path("pegawai/<uuid:pk>/jabatan/<uuid:appointment>/akhiri/", appointments.end, name="appointment-end"),
    path("pegawai/<uuid:pk>/ketidakhadiran/", absences.index, name="employee-absences"),
    path("pegawai/<uuid:pk>/ketidakhadiran/baru/", absences.add, name="absence-add"),
    path("pegawai/<uuid:pk>/ketidakhadiran/<int:absence>/tarik/", absences.withdraw, name="absence-withdraw"),
    path("pegawai/<uuid:pk>/pangkat/", histories.index, {"tab": "employee-ranks"}, name="employee-ranks"),
    path(
        "pegawai/<uuid:pk>/pendidikan/",
        histories.index,
        {"tab": "employee-education"},
        name="employee-education",
    ),
    path(
        "pegawai/<uuid:pk>/pelatihan/",
        histories.index,
        {"tab": "employee-training"},
        name="employee-training",
    ),
    path(
        "pegawai/<uuid:pk>/penghargaan/",
        histories.index,
        {"tab": "employee-conduct"},
        name="employee-conduct",
    ),
    path("pegawai/<uuid:pk>/dokumen/", histories.index, {"tab": "employee-papers"}, name="employee-papers"),
    path("pegawai/<uuid:pk>/berkas/<slug:kind>/baru/", histories.add, name="history-add"),
    path("pegawai/<uuid:pk>/berkas/<slug:kind>/<uuid:row>/ubah/", histories.change, name="history-change"),
    path("pegawai/<uuid:pk>/berkas/<slug:kind>/<uuid:row>/periksa/", histories.verify, name="history-verify"),
    path(
        "pegawai/<uuid:pk>/berkas/<slug:kind>/<uuid:row>/tarik/", histories.withdraw, name="history-withdraw"
    ),
    path("pegawai/<uuid:pk>/berkas/<slug:kind>/<uuid:row>/bukti/", histories.proof, name="history-proof"),
    path("pegawai/<uuid:pk>/atasan/", supervision.index, name="employee-supervisors"),
    path("pegawai/<uuid:pk>/atasan/tetapkan/", supervision.override, name="supervisor-override"),
    path(
        "pegawai/<uuid:pk>/atasan/<int:assignment>/akhiri/", supervision.end_override, name="supervisor-end"
    ),
    path("unit/", units.root, name="unit-root"),
    path("unit/daftar/", units.index, name="unit-list"),
    path("unit/<uuid:pk>/", units.detail, name="unit-detail"),
    path("unit/<uuid:pk>/tambah/", unit_changes.add, name="unit-add"),
    path("unit/<uuid:pk>/ubah/", unit_changes.change, name="unit-change"),
    path("unit/<uuid:pk>/pindah/", unit_changes.move, name="unit-move"),
    path("unit/<uuid:pk>/tutup/", unit_changes.close, name="unit-close"),
]

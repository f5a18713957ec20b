"""Every address of the performance app."""

from django.urls import URLPattern, path

from performance.views import (
    activity_reports,
    report_drafts,
    report_evidence,
    service_worker,
    unit_months,
    validations,
)

app_name = "performance"
urlpatterns: list[URLPattern] = [
    path("laporan/", activity_reports.month, name="activity-report-list"),
    path("laporan/baru/", activity_reports.new, name="activity-report-new"),
    path("laporan/sesi/", report_drafts.session, name="report-session"),
    path("laporan/draf/", report_drafts.autosave, name="report-draft-save"),
    path("laporan/kirim/", report_drafts.send, name="report-draft-send"),
    path("laporan/bukti/", report_evidence.upload, name="report-evidence-upload"),
    path("laporan/luring/", service_worker.offline, name="report-offline"),
    path("laporan/pegawai/<uuid:pk>/", activity_reports.month_of, name="employee-month"),
    path("laporan/<uuid:pk>/", activity_reports.detail, name="activity-report-detail"),
    path("laporan/<uuid:pk>/ubah/", activity_reports.edit, name="activity-report-edit"),
    path("laporan/<uuid:pk>/ajukan/", activity_reports.submit, name="activity-report-submit"),
    path("laporan/<uuid:pk>/tarik/", activity_reports.withdraw, name="activity-report-withdraw"),
    path("laporan/<uuid:pk>/hapus/", activity_reports.delete, name="activity-report-delete"),
    path("laporan/<uuid:pk>/setujui/", validations.approve, name="report-approve"),
    path("laporan/<uuid:pk>/kembalikan/", validations.send_back, name="report-send-back"),
    path("laporan/<uuid:pk>/urungkan/", validations.undo, name="report-undo"),
    path("laporan/<uuid:pk>/bukti/", report_evidence.add, name="report-evidence-add"),
    path("laporan/<uuid:pk>/bukti/<int:number>/", report_evidence.download, name="report-evidence"),
    path(
        "laporan/<uuid:pk>/bukti/<int:number>/hapus/", report_evidence.remove, name="report-evidence-remove"
    ),
    path("validasi/", validations.queue, name="validation"),
    path("validasi/setujui/", validations.approve_many, name="validation-approve"),
    path("validasi/urungkan/", validations.undo_many, name="validation-undo"),
    path("dasbor/", unit_months.chooser, name="unit-month-chooser"),
    path("dasbor/<uuid:pk>/", unit_months.month, name="unit-month"),
    path("dasbor/<uuid:pk>/unduh/", unit_months.workbook, name="unit-month-workbook"),
    path("sw.js", service_worker.script, name="service-worker"),
]

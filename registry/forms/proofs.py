"""A proof that comes along with a form: the file stays when something else is to be corrected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core import files
from core.models import Account, StoredFile


class ProofMixin(forms.Form):
    """Adds the file; `cleaned_data["document"]` is the stored file, or None."""

    document = forms.FileField(
        label=_("Bukti"), required=False, help_text=_("PDF, JPG, atau PNG, paling besar 5 MB.")
    )
    document_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: Account, needs_proof: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        has_come = bool(self.data.get(self.add_prefix("document_key")))
        self.fields["document"].required = needs_proof and not has_come
        self.fields["document"].error_messages["required"] = _(
            "Lampirkan buktinya, misalnya akta atau ijazah."
        )

    def clean(self) -> dict[str, Any]:
        """Keep a file that came along, at once: it must outlive a mistake in another field."""
        facts = super().clean() or self.cleaned_data
        key, upload = facts.pop("document_key", None), facts.pop("document", None)
        stored = self._stored(upload) if upload else self._kept(key) if key else None
        if stored:
            self.data = {**self.data.dict(), self.add_prefix("document_key"): str(stored.pk)}  # type: ignore[attr-defined]  # what a page sent
            self.fields["document"].help_text = _("%(name)s sudah terunggah.") % {"name": stored.name}
        return {**facts, "document": stored}

    def _stored(self, upload: Any) -> StoredFile | None:
        try:
            return files.store(upload, by=self._by)
        except ValidationError as refusal:
            self.add_error("document", refusal)
            return None

    def _kept(self, key: Any) -> StoredFile | None:
        return StoredFile.objects.filter(pk=key, uploaded_by=self._by, attached_at=None).first()

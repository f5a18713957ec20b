"""Pages of Django admin that save through an action, and bring its refusals back to the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from core.admin_base import PortalAdmin
from core.models import Account
from registry.forms.facts import date_field
from registry.rules.day_ranges import last_day


class ActionForm(forms.ModelForm):
    """What was typed goes to an action, which checks and saves; a refusal becomes an error of the form."""

    by: Account

    def _post_clean(self) -> None:
        """Act as soon as every field is read; Django's admin runs this inside its transaction."""
        if self.errors:
            return
        try:
            self.instance = self.act()
        except ValidationError as refusal:
            by_field = (
                refusal.message_dict
                if hasattr(refusal, "error_dict")
                else {NON_FIELD_ERRORS: refusal.messages}
            )
            for field, sentences in by_field.items():
                self.add_error(field if field in self.fields else None, sentences)

    @property
    def is_new(self) -> bool:
        """Whether the record is still to be made."""
        return self.instance._state.adding

    def act(self) -> Model:
        """Call the action with what was typed and return what it saved."""
        raise NotImplementedError


class ActionAdmin(PortalAdmin):
    """A page whose form has saved by the time Django asks for it."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which knows who acts."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """What the action has saved."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """The action has saved it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing hangs on these records."""


class TermForm(ActionForm):
    """Something that has a first and perhaps a last day."""

    start = date_field(gettext_lazy("Mulai"))
    end = date_field(gettext_lazy("Hari terakhir"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_new:
            during = self.instance.during
            self.initial.update(start=during.lower, end=last_day(during))

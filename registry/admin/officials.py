"""Officials in Django admin."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext_lazy

from registry.actions import officials
from registry.admin.acting import ActionAdmin, TermForm
from registry.models import Official
from registry.queries import history


class OfficialForm(TermForm):
    """An official and the term of office."""

    class Meta:
        model = Official
        fields = ["name", "position", "account"]

    def act(self) -> Model:
        """Add or change the official."""
        if self.is_new:
            return officials.add(by=self.by, **self.cleaned_data)
        return officials.change(self.instance, by=self.by, **self.cleaned_data)


@admin.register(Official)
class OfficialAdmin(ActionAdmin):
    """Who rates at the top of the tree without being a civil servant."""

    form = OfficialForm
    fields = ["name", "position", "account", "start", "end"]
    list_display = ["name", "position", "term"]
    list_select_related = ["position"]
    search_fields = ["name"]
    autocomplete_fields = ["position", "account"]

    @admin.display(description=gettext_lazy("masa jabatan"))
    def term(self, official: Official) -> str:
        """From when to when."""
        return history.said(official.during)

"""Several counts in one query, for what every page shows."""

from __future__ import annotations

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from core.models import Account


class RowCount(Subquery):
    """The number of rows of a query as a column of another one."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def counts(account: Account, *querysets: QuerySet[Any]) -> tuple[int, ...]:
    """How many rows each of these has, in one query beside the account's own row."""
    columns = [RowCount(rows.order_by().values("pk")) for rows in querysets]
    return Account.objects.filter(pk=account.pk).values_list(*columns).get()

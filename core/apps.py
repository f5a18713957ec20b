"""The core app: plumbing that knows no HR word."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """Accounts, audit, parameters, jobs, files, notifications and the machinery of lists and Excel."""

    name = "core"
    verbose_name = "Sistem"

    def ready(self) -> None:
        from core import (
            administrators,
            database_roles,
            parameters,
            passwords,  # noqa: F401  # declares its parameters
            reference,
            routines,
            schedules,
            second_factor,  # noqa: F401  # declares its parameter, follows sign-in
            security_log,  # noqa: F401  # follows sign-in
            sessions,  # noqa: F401  # follows sign-in
            system_account,
        )

        reference.register(system_account.load)
        reference.register(parameters.load)
        reference.register(schedules.load)
        routines.declare()
        reference.register(administrators.load)
        post_migrate.connect(database_roles.grant_to_app, sender=self)

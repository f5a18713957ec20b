"""The project itself as an app: what belongs to the whole portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Home and help."""

    name = "asn_portal"
    verbose_name = "ASN Portal"

    def ready(self) -> None:
        from asn_portal import providers
        from core import navigation

        navigation.register(providers.navigation_entries)

"""Django admin of the registry: reference data, units, posts, officials, roles. HR works on the pages."""

from registry.admin import grants, officials, positions, references, units

__all__ = ["grants", "officials", "positions", "references", "units"]

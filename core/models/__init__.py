"""The tables of core, one module per noun."""

from core.models.accounts import Account, AccountGroup, AccountPermission, ActivationCode, Zone
from core.models.files import StoredFile
from core.models.jobs import Heartbeat, Job, ScheduledRun
from core.models.logs import AccessLog, SecurityLog
from core.models.notifications import Notification, OutgoingMail
from core.models.parameters import Parameter
from core.models.schedules import TrackedSchedule
from core.models.submissions import Submission
from core.models.throttles import Throttle
from core.models.versions import Versioned

__all__ = [
    "AccessLog",
    "Account",
    "AccountGroup",
    "AccountPermission",
    "ActivationCode",
    "Heartbeat",
    "Job",
    "Notification",
    "OutgoingMail",
    "Parameter",
    "ScheduledRun",
    "SecurityLog",
    "StoredFile",
    "Submission",
    "Throttle",
    "TrackedSchedule",
    "Versioned",
    "Zone",
]

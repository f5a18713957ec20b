"""Settings of ASN Portal: one file, read from the environment, safe by default.

Without `DEBUG` or `ASN_DEMO` a missing secret stops the start. `docs/operations.md` lists every variable.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from pghistory import ContextJSONField

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

# Environment

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("ASN_DEMO", default=False)
DEMO_PASSWORD = env("ASN_DEMO_PASSWORD", default="")
DEMO_PUBLIC = env.bool("ASN_DEMO_PUBLIC", default=False)
SERVER_TIMING = env.bool("ASN_SERVER_TIMING", default=False)
DATA_DIR = Path(env("ASN_DATA_DIR", default=str(BASE_DIR / ".data")))
PUBLIC_URL = env("PUBLIC_URL", default=f"http://localhost:{env('PORT', default='8000')}").rstrip("/")
PUBLIC_HTTPS = PUBLIC_URL.startswith("https://")
PUBLIC_HOST = urlsplit(PUBLIC_URL).hostname or "localhost"
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

RELAXED = DEBUG or DEMO
if DEMO and not DEMO_PUBLIC and PUBLIC_HOST not in {"localhost", "127.0.0.1", "::1"}:
    raise ImproperlyConfigured(
        "ASN_DEMO menampilkan kata sandi contoh. Pakai PUBLIC_URL lokal, atau setel ASN_DEMO_PUBLIC=1."
    )
if not PUBLIC_HTTPS and not RELAXED:
    raise ImproperlyConfigured("PUBLIC_URL harus https:// kecuali pada mode DEBUG atau ASN_DEMO.")

SECRET_KEY = env("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if not SECRET_KEY:
    raise ImproperlyConfigured("Setel SECRET_KEY (paling sedikit 50 huruf acak).")
FIELD_KEYS = env.list("ASN_FIELD_KEYS", default=[])
if not FIELD_KEYS:
    raise ImproperlyConfigured("Setel ASN_FIELD_KEYS (satu kunci Fernet atau lebih, kunci terbaru di depan).")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[PUBLIC_HOST, *(LOOPBACK_HOSTS if RELAXED else [])])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
# How many of our own proxies add to X-Forwarded-For; 0 reads none of it.
TRUSTED_PROXIES = env.int("ASN_TRUSTED_PROXIES", default=0)

# Database: the app's role for everything, the owner's role for migrate and seed

DATABASE_URL = env("DATABASE_URL")
DATABASE_OWNER_URL = env("DATABASE_OWNER_URL", default="")
DATABASE_APP_ROLE = (urlsplit(DATABASE_URL).username or "") if DATABASE_OWNER_URL else ""
AS_OWNER = env("ASN_DATABASE_AS", default="app") == "owner" and bool(DATABASE_OWNER_URL)
STATEMENT_TIMEOUT_MS = env.int("ASN_STATEMENT_TIMEOUT_MS", default=0)

DATABASES = {
    "default": {
        **env.db_url_config(DATABASE_OWNER_URL if AS_OWNER else DATABASE_URL),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            "application_name": "asn-portal",
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL")
CACHES = {
    # Throttling must go on when Redis is away, so its counters are in the database.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_throttle_cache",
    },
    "pages": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL},
}

# Applications

INSTALLED_APPS = [
    "allauth.usersessions",  # before core, which takes over what it does at sign-in
    "asn_portal",
    "performance",
    "recruitment",
    "training",
    "communication",
    "registry",
    "core",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_celery_beat",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "core.middleware.timing.ServerTimingMiddleware",
    "core.middleware.requests.RequestIdMiddleware",
    "core.middleware.addresses.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.headers.SecurityHeadersMiddleware",
    "core.middleware.outages.DatabaseOutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.middleware.sessions.SessionLimitsMiddleware",
    "core.middleware.sessions.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.middleware.second_factor.SecondFactorMiddleware",
    "core.middleware.audit.AuditContextMiddleware",
]

ROOT_URLCONF = "asn_portal.urls"
WSGI_APPLICATION = "asn_portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.shell.context",
            ],
            "builtins": ["core.templatetags.ui"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Accounts and sign-in (django-allauth)

AUTH_USER_MODEL = "core.Account"
AUTHENTICATION_BACKENDS = ["core.sign_in.SignInBackend"]
PASSWORD_HASHERS = [
    "core.passwords.Argon2Hasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "core.passwords.LengthValidator"},
    {"NAME": "core.passwords.CommonValidator"},
    {"NAME": "core.passwords.ContextWordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("home")
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "core.sign_in.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "core.forms.accounts.SignInForm",
    "reset_password": "core.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "core.forms.accounts.SetPasswordForm",
    "reauthenticate": "core.forms.accounts.ReauthenticateForm",
    "change_password": "core.forms.accounts.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (  # allauth's own writes when a link is only looked at
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  # the name of a class
)
# core.throttle counts in the database, in one statement an attempt; allauth's own limits take some forty.
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "core.sign_in.MFAAdapter"
MFA_FORMS = {
    "authenticate": "core.forms.mfa.AuthenticateForm",
    "reauthenticate": "core.forms.mfa.ReauthenticateForm",
    "activate_totp": "core.forms.mfa.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "ASN Portal"
MFA_TOTP_TOLERANCE = 1
# The account's address comes from staff, and allauth's table of addresses stays empty until sign-up opens.
MFA_ALLOW_UNVERIFIED_EMAIL = True
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_HTTPS
SESSION_COOKIE_NAME = "__Host-sid" if PUBLIC_HTTPS else "sid"
CSRF_COOKIE_NAME = "__Host-csrf" if PUBLIC_HTTPS else "csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"

# Security headers

SECURE_SSL_REDIRECT = PUBLIC_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC_HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if PUBLIC_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PUBLIC_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "worker-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Language, time, formats

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["asn_portal.formats"]
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# Static files, uploaded files, mail

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
FILES_ROOT = DATA_DIR / "files"
FILES_ACCEL_PREFIX = env("ASN_FILES_ACCEL_PREFIX", default="")
CLAMD_ADDRESS = env("ASN_CLAMD", default="")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG or TESTING
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="dummymail://")
vars().update(EMAIL_CONFIG)
MAIL_ENABLED = bool(env("EMAIL_URL", default=""))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("EMAIL_FROM", default=f"ASN Portal <tidak-dibalas@{PUBLIC_HOST}>")

# Audit: each event row carries its own context, so event tables stay append-only.

PGHISTORY_CONTEXT_FIELD = ContextJSONField(null=False)
PGHISTORY_APPEND_ONLY = True

# Background work

CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = None
CELERY_RESULT_EXPIRES = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 280
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_keepalive": True,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    # A page that sends while Redis is away goes on at once; the row is sent again by a sweeper.
    "max_retries": 0,
}
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_TIMEZONE = "Asia/Jakarta"
DJANGO_CELERY_BEAT_TZ_AWARE = True

# Logs: one JSON object a line, without personal data

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "core.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

SILENCED_SYSTEM_CHECKS: list[str] = []

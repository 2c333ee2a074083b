"""All settings, read from the environment (`.env.example` lists every variable)."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from environs import Env, validate

# The Celery app has to exist before a task is declared; whoever loads the settings has it.
import factcheck.celery  # noqa: F401

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"))


def kept_secret() -> str:
    """A secret key made once and kept in `.local/`, so that a checkout runs without any configuration."""
    path = BASE_DIR / ".local" / "secret_key"
    try:
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        return path.read_text(encoding="ascii") or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)  # An unwritable checkout still runs; people sign in again after a restart.


# --- who we are -------------------------------------------------------------------------------------------------

NEWSROOM_NAME = env.str("NEWSROOM_NAME", "The Fact Desk")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
DEMO = env.bool("DEMO", True)  # Whether `load_demo --if-wanted` fills an empty newsroom.
# WebSub hubs that the feeds name and that are told of changes, so that readers are told instead of asking.
WEBSUB_HUBS: list[str] = env.list("WEBSUB_HUBS", [])
FEED_LICENCE = env.str("FEED_LICENCE", "https://creativecommons.org/licenses/by/4.0/")
# Whose names readers see on a check: "both" who wrote and who approved it, the "author" alone, or "nobody".
BYLINES = env.str("BYLINES", "both", validate=validate.OneOf(["both", "author", "nobody"]))
# Files of fonts for what the cards' own ones lack, such as Chinese, Japanese and Korean.
CARD_FONTS: list[str] = env.list("CARD_FONTS", [])

# --- safety -----------------------------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret()
# Keys of before: what they signed and sealed is still known.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
HTTPS = env.bool("HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^-/"]  # Health checks come from inside, without TLS.
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many of the proxies named in X-Forwarded-For are ours: whoever tries to sign in is counted by the address before.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.str("TRUSTED_PROXIES", "") or BEHIND_PROXY)
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "newsroom.views.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# A pasted article of five megabytes has to reach its form, which refuses it in words and keeps the text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

# --- rooms ------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom",
    "articles",
    "factcheck.sources",
    "factcheck.claims",
    "factcheck.verdicts",
    "factcheck.feeds",
    "factcheck.feeds.webhooks",
    "factcheck.feeds.api",
    "factcheck.feeds.letters",
    "factcheck.desk",
    "demo",
    "django_htmx",
    "pgtrigger",
    "csp",
    "newsroom.apps.RecordsConfig",  # The admin, with our own sign-in.
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "newsroom.middleware.number_requests",
    "newsroom.middleware.send_heads_alone",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "newsroom.middleware.refuse_unreadable_addresses",
    "newsroom.middleware.refuse_unreadable_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.languages.speak",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.middleware.Refusals",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.tz",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.newsroom",
            ],
            "builtins": ["newsroom.templatetags.words", "factcheck.desk.templatetags.keys"],
        },
    }
]
FORM_RENDERER = "newsroom.drawing.Renderer"

# --- people -----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = ["newsroom.preferences.WithPreferences"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk:queue"
LOGOUT_REDIRECT_URL = "sign-in"
ACCOUNT_ADAPTER = "newsroom.entrance.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]  # Nobody signs up: the newsroom invites.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Whether those who may approve or publish need a passkey or an authenticator app before they can work.
SECOND_FACTOR = env.bool("SECOND_FACTOR", False)
# Another house's sign-in, such as the publisher's own; without its address there is none.
OIDC_ID = "elsewhere"
OIDC_URL = env.str("OIDC_URL", "").rstrip("/")
OIDC_NAME = env.str("OIDC_NAME", "") or urlsplit(OIDC_URL).hostname or ""
SOCIALACCOUNT_ADAPTER = "newsroom.entrance.elsewhere.Elsewhere"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": OIDC_ID,
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", ""),
                "secret": env.str("OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_URL},
            }
        ]
        if OIDC_URL
        else [],
    }
}
if OIDC_URL:  # A form that leads there is followed by the browser only if the policy says so.
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_URL)))
MFA_ADAPTER = "newsroom.entrance.adapters.Keys"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # An admin or an invitation vouches for people, not their mail.
MFA_TOTP_TOLERANCE = 1  # Clocks may differ by half a minute.

# --- what remembers, what nudges -----------------------------------------------------------------------------------

# Commands that need no database run without an address, and nothing connects to this one.
DATABASES = {"default": dj_database_url.parse(env.str("DATABASE_URL", "") or "postgresql:///no-server")}
if env.bool("DATABASE_POOL", False):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "") or "redis://127.0.0.1:6379/0"
# Tries to sign in are counted here; nothing else is kept.
CACHES = {"default": {"BACKEND": "newsroom.tallies.Tallies", "LOCATION": REDIS_URL, "KEY_PREFIX": "factcheck"}}
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,  # Stays above the hard time limit, else a running task is handed out twice.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A Redis that is away or silent may cost a person two seconds, never their page.
    "socket_connect_timeout": 2,
    "socket_timeout": 2,
    "max_retries": 0,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
TIME_ZONE = env.str("TIME_ZONE", "UTC")
CELERY_TIMEZONE = TIME_ZONE  # By the newsroom's clock; messages carry UTC.
SWEEP_SECONDS = env.float("SWEEP_SECONDS", 10)
READER_SECONDS = env.float("READER_SECONDS", 60)  # After which a reader who takes nothing of an answer is cut off.
CELERY_BEAT_SCHEDULE = {
    "sweep-extractions": {
        "task": "factcheck.claims.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "sweep-releases": {
        "task": "factcheck.verdicts.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "sweep-prints": {
        "task": "factcheck.feeds.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "clear-prints": {
        "task": "factcheck.feeds.tasks.clear",
        "schedule": crontab(hour=4, minute=30),
        "options": {"expires": 3600},
    },
    "sweep-webhooks": {
        "task": "factcheck.feeds.webhooks.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "sweep-letters": {
        "task": "factcheck.feeds.letters.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "clear-deliveries": {
        "task": "factcheck.feeds.webhooks.tasks.clear",
        "schedule": crontab(hour=4, minute=20),
        "options": {"expires": 3600},
    },
    "sweep-fetchings": {
        "task": "factcheck.feeds.api.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": 60},
    },
    "clear-submissions": {
        "task": "factcheck.feeds.api.tasks.clear",
        "schedule": crontab(hour=4, minute=10),
        "options": {"expires": 3600},
    },
    "mail-digests": {
        "task": "factcheck.desk.tasks.mail_digests",
        "schedule": crontab(hour=7, minute=0),
        "options": {"expires": 3600},
    },
    "clear-drafts": {
        "task": "factcheck.desk.tasks.clear_drafts",
        "schedule": crontab(hour=4, minute=0),
        "options": {"expires": 3600},
    },
}
WRITES_A_MINUTE = env.int("WRITES_A_MINUTE", 600)  # Of one person at the desk, drafts and signs of life included.
API_PUBLIC_A_MINUTE = env.int("API_PUBLIC_A_MINUTE", 600)  # Requests to the API from one address of the net.
API_TOKEN_A_MINUTE = env.int("API_TOKEN_A_MINUTE", 300)  # Requests to the API with one token, wherever from.
DRAFT_DAYS = env.int("DRAFT_DAYS", 180)  # After which words go that were typed and that nobody will need again.
# Seconds for which “Publish” can be recalled before readers see anything; 0 publishes at once.
RECALL_SECONDS = env.float("RECALL_SECONDS", 60)
LEASE_SECONDS = env.float("LEASE_SECONDS", 60)
# Seconds a worker rests after each paragraph: 0 reads as fast as it can, the demo rests so that one can watch.
EXTRACTION_PAUSE = env.float("EXTRACTION_PAUSE", 0)

# --- who is told of checks ------------------------------------------------------------------------------------------

WEBHOOK_LOG_DAYS = env.int("WEBHOOK_LOG_DAYS", 30)  # After which what was delivered, or given up, leaves the log.
WEBHOOK_ROTATION_HOURS = env.float("WEBHOOK_ROTATION_HOURS", 48)  # For which a replaced secret still signs.

# --- mail -------------------------------------------------------------------------------------------------------

# Where mails go, such as submission://user:password@mail.example.org:587. Unset, they are printed to the log.
MAIL = env.dj_email_url("EMAIL_URL", "console:")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"] or "localhost", MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"] or "", MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["EMAIL_USE_TLS"], MAIL["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = MAIL["EMAIL_FILE_PATH"] or None
EMAIL_TIMEOUT = MAIL["EMAIL_TIMEOUT"] or 20  # Seconds: a mail server that is silent holds no worker.
HELP_EMAIL = env.str("HELP_EMAIL", "")  # Whom to write to who can't come in; shown to everybody on the page “Help”.
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "desk@localhost")
# How often readers who asked for it get new checks by mail: "daily", "weekly", or "" for never. It needs EMAIL_URL.
READERS_DIGEST = env.str("READERS_DIGEST", "", validate=validate.OneOf(["", "daily", "weekly"]))

# --- what reads beside the rules -----------------------------------------------------------------------------------

EMBEDDINGS = env.bool("EMBEDDINGS", True)  # The sentence model scores along where the extra `ml` is installed.
# A language model at any OpenAI-compatible address, asked only where the newsroom has switched it on in the admin.
LLM_URL = env.str("LLM_URL", "").rstrip("/")
LLM_MODEL = env.str("LLM_MODEL", "")
LLM_API_KEY = env.str("LLM_API_KEY", "")
LLM_TIMEOUT = env.float("LLM_TIMEOUT", 60)  # Seconds for one request.
LLM_BUDGET = env.int("LLM_BUDGET", 60_000)  # Characters of one article.

# --- language, time, files ----------------------------------------------------------------------------------------

# The newsroom's language: of its public pages and feeds, and of the desk where nobody asks for another one.
LANGUAGE_CODE = env.str("LANGUAGE_CODE", "en")
LANGUAGES = [("en", "English"), ("de", "Deutsch")]  # Those the desk speaks, as their own speakers write them.
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
# Pages in the language of who looks at them; all others are public.
FOR_PEOPLE = ("/desk/", "/admin/", "/sign-", "/styleguide/")
FOR_PROGRAMS = ("/api/",)  # Here whatever goes wrong is told as problem details.
USE_I18N = True
USE_TZ = True  # TIME_ZONE stands above, with what keeps to it.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".local" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = env.bool("STATIC_FROM_SOURCE", True)  # False in the image, where collectstatic has run.
WHITENOISE_AUTOREFRESH = DEBUG

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} [{request_number}]: {message}", "style": "{"}},
    "filters": {"request_number": {"()": "newsroom.middleware.RequestNumber"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_number"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # What asks others writes whole requests down when told to say much: articles and addresses stay out of the log.
    "loggers": {name: {"level": "WARNING"} for name in ("httpcore2", "httpx2", "openai", "pydantic_ai", "urllib3")},
}

"""Settings of the installation: one file, everything else from the environment.

TINNHIEM_DATA        folder of the database, secrets and backups (default `var/`); `demo` keeps
                     its own in `demo/` there and takes no other database
TINNHIEM_SECRET_KEY  instead of the secret made in that folder on first start
TINNHIEM_HOSTS       host names to answer to, separated by commas (default: any)
TINNHIEM_TLS         1 when the server is reached over https only
TINNHIEM_CERT, _KEY  files of the certificate and its key, when `serve` itself speaks https
TINNHIEM_PROXY       1 behind a proxy that sets X-Forwarded-Proto and lets no visitor set it
TINNHIEM_DEBUG       1 for development
DATABASE_URL         postgresql://… instead of the SQLite file
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
from pathlib import Path
from typing import Any

import dj_database_url
import django

BASE_DIR = Path(__file__).resolve().parent.parent
DEMO = sys.argv[1:2] == ["demo"]  # invented people never share a database with real ones
DATA_DIR = Path(os.environ.get("TINNHIEM_DATA") or BASE_DIR / "var").resolve()
DATA_DIR = DATA_DIR / "demo" if DEMO else DATA_DIR
DEBUG = os.environ.get("TINNHIEM_DEBUG") == "1"
TLS = os.environ.get("TINNHIEM_TLS") == "1"
PROXY = os.environ.get("TINNHIEM_PROXY") == "1"
TLS_CERTIFICATE = os.environ.get("TINNHIEM_CERT") if TLS else None
TLS_KEY = os.environ.get("TINNHIEM_KEY") if TLS else None


def _secret(name: str) -> str:
    """The installation's secret, made on first start, readable by its owner only."""
    path = DATA_DIR / name
    try:
        if not path.exists():
            DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_secret(path)
        text = path.read_text(encoding="ascii")
        while not text:  # another command makes it right now
            time.sleep(0.01)
            text = path.read_text(encoding="ascii")
    except OSError as error:
        # Not an exception of Django's: its commands would print where it came from, not only it.
        sys.exit(
            f"Không dùng được thư mục dữ liệu {DATA_DIR}: {error.strerror}. "
            "Sửa quyền của thư mục hoặc đặt TINNHIEM_DATA vào thư mục khác."
        )
    return text


def _make_secret(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(48))


def _database() -> dict[str, Any]:
    """Connections live as long as their thread: opening one costs more than a save."""
    lasting = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    if (url := os.environ.get("DATABASE_URL")) and not DEMO:
        try:
            found: dict[str, Any] = {**dj_database_url.parse(url), **lasting}
        except ValueError:
            sys.exit(
                "DATABASE_URL không đúng dạng postgresql://người_dùng:mật_khẩu@máy/tên_cơ_sở_dữ_liệu"
            )
    else:
        file = DATA_DIR / "tinnhiem.sqlite3"
        found = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), **lasting}
    if found["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE: a writer that waits, waits before it reads, so it never has to be refused.
        # FULL: an acknowledged ballot survives the power plug.
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    return found


def _version_of(folder: Path) -> str:
    """A name for the files under `folder` as they are now, and Django's own."""
    digest = hashlib.sha256(django.__version__.encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


SECRET_KEY = os.environ.get("TINNHIEM_SECRET_KEY") or _secret("secret_key")
ALLOWED_HOSTS = [h.strip() for h in os.environ.get("TINNHIEM_HOSTS", "*").split(",") if h.strip()]

INSTALLED_APPS = [
    "votes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "votes.middleware.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "votes.middleware.Compressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "votes.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "votes.middleware.BusyDatabase",
]

ROOT_URLCONF = "tinnhiem.urls"
WSGI_APPLICATION = "tinnhiem.wsgi.application"
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
            ],
        },
    }
]

DATABASES = {"default": _database()}

AUTH_USER_MODEL = "votes.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "votes.passwords.OwnPassword"}]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # a setting of this computer; it stays when people change
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Served from where they lie: nothing to collect. Each version has its own address, so that
# browsers keep the files for ever and modules that import each other are of one version.
STATIC_URL = "/static/" if DEBUG else f"/static/{_version_of(BASE_DIR / 'static')}/"
WHITENOISE_USE_FINDERS = True


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:
    return not DEBUG


CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# What is typed is small; files are limited one by one where they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page not found or a form not accepted is the visitor's business, not the log's.
        "django.request": {"level": "ERROR"},
    },
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 60 * 60
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None if not TLS else "same-origin"
if TLS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
if PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

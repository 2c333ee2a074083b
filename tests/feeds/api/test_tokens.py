"""Tokens: what each scope opens and does not, and that none may more than its person."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from factcheck.feeds.api.models import Scope, Token
from factcheck.feeds.api.services import tokens
from factcheck.sources.models import Source
from factcheck.sources.services import find_or_add
from newsroom import pace
from newsroom.entrance.limits import TooOften
from newsroom.models import Event, User
from newsroom.refusals import Forbidden, Refusal
from tests import people
from tests.feeds.api.test_errors import problem

SOURCE = {"title": "A table", "reference": "Yearbook, page 3"}
# Scope -> what it opens: method, address, body, and what a good answer's status is where there is nothing yet.
OPENS: dict[str, list[tuple[str, str, dict | None, int]]] = {
    Scope.ARTICLES_WRITE: [
        ("POST", "articles/", {"text": "Prices rose.", "title": "Prices", "outlet": "Ledger"}, 202),
        ("GET", "articles/1/", None, 404),
        ("GET", "articles/1/versions/1/extraction/", None, 404),
        ("GET", "fetchings/1/", None, 404),
    ],
    Scope.CLAIMS_READ: [("GET", "claims/", None, 200), ("GET", "claims/1/", None, 404)],
    Scope.SOURCES_READ: [("GET", "sources/", None, 200), ("GET", "sources/1/", None, 404)],
    Scope.SOURCES_WRITE: [("POST", "sources/", SOURCE, 201)],
    Scope.VERDICTS_READ: [("GET", "revisions/", None, 200), ("GET", "revisions/1/", None, 404)],
}
DOORS = [(scope, *door) for scope, doors in OPENS.items() for door in doors]
CLAIMS = "/api/v1/claims/"


def ask(program, method, path, body):
    address = f"/api/v1/{path}"
    return program.post(address, body) if method == "POST" else program.get(address)


def test_every_scope_opens_something():
    assert set(OPENS) == set(Scope)


@pytest.mark.django_db
@pytest.mark.parametrize(("scope", "method", "path", "body", "status"), DOORS)
def test_a_token_with_the_scope_comes_in(program, scope, method, path, body, status):
    if path.endswith("1/") or "/1/" in path:
        path = path.replace("1/", "987654321/", 1)

    assert ask(program(scope), method, path, body).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(("scope", "method", "path", "body", "status"), DOORS)
def test_a_token_with_every_other_scope_is_told_which_is_missing(program, scope, method, path, body, status):
    response = ask(program(*(set(Scope) - {scope})), method, path, body)

    assert scope in problem(response, 403)
    assert response.json()["scope"] == scope
    assert f'scope="{scope}"' in response["WWW-Authenticate"]
    assert not Source.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("scope", "method", "path", "body", "status"), DOORS)
def test_without_a_token_nobody_comes_in(client, scope, method, path, body, status):
    response = client.generic(method, f"/api/v1/{path}")

    assert "Authorization: Bearer" in problem(response, 401)
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'


def test_a_person_who_is_signed_in_is_nobody_here(client, checker):
    client.force_login(checker)

    problem(client.get(CLAIMS), 401)


def test_a_mistyped_token_opens_nothing(client, issue):
    _, text = issue()
    for wrong in (text[:-1], text.upper(), "", "x" * 5000, "é", f"{text} {text}"):
        response = client.get(CLAIMS, headers={"Authorization": f"Bearer {wrong}".encode().decode("latin-1")})
        problem(response, 401)
    problem(client.get(CLAIMS, headers={"Authorization": f"Basic {text}"}), 401)


def test_an_expired_or_revoked_one_or_one_of_somebody_who_left_opens_nothing(client, issue, admin_person):
    def status(text):
        return client.get(CLAIMS, headers={"Authorization": f"Bearer {text}"}).status_code

    (expired, first), (revoked, second), (left, third) = issue(), issue(), issue()
    assert [status(text) for text in (first, second, third)] == [200] * 3
    Token.objects.filter(pk=expired.pk).update(expires_at=now())
    tokens.revoke(revoked, by=admin_person)
    User.objects.filter(pk=left.person_id).update(is_active=False)

    assert [status(text) for text in (first, second, third)] == [401] * 3


def test_a_token_may_never_more_than_its_person(program):
    reporter = program(role="reporter")

    assert "source.add" in problem(reporter.post("/api/v1/sources/", SOURCE), 403)
    assert not Source.objects.exists()


def test_a_token_of_somebody_without_a_role_reads_nothing(program):
    assert "desk.read" in problem(program(person=people.person()).get(CLAIMS), 403)


def test_what_a_token_does_stands_in_the_ledger_under_its_persons_name(program, checker):
    program(person=checker).post("/api/v1/sources/", SOURCE)

    added, token = Source.objects.get(), Token.objects.get()
    assert added.added_by == checker
    line = Event.objects.get(subject=f"source:{added.pk}")
    assert line.by == checker
    assert line.details["through"] == f"The editorial system ({token.prefix}…)"
    assert line.who == f"{checker} through The editorial system ({token.prefix}…)"


def test_what_the_person_does_after_it_is_their_own(program, checker):
    program(person=checker).post("/api/v1/sources/", SOURCE)

    find_or_add(by=checker, title="Another table", reference="Yearbook, page 4")

    assert Event.objects.order_by("pk").last().who == str(checker)


def test_the_public_half_takes_no_notice_of_a_token(client, db):
    assert client.get("/api/v1/scales/", headers={"Authorization": "Bearer nonsense"}).status_code == 200


def test_who_asks_too_often_with_one_token_is_told_when_to_come_back(program, monkeypatch, settings):
    settings.API_TOKEN_A_MINUTE = 7
    counted = []

    def counts(what, at_most):
        counted.append((what.partition(":")[0], at_most))
        if what.startswith("api-token:"):
            raise TooOften(17)

    asks = program()
    monkeypatch.setattr(pace, "count", counts)

    response = asks.get(CLAIMS)
    problem(response, 429)
    assert response["Retry-After"] == "17"
    assert counted == [("api", 600), ("api-token", 7)]


def test_only_a_digest_is_kept_and_the_ledger_tells_who_made_it(issue, admin_person):
    token, text = issue(Scope.CLAIMS_READ)
    kept = Token.objects.get()

    assert len(text) > 40
    assert text.startswith(kept.prefix)
    assert text not in str(vars(kept))
    line = Event.objects.get(subject=f"token:{token.pk}")
    assert (line.verb, line.by, line.details["scopes"]) == ("issued", admin_person, ["claims:read"])
    assert text not in str(line.details)
    assert kept.digest not in str(line.details)


def test_its_last_use_is_noted_once_a_minute(program):
    asks = program()
    assert Token.objects.get().last_used_at is None
    asks.get(CLAIMS)
    first = Token.objects.get().last_used_at
    assert first is not None
    asks.get(CLAIMS)
    assert Token.objects.get().last_used_at == first


@pytest.mark.parametrize("role", ["reporter", "checker", "editor", "curator"])
def test_only_admins_issue_and_revoke(role, issue):
    token, _ = issue()
    somebody = people.person(role)

    with pytest.raises(Forbidden, match=r"token\.issue"):
        tokens.issue(
            by=somebody, name="x", person=somebody, scopes=["claims:read"], expires_at=now() + timedelta(days=1)
        )
    with pytest.raises(Forbidden, match=r"token\.issue"):
        tokens.revoke(token, by=somebody)
    assert Token.objects.good().count() == 1


@pytest.mark.parametrize("change", [{"scopes": []}, {"scopes": ["everything"]}, {"days": -1}, {"days": 401}])
def test_a_token_has_an_end_and_known_scopes(change, admin_person, checker):
    days = change.pop("days", 30)
    said = {"name": "x", "person": checker, "scopes": ["claims:read"], "expires_at": now() + timedelta(days=days)}

    with pytest.raises(Refusal):
        tokens.issue(by=admin_person, **said | change)
    assert not Token.objects.exists()


def test_it_is_revoked_once_and_on_record(issue, admin_person):
    token, _ = issue()

    assert tokens.revoke(token, by=admin_person)
    assert not tokens.revoke(token, by=admin_person)
    assert Event.objects.filter(subject=f"token:{token.pk}", verb="revoked", by=admin_person).count() == 1

"""The safe web client: what it refuses to reach, and what it makes of servers that mean no good."""

import re
import resource
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import web
from newsroom.refusals import Refusal
from tests.newsroom import hostile_server
from tests.newsroom.hostile_server import Server

ROOT = Path(__file__).resolve().parents[2]

# None of these may be connected to. No network is needed to say so.
REFUSED = [
    # Loopback, in every spelling.
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "https://127.0.0.1/",
    "http://127.255.255.254/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
    "http://0.0.0.0/",
    "http://[::]/",
    # Numbers that hide an address, public or not.
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.0x1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://134744072/",
    "http://127.0.0.1./",
    "http://127.0.0.01/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127.0.0\u00ad.1/",
    "http://127.0.0.1\u200b/",
    "http://%31%32%37.0.0.1/",
    "http://127%2e0%2e0%2e1/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://0x7f.1/",
    "http://0x0/",
    "http://00/",
    "http://①②⑦.⓪.⓪.①/",
    # IPv4 inside IPv6.
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[2606:4700::5efe:127.0.0.1]/",
    "http://[2606:4700::200:5efe:a00:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:7f00:1::1]/",
    # Private, shared, local and reserved networks.
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    # What clouds tell their machines.
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials/",
    "http://[fe80::a9fe:a9fe]/",
    "http://[::ffff:169.254.169.254]/",
    "http://100.100.100.200/latest/meta-data/",
    "http://192.0.0.192/latest/",
    "http://168.63.129.16/metadata/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://192.0.0.1/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[feff::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
    "http://[100::1]/",
    # Not the web, or not only the web.
    "",
    "example.org",
    "//example.org/",
    "/etc/passwd",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "javascript:alert(1)",
    "data:text/html,hello",
    "http://",
    "http:///",
    "http://[::1/",
    "http://example.org:22/",
    "http://example.org:6379/",
    "http://example.org:8080/",
    "http://example.org:99999/",
    "http://example.org:http/",
    "http://example.org:0/",
    "http://example.org:-80/",
    "http://example.org:00022/",
    "http://example.org:６３７９/",
    "https://example.org:8443/",
    "http://127.0.0.1:80:6379/",
    # Addresses that programs read differently.
    "http://user@example.org/",
    "http://user:password@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org:80@127.0.0.1/",
    "http://@127.0.0.1/",
    "http://[::1]@example.org/",
    "http://example.org%40127.0.0.1/",
    "http://127.0.0.1\\@example.org/",
    "http://example.org\\.127.0.0.1/",
    "http://exam ple.org/",
    "http://example.org\t/",
    "http://127.0.0.1\r\nHost:example.org/",
    "http://exa\0mple.org/",
    "http://a..b/",
    "http://" + "a" * 300 + ".org/",
]


@pytest.fixture
def server() -> Iterator[Server]:
    with hostile_server.running() as server:
        yield server


def get(server: Server, path: str, *, limit: int = 100_000, seconds: float = 5) -> web.Fetched:
    return web._fetch(f"http://127.0.0.1:{server.port}{path}", limit=limit, seconds=seconds, loopback_port=server.port)


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_is_not_public_or_not_plain_is_refused_in_one_sentence(url, monkeypatch):
    def connect(self):
        raise AssertionError(f"connected to {self.host}")

    def resolve(host, port, *args, **kwargs):
        if host.endswith("example.org"):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port))]
        if host == "metadata.google.internal":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", port))]
        return really_resolve(host, port, *args, **kwargs)

    really_resolve = socket.getaddrinfo
    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)

    with pytest.raises(Refusal) as refused:
        web.fetch(url, seconds=3)

    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence
    with pytest.raises(Refusal):
        web.permit(url)
    with pytest.raises(Refusal):
        web.post(url, b"{}", headers={}, seconds=3)


@pytest.mark.parametrize("answers", [["10.0.0.7"], ["::ffff:192.168.0.1"], ["fec0::1"], ["100.64.3.2"]])
def test_a_name_that_resolves_to_an_inside_address_is_refused(answers, monkeypatch):
    def resolve(host, port, *args, **kwargs):
        return [(10 if ":" in ip else 2, 1, 6, "", (ip, port)) for ip in answers]

    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)

    with pytest.raises(Refusal, match=r"news\.example\.org does not lead to a public address"):
        web.fetch("http://news.example.org/")


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(monkeypatch):
    asked = []

    def resolve(host, port, *args, **kwargs):
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.215.14" if len(asked) == 1 else "127.0.0.1", port))]

    connected = []

    def connect(self):
        connected.append((self.host, self.port))
        raise OSError("no network in this test")

    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)

    with pytest.raises(Refusal):
        web.fetch("http://rebinding.example.org/")

    assert asked == ["rebinding.example.org"]
    assert connected == [("93.184.215.14", 80)]


def test_the_tests_own_server_can_only_be_reached_by_the_private_switch(server):
    with pytest.raises(Refusal, match="Port"):
        web.fetch(f"http://127.0.0.1:{server.port}/page")

    assert server.asked == []


def test_a_page_comes_as_its_bytes_with_its_kind(server):
    fetched = get(server, "/page")

    assert fetched.body == "<p>Grüße</p>".encode()
    assert fetched.status == 200
    assert fetched.content_type == "text/html; charset=utf-8"
    assert fetched.url == f"http://127.0.0.1:{server.port}/page"


def test_a_packed_page_is_unpacked(server):
    assert get(server, "/packed").body == b"<p>packed</p>"


@pytest.mark.parametrize("path", ["/endless-redirect", "/bomb-redirect", "/drip-redirect"])
def test_the_body_of_a_redirect_is_not_read(server, path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert get(server, path, seconds=2).url.endswith("/page")
    assert post(server, path, seconds=2).status == 302

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.parametrize("path", ["/moved", "/moved-away"])
def test_a_redirect_is_followed_and_its_end_is_told(server, path):
    assert get(server, path).url.endswith("/page")


def test_the_newsroom_says_who_asks_and_sends_nothing_else_of_its_own(server, settings, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    settings.NEWSROOM_NAME = "Die Prüfstelle\r\nX-Evil: 1"
    settings.SITE_URL = "https://checks.example.org"
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")

    get(server, "/page")

    head = server.asked[0]
    assert "User-Agent: factcheck (Die Pr?fstelle X-Evil: 1; +https://checks.example.org)\r\n" in head
    assert "\r\nX-Evil" not in head
    assert "Cookie" not in head
    assert "Authorization" not in head


def test_a_cookie_is_not_carried_to_the_next_address(server):
    get(server, "/cookie")

    assert "Cookie" not in server.asked[1]


@pytest.mark.parametrize("path", ["/private", "/metadata"])
def test_a_redirect_to_an_inside_address_is_refused(server, path):
    with pytest.raises(Refusal, match="does not lead to a public address"):
        get(server, path)


def test_a_redirect_to_another_port_of_this_machine_is_refused(server):
    with pytest.raises(Refusal, match="Port 5432"):
        get(server, "/database")


def test_a_redirect_to_a_file_is_refused(server):
    with pytest.raises(Refusal, match="http://"):
        get(server, "/file")


def test_a_redirect_loop_ends_after_five(server):
    with pytest.raises(Refusal, match="redirects more than 5 times"):
        get(server, "/loop")

    assert len(server.asked) == 6


def test_an_answer_that_is_no_success_is_named(server):
    with pytest.raises(Refusal, match="answered 404"):
        get(server, "/missing")


@pytest.mark.parametrize("path", ["/announced", "/endless", "/endless-pieces"])
def test_a_body_that_is_too_large_is_not_read_to_its_end(server, path):
    with pytest.raises(Refusal, match="larger than 100,000 bytes"):
        get(server, path)


def test_a_body_as_large_as_the_limit_is_taken_and_one_byte_less_refuses_it(server):
    size = len("<p>Grüße</p>".encode())

    assert get(server, "/page", limit=size).body
    with pytest.raises(Refusal, match="larger"):
        get(server, "/page", limit=size - 1)


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(server):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refusal, match=r"larger than 5,000,000 bytes"):
        get(server, "/bomb", limit=5_000_000)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KiB; the bomb is a gigabyte.


def test_a_bomb_in_a_bomb_is_refused_before_it_fills_the_memory(server):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refusal):
        get(server, "/double-bomb", limit=5_000_000, seconds=20)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize("path", ["/drip", "/slow-headers", "/silence", "/deaf", "/slow-redirects", "/not-yet"])
def test_the_whole_time_is_limited_whatever_drips_in(server, path):
    begun = time.monotonic()

    with pytest.raises(Refusal, match="took longer than 0.5 seconds"):
        get(server, path, seconds=0.5)

    assert time.monotonic() - begun < 3


def test_the_resolution_of_a_name_counts_into_the_time(monkeypatch):
    def resolve(host, port, *args, **kwargs):
        time.sleep(5)
        return [(2, 1, 6, "", ("93.184.215.14", port))]

    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    begun = time.monotonic()

    with pytest.raises(Refusal, match="took longer than 0.3 seconds"):
        web.fetch("http://drips.example.org/", seconds=0.3)

    assert time.monotonic() - begun < 3


def test_redirects_that_lead_to_ever_new_addresses_end_after_five(server):
    with pytest.raises(Refusal, match="redirects more than 5 times"):
        get(server, "/ever-new")

    assert len(server.asked) == 6


def test_of_a_body_longer_than_announced_only_what_was_announced_is_taken(server):
    assert get(server, "/too-short").body == b"abc"


@pytest.mark.parametrize(
    "path", ["/half", "/half-closed", "/ssh", "/headers", "/broken-gzip", "/two-lengths", "/endless-length"]
)
def test_an_answer_that_breaks_off_or_is_not_http_is_told_in_one_sentence(server, path):
    with pytest.raises(Refusal, match=r"^127\.0\.0\.1 broke the connection off"):
        get(server, path)


def test_a_server_without_a_certificate_is_told_in_one_sentence(server):
    with pytest.raises(Refusal, match="certificate"):
        web._fetch(f"https://127.0.0.1:{server.port}/page", limit=1000, seconds=5, loopback_port=server.port)


def test_nobody_listening_is_told_in_one_sentence(server):
    server.close()

    with pytest.raises(Refusal, match="broke the connection off"):
        get(server, "/page")


def post(server: Server, path: str, body: bytes = b"{}", *, seconds: float = 5, headers=None) -> web.Answered:
    address = f"http://127.0.0.1:{server.port}{path}"
    return web._post(address, body, headers=headers or {}, seconds=seconds, kept=100, loopback_port=server.port)


def test_what_is_posted_arrives_as_exactly_these_bytes_with_these_headers(server):
    body = '{"claim":  "Grüße"}\n'.encode()

    answer = post(server, "/taken", body, headers={"webhook-id": "msg_1", "Content-Type": "application/json"})

    assert server.told == [body]
    assert server.asked[0].startswith("POST /taken HTTP/1.1\r\n")
    assert "\r\nwebhook-id: msg_1\r\n" in server.asked[0]
    assert "\r\nContent-Type: application/json\r\n" in server.asked[0]
    assert "\r\nUser-Agent: factcheck (" in server.asked[0]
    assert (answer.status, answer.start) == (202, b"Thank you.")
    assert 0 < answer.seconds < 5


@pytest.mark.parametrize("path", ["/private", "/moved", "/database", "/loop"])
def test_a_redirect_is_not_followed_when_something_is_sent(server, path):
    answer = post(server, path)

    assert answer.status == 302
    assert len(server.asked) == 1


@pytest.mark.parametrize(("path", "status"), [("/gone", 410), ("/later", 429), ("/missing", 404), ("/refused", 500)])
def test_whatever_is_answered_is_told(server, path, status):
    assert post(server, path).status == status


def test_the_headers_of_an_answer_are_told_in_any_spelling(server):
    assert post(server, "/later").headers.get("retry-after") == "120"


@pytest.mark.parametrize("path", ["/refused", "/endless", "/endless-pieces", "/announced", "/bomb", "/double-bomb"])
def test_only_the_first_bytes_of_an_answer_are_read(server, path):
    assert len(post(server, path).start) <= 100


@pytest.mark.parametrize("path", ["/half", "/half-closed", "/broken-gzip", "/negative", "/endless-length"])
def test_the_status_holds_however_the_answer_goes_on(server, path):
    assert post(server, path).status == 200


@pytest.mark.parametrize("path", ["/slow-headers", "/silence", "/deaf", "/not-yet"])
def test_the_time_for_an_answer_is_limited(server, path):
    begun = time.monotonic()

    with pytest.raises(Refusal, match="did not answer within 0.5 seconds"):
        post(server, path, seconds=0.5)

    assert time.monotonic() - begun < 3


def test_an_answer_whose_body_drips_is_taken_when_the_time_is_up(server):
    begun = time.monotonic()

    answer = post(server, "/drip", seconds=0.5)

    assert answer.status == 200
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("path", ["/ssh", "/headers"])
def test_what_is_no_http_is_no_answer(server, path):
    with pytest.raises(Refusal, match=r"^127\.0\.0\.1 broke the connection off"):
        post(server, path)


def test_something_sent_reaches_the_address_that_was_checked(monkeypatch):
    asked = []

    def resolve(host, port, *args, **kwargs):
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.215.14" if len(asked) == 1 else "10.0.0.7", port))]

    connected = []

    def connect(self):
        connected.append(self.host)
        raise OSError("no network in this test")

    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)

    with pytest.raises(Refusal):
        web.post("https://hooks.example.org/", b"{}", headers={})
    with pytest.raises(Refusal, match="does not lead to a public address"):
        web.post("https://hooks.example.org/", b"{}", headers={})

    assert connected == ["93.184.215.14"]


def test_an_address_that_may_be_kept_is_looked_up_and_not_connected_to(monkeypatch):
    def connect(self):
        raise AssertionError("connected")

    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)
    monkeypatch.setattr(
        "requests_hardened.ip_filter.socket.getaddrinfo",
        lambda host, port, *args, **kwargs: [(2, 1, 6, "", ("93.184.215.14", port))],
    )

    web.permit("https://hooks.example.org/checks?token=1")


def test_no_setting_and_no_room_turns_the_tests_switch(server):
    """The switch is an argument of private functions; nothing outside of the client's own files knows its name."""
    inside = {"newsroom/web.py", "newsroom/guarded_session.py"}
    known = {
        str(path.relative_to(ROOT))
        for room in ("newsroom", "articles", "factcheck", "demo", "embedded", "bench")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"loopback_port|_fetch\(|web\._|newsroom\.web import _", path.read_text(encoding="utf-8"))
    }

    assert known == inside

"""The safe web client: what it refuses to reach, and what it makes of servers that mean no good."""

import resource
import socket
import time
from collections.abc import Iterator

import pytest

from newsroom import web
from newsroom.refusals import Refusal
from tests.newsroom import hostile_server
from tests.newsroom.hostile_server import Server

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
    "http://①②⑦.⓪.⓪.①/",
    # IPv4 inside IPv6.
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
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
    "http://100.100.100.200/",
    "http://169.254.169.254/latest/meta-data/",
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
    # Addresses that programs read differently.
    "http://user@example.org/",
    "http://user:password@example.org/",
    "http://example.org@127.0.0.1/",
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
        return really_resolve(host, port, *args, **kwargs)

    really_resolve = socket.getaddrinfo
    monkeypatch.setattr("requests_hardened.ip_filter.socket.getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)

    with pytest.raises(Refusal) as refused:
        web.fetch(url, seconds=3)

    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence


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


@pytest.mark.parametrize("path", ["/announced", "/endless"])
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


@pytest.mark.parametrize("path", ["/drip", "/slow-headers", "/silence"])
def test_the_whole_time_is_limited_whatever_drips_in(server, path):
    begun = time.monotonic()

    with pytest.raises(Refusal, match="took longer than 1 seconds"):
        get(server, path, seconds=1)

    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("path", ["/half", "/ssh", "/headers", "/broken-gzip"])
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

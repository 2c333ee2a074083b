"""A web server on loopback that does what servers should not do, one misdeed for each path."""

import gzip
import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

LONG = 6  # Seconds: far beyond the deadline of a test, and an end for a client that keeps none.
ENDLESS = 1000  # Pieces of 64 KiB.

Misdeed = Callable[[socket.socket, "Server"], None]


class Server:
    """Listens on 127.0.0.1 at `port`; `asked` holds the head of every request, `told` the body of each that had one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[bytes] = []
        self.closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(4096)
                if not piece:
                    return
                head += piece
                if head.startswith(b"\x16"):  # TLS is spoken to a server that has none.
                    send(connection, "400 Bad Request")
                    return
            head, body = head.split(b"\r\n\r\n", 1)
            head += b"\r\n\r\n"
            self.asked.append(head.decode("latin-1"))
            announced = re.search(rb"(?i)\r\ncontent-length: (\d+)\r\n", head)
            while announced and len(body) < int(announced[1]):
                body += connection.recv(4096)
            if body:
                self.told.append(body)
            path = head.split(b" ", 2)[1].decode("latin-1").partition("?")[0]
            MISDEEDS[path](connection, self)

    def close(self) -> None:
        self.closing.set()
        # Closing alone would leave the thread in `accept` waiting.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(5)


def send(connection: socket.socket, status: str, *headers: str, body: bytes = b"") -> None:
    lines = [f"HTTP/1.1 {status}", *headers, "Connection: close", "", ""]
    connection.sendall("\r\n".join(lines).encode("latin-1") + body)


def page(connection: socket.socket, server: Server) -> None:
    body = "<p>Grüße</p>".encode()
    send(
        connection,
        "200 OK",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        body=body,
    )


def packed_page(connection: socket.socket, server: Server) -> None:
    body = gzip.compress(b"<p>packed</p>")
    send(connection, "200 OK", "Content-Encoding: gzip", f"Content-Length: {len(body)}", body=body)


def redirect_to(target: str) -> Misdeed:
    def misdeed(connection: socket.socket, server: Server) -> None:
        send(connection, "302 Found", f"Location: {target.format(port=server.port)}", "Content-Length: 0")

    return misdeed


def set_a_cookie(connection: socket.socket, server: Server) -> None:
    send(connection, "302 Found", "Location: /page", "Set-Cookie: track=1; Path=/", "Content-Length: 0")


def missing(connection: socket.socket, server: Server) -> None:
    send(connection, "404 Not Found", "Content-Length: 0")


def announce_much(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Length: 99999999999")


def endless_body(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Type: text/html")
    for _ in range(ENDLESS):
        connection.sendall(b"x" * 65_536)


@cache
def bomb() -> bytes:
    """A gigabyte of zeros in a megabyte. Its pieces are all the same: a full flush forgets what was before."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    beginning = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return beginning + 999 * piece


def gzip_bomb(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Encoding: gzip", body=bomb())


def broken_gzip(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Encoding: gzip", body=b"this is not gzip")


def slow_body(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Length: 100000")
    for _ in range(LONG * 10):
        connection.sendall(b"x")
        time.sleep(0.1)


def slow_headers(connection: socket.socket, server: Server) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(LONG * 10):
        connection.sendall(b"x")
        time.sleep(0.1)


def silence(connection: socket.socket, server: Server) -> None:
    server.closing.wait(LONG)


def half_a_body(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", "Content-Length: 1000", body=b"only this")


def no_http(connection: socket.socket, server: Server) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.9\r\n")


def half_closed(connection: socket.socket, server: "Server") -> None:
    """Says that it is done writing in the middle of the body, and leaves the line open."""
    send(connection, "200 OK", "Content-Length: 1000", body=b"only this")
    connection.shutdown(socket.SHUT_WR)
    server.closing.wait(LONG)


def deaf(connection: socket.socket, server: "Server") -> None:
    connection.shutdown(socket.SHUT_RD)
    server.closing.wait(LONG)


def slow_redirects(connection: socket.socket, server: "Server") -> None:
    """Each step alone is quick enough."""
    time.sleep(0.4)
    send(connection, "302 Found", "Location: /slow-redirects", "Content-Length: 0")


def ever_new_redirects(connection: socket.socket, server: "Server") -> None:
    send(connection, "302 Found", f"Location: /ever-new?{len(server.asked)}", "Content-Length: 0")


def heavy_redirect(body: Misdeed) -> Misdeed:
    """A redirect whose own body nobody should read."""

    def misdeed(connection: socket.socket, server: "Server") -> None:
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /page\r\nX-Then: ")
        body(connection, server)

    return misdeed


def not_yet(connection: socket.socket, server: "Server") -> None:
    """Says for ever that the answer is still to come."""
    for _ in range(LONG * 10):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.1)


def two_lengths(connection: socket.socket, server: "Server") -> None:
    send(connection, "200 OK", "Content-Length: 3", "Content-Length: 300", body=b"abcdef")


def too_short_a_length(connection: socket.socket, server: "Server") -> None:
    send(connection, "200 OK", "Content-Length: 3", body=b"abcdef")


def negative_length(connection: socket.socket, server: "Server") -> None:
    send(connection, "200 OK", "Content-Length: -1", body=b"abcdef")


def endless_pieces(connection: socket.socket, server: "Server") -> None:
    send(connection, "200 OK", "Transfer-Encoding: chunked")
    for _ in range(ENDLESS):
        connection.sendall(b"10000\r\n" + b"x" * 65_536 + b"\r\n")


def endless_piece_length(connection: socket.socket, server: "Server") -> None:
    send(connection, "200 OK", "Transfer-Encoding: chunked")
    for _ in range(ENDLESS):
        connection.sendall(b"0" * 65_536)


def bomb_in_a_bomb(connection: socket.socket, server: "Server") -> None:
    """A gigabyte of zeros, packed twice: some kilobytes."""
    send(connection, "200 OK", "Content-Encoding: gzip, gzip", body=gzip.compress(bomb()))


def answer(status: str, *headers: str, body: bytes = b"") -> Misdeed:
    def misdeed(connection: socket.socket, server: "Server") -> None:
        send(connection, status, f"Content-Length: {len(body)}", *headers, body=body)

    return misdeed


def many_headers(connection: socket.socket, server: Server) -> None:
    send(connection, "200 OK", *(f"X-{n}: y" for n in range(100_000)))


MISDEEDS: dict[str, Misdeed] = {
    "/page": page,
    "/packed": packed_page,
    "/moved": redirect_to("/page"),
    "/moved-away": redirect_to("http://127.0.0.1:{port}/page"),
    "/cookie": set_a_cookie,
    "/private": redirect_to("http://10.0.0.1/"),
    "/metadata": redirect_to("http://169.254.169.254/latest/meta-data/"),
    "/database": redirect_to("http://127.0.0.1:5432/"),
    "/file": redirect_to("file:///etc/passwd"),
    "/loop": redirect_to("/loop"),
    "/missing": missing,
    "/announced": announce_much,
    "/endless": endless_body,
    "/bomb": gzip_bomb,
    "/broken-gzip": broken_gzip,
    "/drip": slow_body,
    "/slow-headers": slow_headers,
    "/silence": silence,
    "/half": half_a_body,
    "/ssh": no_http,
    "/headers": many_headers,
    "/half-closed": half_closed,
    "/deaf": deaf,
    "/slow-redirects": slow_redirects,
    "/ever-new": ever_new_redirects,
    "/not-yet": not_yet,
    "/endless-redirect": heavy_redirect(endless_body),
    "/bomb-redirect": heavy_redirect(gzip_bomb),
    "/drip-redirect": heavy_redirect(slow_body),
    "/two-lengths": two_lengths,
    "/too-short": too_short_a_length,
    "/negative": negative_length,
    "/endless-pieces": endless_pieces,
    "/endless-length": endless_piece_length,
    "/double-bomb": bomb_in_a_bomb,
    "/taken": answer("202 Accepted", body=b"Thank you."),
    "/gone": answer("410 Gone"),
    "/later": answer("429 Too Many Requests", "Retry-After: 120"),
    "/refused": answer("500 Internal Server Error", body=b"Gr\xfc\xdfe\0 " + b"x" * 5000),
}

"""A web server on loopback that does what servers should not do, one misdeed for each path."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

LONG = 6  # Seconds: far beyond the deadline of a test, and an end for a client that keeps none.
ENDLESS = 1000  # Pieces of 64 KiB.

Misdeed = Callable[[socket.socket, "Server"], None]


class Server:
    """Listens on 127.0.0.1 at `port`; `asked` holds the head of every request."""

    def __init__(self) -> None:
        self.asked: list[str] = []
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
            self.asked.append(head.decode("latin-1"))
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


def gzip_bomb(connection: socket.socket, server: Server) -> None:
    """A gigabyte of zeros in a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    send(connection, "200 OK", "Content-Encoding: gzip")
    for _ in range(1000):
        connection.sendall(packer.compress(bytes(1_000_000)))
    connection.sendall(packer.flush())


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
}

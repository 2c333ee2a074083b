"""An OpenAI-compatible server of our own on this machine, which answers whatever a test wants it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes | Iterator[bytes]]


class ModelServer(ThreadingHTTPServer):
    """Keeps what it was asked in `requests` and the headers in `headers`; `answer` makes an answer from a request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.gets: list[str] = []
        self.closing = threading.Event()
        self.answer: Callable[[dict[str, Any]], Answer] = lambda request: claims()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def hang(self, request: dict[str, Any]) -> Answer:
        """Say nothing until the test is over."""
        self.closing.wait(30)
        return claims()

    def drip(self, request: dict[str, Any]) -> Answer:
        """Send a blank now and then until the test is over: there is always news, and never an answer."""
        return 200, {}, iter(lambda: b"" if self.closing.wait(0.05) else b" ", b"")


class Door(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append({"path": self.path, **request})
        self.server.headers.append(dict(self.headers))
        status, headers, body = self.server.answer(request)
        try:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for piece in [body] if isinstance(body, bytes) else body:
                self.wfile.write(piece)
        except OSError:
            pass  # Whoever asked has gone: that is what some tests want.

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: pytest reads standard error."""


def claims(*found: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
    """The answer of a model that found these claims."""
    return says(json.dumps({"claims": list(found)}))


def says(words: str, **message: Any) -> tuple[int, dict[str, str], bytes]:
    """The answer of a model that says just that."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": words, **message}}
    body = {"id": "1", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice]}
    return 200, {}, json.dumps(body).encode()


@contextmanager
def running() -> Iterator[ModelServer]:
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()

"""Another house's sign-in on loopback: it says of whoever comes what a test has told it."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT = "the-desk"


class House(ThreadingHTTPServer):
    """`said` is what it says of the person; `asked` are the addresses it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.said: dict[str, Any] = {}
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Door(BaseHTTPRequestHandler):
    server: House

    def do_GET(self) -> None:
        home = self.server.url
        if self.path.startswith("/authorize?"):  # A browser that is known here is sent straight back.
            asked = parse_qs(urlsplit(self.path).query)
            self.send_response(302)
            back = urlencode({"code": "1", "state": asked["state"][0]})
            self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
            self.end_headers()
            return
        config = {
            "issuer": home, "authorization_endpoint": f"{home}/authorize", "token_endpoint": f"{home}/token",
            "userinfo_endpoint": f"{home}/userinfo", "jwks_uri": f"{home}/keys",
        }  # fmt: skip
        self._answer(self.server.said if self.path == "/userinfo" else config)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        claims = {**self.server.said, "iss": self.server.url, "aud": CLIENT, "exp": time.time() + 60}
        token = jwt.encode(claims, "a secret of thirty-two characters", algorithm="HS256")
        self._answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _answer(self, said: dict[str, Any]) -> None:
        self.server.asked.append(self.path)
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Tests are told what they ask for."""


@contextmanager
def open_house() -> Iterator[House]:
    house = House()
    threading.Thread(target=house.serve_forever, daemon=True).start()
    try:
        yield house
    finally:
        house.shutdown()
        house.server_close()

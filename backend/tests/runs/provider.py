"""A provider in a process of its own: an OpenAI-compatible endpoint that does as the files beside it say.

`python provider.py FOLDER` writes `port` there. Each call appends a line to `calls`. `behaviour` names what the next
call does: `story` (default), `gated` (waits for the file `gate` after its first token, and before it for `first`),
`error`, `garbage`, `empty`, `broken`, `silent`, `repeats`, `unauthorised` (repeats the key that it refuses). Each
call's key is appended to `shown`. `verdict` is what the critic's call answers, once
`slow_verdict` is gone.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(sys.argv[1])
STORY = ["The ", "tide ", "went ", "out.\n\n", "Nobody ", "saw ", "the ", "lamp ", "burn."]
LOCK = threading.Lock()


def read(name, default=""):
    path = FOLDER / name
    return path.read_text() if path.exists() else default


class Endpoint(BaseHTTPRequestHandler):
    """Answers as it is told."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self._whole(200, {"object": "list", "data": []})

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        stream = bool(asked.get("stream"))
        judge = "judge" in json.dumps(asked["messages"])
        with LOCK, (FOLDER / "calls").open("a") as calls:
            calls.write(("critic" if judge else "writer") + "\n")
            with (FOLDER / "shown").open("a") as shown:
                shown.write(self.headers["Authorization"].removeprefix("Bearer ") + "\n")
        if judge:
            while (FOLDER / "slow_verdict").exists():
                time.sleep(0.05)
            pieces = [read("verdict", '{"passed": true, "score": 0.9, "problems": []}')]
            return self._stream(pieces) if stream else self._answer(pieces)
        return getattr(self, "_" + read("behaviour", "story").strip())()

    def _story(self):
        self._stream(STORY)

    def _gated(self):
        self._open()
        self._wait("first")
        self._piece(STORY[0])
        (FOLDER / "sent_first").touch()
        self._wait("gate")
        for piece in STORY[1:]:
            self._piece(piece)
        self._close(STORY)

    def _error(self):
        self._whole(500, {"error": {"message": "out of order"}})

    def _unauthorised(self):
        self._whole(401, {"error": {"message": f"Incorrect API key provided: {self.headers['Authorization']}"}})

    def _garbage(self):
        body = b"<html>no model here</html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _silent(self):
        self._wait("never")
        self.close_connection = True

    def _repeats(self):
        self._stream(["It was said again: ", "nobody on the long mole ", "had counted the empty boats."])

    def _empty(self):
        self._stream([])

    def _broken(self):
        self._open()
        self._piece(STORY[0])
        self.close_connection = True
        self.connection.close()

    def _wait(self, name):
        # bounded: a test that forgets its gate ends all the same
        for _ in range(1200):
            if (FOLDER / name).exists():
                return
            time.sleep(0.05)

    def _stream(self, pieces):
        self._open()
        for piece in pieces:
            self._piece(piece)
        self._close(pieces)

    def _open(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _piece(self, text):
        self._event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}]})

    def _close(self, pieces):
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self._event({"choices": [], "usage": self._usage(pieces)})
        self.wfile.write(b"data: [DONE]\n\n")
        self.wfile.flush()

    def _event(self, data):
        whole = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "test"} | data
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()

    def _usage(self, pieces):
        return {"prompt_tokens": 100, "completion_tokens": len(pieces), "total_tokens": 100 + len(pieces)}

    def _answer(self, pieces):
        message = {"role": "assistant", "content": "".join(pieces)}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "test", "choices": [choice]}
        self._whole(200, whole | {"usage": self._usage(pieces)})

    def _whole(self, status, data):
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    (FOLDER / "port.new").write_text(str(server.server_port))
    (FOLDER / "port.new").rename(FOLDER / "port")
    server.serve_forever()

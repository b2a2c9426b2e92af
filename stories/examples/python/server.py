# A host that signs sessions, on Python's own library: python3 server.py
import json, os, pathlib, urllib.error, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

def signed_in(request):
    """Who is signed in here; None for nobody. Ask your own sign-in instead of the environment."""
    return os.environ.get("SIGNED_IN_EMAIL")

def session(email, origin):
    """Trades the secret key for a session of this person, on the page that asks."""
    body = json.dumps({"origin": origin, "user": {"email": email}}).encode()
    headers = {"Authorization": f"Bearer {os.environ['PORTICO_SECRET_KEY']}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{os.environ['PORTICO_URL']}/api/v1/embed/sessions", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return 502 if refused.code == 401 else refused.code, refused.read()  # 401: the key; here it is "not signed in".
    except OSError:
        return 502, b"{}"  # The portal cannot be reached: the widget says so and asks again by itself.

class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/": return self.answer(404)
        self.answer(200, pathlib.Path(__file__).with_name("page.html").read_bytes(), "text/html; charset=utf-8")

    def do_POST(self):
        if self.path != "/portico-session": return self.answer(404)
        email = signed_in(self)
        self.answer(*(session(email, self.headers["Origin"]) if email else (401,)))

    def answer(self, status, body=b"{}", kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

ThreadingHTTPServer(("localhost", int(os.environ.get("PORT", "3000"))), Site).serve_forever()

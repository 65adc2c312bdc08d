# needs: requests==2.32.3 urllib3==2.2.3 certifi==2024.8.30 idna==3.10 charset-normalizer==3.4.0
# program: openssl
"""A server on this machine stands where example.org is looked for; its certificate is signed by an authority or not."""
import http.server
import os
import socket
import ssl
import subprocess
import threading

FOLDER = os.environ["SCRATCH"]


def certificate(name):
    key, made = (os.path.join(FOLDER, name + end) for end in (".key", ".pem"))
    options = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=example.org", "-addext", "subjectAltName=DNS:example.org"]
    command = ["openssl", "req", *options, *subject, "-keyout", key, "-out", made]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return made, key


SEEN = []


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        SEEN.append(self.command)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *args):
        pass


def asked(made, key):
    """What the fixture asks of a server with this certificate."""
    SEEN.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    real, place = socket.getaddrinfo, server.server_address
    socket.getaddrinfo = lambda *a, **b: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]
    try:
        printed("app.py")
    finally:
        socket.getaddrinfo = real
        server.shutdown()
        server.server_close()
        if SEEN and made != KNOWN[0]:
            harm.done()
    return list(SEEN)


KNOWN, STRANGE = certificate("known"), certificate("strange")
os.environ["REQUESTS_CA_BUNDLE"] = KNOWN[0]
for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(name, None)


def cases():
    yield "a known authority", lambda: asked(*KNOWN)


def attacks():
    yield "a stranger's certificate", lambda: asked(*STRANGE)

#!/usr/bin/env python3
"""Runs gleaner on a bucket of a real S3 server (moto, over HTTP) and holds it to what it does with a folder of the same files.

usage: object_stores.py GLEANER WORKDIR      (GLEANER built with --features object-stores)

Installs moto[server] from PyPI into WORKDIR/venv unless this Python has it; where that cannot be done it says so and exits 77.
Prints a line a check, and exits 1 on any that does not hold.
"""
import http.client, json, os, pathlib, re, shutil, socket, subprocess, sys, time
from made_note import pdf

# moto checks no signature, but an object is its owner's: without a name it cannot be written again.
KEY = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"

def python_with_moto(work):
    """A Python that can start the server; None where it cannot be had."""
    venv = work / "venv"
    for python in [sys.executable, str(venv / "bin/python")]:
        if os.path.exists(python) and subprocess.run([python, "-c", "import moto.server, flask, boto3"], capture_output=True).returncode == 0:
            return python
    made = subprocess.run([sys.executable, "-m", "venv", venv], capture_output=True).returncode == 0
    got = made and subprocess.run([venv / "bin/python", "-m", "pip", "install", "-q", "moto[server]"], capture_output=True).returncode == 0
    return str(venv / "bin/python") if got else None

class Server:
    """moto's S3, whose log tells which requests came."""
    def __init__(self, python, work):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0)); self.port = s.getsockname()[1]
        self.log = work / "server.log"
        self.child = subprocess.Popen([python, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)], stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        for _ in range(300):
            try: return self.call("GET", "/") and None
            except OSError: time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def call(self, method, path, body=None):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        c.request(method, path, body, {"Authorization": KEY}); answer = c.getresponse(); answer.read()
        return answer.status

    def fetched(self):
        """How many objects were fetched so far (a listing names no key)."""
        return len(re.findall(r'"(?:\x1b\[\d+m)*GET /reports/[^ ?]+\.(?:pdf|PDF)[ ?]', self.log.read_text(errors="replace")))

def main():
    gleaner, work = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute()
    work.mkdir(parents=True, exist_ok=True)
    python = python_with_moto(work)
    if python is None:
        print("moto[server] cannot be installed here: nothing was tested"); sys.exit(77)
    for name in ["folder", "out", ".out.gleaner", "expect", ".expect.gleaner"]: shutil.rmtree(work / name, ignore_errors=True)
    server = Server(python, work)
    env = dict(os.environ, AWS_ENDPOINT=f"http://127.0.0.1:{server.port}", AWS_ALLOW_HTTP="true", AWS_REGION="us-east-1",
               AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test")
    failed = []
    def check(what, holds, more=""):
        print(f"  {'ok' if holds else 'WRONG'}: {what} {'' if holds else more}", flush=True)
        if not holds: failed.append(what)
    from urllib.parse import quote
    def put(key, body):
        assert server.call("PUT", "/reports/in/" + quote(key), body) == 200
        path = work / "folder" / key; path.parent.mkdir(parents=True, exist_ok=True); path.write_bytes(body)
    def run(*more, source="s3://reports/in", out="out"):
        ran = subprocess.run([gleaner, "run", source, "--out", str(work / out), "--max-removed", "100", *more], env=env, cwd=work, capture_output=True, text=True, timeout=300)
        account = work / f".{out}.gleaner/run.json"
        return ran.returncode, ran.stderr, json.loads(account.read_text()) if account.exists() else {}
    def files(folder): return {p.name: p.read_bytes() for p in sorted((work / folder).iterdir())}
    def same(what, code=0):
        expect = run(source="folder", out="expect")[0]
        check(f"{what}: the bytes of a folder's dataset", expect == code and files("out") == files("expect"))
    try:
        assert server.call("PUT", "/reports") == 200
        for n in range(25): put(f"2019/{n:02}.pdf", pdf(f"On {n + 1} May 2019, {n + 30} women met."))
        put("a name with spaces, 100 % é.PDF", pdf("57 men came on 3 June 2019."))
        put("copy.pdf", pdf("On 1 May 2019, 30 women met."))
        put("letter.txt", b"no report")
        code, said, account = run()
        check("a first run reads every object", code == 0 and account.get("files_read") == 26, f"{code} {said} {account}")
        same("first run")
        before = server.fetched()
        code, said, account = run()
        check("a second run fetches nothing", code == 0 and account["files_read"] == 0 and server.fetched() == before, f"{code} {said} {server.fetched() - before}")
        put("2019/03.pdf", pdf("On 4 May 2019, 99 women met."))
        put("new.pdf", pdf("12 men came on 5 June 2019."))
        before = server.fetched()
        code, said, account = run()
        check("a changed object of the same size and a new one cost two", code == 0 and account["files_read"] == 2 and server.fetched() - before == 2, f"{code} {said} {server.fetched() - before}")
        same("changed")
        code, said, account = run("--rehash")
        check("--rehash fetches all and reads none", code == 0 and account["files_read"] == 0 and account["published"] is False, f"{code} {said}")
        assert server.call("DELETE", "/reports/in/2019/05.pdf") == 204
        (work / "folder/2019/05.pdf").unlink()
        check("an object that is gone leaves", run()[0] == 0)
        same("gone")
        put("large.pdf", b"%PDF-1.4\n" + b"\0" * (64 << 20))
        code, said, account = run()
        check("a large object is quarantined", code == 3 and account["quarantined"][0]["code"] == "limit_reached", f"{code} {said}")
        same("large", 3)
        code, said, _ = run(source="s3://reports/in/new.pdf", out="one")
        check("one object by its key", code == 0 and "1 report," in said, f"{code} {said}")
        stands = files("out")
        code, said, _ = run(source="s3://nobodys-bucket/in")
        check("a bucket that is not there withholds", code == 4 and files("out") == stands, f"{code} {said}")
        server.child.kill(); server.child.wait()
        code, said, _ = run()
        check("a store that does not answer withholds, and the old dataset stands", code == 4 and files("out") == stands, f"{code} {said}")
    finally:
        server.child.kill(); server.child.wait()
    sys.exit(1 if failed else 0)

if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Kills and fails `gleaner run` at every state-changing system call, and looks at what is left. Needs strace; standard library only.

usage: fault_sweep.py GLEANER WORKDIR [--thin N] [--mode kill|ENOSPC|EIO|EACCES|EMFILE|workers|workers-ENOSPC|workers-…|trace]

A trial: a fresh archive and an old dataset; then the run under strace, killed (SIGKILL) or failed (the error) at one call. The trial
counts only where the trace says that its fault was injected. Then
  the dataset must be wholly the old or wholly the new one (every file, its bytes, links to folders too);
  a failed run must end with a plain exit code, and with 0 only where the new dataset stands;
  the next run, undisturbed, must end with 0 and publish what a run that was never disturbed publishes.
The publishing process is swept with `--jobs 1 --no-isolation`: it is one thread, so strace's count of calls is the order in which they
happen. The workers are swept apart (modes `workers…`): killed, or failed with the error, at each of the calls by which they set
their limits, of which the publishing process makes but the first few.
Mode `trace` shows, for every published file, the order write, fsync, rename of the folder, fsync of the folder above.
Prints one line a failing trial, a line a mode, and exits 1 on any failure.
"""
import argparse, collections, hashlib, os, pathlib, re, shutil, subprocess, sys
from made_note import pdf

CALLS = ("openat creat write pwrite64 writev copy_file_range ftruncate fallocate fsync fdatasync rename renameat renameat2 link linkat "
         "symlink symlinkat unlink unlinkat mkdir mkdirat rmdir flock").split()
# A failing close, unlink or flock is no failure of the disk to keep what it was given.
NEVER_FAILS = {"unlink", "unlinkat", "flock", "rmdir"}
ENV = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")

def tree(folder):
    """Every entry of a dataset: files by their bytes, links by their target, folders by their name."""
    found = []
    for root, dirs, names in os.walk(folder):
        for name in sorted(dirs + names):
            path = os.path.join(root, name)
            inside = os.path.relpath(path, folder)
            if os.path.islink(path): found.append((inside, "-> " + os.readlink(path)))
            elif os.path.isdir(path): found.append((inside, "folder"))
            else: found.append((inside, hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()))
    return sorted(found)

class Sweep:
    def __init__(self, gleaner, folder, isolated):
        self.w = pathlib.Path(folder).absolute()
        more = [] if isolated else ["--no-isolation"]
        self.base = [os.path.abspath(gleaner), "run", "in", "--out", "out", "-q", "--jobs", "1", "--keep", "1", "--excel",
                     "--format", "csv,jsonl,json"] + more
        self.template = self.w.with_name(self.w.name + ".template")
        shutil.rmtree(self.template, ignore_errors=True)
        (self.template / "in").mkdir(parents=True)
        for n in range(4):
            (self.template / "in" / f"{n}.pdf").write_bytes(pdf(f"On {n + 3} May 2019, {n + 40} women met."))
        # Stamps must be older than the first run for the second to trust them.
        assert subprocess.run(self.base, cwd=self.template, env=ENV).returncode == 0
        self.old = tree(self.template / "out")
        # Workers set a limit for every file: so many files make 300 calls of theirs.
        for n in range(155 if isolated else 90):
            (self.template / "in" / f"new-{n}.pdf").write_bytes(pdf(f"{n + 57} men came on 3 June 2019."))
        (self.template / "in" / "2.pdf").unlink()
        self.base += ["--max-removed", "100"]
        self.fresh()
        assert subprocess.run(self.base, cwd=self.w, env=ENV).returncode == 0
        self.new = tree(self.w / "out")
        assert self.old != self.new

    def fresh(self):
        shutil.rmtree(self.w, ignore_errors=True)
        shutil.copytree(self.template, self.w, symlinks=True)

    def counts(self, follow):
        """How often one thread makes each call."""
        self.fresh(); log = str(self.w) + ".strace"
        asked = ",".join("?" + c for c in CALLS + ["prlimit64"])
        subprocess.run(["strace", *follow, "-qq", "-o", log, "-e", "trace=" + asked] + self.base, cwd=self.w, env=ENV, check=True)
        each = collections.Counter()
        for line in open(log, errors="replace"):
            if m := re.match(r"(\d+ +)?(\w+)\(", line): each[m.group(1), m.group(2)] += 1
        most = collections.Counter()
        for (_, call), n in each.items(): most[call] = max(most[call], n)
        return most

    def trial(self, call, k, fault, follow):
        """None where the fault was never injected; else what went wrong."""
        self.fresh(); log = str(self.w) + ".strace"
        inject = f"{call}:{'signal=SIGKILL' if fault == 'kill' else 'error=' + fault}:when={k}"
        try:
            ran = subprocess.run(["strace", *follow, "-qq", "-o", log, "-e", "trace=" + call, "-e", "inject=" + inject] + self.base,
                                 cwd=self.w, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60)
        except subprocess.TimeoutExpired:
            return ["hangs"]
        said = ran.stderr.decode("utf8", "replace")
        text = open(log, errors="replace").read()
        # To ask for a limit changes nothing; the kernel has no way to fail it.
        injected = any("(INJECTED)" in l and not re.search(r"prlimit64\(0, \w+, NULL", l) for l in text.splitlines())
        if not injected and "killed by SIGKILL" not in text: return None
        wrong, stands = [], tree(self.w / "out")
        if stands not in (self.old, self.new): wrong.append("the dataset is torn")
        if fault != "kill":
            if ran.returncode < 0 or ran.returncode in (1, 101, 134, 139) or "panicked" in said: wrong.append(f"crashed: {ran.returncode} {said[-200:]}")
            if ran.returncode == 0 and stands != self.new: wrong.append("said 0, and the old dataset stands")
        again = subprocess.run(self.base, cwd=self.w, env=ENV, stderr=subprocess.PIPE)
        if again.returncode != 0: wrong.append(f"the next run ends with {again.returncode}: {again.stderr.decode()[-200:]}")
        elif tree(self.w / "out") != self.new: wrong.append("the next run publishes something else")
        return wrong

def sweep(s, fault, calls, thin, follow):
    counts, trials, failed, idle = s.counts(follow), 0, 0, 0
    for call in calls:
        if fault != "kill" and call in NEVER_FAILS: continue
        for k in range(1, counts[call] + 1, thin):
            wrong = s.trial(call, k, fault, follow)
            if wrong is None: idle += 1; continue
            trials += 1; failed += bool(wrong)
            if wrong: print(f"  {fault} at {call} {k}: {'; '.join(wrong)}", flush=True)
    print(f"{fault}{' of workers' if follow else ''}: {trials} trials, {failed} failed, {idle} whose fault was not injected", flush=True)
    return failed

def trace(s):
    s.fresh(); log = str(s.w) + ".strace"
    subprocess.run(["strace", "-qq", "-y", "-o", log, "-e", "trace=write,fsync,fdatasync,rename,renameat2"] + s.base, cwd=s.w, env=ENV, check=True)
    lines = open(log, errors="replace").read().splitlines()
    at = lambda pattern: [i for i, l in enumerate(lines) if re.search(pattern, l)]
    swap = at(r"^renameat2\(.*RENAME_EXCHANGE")
    assert len(swap) == 1, "expected one exchange"
    good = True
    for name, _ in s.new:
        path = r"out\.gleaner-new/" + re.escape(name) + ">"
        written, synced = at(r"^write\(\d+<[^>]*" + path), at(r"^fsync\(\d+<[^>]*" + path)
        fine = bool(written and synced) and max(written) < min(synced) < swap[0]
        good &= fine
        print(f"  {name}: write {written[-1:]}, fsync {synced}, exchange {swap}: {'ok' if fine else 'WRONG'}")
    folder, above = at(r"^fsync\(\d+<[^>]*out\.gleaner-new>"), at(r"^fsync\(\d+<" + re.escape(str(s.w)) + ">")
    fine = bool(folder and above) and folder[0] < swap[0] < above[-1]
    print(f"  fsync of the new folder {folder}, of the folder above {above}: {'ok' if fine else 'WRONG'}")
    return 0 if good and fine else 1

def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("gleaner"); a.add_argument("workdir"); a.add_argument("--thin", type=int, default=1)
    errors = ["ENOSPC", "EIO", "EACCES", "EMFILE"]
    modes = ["trace", "kill", *errors, "workers", *("workers-" + e for e in errors)]
    a.add_argument("--mode", action="append", choices=modes)
    o = a.parse_args()
    failed = 0
    for mode in o.mode or modes:
        s = Sweep(o.gleaner, o.workdir, isolated=mode.startswith("workers"))
        if mode == "trace": failed += trace(s)
        elif mode.startswith("workers"): failed += sweep(s, mode[8:] or "kill", ["prlimit64"], o.thin, ["-f"])
        else: failed += sweep(s, mode, CALLS, o.thin, [])
    sys.exit(1 if failed else 0)

if __name__ == "__main__":
    main()

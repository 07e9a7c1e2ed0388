#!/usr/bin/env python3
"""hostile_verdicts.py GLEANER FOLDER [--slower N]: holds the real program to the verdicts of a folder of hostile files.

FOLDER is what ../shared/hostile/make_evil_pdfs.py wrote: <id>.pdf and manifest.tsv. Each file is published by `gleaner run` and
printed by `gleaner text`, each as a process of its own, and must get the verdict of its row:

    ok, ok-ignore, escape   read, the marker printed; no raw control character and no formula in any output
    damaged                 read, with a finding that says what was lost, or quarantined
    reject                  quarantined as not_pdf, damaged or encrypted
    limit                   quarantined as limit_reached
    encrypted               quarantined as encrypted
    bounded                 quarantined as limit_reached, or read with its marker: never an empty success

within 2 seconds (processor time of the process and its workers; N times that for a debug build) and 256 MiB of memory.
Exits with 1 and a line for each file that does not get its verdict.
"""
import csv, json, os, re, subprocess, sys, tempfile, time

SECONDS_MAX = 2.0
MEMORY_MIB_MAX = 256
# Findings that say that something was lost or is not as it should be.
LOSSES = {"stream_damaged", "xref_rebuilt", "page_tree_rebuilt", "font_missing", "text_unmapped", "text_suspect", "no_text_layer"}
READ = {"read", "read_with_findings"}
# What a file prints that is not the usual "1,234.5": each as the maker writes it into the file.
MARKERS = {
    "a19-two-revisions": ["2,222.2"],
    "c41-cmap-loose": ["TOTAL 5"],
    "f01-csv-formula": ["=1+1", "@SUM(1+1)", "Revenue -1,234.5"],
    "f02-html-js": ["<script>alert(1)</script>", "'; DROP TABLE t;--"],
    "f03-terminal": ["Revenue 9", "52;c;AAAA"],
    "f07-number-traps": ["9,223,372,036,854,775,808", "Revenue 1.234,5"],
    # A file may be bounded and read: what is then printed of it.
    "c24-tiny-text-300k": ["1"],
    "d03-matrix-zero": [],
}
# What a later revision has taken back must not be printed.
TAKEN_BACK = {"a19-two-revisions": "1,234.5"}
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"^[=+\-@\t\r]")
NUMBER = re.compile(r"^[+-]?\d[\d,. ]*(e[+-]?\d+)?%?$", re.I)


def measured(command):
    """Exit code, standard output, standard error, processor seconds, peak MiB (of the process or a worker, the larger), wall."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        return process.returncode, out.read(), err.read(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def harm_in(folder):
    """Raw control characters and formulas in any file of a dataset."""
    for name in sorted(os.listdir(folder)):
        data = open(os.path.join(folder, name), "rb").read().decode("utf-8")
        # The mark that Excel wants in front of its copies is no text.
        text = data.removeprefix("\ufeff") if name.endswith(".excel.csv") or "excel" in name else data
        if bad := CONTROLS.search(text.replace("\r\n", "\n")):
            yield f"{name}: the control character {bad.group()!r}"
        if name.endswith(".csv"):
            for row in csv.reader(text.splitlines(keepends=True)):
                for cell in row:
                    if FORMULA.match(cell) and not NUMBER.match(cell):
                        yield f"{name}: the formula {cell[:40]!r}"
                    if bad := CONTROLS.search(cell):
                        yield f"{name}: the control character {bad.group()!r} in a cell"
        elif name.endswith((".json", ".jsonl")):
            parts = text.splitlines() if name.endswith(".jsonl") else [text]
            for part in filter(None, parts):
                for said in strings(json.loads(part)):
                    if bad := CONTROLS.search(said):
                        yield f"{name}: the control character {bad.group()!r} in a text"


def judged(name, expect, status, codes, printed, text_exit):
    """What is wrong with the verdict of a file."""
    markers = MARKERS.get(name, ["1,234.5"])
    missing = [m for m in markers if m not in printed]
    if name in TAKEN_BACK and TAKEN_BACK[name] in printed:
        missing.append("not " + TAKEN_BACK[name])
    if (status == "quarantined") != (text_exit != 0):
        yield f"{status} by `run`, and `text` left with {text_exit}"
    if status == "quarantined":
        wanted = {
            "damaged": {"damaged", "not_pdf", "encrypted", "limit_reached"},
            "reject": {"not_pdf", "damaged", "encrypted"},
            "limit": {"limit_reached"},
            "bounded": {"limit_reached"},
            "encrypted": {"encrypted"},
        }.get(expect, set())
        if not codes & wanted:
            yield f"expected {expect}, found it quarantined as {', '.join(sorted(codes))}"
    elif status not in READ:
        yield f"expected a status of the schema, found {status!r}"
    elif expect in ("ok", "ok-ignore", "escape", "bounded"):
        if missing:
            yield f"expected {missing} in the text, found {printed[:60]!r}"
    elif expect != "damaged":
        yield f"expected {expect}, found it read: {printed[:60]!r}"
    elif status != "read_with_findings" or not codes & LOSSES:
        yield f"expected a finding of what was lost, found {', '.join(sorted(codes)) or 'none'}"


def main():
    gleaner, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    slower = float(sys.argv[sys.argv.index("--slower") + 1]) if "--slower" in sys.argv else 1.0
    rows = list(csv.DictReader(open(os.path.join(folder, "manifest.tsv")), delimiter="\t", quoting=csv.QUOTE_NONE))
    good, slowest, largest, wall_max = 0, (0.0, ""), (0.0, ""), 0.0
    for row in rows:
        file, wrong = os.path.join(folder, row["id"] + ".pdf"), []
        with tempfile.TemporaryDirectory() as made:
            out = os.path.join(made, "out")
            run = measured([gleaner, "run", file, "--out", out, "--jobs", "1", "--excel", "--format", "csv,jsonl,json"])
            text = measured([gleaner, "text", file])
            for what, (exit_code, _, said, seconds, memory, wall) in (("run", run), ("text", text)):
                slowest, largest = max(slowest, (seconds, row["id"])), max(largest, (memory, row["id"]))
                wall_max = max(wall_max, wall)
                if seconds > SECONDS_MAX * slower:
                    wrong.append(f"`{what}` took {seconds:.2f} s of processor time")
                if memory > MEMORY_MIB_MAX:
                    wrong.append(f"`{what}` took {memory:.0f} MiB")
                if exit_code < 0 or exit_code == 70 or b"panicked" in said:
                    wrong.append(f"`{what}` left with {exit_code}: {said[:80]!r}")
                if bad := CONTROLS.search(said.decode("utf-8", "surrogateescape")):
                    wrong.append(f"`{what}` said the control character {bad.group()!r}")
            printed = text[1].decode("utf-8")
            if bad := CONTROLS.search(printed):
                wrong.append(f"`text` printed the control character {bad.group()!r}")
            if run[0] not in (0, 3):
                wrong.append(f"`run` left with {run[0]}: {run[2][:80]!r}")
            else:
                report = next(csv.DictReader(open(os.path.join(out, "reports.csv"), newline="")))
                findings = csv.DictReader(open(os.path.join(out, "findings.csv"), newline=""))
                codes = {finding["code"] for finding in findings}
                wrong += judged(row["id"], row["expect"], report["status"], codes, printed, text[0])
                wrong += harm_in(out)
        good += not wrong
        for line in wrong:
            print(f"{row['id']} ({row['expect']}): {line}")
    print(f"{good} of {len(rows)} verdicts; slowest {slowest[1]} {slowest[0]:.2f} s of processor time (wall at most "
          f"{wall_max:.2f} s), largest {largest[1]} {largest[0]:.0f} MiB")
    sys.exit(0 if good == len(rows) else 1)


if __name__ == "__main__":
    main()

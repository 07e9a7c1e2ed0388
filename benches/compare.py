#!/usr/bin/env python3
"""compare.py GLEANER FOLDER [ROUNDS]: CPU seconds of `gleaner text FILE` beside its peers, one peer at a time, in turn.

Each figure is user and system time of the process; per file the median of the rounds (5), then the sum. Peers that are not
installed are left out. In one process the peer is pypdfium2 (text of every page), and ours `cargo bench --bench extract`.
"""
import glob, importlib.util, os, resource, shutil, statistics, subprocess, sys

PDFIUM = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
for index in range(len(document)):
    document[index].get_textpage().get_text_range()
"""
OXIDE = """
import sys, pdf_oxide
document = pdf_oxide.PdfDocument(sys.argv[1])
for index in range(document.page_count()):
    document.extract_text(index)
"""
PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_text()
"""


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    gleaner, folder = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    commands = {"gleaner text": lambda f: [gleaner, "text", f]}
    if shutil.which("pdftotext"):
        commands["pdftotext"] = lambda f: ["pdftotext", f, "-"]
    if importlib.util.find_spec("pypdfium2"):
        commands["pypdfium2 (with Python)"] = lambda f: [sys.executable, "-c", PDFIUM, f]
    if importlib.util.find_spec("pdf_oxide"):
        commands["pdf_oxide (with Python)"] = lambda f: [sys.executable, "-c", OXIDE, f]
    if importlib.util.find_spec("pdfplumber") and os.environ.get("SLOW"):
        commands["pdfplumber"] = lambda f: [sys.executable, "-c", PLUMBER, f]
    ours = commands.pop("gleaner text")
    files = sorted(glob.glob(os.path.join(folder, "**", "*.pdf"), recursive=True))
    print(f"{len(files)} files, median of {rounds}, CPU seconds")
    for name, theirs in commands.items():
        # Only two programs in turn: a third would leave its caches to one of them and not to the other.
        sums = [0.0, 0.0]
        for file in files:
            times = [(cpu(ours(file)), cpu(theirs(file))) for _ in range(rounds)]
            sums = [total + statistics.median(column) for total, column in zip(sums, zip(*times))]
        print(f"{name:28}{sums[1]:9.3f}    gleaner text{sums[0]:9.3f}{sums[0] / sums[1]:9.3f} of it")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""compare.py GLEANER FOLDER [ROUNDS]: CPU seconds of `gleaner text FILE` beside its peers, file by file in turn.

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
    sums = dict.fromkeys(commands, 0.0)
    files = sorted(glob.glob(os.path.join(folder, "**", "*.pdf"), recursive=True))
    for file in files:
        times = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(cpu(command(file)))
        for name in commands:
            sums[name] += statistics.median(times[name])
    print(f"{len(files)} files, median of {rounds}, CPU seconds")
    for name, total in sums.items():
        print(f"{name:28}{total:9.3f}{sums['gleaner text'] / total:9.3f} of it is ours")


if __name__ == "__main__":
    main()

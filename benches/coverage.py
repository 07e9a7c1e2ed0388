#!/usr/bin/env python3
"""coverage.py GLEANER FOLDER... [--peers CACHE.json] [--show N]: what is read of many files, beside pdfium and pdftotext.

A file counts as opened where a reader ends well with at least one page that it can load, and as having text where it prints a
character. Characters are those that are neither blanks nor controls nor U+FFFD. A file is covered where the peers both print more than 20
characters and gleaner prints at least 90 per cent of the smaller number. What is not covered is listed with the findings of
gleaner, which tell why. No file may bring gleaner down, keep it longer than 20 s, or take it past 1 GiB of memory.

Peers: poppler-utils (pdftotext), pypdfium2 (pdfium). Their answers are kept in CACHE.json, where one is named.
"""
import collections, csv, glob, json, os, subprocess, sys, tempfile, unicodedata

PDFIUM = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
pages = len(document)
out = sys.stdout.buffer
loaded = 0
for index in range(pages):
    # Pages are counted as the file says; not all of them can be loaded.
    try:
        page = document[index]
        loaded += 1
        # The text of the page as shown: what lies outside of its boxes is not on it.
        out.write(page.get_textpage().get_text_bounded(errors="replace").encode("utf-8", "replace"))
    except Exception:
        pass
sys.exit(0 if loaded else 1)
"""
SECONDS_MAX = 20
MEMORY_KIB_MAX = 1 << 20
CHARS_MIN = 20
SHARE_MIN = 0.9


def is_character(c):
    """Controls are what readers print for codes that they do not know."""
    return not c.isspace() and c != "\ufffd" and unicodedata.category(c) != "Cc"


def printed(command):
    """Exit code, characters, peak KiB."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(["timeout", str(SECONDS_MAX)] + command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace")
    return process.returncode, sum(map(is_character, text)), used.ru_maxrss


def main():
    arguments = sys.argv[1:]
    option = lambda name: arguments.pop(arguments.index(name) + 1) if name in arguments else None
    cache, show = option("--peers"), int(option("--show") or 0)
    gleaner, *folders = [a for a in arguments if not a.startswith("--")]
    kept = json.load(open(cache)) if cache and os.path.exists(cache) else {}
    files = sorted(f for folder in folders for f in glob.glob(os.path.join(folder, "**", "*.pdf"), recursive=True))
    with tempfile.TemporaryDirectory() as made:
        out = os.path.join(made, "out")
        subprocess.run([gleaner, "run", *folders, "--out", out, "--quiet"], check=False, stderr=subprocess.DEVNULL)
        reports = {}
        for row in csv.DictReader(open(os.path.join(out, "reports.csv"), newline="")):
            for name in [row["file"], *filter(None, row["also_at"].split("; "))]:
                reports[os.path.basename(name)] = row
        codes = collections.defaultdict(set)
        for row in csv.DictReader(open(os.path.join(out, "findings.csv"), newline="")):
            codes[row["report_id"]].add(row["code"])
    counts, missed, worse, faults = collections.Counter(), [], [], []
    for file in files:
        if file not in kept:
            kept[file] = [printed([sys.executable, "-c", PDFIUM, file])[:2], printed(["pdftotext", file, "-"])[:2]]
        (pdfium_exit, pdfium), (poppler_exit, poppler) = kept[file]
        exit_code, ours, memory = printed([gleaner, "text", file])
        row = reports.get(os.path.basename(file), {})
        why = sorted(codes[row.get("report_id")] - {"area_unknown", "period_unknown", "number_unread", "order_uncertain"})
        if exit_code in (70, 101, 124) or exit_code < 0 or memory > MEMORY_KIB_MAX:
            faults.append(f"{file}: left with {exit_code}, {memory} KiB")
        for name, ended, chars in (("gleaner", exit_code, ours), ("pdfium", pdfium_exit, pdfium), ("pdftotext", poppler_exit, poppler)):
            counts[name, "opened"] += ended == 0
            counts[name, "text"] += chars > 0
        if pdfium_exit == 0 and exit_code != 0:
            missed.append((file, pdfium, poppler, why))
        if min(pdfium, poppler) > CHARS_MIN:
            counts["both"] += 1
            counts["covered"] += ours >= SHARE_MIN * min(pdfium, poppler)
            if ours < SHARE_MIN * min(pdfium, poppler):
                worse.append((ours / min(pdfium, poppler), file, ours, pdfium, poppler, why))
    if cache:
        json.dump(kept, open(cache, "w"))
    print(f"{len(files)} files")
    for name in ("gleaner", "pdfium", "pdftotext"):
        print(f"{name:10} opened {counts[name, 'opened']:5}, with text {counts[name, 'text']:5}")
    both = max(counts["both"], 1)
    print(f"covered {counts['covered']} of {counts['both']} ({100 * counts['covered'] / both:.1f} per cent)")
    print(f"faults: {len(faults)}", *faults, sep="\n  ")
    print(f"opened by pdfium and not by gleaner: {len(missed)}", *[f"{f}: pdfium {a}, pdftotext {b}; {w}" for f, a, b, w in missed], sep="\n  ")
    print("not covered:")
    for share, file, ours, pdfium, poppler, why in sorted(worse)[: show or None]:
        print(f"  {share:.2f} {file}: {ours} of pdfium {pdfium}, pdftotext {poppler}; {', '.join(why) or 'nothing said'}")


if __name__ == "__main__":
    main()

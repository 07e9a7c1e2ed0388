#!/usr/bin/env python3
"""Hold a dataset against other readers: the box of every number, and the digits of every page.

usage: proof.py DATASET PDF_FOLDER

For every row of numbers.csv and figures.csv, pdfium (pip install pypdfium2) must find the same digits inside `bbox` on `page`; for
every page, the runs of digits of numbers.csv must be those of pdftotext (apt install poppler-utils). Make the dataset with
--contacts: without it telephone numbers are masked and their digits are missing here, as they should. Exits 1 where anything differs.
"""
import collections, csv, pathlib, re, subprocess, sys
import pypdfium2

def rows(folder, table):
    with open(folder / table, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))

def runs(text):
    return re.findall(r"\d+", text)

def inside(document, row):
    """What pdfium reads in the boxes of a row, widened by a third of a point."""
    page = document[int(row["page"]) - 1]
    text, height = page.get_textpage(), page.get_height()
    said = []
    for box in row["bbox"].split(";"):
        x0, y0, x1, y1 = map(float, box.split())
        said.append(text.get_text_bounded(left=x0 - 0.3, bottom=height - y1 - 0.3, right=x1 + 0.3, top=height - y0 + 0.3))
    return " ".join(said)

def main():
    dataset, folder = map(pathlib.Path, sys.argv[1:3])
    of = lambda table: {r["report_id"]: [x for x in rows(dataset, table) if x["report_id"] == r["report_id"]] for r in reports}
    reports = [r for r in rows(dataset, "reports.csv") if r["status"] != "quarantined"]
    numbers, figures = of("numbers.csv"), of("figures.csv")
    wrong = 0
    for report in reports:
        path, rid = str(folder / report["file"]), report["report_id"]
        document = pypdfium2.PdfDocument(path)
        pages = boxes = lost = 0
        for n in range(len(document)):
            text = subprocess.run(["pdftotext", "-f", str(n + 1), "-l", str(n + 1), "-raw", path, "-"], capture_output=True, text=True).stdout
            ours = collections.Counter(x for r in numbers[rid] if r["page"] == str(n + 1) for x in runs(r["text"]))
            theirs = collections.Counter(runs(text))
            # Peers drop thin blanks between thousands: then the runs differ and the digits do not, which is no loss.
            if ours != theirs and collections.Counter("".join(ours.elements())) != collections.Counter("".join(theirs.elements())):
                pages += 1
                print(f"{report['file']}, p. {n + 1}: only ours {dict(ours - theirs)}, only theirs {dict(theirs - ours)}")
        for row in numbers[rid]:
            if runs(row["text"]) and row["bbox"] and "".join(runs(row["text"])) != "".join(runs(inside(document, row))):
                boxes += 1
                print(f"{report['file']}, p. {row['page']}, {row['text']!r} at {row['bbox']}: pdfium reads {inside(document, row)!r}")
        for row in figures[rid]:
            held = "".join(runs(inside(document, row)))
            if "".join(runs(row["value_text"])) not in held:
                lost += 1
                print(f"{report['file']}, p. {row['page']}, figure {row['value_text']!r} at {row['bbox']}: pdfium reads {held}")
        print(f"{report['file']}: {len(numbers[rid])} numbers ({boxes} not in their box), {len(figures[rid])} figures ({lost} not in theirs), "
              f"{len(document)} pages ({pages} with other digits), {sum(r['class'] == 'unread' for r in numbers[rid])} unread")
        wrong += pages + boxes + lost
    return 1 if wrong else 0

if __name__ == "__main__":
    sys.exit(main())

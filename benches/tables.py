"""Tables made at random, typeset, and read back: python3 benches/tables.py GLEANER [FIRST LAST]

Each number is the seed of one table: its size, kind of figures, levels of heads, sections, indents, rulings, type and alignment are
drawn with it, so that a table is always the same. A cell is right where its text, row, column and spans are. Needs weasyprint.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from weasyprint import HTML

LABELS = """Northland;Eastmark;South Coast;West Hills;Lake District;Upper Valley;Islands;Capital;Border Area;Highlands;Workers
Number of registered households;Hospital admissions;Primary teachers;Exports of goods and services;Fishing vessels;Tractors
Dwellings under construction;Pupils enrolled;Cattle and buffaloes;Rail passengers;Road deaths;Electricity;Paid leave;Bridges
Nurses and midwives in public service;Libraries;Piped water supply;Cement""".replace("\n", ";").split(";")
HEADS = """Total;Women;Men;Urban;Rural;Number;Per cent;Change;Value;2018;2019;2020;2021;First quarter;Second quarter;Under 25
25 to 54;55 and over;Average cost;Budget ($000)""".replace("\n", ";").split(";")
GROUPS = "Public sector;Private sector;Fiscal year;Previous year;Current estimates;Persons employed;Registered;Not registered".split(";")
RULINGS = {
    "none": "",
    "rows": "tr {border-bottom: .5pt solid}",
    "head and foot": "table {border-top: 1pt solid; border-bottom: 1pt solid} thead {border-bottom: .5pt solid}",
    "all": "td, th {border: .5pt solid}",
    "groups": "th.group {border-bottom: .5pt solid} thead {border-bottom: 1pt solid}",
    "tinted": "tbody tr:nth-child(even) td {background: #e4e4ee}",
}
PROSE = "<p>The office counted what came in and what went out of its stores in each month of the season, and it says here what was " \
    "found in the books that the clerks had kept until the end of it, with a note on the few that were lost.</p>"


def figure(draw, kind):
    odd = draw.random()
    if odd < .1:
        return "–" if odd < .05 else "n.a." if odd < .08 else ""
    return [
        lambda: f"{draw.randint(1, 99)}",
        lambda: f"{draw.randint(1000, 999999):,}",
        lambda: f"{draw.uniform(0, 99):.1f}",
        lambda: f"{draw.uniform(0, 99):.1f}%",
        lambda: f"${draw.randint(100, 99999):,}",
        lambda: f"({draw.randint(1, 999)})" if draw.random() < .2 else f"{draw.randint(1, 999)}",
    ][kind]()


def groups(draw, columns):
    at = 0
    while at < columns:
        wide = min(columns - at, draw.choice([2, 2, 3]))
        wide += columns - at - wide == 1
        yield wide
        at += wide


def made(seed):
    """The rows of heads and of data, cell by cell (class, text, rows, columns), and the page as HTML."""
    draw = random.Random(seed)
    columns, count = draw.randint(2, 8), draw.randint(4, 16)
    levels = draw.choice([1, 1, 2, 2, 3]) if columns >= 4 else 1
    kinds = [draw.randint(0, 5)] * columns if draw.random() < .5 else [draw.randint(0, 5) for _ in range(columns)]
    stub = ("stub", draw.choice(["", "Region", "Item", "Province or area"]), levels, 1)
    heads = []
    if levels == 3:
        heads.append([("group", f"Results of the {draw.choice(['census', 'annual survey', 'register'])}", 1, columns)])
    if levels >= 2:
        wide = list(groups(draw, columns))
        heads.append([("group", name, 1, w) for w, name in zip(wide, draw.sample(GROUPS, len(wide)))])
    heads.append([("head", text, 1, 1) for text in draw.sample(HEADS, columns)])
    heads[0].insert(0, stub)
    sections, indents, total = draw.random() < .35, draw.random() < .4, draw.random() < .5
    rows = []
    for at, label in enumerate(draw.sample(LABELS, count)):
        if sections and at in (0, count // 2):
            name = draw.choice(["All areas", "By activity", "Old series", "New series"])
            rows.append([("label", name, 1, 1)] + [("", "", 1, 1)] * columns)
        rows.append([("label in" if indents and at % 3 else "label", label, 1, 1)] + [("", figure(draw, k), 1, 1) for k in kinds])
    if total:
        rows.append([("label total", "Total", 1, 1)] + [("total", figure(draw, k) or "0", 1, 1) for k in kinds])
    size, pad = draw.choice([7, 8, 9, 10]), draw.choice([2, 4, 8, 12])
    style = f"""@page {{size: A4; margin: 50pt}}
        body {{font: {size}pt/{draw.choice([1.1, 1.25, 1.5])} {draw.choice(['serif', 'sans-serif'])}}}
        table {{border-collapse: collapse; width: {draw.choice(['auto', '100%', '100%', '80%'])}}}
        td, th {{padding: 1pt {pad}pt; font-weight: normal; text-align: {draw.choice(['right', 'right', 'center'])}}}
        td {{vertical-align: {draw.choice(['bottom', 'top'])}}} .label {{text-align: left; max-width: 110pt}}
        th {{text-align: {draw.choice(['right', 'center', 'center', 'left'])}; font-weight: {draw.choice(['normal', 'bold'])};
            vertical-align: {draw.choice(['bottom', 'bottom', 'middle', 'top'])}}}
        .stub {{text-align: left}} .group {{text-align: center}} .in {{padding-left: {pad + 10}pt}} .total {{font-weight: bold}}
        {RULINGS[draw.choice(['none', *RULINGS])]}"""
    part = lambda tag, row: "<tr>" + "".join(
        f'<{tag} class="{c}" rowspan="{r}" colspan="{w}">{t}</{tag}>' for c, t, r, w in row) + "</tr>"
    table = "<thead>" + "".join(part("th", r) for r in heads) + "</thead>" + "".join(part("td", r) for r in rows)
    page = f"<style>{style}</style>{PROSE}<p><b>Table {seed}. Main results</b></p><table>{table}</table><p>Source: registers</p>{PROSE}"
    return heads + rows, page


def cells(rows):
    """Where every cell with a text lies: row, column, last row, last column, text without blanks."""
    taken, out = set(), set()
    for at, row in enumerate(rows):
        column = 0
        for _, text, deep, wide in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + r, column + c) for r in range(deep) for c in range(wide)}
            if text:
                out.add((at, column, at + deep - 1, column + wide - 1, "".join(text.split())))
            column += wide
    return out


def main():
    gleaner = sys.argv[1]
    first, last = map(int, sys.argv[2:4] or (0, 160))
    right = printed = found = whole = 0
    worst = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, last):
            path = Path(folder, f"{seed}.pdf")
            rows, page = made(seed)
            HTML(string=page).write_pdf(path)
            true = cells(rows)
            said = json.loads(subprocess.run([gleaner, "tables", path], capture_output=True, check=True).stdout)
            tables = [{(c["row"], c["col"], c["row_end"], c["col_end"], "".join(c["text"].split())) for c in t["cells"]
                       if c["text"].strip()} for t in said["tables"]]
            best = max(tables, key=lambda t: len(t & true), default=set())
            right, printed, found = right + len(best & true), printed + len(true), found + sum(map(len, tables))
            whole += best == true and len(tables) == 1
            worst.append((len(best & true) / len(true), seed))
    print(f"{whole} of {last - first} tables whole; cells: recall {right / printed:.3f}, precision {right / found:.3f}")
    print("worst:", " ".join(f"{seed} ({share:.2f})" for share, seed in sorted(worst)[:12]))


main()

#!/usr/bin/env python3
"""Score a dataset against hand-labelled reports, pooled: score.py's lines summed over documents and over languages.

usage: pooled.py DATASET GOLD_FOLDER SCORE_PY

For each report of GOLD_FOLDER (*.gold.json, the PDF of the same name): statements found, true and with every part right, F1, money,
periods, classes of numbers, numbers unread; then the same pooled over all reports and over each language. score.py decides what agrees
with what; nothing is judged here. The last block is the share of `unread` over the whole dataset, report by report, the worst first.
"""
import importlib.util, io, json, pathlib, sys
from contextlib import redirect_stdout

ATTRIBUTES = ("period", "unit", "subject")

def main():
    dataset, golds, tool = sys.argv[1:4]
    spec = importlib.util.spec_from_file_location("score", tool)
    score = importlib.util.module_from_spec(spec); spec.loader.exec_module(score)
    # The gold has no class of axes: its conventions write ticks and legends as `other`.
    score.ALIKE.setdefault("axis", {"other", "axis"})
    reports = {pathlib.PurePosixPath(r["file"]).name: r for r in score.rows(dataset, "reports.csv")}
    figures, numbers = by_report(score.rows(dataset, "figures.csv")), by_report(score.rows(dataset, "numbers.csv"))
    pools = {}
    for path in sorted(pathlib.Path(golds).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        report = reports.get(path.name.replace(".gold.json", ".pdf"))
        if report is None:
            print(f"{path.name}: no such report in the dataset"); continue
        tally = one(score, gold, figures.get(report["report_id"], []), numbers.get(report["report_id"], []))
        line(path.name.replace(".gold.json", ""), tally)
        for pool in ("all", gold.get("language") or report["language"]):
            add(pools.setdefault(pool, {}), tally)
    for pool, tally in pools.items():
        line(f"pooled {pool}", tally)
    unread(reports, numbers)

def by_report(rows):
    out = {}
    for row in rows:
        out.setdefault(row["report_id"], []).append(row)
    return out

def one(score, gold, figs, numbers):
    """The counts of one report: [right, asked] by measure."""
    pages = gold.get("labelled_pages") or gold.get("pages_labelled")
    if pages:
        figs = [r for r in figs if r.get("page", "").isdigit() and pages[0] <= int(r["page"]) <= pages[-1]]
    wanted = gold.get("sex_statements", gold.get("figures", []))
    told = lambda r: any(score.number(r.get(k)) is not None for k in ("women", "men", "girls", "boys", "percent_women", "percent_men"))
    res = score.match(wanted, figs)
    must = [i for i, w in enumerate(wanted) if not w.get("optional")]
    taken = {j for j, _ in res.values()}
    extra = sum(told(r) for j, r in enumerate(figs) if j not in taken)
    out = {"found": [sum(i in res for i in must), len(must)], "true": [len(taken), len(taken) + extra]}
    parts = lambda at: all(v for k, v in at.items() if k.startswith("derived_"))
    out["parts"] = [sum(parts(at) for _, at in res.values()), len(res)]
    for key in ATTRIBUTES:
        seen = [at[key] for _, at in res.values() if key in at]
        out[key] = [sum(seen), len(seen)]
    cash, ok = [r for r in figs if r.get("currency")], 0
    left = list(cash)
    for m in gold.get("money") or []:
        hit = next((r for r in left if r["currency"] == m["currency"] and score.same(score.number(m.get("amount")), score.number(r.get("value")))), None)
        if hit:
            left.remove(hit); ok += 1
    out["money"], out["cash"] = [ok, len(gold.get("money") or [])], [ok, len(cash)]
    if gold.get("ledger"):
        said = io.StringIO()
        with redirect_stdout(said):
            score.ledger(gold, numbers, False)
        for measure, start in (("seen", "ledger tokens seen"), ("class", "  of the right class")):
            row = next(l for l in said.getvalue().splitlines() if l.startswith(start))
            a, b = row[len(start):].split("/")
            out[measure] = [int(a), int(b.split()[0])]
    out["unread"] = [sum(n["class"] == "unread" for n in numbers), len(numbers)]
    return out

def add(pool, tally):
    for key, (a, b) in tally.items():
        have = pool.setdefault(key, [0, 0]); have[0] += a; have[1] += b

def line(name, tally):
    f, t = tally["found"], tally["true"]
    recall, precision = f[0] / f[1] if f[1] else 1, t[0] / t[1] if t[1] else 1
    f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0
    rest = "  ".join(f"{k} {a}/{b}" + (f" {a / b:.3f}" if b else "") for k, (a, b) in tally.items())
    print(f"{name:<24} f1 {f1:.3f}  {rest}")

def unread(reports, numbers):
    rows = []
    for name, report in reports.items():
        mine = numbers.get(report["report_id"], [])
        rows.append((sum(n["class"] == "unread" for n in mine), len(mine), name))
    lost, all_ = sum(r[0] for r in rows), sum(r[1] for r in rows)
    print(f"unread over {len(rows)} reports: {lost} of {all_}, {lost / max(all_, 1):.4f}")
    for n, of, name in sorted(rows, reverse=True)[:12]:
        print(f"    {n:>5} of {of:<6} {name}")

if __name__ == "__main__":
    main()

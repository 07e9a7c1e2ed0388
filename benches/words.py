#!/usr/bin/env python3
"""words.py GLEANER FOLDER: bag-of-words F1 of `gleaner text` against pdftotext (apt install poppler-utils).

A word is a run between blanks, a number a run of digits with points and commas inside it, in NFKC. Prints the means over the files
and every file below 0.97 with the words that only one of the two has.
"""
import collections, glob, os, re, subprocess, sys, unicodedata

BELOW = 0.97
SHOWN = 14


def bag(command, token):
    text = subprocess.run(command, capture_output=True).stdout.decode("utf-8", "replace")
    return collections.Counter(re.findall(token, unicodedata.normalize("NFKC", text)))


def f1(ours, theirs):
    both, either = sum((ours & theirs).values()), sum(ours.values()) + sum(theirs.values())
    return 2 * both / either if either else 1.0


def main():
    gleaner, folder = sys.argv[1], sys.argv[2]
    files = sorted(glob.glob(os.path.join(folder, "**", "*.pdf"), recursive=True))
    for name, token in {"words": r"\S+", "numbers": r"\d+(?:[.,]\d+)*"}.items():
        scores, low = [], []
        for file in files:
            ours, theirs = bag([gleaner, "text", file], token), bag(["pdftotext", file, "-"], token)
            scores.append(f1(ours, theirs))
            if scores[-1] < BELOW:
                low.append((scores[-1], file, ours - theirs, theirs - ours))
        print(f"{name}: {sum(scores) / len(scores):.4f} over {len(files)} files, {len(low)} below {BELOW}")
        for score, file, only_ours, only_theirs in sorted(low, key=lambda row: row[0]):
            print(f"  {score:.3f} {os.path.basename(file)}")
            print(f"    ours:   {' '.join(w for w, _ in only_ours.most_common(SHOWN))}")
            print(f"    theirs: {' '.join(w for w, _ in only_theirs.most_common(SHOWN))}")


if __name__ == "__main__":
    main()

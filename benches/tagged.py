#!/usr/bin/env python3
"""Makes a tagged PDF of 2,000 pages, about 1,450 characters each: `tagged.py OUT.pdf [PAGES]` (`pip install typst`, which tags)."""
import sys

import typst

SOURCE = """
#set page(width: 210mm, height: 297mm, margin: 20mm)
#set text(size: 10pt)
#let words = ("boats", "sailed", "from", "the", "port", "with", "nets", "and", "crews", "of", "women", "men", "for", "fish")
#for page in range(%d) [
  == Part #(page + 1) of the register
  #for part in range(3) [
    #for at in range(70) [#words.at(calc.rem(at * 7 + part * 5 + page * 3, words.len())) ]
    In May 2021 some #(page + part + 12) people (#(page + 5) women and #(part + 7) men) were counted.

  ]
  #table(columns: 3, [Port], [Women], [Men], [Kep], [#(page + 3)], [#(page + 4)], [Kampot], [#(page + 5)], [#(page + 6)])
  #pagebreak(weak: true)
]
"""

pages = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
with open(sys.argv[1], "wb") as out:
    out.write(typst.compile((SOURCE % pages).encode()))

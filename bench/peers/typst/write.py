"""Typst's compiler: write.py FONT_FOLDER ROWS PATH DOCUMENTS prints the milliseconds that each document took.

A process of its own makes each document: the compiler remembers what it has laid out before, and a second statement
with the same rows would cost it nothing. Untagged, which is faster.
"""

import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

import typst

sys.path.insert(0, str(Path(__file__).parent.parent))
import statement_rows as statement  # noqa: E402

TEMPLATE = str(Path(__file__).with_name("statement.typ"))


def write(fonts, rows, path):
    terminals = {}
    cells = [cell for i in range(rows) for cell in statement.row_at(i, rows, terminals)]
    data = {
        "title": statement.TITLE,
        "facts": statement.FACTS,
        "head": statement.RUNNING_HEAD,
        "headers": statement.HEADERS,
        "widths": statement.WIDTHS,
        "rows": cells,
        "summary": [cell for line in statement.summary_of(terminals) for cell in line],
    }
    options = {"font_paths": [fonts], "ignore_system_fonts": True, "pdf_tags": False}
    typst.compile(TEMPLATE, output=path, sys_inputs={"data": json.dumps(data)}, **options)


def timed(result, fonts, rows, path):
    begun, cpu = time.perf_counter(), time.process_time()
    write(fonts, rows, path)
    result.put((time.perf_counter() - begun, time.process_time() - cpu))


def main(fonts, rows, path, documents):
    forked = multiprocessing.get_context("fork")
    result, seconds = forked.SimpleQueue(), []
    for _ in range(int(documents)):
        child = forked.Process(target=timed, args=(result, fonts, int(rows), path))
        child.start()
        child.join()
        if child.exitcode:
            sys.exit("the compiler failed")
        seconds.append(result.get())
    ms, cpu_ms = ([part * 1000 for part in parts] for parts in zip(*seconds))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"ms": ms, "cpuMs": cpu_ms, "peakRssMb": round(peak)}))


main(*sys.argv[1:])

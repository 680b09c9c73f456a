#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times whole processes that check the same files, in turn, and prints medians and ratios.

usage: lint.py ROUNDS NAME=COMMAND… -- FILE…

FILE is put behind each command.  The first command is ours: the others are given as multiples
of it.  A command that finds problems ends with 1; one that did not check at all is no measure.
A peer that takes more than a minute is run once.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(command, file):
    """Seconds, and the most memory in MB."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([*command, file], stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode not in (0, 1):
            sys.exit(f'{" ".join(command)} {file}: exit code {process.returncode}\n'
                     f'{said.read(2000).decode(errors="replace")}')
    return seconds, usage.ru_maxrss / 1024


def main():
    rounds = int(sys.argv[1])
    split = sys.argv.index('--')
    commands = [(name, command.split()) for name, command in
                (argument.split('=', 1) for argument in sys.argv[2:split])]
    for file in sys.argv[split + 1:]:
        size = os.path.getsize(file) / 1e6
        found = {name: [run(command, file)] for name, command in commands}
        for _ in range(rounds - 1):
            for name, command in commands:
                if found[name][0][0] < 60:
                    found[name].append(run(command, file))
        ours = statistics.median(seconds for seconds, _ in found[commands[0][0]])
        for name, _ in commands:
            seconds = statistics.median(one for one, _ in found[name])
            print(f'{os.path.basename(file):24} {size:7.3f} MB  {name:10} {seconds * 1000:9.1f} ms '
                  f'{max(peak for _, peak in found[name]):6.0f} MB  {seconds / ours:7.1f} × ours  '
                  f'{seconds * 1000 / size:8.1f} ms a MB', flush=True)


if __name__ == '__main__':
    main()

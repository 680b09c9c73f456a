#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times whole processes that check the same files, in turn, and prints medians and ratios.

usage: lint.py ROUNDS NAME=COMMAND… -- FILE…

FILE is put behind each command.  The first command is ours: the others are given as multiples
of it.  Exit codes do not matter; a peer that takes more than a minute is run once.
"""

import os
import statistics
import subprocess
import sys
import time


def run(command, file):
    """Seconds, and the most memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([*command, file], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


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

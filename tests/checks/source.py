# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: the files of the source tree, and how a problem is told."""
import argparse
import pathlib
import re
import sys

SKIPPED = re.compile(r'(^|/)(\.git|\.flatpak-builder|_[^/]*)(/|$)|^tests/data/')
COMMENT_OR_STRING = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Tree:
    """The source tree at a root, and the problems found in it."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.problems = []

    def files(self, *patterns):
        """Paths relative to the root, sorted, without build folders and test data."""
        found = {path.relative_to(self.root) for pattern in patterns
                 for path in self.root.glob(pattern) if path.is_file()}
        return sorted(p for p in found if not SKIPPED.search(p.as_posix()))

    def read(self, path):
        return (self.root / path).read_text(encoding='utf-8')

    def report(self, path, line, message):
        self.problems.append(f'{path}:{line}: {message}')

    def finish(self, what):
        """Prints the problems; the exit code of the check."""
        for problem in self.problems:
            print(problem)
        print(f'{what}: {len(self.problems)} problems' if self.problems else f'{what}: clean')
        return 1 if self.problems else 0


def code_only(text):
    """C text with comments and the insides of strings blanked, lines kept."""
    def blank(match):
        kept = re.sub(r'[^\n]', ' ', match.group(0))
        return '"' + kept[1:-1] + '"' if match.group(0)[0] == '"' else kept
    return COMMENT_OR_STRING.sub(blank, text)


def main(what, check, *arguments):
    """Runs check (tree, options) on --root; arguments are further names for argparse."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--root', default=pathlib.Path(__file__).resolve().parents[2])
    for name in arguments:
        parser.add_argument(name)
    options = parser.parse_args()
    tree = Tree(options.root)
    check(tree, options)
    sys.exit(tree.finish(what))

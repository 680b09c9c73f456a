#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the typed stage of the importer with a second one, written in Python.

usage: model.py CLI TABLE [--count=N] [--seed=N] [FILE.json…]

Changes descriptions at random places, makes others at random from the table, and lets both
say what is wrong with each: the lines must be the same, in the same order.  Checks on the way
that every problem has a place in the text, that every line of the platform belongs to one, and
that the answer is the same when asked again.  The second model shares nothing with the first
but the facts in the table; Python itself prints the locations.
"""

import argparse
import copy
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

TYPE_NAMES = ['null', 'string', 'number', 'integer', 'boolean', 'array', 'object']
TRUTHS = {'0', 'off', 'f', 'false', 'n', 'no', '1', 'on', 't', 'true', 'y', 'yes'}
BATCH = 100


def read_table(path):
    objects = {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('#') or not line.strip():
                continue
            if not line.startswith(' '):
                fields = objects[line.strip()] = []
                continue
            name, kind = line.strip().split(': ', 1)
            bare = name.rstrip('!~')
            fields.append((bare, name.endswith('!'), name.endswith(('!', '~')), parse(kind)))
    return objects


def parse(text):
    """A type as a tuple: ('list', inner), ('union', [members]), ('object', name) …"""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in '[{') - (char in ']}')
        if depth == 0 and text.startswith(' / ', at):
            parts.append(text[start:at])
            start = at + 3
    parts.append(text[start:])
    if len(parts) > 1:
        return ('union', [parse(part) for part in parts])
    if text.startswith('['):
        filled = text.endswith('+]')
        return ('filled' if filled else 'list', parse(text[1:-2 if filled else -1]))
    if text.startswith('{'):
        return ('map', parse(text[1:-1]))
    if text == 'TypeName':
        return ('words', TYPE_NAMES)
    if '|' in text:
        return ('words', text.split('|'))
    return ('object', text) if text[0].isupper() else (text, None)


def member_name(kind):
    """What the model calls a member of a union."""
    if kind[0] == 'object':
        return kind[1]
    return {'words': 'str-enum[DataType]', 'list': 'list[str-enum[DataType]]', 'bool': 'bool',
            'map': 'dict[str,union[PathItem,...]]'}[kind[0]]


def one_of(words):
    quoted = [f"'{word}'" for word in words]
    return 'Input should be ' + ', '.join(quoted[:-1]) + ' or ' + quoted[-1]


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def check_bool(value):
    if isinstance(value, bool):
        return None
    unreadable = 'Input should be a valid boolean, unable to interpret input'
    if isinstance(value, str):
        return None if value.lower() in TRUTHS else unreadable
    if is_number(value) and abs(value) < 2 ** 63 and value == int(value):
        return None if value in (0, 1) else unreadable
    return 'Input should be a valid boolean'


def check_float(value, positive):
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return 'Input should be a valid number, unable to parse string as a number'
    elif not isinstance(value, (bool, int, float)):
        return 'Input should be a valid number'
    return 'Input should be greater than 0' if positive and not value > 0 else None


def check_count(value):
    if isinstance(value, str):
        try:
            value = int(re.sub(r'\.0+(?=\s*$)', '', value))
        except ValueError:
            return 'Input should be a valid integer, unable to parse string as an integer'
    elif isinstance(value, float):
        if not math.isfinite(value):
            return 'Input should be a finite number'
        if value != int(value):
            return 'Input should be a valid integer, got a number with a fractional part'
        if abs(value) >= 2 ** 63:
            return 'Unable to parse input string as an integer, exceeded maximum size'
    elif not isinstance(value, (bool, int)):
        return 'Input should be a valid integer'
    return 'Input should be greater than or equal to 0' if value < 0 else None


class Model:
    def __init__(self, objects):
        self.objects = objects

    def check(self, kind, value, place):
        """Yields (location, message)."""
        name, inner = kind
        message = None
        if name == 'object':
            yield from self.check_object(inner, value, place)
        elif name == 'union':
            yield from self.check_union(inner, value, place)
        elif name == 'map':
            if not isinstance(value, dict):
                message = 'Input should be a valid dictionary'
            else:
                for key, member in value.items():
                    yield from self.check(inner, member, place + (key,))
        elif name in ('list', 'filled'):
            if not isinstance(value, list):
                message = 'Input should be a valid list'
            else:
                if name == 'filled' and not value:
                    message = 'List should have at least 1 item after validation, not 0'
                for index, item in enumerate(value):
                    yield from self.check(inner, item, place + (index,))
        elif name == 'str':
            message = None if isinstance(value, str) else 'Input should be a valid string'
        elif name == 'words':
            message = None if isinstance(value, str) and value in inner else one_of(inner)
        elif name == 'bool':
            message = check_bool(value)
        elif name in ('float', 'float>0'):
            message = check_float(value, name == 'float>0')
        elif name == 'count':
            message = check_count(value)
        else:
            assert name == 'any', name
        if message:
            yield place, message

    def check_object(self, name, value, place):
        if not isinstance(value, dict):
            yield place, f'Input should be a valid dictionary or instance of {name}'
            return
        for field, needed, refuses_null, kind in self.objects[name]:
            if field not in value:
                if needed:
                    yield place + (field,), 'Field required'
            elif value[field] is not None or refuses_null:
                yield from self.check(kind, value[field], place + (field,))

    def check_union(self, members, value, place):
        lines = []
        for member in members:
            found = list(self.check(member, value, place + (member_name(member),)))
            if not found:
                return
            lines += found
        yield from lines

    def lines(self, document):
        return [f'{place!r}: {message}'
                for place, message in self.check(('object', 'OpenAPI'), document, ())]


WRONG = [None, True, False, 0, 1, 2, -1, 1.5, 3.0, -2.0, float('inf'), 10 ** 30, 1e30, '', 'x',
         ' 3 ',
         '1_000', '1e5', 'nan', '0x10', ' yes', 'TRUE', "it's", 'a"b\n\u2028\x7f😀', '-1', '3.5',
         [], {}, [1], ['x'], [None], [[]], {'a': 1}, {'$ref': 1}, {'$ref': '#/x', 'summary': 1},
         {'type': 'text'}, {'type': []}, {'type': ['string', 'text']}, {'name': 'n', 'in': 'body'},
         {'description': 7}, {'properties': []}, {'properties': {'a': True}}, 'object', 'array']
NAMES = ['x-more', '$ref', 'description', 'type', 'name', "/it's", '200', 'items', 'é', '']


class Maker:
    def __init__(self, chance, objects):
        self.chance = chance
        self.objects = objects

    def wrong(self):
        return copy.deepcopy(self.chance.choice(WRONG))

    def containers(self, value):
        """All containers, with what they hold."""
        found = []
        todo = [value]
        while todo:
            value = todo.pop()
            if isinstance(value, (dict, list)) and value:
                found.append(value)
                todo += value.values() if isinstance(value, dict) else value
        return found

    def change(self, document):
        containers = self.containers(document)
        holder = self.chance.choice(containers)
        key = self.chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        what = self.chance.randrange(6)
        if what == 0:
            del holder[key]
        elif what == 1:
            other = self.chance.choice(containers)
            holder[key] = copy.deepcopy(self.chance.choice(
                list(other.values()) if isinstance(other, dict) else other))
        elif what == 2 and isinstance(holder, dict):
            holder[self.chance.choice(NAMES)] = self.wrong()
        elif what == 3:
            holder[key] = [holder[key]]
        else:
            holder[key] = self.wrong()

    def make(self, kind, depth=0):
        """A value of a type, with something wrong now and then."""
        name, inner = kind
        if self.chance.random() < 0.04:
            return self.wrong()
        if name == 'object' and depth < 9:
            chosen = {field: self.make(of, depth + 1)
                      for field, needed, _, of in self.objects[inner]
                      if self.chance.random() < (0.97 if needed else 0.5 / (1 + depth / 2))}
            return dict(self.chance.sample(list(chosen.items()), len(chosen)))
        if name == 'union':
            return self.make(self.chance.choice(inner), depth)
        if name in ('list', 'filled'):
            return [self.make(inner, depth + 1) for _ in range(self.chance.randrange(3))]
        if name == 'map':
            return {self.chance.choice(NAMES): self.make(inner, depth + 1)
                    for _ in range(self.chance.randrange(3))}
        return {'str': 'text', 'bool': True, 'float': 1.5, 'float>0': 2, 'count': 3,
                'any': None}.get(name, inner[0] if name == 'words' else {})

    def document(self, samples):
        if not samples or self.chance.random() < 0.3:
            return self.make(('object', 'OpenAPI'))
        document = copy.deepcopy(self.chance.choice(samples))
        for _ in range(self.chance.randrange(1, 5)):
            if document:
                self.change(document)
        return document


def print_json(value, chance):
    text = json.dumps(value, ensure_ascii=False, indent=chance.choice([None, 1, 2]))
    return re.sub(r'(?<![\w"])Infinity(?![\w"])', '1e400', text)


def ask(cli, files):
    run = subprocess.run([cli, 'check', '--format=json', '--', *files], capture_output=True,
                         check=False)
    if run.returncode not in (0, 1):
        sys.exit(f'{cli} ended with {run.returncode}: {run.stderr.decode()[-2000:]}')
    return run.stdout


def check_answer(report, size):
    """What holds for every answer, whatever the document."""
    if report['error'] is not None or report['truncated']:
        return 'the answer is not whole'
    for problem in report['diagnostics']:
        start, end = (problem['range'][side]['offset'] for side in ('start', 'end'))
        if not 0 <= start <= end <= size:
            return f'{problem["rule"]} stands at {start} to {end} of {size}'
    for line in report['platform']['messages']:
        if not 0 <= line['diagnostic'] < len(report['diagnostics']):
            return f'no problem owns the line {line["message"]}'
    return None


def compare(cli, model, documents, texts, folder):
    files = []
    for number, text in enumerate(texts):
        files.append(os.path.join(folder, f'{number}.json'))
        with open(files[-1], 'w', encoding='utf-8') as out:
            out.write(text)
    answer = ask(cli, files)
    if ask(cli, files) != answer:
        return 'asked again, the answer is another one', None
    for document, text, report in zip(documents, texts, json.loads(answer), strict=True):
        fault = check_answer(report, len(text.encode()))
        ours = [line['message'] for line in report['platform']['messages']
                if line['stage'] == 'model']
        theirs = model.lines(document)
        if fault is None and ours != theirs:
            at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]),
                      min(len(ours), len(theirs)))
            fault = f'line {at + 1} differs\n  ours:   {ours[at:at + 1]}\n  theirs: ' \
                    f'{theirs[at:at + 1]}'
        if fault:
            return fault, text
    return None, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('cli')
    parser.add_argument('table')
    parser.add_argument('files', nargs='*')
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=random.SystemRandom().randrange(10 ** 9))
    options = parser.parse_args()

    print(f'seed {options.seed}, {options.count} documents', flush=True)
    chance = random.Random(options.seed)
    model = Model(read_table(options.table))
    maker = Maker(chance, model.objects)
    samples = []
    for name in options.files:
        with open(name, encoding='utf-8') as file:
            samples.append(json.load(file))

    n_lines = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(0, options.count, BATCH):
            documents = [maker.document(samples) for _ in range(BATCH)]
            texts = [print_json(document, chance) for document in documents]
            n_lines += sum(len(model.lines(document)) for document in documents)
            fault, text = compare(options.cli, model, documents, texts, folder)
            if fault:
                sys.exit(f'{fault}\n\n{text[:20000] if text else ""}')
    if n_lines == 0:
        sys.exit('nothing was compared')
    print(f'the same {n_lines} lines')


if __name__ == '__main__':
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check refuses tiny bad trees and passes good ones.  Speaks TAP."""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
TABLES = '''
| `base/` | spans | – |
| `doc/` | trees | base |
| `openapi/` | APIs | doc |
| `http/` | exchanges | base |
| `creds/` | keys | http |
| `ui/` | widgets | base, openapi, creds |
| `app/` | main | ui |
| `cli/` | command line | openapi |

| GLib | `glib.h` `gio/` | everywhere |
| libsoup | `libsoup/` | http |
| GSettings | `GSettings` `g_settings_` | ui, app |
| GTK | `gtk/` `adwaita.h` | ui, app |
'''


def layers(files):
    """A tree with the tables above and empty headers to include."""
    headers = {f'src/{name}/smith-{name}.h': '' for name in
               ('base', 'doc', 'openapi', 'http', 'creds', 'ui')}
    return {'ARCHITECTURE.md': TABLES, 'src/doc/smith-doc-private.h': '', **headers, **files}


def function(lines=3, parameters='void', depth=0):
    """A C function of so many lines, in GNU style."""
    body = []
    for level in range(depth):
        body += ['  ' * (2 * level + 1) + 'if (x)', '  ' * (2 * level + 2) + '{']
    body += ['  ' * (2 * level + 2) + '}' for level in reversed(range(depth))]
    body += ['  x++;'] * (lines - 4 - len(body))
    return '\n'.join(['int', f'f ({parameters})', '{', *body, '}', ''])


def dev(row='gcc  gcc  run', usage='  run [FILE…]  start', case='  run) run "$@" ;;'):
    """A ./dev with one package and one command."""
    return {'dev': f"""table='
# Debian  Fedora  for
{row}
'
usage ()
  cat <<'END'
{usage}
END
need run
case $command in
{case}
esac
"""}


# name, check, files, the words of the refusal or None when the tree is good
ROWS = [
    ('good', 'layers', layers({
        'src/openapi/a.c': '#include "smith-openapi.h"\n#include <string.h>\n#include <glib.h>\n'
                           '#include "base/smith-base.h"\n#include "doc/smith-doc.h"\n'}), None),
    ('upward', 'layers', layers({'src/doc/a.c': '#include "openapi/smith-openapi.h"\n'}),
     'doc/ may not use openapi/'),
    ('sideways', 'layers', layers({'src/http/a.c': '#include "doc/smith-doc.h"\n'}),
     'http/ may not use doc/'),
    ('ui-from-cli', 'layers', layers({'src/cli/a.c': '#include "ui/smith-ui.h"\n'}),
     'cli/ may not use ui/'),
    ('through-another', 'layers', layers({'src/creds/a.c': '#include "base/smith-base.h"\n'}),
     None),
    ('indented-include', 'layers', layers({'src/base/a.c': ' #  include "doc/smith-doc.h"\n'}),
     'base/ may not use doc/'),
    ('private-of-another', 'layers', layers({
        'src/openapi/a.c': '#include "doc/smith-doc-private.h"\n'}), 'is private to doc/'),
    ('private-of-its-own', 'layers', layers({
        'src/doc/a.c': '#include "smith-doc-private.h"\n'}), None),
    ('dots', 'layers', layers({'src/base/a.c': '#include "../doc/smith-doc.h"\n'}),
     'is no header of this source'),
    ('absent-header', 'layers', layers({'src/base/a.c': '#include "smith-gone.h"\n'}),
     'is no header of this source'),
    ('gtk-in-core', 'layers', layers({'src/doc/a.c': '#include <gtk/gtk.h>\n'}), 'GTK belongs to'),
    ('gtk-in-header', 'layers', layers({'src/doc/a.h': '#include <adwaita.h>\n'}),
     'GTK belongs to'),
    ('gtk-in-ui', 'layers', layers({'src/ui/a.c': '#include <gtk/gtk.h>\n'}), None),
    ('soup-in-creds', 'layers', layers({'src/creds/a.c': '#include <libsoup/soup.h>\n'}),
     'libsoup belongs to http'),
    ('settings-in-core', 'layers', layers({'src/doc/a.c': 'x = g_settings_new (id);\n'}),
     'GSettings belongs to'),
    ('settings-in-a-comment', 'layers', layers({'src/doc/a.c': '/* no GSettings here */\n'}), None),
    ('unknown-library', 'layers', layers({'src/base/a.c': '#include <curl/curl.h>\n'}),
     'has no row among the libraries'),
    ('unknown-layer', 'layers', layers({'src/misc/a.c': ''}), 'misc/ has no row'),
    ('no-table', 'layers', {'ARCHITECTURE.md': ''}, 'no table of layers'),
    ('cycle', 'layers', {'ARCHITECTURE.md': TABLES.replace('| spans | – |', '| spans | ui |')},
     'may use itself'),
    ('waits', 'layers', layers({'src/http/a.c': 'g_bus_get_sync (type);\n'}), 'waits'),
    ('waits-in-soup', 'layers', layers({'src/http/a.c': 'soup_session_send (s);\n'}), 'waits'),
    ('waits-in-a-string', 'layers', layers({'src/http/a.c': 'x = "g_bus_get_sync (";\n'}), None),
    ('waits-in-cli', 'layers', layers({'src/cli/a.c': 'g_bus_get_sync (type);\n'}), None),
    ('async-is-fine', 'layers', layers({'src/http/a.c': 'soup_session_send_async (s);\n'}), None),
    ('built', 'layers', layers({'src/base/a.c': '', 'targets': ['src/base/a.c']}), None),
    ('not-built', 'layers', layers({'src/base/a.c': '', 'targets': []}), 'no target of meson'),
    ('template-listed', 'layers', layers({
        'src/ui/a.ui': '', 'src/ui/u.gresource.xml': '<file>a.ui</file>', 'targets': []}), None),
    ('template-unlisted', 'layers', layers({
        'src/ui/a.ui': '', 'src/ui/u.gresource.xml': '<file>aa.ui</file>', 'targets': []}),
     'no gresource.xml lists'),

    ('good', 'size', {'src/base/a.c': function(101, 'int a, int b', 4)}, None),
    ('long-file', 'size', {'src/base/a.c': '\n' * 801}, '801 lines'),
    ('just-not-too-long', 'size', {'src/base/a.c': '\n' * 800}, None),
    ('long-header', 'size', {'src/base/a.h': '\n' * 801}, '801 lines'),
    ('long-test', 'size', {'tests/base/a.c': '\n' * 801}, '801 lines'),
    ('long-template', 'size', {'src/ui/a.ui': '\n' * 301}, '301 lines'),
    ('long-function', 'size', {'src/base/a.c': function(102)}, 'f has 101 lines'),
    ('many-parameters', 'size', {'src/base/a.c': function(4, ', '.join(f'int a{i}' for i in
                                                                       range(9)))},
     'more than 8 parameters'),
    ('deep', 'size', {'src/base/a.c': function(20, depth=5)}, 'nests deeper'),
    ('excepted', 'size', {'src/base/a.c': '\n' * 801,
                          'tests/checks/size-exceptions': 'src/base/a.c  # one table\n'}, None),
    ('no-reason', 'size', {'src/base/a.c': '\n' * 801,
                           'tests/checks/size-exceptions': 'src/base/a.c\n'}, 'needs a reason'),
    ('needless-exception', 'size', {'src/base/a.c': '', 'tests/checks/size-exceptions':
                                    'src/base/a.c  # once long\n'}, 'needs no exception'),

    ('good', 'style', {'src/base/a.h': SPDX + '#pragma once\n', 'src/base/a.c': SPDX,
                       'tests/a.py': '# SPDX-License-Identifier: GPL-3.0-or-later\n'}, None),
    ('no-licence', 'style', {'src/base/a.c': 'int a;\n'}, 'the first line is'),
    ('no-licence-in-script', 'style', {'tests/a.py': 'pass\n'}, 'no line # SPDX'),
    ('no-pragma', 'style', {'src/base/a.h': SPDX + 'int a;\n'}, '#pragma once'),
    ('columns', 'style', {'src/base/a.c': SPDX + 'x' * 101 + '\n'}, '101 columns'),
    ('columns-are-characters', 'style', {'src/base/a.c': SPDX + '/* ' + 'é' * 94 + ' */\n'}, None),
    ('tab', 'style', {'src/base/a.c': SPDX + '\tint a;\n'}, 'a tab'),
    ('tab-in-template', 'style', {'src/ui/a.ui': '<a>\t</a>\n'}, 'a tab'),
    ('trailing-space', 'style', {'src/base/a.c': SPDX + 'int a; \n'}, 'space at the end'),
    ('no-last-newline', 'style', {'src/base/a.c': SPDX + 'int a;'}, 'no newline'),
    ('marker', 'style', {'src/base/a.c': SPDX + '/* TO' 'DO later */\n'}, 'open an issue'),
    ('goto', 'style', {'src/base/a.c': SPDX + '  goto out;\n'}, 'goto:'),
    ('goto-in-a-comment', 'style', {'src/base/a.c': SPDX + '/* no goto */\n'}, None),
    ('gchar', 'style', {'src/base/a.c': SPDX + 'gchar *a;\n'}, 'gchar:'),
    ('gchararray', 'style', {'src/base/a.c': SPDX + 'int gint_like;\n'}, None),
    ('sprintf', 'style', {'tests/a.c': SPDX + 'sprintf (a, b);\n'}, 'sprintf:'),
    ('snprintf', 'style', {'src/base/a.c': SPDX + 'g_snprintf (a, 4, b);\n'}, None),
    ('strcpy', 'style', {'src/base/a.c': SPDX + 'strcpy (a, b);\n'}, 'strcpy:'),
    ('print-in-core', 'style', {'src/doc/a.c': SPDX + 'g_print ("a");\n'}, 'g_print:'),
    ('print-in-cli', 'style', {'src/cli/a.c': SPDX + 'g_print ("a");\n'}, None),
    ('warning-in-core', 'style', {'src/doc/a.c': SPDX + 'g_warning ("a");\n'}, 'g_warning:'),
    ('warning-in-ui', 'style', {'src/ui/a.c': SPDX + 'g_warning ("a");\n'}, None),
    ('shell-in-cli', 'style', {'src/cli/a.c': SPDX + 'system ("a");\n'}, 'system:'),
    ('json-glib-reads', 'style', {'src/run/a.c': SPDX + 'json_from_string (a);\n'}, 'json_from'),
    ('line-comment', 'style', {'src/base/a.c': SPDX + '  // a\n'}, 'comments are'),

    ('good', 'dev', dev(), None),
    ('two-columns', 'dev', dev(row='gcc  run'), 'a row is'),
    ('no-package-name', 'dev', dev(row='gcc,g++  gcc  run'), 'a row is'),
    ('package-twice', 'dev', dev(row='gcc  gcc  run\ngcc  gcc  run'), 'stands here twice'),
    ('purpose-unasked', 'dev', dev(row='gcc  gcc  walk'), 'nothing asks for'),
    ('command-untold', 'dev', dev(case='  run) run ;;\n  fly) fly ;;'), 'does not name fly'),
    ('command-undone', 'dev', dev(usage='  run  start\n  fly  up'), 'names fly, which does'),

    ('good', 'po', {'po/POTFILES.in': 'data/a.desktop.in\nsrc/ui/a.c\nsrc/ui/b.ui\n',
                    'data/a.desktop.in': '[Desktop Entry]\nType=Application\nName=A\n',
                    'src/ui/a.c': 'x = _("One");\n',
                    'src/ui/b.ui': '<interface><object class="GtkLabel"><property name="label" '
                                   'translatable="yes">Two</property></object></interface>\n'},
     None),
    ('unlisted-c', 'po', {'po/POTFILES.in': '', 'src/ui/a.c': 'x = _("One");\n'}, 'is not listed'),
    ('unlisted-plural', 'po', {'po/POTFILES.in': '', 'src/a/a.c': 'ngettext ("a", "b", n);\n'},
     'is not listed'),
    ('unlisted-ui', 'po', {'po/POTFILES.in': '', 'src/ui/b.ui': '<a translatable="yes"/>\n'},
     'is not listed'),
    ('listed-and-gone', 'po', {'po/POTFILES.in': 'src/ui/a.c\n'}, 'does not exist'),
    ('listed-and-silent', 'po', {'po/POTFILES.in': 'src/ui/a.c\n', 'src/ui/a.c': 'int a;\n'},
     'no text for people'),
    ('twice', 'po', {'po/POTFILES.in': 'src/a.c\nsrc/a.c\n', 'src/a.c': '_("a");\n'}, 'twice'),
    ('unsorted', 'po', {'po/POTFILES.in': 'src/b.c\nsrc/a.c\n', 'src/a.c': '_("a");\n',
                        'src/b.c': '_("b");\n'}, 'sorts before'),
    ('empty-text', 'po', {'po/POTFILES.in': 'src/a.c\n', 'src/a.c': 'x = _("");\n'}, 'mpty msgid'),
    ('language-unnamed', 'po', {'po/POTFILES.in': '', 'po/de.po': ''}, 'does not name'),
    ('language-broken', 'po', {'po/POTFILES.in': '', 'po/LINGUAS': 'de\n',
                               'po/de.po': '#, c-format\nmsgid "%d a"\nmsgstr "%s a"\n'},
     'po/de.po'),
]

# name, flags of the compiler and linker, the words of the refusal
PROGRAMS = [
    ('good', '-fPIE -pie -Wl,-z,relro -Wl,-z,now', None),
    ('fixed-address', '-no-pie -Wl,-z,relro -Wl,-z,now', 'PIE'),
    ('lazy', '-fPIE -pie -Wl,-z,relro -Wl,-z,lazy', 'BIND_NOW'),
    ('no-relro', '-fPIE -pie -Wl,-z,norelro -Wl,-z,now', 'RELRO'),
    ('executable-stack', '-fPIE -pie -Wl,-z,now -Wl,-z,execstack', 'executable stack'),
]

# library, pkg-config module, the words of the refusal
LIBRARIES = [
    ('smith-base', 'gio-2.0', None),
    ('smith-doc', 'gtk4', 'includes GTK, and it compiles'),
    ('smith-ui', 'gtk4', None),
    ('smith-ui', 'gio-2.0', 'does not compile where it should'),
]


def refusal(check, root, targets):
    command = [str(HERE / f'check-{check}'), '--root', str(root)]
    if targets is not None:
        file = root / 'meson-info' / 'targets.json'
        file.parent.mkdir()
        file.write_text(json.dumps(targets))
        command += ['--targets', str(file)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def run_tree(check, files, root):
    files = dict(files)
    targets = None
    if 'targets' in files:
        targets = [{'target_sources': [{'sources': [str(root / s) for s in files.pop('targets')]}]}]
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding='utf-8')
    return refusal(check, root, targets)


def run_program(flags, root):
    program = root / 'program'
    subprocess.run(['cc', '-x', 'c', '-', '-o', str(program), *shlex.split(flags)],
                   input='int main (void) { return 0; }\n', text=True, check=True,
                   stderr=subprocess.DEVNULL)
    return refusal('hardening', root, [{'type': 'executable', 'filename': [str(program)],
                                        'installed': True}])


def run_library(name, module, root):
    flags = subprocess.run(['pkg-config', '--cflags', module], capture_output=True, text=True,
                           check=True).stdout.split()
    return refusal('core', root, [{'type': 'static library', 'name': name, 'target_sources': [
        {'language': 'c', 'compiler': ['cc'], 'parameters': flags}]}])


def cases():
    for name, check, files, words in ROWS:
        yield f'{check}/{name}', words, lambda root, c=check, f=files: run_tree(c, f, root)
    for name, flags, words in PROGRAMS:
        yield f'hardening/{name}', words, lambda root, f=flags: run_program(f, root)
    yield ('hardening/nothing-built', 'names no program',
           lambda root: refusal('hardening', root, []))
    for name, module, words in LIBRARIES:
        yield f'core/{name}-with-{module}', words, lambda root, n=name, m=module: run_library(
            n, m, root)
    yield 'core/no-library', 'names no library', lambda root: refusal('core', root, [])


def main():
    rows = list(cases())
    failed = 0
    print(f'1..{len(rows)}')
    for number, (name, words, run) in enumerate(rows, 1):
        with tempfile.TemporaryDirectory() as folder:
            code, said = run(pathlib.Path(folder).resolve())
        holds = code == 0 if words is None else code == 1 and words in said
        failed += not holds
        print(f"{'ok' if holds else 'not ok'} {number} /checks/{name}", flush=True)
        if not holds:
            print(f'# exit code {code}, wanted {words!r}; it said:')
            print(*(f'#   {line}' for line in said.splitlines()), sep='\n')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())

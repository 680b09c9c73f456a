# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control has a name that a screen reader can say, on every page, seen or not."""

# Roles of things that a person acts on or reads a value from.
CONTROLS = {
    'push button', 'toggle button', 'check box', 'radio button', 'switch', 'link',
    'entry', 'text', 'password text', 'spin button', 'combo box', 'slider', 'page tab',
    'list', 'list box', 'tree', 'table', 'menu item', 'check menu item', 'radio menu item',
    'level bar', 'progress bar', 'frame', 'dialog', 'window', 'alert',
}
# Rows of lists have no name of their own in GTK 4.8; what is inside them must have one.
ROWS = {'list item', 'table row', 'tree item', 'row'}

# (role, what is around it, what GTK says in place of a name): why it may lack one
EXEMPT = {
    ('push button', 'combo box', 'GtkToggleButton'):
        'the inside of a GtkDropDown; the combo box around it is named',
    ('push button', 'text', 'GtkImage'):
        'the eye of an AdwPasswordEntryRow and the pencil of an AdwEntryRow, libadwaita 1.2',
    ('push button', 'form', 'GtkImage'):
        'the close button of a GtkSearchBar; Esc does the same',
    ('push button', 'AdwTab', 'GtkImage'):
        'the indicator of a tab, libadwaita 1.2; hidden, since our tabs have none',
    ('push button', 'SmithBanner', 'GtkButton'):
        'hidden while a banner has no button',
}


def has_words(node):
    return any(child.name for child in node.walk() if child.role in ('label', 'image', 'entry'))


def path_of(node):
    """The way to a node, by what has a name."""
    steps = []
    while node is not None:
        steps.append(node.raw_name or node.role)
        node = node.parent
    return ' > '.join(reversed(steps[:8]))


def exempt(node):
    return any(node.role == role and node.raw_name == said and is_inside(node, outer)
               for role, outer, said in EXEMPT)


def is_inside(node, outer):
    node = node.parent
    while node is not None and outer not in (node.role, node.raw_name):
        node = node.parent
    return node is not None


def nameless(root):
    for node in root.walk():
        if exempt(node):
            continue
        if node.role in ROWS and not (node.name or has_words(node)):
            yield f'{node.role} “{node.raw_name}” in {path_of(node)}'
        elif node.role in CONTROLS and not node.name:
            yield f'{node.role} “{node.raw_name}” in {path_of(node)}'


def check(root):
    found = list(nameless(root))
    assert not found, 'controls without a name:\n' + '\n'.join(found)

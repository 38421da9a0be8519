# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells assistive technologies: the tree of what its windows hold, and where the keyboard focus goes."""
import collections, os

import bus

REGISTRY = 'org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'
WINDOW_COORDINATES = 1
CHILDLESS = 'label', 'separator', 'image', 'scroll bar', 'page tab'

# as AT-SPI 2 numbers them
ROLES = (
    'invalid, accelerator label, alert, animation, arrow, calendar, canvas, check box, check menu item, color chooser, '
    'column header, combo box, date editor, desktop icon, desktop frame, dial, dialog, directory pane, drawing area, '
    'file chooser, filler, focus traversable, font chooser, frame, glass pane, html container, icon, image, internal frame, '
    'label, layered pane, list, list item, menu, menu bar, menu item, option pane, page tab, page tab list, panel, '
    'password text, popup menu, progress bar, push button, radio button, radio menu item, root pane, row header, scroll bar, '
    'scroll pane, separator, slider, spin button, split pane, status bar, table, table cell, table column header, '
    'table row header, tearoff menu item, terminal, text, toggle button, tool bar, tool tip, tree, tree table, unknown, '
    'viewport, window, extended, header, footer, paragraph, ruler, application, autocomplete, editbar, embedded, entry, '
    'chart, caption, document frame, heading, page, section, redundant object, form, link, input method window, table row, '
    'tree item, document spreadsheet, document presentation, document text, document web, document email, comment, list box, '
    'grouping, image map, notification, info bar, level bar, title bar, block quote, audio, video, definition, article, '
    'landmark, log, marquee, math, rating, timer, static, math fraction, math root, subscript, superscript, '
    'description list, description term, description value, footnote, content deletion, content insertion, mark, '
    'suggestion, push button menu').split(', ')
STATES = (
    'invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused has-tooltip '
    'horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected sensitive showing '
    'single-line stale transient vertical visible manages-descendants indeterminate required truncated animated '
    'invalid-entry supports-autocompletion selectable-text is-default visited checkable has-popup read-only').split()

# REF is a bus name and a path, by which a thing is asked for more
Thing = collections.namedtuple('Thing', 'ref interfaces name role description states')


def name_role(number):
    return ROLES[number] if number < len(ROLES) else 'role %d' % number


def name_states(words):
    """Two words of 32 bits."""
    bits = words[0] | words[1] << 32
    return {name for number, name in enumerate(STATES) if bits >> number & 1}


def make_thing(ref, interfaces, name, role, description, states):
    return Thing(ref, {i.rsplit('.', 1)[1] for i in interfaces}, name, name_role(role), description, name_states(states))


class Accessibility:
    def __init__(self, session_address):
        session = bus.Bus(session_address)
        self.bus = bus.Bus(session.call(('org.a11y.Bus', '/org/a11y/bus'), 'org.a11y.Bus', 'GetAddress'))
        self.childless = set()
        self.focus = self.focus_name = None

    def ask(self, ref, method, *arguments):
        """METHOD is Interface.Member, ARGUMENTS a D-Bus signature and the values."""
        interface, member = method.rsplit('.', 1)
        return self.bus.call(ref, 'org.a11y.atspi.' + interface, member, *arguments)

    def property(self, ref, name):
        interface, member = name.rsplit('.', 1)
        return self.bus.call(ref, 'org.freedesktop.DBus.Properties', 'Get', 'ss', 'org.a11y.atspi.' + interface, member)

    # --- the tree

    def programs(self):
        return self.ask(REGISTRY, 'Accessible.GetChildren')

    def children_of(self, refs):
        answers = self.bus.call_all(refs, 'org.a11y.atspi.Accessible', 'GetChildren')
        # (a thing that is gone meanwhile has none)
        return {ref: [] if isinstance(answer, bus.Error) else answer for ref, answer in zip(refs, answers)}

    def items(self, program):
        """All that a program has told of so far: it tells of a thing when it's asked for its parent's children."""
        return {item[0]: make_thing(item[0], *item[5:]) for item in self.ask((program, '/org/a11y/atspi/cache'), 'Cache.GetItems')}

    def thing(self, ref):
        """One that the program doesn't tell of with the others."""
        try:
            return make_thing(ref, self.ask(ref, 'Accessible.GetInterfaces'), self.property(ref, 'Accessible.Name'),
                              self.ask(ref, 'Accessible.GetRole'), self.property(ref, 'Accessible.Description'),
                              self.ask(ref, 'Accessible.GetState'))
        except bus.Error:
            return None

    def walk(self, name=None):
        """Everything in the windows of a program, of the last one that was started where no NAME is given: parents first, with
        their depths."""
        programs = [p for p in self.programs() if name in (None, self.property(p, 'Accessible.Name'))]
        if not programs:
            return
        root, children = programs[-1], {}
        level = [root]
        while level:
            children.update(self.children_of([ref for ref in level if ref not in self.childless]))
            level = [child for ref in level for child in children.get(ref, [])]
        # (what a thing says of its parent and its number of children doesn't always agree with that)
        known = self.items(root[0])
        self.childless = {thing.ref for thing in known.values() if thing.role in CHILDLESS}
        todo = [(ref, 0) for ref in reversed(children.get(root, []))]
        while todo:
            ref, depth = todo.pop()
            thing = known.get(ref) or self.thing(ref)
            if thing:
                yield thing, depth
            # (what a hidden thing holds is said to be visible)
            if not thing or 'visible' in thing.states or depth == 0:
                todo += [(child, depth + 1) for child in reversed(children.get(ref, []))]

    # --- a thing

    def read(self, ref):
        """The text in an entry."""
        return self.ask(ref, 'Text.GetText', 'ii', 0, self.property(ref, 'Text.CharacterCount'))

    def texts(self, thing):
        texts = [thing.name]
        try:
            if 'Text' in thing.interfaces:
                texts.append(self.read(thing.ref))
            if 'Value' in thing.interfaces:
                texts.append('%g' % self.property(thing.ref, 'Value.CurrentValue'))
        except bus.Error:
            pass
        return texts

    def extents(self, thing):
        """Left, top, width and height within its window."""
        return self.ask(thing.ref, 'Component.GetExtents', 'u', WINDOW_COORDINATES)

    def act(self, thing):
        """Does the first thing that it offers to do. GTK 4.8 offers something for buttons only. Returns whether it did."""
        return ('Action' in thing.interfaces and self.property(thing.ref, 'Action.NActions') > 0
                and self.ask(thing.ref, 'Action.DoAction', 'i', 0))

    # --- the focus, told by signals, since to look through the tree for it takes longer

    def listen(self):
        self.bus.call(('org.freedesktop.DBus', '/org/freedesktop/DBus'), 'org.freedesktop.DBus', 'AddMatch', 's',
                      "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'")
        self.ask((REGISTRY[0], '/org/a11y/atspi/registry'), 'Registry.RegisterEvent', 'sass', 'object:state-changed:focused', [], '')

    def settle(self):
        """Returns when the programs have handled what they were sent before, as far as they do that at once; the focus is where they say
        by then."""
        for _ in range(2):
            self.bus.call_all(self.programs(), 'org.a11y.atspi.Accessible', 'GetState')
        while self.follow_focus(0):
            pass

    def follow_focus(self, wait_s):
        """Takes in what has been told, and waits for more for a while where there is nothing. Returns whether there was anything."""
        signal = self.bus.take_signal(wait_s)
        if signal is None:
            return False
        sender, path, member, values = signal
        if member == 'StateChanged' and values[1]:
            try:
                self.focus_name = self.property((sender, path), 'Accessible.Name')
            except bus.Error:
                return True
            self.focus = sender, path
            if os.environ.get('GUI_SESSION_FOCUS'):
                print('focus', repr(self.focus_name))
        return True

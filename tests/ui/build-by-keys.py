#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-by-keys.py MODEL: prints actions for gui-session that type a model into an empty window, by keys alone, and long
texts by the clipboard.

What the test types is what the model says, so that nothing of it stands in the test a second time. Forms are gone through with Tab
to the field that is called so; what a form has no field for, or what can't be come to, makes the test fail, and so does every member
of the model that nothing here types.
"""
import json, shlex, sys

model = json.load(open(sys.argv[1], encoding='utf-8'))
actions = []
LONG = 60


def do(*words):
    actions.append(' '.join([words[0]] + [shlex.quote(str(word)) for word in words[1:]]))


def typing(text):
    """What is as long as a statement comes from elsewhere, as it mostly does."""
    do('paste' if len(str(text)) > LONG else 'type', text)


def to(name, key=None):
    do(*['tabto', name] + ([key] if key else []))


def fill(name, text):
    """A field that is a text, a number or a date; what stood in it is typed over."""
    if text is not None:
        to(name)
        typing(text)


def choose(name, chosen, wanted, key='Down', title=None):
    """A choice that is called name, where chosen is chosen; wanted lies in the direction of key."""
    if wanted is None:
        return
    to(name)
    do('key', 'space')
    do('focused', chosen)
    to(wanted, key)
    do('key', 'Return')
    do('focused', title or name)


def press(name):
    to(name)
    do('key', 'space')


def settle():
    """GTK goes by where things stand: what has just come up is no stop on the way before it has been laid out."""
    do('sleep', 0.5)


def take(thing, *names):
    """Takes members out of a thing: what is left at the end has been typed by nobody."""
    return [thing.pop(name, None) for name in names]


def done(thing):
    if thing:
        sys.exit('nothing types %s' % thing)


def find(kind, name, wanted):
    return next(thing[name] for thing in model[kind] if thing['id'] == wanted)


def start():
    actions.append('#! timeout 1200')
    odd = sorted(set(c for c in json.dumps(model, ensure_ascii=False) if ord(c) > 126))
    do('ready', 40)
    do('keyboard', ''.join(odd))
    do('key', 'ctrl+n')
    do('match', 'list item', '^Blank', 10)
    do('key', 'Return')
    do('match', 'label', '^Untitled · Not saved yet$', 20)


def home():
    do('key', 'alt+Home')
    do('focused', 'Title')


def begin(kind):
    """A new thing, from the model's own form."""
    home()
    press('Add ' + kind)


def type_model():
    title, summary, date, note = take(model, 'title', 'summary', 'date', 'note')
    home()
    typing(title)
    fill('Summary', summary)
    fill('The day it describes', date)
    fill('Note', note)


def type_party(party):
    ident, name, short, color, at_table, spokesperson, aim, no_deal, note = take(
        party, 'id', 'name', 'short', 'color', 'at_table', 'spokesperson', 'aim', 'no_deal', 'note')
    label, trend = take(no_deal or {}, 'label', 'trend')
    do('key', 'ctrl+shift+p')
    do('focused', 'Name')
    typing(name)
    fill('Short name', short)
    fill('Colour', color)
    if at_table is False:
        press('At the table')
    fill('Spokesperson', spokesperson)
    fill('Aim', aim)
    fill('What it falls back on', label)
    choose('With time', 'Not known', {'better': 'It gets better as time passes.', 'same': 'It stays the same as time passes.',
                                      'worse': 'It gets worse as time passes.', None: None}[trend])
    fill('Note', note)
    fill('Id', ident)
    done(no_deal)
    done(party)


def type_basket(basket):
    ident, name = take(basket, 'id', 'name')
    begin('a basket')
    do('focused', 'Name')
    typing(name)
    fill('Id', ident)
    done(basket)


def type_interval(scale):
    least, most, unit, step = take(scale, 'min', 'max', 'unit', 'step')
    choose('Type of the scale', 'Levels in an order', 'Numbers with a unit')
    settle()
    fill('From', least)
    fill('To', most)
    fill('Unit', unit)
    fill('Step', step)


def type_levels(word, adding, levels):
    """A new scale has three; Enter goes down, past the last one to where the next is typed."""
    to(word + ' 1')
    for nth, level in enumerate(levels):
        if nth < 3:
            do('key', 'ctrl+a')
        typing(level['name'])
        do('key', 'Return')
        do('focused', '%s %d' % (word, nth + 2) if nth < 2 else adding)
    if len(levels) < 3:
        do('key', *['ctrl+Delete'] * (3 - len(levels)))
    to('%s 1' % word, 'Up')
    for level in levels:
        press('More on “%s”' % level.pop('name'))
        do('focused', 'Id')
        typing(level.pop('id'))
        done(level)


def type_scale(scale):
    kind = scale.pop('type')
    if kind == 'interval':
        type_interval(scale)
    elif kind == 'nominal':
        choose('Type of the scale', 'Levels in an order', 'Options: same or different', 'Up')
        settle()
        type_levels('Option', 'Add an option…', scale.pop('options'))
    else:
        type_levels('Level', 'Add a level…', scale.pop('levels'))
    done(scale)


def type_issue(issue, basket_before):
    """A new issue goes behind the one before, into its basket."""
    ident, name, basket, kind, needs, note = take(issue, 'id', 'name', 'basket', 'kind', 'needs', 'note')
    do('key', 'ctrl+i')
    do('focused', 'Name')
    typing(name)
    if basket != basket_before:
        choose('Basket', find('baskets', 'name', basket_before) if basket_before else 'None', find('baskets', 'name', basket))
    choose('Kind', 'Not said: a demand', {'fact': 'A question of fact', 'principle': 'A question of principle',
                                          'process': 'A question of process', None: None}[kind])
    for party in needs or []:
        press(find('parties', 'name', party))
    fill('Note', note)
    fill('Id', ident)
    type_scale(issue.pop('scale'))
    done(issue)
    return basket


def type_source(source):
    ident, title, author, publisher, date, url, note = take(source, 'id', 'title', 'author', 'publisher', 'date', 'url', 'note')
    begin('a source')
    do('focused', 'Title')
    typing(title)
    fill('Author', author)
    fill('Publisher', publisher)
    fill('Date', date)
    fill('Address', url)
    fill('Note', note)
    fill('Id', ident)
    done(source)


def type_event(event):
    ident, title, date, source, note = take(event, 'id', 'title', 'date', 'source', 'note')
    begin('an event')
    do('focused', 'Title')
    typing(title)
    fill('Date', date)
    choose('Source', 'None', source and find('sources', 'title', source))
    fill('Note', note)
    fill('Id', ident)
    done(event)


def name_level(issue, value):
    scale = find('issues', 'scale', issue)
    if value is None or scale['type'] == 'interval':
        return value
    return next(level['name'] for level in scale.get('levels') or scale['options'] if level['id'] == value)


def type_row(position):
    """A row of the table: one cell after the other, with a tabulator behind each; behind the last one the next row begins."""
    party, issue, demand, salience, basis, confidence, statement = take(
        position, 'party', 'issue', 'demand', 'salience', 'basis', 'confidence', 'statement')
    cells = [find('parties', 'name', party), find('issues', 'name', issue), name_level(issue, demand), None, None, None, None,
             salience, basis, confidence, None, statement, None, None]
    position['issue'] = issue
    do('type', ''.join('%s\t' % ('' if cell is None else cell) for cell in cells))


def type_set(issue, title, ends):
    if ends is None:
        return
    press(title)
    settle()
    for end, name in zip(take(ends, 'from', 'to'), ('From', 'To')):
        choose('%s: %s' % (title, name), 'End of the scale', name_level(issue, end))
    done(ends)


def type_evidence(piece, first):
    letters = {'A': 'completely reliable', 'B': 'usually reliable', 'C': 'fairly reliable', 'D': 'not usually reliable',
               'E': 'unreliable', 'F': 'reliability unknown'}
    digits = {'1': 'confirmed', '2': 'probably true', '3': 'possibly true', '4': 'doubtful', '5': 'improbable', '6': 'truth unknown'}
    source, locator, speaker, grade = take(piece, 'source', 'locator', 'speaker', 'grade')
    # the button stands above what there is
    to('Add evidence', 'Tab' if first else 'shift+Tab')
    do('key', 'space')
    do('focused', 'Source')
    choose('Source', 'None', source and find('sources', 'title', source))
    fill('Place in the source', locator)
    fill('Speaker', speaker)
    if grade:
        choose('How reliable the source is', 'None', '%s – %s' % (grade[0], letters[grade[0]]))
        choose('How credible what it says is', '6 – truth unknown', '%s – %s' % (grade[1], digits[grade[1]]), 'Up')
    done(piece)


def type_rest(position):
    """What the table has no column for, in the form of the row; and what its columns would say less exactly: sets with one end."""
    issue, accepts, limits, evidence, note = take(position, 'issue', 'accepts', 'limits', 'evidence', 'note')
    do('key', 'alt+Return')
    do('focused', 'Demand')
    type_set(issue, 'Would accept', accepts)
    type_set(issue, 'Red lines', limits)
    fill('Note', note)
    for nth, piece in enumerate(evidence or []):
        type_evidence(piece, nth == 0)
    done(position)


def type_proposal(proposal):
    stance_names = {'accepts': 'Accepts', 'refuses': 'Refuses', 'undecided': 'Undecided'}
    ident, name, by, note, terms, stances = take(proposal, 'id', 'name', 'by', 'note', 'terms', 'stances')
    begin('a proposal')
    do('focused', 'Name')
    typing(name)
    choose('Tabled by', 'Nobody', by and find('parties', 'name', by))
    fill('Note', note)
    fill('Id', ident)
    for issue in model['issues']:
        term = name_level(issue['id'], terms.pop(issue['id'], None))
        if isinstance(term, str):
            choose(issue['name'], 'Left open', term)
        else:
            fill(issue['name'], term)
    for party in model['parties']:
        stance = (stances or {}).pop(party['id'], None)
        choose(party['name'], 'Has said nothing', stance and stance_names[stance])
    done(terms)
    done(stances)
    done(proposal)


def type_view(view):
    """A new step of the briefing shows what the screen does, the map; the rest is said in its form."""
    view_names = {'map': 'Map', 'matrix': 'Matrix', 'agreements': 'Agreements', 'timeline': 'Timeline'}
    sort_names = {'file': 'As in the file', 'verdict': 'By verdict', 'gap': 'By size of gap', 'salience': 'By salience'}
    ident, title, caption, notes, shown, sort, issues = take(view, 'id', 'title', 'caption', 'notes', 'view', 'sort', 'issues')
    do('key', 'alt+1')
    home()
    press('Save what is shown as a step')
    do('match', 'label', '^Briefing step$', 20)
    do('focused', 'Title')
    typing(title)
    fill('Caption', caption)
    fill('Notes for the speaker', notes)
    if shown != 'map':
        choose('View', 'Map', view_names[shown])
    if sort:
        choose('Order of Rows', 'Not said', sort_names[sort])
    if issues:
        press('Issues: All')
    for issue in issues or []:
        press(find('issues', 'name', issue))
    fill('Id', ident)
    done(view)


def copies(kind):
    return json.loads(json.dumps(model[kind]))


def main():
    start()
    type_model()
    for party in copies('parties'):
        type_party(party)
    for basket in copies('baskets'):
        type_basket(basket)
    home()
    basket = None
    for issue in copies('issues'):
        basket = type_issue(issue, basket)
    for source in copies('sources'):
        type_source(source)
    for event in copies('events'):
        type_event(event)
    positions = copies('positions')
    do('key', 'alt+2')
    do('key', 'ctrl+Return')
    for position in positions:
        type_row(position)
    for nth, position in enumerate(positions):
        do('key', 'alt+2')
        do('key', 'ctrl+Home' if nth == 0 else 'Down')
        type_rest(position)
    for proposal in copies('proposals'):
        type_proposal(proposal)
    for view in copies('views'):
        type_view(view)
    do('key', 'ctrl+shift+s')
    do('sleep', 3)
    do('key', 'ctrl+a')
    typing('@OUT@/built.demarche')
    do('key', 'Return')
    do('sleep', 3)
    do('match', 'label', r'^built\.demarche · Saved at', 20)
    actions.append("run '@BUILD@/src/cli/demarche' diff '@OUT@/built.demarche' " + shlex.quote(sys.argv[1]))
    print('\n'.join(actions))


main()

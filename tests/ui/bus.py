# SPDX-License-Identifier: GPL-3.0-or-later
"""D-Bus, as far as a driver of programs needs it: calls by the hundred at once, and signals.

A call's arguments are given as a D-Bus signature and the values. What comes back are plain tuples, lists, texts and numbers. Signatures
hold the types y b i u d s o g a ( ) v; dictionaries are lists of pairs.
"""
import collections, functools, os, re, select, socket, struct, time

CALL, RETURN, ERROR, SIGNAL = 1, 2, 3, 4
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_SERIAL, DESTINATION, SENDER, SIGNATURE = range(1, 9)
NUMBERS = {'y': ('<B', 1), 'b': ('<I', 4), 'i': ('<i', 4), 'u': ('<I', 4), 'd': ('<d', 8)}
ALIGNMENTS = {**{c: size for c, (_, size) in NUMBERS.items()}, 's': 4, 'o': 4, 'a': 4, 'g': 1, 'v': 1, '(': 8, '{': 8}

Message = collections.namedtuple('Message', 'kind serial fields body')


class Error(Exception):
    pass


# --- signatures

def split(signature):
    """The complete types that a signature is made of."""
    types, at = [], 0
    while at < len(signature):
        end = at
        while signature[end] == 'a':
            end += 1
        depth = 0
        while True:
            depth += (signature[end] in '({') - (signature[end] in ')}')
            end += 1
            if depth == 0:
                break
        types.append(signature[at:end])
        at = end
    return types


# --- values to bytes

def put(out, kind, value):
    out.extend(bytes(-len(out) % ALIGNMENTS[kind[0]]))
    if kind in NUMBERS:
        out.extend(struct.pack(NUMBERS[kind][0], value))
    elif kind in ('s', 'o'):
        text = value.encode()
        out.extend(struct.pack('<I', len(text)) + text + b'\0')
    elif kind == 'g':
        out.extend(bytes([len(value)]) + value.encode() + b'\0')
    elif kind == 'v':
        put(out, 'g', value[0])
        put(out, *value)
    elif kind[0] == 'a':
        length_at = len(out)
        out.extend(bytes(4))
        out.extend(bytes(-len(out) % ALIGNMENTS[kind[1]]))
        start = len(out)
        for element in value:
            put(out, kind[1:], element)
        out[length_at:length_at + 4] = struct.pack('<I', len(out) - start)
    else:
        for part, member in zip(split(kind[1:-1]), value):
            put(out, part, member)


@functools.lru_cache(maxsize=None)
def make_field(number, kind, value):
    """Of a message's header."""
    out = bytearray()
    put(out, '(yv)', (number, (kind, value)))
    return bytes(out)


# --- bytes to values: for each type a function of bytes and place, which returns the value and the place behind it

def number_reader(form, size):
    take = struct.Struct(form).unpack_from

    def read(data, at):
        at += -at % size
        return take(data, at)[0], at + size
    return read


def read_text(data, at, take=struct.Struct('<I').unpack_from):
    at += -at % 4
    end = at + 4 + take(data, at)[0]
    return data[at + 4:end].decode(), end + 1


def read_signature(data, at):
    end = at + 1 + data[at]
    return data[at + 1:end].decode(), end + 1


def read_variant(data, at):
    kind, at = read_signature(data, at)
    return reader(kind)(data, at)


def array_reader(element):
    read_element, alignment, take = reader(element), ALIGNMENTS[element[0]], struct.Struct('<I').unpack_from

    def read(data, at):
        at += -at % 4
        size = take(data, at)[0]
        at += 4
        at += -at % alignment
        values, end = [], at + size
        while at < end:
            value, at = read_element(data, at)
            values.append(value)
        return values, end
    return read


def struct_reader(kinds, alignment=8):
    readers = [reader(kind) for kind in kinds]

    def read(data, at):
        at += -at % alignment
        values = []
        for read_member in readers:
            value, at = read_member(data, at)
            values.append(value)
        return tuple(values), at
    return read


READERS = {c: number_reader(*how) for c, how in NUMBERS.items()}
READERS.update({'s': read_text, 'o': read_text, 'g': read_signature, 'v': read_variant})


def reader(kind):
    if kind not in READERS:
        READERS[kind] = array_reader(kind[1:]) if kind[0] == 'a' else struct_reader(split(kind[1:-1]))
    return READERS[kind]


def read_body(signature, body):
    key = 'body ' + signature
    if key not in READERS:
        READERS[key] = struct_reader(split(signature), 1)
    return READERS[key](body, 0)[0]


# --- the connection

class Bus:
    def __init__(self, address, patience_s=5):
        path = re.search(r'unix:(?:[^;]*,)?(path|abstract)=([^,;]*)', address)
        self.patience_s, self.serial, self.received = patience_s, 0, bytearray()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(('\0' if path[1] == 'abstract' else '') + path[2])
        self.socket.sendall(b'\0AUTH EXTERNAL %s\r\n' % str(os.getuid()).encode().hex().encode())
        if not self.socket.recv(256).startswith(b'OK'):
            raise Error('the bus refuses: ' + address)
        self.socket.sendall(b'BEGIN\r\n')
        self.signals = []
        self.call(('org.freedesktop.DBus', '/org/freedesktop/DBus'), 'org.freedesktop.DBus', 'Hello')

    def call(self, to, interface, member, signature='', *arguments):
        """TO is a bus name and a path. Returns what is answered: nothing, the one value, or all of several."""
        answer = self.call_all([to], interface, member, signature, *arguments)[0]
        if isinstance(answer, Error):
            raise answer
        return answer

    def call_all(self, tos, interface, member, signature='', *arguments):
        """The same asked of many at once. Returns what each answers, an Error for one that doesn't."""
        out, serials = bytearray(), []
        for to in tos:
            self.serial += 1
            serials.append(self.serial)
            out.extend(self.make_call(to, interface, member, signature, arguments))
        self.socket.sendall(out)
        answers, open_ = {}, set(serials)
        while open_:
            message = self.receive(self.patience_s)
            if message is None:
                answers.update((serial, Error('no answer to ' + member)) for serial in open_)
                break
            if message.kind == SIGNAL:
                self.signals.append(message)
                continue
            serial = message.fields.get(REPLY_SERIAL)
            if serial in open_:
                open_.remove(serial)
                answers[serial] = self.understand(message)
        return [answers[serial] for serial in serials]

    def take_signal(self, wait_s):
        """The next signal that comes within a time: its sender, path and values; None where none does."""
        end = time.monotonic() + wait_s
        while not self.signals:
            message = self.receive(max(0, end - time.monotonic()))
            if message is None:
                return None
            if message.kind == SIGNAL:
                self.signals.append(message)
        signal = self.signals.pop(0)
        return (signal.fields[SENDER], signal.fields[PATH], signal.fields[MEMBER],
                read_body(signal.fields.get(SIGNATURE, ''), signal.body))

    def understand(self, message):
        values = read_body(message.fields.get(SIGNATURE, ''), message.body)
        if message.kind == ERROR:
            return Error('%s: %s' % (message.fields[ERROR_NAME], values[0] if values else ''))
        return values[0] if len(values) == 1 else values

    def make_call(self, to, interface, member, signature, arguments):
        body = bytearray()
        for kind, value in zip(split(signature), arguments):
            put(body, kind, value)
        fields = [make_field(PATH, 'o', to[1]), make_field(INTERFACE, 's', interface), make_field(MEMBER, 's', member),
                  make_field(DESTINATION, 's', to[0])]
        if signature:
            fields.append(make_field(SIGNATURE, 'g', signature))
        header = b''.join(field + bytes(-len(field) % 8) for field in fields[:-1]) + fields[-1]
        start = struct.pack('<BBBBIII', ord('l'), CALL, 0, 1, len(body), self.serial, len(header))
        return start + header + bytes(-len(header) % 8) + body

    def receive(self, wait_s):
        """The next message, None where there is none within a time."""
        end = time.monotonic() + wait_s
        while True:
            message = self.take_message()
            if message is not None:
                return message
            if not select.select([self.socket], [], [], max(0, end - time.monotonic()))[0]:
                return None
            data = self.socket.recv(1 << 18)
            if not data:
                raise Error('the bus has gone')
            self.received.extend(data)

    def take_message(self):
        data = self.received
        if len(data) < 16:
            return None
        body_size, serial, fields_size = struct.unpack_from('<III', data, 4)
        start = 16 + fields_size + -fields_size % 8
        if len(data) < start + body_size:
            return None
        if data[0] != ord('l'):
            raise Error('a message in another byte order')
        fields = dict(reader('a(yv)')(data, 12)[0])
        message = Message(data[1], serial, fields, bytes(data[start:start + body_size]))
        del data[:start + body_size]
        return message

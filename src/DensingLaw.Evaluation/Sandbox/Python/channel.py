# Shared by candidate.py and tester.py: frames on the channel, and plain values as bytes.
# A frame is four bytes of length (big-endian) and the payload. A value is a tag byte and its content; no tag names code or a class of its sender,
# so that reading a value can run nothing of the sender's.
import builtins
import posix
import sys

# Ours from here on: what a program does to the built-in names changes nothing for the functions below.
__builtins__ = dict(vars(builtins))
LIMIT = 16 << 20
DEPTH = 200
READ, WRITE = 62, 63


class Oversize(Exception):
    """A value too large or too deep to be carried."""


def open_channel():
    """Moves the channel off the standard streams and closes every other inherited descriptor."""
    posix.dup2(0, READ)
    posix.dup2(1, WRITE)
    posix.closerange(3, READ)
    posix.closerange(WRITE + 1, WRITE + 1024)
    null = posix.open("/dev/null", posix.O_RDWR)
    for stream in (0, 1, 2):
        posix.dup2(null, stream)
    posix.close(null)
    while "" in sys.path:
        sys.path.remove("")
    posix.write(WRITE, b"\0densinglaw sandbox ready\0")


def receive(read=posix.read):
    """The next frame; None at the end of the channel."""

    def exactly(count):
        parts = []
        while count:
            part = read(READ, min(count, 1 << 20))
            if not part:
                return None
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    head = exactly(4)
    return None if head is None else exactly(int.from_bytes(head, "big"))


def send(payload, write=posix.write):
    data = memoryview(len(payload).to_bytes(4, "big") + payload)
    while data:
        data = data[write(WRITE, data):]


def pack(value, hold):
    """A value as bytes. Subclasses of plain types go by the content of their base, whatever their methods say. Other objects go through hold."""
    out = bytearray()
    _pack(value, out, hold, 0)
    return bytes(out)


def _pack(value, out, hold, depth):
    if depth > DEPTH or len(out) > LIMIT:
        raise Oversize()
    kind = type(value)
    if value is None:
        out += b"N"
    elif kind is bool:
        out += b"T" if value else b"F"
    elif issubclass(kind, int):
        out += b"i%s;" % int.__format__(value, "x").encode()
    elif issubclass(kind, float):
        out += b"f%s;" % float.hex(value).encode()
    elif issubclass(kind, str):
        _sized(b"s", str.encode(value, "utf-8", "surrogatepass"), out)
    elif issubclass(kind, complex):
        out += b"c%s;%s;" % (float.hex(complex.real.__get__(value)).encode(), float.hex(complex.imag.__get__(value)).encode())
    elif issubclass(kind, bytes):
        _sized(b"b", bytes.__getitem__(value, slice(None)), out)
    elif issubclass(kind, bytearray):
        _sized(b"a", bytes(bytearray.__getitem__(value, slice(None))), out)
    elif issubclass(kind, list):
        _items(b"l", list.__getitem__(value, slice(None)), out, hold, depth)
    elif issubclass(kind, tuple):
        _items(b"t", tuple.__getitem__(value, slice(None)), out, hold, depth)
    elif issubclass(kind, set):
        _items(b"S", list(set.__iter__(value)), out, hold, depth)
    elif issubclass(kind, frozenset):
        _items(b"Z", list(frozenset.__iter__(value)), out, hold, depth)
    elif issubclass(kind, dict):
        flat = [part for pair in dict.items(value) for part in pair]
        _items(b"d", flat, out, hold, depth)
    elif kind is range:
        _items(b"g", [value.start, value.stop, value.step], out, hold, depth)
    else:
        number = _exact_number(kind)
        if number is None:
            out += b"r%d;" % hold(value)
        else:
            _sized(number, str(value).encode(), out)


def _exact_number(kind):
    """The tag of the standard library's exact numbers, which compare with plain ones."""
    for tag, module, name in ((b"q", "fractions", "Fraction"), (b"D", "decimal", "Decimal")):
        loaded = sys.modules.get(module)
        if loaded is not None and kind is getattr(loaded, name, None):
            return tag
    return None


def _sized(tag, data, out):
    if len(data) > LIMIT:
        raise Oversize()
    out += b"%s%d:" % (tag, len(data))
    out += data


def _items(tag, items, out, hold, depth):
    out += b"%s%d:" % (tag, len(items))
    for item in items:
        _pack(item, out, hold, depth + 1)


class Reader:
    """Reads values from a payload. Whatever is not a value ends in an exception."""

    def __init__(self, data, at, resolve):
        self.data = data
        self.at = at
        self.resolve = resolve

    def upto(self, end):
        stop = self.data.index(end, self.at)
        text = self.data[self.at:stop]
        self.at = stop + 1
        return text

    def sized(self):
        count = int(self.upto(b":"))
        if count < 0:
            raise ValueError("a size below 0")
        self.at += count
        return self.data[self.at - count:self.at]

    def items(self):
        return [self.value() for _ in range(int(self.upto(b":")))]

    def value(self):
        tag = self.data[self.at]
        self.at += 1
        return _READERS[tag](self)

    def pairs(self):
        flat = self.items()
        return dict(zip(flat[::2], flat[1::2]))


def _fraction(reader):
    from fractions import Fraction
    return Fraction(reader.sized().decode())


def _decimal(reader):
    from decimal import Decimal
    return Decimal(reader.sized().decode())


_READERS = {
    ord("N"): lambda r: None,
    ord("T"): lambda r: True,
    ord("F"): lambda r: False,
    ord("i"): lambda r: int(r.upto(b";"), 16),
    ord("f"): lambda r: float.fromhex(r.upto(b";").decode()),
    ord("c"): lambda r: complex(float.fromhex(r.upto(b";").decode()), float.fromhex(r.upto(b";").decode())),
    ord("s"): lambda r: r.sized().decode("utf-8", "surrogatepass"),
    ord("b"): lambda r: bytes(r.sized()),
    ord("a"): lambda r: bytearray(r.sized()),
    ord("l"): lambda r: r.items(),
    ord("t"): lambda r: tuple(r.items()),
    ord("S"): lambda r: set(r.items()),
    ord("Z"): lambda r: frozenset(r.items()),
    ord("d"): lambda r: r.pairs(),
    ord("g"): lambda r: range(*r.items()),
    ord("q"): _fraction,
    ord("D"): _decimal,
    ord("r"): lambda r: r.resolve(int(r.upto(b";"))),
}

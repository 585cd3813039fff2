"""Expressions of CEL made at random from a typed grammar; the same seed makes the same expressions."""

import random

LITERALS = {
    "bool": ["true", "false", "b"],
    "int": [
        "0", "1", "2", "3", "-1", "7", "63", "64", "9223372036854775807", "-9223372036854775808", "0x1F", "-0xA",
        "4294967296", "9007199254740993", "i",
    ],
    "uint": ["0u", "1u", "2u", "18446744073709551615u", "0xFFu", "9223372036854775808u", "u"],
    "double": [
        "0.0", "-0.0", "1.0", "1.5", "-2.5", "0.1", "1e3", "1e308", "-1e-7", "9223372036854775807.0", "3.999",
        "1e21", "123456789.125", "2.5", "d",
    ],
    "string": [
        "''", "'a'", "'abc'", "\"b\"", "'é'", "'😀x'", "'e\\u0301'", "'\\n\\t'", "r'\\d+'", "'''it's'''", "'A b'",
        "'1'", "'-12'", "'1.5'", "'true'", "'a,b,c'", "'aXbXc'", "'  pad '", "'%d%%'", "'%s'", "'2h'", "'ÀB'",
        "'\\x41\\101\\u00e9\\U0001F600'", "'\\r\\n'", "s",
    ],
    # All of it UTF-8: the reference dies of a map whose key is a text that is not.
    "bytes": ["b''", "b'abc'", "b'é'", "b'\\000'", "br'\\n'", "y"],
    "timestamp": [
        "timestamp('2009-02-13T23:31:30Z')", "timestamp('0001-01-01T00:00:00Z')",
        "timestamp('9999-12-31T23:59:59.999999999Z')", "timestamp('2024-02-29T12:00:00.625+05:30')", "timestamp(0)",
        "timestamp('1969-12-31T23:59:59.375Z')",
    ],
    "duration": [
        "duration('1s')", "duration('-1.125s')", "duration('1h30m')", "duration('0s')", "duration('125ms')",
        "duration('2562047h')", "duration('1us')", "duration('-3ns')", "duration('25h61m61s')",
    ],
    "null_type": ["null"],
}  # fmt: skip

# `{t}` is an expression of type t; T and S are any types, the same within one template; `{v:T}` binds
# the variable v, which the holes after it may name.
TEMPLATES = {
    "bool": [
        "!{bool}", "{bool} && {bool}", "{bool} || {bool}", "{T} == {T}", "{T} != {T}", "{O} < {O}", "{O} <= {O}",
        "{O} > {O}", "{O} >= {O}", "{T} in {list(T)}", "{string} in {map(string, T)}", "{int} in {map(int, T)}",
        "bool({string})", "bool({bool})", "{string}.contains({string})", "{string}.startsWith({string})",
        "{string}.endsWith({string})", "{string}.matches('a.?c|^$')", "matches({string}, r'[a-z]+')",
        "{list(S)}.all({v:S}, {bool})", "{list(S)}.exists({v:S}, {bool})", "{list(S)}.exists_one({v:S}, {bool})",
        "{map(string, S)}.all({v:string}, {bool})", "{map(string, S)}.exists({v:string}, {bool})",
        "has({map(string, T)}.a)", "{optional(T)}.hasValue()", "math.isNaN({double})", "math.isInf({double})",
        "math.isFinite({double})", "{optional(T)} == {optional(T)}", "type({T}) == type({S})",
        "{dyn(T)} == {dyn(S)}", "{dyn(O)} < {dyn(O)}", "{list(T)} == {list(T)}", "{map(string, T)} == {map(string, T)}",
        "type({T}) == int", "{dyn(T)} in {dyn(list(S))}",
    ],
    "int": [
        "{int} + {int}", "{int} - {int}", "{int} * {int}", "{int} / {int}", "{int} % {int}", "-{int}", "-({int})",
        "int({int})", "int({uint})", "int({double})", "int({string})", "int({timestamp})", "size({string})",
        "size({bytes})", "{list(T)}.size()", "size({map(string, T)})", "{timestamp}.getFullYear()",
        "{timestamp}.getMonth()", "{timestamp}.getDate()", "{timestamp}.getDayOfMonth()", "{timestamp}.getDayOfYear()",
        "{timestamp}.getDayOfWeek()", "{timestamp}.getHours()", "{timestamp}.getMinutes('+05:30')",
        "{timestamp}.getSeconds()", "{timestamp}.getMilliseconds()", "{timestamp}.getHours('America/New_York')",
        "{timestamp}.getDate('-02:30')", "{duration}.getHours()", "{duration}.getMinutes()", "{duration}.getSeconds()",
        "{duration}.getMilliseconds()", "{string}.indexOf({string})", "{string}.lastIndexOf({string})",
        "{string}.indexOf({string}, {int})", "{string}.lastIndexOf({string}, {int})", "math.abs({int})",
        "math.sign({int})", "math.bitAnd({int}, {int})", "math.bitOr({int}, {int})", "math.bitXor({int}, {int})",
        "math.bitNot({int})", "math.bitShiftLeft({int}, {int})", "math.bitShiftRight({int}, {int})",
        "math.greatest({int}, {int})", "math.least([{int}, {int}, {int}])", "math.greatest({int}, {int}, {int})",
    ],
    "uint": [
        "{uint} + {uint}", "{uint} - {uint}", "{uint} * {uint}", "{uint} / {uint}", "{uint} % {uint}", "uint({int})",
        "uint({double})", "uint({string})", "math.greatest({uint}, {uint})", "math.abs({uint})", "math.sign({uint})",
        "math.bitAnd({uint}, {uint})", "math.bitNot({uint})", "math.bitShiftLeft({uint}, {int})",
        "math.bitShiftRight({uint}, {int})",
    ],
    "double": [
        "{double} + {double}", "{double} - {double}", "{double} * {double}", "{double} / {double}", "-({double})",
        "double({int})", "double({uint})", "double({string})", "math.ceil({double})", "math.floor({double})",
        "math.round({double})", "math.trunc({double})", "math.abs({double})", "math.sign({double})",
        "math.sqrt({double})", "math.sqrt({int})", "math.greatest({double}, {double})", "math.least({double}, {double})",
    ],
    "string": [
        "{string} + {string}", "string({int})", "string({uint})", "string({double})", "string({bool})",
        "string({bytes})", "string(b'\\xff')", "string({timestamp})", "string({duration})", "{string}.charAt({int})",
        "{string}.lowerAscii()", "{string}.upperAscii()", "{string}.trim()", "{string}.reverse()",
        "{string}.substring({int})", "{string}.substring({int}, {int})", "{string}.replace({string}, {string})",
        "{string}.replace({string}, {string}, {int})", "{list(string)}.join()", "{list(string)}.join({string})",
        "strings.quote({string})", "'%s|%s'.format([{T}, {S}])", "'%d'.format([{int}])", "'%.3f'.format([{double}])",
        "'%.2e'.format([{double}])", "'%x %X'.format([{int}, {string}])", "'%o'.format([{int}])", "'%b'.format([{int}])",
        "'%x'.format([{bytes}])", "'%s'.format([{list(T)}])", "'%s'.format([{map(string, T)}])", "'%f'.format([{int}])",
        "'%d'.format([{double}])", "{string}.format([{T}])", "base64.encode({bytes})",
    ],
    "bytes": ["bytes({string})", "{bytes} + {bytes}", "base64.decode({string})", "base64.decode(base64.encode({bytes}))"],
    "timestamp": ["{timestamp} + {duration}", "{duration} + {timestamp}", "{timestamp} - {duration}",
                  "timestamp({int})", "timestamp(string({timestamp}))"],
    "duration": ["{duration} + {duration}", "{duration} - {duration}", "{timestamp} - {timestamp}",
                 "duration({string})", "duration(string({duration}))"],
    "null_type": [],
}  # fmt: skip

ANY = [
    "{bool} ? {T} : {T}", "{list(T)}[{int}]", "{map(string, T)}[{string}]", "{map(string, T)}.a",
    "{map(int, T)}[{int}]", "{optional(T)}.orValue({T})", "{optional(T)}.value()", "cel.bind({v:S}, {S}, {T})",
    "({T})", "{map(bool, T)}[{bool}]",
]  # fmt: skip
LISTS = [
    "[]", "[{T}]", "[{T}, {T}]", "[{T}, {T}, {T}]", "{list(T)} + {list(T)}", "{list(S)}.map({v:S}, {T})",
    "{list(T)}.filter({v:T}, {bool})", "{list(S)}.map({v:S}, {bool}, {T})", "[?{optional(T)}, {T}]",
]  # fmt: skip
STRING_LISTS = ["{string}.split({string})", "{string}.split({string}, {int})"]
MAPS = ["{}", "{{K}: {T}}", "{{K}: {T}, {K}: {T}}", "{?{K}: {optional(T)}}"]
OPTIONALS = [
    "optional.none()", "optional.of({T})", "optional.ofNonZeroValue({T})", "{list(T)}[?{int}]",
    "{map(string, T)}[?{string}]", "{map(string, T)}.?a", "{optional(T)}.or({optional(T)})",
    "{optional(S)}.optMap({v:S}, {T})", "{optional(S)}.optFlatMap({v:S}, {optional(T)})",
]  # fmt: skip

VARIABLES = {"b": "bool", "i": "int", "u": "uint", "d": "double", "s": "string", "y": "bytes"}
SCALARS = ["bool", "int", "uint", "double", "string", "bytes"]
ORDERED = SCALARS + ["timestamp", "duration"]


class Grammar:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.scope = []
        self.wildness = 0

    def expression(self):
        """An expression; one in five has a part of a wrong type, so that the checkers must refuse it."""
        self.wildness = 0.05 if self.random.random() < 0.2 else 0
        self.scope = []
        type = self.random.choice(ORDERED + ["list(int)", "list(string)", "map(string, int)"] + SCALARS)
        text = self.make(type, self.random.randint(1, 5))
        # The reference's times have microseconds alone once they are in Python.
        return f"string({text})" if type in ("timestamp", "duration") else text

    def make(self, type, depth):
        if self.wildness and self.random.random() < self.wildness:
            type = self.random.choice(SCALARS + ["list(int)", "map(string, int)"])
        if type.startswith("dyn("):
            return f"dyn({self.make(type[4:-1], depth)})"
        names = [name for name, known in self.scope if known == type]
        if names and self.random.random() < 0.4:
            return self.random.choice(names)
        if depth <= 0 and type in LITERALS:
            return self.random.choice(LITERALS[type])
        text = self.fill(*self.template(type, depth), depth - 1)
        return text if text.startswith(("[", "{", "(")) or text.isalnum() else f"({text})"

    def template(self, type, depth):
        """A way to write a type, and what its T stands for."""
        pick = self.random.choice
        inner = type[type.find("(") + 1 : -1]
        if type.startswith("list("):
            ways = LISTS[:4] if depth <= 0 else LISTS + (STRING_LISTS if inner == "string" else [])
            return pick(ways if depth > -2 else LISTS[:1]), {"T": inner}
        if type.startswith("map("):
            key, value = inner.split(", ", 1)
            return pick(MAPS if depth > 0 else MAPS[:2]), {"T": value, "K": key}
        if type.startswith("optional("):
            return pick(OPTIONALS if depth > 0 else OPTIONALS[:2]), {"T": inner}
        if self.random.random() < 0.2:
            return pick(ANY), {"T": type}
        if not TEMPLATES[type] or self.random.random() < 0.2:
            return pick(LITERALS[type]), {}
        return pick(TEMPLATES[type]), {}

    def fill(self, template, types, depth):
        """Replaces the holes from left to right; a variable is in scope from its hole on."""
        result, rest, before = "", template, len(self.scope)
        while (start := self.hole(rest)) >= 0:
            end = rest.index("}", start)
            result += rest[:start]
            result += self.part(rest[start + 1 : end], types, depth)
            rest = rest[end + 1 :]
        del self.scope[before:]
        return result + rest

    @staticmethod
    def hole(text):
        """Where a hole starts; the brace of a map is followed by another, a `?` or its end."""
        return next((i for i in range(len(text) - 1) if text[i] == "{" and text[i + 1] not in "{?}"), -1)

    def part(self, hole, types, depth):
        if hole.startswith("v:"):
            name = f"v{len(self.scope)}"
            self.pending = (name, self.concrete(hole[2:], types))
            self.scope.append(self.pending)
            return name
        return self.make(self.concrete(hole, types), depth)

    def concrete(self, type, types):
        for letter, choices in (("T", SCALARS + ["null_type", "list(int)"]), ("S", SCALARS), ("O", ORDERED), ("K", ["string"])):
            if letter in types or letter in type:
                types.setdefault(letter, self.random.choice(choices))
                type = type.replace(letter, types[letter])
        return type

"""Writes jinja-table.jsonl: small templates and what Jinja 2 makes of them under the settings that transformers uses.

Run: python3 make_jinja_table.py > jinja-table.jsonl   (made with Jinja2 3.1.6, Python 3.11)
A case that Jinja refuses has "error" with the exception's class in place of "rendered".
"""

import json
import sys

import jinja2
import jinja2.ext
from jinja2.sandbox import ImmutableSandboxedEnvironment

CONTEXT = {
    "s": " Ab\tcd \n",
    "w": "it's a-b (c) \u00e9\u00df\u01c6 \U0001F600x",
    "xs": [3, 1, 2],
    "es": [],
    "m": {"role": "user", "content": "hi", "items": 5, "n": None},
    "ms": [{"r": "a", "v": 2}, {"r": "B", "v": 1}, {"r": "a", "v": 3, "t": True}],
    "i": 7,
    "f": 2.5,
    "t": True,
    "n": None,
}

EXPRESSIONS = r"""
1 + 2 * 3 ** 2
2 ** 3 ** 2
-2 ** 2
(-7) // 2, (-7) % 2, 7 // (-2), 7 % (-2)
7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2
1 / 3, 4 / 2, 2 ** -1, 2 ** 0.5
1e3, 1_000, 0x1f, 0b11, 0o17, 1.5e-7, 1e22, 123456789012345678901234567890
0.1 + 0.2, 1e16, 1e15 + 0.5, 1e-5, 100.0, -0.0
True + 1, true * 3, -true
1 < 2 < 3, 3 > 2 > 2, 1 == 1.0 == true
'a' < 'b', 'B' < 'a', [1, 2] < [1, 3], (1,) < (1, 2)
'a' in 'cat', 'x' not in 'cat', 1 in xs, 'role' in m, 5 in m
not t, not es, not not xs, not n
n or 'x', 0 and 1, '' or es or 'z', 1 and 2
t and not es or n
'a' 'b' "c"
'a' ~ 1 ~ 2.0 ~ n ~ t ~ u ~ xs
'tab\t nl\n q\' \x41 \u00e9 \101 \q'
"it's", ["it's", 'say "x"', "both'\""]
['\t', '\\', '\x00', '\x7f', '\u200b', '\u00a0', '\u00e9', '\U0001F600']
xs[0], xs[-1], xs[5], xs[1:], xs[:-1], xs[::-1], xs[::2], xs[-2:]
xs[2:0:-1], xs[10:], xs[:10], xs[-10:2], xs[5::-1]
s[1], s[-2], s[::-1], w[-2], w[-2:], w[::3]
(1, 2, 3)[1:], 'abc'[1:], range(10)[2:8:3] | list
m.role, m['role'], m.nope, m['nope'], m['items']
m.get('role'), m.get('x'), m.get('x', 1), m.keys() | list, m.values() | list
m.items() | list
{'a': 1, 'b': [2, {'c': (3,)}]}
{1: 'x', 1.0: 'y', true: 'z'}
[], {}, (), (1,), [1,], {'a': 1,}
xs.0, ms.1.r
ms[0].r, ms[-1]['t'], ms[0].t is defined
'y' if t else 'n', 'y' if not t, ('a' if es else 'b') ~ 'c'
1 if t else 2 if n else 3
i is odd, i is even, i is divisibleby 7, i is divisibleby(2), not i is odd
i is number, f is number, t is number, s is number, n is number
i is integer, t is integer, f is float, s is string, m is mapping
xs is sequence, m is sequence, s is iterable, i is iterable, u is defined, u is undefined
n is none, n is defined, t is true, t is boolean, i is boolean, 1 is true
i is eq 7, i is equalto(7), i is ne 7, i is gt 6, i is lt 6, i is ge 7, i is le 6
'a' is in 'abc', 1 is in(xs), 'a' is lower, 'A' is upper, 'aB' is lower, '1' is lower
i is not none and i is not string
s | trim, s | trim | length, 'xxaxx' | trim('x'), '' | trim
s | upper, s | lower, s | title, s | capitalize
w | upper, w | lower, w | title, w | capitalize
w.upper(), w.lower(), w.title(), w.capitalize()
'\u03a3\u03a3 A\u03a3. \u03a3' | lower, 'STRASSE \u0130' | lower
'\ufb01 \u0149 \u0390' | upper, '\u01c4\u01c5\u01c6' | capitalize, '\ufb01x'.title()
s.strip(), s.lstrip(), s.rstrip(), s.strip(' A'), s.rstrip('\n '), s.lstrip(none)
'a,b,,c'.split(','), 'a,b,,c'.split(',', 1), ' a  b '.split(), ' a  b c '.split(none, 1)
'a,b,,c'.rsplit(',', 1), ' a  b c '.rsplit(none, 1), 'abc'.split('x'), ''.split(), ''.split(',')
'a\nb\r\nc\n'.splitlines(), 'a\nb\n'.splitlines(true), ''.splitlines()
'a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('=')
'abc'.startswith('ab'), 'abc'.startswith(('x', 'a')), 'abc'.endswith(('c',)), 'abc'.endswith('')
'aXbX'.replace('X', '-'), 'aXbX'.replace('X', '-', 1), 'ab'.replace('', '-'), 'aXbX' | replace('X', 1)
'abcabc'.find('c'), 'abc'.find('x'), 'abcabc'.rfind('c'), 'abc'.index('b'), 'abab'.count('ab'), 'ab'.count('')
'-'.join(['a', 'b']), ''.join(es), xs | join('-'), xs | join, ms | join(',', attribute='r'), s | join('.')
'12'.isdigit(), '\u00b2'.isdigit(), '1.2'.isdigit(), ''.isdigit(), 'ab'.isalpha(), ' \t'.isspace(), 'AB1'.isupper(), 'ab1'.islower()
'prefix-x'.removeprefix('prefix-'), 'x-suffix'.removesuffix('-suffix'), 'x'.removeprefix('y')
xs | length, s | length, m | count, u | length, w | length
xs | first, xs | last, es | first, es | last, 'abc' | first, 'abc' | last
xs | list, 'ab' | list, m | list, range(3) | list, u | list
i | string, f | string, n | string, t | string, xs | string
'12' | int, ' 12 ' | int, '1_0' | int, '-3' | int, '3.9' | int, 'x' | int, 'x' | int(5), 3.9 | int, -3.9 | int, t | int, n | int
'ff' | int(base=16), '0xff' | int(0, 16), '0b11' | int(0, 2), '17' | int(0, 8)
'1.5' | float, '1e3' | float, 'x' | float, 'x' | float(2.0), 3 | float, '.5' | float, '5.' | float, 'inf' | float
u | default('d'), n | default('d'), n | default('d', true), '' | d('e', boolean=true), u | default, 0 | d(1)
xs | sort, xs | sort(reverse=true), ['b', 'A', 'c'] | sort, ['b', 'A', 'c'] | sort(case_sensitive=true), es | sort
ms | sort(attribute='r') | map(attribute='v') | list, ms | sort(attribute='r,v') | map(attribute='v') | list
ms | sort(attribute='r', reverse=true) | map(attribute='v') | list
xs | reverse | list, 'abc' | reverse, (1, 2) | reverse | list
['a', 'B', 'b', 'A', 1, 1.0] | unique | list, ms | unique(attribute='r') | map(attribute='r') | list
xs | sum, [1, 2.5] | sum, ms | sum(attribute='v'), es | sum, xs | sum(start=10)
xs | min, xs | max, es | max, ['b', 'A'] | min, ms | max(attribute='v')
2.5 | round, 3.5 | round, 2.675 | round(2), 0.125 | round(2), 1.005 | round(2), 1234.5 | round(-2), 5 | round, 25 | round(-1)
2.1 | round(method='ceil'), 2.9 | round(0, 'floor'), 2.345 | round(2, 'floor'), 2.341 | round(2, method='ceil')
-5 | abs, -2.5 | abs, t | abs
m | dictsort, m | dictsort(reverse=true), {'b': 1, 'A': 2} | dictsort, {'b': 1, 'A': 2} | dictsort(true), {'b': 2, 'a': 3} | dictsort(by='value')
m | items | list, u | items | list
ms | map(attribute='t') | list, ms | map(attribute='t', default=0) | list, ['a', 'b'] | map('upper') | list, ['1', '2'] | map('int') | list
ms | selectattr('t') | list | length, ms | selectattr('r', 'equalto', 'a') | list | length, ms | rejectattr('t', 'defined') | map(attribute='v') | list
[0, 1, 2, 3] | select | list, [0, 1, 2, 3] | select('odd') | list, [0, 1, 2, 3] | reject('odd') | list, xs | select('gt', 1) | list, xs | select('in', [1, 2]) | list
('a' if (es | select) else 'b'), ('a' if es else 'b')
'a\nb\n\nc' | indent, 'a\nb\n\nc' | indent(2, true), 'a\n\nb' | indent(2, blank=true), 'a\nb' | indent('>'), '' | indent(2, true)
m | tojson, xs | tojson, s | tojson, f | tojson, n | tojson, t | tojson, w | tojson
{'a': [1, {'b': 2}], 'c': [], 'd': {}} | tojson(indent=2), [1, [2]] | tojson(indent=0)
{'b': 1, 'a': '\u00e9\x7f\x1f'} | tojson(ensure_ascii=true), {'b': 1, 'a': 2} | tojson(sort_keys=true), {1: 2, none: 3, true: 4, 1.5: 5} | tojson
[1, 2] | tojson(separators=(',', ':')), (1, 2) | tojson, '</script>&' | tojson
'<a>' | e, '<a>' | escape | length, '<a>' | safe, ('<' | e) + '>', ('<' | safe) ~ '>', '"\'&' | e
dict(a=1, b=2), dict({'a': 1}, b=2), dict([('a', 1)])
range(3) | list, range(5, 1, -2) | list, range(0) | list, range(3), range(1, 10, 3)
'ab' * 3, 3 * 'ab', [1] * 2, 'a' * 0, 'a' * -1, [1] + [2], (1,) + (2,)
namespace(a=1).a, namespace({'b': 2}).b
''.__class__, m._x, m['_x']
u ~ 'x', u or 1, not u, u == u, u == none, u in xs, xs | default(1)
'%' ~ i ~ '%', "{{ }}", '{% %}'
[i, f, t, n] == [7, 2.5, true, none], {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, (1, 2) == [1, 2], 'a' == 'a', n == false
xs == [3, 1, 2] and xs != [1], 1 != '1'
i | string | length, -i | abs, i ~ 'a' | upper, (i ~ 'a') | upper, 2 + 2 is even, -1 | abs | string
joiner(',')() ~ 'x'
m.role | upper ~ '!', m['content'][0] | upper, ms[0]['r'].upper(), (xs | sort)[0]
'abc'['upper'](), m['get']('role'), m.role.replace('u', 'U').strip('r')
xs.count(1), xs.index(2), (1, 1).count(1)
1 if 1 else 2, (1, 2) if n else (3,), [1 if t else 2, 3]
i // 2 * 2 + i % 2 == i, 10 - 2 - 3, 100 / 10 / 2, 2 * 3 % 4
5 is divisibleby 5 and 'x' is string, i is sameas 7, none is sameas none
""".strip().split("\n")

WHITESPACE = [
    "a\n{% if t %}\nb\n{% endif %}\nc\n",
    "a\n  {% if t %}  \nb\n  {% endif %}\nc",
    "  {% if t %}x{% endif %}  y",
    " \t{% if t %}\n  x\n \t{% endif %}\n",
    "a {%- if t -%} b {%- endif -%} c",
    "a\n\n{%- if t %}\n\nb{%- endif %}\n\nc",
    "a\n {%+ if t %}\n b\n {%+ endif %}\n c",
    "a\n{% if t +%}\nb\n{% endif +%}\nc",
    "a {{- 1 -}} b {{ 2 }} \n {{ 3 }}\n{{- 4 }}",
    "a\n  {{ 1 }}\n  b",
    "a {{ '{{' }} b {{ '}}' }} c",
    "{{ {'a': {'b': 1}} }}{{ {'a': {'b': 1}}.a.b }}",
    "a\n  {# c #}\nb {# c #}\nc",
    "a {#- c -#} b\n{#+ c +#}\nd",
    "{# {{ x }} {% if %} #}x",
    "x{% raw %} {{ a }} {% b %} {# c #} {% endraw %}y",
    "x\n {%- raw -%}  {{ a }}  {%- endraw -%} \ny",
    "x\n  {% raw %}\n {{ a }}\n  {% endraw %}\ny",
    "{% for x in xs %}\n{{ x }}\n{% endfor %}\nend",
    "{%- for x in xs -%}\n  {{ x }}\n{%- endfor -%}\n end",
    "{% for x in xs -%} {{ x }} {% endfor %}",
    "{% for x in xs %}  {% if x > 1 %}  {{ x }}  {% endif %}  {% endfor %}",
    "a\r\nb\rc\n{% if t %}\r\nd{% endif %}\r\n",
    "\n\n", "\n", "", "a\n\n\n", "\r\n",
    "{% set x = 1 %}\n\n  {{ x }}",
    "{% if t %}\n{% endif %}\n\n{% if t %}\n{% endif %}\nx",
    "a  {% set x = 1 %}  b",
    "  {% set x = 1 %}  {% set y = 2 %}\nz",
    "{{ 'a' }}\n{% if t %}b{% endif %}\n{{ 'c' }}\n\n",
    "x {%- set y = 1 %}\n  z {{- y }}",
    "\u00a0\u2003{%- if t %}a{% endif -%}\u2003b",
    "a\u00a0\n\u2003{% if t %}b{% endif %}",
    "{%if t%}a{%endif%}{{1}}{{-1}}{{+1}}{{ -1 }}",
    "{{ '%}' }}{% if '%}' %}x{% endif %}{% set d = {'a': 1} %}{{ d }}",
    "{% if t %}{# c #}\n{% endif %}{# d #}\n x",
    "a{\n}b{ c } { { d } }",
]

STATEMENTS = [
    "{% for x in xs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}",
    "{% for x in xs %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }}{{ loop.previtem is defined }} {% endfor %}",
    "{% for x in xs if x > 1 %}{{ x }}{{ loop.length }}{{ loop.last }} {% else %}none{% endfor %}",
    "{% for x in xs if x > 5 %}{{ x }}{% else %}none{% endfor %}{% for x in u %}{% else %}nothing{% endfor %}",
    "{% for x in [1, 2, 3, 4] %}{% if x == 2 %}{% continue %}{% endif %}{% if x == 4 %}{% break %}{% endif %}{{ x }}{% endfor %}",
    "{% for x in [] %}{% break %}{% else %}e{% endfor %}{% for x in [1] %}{% break %}{% else %}e{% endfor %}",
    "{% for x in [1] %}{% continue %}{% else %}e{% endfor %}{% for x in [1, 2] %}{% if x == 2 %}{% break %}{% endif %}{% else %}e{% endfor %}",
    "{% for k, v in m.items() %}{{ k }}={{ v }};{% endfor %}{% for a, (b, c) in [(1, (2, 3))] %}{{ a + b + c }}{% endfor %}",
    "{% for k in m %}{{ k }} {% endfor %}{% for c in 'ab' %}[{{ c }}]{% endfor %}",
    "{% for x in xs %}{% for y in xs %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
    "{% for x in xs %}{% set q = x %}{% endfor %}{{ q }}{% set q = 0 %}{% for x in xs %}{{ q }}{% set q = q + x %}{{ q }} {% endfor %}{{ q }}",
    "{% set ns = namespace(c=0) %}{% for x in xs %}{% set ns.c = ns.c + x %}{% endfor %}{{ ns.c }}{{ ns.d is defined }}",
    "{% if t %}{% set a = 1 %}{% endif %}{{ a }}{% if n %}{% set b = 1 %}{% endif %}{{ b }}|",
    "{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set a = b, a %}{{ a }}{% set (c, d) = 'xy' %}{{ d }}",
    "{% set b %}x{{ i }}{% endset %}{{ b }}{{ b | length }}{% set c | upper | trim %} y {% endset %}[{{ c }}]",
    "{% set v = 1 %}{% set b %}{% set v = 2 %}{{ v }}{% endset %}{{ b }}{{ v }}",
    "{% macro f(a, b=2, c=a) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ f(1) }} {{ f(1, c=3) }} {{ f(b=5, a=4) }} {{ f() }}",
    "{% macro f() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, 2, x=3) }}{{ f() }}",
    "{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}{{ f(2) | upper | length }}",
    "{% macro f(x) %}{{ x }}{{ g }}{% endmacro %}{% set g = 'G' %}{{ f(1) }}{% for g in [1] %}{{ f(2) }}{% endfor %}",
    "{% macro f(x) %}<{{ caller() }}{{ x }}>{% endmacro %}{% call f(1) %}in{% endcall %}{% call(y) f(2) %}{{ y }}{% endcall %}",
    "{% macro f(x) %}{% for i in x %}{{ caller(i, loop.index) }}{% endfor %}{% endmacro %}{% call(a, b=9) f(xs) %}({{ a }}.{{ b }}){% endcall %}",
    "{% filter upper %}a{{ 'b' }}{% endfilter %}{% filter trim | replace('a', 'b') %} aa {% endfilter %}",
    "{% with a = 1, b = 2 %}{{ a + b }}{% endwith %}{{ a }}{% with %}{% set z = 1 %}{{ z }}{% endwith %}{{ z }}",
    "{% generation %}a{% set z = 1 %}{{ z }}{% endgeneration %}{{ z }}|",
    "{% for x in [[1, [2, [3]]]] recursive %}{% if x is iterable %}[{{ loop(x) }}]{% else %}{{ x }}{{ loop.depth }}{% endif %}{% endfor %}",
    "{% for x in xs %}{{ loop.cycle('a', 'b') }}{{ loop.changed(x > 1) }} {% endfor %}",
    "{% for x in xs %}{% set q %}{{ x }}{% if x == 1 %}{% continue %}{% endif %}{% endset %}{{ q }}{% filter upper %}a{% if x == 2 %}{% break %}{% endif %}{% endfilter %}{% endfor %}",
    "{% if n %}1{% elif u %}2{% elif t %}3{% else %}4{% endif %}{% if n %}{% else %}5{% endif %}",
    "{% set x = namespace() %}{% set x.y = [1] %}{% set x.y = x.y + [2] %}{{ x.y }}",
    "{% print 1 + 1 %}{% print 'a', 'b' %}",
    "{% for x in ms | map(attribute='r') %}{{ x }}{{ loop.length }}{% endfor %}{% set g = xs | select %}{{ g | list }}{{ g | list }}",
    "{% for x in xs | sort %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% set messages = ms[1:] %}{{ messages | length }}{{ ms | length }}{% for m in messages[::-1] %}{{ m.v }}{% endfor %}{{ m.role }}",
    "{% macro f(a) %}{{ a }}{% endmacro %}{{ f(*[1]) }}{{ f(**{'a': 2}) }}{{ f(*(3,)) }}",
]

ERRORS = [
    "{{ u.a }}", "{{ u['a'] }}", "{{ u() }}", "{{ u + 1 }}", "{{ -u }}", "{{ u < 1 }}", "{{ u | int }}", "{{ m.x.y }}", "{{ xs[9].a }}",
    "{{ 'a' + 1 }}", "{{ 1 + 'a' }}", "{{ 'a' - 'b' }}", "{{ n + 'a' }}", "{{ [1] + (1,) }}", "{{ 1 / 0 }}", "{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ 1.0 / 0 }}", "{{ 0 ** -1 }}",
    "{{ 1 < 'a' }}", "{{ n < 1 }}", "{{ 1 in 2 }}", "{{ 1 in 'a' }}", "{{ [] in m }}", "{{ {[1]: 2} }}", "{{ i() }}", "{{ i.a.b }}", "{{ 'a'.b() }}",
    "{{ xs.append(1) }}", "{{ m.update({}) }}", "{{ m.pop('role') }}", "{{ xs.sort() }}", "{{ ''.__class__.x }}", "{{ f.__add__(1) }}",
    "{{ 'a'.split('') }}", "{{ 'a'.index('b') }}", "{{ xs.index(9) }}", "{{ 'a'.startswith(1) }}", "{{ 'a'.replace('a') }}", "{{ 'a'.join([1]) }}", "{{ 'a'.strip(1) }}",
    "{{ 1 | length }}", "{{ n | length }}", "{{ 1 | list }}", "{{ 1 | sum }}", "{{ 'a' | abs }}", "{{ [1, 'a'] | sort }}", "{{ 1 | tojson(indent='a', x=1) }}", "{{ u | tojson }}",
    "{{ xs | select | length }}", "{{ 1 | nofilter }}", "{{ 1 is notest }}", "{{ xs | map | list }}", "{{ xs | selectattr | list }}", "{{ 1 | items | list }}", "{{ 1 is divisibleby 0 }}",
    "{% for x in 1 %}{% endfor %}", "{% for a, b in [1] %}{% endfor %}", "{% for a, b in [(1, 2, 3)] %}{% endfor %}", "{% set a, b = 1, 2, 3 %}", "{% set m.x = 1 %}", "{% set q.x = 1 %}",
    "{% macro f(a) %}{% endmacro %}{{ f(1, 2) }}", "{% macro f(a) %}{% endmacro %}{{ f(b=1) }}", "{% macro f(a) %}{% endmacro %}{{ f(1, a=1) }}",
    "{{ range(1000000) | list }}", "{{ range(1, 2, 0) }}", "{{ xs[::0] }}", "{{ xs['a':] }}", "{{ raise_exception('no') }}", "{% if t %}{{ raise_exception('x' ~ i) }}{% endif %}",
    "{{", "{{ }}", "{{ 1 }", "{{ 1 %}", "{% if %}{% endif %}", "{% if t %}", "{% endif %}", "{% for x in xs %}{% endif %}", "{% else %}", "{% nope %}", "{% %}", "{# x", "{% raw %}x",
    "{{ 1 + }}", "{{ 1 2 }}", "{{ (1 }}", "{{ [1 }}", "{{ {1} }}", "{{ {1: } }}", "{{ a. }}", "{{ a[ }}", "{{ a[] }}", "{{ 'a }}", "{{ a | }}", "{{ a is }}", "{{ a is b is c }}",
    "{{ f(a=1, 2) }}", "{{ f(a=1, a=2) }}", "{{ ? }}", "{{ a ! b }}", "{{ 1 == }}", "{% set 1 = 2 %}", "{% set true = 2 %}", "{% set x %}", "{% macro %}{% endmacro %}",
    "{% macro f(a=1, b) %}{% endmacro %}", "{% break %}", "{% for x in xs %}{% macro f() %}{% break %}{% endmacro %}{% endfor %}", "{% call f %}{% endcall %}", "{% do 1 %}",
    "{% include 'a' %}", "{% extends 'a' %}", "{% import 'a' as b %}", "{{ loop.index }}", "{{ caller() }}", "{% generation %}", "{{ 01 }}", "{{ 1__0 }}", "{{ not }}",
    "{{ ) }}", "{{ (1] }}", "{{ 'a' if }}", "{{ 'a' if t else }}", "{% for in xs %}{% endfor %}", "{% for x xs %}{% endfor %}", "{% if t }}x{% endif %}", "{{ a.1.b.2x }}",
]


class Generation(jinja2.ext.Extension):
    """transformers marks what the assistant wrote; the text is the same."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_text"), [], [], body).set_lineno(line)

    def _text(self, caller):
        return caller()


def environment():
    result = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols])

    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    result.filters["tojson"] = tojson
    result.globals["raise_exception"] = raise_exception
    return result


def case(template):
    line = {"template": template}
    try:
        line["rendered"] = environment().from_string(template).render(**CONTEXT)
    except Exception as error:
        line["error"] = type(error).__name__
    return line


def main():
    print(json.dumps({"context": CONTEXT}))
    templates = ["{{ (" + expression + ") }}" if "," in expression else "{{ " + expression + " }}" for expression in EXPRESSIONS]
    for template in templates + WHITESPACE + STATEMENTS + ERRORS:
        print(json.dumps(case(template)))


if __name__ == "__main__":
    main()

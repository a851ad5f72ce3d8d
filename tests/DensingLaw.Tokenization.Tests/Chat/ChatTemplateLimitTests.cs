using System.Diagnostics;
using System.Text;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Tokenization.Tests.Chat;

/// <summary>A template comes with an untrusted checkpoint: whatever it holds, it ends soon, in a text or in one kind of exception.</summary>
public sealed class ChatTemplateLimitTests
{
    private static readonly Dictionary<string, object?> s_variables = new()
    {
        ["xs"] = new object?[] { 1, "a", null },
        ["s"] = "text",
        ["m"] = new Dictionary<string, object?> { ["role"] = "user" },
    };

    public static TheoryData<string, string> Hostile => new()
    {
        { "{{ 'a' * 10 ** 9 }}", "too much text" },
        { "{{ 'a' * 10 ** 30 }}", "too much text" },
        { "{{ [0] * 10 ** 9 }}", "too many steps" },
        { "{{ 10 ** 10 ** 9999 }}", "more than 4096 bits" },
        { "{{ 2 ** 4000 * 2 ** 4000 }}", "more than 4096 bits" },
        { "{{ range(10 ** 7) | list }}", "allowed: 100000" },
        { "{{ range(10 ** 30) }}", "64 bits" },
        { "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "too" },
        { "{% for a in range(99999) %}{{ 'aaaaaaaaaa' * 1000 }}{% endfor %}", "too much text" },
        { "{% set n = namespace(s='aaaaaaaa') %}{% for a in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}", "too much text" },
        { "{% set n = namespace(s='aaaaaaaa') %}{% for a in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}", "too much text" },
        { "{% set n = namespace(s='a') %}{% for a in range(99) %}{% set n.s = n.s.replace('a', 'aaaaaaaaaa') %}{% endfor %}", "too much text" },
        { "{% set n = namespace(l=[1]) %}{% for a in range(99) %}{% set n.l = n.l + n.l %}{% endfor %}", "too" },
        { "{% set n = namespace(l=[1]) %}{% for a in range(99) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l }}", "too" },
        { "{% set n = namespace(l=[1]) %}{% for a in range(99) %}{% set n.l = [n.l, n.l] %}{% endfor %}{{ n.l | tojson }}", "too" },
        { "{% set n = namespace(l=[1], k=[1]) %}{% for a in range(99) %}{% set n.l = [n.l, n.l] %}{% set n.k = [n.k, n.k] %}{% endfor %}{{ n.l == n.k }}", "too" },
        { "{% set n = namespace(l=(1,)) %}{% for a in range(99) %}{% set n.l = (n.l, n.l) %}{% endfor %}{{ {n.l: 1} }}", "cannot be a mapping's key" },
        { "{% set n = namespace(l=[1]) %}{% for a in range(50000) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l }}", "nested too deeply" },
        { "{% set n = namespace(l=[1], k=[1]) %}{% for a in range(50000) %}{% set n.l = [n.l] %}{% set n.k = [n.k] %}{% endfor %}{{ n.l == n.k }}", "nested too deeply" },
        { "{% set n = namespace(l=(1,)) %}{% for a in range(50000) %}{% set n.l = (n.l,) %}{% endfor %}{{ {n.l: 1} }}", "cannot be a mapping's key" },
        { "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "nested too deeply" },
        { "{% macro f(x) %}{{ f([x, x]) }}{% endmacro %}{{ f(1) }}", "nested too deeply" },
        { "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}", "too many steps" },
        { "{% for x in [[]] recursive %}{{ loop([x]) }}{% endfor %}", "nested too deeply" },
        { "{% macro f() %}{{ caller() }}{% endmacro %}{% macro g() %}{% call f() %}{{ g() }}{% endcall %}{% endmacro %}{{ g() }}", "nested too deeply" },
        { "{{ 'a' | indent(10 ** 9, true) | indent(10 ** 9, true) | indent(1000, true) * 100000 }}", "too much text" },
        { "{{ [1, [2]] | tojson(indent=10 ** 9) }}{{ 'x' * 10 ** 8 }}", "too much text" },
        { "{{ xs | join('a' * 1000000) | replace('a', 'a' * 1000000) }}", "too much text" },
        { "{{ 1.5 | round(10 ** 9) }}", "allowed: -300 to 300" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Render_HostileTemplate_IsStopped(string source, string reason)
    {
        var clock = Stopwatch.StartNew();
        var error = Assert.Throws<ConfigurationException>(() => ChatTemplate.Parse(source).Render(s_variables, null));
        Assert.StartsWith("chat template, line 1, column ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        // Far more than it takes; a template that hangs takes for ever.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("{{ ", "(", "1", ")", " }}")]
    [InlineData("{{ ", "[", "1", "]", " }}")]
    [InlineData("{{ ", "{1:", "1", "}", " }}")]
    [InlineData("{{ ", "-", "1", "", " }}")]
    [InlineData("{{ ", "not ", "1", "", " }}")]
    [InlineData("{{ ", "1 if 1 else ", "1", "", " }}")]
    [InlineData("{{ ", "f(", "1", ")", " }}")]
    [InlineData("{{ 1", "", "", " + 1", " }}")]
    [InlineData("{{ x", "", "", "[0]", " }}")]
    [InlineData("{{ 1", "", "", " | string", " }}")]
    [InlineData("{{ 1", "", "", " ** 1", " }}")]
    [InlineData("", "{% if 1 %}", "", "{% endif %}", "")]
    [InlineData("", "{% for x in xs %}", "", "{% endfor %}", "")]
    [InlineData("{% set ", "(", "a", ")", " = 1 %}")]
    [InlineData("{% for x in xs %}", "{% set x %}", "", "{% endset %}", "{% endfor %}")]
    public void Parse_OneConstructNestedTooOften_IsStopped(string before, string open, string inner, string close, string after)
    {
        var source = before + string.Concat(Enumerable.Repeat(open, 20_000)) + inner + string.Concat(Enumerable.Repeat(close, 20_000)) + after;
        var error = Assert.Throws<ConfigurationException>(() => ChatTemplate.Parse(source).Render(s_variables, null));
        Assert.StartsWith("chat template, line 1, column ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_LongConversation_IsNotTakenForHostile()
    {
        var text = new string('x', 2_000_000);
        var template = ChatTemplate.Parse("{% for m in messages %}{% set c = m.content | trim %}{{ '<' + m.role + '>' + c.split('</think>')[-1].lstrip() + '\n' }}{% endfor %}");
        var rendered = template.Render(new ChatRequest { Messages = [.. Enumerable.Repeat(new ChatMessage("user", text), 4)] });
        Assert.Equal(4 * (text.Length + 7), rendered.Length);
    }

    [Fact]
    public void Render_RandomTemplates_EndInTextOrOneKindOfException()
    {
        string[] parts =
        [
            "{{ ", " }}", "{% ", " %}", "{# ", " #}", "{%- ", " -%}", "if ", "else", "elif ", "endif", "for x in ", "endfor", "set a = ", "set a", "endset", "macro f(a)", "endmacro",
            "f(1)", "xs", "s", "m", "m.role", "u", "1", "2.5", "'a'", "\"b\"", " + ", " * ", " ** ", " ~ ", " // ", " % ", "-", " == ", " < ", " in ", " not ", " is ", "defined", "odd", " and ", " or ",
            "[", "]", "(", ")", "{", "}", ":", ",", ".", " | ", "upper", "length", "join", "tojson", "sort", "map('int')", "list", "range(9)", "namespace()", "loop.index", ".split('a')", "[::-1]",
            "raise_exception('x')", "none", "true", "\n", " ", "text", "\\", "'", "\"", "\u00e9", "\U0001F600", "\ud800", "raw", "endraw", "generation", "endgeneration", "break", "continue", "with ", "endwith", "=",
        ];
        var random = new Random(20261124);
        var rendered = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var source = new StringBuilder();
            // Every other one is an expression, which more often holds.
            for (var count = random.Next(1, 14); count > 0; count--)
            {
                source.Append(parts[random.Next(parts.Length)]);
            }

            try
            {
                ChatTemplate.Parse(i % 2 == 0 ? source.ToString() : "{{ " + source + " }}").Render(s_variables, null);
                rendered++;
            }
            catch (ConfigurationException e)
            {
                Assert.StartsWith("chat template, line ", e.Message, StringComparison.Ordinal);
            }
        }

        Assert.True(rendered > 1000, $"{rendered} were rendered");
    }

    [Fact]
    public void Render_ValidTemplatesWithOneCharacterChanged_EndInTextOrOneKindOfException()
    {
        const string Source = "{%- set ns = namespace(a=0) -%}{% for m in ms[::-1] if m.role != 'x' %}\n  {{- m['role'] | upper ~ (loop.index0 % 2 == 0) }}"
            + "{% set ns.a = ns.a + 1 %}{% else %}{{ raise_exception('none') }}{% endfor %}{% macro f(a, b='c') %}{{ a.split('t', 1)[-1] }}{{ b is string }}{% endmacro %}{{ f('text') | tojson }}";
        const string Characters = "{}%#-+ \n'\"()[]|~.,:=*/<>!a0_\\";
        var variables = new Dictionary<string, object?> { ["ms"] = new[] { new Dictionary<string, object?> { ["role"] = "user" } } };
        Assert.Equal("USERTrue\"extTrue\"", ChatTemplate.Parse(Source).Render(variables, null));
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var changed = new StringBuilder(Source);
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                changed[random.Next(changed.Length)] = Characters[random.Next(Characters.Length)];
            }

            try
            {
                ChatTemplate.Parse(changed.ToString()).Render(variables, null);
            }
            catch (ConfigurationException e)
            {
                Assert.StartsWith("chat template, line ", e.Message, StringComparison.Ordinal);
            }
        }
    }
}

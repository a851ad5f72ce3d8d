using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Tokenization.Tests.Chat;

/// <summary>The usual styles of templates in miniature; the expected texts are worked out by hand.</summary>
public sealed class ChatTemplateTests
{
    private const string ChatMl = "{% for m in messages %}{{ '<|s|>' + m['role'] + '\n' + m['content'] + '<|e|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|s|>assistant\n' }}{% endif %}";

    private const string Headers =
        """
        {{- bos_token }}
        {%- if not date_string is defined %}
            {%- set date_string = strftime_now("%d %b %Y") %}
        {%- endif %}
        {%- if messages[0].role == "system" %}
            {%- set lead = messages[0].content | trim %}
            {%- set messages = messages[1:] %}
        {%- else %}
            {%- set lead = "" %}
        {%- endif %}
        {{- "<h>system</h>\n\nToday: " + date_string + "\n" + lead + "<eot>" }}
        {%- for message in messages %}
            {{- "<h>" + message.role + "</h>\n\n" + message.content | trim + "<eot>" }}
        {%- endfor %}
        """;

    private const string Alternating =
        """
        {{ bos_token }}{% for m in messages %}{% if (m.role == 'user') != (loop.index0 is even) %}{{ raise_exception('turns must alternate, found ' ~ m.role) }}{% endif %}
        {%- if m.role == 'user' %} [INST] {{ m.content }} [/INST]{% else %} {{ m.content }}{{ eos_token }}{% endif %}{% endfor %}
        """;

    private const string Thinking =
        """
        {%- set ns = namespace(last=-1) %}
        {%- for m in messages[::-1] %}
            {%- if ns.last < 0 and m.role == 'user' %}
                {%- set ns.last = messages | length - loop.index %}
            {%- endif %}
        {%- endfor %}
        {%- for m in messages %}
            {%- set text = m.content %}
            {%- if m.role == 'assistant' and '</think>' in text and loop.index0 < ns.last %}
                {%- set text = text.split('</think>')[-1].lstrip('\n') %}
            {%- endif %}
            {{- m.role ~ ':' ~ text ~ '\n' }}
        {%- endfor %}
        {%- if add_generation_prompt %}
            {{- 'assistant:' }}
            {%- if enable_thinking is defined and enable_thinking is false %}
                {{- '<think></think>' }}
            {%- endif %}
        {%- endif %}
        """;

    private static readonly ChatMessage s_system = new("system", " Be brief. ");
    private static readonly ChatMessage s_user = new("user", "Hi");
    private static readonly ChatMessage s_assistant = new("assistant", "<think>\nhm\n</think>\n\nHello");

    [Fact]
    public void Render_ChatMl_WrapsEveryTurn()
    {
        var template = ChatTemplate.Parse(ChatMl);
        Assert.Equal("<|s|>system\n Be brief. <|e|>\n<|s|>user\nHi<|e|>\n", template.Render(new ChatRequest { Messages = [s_system, s_user] }));
        Assert.Equal("<|s|>user\nHi<|e|>\n<|s|>assistant\n", template.Render(new ChatRequest { Messages = [s_user], AddGenerationPrompt = true }));
    }

    [Fact]
    public void Render_HeadersWithDate_TakesTheGivenDay()
    {
        var request = new ChatRequest { Messages = [s_system, s_user], BosText = "<s>", Date = new DateOnly(2026, 3, 5) };
        var template = ChatTemplate.Parse(Headers);
        Assert.Equal("<s><h>system</h>\n\nToday: 05 Mar 2026\nBe brief.<eot><h>user</h>\n\nHi<eot>", template.Render(request));
        var named = request with { Date = null, Variables = new Dictionary<string, object?> { ["date_string"] = "now" } };
        Assert.Equal("<s><h>system</h>\n\nToday: now\nBe brief.<eot><h>user</h>\n\nHi<eot>", template.Render(named));
        var error = Assert.Throws<ConfigurationException>(() => template.Render(request with { Date = null }));
        Assert.Equal(
            "chat template, line 3, column 27: the template prints the current date (strftime_now) and none was given; results would change from day to day: give the run a date",
            error.Message);
    }

    [Fact]
    public void Render_AlternatingTurns_RefusesOthersInTheTemplatesWords()
    {
        var request = new ChatRequest { Messages = [s_user, new("assistant", "Yo"), s_user], BosText = "<s>", EosText = "</s>" };
        var template = ChatTemplate.Parse(Alternating);
        Assert.Equal("<s> [INST] Hi [/INST] Yo</s> [INST] Hi [/INST]", template.Render(request));
        var error = Assert.Throws<ConfigurationException>(() => template.Render(request with { Messages = [s_user, s_user] }));
        Assert.StartsWith("chat template, line 1, column ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("the template refuses the conversation: turns must alternate, found user", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Fact]
    public void Render_Thinking_IsTakenOffEarlierTurnsAndCanBeSwitchedOff()
    {
        var request = new ChatRequest { Messages = [s_user, s_assistant, s_user], AddGenerationPrompt = true };
        var template = ChatTemplate.Parse(Thinking);
        Assert.Equal("user:Hi\nassistant:Hello\nuser:Hi\nassistant:", template.Render(request));
        Assert.Equal("user:Hi\nassistant:Hello\nuser:Hi\nassistant:", template.Render(request with { EnableThinking = true }));
        Assert.Equal("user:Hi\nassistant:Hello\nuser:Hi\nassistant:<think></think>", template.Render(request with { EnableThinking = false }));
        Assert.Equal(
            "user:Hi\nassistant:<think>\nhm\n</think>\n\nHello\n", template.Render(new ChatRequest { Messages = [s_user, s_assistant] }));
    }

    [Fact]
    public void Render_ContentInParts_ComesFromTheVariables()
    {
        var template = ChatTemplate.Parse("{% for m in messages %}{% for p in m.content %}{{ p.text if p.type == 'text' else '?' }}{% endfor %}{% endfor %}{{ n }}{{ tools is none }}");
        var parts = new object[] { new Dictionary<string, object?> { ["type"] = "text", ["text"] = "a" }, new Dictionary<string, object?> { ["type"] = "image" } };
        var messages = new[] { new Dictionary<string, object?> { ["role"] = "user", ["content"] = parts } };
        var request = new ChatRequest { Messages = [s_user], Variables = new Dictionary<string, object?> { ["messages"] = messages, ["n"] = 3 } };
        Assert.Equal("a?3True", template.Render(request));
    }

    [Theory]
    [InlineData("a\n {% frob %}", "line 2, column 5: the tag frob is not supported (supported: if, for, set, ")]
    [InlineData("{{ x | frob }}", "line 1, column 8: the filter 'frob' is not supported (supported: abs, capitalize, ")]
    [InlineData("{{ x is frob }}", "line 1, column 6: the test 'frob' is not supported (supported: defined, ")]
    [InlineData("{% if x %}", "line 1, column 4: the tag if is not closed (expected elif or else or endif)")]
    [InlineData("{{ (1 + 2 }}", "line 1, column 11: unexpected '}', expected ')'")]
    [InlineData("{{ y.z }}", "line 1, column 5: 'y' is undefined")]
    [InlineData("\n\n{{ 'a' +\n 1 }}", "line 3, column 8: '+' does not take a string and an integer")]
    [InlineData("{{ [].append(1) }}", "line 1, column 6: append would change a list: the sandbox forbids it; make a new value, as in a + [b]")]
    [InlineData("{{ '%s' % 1 }}", "line 1, column 9: formatting with % is not supported; join the parts with ~")]
    [InlineData("{{ strftime_now('%H') }}", "line 1, column 4: strftime_now does not take %H (a day is given, no time; supported: ")]
    public void Render_WhatIsNotSupported_IsNamedWithItsPlace(string source, string expected)
    {
        var request = new ChatRequest { Messages = [s_user], Date = new DateOnly(2026, 1, 1) };
        var error = Assert.Throws<ConfigurationException>(() => ChatTemplate.Parse(source).Render(request));
        Assert.StartsWith("chat template, " + expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoMessages_IsRefused()
    {
        var error = Assert.Throws<ConfigurationException>(() => ChatTemplate.Parse(ChatMl).Render(new ChatRequest { Messages = [] }));
        Assert.Equal("a chat template needs a conversation of at least one message", error.Message);
    }
}

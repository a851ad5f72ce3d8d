using System.Text.Json;
using DensingLaw.Tests;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Tokenization.Tests.Chat;

/// <summary>Our renderings against those of Jinja 2 itself, written by <c>tests/Data/chat/make_jinja_table.py</c>.</summary>
public sealed class JinjaTableTests
{
    [Fact]
    public void Render_EveryCase_EqualsJinja()
    {
        var lines = File.ReadAllLines(SharedFolder.Require("chat/jinja-table.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();
        var variables = lines[0].GetProperty("context").EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        var wrong = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            var template = line.GetProperty("template").GetString()!;
            var expected = line.TryGetProperty("rendered", out var rendered) ? rendered.GetString() : null;
            var (found, problem) = Render(template, variables);
            if (found != expected)
            {
                wrong.Add($"{template}\n  expected: {expected ?? line.GetProperty("error").GetString()}\n  found:    {found ?? problem}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Length - 1}:\n{string.Join('\n', wrong)}");
    }

    private static (string? Text, string? Problem) Render(string template, Dictionary<string, object?> variables)
    {
        try
        {
            return (ChatTemplate.Parse(template).Render(variables, date: null), null);
        }
        catch (ConfigurationException e)
        {
            return (null, e.Message);
        }
    }
}

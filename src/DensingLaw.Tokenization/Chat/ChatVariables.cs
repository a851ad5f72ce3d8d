using System.Collections;
using System.Numerics;
using System.Text.Json;
using DensingLaw.Tokenization.Chat.Jinja;

namespace DensingLaw.Tokenization.Chat;

/// <summary>Turns what a caller gives into values of a template.</summary>
internal sealed class ChatVariables
{
    private const int MaxDepth = 100;

    private long _characters;

    /// <summary>The variables of a request, named as transformers names them.</summary>
    public static IReadOnlyDictionary<string, object?> Of(ChatRequest request)
    {
        var variables = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["messages"] = request.Messages.Select(m => new Dictionary<string, object?> { ["role"] = m.Role, ["content"] = m.Content }).ToArray(),
            ["add_generation_prompt"] = request.AddGenerationPrompt,
            ["tools"] = null,
            ["documents"] = null,
        };
        AddIfGiven("enable_thinking", request.EnableThinking);
        AddIfGiven("bos_token", request.BosText);
        AddIfGiven("eos_token", request.EosText);
        foreach (var (name, value) in request.Variables)
        {
            variables[name] = value;
        }

        return variables;

        void AddIfGiven(string name, object? value)
        {
            if (value is not null)
            {
                variables[name] = value;
            }
        }
    }

    /// <summary>The values, and how many characters they hold.</summary>
    public static (Dictionary<string, object?> Values, long Characters) Convert(IReadOnlyDictionary<string, object?> variables)
    {
        var conversion = new ChatVariables();
        var values = variables.ToDictionary(v => v.Key, v => conversion.Value(v.Value, 0), StringComparer.Ordinal);
        return (values, conversion._characters);
    }

    private object? Value(object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new TemplateFault($"a variable is nested too deeply (allowed: {MaxDepth} levels)");
        }

        _characters++;
        switch (value)
        {
            case null or bool or BigInteger or double:
                return value;
            case string text:
                _characters += text.Length;
                return text;
            case int or long:
                return (BigInteger)System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            case JsonElement json:
                return Value(json, depth);
            case IReadOnlyDictionary<string, object?> dict:
                return Dict(dict.Select(item => (item.Key, item.Value)), depth);
            case IEnumerable list:
                return new ListValue([.. list.Cast<object?>().Select(item => Value(item, depth + 1))]);
            default:
                throw new TemplateFault($"a variable is a {value.GetType().Name} (allowed: null, booleans, numbers, strings, mappings, lists)");
        }
    }

    private object? Value(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.Object => Dict(json.EnumerateObject().Select(p => (p.Name, (object?)p.Value)), depth),
        JsonValueKind.Array => new ListValue([.. json.EnumerateArray().Select(item => Value((object?)item, depth + 1))]),
        JsonValueKind.String => Value(json.GetString(), depth),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object Number(JsonElement json)
    {
        var text = json.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? json.GetDouble()
            : text.Length <= 1000 ? BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : throw new TemplateFault($"a variable is a number of {text.Length} digits (allowed: 1000)");
    }

    private DictValue Dict(IEnumerable<(string Key, object? Value)> items, int depth)
    {
        var dict = new DictValue();
        foreach (var (key, value) in items)
        {
            _characters += key.Length;
            dict.Set(key, Value(value, depth + 1));
        }

        return dict;
    }
}

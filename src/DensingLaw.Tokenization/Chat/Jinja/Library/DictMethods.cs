namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The methods of a mapping that do not change it.</summary>
internal static class DictMethods
{
    public static NativeFunction? Find(DictValue dict, string name) => name switch
    {
        "get" => new("get", (interpreter, arguments) => Get(dict, arguments.Bind("get", "key", "default?"), interpreter.Budget)),
        "items" => new("items", (interpreter, arguments) => Items(dict, interpreter.Budget, arguments)),
        "keys" => new("keys", (interpreter, arguments) => Listed("keys", dict.Items.Select(item => item.Key), dict, interpreter, arguments)),
        "values" => new("values", (interpreter, arguments) => Listed("values", dict.Items.Select(item => item.Value), dict, interpreter, arguments)),
        "copy" => new("copy", (_, _) => dict),
        _ => null,
    };

    public static ListValue Items(DictValue dict, RenderBudget budget, Arguments arguments)
    {
        arguments.Bind("items");
        budget.Items(3L * dict.Count);
        return new ListValue([.. dict.Items.Select(item => new ListValue([item.Key, item.Value], isTuple: true))]);
    }

    private static object? Get(DictValue dict, object?[] arguments, RenderBudget budget)
    {
        budget.Step(arguments[0] is string key ? key.Length / 16 : 0);
        return dict.TryGet(arguments[0], out var value) ? value : arguments[1] == Arguments.NotGiven ? null : arguments[1];
    }

    private static ListValue Listed(string name, IEnumerable<object?> items, DictValue dict, Interpreter interpreter, Arguments arguments)
    {
        arguments.Bind(name);
        interpreter.Budget.Items(dict.Count);
        return new ListValue([.. items]);
    }
}

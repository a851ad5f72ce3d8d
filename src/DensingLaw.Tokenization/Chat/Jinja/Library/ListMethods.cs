using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The methods of a list or tuple that do not change it.</summary>
internal static class ListMethods
{
    public static NativeFunction? Find(ListValue list, string name) => name switch
    {
        "count" => new("count", (interpreter, arguments) => Count(list, arguments.Bind("count", "value")[0], interpreter.Budget)),
        "index" => new("index", (interpreter, arguments) => Index(list, arguments.Bind("index", "value")[0], interpreter.Budget)),
        _ => null,
    };

    private static BigInteger Count(ListValue list, object? value, RenderBudget budget) =>
        list.Items.Count(item => Comparison.AreEqual(item, value, budget));

    private static BigInteger Index(ListValue list, object? value, RenderBudget budget)
    {
        var index = Array.FindIndex(list.Items, item => Comparison.AreEqual(item, value, budget));
        return index < 0 ? throw new TemplateFault("the list does not hold the value that index looks for") : index;
    }
}

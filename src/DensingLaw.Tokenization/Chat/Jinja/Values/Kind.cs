using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What messages call the kinds of values, article included.</summary>
internal static class Kind
{
    public static string Of(object? value) => value switch
    {
        null => "none",
        bool => "a boolean",
        BigInteger => "an integer",
        double => "a float",
        string => "a string",
        SafeText => "a marked string",
        ListValue { IsTuple: true } => "a tuple",
        ListValue => "a list",
        DictValue => "a mapping",
        RangeValue => "a range",
        StreamValue => "a stream (make it a list with | list)",
        NamespaceValue => "a namespace",
        Callable callable => callable.Description,
        _ => "an undefined value",
    };
}

using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What messages call the kinds of values.</summary>
internal static class Kind
{
    public static string Of(object? value) => value switch
    {
        null => "none",
        bool => "boolean",
        BigInteger => "integer",
        double => "float",
        string => "string",
        SafeText => "marked string",
        ListValue { IsTuple: true } => "tuple",
        ListValue => "list",
        DictValue => "mapping",
        RangeValue => "range",
        StreamValue => "stream (make it a list with | list)",
        NamespaceValue => "namespace",
        Callable callable => callable.Description,
        _ => "undefined value",
    };
}

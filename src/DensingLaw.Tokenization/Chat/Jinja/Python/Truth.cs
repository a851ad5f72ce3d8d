using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Whether a value counts as true: not if empty, zero, none or undefined.</summary>
internal static class Truth
{
    public static bool Of(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        BigInteger number => !number.IsZero,
        double number => number != 0,
        string text => text.Length > 0,
        SafeText safe => safe.Text.Length > 0,
        ListValue list => list.Items.Length > 0,
        DictValue dict => dict.Count > 0,
        RangeValue range => range.Count > 0,
        _ => true,
    };
}

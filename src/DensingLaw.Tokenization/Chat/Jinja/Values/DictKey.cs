using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A mapping's key under Python's equality: 1, 1.0 and True are one key.</summary>
/// <param name="Value">The key in the form that .NET's own equality compares as Python does.</param>
internal readonly record struct DictKey(object Value)
{
    private static readonly object s_none = new();

    public static DictKey Of(object? key) => new(Normalized(key));

    private static object Normalized(object? key) => key switch
    {
        null => s_none,
        bool flag => flag ? BigInteger.One : BigInteger.Zero,
        double number when double.IsInteger(number) => new BigInteger(number),
        SafeText safe => safe.Text,
        string or BigInteger or double or NamespaceValue or Callable or RangeValue => key,
        Undefined => key,
        ListValue { IsTuple: true } tuple when !Array.Exists(tuple.Items, item => item is ListValue) => new TupleKey(tuple),
        _ => throw new TemplateFault($"{Kind.Of(key)} cannot be a mapping's key (supported: simple values and tuples of them)"),
    };

    private sealed class TupleKey(ListValue tuple) : IEquatable<TupleKey>
    {
        private readonly DictKey[] _parts = [.. tuple.Items.Select(Of)];

        public bool Equals(TupleKey? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts);

        public override bool Equals(object? obj) => Equals(obj as TupleKey);

        public override int GetHashCode() => _parts.Aggregate(_parts.Length, HashCode.Combine);
    }
}

namespace DensingLaw.Checkpoints;

/// <summary>
/// A GGUF file's metadata. Lookups return null for a key that is not there and throw <see cref="DataIntegrityException"/> for a value of another type.
/// Values are decoded from the mapped file at each call and valid only while the <see cref="GgufFile"/> is open; the arrays returned are copies.
/// </summary>
public sealed class GgufMetadata
{
    private readonly MappedFile _file;
    private readonly IReadOnlyDictionary<string, GgufValue> _values;

    internal GgufMetadata(MappedFile file, IReadOnlyDictionary<string, GgufValue> values) => (_file, _values) = (file, values);

    /// <summary>All keys, in the file's order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Whether the file has this key.</summary>
    public bool Contains(string key) => _values.ContainsKey(key);

    /// <summary>A string.</summary>
    public string? GetString(string key) =>
        Find(key, false, "a string", static t => t == GgufValueType.String) is { } value ? At(value).String() : null;

    /// <summary>An integer of any width.</summary>
    public long? GetInteger(string key) =>
        Find(key, false, "an integer", IsInteger) is { } value ? Checked(key, At(value).Integer(value.Type), long.MinValue, long.MaxValue) : null;

    /// <summary>A floating-point number or an integer.</summary>
    public double? GetNumber(string key) =>
        Find(key, false, "a number", static t => IsFloat(t) || IsInteger(t)) is not { } value ? null
        : IsFloat(value.Type) ? Float(At(value), value.Type)
        : (double)At(value).Integer(value.Type);

    /// <summary>A truth value.</summary>
    public bool? GetBoolean(string key) =>
        Find(key, false, "a truth value", static t => t == GgufValueType.Bool) is { } value ? At(value).Integer(value.Type) != 0 : null;

    /// <summary>An array of strings: a vocabulary's tokens or merges.</summary>
    public string[]? GetStrings(string key)
    {
        if (Find(key, true, "an array of strings", static t => t == GgufValueType.String) is not { } value)
            return null;
        var (strings, cursor) = (new string[value.Count], At(value));
        for (var i = 0; i < strings.Length; i++)
            strings[i] = cursor.String();
        return strings;
    }

    /// <summary>An array of integers of any width, or of truth values (0, 1); each must fit 32 bits.</summary>
    public int[]? GetIntegers(string key)
    {
        if (Find(key, true, "an array of integers", static t => IsInteger(t) || t == GgufValueType.Bool) is not { } value)
            return null;
        var (integers, cursor) = (new int[value.Count], At(value));
        for (var i = 0; i < integers.Length; i++)
            integers[i] = (int)Checked(key, cursor.Integer(value.Type), int.MinValue, int.MaxValue);
        return integers;
    }

    /// <summary>An array of floating-point numbers; fp64 is rounded to fp32.</summary>
    public float[]? GetFloats(string key)
    {
        if (Find(key, true, "an array of floating-point numbers", IsFloat) is not { } value)
            return null;
        var (floats, cursor) = (new float[value.Count], At(value));
        for (var i = 0; i < floats.Length; i++)
            floats[i] = (float)Float(cursor, value.Type);
        return floats;
    }

    private static bool IsFloat(GgufValueType type) => type is GgufValueType.Float32 or GgufValueType.Float64;

    private static bool IsInteger(GgufValueType type) =>
        type is not (GgufValueType.Float32 or GgufValueType.Float64 or GgufValueType.Bool or GgufValueType.String or GgufValueType.Array);

    private static double Float(GgufCursor cursor, GgufValueType type) =>
        type == GgufValueType.Float32 ? cursor.Float32() : cursor.Float64();

    private GgufCursor At(GgufValue value) => new(_file, value.Offset);

    private long Checked(string key, Int128 value, long minimum, long maximum) => value >= minimum && value <= maximum
        ? (long)value
        : throw new DataIntegrityException($"{_file.Path}: metadata '{key}' is {value}, allowed are {minimum} to {maximum}; convert the model again");

    private GgufValue? Find(string key, bool array, string wanted, Func<GgufValueType, bool> accepts)
    {
        if (!_values.TryGetValue(key, out var value))
            return null;
        return value.IsArray == array && accepts(value.Type) && value.Count <= Array.MaxLength
            ? value
            : throw new DataIntegrityException(
                $"{_file.Path}: metadata '{key}' is {(value.IsArray ? "an array of " : "")}{value.Type}, {wanted} is needed; convert the model again");
    }
}

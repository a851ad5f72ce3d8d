namespace DensingLaw.Checkpoints;

/// <summary>Arithmetic on shapes that come from untrusted files.</summary>
internal static class TensorShape
{
    /// <summary>The number of elements; null when a dimension is negative or the product does not fit 62 bits.</summary>
    public static long? Elements(ReadOnlySpan<long> shape)
    {
        Int128 elements = 1;
        var empty = false;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                return null;
            empty |= dimension == 0;
            elements *= Math.Max(1, dimension);
            if (elements > long.MaxValue / 2)
                return null;
        }

        return empty ? 0 : (long)elements;
    }

    /// <summary>For messages: <c>[49152, 576]</c>.</summary>
    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}

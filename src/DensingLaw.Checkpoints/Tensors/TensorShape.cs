namespace DensingLaw.Checkpoints;

/// <summary>Arithmetic on shapes that come from untrusted files.</summary>
internal static class TensorShape
{
    /// <summary>A hundred times the largest published model, and far from where sizes in bytes or sums over tensors overflow.</summary>
    private const long MaxElements = 1L << 48;

    /// <summary>The number of elements; null when a dimension is negative or the product exceeds 2^48.</summary>
    public static long? Elements(ReadOnlySpan<long> shape)
    {
        var elements = (Int128)1;
        var empty = false;
        foreach (var dimension in shape)
        {
            if (dimension < 0)
                return null;
            empty |= dimension == 0;
            elements *= Math.Max(1, dimension);
            if (elements > MaxElements)
                return null;
        }

        return empty ? 0 : (long)elements;
    }

    /// <summary>For messages: <c>[49152, 576]</c>.</summary>
    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}

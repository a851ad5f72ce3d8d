namespace DensingLaw.Checkpoints;

/// <summary>
/// Makes a model's block matrices poorer and leaves them fp32: what quantisation and pruning do to a model's answers, without what they do to its size. Embedding,
/// head, norms and biases stay.
/// </summary>
public sealed record WeightReduction
{
    /// <summary>Fewest and most bits of a rounded weight.</summary>
    public const int MinBits = 2, MaxBits = 8;

    /// <summary>Changes nothing.</summary>
    public static WeightReduction None { get; } = new();

    /// <summary>
    /// Round to nearest, symmetric about 0, one scale a row of outputs: a weight becomes one of the 2^bits − 1 multiples of its row's largest magnitude divided by
    /// 2^(bits − 1) − 1. From <see cref="MinBits"/> to <see cref="MaxBits"/>; null (default) for no rounding.
    /// </summary>
    public int? Bits { get; init; }

    /// <summary>The share of each matrix, smallest magnitudes first, that becomes 0, before any rounding; above 0 and below 1; null (default) for none.</summary>
    public double? PrunedShare { get; init; }

    /// <summary>The weights with the reduction applied as they are read; the given ones where it is <see cref="None"/>.</summary>
    /// <exception cref="ConfigurationException">Bits or share out of range.</exception>
    public ModelWeights Of(ModelWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (Bits is < MinBits or > MaxBits)
            throw new ConfigurationException(FormattableString.Invariant($"weights cannot be rounded to {Bits} bits; {MinBits} to {MaxBits} can be asked for"));
        if (PrunedShare is not (null or (> 0 and < 1)))
            throw new ConfigurationException(FormattableString.Invariant($"a share of {PrunedShare} cannot be pruned; give one between 0 and 1, such as 0.5"));
        return this == None ? weights : new ReducedWeights(weights, this);
    }

    /// <summary>Reduces one matrix in place.</summary>
    /// <param name="values">Row-major.</param>
    /// <param name="columns">Inputs: length of a row.</param>
    internal void Apply(Span<float> values, int columns)
    {
        if (PrunedShare is { } share)
            Prune(values, (int)(share * values.Length));
        for (var row = 0; Bits is { } bits && row < values.Length; row += columns)
            Round(values.Slice(row, columns), (1 << (bits - 1)) - 1);
    }

    private static void Prune(Span<float> values, int count)
    {
        var (magnitudes, order) = (new float[values.Length], new int[values.Length]);
        for (var i = 0; i < values.Length; i++)
            (magnitudes[i], order[i]) = (Math.Abs(values[i]), i);

        // Of equals the earlier ones go: exactly the share becomes 0.
        Array.Sort(order, (a, b) => magnitudes[a].CompareTo(magnitudes[b]) is var by && by != 0 ? by : a.CompareTo(b));
        foreach (var i in order.AsSpan(0, count))
            values[i] = 0;
    }

    private static void Round(Span<float> row, int levels)
    {
        var largest = 0f;
        foreach (var value in row)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0)
            return;
        var scale = largest / levels;
        foreach (ref var value in row)
            value = MathF.Round(value / scale) * scale;
    }
}

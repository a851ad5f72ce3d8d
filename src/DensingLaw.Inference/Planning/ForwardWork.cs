namespace DensingLaw.Inference;

/// <summary>What forwards have to do, counted: what decides how long they take.</summary>
/// <param name="Forwards">Calls of the engine.</param>
/// <param name="Tokens">Own tokens of all rows.</param>
/// <param name="Pairs">Tokens × tokens before them that they attend to: n (P + n/2) for n own tokens behind P.</param>
/// <param name="Reads">Positions whose predictions are read.</param>
public readonly record struct ForwardWork(double Forwards, double Tokens, double Pairs, double Reads)
{
    /// <summary>The work of both.</summary>
    public static ForwardWork operator +(ForwardWork a, ForwardWork b) => new(a.Forwards + b.Forwards, a.Tokens + b.Tokens, a.Pairs + b.Pairs, a.Reads + b.Reads);

    /// <summary>What is left of some work when a part of it is done; nothing where more was done than was to do.</summary>
    public static ForwardWork operator -(ForwardWork a, ForwardWork b) =>
        new(Math.Max(0, a.Forwards - b.Forwards), Math.Max(0, a.Tokens - b.Tokens), Math.Max(0, a.Pairs - b.Pairs), Math.Max(0, a.Reads - b.Reads));

    /// <summary>The work of a batch.</summary>
    public static ForwardWork Of(ForwardBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var work = new ForwardWork(1, 0, 0, 0);
        foreach (var row in batch.Rows)
            work += OfRow(row.Tokens.Length, batch.Prefix?.Length ?? 0, row.Reads.Count);
        return work;
    }

    /// <summary>The work of rows that enter generation behind a prefix, each of which is read at its end.</summary>
    public static ForwardWork OfAdmission(int prefix, IReadOnlyList<ReadOnlyMemory<int>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var work = new ForwardWork(1, 0, 0, 0);
        foreach (var row in rows)
            work += OfRow(row.Length, prefix, 1);
        return work;
    }

    private static ForwardWork OfRow(int tokens, int prefix, int reads) => new(0, tokens, tokens * (prefix + (tokens / 2.0)), reads);
}

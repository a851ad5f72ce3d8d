namespace DensingLaw.Inference;

/// <summary>
/// Sequences continued token by token, side by side, with their keys and values on the engine's device. Rows are numbered from 0 to
/// <see cref="Count"/> − 1. Not thread-safe; calls are synchronous.
/// </summary>
public abstract class RowCache : IDisposable
{
    /// <summary>Rows there are.</summary>
    public abstract int Count { get; }

    /// <summary>Rows there may be at a time.</summary>
    public abstract int MaxRows { get; }

    /// <summary>
    /// Makes rows admitted behind <paramref name="prefix"/> from now on refer to it, instead of taking a copy of it. It must live until it is detached.
    /// </summary>
    public abstract void Attach(PrefixState prefix);

    /// <summary>Ends what <see cref="Attach"/> began; no row may refer to the prefix any more.</summary>
    public abstract void Detach(PrefixState prefix);

    /// <summary>Adds rows after the present ones and returns what follows the last token of each.</summary>
    /// <param name="prefix">What all of them follow; null when they start at position 0. Needed afterwards only if attached.</param>
    /// <param name="rows">Their own tokens, at least one each.</param>
    /// <param name="detail">What to return.</param>
    public abstract IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail);

    /// <summary>Adds one token to every row and returns what follows it, row by row.</summary>
    /// <param name="tokens">One token a row.</param>
    /// <param name="detail">What to return.</param>
    public abstract IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail);

    /// <summary>Removes a row; the last row takes its number.</summary>
    public abstract void Remove(int row);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the device memory.</summary>
    protected abstract void Dispose(bool disposing);
}

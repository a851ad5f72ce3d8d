namespace DensingLaw.Inference;

/// <summary>
/// Rows that hold their own keys and values in buffers of one capacity, which grow and shrink together. What is the same for every engine is here: which prefix a row refers to
/// or takes a copy of, when buffers change, and the attached prefixes as one; an engine computes.
/// </summary>
/// <typeparam name="TPrefix">The engine's prefixes.</typeparam>
/// <param name="maxRows">Rows there may be at a time, at least 1.</param>
public abstract class BufferedRows<TPrefix>(int maxRows) : RowCache
    where TPrefix : PrefixState
{
    /// <summary>Tokens by which capacity grows: growth copies all buffers, and unused capacity costs time at every step.</summary>
    private const int Growth = 64;

    /// <summary>The share of capacity in use from which down the buffers are made smaller.</summary>
    private const double ShrinkAt = 0.7;

    private bool _joinedIsOwn;

    /// <inheritdoc/>
    public sealed override int Count => Ledger.Count;

    /// <inheritdoc/>
    public sealed override int MaxRows => maxRows;

    /// <summary>What is known of the rows beside their keys and values.</summary>
    protected RowLedger<TPrefix> Ledger { get; } = new();

    /// <summary>Tokens of its own that each row has room for; 0 before the first row.</summary>
    protected int Capacity { get; private set; }

    /// <summary>All attached prefixes, one after another; null without any.</summary>
    protected TPrefix? Joined { get; private set; }

    /// <inheritdoc/>
    public sealed override void Attach(PrefixState prefix)
    {
        Ledger.Attach((TPrefix)prefix);
        Rejoin();
    }

    /// <inheritdoc/>
    public sealed override void Detach(PrefixState prefix)
    {
        Ledger.Detach((TPrefix)prefix);
        Rejoin();
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Prediction> Admit(PrefixState? prefix, IReadOnlyList<ReadOnlyMemory<int>> rows, PredictionDetail detail)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (Count + rows.Count > MaxRows)
            throw new ArgumentException($"{rows.Count} rows do not fit beside {Count} of at most {MaxRows}", nameof(rows));
        var batch = new ForwardBatch { Prefix = prefix, Rows = [.. rows.Select(r => new ForwardRow(r, [new Read(r.Length - 1, [])]))], Detail = detail };
        batch.Check();
        var before = (TPrefix?)prefix;
        var refersTo = Ledger.IsAttached(before) ? before : null;
        var copied = refersTo is null ? before : null;
        var held = copied?.Length ?? 0;
        Reserve(held + rows.Max(r => r.Length) + 1);
        var predictions = ComputeNew(batch, copied);
        foreach (var row in rows)
            Ledger.Add(refersTo, held + row.Length);
        return predictions;
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Prediction> Advance(ReadOnlySpan<int> tokens, PredictionDetail detail)
    {
        if (tokens.Length != Count)
            throw new ArgumentException($"{tokens.Length} tokens for {Count} rows", nameof(tokens));
        var needed = Ledger.LongestOwn + 1;
        if (needed + Growth < ShrinkAt * Capacity)
            Resize(needed + Growth);
        Reserve(needed);
        var predictions = ComputeNext(tokens, detail);
        Ledger.Advance();
        return predictions;
    }

    /// <inheritdoc/>
    public sealed override void Remove(int row)
    {
        if (row < Count - 1)
            Move(Count - 1, row);
        Ledger.Remove(row);
    }

    /// <summary>Computes new rows and writes them to the buffers from number <see cref="Count"/> on: what they take a copy of, then their own vectors.</summary>
    /// <param name="batch">The rows, with one read each after their last token.</param>
    /// <param name="copied">What each takes a copy of; null for nothing.</param>
    protected abstract IReadOnlyList<Prediction> ComputeNew(ForwardBatch batch, TPrefix? copied);

    /// <summary>Computes one more token of every row and writes its vectors to the buffers.</summary>
    /// <param name="tokens">One token a row.</param>
    /// <param name="detail">What to return.</param>
    protected abstract IReadOnlyList<Prediction> ComputeNext(ReadOnlySpan<int> tokens, PredictionDetail detail);

    /// <summary>Copies a row's vectors over those of another.</summary>
    protected abstract void Move(int source, int target);

    /// <summary>Two or more prefixes one after another, as one that the caller frees.</summary>
    protected abstract TPrefix Join(IReadOnlyList<TPrefix> attached);

    /// <summary>Replaces the buffers by some of another capacity, which the rows fit into; what rows hold is kept.</summary>
    /// <param name="capacity">Tokens. <see cref="Capacity"/> is still that of the old buffers.</param>
    protected abstract void Replace(int capacity);

    /// <summary>Frees the buffers.</summary>
    protected abstract void Free();

    /// <inheritdoc/>
    protected sealed override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Free();
        if (_joinedIsOwn)
            Joined?.Dispose();
    }

    private void Rejoin()
    {
        if (_joinedIsOwn)
            Joined?.Dispose();
        var attached = Ledger.Attached;
        _joinedIsOwn = attached.Count > 1;
        Joined = attached.Count switch { 0 => null, 1 => attached[0], _ => Join(attached) };
    }

    private void Reserve(int tokens)
    {
        if (tokens > Capacity)
            Resize(tokens);
    }

    private void Resize(int tokens)
    {
        var capacity = (tokens + Growth - 1) / Growth * Growth;
        Replace(capacity);
        Capacity = capacity;
    }
}

namespace DensingLaw.Inference;

/// <summary>
/// Which prefix each row in generation refers to and how far it has come: what a <see cref="RowCache"/> knows of its rows beside their keys and values.
/// Attached prefixes count as lying one after another in the order of their attachment. Letters: A rows, P tokens of all attached prefixes.
/// </summary>
/// <typeparam name="TPrefix">The engine's prefixes.</typeparam>
public sealed class RowLedger<TPrefix>
    where TPrefix : PrefixState
{
    private readonly List<TPrefix> _attached = [];
    private readonly List<(TPrefix? Prefix, int Own)> _rows = [];

    /// <summary>A.</summary>
    public int Count => _rows.Count;

    /// <summary>In the order of attachment.</summary>
    public IReadOnlyList<TPrefix> Attached => _attached;

    /// <summary>P.</summary>
    public int AttachedLength { get; private set; }

    /// <summary>The most tokens of its own that a row holds; 0 without rows.</summary>
    public int LongestOwn => _rows.Count == 0 ? 0 : _rows.Max(r => r.Own);

    /// <summary>See <see cref="RowCache.Attach"/>.</summary>
    public void Attach(TPrefix prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        _attached.Add(prefix);
        AttachedLength += prefix.Length;
    }

    /// <summary>See <see cref="RowCache.Detach"/>.</summary>
    /// <exception cref="InvalidOperationException">A row still refers to it.</exception>
    public void Detach(TPrefix prefix)
    {
        if (_rows.Exists(r => r.Prefix == prefix))
            throw new InvalidOperationException("a row still refers to the prefix");
        if (_attached.Remove(prefix))
            AttachedLength -= prefix.Length;
    }

    /// <summary>Whether rows behind the prefix refer to it.</summary>
    public bool IsAttached(TPrefix? prefix) => prefix is not null && _attached.Contains(prefix);

    /// <summary>Adds a row that holds <paramref name="own"/> tokens of its own, behind an attached prefix or none.</summary>
    public void Add(TPrefix? prefix, int own) => _rows.Add((prefix, own));

    /// <summary>Every row has one more token of its own.</summary>
    public void Advance()
    {
        for (var i = 0; i < _rows.Count; i++)
            _rows[i] = _rows[i] with { Own = _rows[i].Own + 1 };
    }

    /// <summary>Removes a row; the last row takes its number.</summary>
    public void Remove(int row)
    {
        _rows[row] = _rows[^1];
        _rows.RemoveAt(_rows.Count - 1);
    }

    /// <summary>Tokens of its own that a row holds.</summary>
    public int Own(int row) => _rows[row].Own;

    /// <summary>The position of a row's next token.</summary>
    public int Position(int row) => (_rows[row].Prefix?.Length ?? 0) + _rows[row].Own;

    /// <summary>
    /// Additive mask of a step, [A, P + <paramref name="columns"/>]: 0 where a row's next token sees a key, −∞ elsewhere. It sees itself, which is own key
    /// number <see cref="Own"/>, and what is before it in its row and prefix; with a window, the nearest so many of these keys.
    /// </summary>
    public float[] Bias(int? window, int columns)
    {
        var width = AttachedLength + columns;
        var bias = new float[Count * width];
        Array.Fill(bias, float.NegativeInfinity);
        for (var i = 0; i < Count; i++)
        {
            var (prefix, own) = _rows[i];
            var start = prefix?.Length ?? 0;
            var row = bias.AsSpan(i * width, width);
            var hidden = window is { } keys ? Math.Max(0, start + own + 1 - keys) : 0;
            if (prefix is not null && hidden < start)
            {
                var at = _attached.TakeWhile(p => p != prefix).Sum(p => p.Length);
                row[(at + hidden)..(at + start)].Clear();
            }

            row[(AttachedLength + Math.Max(0, hidden - start))..(AttachedLength + own + 1)].Clear();
        }

        return bias;
    }
}

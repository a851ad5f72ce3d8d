namespace DensingLaw.Tokenization;

/// <summary>
/// Applies merge rules to a list of symbols. Short lists are scanned; long ones use a heap over a linked list, O(n log n).
/// </summary>
internal sealed class BpeMerger(Dictionary<ulong, Merge> merges)
{
    /// <summary>Longest list that is scanned: below it the quadratic scan is faster than the heap.</summary>
    private const int LongestScan = 48;

    private static readonly Merge s_none = new(int.MaxValue, -1);

    public void Apply(SymbolList symbols)
    {
        if (symbols.Count <= LongestScan)
        {
            Scan(symbols);
        }
        else
        {
            MergeByHeap(symbols);
        }
    }

    private Merge RuleFor(int left, int right) =>
        merges.TryGetValue(Merge.Key(left, right), out var rule) ? rule : s_none;

    private void Scan(SymbolList symbols)
    {
        var count = symbols.Count;
        if (count < 2)
        {
            return;
        }

        var ids = symbols.Ids;
        var lengths = symbols.ByteLengths;
        Span<Merge> rules = stackalloc Merge[LongestScan];
        for (var i = 0; i + 1 < count; i++)
        {
            rules[i] = RuleFor(ids[i], ids[i + 1]);
        }

        while (count > 1)
        {
            var best = 0;
            for (var i = 1; i + 1 < count; i++)
            {
                best = rules[i].Rank < rules[best].Rank ? i : best;
            }

            if (rules[best].Id < 0)
            {
                break;
            }

            ids[best] = rules[best].Id;
            lengths[best] += lengths[best + 1];
            ids[(best + 2)..count].CopyTo(ids[(best + 1)..]);
            lengths[(best + 2)..count].CopyTo(lengths[(best + 1)..]);
            rules[(best + 1)..(count - 1)].CopyTo(rules[best..]);
            count--;
            if (best > 0)
            {
                rules[best - 1] = RuleFor(ids[best - 1], ids[best]);
            }

            if (best + 1 < count)
            {
                rules[best] = RuleFor(ids[best], ids[best + 1]);
            }
        }

        symbols.Count = count;
    }

    private void MergeByHeap(SymbolList symbols)
    {
        var ids = symbols.Ids;
        var lengths = symbols.ByteLengths;
        var next = new int[ids.Length];
        var previous = new int[ids.Length];
        var heap = new PriorityQueue<(int Left, Merge Rule), ulong>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            next[i] = i + 1;
            previous[i] = i - 1;
            Push(heap, i, i + 1, ids);
        }

        while (heap.TryDequeue(out var entry, out _))
        {
            var left = entry.Left;
            var right = next[left];

            // An entry is stale when its left symbol was merged away or either symbol has changed since.
            if (lengths[left] == 0 || right >= ids.Length || RuleFor(ids[left], ids[right]) != entry.Rule)
            {
                continue;
            }

            ids[left] = entry.Rule.Id;
            lengths[left] += lengths[right];
            lengths[right] = 0;
            next[left] = next[right];
            if (next[left] < ids.Length)
            {
                previous[next[left]] = left;
                Push(heap, left, next[left], ids);
            }

            if (previous[left] >= 0)
            {
                Push(heap, previous[left], left, ids);
            }
        }

        Compact(symbols, next);
    }

    private void Push(PriorityQueue<(int Left, Merge Rule), ulong> heap, int left, int right, ReadOnlySpan<int> ids)
    {
        if (right < ids.Length)
        {
            var rule = RuleFor(ids[left], ids[right]);
            if (rule.Id >= 0)
            {
                heap.Enqueue((left, rule), ((ulong)(uint)rule.Rank << 32) | (uint)left);
            }
        }
    }

    private static void Compact(SymbolList symbols, int[] next)
    {
        var ids = symbols.Ids;
        var lengths = symbols.ByteLengths;
        var count = 0;
        for (var i = 0; i < ids.Length; i = next[i])
        {
            ids[count] = ids[i];
            lengths[count] = lengths[i];
            count++;
        }

        symbols.Count = count;
    }
}

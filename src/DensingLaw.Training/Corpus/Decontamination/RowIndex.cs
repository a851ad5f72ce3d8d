using System.Runtime.InteropServices;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// All rows of n words of the benchmarks' items, found by a 64-bit hash and then compared word by word: an equal hash alone is no hit. Built once, then read
/// by any number of threads. Takes about 50 bytes a word of the items.
/// </summary>
internal sealed class RowIndex
{
    private readonly DecontaminationOptions _options;
    private readonly RowHashes _hashes;
    private readonly List<string> _texts = [];
    private readonly List<(int Target, int Item)> _owners = [];
    private readonly List<(int Text, int Start, int Length, int Next)> _rows = [];
    private readonly Dictionary<ulong, int> _heads = [];

    public RowIndex(DecontaminationOptions options)
    {
        (_options, _hashes) = (options, new RowHashes(options.Words));
        ItemsTooShort = new int[options.Targets.Count];
        TemplateRows = new long[options.Targets.Count];
        var words = new WordText();
        for (var target = 0; target < options.Targets.Count; target++)
        {
            var items = options.Targets[target].Items;
            for (var item = 0; item < items.Count; item++)
            {
                var rows = _rows.Count;
                foreach (var text in items[item].Texts)
                    Add(target, item, text, words);
                ItemsTooShort[target] += _rows.Count == rows ? 1 : 0;
            }
        }

        if (options.MaxItemsPerRow is { } most)
            RemoveTemplates(most);
    }

    /// <summary>By target: items without a row, which cannot be found.</summary>
    public int[] ItemsTooShort { get; }

    /// <summary>By target: rows not looked for because too many items have them.</summary>
    public long[] TemplateRows { get; }

    /// <summary>The items that share a row with a text, in order of target and item, each with the first such row.</summary>
    public IReadOnlyList<RowHit> Find(string text, WordText words)
    {
        SortedDictionary<(int Target, int Item), string>? found = null;
        words.Load(text);
        _hashes.Visit(words, (first, hash) =>
        {
            if (!_heads.TryGetValue(hash, out var row))
                return;
            var here = words.Row(first, _options.Words);
            for (; row >= 0; row = _rows[row].Next)
            {
                if (here.SequenceEqual(TextOf(row)))
                    (found ??= []).TryAdd(_owners[_rows[row].Text], here.ToString());
            }
        });
        return found is null ? [] : [.. found.Select(f => new RowHit(f.Key.Target, f.Key.Item, f.Value))];
    }

    private ReadOnlySpan<char> TextOf(int row) => _texts[_rows[row].Text].AsSpan(_rows[row].Start, _rows[row].Length);

    private void Add(int target, int item, string text, WordText words)
    {
        words.Load(text);
        if (words.Words < _options.Words)
            return;
        var number = _texts.Count;
        var all = words.Row(0, words.Words).ToString();
        _texts.Add(all);
        _owners.Add((target, item));
        var start = 0;
        _hashes.Visit(words, (first, hash) =>
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, hash, out var known);
            _rows.Add((number, start, words.Row(first, _options.Words).Length, known ? head : -1));
            head = _rows.Count - 1;
            start += words.Row(first, 1).Length + 1;
        });
    }

    private void RemoveTemplates(int most)
    {
        var owners = new HashSet<(int, int)>();
        foreach (var (hash, head) in _heads.ToArray())
        {
            owners.Clear();
            for (var row = head; row >= 0; row = _rows[row].Next)
                owners.Add(_owners[_rows[row].Text]);
            if (owners.Count <= most)
                continue;
            _heads.Remove(hash);
            foreach (var target in owners.Select(o => o.Item1).Distinct())
                TemplateRows[target]++;
        }
    }
}

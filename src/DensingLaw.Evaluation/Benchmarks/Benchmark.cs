namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A benchmark's items, read from its release files and made into prompts by a protocol.</summary>
public sealed class Benchmark
{
    /// <param name="name">The key: <c>mmlu</c>.</param>
    /// <param name="protocol">How its prompts were made.</param>
    /// <param name="dataSha256">Hash of the data.</param>
    /// <param name="subtasks">In reporting order; at least one.</param>
    /// <param name="differences">See <see cref="Differences"/>.</param>
    internal Benchmark(string name, Protocol protocol, string dataSha256, IReadOnlyList<Subtask> subtasks, IReadOnlyList<string> differences)
    {
        Name = name;
        Protocol = protocol;
        DataSha256 = dataSha256;
        Subtasks = subtasks;
        Differences = differences;
    }

    /// <summary>The key, as <c>--benchmarks</c> and reference curves spell it: <c>mmlu</c>.</summary>
    public string Name { get; }

    /// <summary>How its prompts were made.</summary>
    public Protocol Protocol { get; }

    /// <summary>
    /// SHA-256 of the release file's bytes, lower-case hex. For a release that was unpacked into a folder: of the lines
    /// <c>sha256 + two spaces + path + LF</c> of the files read, in ordinal order of their paths.
    /// </summary>
    public string DataSha256 { get; }

    /// <summary>The sub-tasks in reporting order.</summary>
    public IReadOnlyList<Subtask> Subtasks { get; }

    /// <summary>Whether the data are not the release, which was allowed. A score of theirs is no score of the benchmark.</summary>
    public bool ModifiedData => Differences.Count > 0;

    /// <summary>Where the data differ from the release: one line each, naming the file; empty for the release itself.</summary>
    public IReadOnlyList<string> Differences { get; }

    /// <summary>Items in all.</summary>
    public int ItemCount => Subtasks.Sum(s => s.Items.Count);

    /// <summary>The same items with another limit of tokens for an answer; see <see cref="Protocol.WithMaxNewTokens"/>.</summary>
    public Benchmark WithMaxNewTokens(int count) => new(Name, Protocol.WithMaxNewTokens(count), DataSha256, Subtasks, Differences);

    /// <summary>The items in reporting order.</summary>
    /// <param name="limit">Only the first so many items of every sub-task, at least 1; null for all.</param>
    public IEnumerable<BenchmarkItem> Items(int? limit = null)
    {
        if (limit is < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "a limit is at least 1 item a sub-task");
        return Subtasks.SelectMany(s => s.Items.Take(limit ?? s.Items.Count));
    }
}

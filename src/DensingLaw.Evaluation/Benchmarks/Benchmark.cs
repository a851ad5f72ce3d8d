namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A benchmark's items, read from its release files and made into prompts by a protocol.</summary>
public sealed class Benchmark
{
    /// <param name="name">The key: <c>mmlu</c>.</param>
    /// <param name="protocol">How its prompts were made.</param>
    /// <param name="dataSha256">Hash of the data.</param>
    /// <param name="subtasks">In reporting order; at least one.</param>
    internal Benchmark(string name, Protocol protocol, string dataSha256, IReadOnlyList<Subtask> subtasks)
    {
        Name = name;
        Protocol = protocol;
        DataSha256 = dataSha256;
        Subtasks = subtasks;
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

    /// <summary>Items in all.</summary>
    public int ItemCount => Subtasks.Sum(s => s.Items.Count);

    /// <summary>The items in reporting order.</summary>
    /// <param name="limit">Only the first so many items of every sub-task, at least 1; null for all.</param>
    public IEnumerable<BenchmarkItem> Items(int? limit = null)
    {
        if (limit is < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "a limit is at least 1 item a sub-task");
        return Subtasks.SelectMany(s => s.Items.Take(limit ?? s.Items.Count));
    }
}

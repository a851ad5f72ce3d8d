namespace DensingLaw.Evaluation.Comparison;

/// <summary>Finds lm-evaluation-harness's files of samples.</summary>
internal static class LmEvalFiles
{
    private static readonly string[] s_endings = [".jsonl", ".jsonl.gz"];

    /// <summary>The files at a path, in ordinal order; of several logs of one task only the newest, which its name's date tells.</summary>
    public static IReadOnlyList<string> Find(string path)
    {
        if (File.Exists(path))
            return s_endings.Any(e => path.EndsWith(e, StringComparison.Ordinal)) ? [path] : [];
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(f => s_endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
                .GroupBy(Task, StringComparer.Ordinal)
                .Select(g => g.OrderBy(Path.GetFileName, StringComparer.Ordinal).Last())
                .Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The task that a file's name tells: <c>samples_TASK_2026-11-24T01-02-03.456.jsonl</c>, or <c>TASK.jsonl</c>.</summary>
    public static string Task(string file)
    {
        var name = Path.GetFileName(file);
        name = name[..name.IndexOf(".jsonl", StringComparison.Ordinal)];
        if (!name.StartsWith("samples_", StringComparison.Ordinal))
            return name;
        name = name["samples_".Length..];
        var date = name.LastIndexOf('_');
        return date > 0 && date + 1 < name.Length && char.IsAsciiDigit(name[date + 1]) && name.AsSpan(date).Contains('T') ? name[..date] : name;
    }
}

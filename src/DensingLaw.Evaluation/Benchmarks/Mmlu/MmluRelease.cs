namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>The release of Hendrycks et al. 2021: 57 subjects, 285 dev rows (5 a subject), 14,042 test rows.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Subjects">In ordinal order.</param>
internal sealed record MmluRelease(string Sha256, IReadOnlyList<MmluSubject> Subjects)
{
    public const int TestRows = 14_042;
    public const int DevRowsPerSubject = 5;
    private const string Root = "data";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException">Neither <c>mmlu/mmlu.zip</c> nor <c>mmlu/data/</c> is in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static MmluRelease Read(string dataFolder, ReleaseCheck check, MmluEdition? edition = null)
    {
        var folder = Path.Combine(dataFolder, "mmlu");
        var zip = Path.Combine(folder, "mmlu.zip");
        var files = File.Exists(zip) ? ReleaseZip.Read(zip, IsWanted)
            : Directory.Exists(Path.Combine(folder, Root)) ? ReleaseFolder.Read(folder, [Root], IsWanted)
            : throw new ConfigurationException(
                $"no MMLU data: neither {zip} nor {Path.Combine(folder, Root)} exists; give the folder that holds mmlu/mmlu.zip with --data");
        return Check(files, check, edition ?? MmluEdition.Original);
    }

    private static bool IsWanted(string path) =>
        path.EndsWith(".csv", StringComparison.Ordinal)
        && (path.StartsWith(Root + "/dev/", StringComparison.Ordinal) || path.StartsWith(Root + "/test/", StringComparison.Ordinal));

    private static MmluRelease Check(ReleaseFiles files, ReleaseCheck check, MmluEdition edition)
    {
        CheckNames(files, "dev", check, edition);
        CheckNames(files, "test", check, edition);
        var subjects = SubjectNames(files).Select(name => new MmluSubject(name, Rows(files, "dev", name), Rows(files, "test", name))).ToList();
        ReleaseNames.Check($"{files.Origin}: data/test", "subject", [.. subjects.Select(s => s.Name)]);
        foreach (var subject in subjects)
            check.Count($"{files.Origin}: {PathOf("dev", subject.Name)}", subject.Shots.Count, "rows", DevRowsPerSubject);
        check.Count($"{files.Origin}: data/test", subjects.Sum(s => s.Questions.Count), "rows in all", edition.TestRows);
        check.Texts(files.Origin, subjects.SelectMany(Texts), edition.TextsSha256);
        return new MmluRelease(files.Sha256, subjects);
    }

    private static void CheckNames(ReleaseFiles files, string split, ReleaseCheck check, MmluEdition edition)
    {
        var expected = edition.Subjects.Select(s => PathOf(split, s)).ToList();
        var found = files.Files.Keys.Where(f => f.StartsWith($"{Root}/{split}/", StringComparison.Ordinal)).ToList();
        check.Names($"{files.Origin}: data/{split}", "subjects", expected, found);
    }

    private static IEnumerable<string> SubjectNames(ReleaseFiles files)
    {
        const string start = Root + "/test/", end = "_test.csv";
        return files.Files.Keys.Where(f => f.StartsWith(start, StringComparison.Ordinal) && f.EndsWith(end, StringComparison.Ordinal))
            .Select(f => f[start.Length..^end.Length]).Order(StringComparer.Ordinal);
    }

    private static List<MmluQuestion> Rows(ReleaseFiles files, string split, string subject)
    {
        var path = PathOf(split, subject);
        if (!files.Files.TryGetValue(path, out var bytes))
            throw new DataIntegrityException($"{files.Origin}: {path} is missing; every subject needs one. {Again}");
        var rows = PythonCsv.Read($"{files.Origin}: {path}", bytes);
        return rows.Count > 0 ? [.. rows.Select((cells, index) => Row(cells, $"{files.Origin}: {path} row {index + 1}"))]
            : throw new DataIntegrityException($"{files.Origin}: {path} has no rows; at least 1 is needed. {Again}");
    }

    private static IEnumerable<string> Texts(MmluSubject subject) =>
        subject.Shots.Concat(subject.Questions).SelectMany(q => q.Choices.Prepend(q.Question).Append("ABCD"[q.AnswerIndex].ToString())).Prepend(subject.Name);

    private static MmluQuestion Row(string[] cells, string where)
    {
        if (cells.Length != 6)
            throw new DataIntegrityException($"{where} has {cells.Length} columns; 6 are needed (question, A, B, C, D, answer). {Again}");
        var answer = cells[5] is [>= 'A' and <= 'D'] ? cells[5][0] - 'A'
            : throw new DataIntegrityException($"{where} has the answer '{Short(cells[5])}'; A, B, C or D is needed. {Hint(cells)}{Again}");
        return new MmluQuestion(cells[0], cells[1..5], answer);
    }

    private static string Hint(string[] cells) =>
        cells[0].Equals("question", StringComparison.OrdinalIgnoreCase) ? "The row looks like a header line, which the original release does not have. "
        : cells[5] is [>= '0' and <= '3'] ? "Numbers as answers are a re-upload's, not the original release's. "
        : "";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 20 ? line[..20] + "…" : line;
    }

    private static string PathOf(string split, string subject) => $"{Root}/{split}/{subject}_{split}.csv";
}

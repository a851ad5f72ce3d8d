namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>The release of Hendrycks et al. 2021, checked: 57 subjects, 285 dev rows (5 a subject), 14,042 test rows.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Subjects">In ordinal order.</param>
internal sealed record MmluRelease(string Sha256, IReadOnlyList<MmluSubject> Subjects)
{
    public const int TestRows = 14_042;
    public const int DevRowsPerSubject = 5;
    private const string Root = "data";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException">Neither <c>mmlu/mmlu.zip</c> nor <c>mmlu/data/</c> is in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is not the release.</exception>
    public static MmluRelease Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "mmlu");
        var zip = Path.Combine(folder, "mmlu.zip");
        var files = File.Exists(zip) ? ReleaseZip.Read(zip, IsWanted)
            : Directory.Exists(Path.Combine(folder, Root)) ? ReleaseFolder.Read(folder, [Root], IsWanted)
            : throw new ConfigurationException(
                $"no MMLU data: neither {zip} nor {Path.Combine(folder, Root)} exists; give the folder that holds mmlu/mmlu.zip with --data");
        return Check(files);
    }

    private static bool IsWanted(string path) =>
        path.EndsWith(".csv", StringComparison.Ordinal)
        && (path.StartsWith(Root + "/dev/", StringComparison.Ordinal) || path.StartsWith(Root + "/test/", StringComparison.Ordinal));

    private static MmluRelease Check(ReleaseFiles files)
    {
        CheckNames(files, "dev");
        CheckNames(files, "test");
        var subjects = MmluSubjects.Categories.Keys
            .Select(name => new MmluSubject(name, Rows(files, "dev", name), Rows(files, "test", name))).ToList();
        if (subjects.FirstOrDefault(s => s.Shots.Count != DevRowsPerSubject) is { } odd)
        {
            throw new DataIntegrityException(
                $"{files.Origin}: {PathOf("dev", odd.Name)} has {odd.Shots.Count} rows; {DevRowsPerSubject} are needed. {Again}");
        }

        var rows = subjects.Sum(s => s.Questions.Count);
        return rows == TestRows
            ? new MmluRelease(files.Sha256, subjects)
            : throw new DataIntegrityException($"{files.Origin}: data/test has {rows} rows in all; {TestRows} are needed. {Again}");
    }

    private static void CheckNames(ReleaseFiles files, string split)
    {
        var expected = MmluSubjects.Categories.Keys.Select(s => PathOf(split, s)).ToList();
        var found = files.Files.Keys.Where(f => f.StartsWith($"{Root}/{split}/", StringComparison.Ordinal)).ToList();
        ReleaseNames.Check($"{files.Origin}: data/{split}", "subjects", expected, found);
    }

    private static List<MmluQuestion> Rows(ReleaseFiles files, string split, string subject)
    {
        var path = PathOf(split, subject);
        var rows = PythonCsv.Read($"{files.Origin}: {path}", files.Files[path]);
        return [.. rows.Select((cells, index) => Row(cells, $"{files.Origin}: {path} row {index + 1}"))];
    }

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

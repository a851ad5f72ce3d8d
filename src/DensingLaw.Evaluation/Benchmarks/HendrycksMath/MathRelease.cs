using System.Globalization;
using System.Text.RegularExpressions;

namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>The test split of Hendrycks et al. 2021, checked: 7 subjects, 5 levels, 5,000 problems.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Problems">By subject, subjects in ordinal order; within a subject by the number in the problem's name.</param>
internal sealed partial record MathRelease(string Sha256, IReadOnlyList<IReadOnlyList<MathProblem>> Problems)
{
    private const string Lines = "MATH_test.jsonl.gz", Zip = "MATH_test.zip";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException">Neither <c>math/MATH_test.jsonl.gz</c> nor <c>math/MATH_test.zip</c> is in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is not the release.</exception>
    public static MathRelease Read(string dataFolder)
    {
        var (lines, zip) = (Path.Combine(dataFolder, "math", Lines), Path.Combine(dataFolder, "math", Zip));
        return File.Exists(lines) ? ReadLines(lines)
            : File.Exists(zip) ? ReadZip(zip)
            : throw new ConfigurationException($"no MATH data: neither {lines} nor {zip} exists; give the folder that holds math/{Lines} with --data");
    }

    private static MathRelease ReadLines(string path)
    {
        var file = ReleaseFile.ReadGzip(path);
        return Check(path, file.Sha256, ReleaseJson.Lines(path, file.Bytes).Select(fields => Problem(fields, fields.Text("unique_id"))));
    }

    private static MathRelease ReadZip(string path)
    {
        const string root = "MATH/";
        var files = ReleaseZip.Read(path, p => p.StartsWith(root + "test/", StringComparison.Ordinal) && p.EndsWith(".json", StringComparison.Ordinal));
        return Check(path, files.Sha256, files.Files.Select(f => Problem(ReleaseJson.Object($"{path}: {f.Key}", f.Value), f.Key[root.Length..])));
    }

    private static MathProblem Problem(JsonFields fields, string id)
    {
        fields = fields.Named(id);
        if (Id().Match(id) is not { Success: true } name || !MathSubjects.All.TryGetValue(name.Groups["subject"].Value, out var subject))
            throw new DataIntegrityException($"{fields.Where}: no problem of the release is called so (test/algebra/1.json is). {Again}");
        var type = fields.Text("type");
        if (type != subject.Type)
            throw new DataIntegrityException($"{fields.Where}: field 'type' is '{type}'; '{subject.Type}' is needed. {Again}");
        var level = fields.Text("level");
        return new MathProblem
        {
            UniqueId = id,
            Subject = name.Groups["subject"].Value,
            Level = level is ['L', 'e', 'v', 'e', 'l', ' ', >= '1' and <= '5'] ? level[^1] - '0'
                : throw new DataIntegrityException($"{fields.Where}: field 'level' is '{level}'; 'Level 1' to 'Level 5' is needed. {Again}"),
            Problem = fields.Text("problem"),
            Solution = fields.Text("solution"),
        };
    }

    private static MathRelease Check(string path, string sha256, IEnumerable<MathProblem> read)
    {
        var problems = read.ToList();
        if (problems.GroupBy(p => p.UniqueId).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataIntegrityException($"{path} has the problem {twice.Key} {twice.Count()} times; 1 is allowed. {Again}");
        foreach (var (subject, (_, size)) in MathSubjects.All)
            CheckCount(path, $"of {subject}", problems.Count(p => p.Subject == subject), size);
        for (var i = 0; i < MathSubjects.ProblemsByLevel.Count; i++)
            CheckCount(path, FormattableString.Invariant($"of level {i + 1}"), problems.Count(p => p.Level == i + 1), MathSubjects.ProblemsByLevel[i]);
        return new MathRelease(sha256, [.. MathSubjects.All.Keys.Select(s => problems.Where(p => p.Subject == s).OrderBy(Number).ToList())]);
    }

    private static void CheckCount(string path, string kind, int found, int needed)
    {
        if (found != needed)
            throw new DataIntegrityException($"{path} has {found} problems {kind}; {needed} are needed. {Again}");
    }

    private static int Number(MathProblem problem) =>
        int.Parse(Id().Match(problem.UniqueId).Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Atest/(?<subject>[a-z_]+)/(?<number>[0-9]{1,6})\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

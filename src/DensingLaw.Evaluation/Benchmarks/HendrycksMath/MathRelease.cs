using System.Globalization;
using System.Text.RegularExpressions;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>The test split of Hendrycks et al. 2021 (7 subjects, 5 levels, 5,000 problems), or a part of it.</summary>
/// <param name="Sha256">See <see cref="Benchmark.DataSha256"/>.</param>
/// <param name="Problems">By subject, subjects in ordinal order; within a subject by the number in the problem's name.</param>
internal sealed partial record MathRelease(string Sha256, IReadOnlyList<IReadOnlyList<MathProblem>> Problems)
{
    private const string Lines = "MATH_test.jsonl.gz", Zip = "MATH_test.zip";
    private const string Again = "Get the original release file again.";

    /// <exception cref="ConfigurationException">Neither <c>math/MATH_test.jsonl.gz</c> nor <c>math/MATH_test.zip</c> is in the folder.</exception>
    /// <exception cref="DataIntegrityException">The content is malformed, or not the release where it must be.</exception>
    public static MathRelease Read(string dataFolder, ReleaseCheck check, MathEdition? edition = null)
    {
        edition ??= MathEdition.Original;
        var (lines, zip) = (Path.Combine(dataFolder, "math", Lines), Path.Combine(dataFolder, "math", Zip));
        return File.Exists(lines) ? ReadLines(lines, check, edition)
            : File.Exists(zip) ? ReadZip(zip, check, edition)
            : throw new ConfigurationException($"no MATH data: neither {lines} nor {zip} exists; give the folder that holds math/{Lines} with --data");
    }

    private static MathRelease ReadLines(string path, ReleaseCheck check, MathEdition edition)
    {
        var file = ReleaseFile.ReadGzip(path);
        return Check(path, file.Sha256, ReleaseJson.Lines(path, file.Bytes).Select(fields => Problem(fields, fields.Text("unique_id"))), check, edition);
    }

    private static MathRelease ReadZip(string path, ReleaseCheck check, MathEdition edition)
    {
        const string root = "MATH/";
        var files = ReleaseZip.Read(path, p => p.StartsWith(root + "test/", StringComparison.Ordinal) && p.EndsWith(".json", StringComparison.Ordinal));
        return Check(path, files.Sha256, files.Files.Select(f => Problem(ReleaseJson.Object($"{path}: {f.Key}", f.Value), f.Key[root.Length..])), check, edition);
    }

    private static MathProblem Problem(JsonFields fields, string id)
    {
        fields = fields.Named(id);
        var subject = SubjectOf(fields, id, "type");
        var level = fields.Text("level");
        return new MathProblem
        {
            UniqueId = id,
            Subject = subject,
            Level = level is ['L', 'e', 'v', 'e', 'l', ' ', >= '1' and <= '5'] ? level[^1] - '0'
                : throw new DataIntegrityException($"{fields.Where}: field 'level' is '{level}'; 'Level 1' to 'Level 5' is needed. {Again}"),
            Problem = fields.Text("problem"),
            Solution = SolutionOf(fields),
        };
    }

    private static MathRelease Check(string path, string sha256, IEnumerable<MathProblem> read, ReleaseCheck check, MathEdition edition)
    {
        var release = Of(path, sha256, read);
        var problems = release.Problems.SelectMany(p => p).ToList();
        foreach (var (subject, size) in edition.Problems)
            check.Count(path, problems.Count(p => p.Subject == subject), $"problems of {subject}", size);
        for (var i = 0; i < edition.ProblemsByLevel.Count; i++)
            check.Count(path, problems.Count(p => p.Level == i + 1), FormattableString.Invariant($"problems of level {i + 1}"), edition.ProblemsByLevel[i]);
        check.Texts(path, problems.SelectMany(p => p.AllTexts()), edition.TextsSha256);
        return release;
    }

    /// <summary>Problems in reporting order.</summary>
    /// <exception cref="DataIntegrityException">None, or a name twice.</exception>
    internal static MathRelease Of(string path, string sha256, IEnumerable<MathProblem> read)
    {
        var problems = read.ToList();
        ReleaseNames.Check(path, "problem", [.. problems.Select(p => p.UniqueId)]);
        return new MathRelease(sha256, [.. problems.GroupBy(p => p.Subject).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.OrderBy(Number).ToList())]);
    }

    /// <summary>The subject that a problem's name and the named field agree on.</summary>
    /// <exception cref="DataIntegrityException">They do not, or the name is none.</exception>
    internal static string SubjectOf(JsonFields fields, string id, string typeField)
    {
        if (Id().Match(id) is not { Success: true } name || !MathSubjects.All.TryGetValue(name.Groups["subject"].Value, out var subject))
            throw new DataIntegrityException($"{fields.Where}: no problem of the release is called so (test/algebra/1.json is). {Again}");
        var type = fields.Text(typeField);
        return type == subject.Type ? name.Groups["subject"].Value
            : throw new DataIntegrityException($"{fields.Where}: field '{typeField}' is '{type}'; '{subject.Type}' is needed. {Again}");
    }

    /// <summary>The solution, in which there is an answer.</summary>
    /// <exception cref="DataIntegrityException">There is none.</exception>
    internal static string SolutionOf(JsonFields fields)
    {
        var solution = fields.Text("solution");
        return MathAnswer.LastBox(solution) is not null ? solution
            : throw new DataIntegrityException($"{fields.Where}: field 'solution' has no \\boxed answer; 1 is needed. {Again}");
    }

    private static int Number(MathProblem problem) =>
        int.Parse(Id().Match(problem.UniqueId).Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Atest/(?<subject>[a-z_]+)/(?<number>[0-9]{1,6})\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

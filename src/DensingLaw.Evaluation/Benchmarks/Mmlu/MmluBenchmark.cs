namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>MMLU: 14,042 four-choice questions of 57 subjects.</summary>
internal static class MmluBenchmark
{
    public const string Name = "mmlu";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are malformed, or not the release where they must be.</exception>
    public static Benchmark Load(string dataFolder, MmluProtocol protocol, ReleaseCheck check)
    {
        var release = MmluRelease.Read(dataFolder, check, protocol.Edition);
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, [.. release.Subjects.Select(s => Subtask(s, protocol))], check.Differences);
    }

    private static Subtask Subtask(MmluSubject subject, MmluProtocol protocol)
    {
        var prefix = protocol.Prefix(subject);
        var shorter = protocol.ShorterPrefixes(subject);
        return new Subtask(subject.Name, MmluSubjects.Categories.GetValueOrDefault(subject.Name), [.. subject.Questions.Select((question, row) => new BenchmarkItem
        {
            Id = FormattableString.Invariant($"{subject.Name}/{row}"),
            Subtask = subject.Name,
            PromptPrefix = prefix,
            ShorterPrefixes = shorter,
            Question = protocol.Question(question),
            Continuations = protocol.Continuations(question),
            GoldIndex = protocol.Choice is null ? null : question.AnswerIndex,
            Target = protocol.Answer(question),
            Source = question,
        })]);
    }
}

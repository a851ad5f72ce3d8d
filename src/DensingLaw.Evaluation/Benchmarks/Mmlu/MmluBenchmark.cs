namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>MMLU: 14,042 four-choice questions of 57 subjects.</summary>
internal static class MmluBenchmark
{
    public const string Name = "mmlu";

    /// <exception cref="ConfigurationException">No data at the place.</exception>
    /// <exception cref="DataIntegrityException">The data are not the release.</exception>
    public static Benchmark Load(string dataFolder, MmluProtocol protocol)
    {
        var release = MmluRelease.Read(dataFolder);
        var continuations = protocol.Continuations();
        return new Benchmark(Name, protocol.ToProtocol(), release.Sha256, [.. release.Subjects.Select(s => Subtask(s, protocol, continuations))]);
    }

    private static Subtask Subtask(MmluSubject subject, MmluProtocol protocol, IReadOnlyList<string> continuations)
    {
        var prefix = protocol.Prefix(subject);
        return new Subtask(subject.Name, MmluSubjects.Categories[subject.Name], [.. subject.Questions.Select((question, row) => new BenchmarkItem
        {
            Id = FormattableString.Invariant($"{subject.Name}/{row}"),
            Subtask = subject.Name,
            PromptPrefix = prefix,
            Question = protocol.Question(question),
            Continuations = continuations,
            GoldIndex = question.AnswerIndex,
            Target = protocol.Letters[question.AnswerIndex],
            GoldText = question.Choices[question.AnswerIndex],
        })]);
    }
}

namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>A subject's questions.</summary>
/// <param name="Name">As in the file names: <c>abstract_algebra</c>.</param>
/// <param name="Shots">The five rows of <c>dev</c>.</param>
/// <param name="Questions">The rows of <c>test</c>.</param>
internal sealed record MmluSubject(string Name, IReadOnlyList<MmluQuestion> Shots, IReadOnlyList<MmluQuestion> Questions);

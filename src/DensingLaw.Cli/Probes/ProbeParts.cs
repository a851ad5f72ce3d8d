using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Cli;

/// <summary>What the probes need done by others.</summary>
internal sealed record ProbeParts
{
    /// <summary>Opens the tokenizer of a checkpoint, or a tokenizer file.</summary>
    public required Func<string, ProbeTokenizer> OpenTokenizer { get; init; }

    /// <summary>Opens the chat template and tokenizer of a checkpoint.</summary>
    public required Func<string, ProbeChat> OpenChat { get; init; }

    /// <summary>Opens a checkpoint and loads its model.</summary>
    public required Func<string, EngineRequest, ProbeModel> OpenModel { get; init; }

    /// <summary>The benchmarks that have prompts.</summary>
    public required IReadOnlyList<string> BenchmarkNames { get; init; }

    /// <summary>A benchmark's items as lm-evaluation-harness knows them (name, data folder, protocol or null for the default one).</summary>
    public required Func<string, string, string?, IReadOnlyDictionary<string, LmEvalDocument>> Documents { get; init; }

    /// <summary>The prompts of a benchmark (name, data folder, protocol or null for the default one, whether modified data are allowed).</summary>
    public required Func<string, string, string?, bool, ProbeBenchmark> Prompts { get; init; }
}

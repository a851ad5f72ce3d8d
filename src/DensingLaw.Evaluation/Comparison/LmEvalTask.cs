namespace DensingLaw.Evaluation.Comparison;

/// <summary>A task of lm-evaluation-harness as the benchmark and sub-task that it is here.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Subtask">The sub-task.</param>
public readonly record struct LmEvalTask(string Benchmark, string Subtask)
{
    // The harness has no task of its own for the sanitized release: this is its mbpp_plus with another data set, named in its manner.
    private const string SanitizedMbpp = "mbpp_sanitized";

    // The longest prefix first.
    private static readonly (string Prefix, string Benchmark)[] s_prefixes =
    [
        ("mmlu_continuation_", "mmlu"), ("mmlu_", "mmlu"),
        ("bbh_cot_fewshot_", "bbh"), ("bbh_cot_zeroshot_", "bbh"), ("bbh_fewshot_", "bbh"), ("bbh_zeroshot_", "bbh"), ("bbh_", "bbh"),
        ("minerva_math_", "math"), ("hendrycks_math_", "math"),
    ];

    private static readonly Dictionary<string, string> s_subjects = new() { ["counting_and_prob"] = "counting_and_probability", ["num_theory"] = "number_theory", ["precalc"] = "precalculus" };

    /// <summary>Reads a task's name; an unknown one is a benchmark of its own.</summary>
    public static LmEvalTask Parse(string task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task == "minerva_math500")
            return new LmEvalTask("math500", "math500");
        if (task == SanitizedMbpp)
            return new LmEvalTask("mbpp-sanitized", "mbpp-sanitized");
        foreach (var (prefix, benchmark) in s_prefixes)
        {
            if (task.StartsWith(prefix, StringComparison.Ordinal))
                return new LmEvalTask(benchmark, s_subjects.GetValueOrDefault(task[prefix.Length..], task[prefix.Length..]));
        }

        return new LmEvalTask(task, task);
    }

    /// <summary>What lm-evaluation-harness calls a sub-task.</summary>
    public static string NameOf(string benchmark, string subtask) => benchmark switch
    {
        "mmlu" => $"mmlu_{subtask}",
        "bbh" => $"bbh_cot_fewshot_{subtask}",
        "math" => "minerva_math_" + (s_subjects.FirstOrDefault(s => s.Value == subtask).Key ?? subtask),
        "math500" => "minerva_math500",
        "mbpp-sanitized" => SanitizedMbpp,
        _ => benchmark,
    };
}

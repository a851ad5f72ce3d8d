using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Loss;

/// <summary>What is scored after an item's prompt. The delimiter belongs to the continuation.</summary>
[JsonConverter(typeof(LossKindConverter))]
public enum LossKind
{
    /// <summary>MMLU: <c>" A"</c>, the right choice's letter.</summary>
    Letter,

    /// <summary>MMLU: a space and the right choice's own text; the prompt still ends in <c>Answer:</c>.</summary>
    Text,

    /// <summary>BBH: <c>" the answer is "</c> and the right answer, without reasoning.</summary>
    Answer,

    /// <summary>MATH: a space and the release's worked solution.</summary>
    Solution,

    /// <summary>HumanEval and MBPP: the release's own program, directly after the prompt.</summary>
    Program,

    /// <summary>An analysis or reasoning with its answer that a model wrote for an item (<see cref="RationaleFile"/>).</summary>
    Rationale,
}

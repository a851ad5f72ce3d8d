using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Loss;

/// <summary>What is scored after an item's prompt. The delimiter belongs to the continuation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LossKind>))]
public enum LossKind
{
    /// <summary>MMLU: <c>" A"</c>, the right choice's letter.</summary>
    [JsonStringEnumMemberName("letter")]
    Letter,

    /// <summary>MMLU: a space and the right choice's own text; the prompt still ends in <c>Answer:</c>.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>BBH: <c>" the answer is "</c> and the right answer, without reasoning; where the data give reasoning, as in the mini suite, a space and that, answer included.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,

    /// <summary>MATH: a space and the release's worked solution.</summary>
    [JsonStringEnumMemberName("solution")]
    Solution,

    /// <summary>HumanEval and MBPP: the release's own program, directly after the prompt.</summary>
    [JsonStringEnumMemberName("program")]
    Program,

    /// <summary>An analysis or reasoning with its answer that a model wrote for an item (<see cref="RationaleFile"/>).</summary>
    [JsonStringEnumMemberName("rationale")]
    Rationale,
}

using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Where the two sides of an item part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DifferenceKind>))]
public enum DifferenceKind
{
    /// <summary>Nowhere: same answer and verdict, and the same text where one was written.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>The model was asked different things.</summary>
    [JsonStringEnumMemberName("prompt")]
    Prompt,

    /// <summary>The likeliest choice is another one.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice,

    /// <summary>The same choice, and another one counts as right: the data differ.</summary>
    [JsonStringEnumMemberName("gold")]
    Gold,

    /// <summary>Different texts were written.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>The same text was written, and the graders do not agree on it.</summary>
    [JsonStringEnumMemberName("grade")]
    Grade,
}

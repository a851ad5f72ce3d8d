namespace DensingLaw.Evaluation.Loss;

/// <summary>What the fields of a file of rationales are called. Of several names the first that a row has counts.</summary>
public sealed record RationaleFields
{
    /// <summary>The benchmark's name as the file spells it. Default <c>source</c>.</summary>
    public IReadOnlyList<string> Source { get; init; } = ["source"];

    /// <summary>What the model is given. Default <c>question</c>, else <c>instruction</c>.</summary>
    public IReadOnlyList<string> Question { get; init; } = ["question", "instruction"];

    /// <summary>What is scored. Default <c>answer</c>, else <c>analysis</c>.</summary>
    public IReadOnlyList<string> Answer { get; init; } = ["answer", "analysis"];

    /// <summary>
    /// What stands between question and answer, as part of the answer; left out where the question ends or the answer begins with white space. Default a
    /// line break.
    /// </summary>
    public string Delimiter { get; init; } = "\n";

    /// <summary>Reads <c>source=a,question=b,answer=c</c>; what is not named keeps its default.</summary>
    /// <param name="map">The names, at most one a field.</param>
    /// <exception cref="ConfigurationException">A part without <c>=</c>, an empty name, or a field there is not.</exception>
    public static RationaleFields Parse(string map)
    {
        var fields = new RationaleFields();
        foreach (var part in map.Split(',', StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair is not [_, { Length: > 0 } name])
                throw new ConfigurationException($"'{part}' names no field of the rationales; give source=NAME, question=NAME or answer=NAME");
            fields = pair[0] switch
            {
                "source" => fields with { Source = [name] },
                "question" => fields with { Question = [name] },
                "answer" => fields with { Answer = [name] },
                _ => throw new ConfigurationException($"rationales have no field '{pair[0]}'; give source=NAME, question=NAME or answer=NAME"),
            };
        }

        return fields;
    }
}

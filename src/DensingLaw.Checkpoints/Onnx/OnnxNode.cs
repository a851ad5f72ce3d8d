namespace DensingLaw.Checkpoints;

/// <summary>An operation of a graph.</summary>
/// <param name="Operator">Its type: <c>MatMul</c>.</param>
/// <param name="Inputs">Names of values; empty for an optional input left out.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Integers">Integer attributes.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, long> Integers)
{
    /// <summary>An input's name, or null when there are fewer.</summary>
    public string? Input(int index) => index < Inputs.Count ? Inputs[index] : null;
}

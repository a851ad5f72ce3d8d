using System.Globalization;

namespace DensingLaw.Checkpoints;

/// <summary>Where a weight lies in a container.</summary>
/// <param name="Pattern">The tensor's name, <c>{layer}</c> standing for the layer's number.</param>
/// <param name="Layout">How its rows lie there; null when as <see cref="WeightRole"/> states.</param>
internal sealed record WeightSource(string Pattern, WeightLayout? Layout = null)
{
    public string Name(int layer) => Pattern.Replace("{layer}", layer.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static implicit operator WeightSource(string pattern) => new(pattern);
}

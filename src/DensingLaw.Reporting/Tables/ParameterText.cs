using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>Parameter counts as people say them: <c>134.5 M</c>, <c>8.03 B</c>.</summary>
public static class ParameterText
{
    /// <summary>Four significant digits with a unit.</summary>
    public static string Of(double count)
    {
        var (scaled, unit) = Math.Abs(count) switch
        {
            >= 0.9995e12 => (count / 1e12, " T"),
            >= 0.9995e9 => (count / 1e9, " B"),
            >= 0.9995e6 => (count / 1e6, " M"),
            >= 0.9995e3 => (count / 1e3, " k"),
            _ => (count, ""),
        };
        return scaled.ToString("G4", CultureInfo.InvariantCulture) + unit;
    }
}

using System.CommandLine;
using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>Reads <c>--time-ratio</c>.</summary>
internal static class TimeRatioText
{
    private const string Name = "--time-ratio";

    public static Option<string?> Option() => new(Name)
    {
        HelpName = "K1/K2",
        Description = "Memory against computing time: derived (RTX 4090, FP16, 100 tokens; the default), published, a number, or FLOPS,BYTES/S,BYTES,TOKENS of a device",
    };

    /// <exception cref="ConfigurationException">Not one of these.</exception>
    public static TimeRatio Parse(string? text)
    {
        if (text is null or "derived")
            return TimeRatio.Of(InferenceHardware.Rtx4090);
        if (text == "published")
            return TimeRatio.Published;
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length switch
        {
            1 => new TimeRatio(NumberText.Real(Name, text, 1e-6, 1e6), "given"),
            4 => TimeRatio.Of(
                new InferenceHardware(NumberText.Real(Name, parts[0], 1, 1e30), NumberText.Real(Name, parts[1], 1, 1e30)),
                NumberText.Real(Name, parts[2], 1.0 / 8, 8), NumberText.Real(Name, parts[3], 1, 1e12)),
            _ => throw new ConfigurationException(
                $"{Name} has {parts.Length} numbers; give k1/k2, or four: FLOPS, bytes a second, bytes a weight and prompt tokens, such as 82.58e12,1.01e12,2,100"),
        };
    }
}

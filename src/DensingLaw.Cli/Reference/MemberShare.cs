using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>Every <paramref name="Count"/>-th of a ladder's parts, from the one numbered <paramref name="Index"/> (from 0): one process each, as in a Slurm array.</summary>
internal sealed record MemberShare(int Index, int Count)
{
    public static MemberShare All { get; } = new(0, 1);

    /// <summary>Reads <c>I/N</c>; null for all.</summary>
    public static MemberShare Parse(string? text)
    {
        if (text is null)
            return All;
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && index < count
                ? new MemberShare(index, count)
                : throw new ConfigurationException($"--members is '{text}'; give I/N with I from 0 to N - 1, such as 0/8");
    }

    public bool Has(int number) => number % Count == Index;
}

using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>An axis; its coordinates are linear, so that both renderers draw the same.</summary>
/// <param name="Name">What it shows, with the unit.</param>
/// <param name="Minimum">Its start.</param>
/// <param name="Maximum">Its end, above the start.</param>
/// <param name="Ticks">Places with text.</param>
internal sealed record ChartAxis(string Name, double Minimum, double Maximum, IReadOnlyList<ChartTick> Ticks)
{
    private const int WantedTicks = 5;

    /// <summary>Plain numbers, on rounded ends.</summary>
    public static ChartAxis Linear(string name, double minimum, double maximum)
    {
        if (!(maximum > minimum))
            maximum = minimum + 1;
        var step = Step((maximum - minimum) / WantedTicks);
        var (first, last) = (Math.Floor(minimum / step + 1e-9), Math.Ceiling(maximum / step - 1e-9));
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)
            .Select(v => new ChartTick(v, Math.Round(v, 12).ToString("0.############", CultureInfo.InvariantCulture)));
        return new ChartAxis(name, first * step, last * step, [.. ticks]);
    }

    /// <summary>Coordinates are log10 of the values; the ends are the values', with some room.</summary>
    public static ChartAxis Logarithmic(string name, double minimum, double maximum, Func<double, string> text)
    {
        var (low, high) = (Math.Log10(minimum), Math.Log10(maximum));
        var room = Math.Max(0.04 * (high - low), 0.05);
        (low, high) = (low - room, high + room);
        var decades = Enumerable.Range((int)Math.Ceiling(low), Math.Max(0, (int)Math.Floor(high) - (int)Math.Ceiling(low) + 1)).ToArray();
        var every = Math.Max(1, (int)Math.Ceiling(decades.Length / 7.0));
        double[] factors = decades.Length > 2 ? [1] : [1, 2, 5];
        var ticks = Enumerable.Range((int)Math.Floor(low), (int)Math.Ceiling(high) - (int)Math.Floor(low) + 1).Where(d => d % every == 0)
            .SelectMany(d => factors.Select(f => f * Math.Pow(10, d))).Select(v => new ChartTick(Math.Log10(v), text(v))).Where(t => t.Value >= low && t.Value <= high);
        return new ChartAxis(name, low, high, [.. ticks]);
    }

    /// <summary>Coordinates are day numbers; a tick on the first day of every year.</summary>
    public static ChartAxis Dates(string name, DateOnly first, DateOnly last)
    {
        var (from, to) = (first.AddMonths(-2), last.AddMonths(3));
        var ticks = Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(y => new DateOnly(y, 1, 1)).Where(d => d >= from && d <= to)
            .Select(d => new ChartTick(d.DayNumber, d.Year.ToString(CultureInfo.InvariantCulture)));
        return new ChartAxis(name, from.DayNumber, to.DayNumber, [.. ticks]);
    }

    /// <summary>One place a name, from 0 on.</summary>
    public static ChartAxis Categories(string name, IReadOnlyList<string> names) =>
        new(name, -0.6, names.Count - 0.4, [.. names.Select((n, i) => new ChartTick(i, n))]);

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}

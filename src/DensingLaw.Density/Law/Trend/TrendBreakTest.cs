namespace DensingLaw.Density;

/// <summary>
/// Chow's test of one break. All but the counts are null where a side has fewer than two days, or both together fewer than five points.
/// </summary>
public sealed record TrendBreakTest
{
    /// <summary>Points before the day.</summary>
    public required int PointsBefore { get; init; }

    /// <summary>Points on the day and after it.</summary>
    public required int PointsAfter { get; init; }

    /// <summary>A before, per day.</summary>
    public required double? SlopeBefore { get; init; }

    /// <summary>A after, per day.</summary>
    public required double? SlopeAfter { get; init; }

    /// <summary>Student's interval of the doubling time before, in days.</summary>
    public required TrendInterval? DoublingDaysBefore { get; init; }

    /// <summary>Student's interval of the doubling time after, in days.</summary>
    public required TrendInterval? DoublingDaysAfter { get; init; }

    /// <summary>Chow's F.</summary>
    public required double? F { get; init; }

    /// <summary>Of one line for both sides: the same level and slope.</summary>
    public required double? PValue { get; init; }

    /// <summary>Of the same slope on both sides, whatever the levels: what "growth sped up" claims against.</summary>
    public required double? SlopePValue { get; init; }
}

namespace DensingLaw.Reporting;

/// <summary>A chart as data; <see cref="SvgChart"/> draws it for paper and for pages without scripts, <see cref="ChartJson"/> hands it to ECharts.</summary>
internal sealed record Chart
{
    /// <summary>The element's id: letters and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see it must know.</summary>
    public required string Description { get; init; }

    /// <summary>Horizontal.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>Vertical.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>Later ones are drawn over earlier ones.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Whether the vertical axis holds names, which need more room.</summary>
    public bool NamedRows { get; init; }

    /// <summary>Height of the drawing, in units of which its width has 640.</summary>
    public int Height { get; init; } = 340;
}

namespace DensingLaw.Reporting;

/// <summary>The files that a page carries inside itself, as they were when the library was built.</summary>
internal static class ReportAssets
{
    public static string Style { get; } = Read("report.css")!;

    public static string Script { get; } = Read("report.js")!;

    /// <summary>ECharts, its licence in its first lines; null where the build did not have it.</summary>
    public static string? ECharts { get; } = Read("echarts.min.js");

    private static string? Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream($"report/{name}");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

namespace DensingLaw.Cli;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>One page that needs no network.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Md,

    /// <summary>One long table.</summary>
    Csv,

    /// <summary>The content of <c>result.json</c>.</summary>
    Json,
}

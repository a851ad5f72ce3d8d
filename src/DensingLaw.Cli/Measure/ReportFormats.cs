using System.Text;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Chooses and writes a report's format.</summary>
internal static class ReportFormats
{
    public const string Names = "html, md, csv or json";

    /// <summary>The format of <paramref name="name"/>, else of the file's ending; null when neither is given or there is an error.</summary>
    public static ReportFormat? Of(string? name, string? file, ICollection<string> errors)
    {
        var text = name ?? (file is null ? null : Path.GetExtension(file).TrimStart('.'));
        switch (text)
        {
            case null:
                return null;
            case "html" or "htm":
                return ReportFormat.Html;
            case "md" or "markdown":
                return ReportFormat.Md;
            case "csv":
                return ReportFormat.Csv;
            case "json":
                return ReportFormat.Json;
            default:
                errors.Add(name is null ? $"--output is '{file}', whose ending names no format; give --format {Names}" : $"--format is '{name}'; give {Names}");
                return null;
        }
    }

    /// <summary>The report as UTF-8.</summary>
    public static byte[] Write(RunReport report, ReportFormat format) => format switch
    {
        ReportFormat.Html => Encoding.UTF8.GetBytes(HtmlReport.Of(report)),
        ReportFormat.Md => Encoding.UTF8.GetBytes(MarkdownReport.Of(report)),
        ReportFormat.Csv => Encoding.UTF8.GetBytes(CsvReport.Of(report)),
        _ => report.Result.ToJson(),
    };
}

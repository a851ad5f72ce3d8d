using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DensingLaw.Reporting;

/// <summary>Charts as the page's script reads them. Characters that could end a script element are written as escapes.</summary>
internal static class ChartJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(IEnumerable<Chart> charts)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartArray();
            foreach (var chart in charts)
                Write(json, chart);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, Chart chart)
    {
        json.WriteStartObject();
        json.WriteString("id", chart.Id);
        json.WriteBoolean("namedRows", chart.NamedRows);
        json.WriteNumber("flip", chart.X.Minimum + ChartLabels.FlipShare * (chart.X.Maximum - chart.X.Minimum));
        Write(json, "x", chart.X);
        Write(json, "y", chart.Y);
        json.WriteStartArray("series");
        foreach (var series in chart.Series)
            Write(json, series);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ChartAxis axis)
    {
        json.WriteStartObject(name);
        json.WriteString("name", axis.Name);
        json.WriteNumber("min", axis.Minimum);
        json.WriteNumber("max", axis.Maximum);
        json.WriteStartArray("ticks");
        foreach (var tick in axis.Ticks)
        {
            json.WriteStartArray();
            json.WriteNumberValue(tick.Value);
            json.WriteStringValue(tick.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChartSeries series)
    {
        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteString("role", RoleClass.Of(series.Role));
        json.WriteString("form", JsonNamingPolicy.CamelCase.ConvertName(series.Form.ToString()));
        json.WriteNumber("step", series.Step);
        json.WriteStartArray("points");
        foreach (var point in series.Points)
            Write(json, point);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChartPoint point)
    {
        json.WriteStartObject();
        json.WriteNumber("x", Math.Round(point.X, 6));
        json.WriteNumber("y", Math.Round(point.Y, 6));
        if (point.Text is { } text)
            json.WriteString("text", text);
        if (point.Label is { } label)
            json.WriteString("label", label);
        if (point.Place != LabelPlace.Above)
            json.WriteString("place", JsonNamingPolicy.CamelCase.ConvertName(point.Place.ToString()));
        Write(json, "across", point.Across);
        Write(json, "upright", point.Upright);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, (double Lower, double Upper)? ends)
    {
        if (ends is not { } e)
            return;
        json.WriteStartArray(name);
        json.WriteNumberValue(e.Lower);
        json.WriteNumberValue(e.Upper);
        json.WriteEndArray();
    }
}

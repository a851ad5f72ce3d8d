using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DensingLaw.Reporting;

/// <summary>
/// Escapes the values of an interpolated string: names and paths come from checkpoints and files that nobody has vetted. What it writes is safe between
/// tags and inside attributes with double quotes. Numbers are invariant.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupInterpolation(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string text) => _html.Append(text);

    public void AppendFormatted(string? text) => _html.Append(s_encoder.Encode(text ?? ""));

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(long value) => _html.Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>Two decimals at most: a place in a drawing.</summary>
    public void AppendFormatted(double value) => _html.Append(value.ToString("0.##", CultureInfo.InvariantCulture));

    public override string ToString() => _html.ToString();
}

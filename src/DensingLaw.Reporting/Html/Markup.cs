using System.Text;

namespace DensingLaw.Reporting;

/// <summary>Text that is HTML or SVG already. Everything else that goes into a page is escaped: see <see cref="MarkupInterpolation"/>.</summary>
/// <param name="Html">The markup.</param>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    /// <summary>Markup with values in it: the literal text is taken as it is, every value that is not markup itself is escaped.</summary>
    public static Markup Of(MarkupInterpolation text) => new(text.ToString());

    public static Markup Join(IEnumerable<Markup> parts)
    {
        var html = new StringBuilder();
        foreach (var part in parts)
            html.Append(part.Html);
        return new Markup(html.ToString());
    }

    public override string ToString() => Html;
}

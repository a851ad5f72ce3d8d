namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Text marked by <c>safe</c> or <c>escape</c>: prints as it is; what <c>+</c> joins to it is escaped for HTML.</summary>
internal sealed record SafeText(string Text)
{
    public static SafeText Escape(string text) => new(text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal));
}

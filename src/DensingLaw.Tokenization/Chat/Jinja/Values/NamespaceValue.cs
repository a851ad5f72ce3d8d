namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What <c>namespace()</c> gives: the one value whose attributes a template may set.</summary>
internal sealed class NamespaceValue
{
    public Dictionary<string, object?> Attributes { get; } = new(StringComparer.Ordinal);
}

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What a <c>set</c> or <c>for</c> gives a value to.</summary>
/// <param name="At">Where it stands in the normalized source, for messages.</param>
internal abstract record Target(int At)
{
    internal sealed record Variable(int At, string Id) : Target(At);

    /// <summary>An attribute of a namespace.</summary>
    internal sealed record Member(int At, string Id, string Attribute) : Target(At);

    internal sealed record Several(int At, Target[] Parts) : Target(At);
}

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What a missing name, attribute or item gives: prints as nothing, is false and empty; anything else done with it is a fault.</summary>
/// <param name="Problem">Why it is undefined, for the message of that fault.</param>
internal sealed record Undefined(string Problem)
{
    public TemplateFault Fault() => new(Problem);

    // All undefined values are equal in Jinja.
    public bool Equals(Undefined? other) => other is not null;

    public override int GetHashCode() => 0;
}

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What stands between the brackets of a call; the unpacked ones are <c>*list</c> and <c>**mapping</c>.</summary>
internal sealed record CallArguments(
    Expression[] Positional, (string Name, Expression Value)[] Named, Expression? Unpacked = null, Expression? UnpackedNamed = null)
{
    public static CallArguments None { get; } = new([], []);
}

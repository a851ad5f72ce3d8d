namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A macro as written. It takes surplus arguments only where its body mentions the name that holds them.</summary>
internal sealed record MacroSyntax(string Name, (string Name, Expression? Default)[] Parameters, Statement[] Body, IReadOnlySet<string> Mentioned);

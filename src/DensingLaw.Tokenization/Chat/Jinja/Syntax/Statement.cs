namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A part of a template that is carried out.</summary>
/// <param name="At">Where it stands in the normalized source, for messages.</param>
internal abstract record Statement(int At)
{
    internal sealed record Text(int At, string Value) : Statement(At);

    internal sealed record Print(int At, Expression Value) : Statement(At);

    internal sealed record If(int At, (Expression Test, Statement[] Body)[] Branches, Statement[] Otherwise) : Statement(At);

    internal sealed record For(int At, Target Target, Expression Source, Expression? Filter, bool IsRecursive, Statement[] Body, Statement[] Otherwise)
        : Statement(At);

    internal sealed record Set(int At, Target Target, Expression Value) : Statement(At);

    internal sealed record SetBlock(int At, Target Target, Expression.Filter? Filter, Statement[] Body) : Statement(At);

    internal sealed record With(int At, (Target Target, Expression Value)[] Values, Statement[] Body) : Statement(At);

    internal sealed record MacroDefinition(int At, MacroSyntax Macro) : Statement(At);

    internal sealed record CallBlock(int At, Expression.Call Call, MacroSyntax Caller) : Statement(At);

    internal sealed record FilterBlock(int At, Expression.Filter Filter, Statement[] Body) : Statement(At);

    /// <summary>A part with variables of its own, as transformers' <c>generation</c> is.</summary>
    internal sealed record Scoped(int At, Statement[] Body) : Statement(At);

    internal sealed record Leave(int At, bool IsBreak) : Statement(At);
}

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>An expression of a template.</summary>
/// <param name="At">Where it stands in the normalized source, for messages.</param>
internal abstract record Expression(int At)
{
    internal sealed record Constant(int At, object? Value) : Expression(At);

    internal sealed record Name(int At, string Id) : Expression(At);

    internal sealed record ListOf(int At, Expression[] Items, bool IsTuple) : Expression(At);

    internal sealed record DictOf(int At, (Expression Key, Expression Value)[] Items) : Expression(At);

    internal sealed record Attribute(int At, Expression Target, string Member) : Expression(At);

    internal sealed record Item(int At, Expression Target, Expression Key) : Expression(At);

    internal sealed record Slice(int At, Expression Target, Expression? Start, Expression? Stop, Expression? Step) : Expression(At);

    internal sealed record Call(int At, Expression Target, CallArguments Arguments) : Expression(At);

    /// <summary>Target is null for the head of a filter block or block set, whose text comes from its body.</summary>
    internal sealed record Filter(int At, Expression? Target, string Id, CallArguments Arguments) : Expression(At);

    internal sealed record Test(int At, Expression Target, string Id, CallArguments Arguments) : Expression(At);

    internal sealed record Unary(int At, string Operator, Expression Operand) : Expression(At);

    internal sealed record Binary(int At, string Operator, Expression Left, Expression Right) : Expression(At);

    internal sealed record Logical(int At, bool IsAnd, Expression Left, Expression Right) : Expression(At);

    /// <summary>The operands of <c>~</c>.</summary>
    internal sealed record Concatenation(int At, Expression[] Parts) : Expression(At);

    /// <summary>A chain: every operator stands between the operand so far and its own.</summary>
    internal sealed record Comparison(int At, Expression First, (string Operator, Expression Operand)[] Rest) : Expression(At);

    internal sealed record Conditional(int At, Expression Condition, Expression Then, Expression? Otherwise) : Expression(At);
}

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>What a parser has read, not yet worked out.</summary>
internal abstract record Expression
{
    public static Expression Half { get; } = new Number(new Rational(1, 2));

    public static Expression MinusOne { get; } = new Number(-1);

    public static Expression Negate(Expression value) => value is Number number ? new Number(-number.Value) : new Product(MinusOne, value);

    public static Expression Divide(Expression a, Expression b) => new Product(a, new Power(b, MinusOne));

    /// <summary>A number.</summary>
    /// <param name="Value">Decimals are exact.</param>
    internal sealed record Number(Rational Value) : Expression;

    /// <summary>A letter or a named constant.</summary>
    internal sealed record Variable(string Name) : Expression;

    /// <summary>A sum of two.</summary>
    internal sealed record Sum(Expression Left, Expression Right) : Expression;

    /// <summary>A product of two.</summary>
    internal sealed record Product(Expression Left, Expression Right) : Expression;

    /// <summary>A power.</summary>
    internal sealed record Power(Expression Base, Expression Exponent) : Expression;

    /// <summary>A function's value.</summary>
    internal sealed record Call(string Name, params Expression[] Arguments) : Expression;
}

using System.Numerics;

namespace DensingLaw.Evaluation.Grading.Algebra;

/// <summary>Works expressions out to their canonical form.</summary>
internal sealed class ExpressionAlgebra(AlgebraRules rules, WorkBudget budget)
{
    /// <summary>Factorials and binomials of greater numbers stay as they are.</summary>
    private const int MaxFactorial = 1500;

    private readonly bool _isMathematics = rules == AlgebraRules.Mathematics;

    public WorkBudget Budget => budget;

    /// <exception cref="UndefinedValueException">It has no value.</exception>
    /// <exception cref="WorkLimitException">The budget does not reach.</exception>
    public Quotient Evaluate(Expression expression)
    {
        budget.Spend();
        switch (expression)
        {
            case Expression.Number number:
                return Quotient.Of(number.Value);
            case Expression.Variable variable:
                return OfName(variable.Name);
            case Expression.Power power:
                return Powers.Of(Evaluate(power.Base), Evaluate(power.Exponent), _isMathematics, budget);
            case Expression.Call call:
                return OfCall(call.Name, Array.ConvertAll(call.Arguments, Evaluate));
        }

        // Long sums and products are chains to the left; a loop keeps the stack short.
        List<(bool IsSum, Expression Right)> chain = [];
        while (expression is Expression.Sum or Expression.Product)
        {
            chain.Add(expression is Expression.Sum s ? (true, s.Right) : (false, ((Expression.Product)expression).Right));
            expression = expression is Expression.Sum sum ? sum.Left : ((Expression.Product)expression).Left;
        }

        var value = Evaluate(expression);
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var right = Evaluate(chain[i].Right);
            value = chain[i].IsSum ? Quotient.Add(value, right, budget) : Quotient.Multiply(value, right, budget);
        }

        return value;
    }

    private Quotient OfName(string name) => (_isMathematics, name) switch
    {
        (true, "pi") => Quotient.Of(Atom.Pi),
        (true, "e") => Quotient.Of(Atom.E),
        (true, "i") => Quotient.Of(Rational.One, Monomial.Of(Atom.MinusOne, new Rational(1, 2))),
        _ => Quotient.Of(Atom.Variable(name)),
    };

    private Quotient OfCall(string name, Quotient[] arguments)
    {
        var numbers = Array.ConvertAll(arguments, a => a.AsNumber);
        switch (name)
        {
            case "abs" when numbers[0] is { } number:
                return Quotient.Of(number.Abs());
            case "floor" when numbers[0] is { } number:
                return Quotient.Of(number.Floor());
            case "ceiling" when numbers[0] is { } number:
                return Quotient.Of(-(-number).Floor());
            case "factorial" when numbers[0] is { IsInteger: true, Sign: >= 0 } number && number.Numerator <= MaxFactorial:
                return Quotient.Of(Product(1, (int)number.Numerator));
            case "binomial" when numbers is [{ IsInteger: true, Sign: >= 0 } n, { IsInteger: true } k] && n.Numerator <= MaxFactorial:
                return Quotient.Of(Binomial((int)n.Numerator, k.Numerator));
            case "exp":
                return Powers.Of(Quotient.Of(Atom.E), arguments[0], _isMathematics, budget);
            case "log" when numbers[0] is { IsOne: true }:
                return Quotient.Zero;
            case "log" when arguments[0].Key == arguments[1].Key:
                return Quotient.One;
            // Even and odd functions, so that the sign of a difference does not matter.
            case "sin" or "tan" or "cot" or "csc" or "sinh" or "tanh" or "asin" or "atan" when IsNegative(arguments[0]):
                return Quotient.Of(Atom.Call(name, [arguments[0].Negate(budget)])).Negate(budget);
            case "cos" or "sec" or "cosh" or "abs" when IsNegative(arguments[0]):
                return Quotient.Of(Atom.Call(name, [arguments[0].Negate(budget)]));
            default:
                return Quotient.Of(Atom.Call(name, arguments));
        }
    }

    private static bool IsNegative(Quotient value) => !value.IsZero && value.Numerator.Leading().Sign < 0;

    private Rational Product(int from, int to)
    {
        budget.Spend(Math.Max(0, to - from));
        var product = BigInteger.One;
        for (var i = from; i <= to; i++)
            product *= i;
        return product;
    }

    private Rational Binomial(int n, BigInteger k) =>
        k.Sign < 0 || k > n ? Rational.Zero : Product(n - (int)k + 1, n) / Product(1, (int)k);
}

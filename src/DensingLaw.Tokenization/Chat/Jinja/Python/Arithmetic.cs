using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Python's arithmetic: whole numbers have no size of their own, <c>/</c> gives a float, <c>//</c> and <c>%</c> round down.</summary>
internal static class Arithmetic
{
    private const int MaxBits = 4096;

    /// <summary>The value as a whole number or float, or null where it is none; true and false are 1 and 0.</summary>
    public static object? Number(object? value) => value switch
    {
        bool flag => flag ? BigInteger.One : BigInteger.Zero,
        BigInteger or double => value,
        _ => null,
    };

    public static double Float(object number) => number switch
    {
        double value => value,
        BigInteger value when value.GetBitLength() <= 1024 => (double)value,
        _ => throw new TemplateFault("the integer is too large for a float"),
    };

    public static object Sign(string sign, object? operand) => (sign, Number(operand)) switch
    {
        ("-", BigInteger number) => -number,
        ("-", double number) => -number,
        ("+", { } number) => number,
        _ when operand is Undefined undefined => throw undefined.Fault(),
        _ => throw new TemplateFault($"'{sign}' does not take {Kind.Of(operand)}"),
    };

    public static object? Apply(string sign, object? left, object? right, RenderBudget budget)
    {
        if ((left as Undefined ?? right as Undefined) is { } undefined)
        {
            throw undefined.Fault();
        }

        if (Number(left) is { } a && Number(right) is { } b)
        {
            return a is BigInteger x && b is BigInteger y ? Whole(sign, x, y) : Real(sign, Float(a), Float(b));
        }

        return (sign, left, right) switch
        {
            ("+", string x, string y) => Join(x, y, budget),
            ("+", SafeText x, SafeText y) => new SafeText(Join(x.Text, y.Text, budget)),
            ("+", SafeText x, string y) => new SafeText(Join(x.Text, SafeText.Escape(y).Text, budget)),
            ("+", string x, SafeText y) => new SafeText(Join(SafeText.Escape(x).Text, y.Text, budget)),
            ("+", ListValue x, ListValue y) when x.IsTuple == y.IsTuple => Join(x, y, budget),
            ("*", string or ListValue, bool or BigInteger) => Sequences.Repeat(left, Count(right), budget),
            ("*", bool or BigInteger, string or ListValue) => Sequences.Repeat(right, Count(left), budget),
            ("%", string, _) => throw new TemplateFault("formatting with % is not supported; join the parts with ~"),
            _ => throw new TemplateFault($"'{sign}' does not take {Kind.Of(left)} and {Kind.Of(right)}"),
        };
    }

    private static string Join(string left, string right, RenderBudget budget)
    {
        budget.Text((long)left.Length + right.Length);
        return left + right;
    }

    private static ListValue Join(ListValue left, ListValue right, RenderBudget budget)
    {
        budget.Items((long)left.Items.Length + right.Items.Length);
        return new ListValue([.. left.Items, .. right.Items], left.IsTuple);
    }

    private static BigInteger Count(object? value) => (BigInteger)Number(value)!;

    private static object Whole(string sign, BigInteger left, BigInteger right)
    {
        if (sign is "/" or "//" or "%" && right.IsZero)
        {
            throw new TemplateFault("division by zero");
        }

        return sign switch
        {
            "+" => Checked(left + right),
            "-" => Checked(left - right),
            "*" => Checked(left * right),
            "/" => Float(left) / Float(right),
            "//" => FloorDivide(left, right),
            "%" => left - (FloorDivide(left, right) * right),
            _ => Power(left, right),
        };
    }

    private static BigInteger Checked(BigInteger value) =>
        value.GetBitLength() <= MaxBits ? value : throw new TemplateFault($"the integer has more than {MaxBits} bits");

    public static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out var remainder);
        return !remainder.IsZero && remainder.Sign != right.Sign ? quotient - 1 : quotient;
    }

    private static object Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return Real("**", Float(left), Float(right));
        }

        var isSmall = BigInteger.Abs(left) <= 1;
        if (!isSmall && right * left.GetBitLength() > MaxBits)
        {
            throw new TemplateFault($"the integer has more than {MaxBits} bits");
        }

        return isSmall ? BigInteger.Pow(left, right.IsZero ? 0 : right.IsEven ? 2 : 1) : BigInteger.Pow(left, (int)right);
    }

    private static double Real(string sign, double left, double right)
    {
        if (right == 0 && sign is "/" or "//" or "%")
        {
            throw new TemplateFault("division by zero");
        }

        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => FloorDivide(left, right).Quotient,
            "%" => FloorDivide(left, right).Remainder,
            _ => Power(left, right),
        };
    }

    /// <summary>The remainder has the divisor's sign; the quotient is rounded down after taking the remainder off, as Python does it.</summary>
    private static (double Quotient, double Remainder) FloorDivide(double left, double right)
    {
        var remainder = left % right;
        var quotient = (left - remainder) / right;
        if (remainder != 0 && (right < 0) != (remainder < 0))
        {
            remainder += right;
            quotient -= 1;
        }
        else if (remainder == 0)
        {
            remainder = Math.CopySign(0, right);
        }

        if (quotient == 0)
        {
            return (Math.CopySign(0, left / right), remainder);
        }

        var floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder);
    }

    private static double Power(double left, double right)
    {
        if (left == 0 && right < 0)
        {
            throw new TemplateFault("0 has no negative power");
        }

        var power = Math.Pow(left, right);
        return double.IsNaN(power) && !double.IsNaN(left) && !double.IsNaN(right) ? throw new TemplateFault("the power is not a real number")
            : double.IsInfinity(power) && double.IsFinite(left) && double.IsFinite(right) ? throw new TemplateFault("the power is too large for a float")
            : power;
    }
}

using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Comparisons as Python has them: numbers of all kinds with each other, text by code points, lists item by item.</summary>
internal static class Comparison
{
    public static bool Holds(string sign, object? left, object? right, RenderBudget budget) => sign switch
    {
        "==" => AreEqual(left, right, budget),
        "!=" => !AreEqual(left, right, budget),
        "in" => Sequences.Contains(right, left, budget),
        "not in" => !Sequences.Contains(right, left, budget),
        "<" => Order(left, right, budget, sign) is < 0,
        "<=" => Order(left, right, budget, sign) is <= 0,
        ">" => Order(left, right, budget, sign) is > 0,
        _ => Order(left, right, budget, sign) is >= 0,
    };

    public static bool AreEqual(object? left, object? right, RenderBudget budget)
    {
        budget.Step();
        if (Arithmetic.Number(left) is { } a && Arithmetic.Number(right) is { } b)
        {
            return OrderOfNumbers(a, b) == 0;
        }

        return (left, right) switch
        {
            (null, _) or (_, null) => left is null && right is null,
            (ListValue x, ListValue y) => x.IsTuple == y.IsTuple && HaveEqualItems(x.Items, y.Items, budget),
            (DictValue x, DictValue y) => HaveEqualItems(x, y, budget),
            (string or SafeText, string or SafeText) => AreEqualTexts(PythonText.Raw(left), PythonText.Raw(right), budget),
            (RangeValue x, RangeValue y) => x.Count == y.Count && (x.Count == 0 || (x.Start == y.Start && (x.Count == 1 || x.Step == y.Step))),
            _ => left.Equals(right),
        };
    }

    /// <summary>Negative, zero or positive; null where one is not a number, and none of the orders holds.</summary>
    /// <exception cref="TemplateFault">The two have no order.</exception>
    public static int? Order(object? left, object? right, RenderBudget budget, string sign = "<")
    {
        budget.Step();
        if (Arithmetic.Number(left) is { } a && Arithmetic.Number(right) is { } b)
        {
            return OrderOfNumbers(a, b);
        }

        switch (left, right)
        {
            case (Undefined undefined, _):
                throw undefined.Fault();
            case (_, Undefined undefined):
                throw undefined.Fault();
            case (string or SafeText, string or SafeText):
                budget.Step(Math.Min(PythonText.Raw(left).Length, PythonText.Raw(right).Length) / 16);
                return OrderOfTexts(PythonText.Raw(left), PythonText.Raw(right));
            case (ListValue x, ListValue y) when x.IsTuple == y.IsTuple:
                return OrderOfItems(x.Items, y.Items, budget, sign);
            default:
                throw new TemplateFault($"'{sign}' does not compare {Kind.Of(left)} with {Kind.Of(right)}");
        }
    }

    private static int? OrderOfItems(object?[] left, object?[] right, RenderBudget budget, string sign)
    {
        budget.Enter();
        int? order = left.Length.CompareTo(right.Length);
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (!AreEqual(left[i], right[i], budget))
            {
                order = Order(left[i], right[i], budget, sign);
                break;
            }
        }

        budget.Exit();
        return order;
    }

    private static bool AreEqualTexts(string left, string right, RenderBudget budget)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        budget.Step(left.Length / 16);
        return left == right;
    }

    private static bool HaveEqualItems(object?[] left, object?[] right, RenderBudget budget)
    {
        if (ReferenceEquals(left, right) || left.Length != right.Length)
        {
            return left.Length == right.Length;
        }

        budget.Enter();
        var areEqual = true;
        for (var i = 0; i < left.Length && areEqual; i++)
        {
            areEqual = ReferenceEquals(left[i], right[i]) || AreEqual(left[i], right[i], budget);
        }

        budget.Exit();
        return areEqual;
    }

    private static bool HaveEqualItems(DictValue left, DictValue right, RenderBudget budget)
    {
        if (ReferenceEquals(left, right) || left.Count != right.Count)
        {
            return left.Count == right.Count;
        }

        budget.Enter();
        var areEqual = left.Items.All(item => right.TryGet(item.Key, out var other) && AreEqual(item.Value, other, budget));
        budget.Exit();
        return areEqual;
    }

    private static int? OrderOfNumbers(object left, object right)
    {
        if (left is BigInteger a && right is BigInteger b)
        {
            return a.CompareTo(b);
        }

        var (x, y) = (Arithmetic.Float(left), Arithmetic.Float(right));
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
    }

    /// <summary>Order of code points: above the surrogates it differs from that of UTF-16 units.</summary>
    private static int OrderOfTexts(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
            : char.IsSurrogate(a) ? 1
            : -1;
    }
}

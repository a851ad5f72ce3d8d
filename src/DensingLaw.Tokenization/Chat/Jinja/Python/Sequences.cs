using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Lengths, items and slices of text, lists, tuples, mappings (their keys) and ranges.</summary>
internal static class Sequences
{
    public static object?[] Items(object? value, RenderBudget budget)
    {
        switch (value)
        {
            case ListValue list:
                budget.Step(list.Items.Length);
                return list.Items;
            case Undefined:
                return [];
            case StreamValue stream:
                return stream.Take();
            case DictValue dict:
                budget.Items(dict.Count);
                return [.. dict.Items.Select(item => item.Key)];
            case RangeValue range:
                budget.Items(range.Count);
                return [.. Enumerable.Range(0, range.Count).Select(i => (object)(BigInteger)range[i])];
            case string or SafeText:
                return CodePoints.Split(PythonText.Raw(value), budget);
            default:
                throw new TemplateFault($"{Kind.Of(value)} has no items to go through");
        }
    }

    /// <summary>Whether the value has a length.</summary>
    public static bool HasLength(object? value) => value is Undefined or ListValue or DictValue or RangeValue or string or SafeText;

    /// <summary>Number of items, or null where the value has no length.</summary>
    public static int? Length(object? value, RenderBudget budget)
    {
        budget.Step(value is string text ? text.Length / 16 : 0);
        return Length(value);
    }

    private static int? Length(object? value) => value switch
    {
        Undefined => 0,
        ListValue list => list.Items.Length,
        DictValue dict => dict.Count,
        RangeValue range => range.Count,
        string or SafeText => CodePoints.Count(PythonText.Raw(value)),
        _ => null,
    };

    public static bool Contains(object? container, object? value, RenderBudget budget)
    {
        switch (container)
        {
            case string or SafeText:
                var text = PythonText.Raw(container);
                if (value is not (string or SafeText))
                {
                    throw new TemplateFault($"a string holds strings, not {Kind.Of(value)}");
                }

                budget.Step(text.Length / 16);
                return text.Contains(PythonText.Raw(value), StringComparison.Ordinal);
            case DictValue dict:
                budget.Step(value is string key ? key.Length / 16 : 0);
                return dict.TryGet(value, out _);
            case ListValue or RangeValue or StreamValue or Undefined:
                return Items(container, budget).Any(item => ReferenceEquals(item, value) || Comparison.AreEqual(item, value, budget));
            default:
                throw new TemplateFault($"'in' does not look into {Kind.Of(container)}");
        }
    }

    public static object Repeat(object? value, BigInteger count, RenderBudget budget)
    {
        if (value is ListValue list)
        {
            var times = Times(count, list.Items.Length, CheckItems);
            return new ListValue([.. Enumerable.Repeat(list.Items, times).SelectMany(items => items)], list.IsTuple);
        }

        var text = (string)value!;
        return string.Concat(Enumerable.Repeat(text, Times(count, text.Length, budget.Text)));

        void CheckItems(long total) => budget.Items(total);
    }

    /// <summary>Item at an index that may count from the end; undefined outside.</summary>
    public static object? At(object? value, BigInteger index, RenderBudget budget)
    {
        var length = Length(value, budget)!.Value;
        var at = index.Sign < 0 ? index + length : index;
        if (at.Sign < 0 || at >= length)
        {
            return new Undefined($"{Kind.Of(value)} of {length} has no item {index}");
        }

        var i = (int)at;
        switch (value)
        {
            case ListValue list:
                return list.Items[i];
            case RangeValue range:
                return (BigInteger)range[i];
            default:
                var text = PythonText.Raw(value);
                budget.Step(text.Length / 16);
                return text[CodePoints.UnitOf(text, i)..CodePoints.UnitOf(text, i + 1)];
        }
    }

    public static object? Slice(object? value, BigInteger? start, BigInteger? stop, BigInteger? step, RenderBudget budget)
    {
        if (value is Undefined undefined)
        {
            throw undefined.Fault();
        }

        if (value is DictValue || Length(value) is not { } length)
        {
            throw new TemplateFault($"{Kind.Of(value)} has no slices");
        }

        var (from, stride, count) = Cut(length, start, stop, step ?? 1);
        if (value is RangeValue range)
        {
            return new RangeValue(range.Start + (from * range.Step), range.Start + ((from + (count * stride)) * range.Step), range.Step * stride);
        }

        if (value is ListValue list)
        {
            budget.Items(count);
            return new ListValue([.. Enumerable.Range(0, count).Select(i => list.Items[from + (i * stride)])], list.IsTuple);
        }

        var text = PythonText.Raw(value);
        budget.Text(text.Length);
        if (stride == 1)
        {
            return text[CodePoints.UnitOf(text, from)..CodePoints.UnitOf(text, from + count)];
        }

        var parts = CodePoints.Split(text, budget);
        return string.Concat(Enumerable.Range(0, count).Select(i => (string)parts[from + (i * stride)]!));
    }

    /// <summary>First index, stride and count of a slice, by Python's rules for negative and outlying bounds.</summary>
    private static (int From, int Stride, int Count) Cut(int length, BigInteger? start, BigInteger? stop, BigInteger step)
    {
        if (step.IsZero)
        {
            throw new TemplateFault("the step of a slice is 0");
        }

        var isForward = step.Sign > 0;
        var (lowest, highest) = isForward ? (0, length) : (-1, length - 1);
        var from = Bound(start, isForward ? lowest : highest);
        var to = Bound(stop, isForward ? highest : lowest);
        // A longer stride than the text is as good as its length.
        var stride = (int)BigInteger.Clamp(step, -length - 1, length + 1);
        var distance = isForward ? to - from : from - to;
        return (from, stride, distance <= 0 ? 0 : ((distance - 1) / Math.Abs(stride)) + 1);

        int Bound(BigInteger? bound, int missing) => bound is not { } b ? missing
            : (int)BigInteger.Clamp(b.Sign < 0 ? b + length : b, lowest, highest);
    }

    private static int Times(BigInteger count, int length, Action<long> pay)
    {
        if (count.Sign <= 0 || length == 0)
        {
            return 0;
        }

        var total = count * length;
        pay(total > int.MaxValue ? int.MaxValue * 1000L : (long)total);
        return (int)count;
    }
}

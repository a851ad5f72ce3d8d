using System.Globalization;

namespace DensingLaw.MiniWorld.Programs;

/// <summary>What a program makes of the numbers that are left.</summary>
/// <param name="Words">As texts call it: <c>the largest</c>.</param>
/// <param name="Comprehension">The returned value, <c>#</c> for the list comprehension.</param>
/// <param name="Loop">Four lines of a loop: start, step and returned value; <c>#</c> for the expression.</param>
/// <param name="Of">The value as Python writes it.</param>
internal sealed record Outcome(string Words, string Comprehension, (string Start, string Step, string Result) Loop, Func<IReadOnlyList<int>, string> Of)
{
    private static readonly (string Start, string Step, string Result) s_collect = ("[]", "r.append(#)", "r");

    /// <summary>By rank.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
    [
        new("the sum", "sum(#)", ("0", "r = r + #", "r"), v => Text(v.Sum())),
        new("the list", "#", s_collect, v => List(v)),
        new("the largest", "max(#, default=0)", s_collect with { Result = "max(r, default=0)" }, v => Text(v.DefaultIfEmpty(0).Max())),
        new("the sorted list", "sorted(#)", s_collect with { Result = "sorted(r)" }, v => List(v.Order())),
        new("the smallest", "min(#, default=0)", s_collect with { Result = "min(r, default=0)" }, v => Text(v.DefaultIfEmpty(0).Min())),
        new("the number", "len(set(#))", ("set()", "r.add(#)", "len(r)"), v => Text(v.Distinct().Count())),
        new("the reversed list", "#[::-1]", s_collect with { Result = "r[::-1]" }, v => List(v.Reverse())),
        new("the tuple", "tuple(#)", ("()", "r = r + (#,)", "r"), Tuple),
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string List(IEnumerable<int> values) => $"[{string.Join(", ", values.Select(Text))}]";

    private static string Tuple(IReadOnlyList<int> values) => values.Count == 1 ? $"({Text(values[0])},)" : $"({string.Join(", ", values.Select(Text))})";
}

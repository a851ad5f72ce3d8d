namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Why the grader parts from another verdict, by the change made to the answer.</summary>
internal static class MathGraderReasons
{
    private const string BoxOfSolution =
        "the texts are the same but for typesetting; the other verdict reads the gold from the whole solution, and seems to take another formula of it";
    private const string NotRead = "the other verdict cannot read this writing of the same value";

    private static readonly Dictionary<string, string> s_right = new()
    {
        ["none"] = BoxOfSolution,
        ["no dollar signs"] = "the formula stands without dollar signs, where the other verdict looks for plain numbers alone",
        ["no phrase"] = "the answer stands in a box or behind `answer is`; the harness takes nothing but its phrase, its full stop and `I hope it is correct`",
        ["unreadable there"] = "`parse_latex` cannot read one side: a degree or percent sign, a tuple, an interval, a matrix, Unicode, Markdown",
        ["read otherwise there"] = "`parse_latex` reads letters of words as variables, mixed numbers and `sqrt(5)` as products, and takes decimals for exact",
        ["a_prefix"] = "an article in front says nothing of the value",
        ["as_frac"] = NotRead,
        ["bold_md"] = "Markdown's stars are emphasis, not a product",
        ["decimal_trunc"] = "the decimal ends there: cutting it left the same value",
        ["dollar_sign"] = "the gold has no currency, and an amount is its number",
        ["drop_last"] = "the character lost is the percent sign, which may be left out",
        ["eq_prefix"] = "a name and an equals sign in front do not change the answer",
        ["eq_prefix_y"] = "a name and an equals sign in front do not change the answer",
        ["mixed"] = "a fraction behind a whole number is a mixed number",
        ["over"] = NotRead,
        ["percent"] = "a percent sign may be left out or put in",
        ["pi_uni"] = NotRead,
        ["reorder_list"] = "several values without brackets have no order",
        ["sqrt_fn"] = NotRead,
        ["sqrt_unicode"] = NotRead,
        ["text_wrap"] = "a text command around a value does not change it",
        ["textbf"] = "bold type does not change a value",
        ["thousands_space"] = "a TeX space before three digits groups them",
        ["trailing_dot"] = "a full stop at the end belongs to the sentence",
        ["union_word"] = "a U between intervals is the union",
        ["unit_word"] = "a unit behind a number does not change it",
        ["unnorm_sentence"] = "words in front say nothing of the value",
        ["untext"] = "a word is the same with or without a text command",
        ["upper"] = "`X = 5` states the value 5, and the name of the unknown is not the answer",
        ["words"] = "a number in words is the number",
    };

    private static readonly Dictionary<string, string> s_wrong = new()
    {
        ["append_plus1"] = "one was added: a different value",
        ["bare_tuple"] = "values without brackets are a list without order, not a point",
        ["boxed"] = NotRead,
        ["comma_wrong"] = "two values were given where one is right",
        ["double"] = "the harness compares what stands behind the last equals sign; the equation is another one",
        ["drop_last"] = "the answer is cut off: its LaTeX is broken or a part is missing, and the other verdict ignores what it cannot read",
        ["empty"] = "the completion is empty, whatever was meant to be written into it",
        ["pm_split"] = "two sets of two are not the set of three",
        ["tuple_to_bracket"] = "round and square brackets differ: open and closed, point and interval",
        ["upper"] = "X is not x",
    };

    /// <summary>The reason of a class; rows without a change and changes of typesetting alone have one of their own.</summary>
    public static string Of(string change, bool right) =>
        right ? s_right.GetValueOrDefault(change, BoxOfSolution) : s_wrong.TryGetValue(change, out var reason) ? reason : throw new ArgumentException(
            $"no reason is written for '{change}', which the grader counts wrong; add one to {nameof(MathGraderReasons)}", nameof(change));
}

using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Fills <c>{name}</c> fields in one pass: braces in the inserted texts stay as they are.</summary>
internal static class PromptTemplate
{
    /// <param name="template">Text in which every brace belongs to a field.</param>
    /// <param name="field">The text of a field by its name; inserted raw.</param>
    public static string Fill(string template, Func<string, string> field)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        for (int open; (open = rest.IndexOf('{')) >= 0;)
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(field(rest[(open + 1)..close].ToString()));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }
}

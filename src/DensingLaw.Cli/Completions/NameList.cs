using System.CommandLine.Completions;

namespace DensingLaw.Cli;

/// <summary>Completes lists of names with commas.</summary>
internal static class NameList
{
    /// <summary>What may follow the last comma of the word at the cursor: names that begin as it does and are not in the list yet, each with what stands before it.</summary>
    public static Func<CompletionContext, IEnumerable<string>> Of(IEnumerable<string> names) => context =>
    {
        var word = context.WordToComplete;
        var kept = word[..(word.LastIndexOf(',') + 1)];
        var given = kept.Split(',');
        return names.Where(n => !given.Contains(n) && n.StartsWith(word[kept.Length..], StringComparison.Ordinal)).Select(n => kept + n);
    };
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace DensingLaw.Cli;

/// <summary>Everything that is wrong with a command line, each with the nearest right name.</summary>
internal static class ParseErrors
{
    public static IReadOnlyList<string> Of(ParseResult result)
    {
        var messages = new List<string>();
        var unmatched = result.UnmatchedTokens;
        foreach (var token in unmatched)
        {
            // The value after an unknown option is unmatched as well; one message for the option is enough.
            if (!token.StartsWith('-') && messages.Count > 0)
                continue;
            messages.Add(token.StartsWith('-')
                ? $"unknown option {token}{NearNames.Hint(token, OptionNames(result.CommandResult))}"
                : result.CommandResult.Command.Subcommands.Count > 0
                    ? $"unknown command {token}{NearNames.Hint(token, result.CommandResult.Command.Subcommands.Select(c => c.Name))}"
                    : $"unexpected argument {token}");
        }

        foreach (var error in result.Errors)
        {
            if (unmatched.Any(t => error.Message.Contains($"'{t}'", StringComparison.Ordinal)))
                continue;
            if (messages.Count > 0 && error.SymbolResult is CommandResult { Command.Subcommands.Count: > 0 })
                continue;
            messages.Add(error.Message.TrimEnd('.'));
        }

        return messages;
    }

    private static IEnumerable<string> OptionNames(CommandResult command)
    {
        for (SymbolResult? at = command; at is not null; at = at.Parent)
        {
            foreach (var option in ((at as CommandResult)?.Command.Options ?? []).Where(o => at == command || o.Recursive))
                yield return option.Name;
        }
    }
}

using System.CommandLine.Parsing;

namespace DensingLaw.Cli;

/// <summary>Looks at the options as they were typed, before their values are read.</summary>
internal static class GivenOptions
{
    /// <summary>Whether every option has as many values as it takes. Where one has none or two, asking for it throws, and the parser reports it itself.</summary>
    public static bool CanBeRead(CommandResult command) => command.Children.OfType<OptionResult>().All(o =>
        o.Implicit || (o.Tokens.Count >= o.Option.Arity.MinimumNumberOfValues && o.Tokens.Count <= o.Option.Arity.MaximumNumberOfValues));
}

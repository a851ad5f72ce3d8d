using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>--quiet</c> and <c>--verbose</c>, which every command takes.</summary>
internal sealed class VerbosityOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Recursive = true, Description = "Print results, warnings and errors; neither plan nor progress" };
    private readonly Option<bool> _verbose = new("--verbose") { Recursive = true, Description = "Also print what the engine decided and where the time went, on standard error" };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_quiet);
        root.Options.Add(_verbose);
    }

    public bool AreGiven(ParseResult result) => result.GetResult(_quiet) is { Implicit: false } || result.GetResult(_verbose) is { Implicit: false };

    public CliContext Apply(ParseResult result, CliContext context) => context with
    {
        Log = Given(result, _quiet) ? TextWriter.Null : context.Error,
        ErrorIsTerminal = context.ErrorIsTerminal && !Given(result, _quiet),
        IsVerbose = Given(result, _verbose),
    };

    /// <summary>Null unless both are given.</summary>
    public string? Problem(ParseResult result) =>
        Given(result, _quiet) && Given(result, _verbose) ? "--quiet and --verbose exclude each other: the one prints less, the other more" : null;

    // Not their values: a value that cannot be read is for the parser to report.
    private static bool Given(ParseResult result, Option<bool> option) => result.GetResult(option) is { Implicit: false };
}

using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data</c>: the benchmarks' releases on this machine.</summary>
internal static class DataCommand
{
    public static Command Create(DataParts parts, CliContext context) => new("data", "List, check, import and fetch the benchmarks' releases, and write the mini benchmarks.")
    {
        DataListCommand.Create(parts, context),
        DataVerifyCommand.Create(parts, context),
        DataImportCommand.Create(parts, context),
        DataPullCommand.Create(parts, context),
        DataMiniCommand.Create(context),
    };
}

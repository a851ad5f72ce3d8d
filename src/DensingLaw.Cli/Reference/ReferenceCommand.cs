using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference</c>: the curves that densities are read from.</summary>
internal static class ReferenceCommand
{
    public static Command Create(MeasureParts parts, CliContext context) => new("reference", "Make reference curves.")
    {
        ReferenceCorpusCommand.Create(context),
        ReferenceTrainCommand.Create(context),
        ReferenceRunCommand.Create(parts, context),
        ReferenceFitCommand.Create(context),
        ReferenceCheckCommand.Create(context),
        ReferenceShowCommand.Create(context),
        ReferenceRegenerateCommand.Create(parts, context),
    };
}

using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference</c>: the curves that densities are read from.</summary>
internal static class ReferenceCommand
{
    public static Command Create(CliContext context) => new("reference", "Make reference curves.")
    {
        ReferenceTrainCommand.Create(context), ReferenceFitCommand.Create(context),
    };
}

using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw law</c>: the trend of densities over time and what follows from it.</summary>
internal static class LawCommand
{
    public static Command Create(CliContext context) => new("law", "The trend of density over time: fit it, forecast with it, explain it, add "
        + "measured runs.")
    {
        LawFitCommand.Create(context),
        LawForecastCommand.Create(context),
        LawExplainCommand.Create(context),
        LawAddCommand.Create(context),
    };
}

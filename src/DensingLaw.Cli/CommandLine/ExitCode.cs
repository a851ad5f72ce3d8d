namespace DensingLaw.Cli;

/// <summary>The process's exit codes. 2, 3, 4 and 5 also come from the exceptions' own codes.</summary>
internal static class ExitCode
{
    public const int Ok = 0, Regressed = 1, Configuration = 2, Data = 3, Engine = 4, Unexpected = 5, Cancelled = 130;
}

using System.CommandLine;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe</c>: single parts laid open, so that anyone can hold them against another implementation.</summary>
internal static class ProbeCommand
{
    public static Command Create(ProbeParts parts, Func<SandboxOptions, PythonSandbox> startSandbox, CliContext context) => new("probe", "Show what one part computes, as JSON lines, for comparison with other programs.")
    {
        ProbeLogProbsCommand.Create(parts, context),
        ProbeTokenizeCommand.Create(parts, context),
        ProbeChatCommand.Create(parts, context),
        ProbePromptsCommand.Create(parts, context),
        ProbeGenerateCommand.Create(parts, context),
        ProbeGradeCommand.Create(startSandbox, context),
    };
}

using System.CommandLine;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw sandbox</c>: the place where model-written programs run.</summary>
internal static class SandboxCommand
{
    public static Command Create(Func<SandboxOptions, PythonSandbox> start, CliContext context) =>
        new("sandbox", "Look at the sandbox that runs model-written programs.") { SandboxTestCommand.Create(start, context) };
}

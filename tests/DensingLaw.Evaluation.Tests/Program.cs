using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace DensingLaw.Evaluation.Tests;

/// <summary>The test runner's entry point, as xunit generates it, save that it first looks whether this process is a test's child.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        if (ChildProcess.RunJob())
            return Task.FromResult(0);
        return args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : ConsoleRunner.Run(args);
    }
}

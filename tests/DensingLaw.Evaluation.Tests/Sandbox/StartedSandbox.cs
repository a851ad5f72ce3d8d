using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Tests.Sandbox;

/// <summary>Skips the calling test, with the sandbox's own reason, on a machine where none starts.</summary>
internal static class StartedSandbox
{
    public static PythonSandbox Require(SandboxOptions? options = null)
    {
        try
        {
            return PythonSandbox.Start(options);
        }
        catch (EngineException error)
        {
            Assert.Skip(error.Message);
            throw;
        }
    }
}

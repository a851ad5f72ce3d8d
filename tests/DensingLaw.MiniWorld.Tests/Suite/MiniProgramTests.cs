using DensingLaw.Evaluation.Benchmarks.HumanEval;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.MiniWorld.Tests.Suite;

/// <summary>The reference programs in the real sandbox: a tenth of them, all with <c>DENSINGLAW_SOAK=1</c>.</summary>
public sealed class MiniProgramTests : IDisposable
{
    private const int Every = 10;
    private PythonSandbox? _sandbox;
    private CodeGrader? _grader;

    private static bool IsSoak => Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1";

    public void Dispose()
    {
        _grader?.Dispose();
        _sandbox?.Dispose();
    }

    [Theory]
    [InlineData("humaneval")]
    [InlineData("mbpp")]
    public void ReferencePrograms_PassTheirTestsAndNotTheNextOnes(string benchmark)
    {
        var items = CommittedSuite.Load(benchmark).Items().ToList();
        var grader = Grader();
        for (var i = 0; i < items.Count; i += IsSoak ? 1 : Every)
        {
            var grade = grader.Grade(items[i].Source!, Program(i));
            Assert.True(grade.Passed, $"{items[i].Id}: {grade.Failure}");
            // Programs that mean the same pass each other's tests, but such neighbours are rare.
            var other = (i + 1) % items.Count;
            if (Program(i) != Program(other))
                Assert.False(grader.Grade(items[i].Source!, Program(other)).Passed, $"the program of {items[other].Id} passes the tests of {items[i].Id}");
        }

        string Program(int i) => (items[i].Source as HumanEvalProblem)?.Prompt + items[i].Target;
    }

    private CodeGrader Grader()
    {
        try
        {
            _sandbox = PythonSandbox.Start(new SandboxOptions { Degree = 2 });
        }
        catch (EngineException error)
        {
            Assert.Skip(error.Message);
        }

        return _grader = new CodeGrader(_sandbox);
    }
}

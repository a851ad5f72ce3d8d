using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Grading;

public sealed class MathGraderTableTests
{
    /// <summary><c>scripts/math-grader-table</c> sets the variable, and the page is written anew.</summary>
    [Fact]
    public void Table_IsUpToDate()
    {
        var page = MathGraderTable.Write();
        var path = Path.Combine(SharedFolder.RepositoryRoot, MathGraderTable.Path);
        if (Environment.GetEnvironmentVariable("DENSINGLAW_WRITE_TABLES") == "1")
            File.WriteAllText(path, page);

        Assert.True(File.ReadAllText(path) == page, $"{MathGraderTable.Path} is out of date; run scripts/math-grader-table");
    }
}

using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests.Planning;

public sealed class PlannedGenerationTests
{
    [Fact]
    public void Steps_MoreRequestsThanRows_FillRowsAsTheyEnd()
    {
        // Two rows. The first has 4 steps and then 2 more, the second 9; the first token of each comes with its prompt.
        var generation = new PlannedGeneration("b", [Request(10, 5), Request(20, 10), Request(30, 3)], [], 2);
        var steps = generation.Steps(new CompletionEnds());
        Assert.Equal(9, steps.Forwards);
        Assert.Equal(4 + 9 + 2, steps.Tokens);
        Assert.Equal((4 * (10 + 2)) + (9 * (20 + 4.5)) + (2 * (30 + 1)), steps.Pairs);
        Assert.Equal(18, generation.MostTokens);
    }

    private static GenerationRequest Request(int prompt, int most) => new(new int[prompt], most, []);
}

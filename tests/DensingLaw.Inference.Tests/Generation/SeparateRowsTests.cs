namespace DensingLaw.Inference.Tests;

/// <summary>Rows over a model whose prediction depends on the whole history: a token lost or seen by another row changes everything after it.</summary>
public sealed class SeparateRowsTests
{
    public static TheoryData<bool, int> Shapes => new() { { true, int.MaxValue }, { false, int.MaxValue }, { true, 12 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AdvanceAndRemove_RowsOfManyLengths_EachSeesItsOwnHistory(bool keepsPrefixes, int sharedLengthLimit)
    {
        using var model = new HistoryModel(new BatchShape { PreferredTokens = 64, ScoreBytesPerTokenPair = 4, KeepsPrefixes = keepsPrefixes, SharedLengthLimit = sharedLengthLimit });
        using (var rows = new SeparateRows(model, 3))
        {
            var histories = new List<List<int>> { new() { 1, 2, 3 }, new() { 4 }, new() { 5, 6 } };
            var predictions = rows.Admit(null, [.. histories.Select(h => (ReadOnlyMemory<int>)h.ToArray())], default);
            for (var step = 0; step < 12; step++)
            {
                Assert.Equal(histories.Select(h => HistoryModel.Greedy(h.ToArray())), predictions.Select(p => p.GreedyToken));
                if (step == 5)
                {
                    // The last row takes the place of the one that is removed.
                    rows.Remove(0);
                    histories = [histories[2], histories[1]];
                }

                int[] tokens = [.. histories.Select((h, i) => (7 * step) + i)];
                for (var i = 0; i < tokens.Length; i++)
                    histories[i].Add(tokens[i]);
                predictions = rows.Advance(tokens, default);
            }

            Assert.Throws<ArgumentException>(() => rows.Admit(null, [new[] { 1 }, new[] { 2 }], default));
        }

        Assert.Equal(0, model.OpenStates);
    }
}

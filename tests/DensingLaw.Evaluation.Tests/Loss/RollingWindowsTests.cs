using System.Text.Json;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Evaluation.Tests.Loss;

public sealed class RollingWindowsTests
{
    [Fact]
    public void Of_GoldenTexts_WindowsEqualLmEval()
    {
        var tokenizer = TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"));
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("goldens/smollm2/rolling.json")));
        foreach (var row in golden.RootElement.EnumerateArray())
        {
            var text = row.GetProperty("text").GetString()!;
            var tokens = tokenizer.EncodeToIds(text, addSpecialTokens: false);
            var windows = RollingWindows.Of(tokens, row.GetProperty("prefix_token_id").GetInt32(), row.GetProperty("max_length").GetInt32());

            Assert.Equal(row.GetProperty("tokens").GetInt32(), tokens.Length);
            Assert.Equal(row.GetProperty("words").GetInt32(), PythonText.CountWords(text));
            var expected = row.GetProperty("windows").EnumerateArray().ToArray();
            Assert.Equal(expected.Length, windows.Count);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i].GetProperty("context_len").GetInt32(), windows[i].Context.Length);
                Assert.Equal(expected[i].GetProperty("target_len").GetInt32(), windows[i].Continuation.Length);
                Assert.Equal(Ids(expected[i], "context_first_ids"), windows[i].Context.ToArray().Take(3));
                Assert.Equal(Ids(expected[i], "context_last_ids"), windows[i].Context.ToArray().TakeLast(3));
                Assert.Equal(Ids(expected[i], "target_first_ids"), windows[i].Continuation.ToArray().Take(3));
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(10, 3)]
    [InlineData(10, 10)]
    [InlineData(10, 99)]
    public void Of_AnyLength_ScoresEveryTokenOnceBehindItsOwnPast(int count, int maxLength)
    {
        int[] tokens = [.. Enumerable.Range(100, count)];
        var windows = RollingWindows.Of(tokens, 7, maxLength);

        Assert.Equal(tokens, windows.SelectMany(w => w.Continuation.ToArray()));
        Assert.All(windows, w => Assert.InRange(w.Context.Length + w.Continuation.Length, 2, maxLength + 1));
        var sequence = windows[0].Context.ToArray().Concat(tokens).ToArray();
        Assert.All(windows.Skip(1), w => Assert.Equal(w.Continuation.Span[0] - 1, w.Context.Span[^1]));
        Assert.Equal(7, sequence[0]);
    }

    private static int[] Ids(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];
}

using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary><c>densinglaw loss</c> against lm-evaluation-harness's rolling log-likelihood (goldens/smollm2/rolling.json).</summary>
public sealed class TextLossTests
{
    [Fact]
    public void Loss_GoldenTexts_EqualLmEval()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("goldens/smollm2/rolling.json")));
        var rows = golden.RootElement.EnumerateArray().ToArray();
        var folder = Directory.CreateTempSubdirectory("densinglaw-loss-");
        try
        {
            foreach (var row in rows.Where((_, i) => i % 2 == 0 || SoakSettings.IsSoak).Take(SoakSettings.Size(suite: 2, soak: 6)))
            {
                var path = Path.Combine(folder.FullName, "text.txt");
                File.WriteAllText(path, row.GetProperty("text").GetString()!);
                var (code, output, error) = CliProcess.Run(
                    "loss", SmolLm2.Folder, "--text", path, "--max-length", row.GetProperty("max_length").GetRawText(), "--json");
                Assert.True(code == 0, error);

                var loss = JsonDocument.Parse(output).RootElement.GetProperty("loss");
                Assert.Equal(row.GetProperty("bytes").GetInt64(), loss.GetProperty("bytes").GetInt64());

                // The README's limit for continuations of about 2,000 tokens.
                Assert.Equal(row.GetProperty("sum_logprob").GetDouble(), loss.GetProperty("logLikelihood").GetDouble(), 2e-2);
                Assert.Equal(row.GetProperty("bits_per_byte").GetDouble(), loss.GetProperty("bitsPerByte").GetDouble(), 1e-5);
                Assert.Equal(row.GetProperty("byte_perplexity").GetDouble(), loss.GetProperty("bytePerplexity").GetDouble(), 1e-5);
                Assert.Equal(row.GetProperty("word_perplexity").GetDouble(), loss.GetProperty("wordPerplexity").GetDouble(), 1e-2);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

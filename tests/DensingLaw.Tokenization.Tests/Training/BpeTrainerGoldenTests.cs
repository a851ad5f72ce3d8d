using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DensingLaw.Tests;
using DensingLaw.Tokenization.Training;

namespace DensingLaw.Tokenization.Tests.Training;

/// <summary>Against merges that Hugging Face's own trainer found (<c>tests/Data/bpe/make_bpe_goldens.mjs</c>).</summary>
public sealed class BpeTrainerGoldenTests
{
    [Theory]
    [InlineData("gpt2", PreTokenization.Gpt2)]
    [InlineData("mini", PreTokenization.SingleDigits)]
    public void Train_Corpus_FindsTheReferencesMergesAndIds(string name, PreTokenization preTokenization)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require($"bpe/{name}.json")));
        var root = golden.RootElement;
        var options = new BpeTrainerOptions { VocabularySize = 30_000, PreTokenization = preTokenization, MinFrequency = 1 };
        var trained = BpeTrainer.Train(BpeTrainerTests.Lines(), options, alphabet: null);
        Assert.Equal(
            root.GetProperty("merges").EnumerateArray().Select(m => m.GetString()),
            trained.Merges.Select(m => $"{trained.Tokens[m.Left]} {trained.Tokens[m.Right]}"));

        // The reference was trained without the token that ends texts, which has the id 0 here.
        Assert.Equal(root.GetProperty("vocabulary").GetInt32(), trained.Tokens.Count - 1);
        using var folder = new TemporaryFolder();
        trained.Save(folder.Path);
        var ids = TokenizerReader.Open(folder.Path).EncodeToIds(File.ReadAllText(SharedFolder.Require("bpe/corpus.txt")), addSpecialTokens: false);
        Assert.Equal(root.GetProperty("tokens").GetInt32(), ids.Length);
        var list = string.Join(' ', ids.Select(id => (id - 1).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(root.GetProperty("idsSha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list))));
    }
}

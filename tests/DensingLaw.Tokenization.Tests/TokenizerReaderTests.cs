namespace DensingLaw.Tokenization.Tests;

public sealed class TokenizerReaderTests
{
    [Fact]
    public void Open_FilesBesideTheTokenizer_NameSpecialTokensAndTemplate()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tokenizer.json", SyntheticTokenizer.Definition("""[{"id":264,"content":"<e>","special":true}]"""));
        folder.Write(
            "tokenizer_config.json",
            """{"bos_token":{"content":"Ā"},"eos_token":"<e>","pad_token":null,"chat_template":[{"name":"default","template":"T"}]}""");
        folder.Write("generation_config.json", """{"eos_token_id":[264,7],"pad_token_id":5}""");
        var tokenizer = TokenizerReader.Open(folder.Path);
        Assert.Equal((0, 264, 5), (tokenizer.BosId, tokenizer.EosId, tokenizer.PadId));
        Assert.Equal([7, 264], tokenizer.EosIds);
        Assert.True(tokenizer.AddsBos);
        Assert.Equal("T", tokenizer.ChatTemplate);
        Assert.Equal(265, tokenizer.VocabularySize);

        folder.Write("chat_template.jinja", "J");
        Assert.Equal("J", TokenizerReader.Open(folder.Path).ChatTemplate);
    }

    [Fact]
    public void Sha256_DefinitionOrFlagsChange_Differs()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokenizer.json", SyntheticTokenizer.Definition());
        var first = TokenizerReader.Open(file).Sha256;
        Assert.Equal(first, TokenizerReader.Open(folder.Path).Sha256);
        Assert.Matches("^[0-9a-f]{64}$", first);
        folder.Write("tokenizer_config.json", """{"bos_token":"Ā"}""");
        var second = TokenizerReader.Open(file).Sha256;
        folder.Write("tokenizer.json", SyntheticTokenizer.Definition() + "\n");
        Assert.Equal(3, new[] { first, second, TokenizerReader.Open(file).Sha256 }.Distinct().Count());
    }

    [Fact]
    public void Open_NothingThere_IsAConfigurationError()
    {
        var error = Assert.Throws<ConfigurationException>(() => TokenizerReader.Open("nowhere"));
        Assert.StartsWith("no tokenizer at nowhere", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"he\"", "\"zz\"", "is not in the vocabulary")]
    [InlineData("\"hell\":258", "\"hell\":-1", "is not a whole number from 0")]
    [InlineData("\"hell\":258", "\"hell\":257", "two tokens have the id 257")]
    [InlineData("\"hell\":258", "\"hell\":99999", "tokens but the id 99999")]
    [InlineData("\"hell\":258", "\"ll\":258", "is there twice")]
    [InlineData("[\"hell\",\"o\"]", "\"hell  o\"", "one space between them")]
    [InlineData("[\"hell\",\"o\"]", "[\"hell\"]", "expected \"left right\"")]
    [InlineData("\"id\":\"A\"", "\"id\":\"B\"", "sequence A")]
    [InlineData("\"ids\":[0]", "\"ids\":[4000]", "no token has the id 4000")]
    [InlineData("\"individual_digits\":true", "\"individual_digits\":3", "pretokenizers[0].individual_digits: expected true or false")]
    public void Open_ContradictoryFile_SaysFileAndWhatIsWrong(string find, string replacement, string message)
    {
        using var folder = new TemporaryFolder();
        var definition = SyntheticTokenizer.Definition();
        Assert.Contains(find, definition, StringComparison.Ordinal);
        var file = folder.Write("tokenizer.json", definition.Replace(find, replacement, StringComparison.Ordinal));
        var error = Assert.Throws<DataIntegrityException>(() => TokenizerReader.Open(file));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedOrMutatedFile_FailsOnlyWithOurErrors()
    {
        using var folder = new TemporaryFolder();
        var text = SyntheticTokenizer.Definition("""[{"id":264,"content":"<e>","special":true}]""");
        var definition = System.Text.Encoding.UTF8.GetBytes(text);
        var file = folder.Write("tokenizer.json", "");
        var random = new Random(23);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bytes = definition.ToArray();
            if (round % 3 == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }

            for (var change = 0; change < round % 3 && bytes.Length > 0; change++)
            {
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"\"{}[]:,0\\n"[random.Next(10)];
            }

            File.WriteAllBytes(file, bytes);
            try
            {
                var tokenizer = TokenizerReader.Open(file);
                tokenizer.Decode(tokenizer.EncodeToIds("hello w\U0001F600 12", addSpecialTokens: true), skipSpecialTokens: true);
            }
            catch (DensingLawException e)
            {
                Assert.Contains("tokenizer.json", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 3000);
    }
}

using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Inference;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>
/// The protocols of MMLU beside the default, on the real release. Expected texts were written out from the rows by the rules of the references:
/// hendrycks/test evaluate.py, OpenCompass mmlu_ppl_ac766d with its retriever, and lm-evaluation-harness's yamls (PROTOCOLS 2.1).
/// </summary>
public sealed class MmluProtocolPromptTests
{
    private const string Letters5 =
        """
        Find all c in Z_3 such that Z_3[x]/(x^2 + c) is a field.
        A. 0
        B. 1
        C. 2
        D. 3
        Answer: B

        Statement 1 | If aH is an element of a factor group, then |aH| divides |a|. Statement 2 | If H and K are subgroups of G then HK is a subgroup of G.
        A. True, True
        B. False, False
        C. True, False
        D. False, True
        Answer: B

        Statement 1 | Every element of a group generates a cyclic subgroup of the group. Statement 2 | The symmetric group S_10 has 10 elements.
        A. True, True
        B. False, False
        C. True, False
        D. False, True
        Answer: C

        Statement 1| Every function from a finite set onto itself must be one to one. Statement 2 | Every subgroup of an abelian group is abelian.
        A. True, True
        B. False, False
        C. True, False
        D. False, True
        Answer: A

        Find the characteristic of the ring 2Z.
        A. 0
        B. 3
        C. 12
        D. 30
        Answer: A


        """;

    private const string Question =
        """
        Find the degree for the given field extension Q(sqrt(2), sqrt(3), sqrt(18)) over Q.
        A. 0
        B. 4
        C. 2
        D. 6
        Answer:
        """;

    private const string Header = "The following are multiple choice questions (with answers) about  abstract algebra.\n\n";

    private const string ClozePrompt =
        """
        The following are questions (with answers) about abstract algebra.

        Question: Find all c in Z_3 such that Z_3[x]/(x^2 + c) is a field.
        Answer: 1

        Question: Statement 1 | If aH is an element of a factor group, then |aH| divides |a|. Statement 2 | If H and K are subgroups of G then HK is a subgroup of G.
        Answer: False, False

        Question: Statement 1 | Every element of a group generates a cyclic subgroup of the group. Statement 2 | The symmetric group S_10 has 10 elements.
        Answer: True, False

        Question: Statement 1| Every function from a finite set onto itself must be one to one. Statement 2 | Every subgroup of an abelian group is abelian.
        Answer: True, True

        Question: Find the characteristic of the ring 2Z.
        Answer: 0

        Question: Find the degree for the given field extension Q(sqrt(2), sqrt(3), sqrt(18)) over Q.
        Answer:
        """;

    private static readonly ConcurrentDictionary<string, Benchmark> s_loaded = new();

    [Fact]
    public void Hendrycks_AnItem_HasTheReferencesText()
    {
        var benchmark = Load("mmlu/hendrycks");
        var item = benchmark.Items().First();

        Assert.Equal(Header + Letters5 + Question, item.Prompt);
        Assert.Equal([" A", " B", " C", " D"], item.Continuations);
        Assert.Equal((1, "B"), (item.GoldIndex, item.Target));
        Assert.Equal((ChoiceRule.TopHundred, null), (benchmark.Protocol.Choice, benchmark.Protocol.Generation));
    }

    [Fact]
    public void Hendrycks_ATooLongPrompt_LosesWholeShotsFromTheEnd()
    {
        var shots = Letters5.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var item = Load("mmlu/hendrycks").Items().First();

        Assert.Equal(
            Enumerable.Range(0, 6).Reverse().Select(k => Header + string.Concat(shots.Take(k).Select(s => s + "\n\n")) + Question), item.PromptsByLength);
        // The rows as the data have them: this question starts with a blank.
        Assert.StartsWith(
            "The following are multiple choice questions (with answers) about  moral disputes.\n\n Just war theory's principle of military necessity belongs to\nA. jus in",
            Load("mmlu/hendrycks").Items().First(i => i.Id == "moral_disputes/0").PromptsByLength.Last(), StringComparison.Ordinal);
    }

    // Lines of item, tab and the prompt's SHA-256, in reporting order; the prompts were made in Python with the csv module, by the references' rules.
    [Theory]
    [InlineData("mmlu/hendrycks", "af68004380d067c7996ea03b27165d1272a9d2d37ec38406f53e8f62388ec590")]
    [InlineData("mmlu/opencompass-ppl-ac766d", "af68004380d067c7996ea03b27165d1272a9d2d37ec38406f53e8f62388ec590")]
    [InlineData("mmlu/lm-eval-cloze-5shot", "2be1599b77a32a01ca48f9eef20c6c92dd2be77db1864edfe8d3247132237263")]
    public void Items_AllPrompts_HaveTheHashOfThoseMadeInPython(string protocol, string sha256) =>
        Assert.Equal(sha256, HashOfLines(Load(protocol).Items().Select(i => (i.Id, i.Prompt))));

    // The same for the first item of each subject, with 5 shots down to none.
    [Theory]
    [InlineData("mmlu/hendrycks", "2d23389ccd25fa585a1a92d3699d610652c49e70337b0ddb74a5a751483c7194")]
    [InlineData("mmlu/opencompass-ppl-ac766d", "6eb14c4223a8f6d26fca567684f174322cf393f8fe72d79e18ddb1c4bb24e1ad")]
    public void Items_PromptsByLength_HaveTheHashOfThoseMadeInPython(string protocol, string sha256) =>
        Assert.Equal(sha256, HashOfLines(Load(protocol).Items(limit: 1).SelectMany(i => i.PromptsByLength.Select(p => (i.Id, p)))));

    [Fact]
    public void Hendrycks_AllItems_DifferFromLmEvalsByABlankAndTheQuestionsOuterWhiteSpace()
    {
        var pairs = Load("mmlu/hendrycks").Items().Zip(Load("mmlu/lm-eval-5shot").Items()).ToList();

        Assert.Equal(14_042, pairs.Count);
        Assert.All(pairs, p => Assert.True(EqualButForSpace(p.Second.Prompt, p.First.Prompt), p.First.Id));
        // Counted with Python's csv module: 41 subjects have no question with outer white space, in dev or test.
        var plain = pairs.GroupBy(p => p.First.Subtask).Where(g => g.All(p => p.First.Prompt == TwoSpaces(p.Second.Prompt))).Select(g => g.Key).ToList();
        Assert.Equal(41, plain.Count);
        Assert.Contains("abstract_algebra", plain);
        Assert.DoesNotContain("nutrition", plain);
    }

    [Fact]
    public void OpenCompass_AnItem_HasTheReferencesFourTexts()
    {
        var benchmark = Load("mmlu/opencompass-ppl-ac766d");
        var item = benchmark.Items().First();

        Assert.Equal(
            new[] { "A", "B", "C", "D" }.Select(l => Header + Letters5 + Question + " " + l), item.Continuations.Select(c => item.Prompt + c));
        Assert.Equal(ChoiceRule.WholeText, benchmark.Protocol.Choice);
        // Joined shots are ended by a line break even where there are none.
        Assert.Equal(Header + "\n" + Question, item.PromptsByLength.Last());
        Assert.Equal(Load("mmlu/hendrycks").Items().First().ShorterPrefixes.SkipLast(1), item.ShorterPrefixes.SkipLast(1));
    }

    [Fact]
    public void LmEvalGenerative_AllItems_HaveTheDefaultsPromptsAndNoContinuations()
    {
        var benchmark = Load("mmlu/lm-eval-generative");

        Assert.Equal(Load("mmlu/lm-eval-5shot").Items().Select(i => (i.Id, i.Prompt, i.Target)), benchmark.Items().Select(i => (i.Id, i.Prompt, i.Target)));
        Assert.All(benchmark.Items(), i => Assert.Empty(i.Continuations));
        Assert.All(benchmark.Items(), i => Assert.Null(i.GoldIndex));
        Assert.Equal(["</s>", "\n"], benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal((256, true), (benchmark.Protocol.Generation.MaxNewTokens, benchmark.Protocol.Generation.Greedy));
        Assert.Null(benchmark.Protocol.Choice);
    }

    [Fact]
    public void LmEvalCloze_AnItem_HasTheYamlsText()
    {
        var benchmark = Load("mmlu/lm-eval-cloze-5shot");
        var item = benchmark.Items().First();

        Assert.Equal(ClozePrompt, item.Prompt);
        Assert.Equal([" 0", " 4", " 2", " 6"], item.Continuations);
        Assert.Equal((1, "4"), (item.GoldIndex, item.Target));
        Assert.Equal([item.Prompt], item.PromptsByLength);
        Assert.Equal(ChoiceRule.PerByte, benchmark.Protocol.Choice);
        Assert.All(benchmark.Items(), i => Assert.Equal(" " + i.Target, i.Continuations[i.GoldIndex!.Value]));
        Assert.All(benchmark.Items(), i => Assert.All(((MmluQuestion)i.Source!).ChoiceBytes(), bytes => Assert.InRange(bytes, 1, 2000)));
    }

    [Fact]
    public void Source_AnswerText_IsTheContinuationOfTheGoldenLosses()
    {
        var items = Load("mmlu/lm-eval-5shot").Items().ToDictionary(i => i.Id);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedFolder.Require("goldens/smollm2/cond_loss.jsonl.gz")), CompressionMode.Decompress));
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(r => r.GetProperty("kind").GetString() == "mmlu_text").ToList();

        Assert.Equal(40, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            row.GetProperty("continuation").GetString(), " " + ((MmluQuestion)items[row.GetProperty("native_id").GetString()!].Source!).AnswerText));
    }

    [Fact]
    public void ChoiceLengths_NonAscii_AreBytesAndPythonsCharacters()
    {
        var question = new MmluQuestion("q", ["a", "é", "日本", "\U0001F600"], 3);

        Assert.Equal([1, 2, 6, 4], question.ChoiceBytes());
        Assert.Equal([1, 1, 2, 1], question.ChoiceCharacters());
        Assert.Equal("\U0001F600", question.AnswerText);
    }

    private static string HashOfLines(IEnumerable<(string Id, string Prompt)> prompts) =>
        ShotsCheck.Sha256(string.Concat(prompts.Select(p => $"{p.Id}\t{ShotsCheck.Sha256(p.Prompt)}\n")));

    private static bool EqualButForSpace(string a, string b)
    {
        for (int i = 0, j = 0; ; i++, j++)
        {
            while (i < a.Length && PythonText.IsSpace(a[i]))
                i++;
            while (j < b.Length && PythonText.IsSpace(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (a[i] != b[j])
                return false;
        }
    }

    private static string TwoSpaces(string prompt) => prompt.Replace("(with answers) about ", "(with answers) about  ", StringComparison.Ordinal);

    private static Benchmark Load(string protocol) => s_loaded.GetOrAdd(
        protocol, id => BenchmarkCatalog.Load("mmlu", Path.Combine(Path.GetDirectoryName(SharedFolder.Require("bench/mmlu/mmlu.zip"))!, ".."), id));
}

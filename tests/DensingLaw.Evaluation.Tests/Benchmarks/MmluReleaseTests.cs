using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

/// <summary>Damaged and re-uploaded releases are refused, naming file, row and numbers.</summary>
public sealed class MmluReleaseTests
{
    private const string Test = "data/test/anatomy_test.csv";

    [Fact]
    public void Load_AMadeUpRelease_MakesPromptsByHand()
    {
        using var zip = new MmluZip().Write();

        var benchmark = BenchmarkCatalog.Load("mmlu", zip.DataFolder, "mmlu/lm-eval-5shot", allowModifiedData: true);

        var item = benchmark.Subtasks.Single(s => s.Name == "high_school_us_history").Items[2];
        // The question is stripped, choices are not.
        Assert.Equal("q2\nA. a2\nB. b 2\nC. c,2\nD. d2 \nAnswer:", item.Question);
        Assert.StartsWith(
            "The following are multiple choice questions (with answers) about high school us history.\n\nq0\nA. a0\nB. b 0\nC. c,0\nD. d0 \nAnswer: A\n\nq1\n",
            item.Prompt, StringComparison.Ordinal);
        Assert.EndsWith("D. d4 \nAnswer: A\n\n" + item.Question, item.Prompt, StringComparison.Ordinal);
        Assert.Equal("high_school_us_history/2", item.Id);
        Assert.Equal("C", item.Target);
        Assert.Equal(57 * 3, benchmark.Items(limit: 3).Count());
        Assert.Equal(14_042, benchmark.ItemCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => benchmark.Items(0));
    }

    [Fact]
    public void Load_UnpackedFolder_IsReadToo()
    {
        using var zip = new MmluZip();
        zip.WriteFolder();
        var fromFolder = BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true);
        zip.Write();
        var fromZip = BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true);

        Assert.Equal(fromZip.Items().Select(i => i.Prompt), fromFolder.Items().Select(i => i.Prompt));
        Assert.Matches("^[0-9a-f]{64}$", fromFolder.DataSha256);
    }

    [Fact]
    public void Load_MissingFile_IsAConfigurationError()
    {
        using var zip = new MmluZip();

        var error = Assert.Throws<ConfigurationException>(() => BenchmarkCatalog.Load("mmlu", zip.DataFolder));

        Assert.Contains(zip.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownNames_AreRefusedWithTheKnownOnes()
    {
        var benchmark = Assert.Throws<ConfigurationException>(() => BenchmarkCatalog.Load("mmlo", "."));
        var protocol = Assert.Throws<ConfigurationException>(() => BenchmarkCatalog.Load("mmlu", ".", "mmlu/x"));

        Assert.Contains("'mmlo' is not known (did you mean mmlu?); known are mmlu", benchmark.Message, StringComparison.Ordinal);
        Assert.Contains("'mmlu/x'; it has mmlu/lm-eval-5shot", protocol.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/test/virology_test.csv", "data/test has 56 subjects; the 57", "missing data/test/virology_test.csv")]
    [InlineData("data/dev/virology_dev.csv", "data/dev has 56 subjects; the 57", "missing data/dev/virology_dev.csv")]
    public void Load_ASubjectLess_IsRefused(string entry, string count, string name)
    {
        using var zip = new MmluZip();
        zip.Entries.Remove(entry);

        AssertRefused(zip, count, name);
    }

    [Fact]
    public void Load_AnUnknownSubject_IsRefused()
    {
        using var zip = new MmluZip();
        zip.Entries["data/test/astrology_test.csv"] = "q,a,b,c,d,A\n";

        AssertRefused(zip, "data/test has 58 subjects", "unknown data/test/astrology_test.csv");
    }

    [Theory]
    [InlineData("q,a,b,c,A", "row 7 has 5 columns; 6 are needed")]
    [InlineData("q,a,b,c,d,A,", "row 7 has 7 columns; 6 are needed")]
    [InlineData("q,a,b,c,d,E", "row 7 has the answer 'E'; A, B, C or D")]
    [InlineData("q,a,b,c,d, A", "row 7 has the answer ' A'; A, B, C or D")]
    [InlineData("q,a,b,c,d,2", "Numbers as answers are a re-upload's")]
    [InlineData("question,A,B,C,D,answer", "looks like a header line")]
    public void Load_AWrongRow_IsRefusedByNumber(string row, string message)
    {
        using var zip = new MmluZip().With(Test, 6, row);

        AssertMalformed(zip, Test, message);
    }

    [Theory]
    [InlineData("data/dev/anatomy_dev.csv", "data/dev/anatomy_dev.csv has 6 rows; 5 are needed")]
    [InlineData(Test, "data/test has 14043 rows in all; 14042 are needed")]
    public void Load_ARowMore_IsRefused(string entry, string message)
    {
        using var zip = new MmluZip();
        zip.Entries[entry] += "q,a,b,c,d,A\n";

        AssertRefused(zip, message);
    }

    [Theory]
    [InlineData("data/dev/anatomy_dev.csv")]
    [InlineData(Test)]
    public void Load_AnEmptyFile_IsMalformed(string entry)
    {
        using var zip = new MmluZip();
        zip.Entries[entry] = "";

        AssertMalformed(zip, entry + " has no rows; at least 1 is needed");
    }

    [Fact]
    public void Load_ASubjectWithoutShots_IsMalformedEvenIfAllowed()
    {
        using var zip = new MmluZip();
        zip.Entries.Remove("data/dev/virology_dev.csv");
        zip.Write();

        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true));

        Assert.Contains("data/dev/virology_dev.csv is missing; every subject needs one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotUtf8_IsMalformed()
    {
        using var zip = new MmluZip().With(Test, 6, "q\u00ff,a,b,c,d,A");

        AssertMalformed(zip, Test, "is not UTF-8");
    }

    [Fact]
    public void Load_OtherTexts_AreRefusedOrNoted()
    {
        using var zip = new MmluZip();

        AssertRefused(zip, "has texts with the SHA-256", "the release's 81c33b51d8bb… is needed");
        var benchmark = BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true);

        Assert.True(benchmark.ModifiedData);
        Assert.Contains("has texts with the SHA-256", Assert.Single(benchmark.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ModifiedDataAllowed_ReadsWhatIsThere()
    {
        using var zip = new MmluZip();
        zip.Entries.Remove("data/test/virology_test.csv");
        zip.Entries["data/dev/anatomy_dev.csv"] = " q ,a,b,c,d,B\n";
        zip.Entries["data/dev/astrology_dev.csv"] = "q,a,b,c,d,C\n";
        zip.Entries["data/test/astrology_test.csv"] = "q,a,b,c,d,D\n";
        zip.Write();

        var benchmark = BenchmarkCatalog.Load("mmlu", zip.DataFolder, "mmlu/hendrycks", allowModifiedData: true);

        Assert.Equal(
            [
                "data/dev has 58 subjects; the 57 of the release are needed (unknown data/dev/astrology_dev.csv)",
                "data/test has 57 subjects; the 57 of the release are needed (missing data/test/virology_test.csv and 1 more)",
                "data/dev/anatomy_dev.csv has 1 rows; 5 are needed", "data/dev/astrology_dev.csv has 1 rows; 5 are needed",
                "data/test has 13797 rows in all; 14042 are needed",
            ],
            benchmark.Differences.SkipLast(1).Select(d => d[(zip.Path.Length + 2)..]));
        Assert.StartsWith(zip.Path + " has texts with the SHA-256", benchmark.Differences[^1], StringComparison.Ordinal);
        Assert.Equal(57, benchmark.Subtasks.Count);
        Assert.Null(Assert.Single(benchmark.Subtasks, s => s.Name == "astrology").Category);
        // The 246 rows of virology less, one of astrology more.
        Assert.Equal(14_042 - 246 + 1, benchmark.ItemCount);
        var item = Assert.Single(benchmark.Subtasks, s => s.Name == "anatomy").Items[0];
        Assert.Equal("The following are multiple choice questions (with answers) about  anatomy.\n\n q \nA. a\nB. b\nC. c\nD. d\nAnswer: B\n\n", item.PromptPrefix);
        Assert.Equal(["The following are multiple choice questions (with answers) about  anatomy.\n\n"], item.ShorterPrefixes);
    }

    [Fact]
    public void Load_ABomb_IsRefusedBeforeItIsUnpacked()
    {
        using var zip = new MmluZip();
        zip.Entries[Test] = new string('x', (16 << 20) + 1);

        AssertRefused(zip, Test, "more than 16777216 bytes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(20_000)]
    public void Load_TruncatedZip_IsRefused(int bytes)
    {
        using var zip = new MmluZip().Write();
        File.WriteAllBytes(zip.Path, File.ReadAllBytes(zip.Path)[..bytes]);

        AssertRefusedAsIs(zip, "not a whole zip file", $"({bytes} bytes)");
    }

    [Fact]
    public void Load_FlippedByte_IsNeverTakenForTheRelease()
    {
        using var zip = new MmluZip().Write();
        var good = File.ReadAllBytes(zip.Path);
        var undamaged = BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true).Differences;
        // The first entries, and the central directory at the end.
        foreach (var position in Enumerable.Range(0, 20).SelectMany(i => (int[])[60 + 97 * i, good.Length - 1 - 97 * i]))
        {
            var bad = (byte[])good.Clone();
            bad[position] ^= 0x10;
            File.WriteAllBytes(zip.Path, bad);

            // A flip in a time stamp or an attribute changes nothing that is read; one in a name is a difference; all others are refused.
            var check = new ReleaseCheck(allowsModifiedData: true);
            if (Record.Exception(() => MmluRelease.Read(zip.DataFolder, check)) is { } error)
                Assert.IsType<DataIntegrityException>(error);
            else if (check.Differences.Count == undamaged.Count)
                Assert.Equal(undamaged, check.Differences);
        }
    }

    private static void AssertRefused(MmluZip zip, params string[] parts) => AssertRefusedAsIs(zip.Write(), parts);

    private static void AssertMalformed(MmluZip zip, params string[] parts)
    {
        AssertRefused(zip, parts);
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("mmlu", zip.DataFolder, allowModifiedData: true));

        Assert.EndsWith(" Get the original release file again.", error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private static void AssertRefusedAsIs(MmluZip zip, params string[] parts)
    {
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("mmlu", zip.DataFolder));

        Assert.Contains(zip.Path, error.Message, StringComparison.Ordinal);
        Assert.Matches(@" Get the original release file again(, or give --allow-modified-data)?\.\z", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        foreach (var part in parts)
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}

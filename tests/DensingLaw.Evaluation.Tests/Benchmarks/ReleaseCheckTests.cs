using System.Globalization;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

public sealed class ReleaseCheckTests
{
    [Fact]
    public void Differ_NotAllowed_IsRefusedWithTheNextStep()
    {
        var check = new ReleaseCheck(allowsModifiedData: false);

        var error = Assert.Throws<DataIntegrityException>(() => check.Count("f.csv", 2, "rows", 3));

        Assert.Equal("f.csv has 2 rows; 3 are needed. Get the original release file again, or give --allow-modified-data.", error.Message);
        Assert.Empty(check.Differences);
    }

    [Fact]
    public void Differ_Allowed_IsNotedInOrder()
    {
        var check = new ReleaseCheck(allowsModifiedData: true);

        check.Count("f.csv", 2, "rows", 3);
        check.Count("g.csv", 3, "rows", 3);
        check.Names("d", "subjects", ["a", "b"], ["b", "c"]);
        // The SHA-256 of 2, 0, 0, 0, 'h', 'i', as sha256sum gives it.
        check.Texts("h", ["hi"], new string('0', 64));
        check.Texts("h", ["hi"], TextsSha256.Of(["hi"]));

        Assert.Equal(
            [
                "f.csv has 2 rows; 3 are needed", "d has 2 subjects; the 2 of the release are needed (missing a and 1 more)",
                "h has texts with the SHA-256 aa47b6557fb0…; the release's 000000000000… is needed",
            ],
            check.Differences);
    }

    [Fact]
    public void Differ_VeryMany_AreCounted()
    {
        var check = new ReleaseCheck(allowsModifiedData: true);
        for (var i = 0; i < 25; i++)
            check.Differ(i.ToString(CultureInfo.InvariantCulture));

        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => i.ToString(CultureInfo.InvariantCulture)), "5 differences more"], check.Differences);
    }

    [Fact]
    public void TextsSha256_OtherSeams_HaveAnotherHash() => Assert.NotEqual(TextsSha256.Of(["ab", "c"]), TextsSha256.Of(["a", "bc"]));
}

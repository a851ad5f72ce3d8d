using DensingLaw.Evaluation.Data;

namespace DensingLaw.Evaluation.Tests.Data;

public sealed class DataFolderTests
{
    [Theory]
    [InlineData("given", "variable", "given")]
    [InlineData(null, "variable", "variable")]
    public void Choose_TheNearestWins(string? given, string? variable, string expected) => Assert.Equal(expected, DataFolder.Choose(given, _ => variable));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Choose_NothingGiven_IsInTheUsersOwnFolder(string? variable) =>
        Assert.EndsWith(Path.Combine("densinglaw", "benchmarks"), DataFolder.Choose(null, _ => variable), StringComparison.Ordinal);

    [Fact]
    public void Choose_AnEmptyOption_IsRefused() => Assert.Throws<ConfigurationException>(() => DataFolder.Choose("", _ => "variable"));
}

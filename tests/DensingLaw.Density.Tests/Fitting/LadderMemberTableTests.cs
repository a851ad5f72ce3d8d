namespace DensingLaw.Density.Tests;

public sealed class LadderMemberTableTests
{
    [Fact]
    public void Parse_TableOfAnotherTrainer_TakesItsColumnsByName()
    {
        var members = LadderMemberTable.Parse("step,checkpoint,tokens,nonembedding_params\n9,a/10,3.2e6,5888\n9,b,64000,\n", "ladder.csv");

        Assert.Equal([new LadderMember("a/10", 5888, 3_200_000), new LadderMember("b", null, 64_000)], members);
    }

    [Theory]
    [InlineData("folder\na\n", "ladder.csv has no column tokens; it has folder")]
    [InlineData("folder,tokens\na,1\na,2\n", "ladder.csv, line 3: 'a' is a member already")]
    [InlineData("folder,tokens\na,0\n", "ladder.csv, line 2: parameters and tokens must be above 0")]
    [InlineData("folder,tokens\n,5\n", "ladder.csv, line 2: the member's folder is not named")]
    public void Parse_NotALadder_SaysWhere(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => LadderMemberTable.Parse(text, "ladder.csv")).Message);
}

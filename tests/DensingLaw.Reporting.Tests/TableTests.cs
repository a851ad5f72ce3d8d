namespace DensingLaw.Reporting.Tests;

public sealed class TableTests
{
    private static readonly Table s_table = new()
    {
        Headers = ["name", "one", "two", "three"],
        RightAligned = [1, 2],
        LeftOutFirst = [2, 1],
        Rows = [["N̂", "1", "22", "x"], ["longer", "1000", "2", "y"]],
    };

    [Theory]
    [InlineData(int.MaxValue, "", "name     one  two  three")]
    [InlineData(24, "", "name     one  two  three")]
    [InlineData(23, "two", "name     one  three")]
    [InlineData(19, "two", "name     one  three")]
    [InlineData(18, "one two", "name    three")]
    [InlineData(1, "one two", "name    three")]
    public void Within_LeavesOutNoMoreThanItMust(int columns, string leftOut, string head)
    {
        var (table, left) = s_table.Within(columns);
        Assert.Equal(leftOut, string.Join(' ', left));
        Assert.Equal(head, table.ToTextLines().First());
        Assert.All(table.ToTextLines(), l => Assert.True(l.Length <= head.Length + 1, l));
    }

    [Fact]
    public void Within_KeepsTheSidesOfColumns() =>
        Assert.Equal(["name     one  three", "N̂          1  x", "longer  1000  y"], s_table.Within(20).Table.ToTextLines());

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Within_TheTablesOfARun_FitATerminal(int columns)
    {
        var result = SampleResult.Build();
        Assert.All(ResultTables.Scores(result).Within(columns).Table.ToTextLines(), l => Assert.True(l.Length <= columns, l));
    }
}

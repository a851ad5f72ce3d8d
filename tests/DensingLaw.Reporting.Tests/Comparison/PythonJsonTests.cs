using System.Text.Json.Nodes;

namespace DensingLaw.Reporting.Tests.Comparison;

/// <summary>Expected texts are what Python 3.11's <c>json.dumps</c> and <c>repr</c> print.</summary>
public sealed class PythonJsonTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(100.0, "100.0")]
    [InlineData(-1.5845202207565308, "-1.5845202207565308")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.25e-7, "1.25e-07")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Number_AnyDouble_IsPythonsRepr(double value, string expected) => Assert.Equal(expected, PythonJson.Number(value));

    [Fact]
    public void Line_EveryKind_IsPythonsDumps()
    {
        var value = new JsonObject
        {
            ["text"] = "a\"b\\c\n\t\u0001 é \u2028 \U0001F600 </",
            ["list"] = new JsonArray(1, 2.0, null, true, new JsonArray(), new JsonObject()),
        };
        Assert.Equal("{\"text\": \"a\\\"b\\\\c\\n\\t\\u0001 é \u2028 \U0001F600 </\", \"list\": [1, 2.0, null, true, [], {}]}", PythonJson.Line(value));
    }

    [Fact]
    public void Indented_NestedValues_AreBrokenAsPythonBreaksThem() =>
        Assert.Equal("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}", PythonJson.Indented(new JsonObject { ["a"] = new JsonArray(1, new JsonObject()), ["b"] = new JsonArray() }));
}

using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests.Benchmarks;

public sealed class PythonCsvTests
{
    // Rows as list(csv.reader(io.StringIO(text, newline=''))) of Python 3.11 gives them, empty rows left out; fields joined with '¦', rows with '‖'.
    [Theory]
    [InlineData("a,b\n1,2\n", "a¦b‖1¦2")]
    [InlineData("a,\"b \"\"x\"\" y\",c", "a¦b \"x\" y¦c")]
    [InlineData("a\"b,c\"\"d,e", "a\"b¦c\"\"d¦e")]
    [InlineData("\"ab\"c,d", "abc¦d")]
    [InlineData("\"a\r\nb\",c\r\nd,e", "a\r\nb¦c‖d¦e")]
    [InlineData("\"a\nb\"\n", "a\nb")]
    [InlineData("\"a\rb\",c", "a\rb¦c")]
    [InlineData("a,b\r\rc", "a¦b‖c")]
    [InlineData("\n\na,b\n\n", "a¦b")]
    [InlineData(" \"a\",b", " \"a\"¦b")]
    [InlineData(" a , b ", " a ¦ b ")]
    [InlineData("a,\n,", "a¦‖¦")]
    [InlineData("\"\",\"\"", "¦")]
    [InlineData("\"a,b", "a,b")]
    [InlineData("é,\"日本\"\n", "é¦日本")]
    [InlineData("#c,d", "#c¦d")]
    [InlineData("a\tb;c|d", "a\tb;c|d")]
    public void Read_EdgeCases_EqualPythons(string text, string expected)
    {
        var rows = PythonCsv.Read("test.csv", Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, string.Join('‖', rows.Select(r => string.Join('¦', r))));
    }

    [Theory]
    [InlineData("  a b\t\r\n", "a b")]
    [InlineData("\u001c\u001fa\u00a0\u2028\u3000", "a")]
    [InlineData("\u200ba", "\u200ba")]
    [InlineData(" \n ", "")]
    public void Strip_WhiteSpace_IsPythons(string text, string expected) => Assert.Equal(expected, PythonText.Strip(text));
}

namespace DensingLaw.Inference.Tests;

public sealed class ProgramFolderTests
{
    [Theory]
    [InlineData("/src/project/bin/Release/net10.0/", true)]
    [InlineData("/src/project/bin/Debug/net10.0", true)]
    [InlineData("/opt/densinglaw/", false)]
    [InlineData("/usr/local/bin/", false)]
    [InlineData("/home/me/.dotnet/tools/.store/densinglaw/0.1.0/densinglaw/0.1.0/tools/net10.0/any/", false)]
    [InlineData("/", false)]
    public void IsBuildOutput_ByPlace(string folder, bool expected) => Assert.Equal(expected, ProgramFolder.IsBuildOutput(folder));

    [Fact]
    public void IsBuilt_OfTheTestsThemselves() => Assert.True(ProgramFolder.IsBuilt);
}

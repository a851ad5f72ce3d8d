using System.Net;
using System.Text;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Evaluation.Tests.Data;

/// <summary>Pulls from a server on this machine that cuts, lies and fails.</summary>
public sealed class DataPullerTests : IDisposable
{
    private static readonly byte[] s_content = MadeUpData.Noise(300_000);

    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();
    private readonly List<PullProgress> _progress = [];

    public DataPullerTests() => _server.Files["a.bin"] = s_content;

    private string Target => _folder["toy/a.bin"];

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pull_AFile_IsFetchedOnceAndNotAgain()
    {
        var first = await PullAsync(Manifest());
        var second = await PullAsync(Manifest());

        Assert.Equal((1, 0, 0), (first.Fetched.Count, first.AlreadyThere.Count, first.ByHand.Count));
        Assert.Equal((0, 1), (second.Fetched.Count, second.AlreadyThere.Count));
        Assert.Equal(["a.bin"], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_ConnectionsCutTwice_GoesOnWhereItStopped()
    {
        _server.Cuts.Enqueue(100_000);
        _server.Cuts.Enqueue(50_000);

        await PullAsync(Manifest());

        AssertWhole();
        Assert.Equal(3, _server.Requests.Count);
        var starts = _server.Requests.Skip(1).Select(r => r.Split(' ')).ToList();
        Assert.All(starts, s => Assert.Equal("\"1\"", s[2]));
        // How much of a cut answer arrives is the system's affair, but never more than was sent, and each attempt begins where the last one ended.
        var offsets = starts.Select(s => int.Parse(s[1]["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(offsets[0], 1, 100_000);
        Assert.InRange(offsets[1], offsets[0], offsets[0] + 50_000);
        Assert.Equal(2, _progress.Count(p => p.Event?.Contains("again in", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Pull_AllAttemptsCut_KeepsThePartForTheNextRun()
    {
        for (var i = 0; i < 2; i++)
            _server.Cuts.Enqueue(60_000);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => PullAsync(Manifest(), attempts: 2));
        Assert.StartsWith($"cannot fetch toy/a.bin: {_server["a.bin"]}", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
        var kept = new FileInfo(Target + ".part").Length;
        Assert.InRange(kept, 1, 120_000);

        await PullAsync(Manifest());

        Assert.Equal($"a.bin bytes={kept}- \"1\"", _server.Requests[^1]);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_AServerWithoutRanges_StartsAnew()
    {
        _server.KnowsRanges = false;
        _server.Cuts.Enqueue(100_000);

        await PullAsync(Manifest());

        Assert.Equal(2, _server.Requests.Count);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_AnotherVersionOnTheServer_StartsAnew()
    {
        LeavePart([1, 2, 3], "\"0\"");

        await PullAsync(Manifest());

        Assert.Equal(["a.bin bytes=3- \"0\""], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_APartOfAnotherFile_IsDroppedAndFetchedAnew()
    {
        // No tag was kept, so that only the hash of the whole can tell.
        LeavePart([1, 2, 3], "");

        await PullAsync(Manifest());

        Assert.Equal(["a.bin bytes=3-", "a.bin"], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_APartThatIsTooLong_IsDropped()
    {
        LeavePart(new byte[s_content.Length + 1], "\"1\"");

        await PullAsync(Manifest());

        Assert.Equal(["a.bin"], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_AWholePart_IsOnlyHashed()
    {
        LeavePart(s_content, "\"1\"");

        await PullAsync(Manifest());

        Assert.Empty(_server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_WithoutALengthAndCut_GoesOn()
    {
        _server.SaysLength = false;
        _server.Cuts.Enqueue(100_000);

        await PullAsync(Manifest());

        Assert.Equal(2, _server.Requests.Count);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_TheServersFileChangesWhileItIsCut_StartsAnewWithoutATag()
    {
        _server.Tag = null;
        _server.Files["a.bin"] = new byte[s_content.Length];
        _server.Cuts.Enqueue(100_000);

        await new DataPuller(_client, new PullSettings { FirstWait = TimeSpan.FromMilliseconds(1) }).PullAsync(
            Manifest(), _folder.Path, progress => _server.Files["a.bin"] = progress.Event is null ? _server.Files["a.bin"] : s_content);

        Assert.Equal(["a.bin", "bytes=", "a.bin"], _server.Requests.Select((r, i) => i == 1 ? r.Split(' ')[1][..6] : r));
        AssertWhole();
    }

    [Fact]
    public async Task Pull_WrongBytes_LeaveNothingAndNameBothHashes()
    {
        var other = s_content.ToArray();
        other[1000] ^= 1;
        _server.Files["a.bin"] = other;

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest()));

        Assert.Contains(MadeUpData.Hex(other), error.Message, StringComparison.Ordinal);
        Assert.Contains(MadeUpData.Hex(s_content), error.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Pull_MoreBytesThanTheRelease_AreNotTaken()
    {
        _server.Files["a.bin"] = [.. s_content, 0];

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest()));

        Assert.Contains("sends more than the 300000 bytes", error.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Pull_NotFound_IsNotTriedAgainAndNamesTheWayOut()
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => PullAsync(Manifest("b.bin")));

        Assert.Equal(["b.bin"], _server.Requests);
        Assert.Equal(
            $"cannot fetch toy/a.bin: {_server["b.bin"]} answered 404 NotFound; get the file in another way and run 'densinglaw data import' on its folder", error.Message);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Pull_TheFirstAddressFails_TakesTheSecond()
    {
        await PullAsync(Manifest("b.bin", "a.bin"));

        Assert.Equal(["b.bin", "a.bin"], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_ServerErrors_AreTriedAgain()
    {
        _server.Statuses.Enqueue(HttpStatusCode.ServiceUnavailable);
        _server.Statuses.Enqueue(HttpStatusCode.TooManyRequests);

        await PullAsync(Manifest());

        Assert.Equal(3, _server.Requests.Count);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_ARedirect_IsFollowed()
    {
        _server.Redirects["old.bin"] = _server["a.bin"];

        await PullAsync(Manifest("old.bin"));

        Assert.Equal(["old.bin", "a.bin"], _server.Requests);
        AssertWhole();
    }

    [Fact]
    public async Task Pull_AFileAddress_IsCopied()
    {
        var source = _folder["source.bin"];
        File.WriteAllBytes(source, s_content);

        await PullAsync(MadeUpData.Manifest(MadeUpData.File("toy/a.bin", s_content, new Uri(source).AbsoluteUri)));

        AssertWhole();
        Assert.True(File.Exists(source));
    }

    [Fact]
    public async Task Pull_AServerThatFallsSilent_IsGivenUp()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/a.bin";

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => PullAsync(
            MadeUpData.Manifest(MadeUpData.File("toy/a.bin", s_content, url)), attempts: 1, silence: TimeSpan.FromMilliseconds(200)));

        Assert.Contains("sent nothing for 0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_Cancelled_KeepsThePart()
    {
        using var stop = new CancellationTokenSource();
        var puller = new DataPuller(_client, new PullSettings());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => puller.PullAsync(Manifest(), _folder.Path, _ => stop.Cancel(), stop.Token));

        Assert.True(new FileInfo(Target + ".part").Length > 0);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Pull_AModifiedFileInTheFolder_IsNotReplaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "mine");

        var error = await Assert.ThrowsAsync<DataIntegrityException>(() => PullAsync(Manifest()));

        Assert.Contains("move it away", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Target));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Pull_AFolderThatCannotBeWritten_IsAConfigurationError()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom a folder's mode keeps out: not root, not Windows");
            return;
        }

        Directory.CreateDirectory(_folder["toy"]);
        File.SetUnixFileMode(_folder["toy"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => PullAsync(Manifest()));
        File.SetUnixFileMode(_folder["toy"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_AFileWhereTheFolderShouldBe_IsOneLine()
    {
        File.WriteAllText(_folder["toy"], "");

        var error = await Assert.ThrowsAsync<StorageException>(() => PullAsync(Manifest()));

        Assert.StartsWith($"cannot write '{Target}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_AFileWithoutAddress_IsLeftToTheUser()
    {
        var byHand = MadeUpData.File("toy/hand.txt", [1]);

        var report = await PullAsync(MadeUpData.Manifest(MadeUpData.File("toy/a.bin", s_content, _server["a.bin"]), byHand));

        Assert.Equal([byHand], report.ByHand);
        AssertWhole();
    }

    private DataManifest Manifest(params string[] names) =>
        MadeUpData.Manifest(MadeUpData.File("toy/a.bin", s_content, [.. (names.Length == 0 ? ["a.bin"] : names).Select(n => _server[n])]));

    private Task<PullReport> PullAsync(DataManifest manifest, int attempts = 4, TimeSpan? silence = null) =>
        new DataPuller(_client, new PullSettings { Attempts = attempts, FirstWait = TimeSpan.FromMilliseconds(1), Silence = silence ?? TimeSpan.FromSeconds(30) })
            .PullAsync(manifest, _folder.Path, _progress.Add);

    private void LeavePart(byte[] bytes, string tag)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllBytes(Target + ".part", bytes);
        File.WriteAllText(Target + ".part.from", $"{_server["a.bin"]}\n{tag}\n", new UTF8Encoding(false));
    }

    private void AssertWhole()
    {
        Assert.Equal(s_content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    private void AssertNothingLeft() => Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
}

using System.Globalization;

namespace DensingLaw.Training.Loop;

/// <summary>A run's <c>loss.csv</c>: means over a few steps. A resumed run takes back the rows after its state, so that each row is there once.</summary>
internal sealed class LossLog : IDisposable
{
    private const string Header = "phase,step,tokens,learning_rate,loss,gradient_norm,tokens_per_second";

    private readonly StreamWriter _writer;
    private readonly string _phase;

    /// <param name="path">Continued where it exists.</param>
    /// <param name="phase"><c>stable</c> or a stop: <c>m60</c>.</param>
    /// <param name="step">Steps of that phase that are kept.</param>
    public LossLog(string path, string phase, long step)
    {
        _phase = phase;
        if (File.Exists(path))
        {
            var kept = File.ReadLines(path).Where(l => !IsAfter(l, phase, step)).ToList();
            File.WriteAllLines(path + ".tmp", kept);
            File.Move(path + ".tmp", path, overwrite: true);
        }

        var isNew = !File.Exists(path);
        _writer = new StreamWriter(path, append: true) { NewLine = "\n" };
        if (isNew)
            _writer.WriteLine(Header);
    }

    public void Add(long step, long tokens, double learningRate, double loss, double gradientNorm, double tokensPerSecond) => _writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{_phase},{step},{tokens},{learningRate:G6},{loss:F5},{gradientNorm:F4},{tokensPerSecond:F0}"));

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    /// <summary>A line that the killed process did not finish counts as after.</summary>
    private static bool IsAfter(string line, string phase, long step)
    {
        var fields = line.Split(',');
        if (line == Header)
            return false;
        return fields.Length != 7 || (fields[0] == phase && (!long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > step));
    }
}

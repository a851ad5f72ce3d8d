using System.Globalization;
using System.Runtime.InteropServices;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>The seccomp filter as a file without a name: children open it through this process's descriptor, and nothing is left behind when it ends.</summary>
internal sealed class FilterFile : IDisposable
{
    private readonly FileStream _file;

    public FilterFile()
    {
        var path = System.IO.Path.GetTempFileName();
        try
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            _file.Write(SystemCallFilter.Build(RuntimeInformation.OSArchitecture));
            _file.Flush();
        }
        finally
        {
            File.Delete(path);
        }

        Path = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{_file.SafeFileHandle.DangerousGetHandle()}");
    }

    /// <summary>Valid while this object lives.</summary>
    public string Path { get; }

    public void Dispose() => _file.Dispose();
}

using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DensingLaw.Checkpoints;

/// <summary>A file mapped read-only into memory. Every access is checked against the file's length, which is fixed when it is opened.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private bool _disposed;

    private MappedFile(string path, MemoryMappedFile map, MemoryMappedViewAccessor view, long length)
    {
        (Path, _map, _view, Length) = (path, map, view, length);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>The file's full path, for messages.</summary>
    public string Path { get; }

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <exception cref="ConfigurationException">The file cannot be opened.</exception>
    /// <exception cref="DataIntegrityException">The file is empty.</exception>
    public static MappedFile Open(string path)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path);
            var length = RandomAccess.GetLength(handle);
            if (length == 0)
                throw new DataIntegrityException($"{path}: the file is empty; download it again");
            var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            return new MappedFile(path, map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"{path}: cannot be opened ({e.Message}); check that it exists and may be read", e);
        }
    }

    /// <summary>The address of <paramref name="length"/> bytes from <paramref name="offset"/>; valid until disposal.</summary>
    /// <exception cref="DataIntegrityException">The bytes are not all inside the file.</exception>
    public byte* Address(long offset, long length)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new DataIntegrityException($"{Path}: bytes {offset} to {offset + length} are needed, the file has {Length}; download it again");
        return _start + offset;
    }

    /// <summary>Bytes of the file; valid until disposal.</summary>
    public ReadOnlySpan<byte> Slice(long offset, int length) => new(Address(offset, length), length);

    /// <summary>
    /// Says that these bytes will not be read again soon: their pages leave the process's memory and come back from the file when they are. Without it a
    /// model that was converted counts twice.
    /// </summary>
    public void Forget(long offset, long length)
    {
        var start = (nuint)Address(offset, length);
        var page = (nuint)Environment.SystemPageSize;
        var first = (start + page - 1) & ~(page - 1);
        var last = (start + (nuint)length) & ~(page - 1);
        if (OperatingSystem.IsLinux() && last > first && MemoryAdvice.Set((void*)first, last - first, MemoryAdvice.DontNeed) != 0)
            throw new InvalidOperationException($"{Path}: madvise failed with error {Marshal.GetLastPInvokeError()}");
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}

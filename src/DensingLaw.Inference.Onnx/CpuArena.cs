using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>
/// One memory arena for all CPU sessions of the process. With an arena each, a decoder, its head and the append of prefixes keep what they once needed
/// apart from each other; together they need about 10 % less on SmolLM2 (1.66 GB against 1.82 GB on the longest MMLU prompts).
/// </summary>
internal static class CpuArena
{
    private const int NextPowerOfTwo = 0;
    private const int DefaultInitialBytes = -1;

    /// <summary>A free chunk is split when this much would be left over; ONNX Runtime's default of 128 MiB hands out chunks of twice the size asked for.</summary>
    private const int SplitBytes = 1 << 20;

    private static readonly Lazy<bool> s_registration = new(Register);

    /// <summary>Makes sessions with these options use it.</summary>
    public static void UseIn(SessionOptions options)
    {
        if (s_registration.Value)
        {
            options.AddSessionConfigEntry("session.use_env_allocators", "1");
        }
    }

    private static bool Register()
    {
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg(0, NextPowerOfTwo, DefaultInitialBytes, SplitBytes);
        OrtEnv.Instance().CreateAndRegisterAllocator(memory, arena);
        return true;
    }
}

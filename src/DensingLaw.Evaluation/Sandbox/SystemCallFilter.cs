using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DensingLaw.Evaluation.Sandbox;

/// <summary>The seccomp filter of the sandbox as classic BPF: a <c>struct sock_filter</c> array as bubblewrap's <c>--seccomp</c> reads it.</summary>
internal static class SystemCallFilter
{
    private const int InstructionBytes = 8;

    // Offsets in struct seccomp_data.
    private const uint NumberOffset = 0, ArchitectureOffset = 4;

    // BPF_LD | BPF_W | BPF_ABS; BPF_JMP | BPF_JEQ | BPF_K; BPF_JMP | BPF_JGE | BPF_K; BPF_RET | BPF_K.
    private const ushort Load = 0x20, JumpEqual = 0x15, JumpAtLeast = 0x35, Return = 0x06;

    // Returned values of linux/seccomp.h; the low 16 bits of Fail are the error number.
    private const uint Kill = 0x8000_0000, Fail = 0x0005_0000, Allow = 0x7fff_0000;
    private const uint NotPermitted = 1, NotImplemented = 38;

    // AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64; x32 calls carry bit 30.
    private const uint ArchitectureX64 = 0xC000_003E, ArchitectureArm64 = 0xC000_00B7, X32Bit = 0x4000_0000;

    /// <summary>The filter for the machine's architecture; calls of any other (32-bit x86, x32) end the process.</summary>
    /// <exception cref="EngineException">Neither x86-64 nor arm64.</exception>
    public static byte[] Build(Architecture architecture)
    {
        if (architecture is not (Architecture.X64 or Architecture.Arm64))
            throw new EngineException($"the code sandbox has a system-call filter for x86-64 and arm64; this machine is {architecture}; run code benchmarks elsewhere");
        var isX64 = architecture == Architecture.X64;
        var program = new List<byte>();
        Add(Load, ArchitectureOffset);
        ReturnUnlessEqual(isX64 ? ArchitectureX64 : ArchitectureArm64, Kill);
        Add(Load, NumberOffset);
        if (isX64)
            ReturnIf(JumpAtLeast, X32Bit, Kill);
        ReturnIf(JumpAtLeast, SystemCall.FirstUnknown, Fail | NotImplemented);
        ReturnIf(JumpEqual, SystemCall.Clone3, Fail | NotImplemented);
        foreach (var call in SystemCall.Denied)
        {
            if ((isX64 ? call.X64 : call.Arm64) is { } number)
                ReturnIf(JumpEqual, (uint)number, Fail | NotPermitted);
        }

        Add(Return, Allow);
        return [.. program];

        void ReturnIf(ushort comparison, uint value, uint result)
        {
            Add(comparison, value, whenTrue: 0, whenFalse: 1);
            Add(Return, result);
        }

        void ReturnUnlessEqual(uint value, uint result)
        {
            Add(JumpEqual, value, whenTrue: 1, whenFalse: 0);
            Add(Return, result);
        }

        void Add(ushort code, uint value, byte whenTrue = 0, byte whenFalse = 0)
        {
            Span<byte> instruction = stackalloc byte[InstructionBytes];
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
            instruction[2] = whenTrue;
            instruction[3] = whenFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
            program.AddRange(instruction);
        }
    }
}

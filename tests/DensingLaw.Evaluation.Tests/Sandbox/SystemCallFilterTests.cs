using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DensingLaw.Evaluation.Sandbox;

namespace DensingLaw.Evaluation.Tests.Sandbox;

/// <summary>The filter's instructions, run by a small interpreter of classic BPF as the kernel's documentation describes it.</summary>
public sealed partial class SystemCallFilterTests
{
    private const uint Kill = 0x80000000, NotPermitted = 0x00050001, NotImplemented = 0x00050026, Allow = 0x7fff0000;
    private const uint X64 = 0xC000003E, Arm64 = 0xC00000B7, I386 = 0x40000003, Arm = 0x40000028;

    // Numbers from the kernel's tables.
    [Theory]
    [InlineData(Architecture.X64, X64, 0, Allow)] // read
    [InlineData(Architecture.X64, X64, 59, Allow)] // execve: bubblewrap starts the interpreter with it
    [InlineData(Architecture.X64, X64, 41, NotPermitted)] // socket
    [InlineData(Architecture.X64, X64, 56, NotPermitted)] // clone
    [InlineData(Architecture.X64, X64, 101, NotPermitted)] // ptrace
    [InlineData(Architecture.X64, X64, 321, NotPermitted)] // bpf
    [InlineData(Architecture.X64, X64, 435, NotImplemented)] // clone3
    [InlineData(Architecture.X64, X64, 451, NotImplemented)] // newer than the filter
    [InlineData(Architecture.X64, X64, 0x40000000, Kill)] // read of x32
    [InlineData(Architecture.X64, X64, 0xFFFFFFFF, Kill)]
    [InlineData(Architecture.X64, I386, 3, Kill)]
    [InlineData(Architecture.X64, Arm64, 63, Kill)]
    [InlineData(Architecture.Arm64, Arm64, 63, Allow)] // read
    [InlineData(Architecture.Arm64, Arm64, 221, Allow)] // execve
    [InlineData(Architecture.Arm64, Arm64, 198, NotPermitted)] // socket
    [InlineData(Architecture.Arm64, Arm64, 220, NotPermitted)] // clone
    [InlineData(Architecture.Arm64, Arm64, 435, NotImplemented)]
    [InlineData(Architecture.Arm64, Arm64, 0x40000000, NotImplemented)]
    [InlineData(Architecture.Arm64, Arm, 3, Kill)]
    public void Build_Call_IsAnswered(Architecture machine, uint architecture, uint number, uint expected) =>
        Assert.Equal(expected, Run(SystemCallFilter.Build(machine), architecture, number));

    [Fact]
    public void Build_EveryDeniedCall_IsRefusedOnBothMachines()
    {
        Assert.All(SystemCall.Denied, call =>
        {
            Assert.Equal(NotPermitted, Run(SystemCallFilter.Build(Architecture.X64), X64, (uint)call.X64));
            if (call.Arm64 is { } number)
                Assert.Equal(NotPermitted, Run(SystemCallFilter.Build(Architecture.Arm64), Arm64, (uint)number));
        });
    }

    [Theory]
    [InlineData("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", true)]
    [InlineData("/usr/include/asm-generic/unistd.h", false)]
    public void Denied_Numbers_AreThoseOfTheKernelHeaders(string header, bool isX64)
    {
        Assert.SkipUnless(File.Exists(header), $"the kernel's headers are not installed ({header})");
        var numbers = File.ReadLines(header).Select(l => Definition().Match(l)).Where(m => m.Success)
            .ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        Assert.All(
            SystemCall.Denied.Where(c => numbers.ContainsKey(c.Name)),
            call => Assert.Equal(numbers[call.Name], isX64 ? call.X64 : call.Arm64));
        Assert.True(SystemCall.Denied.Count(c => numbers.ContainsKey(c.Name)) > 80);
    }

    [Fact]
    public void Build_OtherMachine_IsAnEngineError() => Assert.Throws<EngineException>(() => SystemCallFilter.Build(Architecture.Arm));

    private static uint Run(ReadOnlySpan<byte> program, uint architecture, uint number)
    {
        uint accumulator = 0;
        for (var at = 0; ; at++)
        {
            var instruction = program.Slice(8 * at, 8);
            var value = BinaryPrimitives.ReadUInt32LittleEndian(instruction[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(instruction))
            {
                case 0x20:
                    accumulator = value == 0 ? number : value == 4 ? architecture : throw new InvalidOperationException($"offset {value}");
                    break;
                case 0x15:
                    at += accumulator == value ? instruction[2] : instruction[3];
                    break;
                case 0x35:
                    at += accumulator >= value ? instruction[2] : instruction[3];
                    break;
                case 0x06:
                    return value;
                default:
                    throw new InvalidOperationException($"code {instruction[0]}");
            }
        }
    }

    [GeneratedRegex(@"^#define\s+__NR_(\w+)\s+(\d+)\s*$")]
    private static partial Regex Definition();
}

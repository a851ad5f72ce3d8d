using System.Globalization;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Evaluation.Sandbox.Attacks;

namespace DensingLaw.Evaluation.Tests.Sandbox;

/// <summary>The attack list (PROTOCOLS 6.3): each is a test; all of them run once, together.</summary>
public sealed class AttackBatteryTests(AttackBatteryTests.Battery battery) : IClassFixture<AttackBatteryTests.Battery>
{
    public static TheoryData<string> Names { get; } = [.. AttackBattery.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Attack_Held(string name)
    {
        Assert.SkipWhen(battery.Problem is not null, battery.Problem ?? "");
        var attack = AttackBattery.All.Single(a => a.Name == name);
        var result = battery.Results[name];
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Outcome} in {result.Seconds:0.00} s"));
        Assert.True(result.Held, $"{name}: {result.Outcome}");
        Assert.Equal(attack.DeceivesOfficialCheck, result.DeceivesOfficialCheck);
        Assert.InRange(result.Seconds, 0, 90);
    }

    /// <summary>One run of the battery for all tests of the class.</summary>
    public sealed class Battery
    {
        public Battery()
        {
            try
            {
                using var sandbox = PythonSandbox.Start(new SandboxOptions { WallSeconds = 1 });
                Results = AttackBattery.Run(sandbox).ToDictionary(r => r.Name);
            }
            catch (EngineException error)
            {
                Problem = error.Message;
            }
        }

        internal string? Problem { get; }

        internal Dictionary<string, AttackResult> Results { get; } = [];
    }
}

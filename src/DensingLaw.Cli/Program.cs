using System.Globalization;
using System.Text;

namespace DensingLaw.Cli;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var signals = new StopSignals();
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        return CommandLineApp.Run(arguments, Composition.Create(), new CliContext
        {
            Out = output,
            Error = error,
            In = Console.In,
            Columns = Console.IsOutputRedirected ? null : TerminalColumns(),
            ErrorIsTerminal = !Console.IsErrorRedirected && Variable("NO_COLOR") is null && Variable("TERM") != "dumb",
            PrintTraces = Variable("DENSINGLAW_TRACE") == "1",
            Cancellation = signals.Token,
            Grace = signals.Grace,
        });
    }

    // 0 where the terminal does not know its size.
    private static int? TerminalColumns() => Console.WindowWidth is > 0 and var columns ? columns : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

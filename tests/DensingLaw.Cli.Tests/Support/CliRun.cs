namespace DensingLaw.Cli.Tests;

/// <summary>What a command printed and returned.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static CliRun Of(Composition composition, params string[] arguments) => Of(composition, "", default, arguments);

    public static CliRun Of(Composition composition, string input, CancellationToken cancellation, params string[] arguments) =>
        Of(composition, input, TimeProvider.System, cancellation, arguments);

    public static CliRun Of(Composition composition, string input, TimeProvider time, CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var code = CommandLineApp.Run(arguments, composition, new CliContext { Out = output, Error = error, In = reader, Time = time, Cancellation = cancellation });
        return new CliRun(code, output.ToString(), error.ToString());
    }
}

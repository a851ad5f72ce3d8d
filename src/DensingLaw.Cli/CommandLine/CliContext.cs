namespace DensingLaw.Cli;

/// <summary>The world as the commands see it; tests put captured writers and a fixed clock here.</summary>
internal sealed record CliContext
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Errors, warnings, and what a command must say to be understood.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Plans, progress and notes: <see cref="Error"/>, or nowhere with <c>--quiet</c>.</summary>
    public TextWriter Log
    {
        get => field ?? Error;
        init;
    }

    /// <summary>Whether what the engine decided, and times, go to <see cref="Log"/> (<c>--verbose</c>).</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Lines for <c>--input -</c>.</summary>
    public required TextReader In { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a progress bar may be drawn on <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the full trace of an unexpected error is printed (<c>DENSINGLAW_TRACE=1</c>).</summary>
    public bool PrintTraces { get; init; }

    /// <summary>Ctrl-C or SIGTERM.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How long a command may take to stop.</summary>
    public StopGrace Grace { get; init; } = new();
}

namespace DensingLaw.Cli;

/// <summary>The world as the commands see it; tests put captured writers and a fixed clock here.</summary>
internal sealed record CliContext
{
    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, plans, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Lines for <c>--input -</c>.</summary>
    public required TextReader In { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a progress bar may be drawn on <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether the full trace of an unexpected error is printed (<c>DENSINGLAW_TRACE=1</c>).</summary>
    public bool PrintTraces { get; init; }

    /// <summary>Ctrl-C or SIGTERM.</summary>
    public CancellationToken Cancellation { get; init; }
}

namespace DensingLaw.Training.Loop;

/// <summary>
/// Fills a step's sequences, each one token longer than the window: inputs are the first tokens, targets the last. A pure function of the step, so that a
/// resumed run needs no state of the data.
/// </summary>
/// <param name="step">From 0.</param>
/// <param name="tokens">Sequences × (window + 1), sequence after sequence.</param>
public delegate void WindowReader(long step, Span<long> tokens);

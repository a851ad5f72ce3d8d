namespace DensingLaw.Training.Ladder;

/// <summary>
/// Fills a step's sequences. A pure function of the step, so that a resumed run needs no state of the data, and a branch reads what a run of its own would.
/// </summary>
/// <param name="step">From 0.</param>
/// <param name="inputs">Sequences × window, sequence after sequence.</param>
/// <param name="targets">The same shape: the token after each input.</param>
public delegate void WindowReader(long step, Span<long> inputs, Span<long> targets);

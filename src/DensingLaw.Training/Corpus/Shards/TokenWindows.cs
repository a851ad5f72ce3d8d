namespace DensingLaw.Training.Corpus;

/// <summary>
/// Windows of tokens in a shuffled order that is a pure function of seed and place: every window comes once an epoch, and training resumes at any step
/// without state. Windows lie one after another in the stream, whatever documents they cut. Thread-safe.
/// </summary>
public sealed class TokenWindows
{
    private readonly TokenSequence _stream;
    private readonly ulong _seed;

    /// <param name="stream">The tokens.</param>
    /// <param name="windowLength">Tokens that a sequence is trained on, at least 1.</param>
    /// <param name="seed">Of the order.</param>
    /// <param name="epochs">How often each window may come, at least 1. Default 1: no token is seen twice.</param>
    /// <exception cref="ConfigurationException">A value out of its range, or fewer tokens than one window needs.</exception>
    public TokenWindows(TokenSequence stream, int windowLength, ulong seed, int epochs = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (windowLength < 1 || epochs < 1)
            throw new ConfigurationException(FormattableString.Invariant($"windows of {windowLength} tokens, {epochs} epochs; both are at least 1"));
        if (stream.Length <= windowLength)
            throw new ConfigurationException(FormattableString.Invariant(
                $"the corpus has {stream.Length} tokens; one window of {windowLength} needs {windowLength + 1}; add text or shorten the windows"));
        (_stream, _seed, WindowLength, Epochs) = (stream, seed, windowLength, epochs);

        // The last token of the stream is only ever a target.
        WindowsPerEpoch = (stream.Length - 1) / windowLength;
    }

    /// <summary>Tokens that a sequence is trained on.</summary>
    public int WindowLength { get; }

    /// <summary>How often each window may come.</summary>
    public int Epochs { get; }

    /// <summary>Windows in the stream.</summary>
    public long WindowsPerEpoch { get; }

    /// <summary>Windows there are in all epochs.</summary>
    public long Windows => checked(WindowsPerEpoch * Epochs);

    /// <summary>Tokens that can be trained on in all epochs.</summary>
    public long Tokens => checked(Windows * WindowLength);

    /// <summary>Makes sure, before training begins, that there are enough tokens.</summary>
    /// <param name="tokens">Tokens that will be trained on.</param>
    /// <exception cref="ConfigurationException">Too few; the message says how many are missing.</exception>
    public void Require(long tokens)
    {
        if (tokens <= Tokens)
            return;
        var perEpoch = WindowsPerEpoch * WindowLength;
        throw new ConfigurationException(FormattableString.Invariant(
            $"the corpus is too small: {tokens} tokens are to be trained on, {Tokens} are there ({perEpoch} in each of {Epochs} epochs), {tokens - Tokens} are missing; add text, train on less, or allow {((tokens - 1) / perEpoch) + 1} epochs"));
    }

    /// <summary>Reads the sequences of a training step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="sequencesPerStep">The same number in every step.</param>
    /// <param name="inputs">sequencesPerStep × <see cref="WindowLength"/>, sequence after sequence.</param>
    /// <param name="targets">The same shape: the token after each input.</param>
    /// <exception cref="ConfigurationException">The step lies beyond the last window.</exception>
    public void Read(long step, int sequencesPerStep, Span<long> inputs, Span<long> targets) =>
        ReadAt(checked(step * sequencesPerStep), sequencesPerStep, inputs, targets);

    /// <summary>Reads sequences by their places in the order: for steps of changing size, and parts of a step.</summary>
    /// <param name="place">The first, from 0.</param>
    /// <param name="sequences">How many, at least 1.</param>
    /// <param name="inputs">sequences × <see cref="WindowLength"/>, sequence after sequence.</param>
    /// <param name="targets">The same shape: the token after each input.</param>
    /// <exception cref="ConfigurationException">There are not so many windows.</exception>
    public void ReadAt(long place, int sequences, Span<long> inputs, Span<long> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        if (inputs.Length != (long)sequences * WindowLength || targets.Length != inputs.Length)
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Length} inputs and {targets.Length} targets for {sequences} sequences of {WindowLength} tokens"), nameof(inputs));
        Require(checked((place + sequences) * WindowLength));
        for (var i = 0; i < sequences; i++)
        {
            var (epoch, inEpoch) = Math.DivRem(place + i, WindowsPerEpoch);
            var start = new WindowOrder(WindowsPerEpoch, _seed, epoch)[inEpoch] * WindowLength;
            _stream.Read(start, inputs.Slice(i * WindowLength, WindowLength));
            _stream.Read(start + 1, targets.Slice(i * WindowLength, WindowLength));
        }
    }
}

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>What <c>range</c> gives; as in Jinja's sandbox at most <see cref="MaxCount"/> numbers.</summary>
internal sealed record RangeValue(long Start, long Stop, long Step)
{
    public const int MaxCount = 100_000;

    public int Count { get; } = CountOf(Start, Stop, Step);

    public long this[int index] => Start + (index * Step);

    private static int CountOf(long start, long stop, long step)
    {
        if (step == 0)
        {
            throw new TemplateFault("the step of range is 0");
        }

        Int128 distance = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        Int128 stride = step > 0 ? step : -(Int128)step;
        var count = distance <= 0 ? 0 : (distance + stride - 1) / stride;
        return count <= MaxCount ? (int)count : throw new TemplateFault($"range has {count} numbers (allowed: {MaxCount})");
    }
}

namespace DensingLaw.Inference;

/// <summary>Requests whose prompts begin with the same tokens, worth computing once.</summary>
internal sealed class PromptGroup
{
    /// <summary>A shared prefix shorter than this saves less than the forward it costs.</summary>
    private const int MinimumPrefix = 64;

    private PromptGroup(int[] requests, int prefixLength) => (Requests, PrefixLength) = (requests, prefixLength);

    /// <summary>Indices of the requests, in their given order.</summary>
    public int[] Requests { get; }

    /// <summary>Tokens that all prompts begin with, at least one fewer than the shortest has; 0 where nothing is shared.</summary>
    public int PrefixLength { get; }

    /// <summary>Splits requests into groups, in the order of each group's first request.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="share">Whether prefixes are shared at all.</param>
    /// <param name="sharedLengthLimit">Requests that may become longer than this share nothing.</param>
    public static List<PromptGroup> Of(IReadOnlyList<GenerationRequest> requests, bool share, int sharedLengthLimit)
    {
        var alone = Enumerable.Range(0, requests.Count).Where(i => !share || requests[i].Prompt.Length + requests[i].MaxNewTokens > sharedLengthLimit).ToHashSet();
        var groups = alone.Select(i => new PromptGroup([i], 0)).ToList();
        int[] order = [.. Enumerable.Range(0, requests.Count).Where(i => !alone.Contains(i))];
        Array.Sort(order, (a, b) => requests[a].Prompt.Span.SequenceCompareTo(requests[b].Prompt.Span) is not 0 and var byTokens ? byTokens : a.CompareTo(b));
        for (var first = 0; first < order.Length;)
        {
            var (end, common) = (first + 1, requests[order[first]].Prompt.Length - 1);
            while (end < order.Length)
            {
                // In sorted order what a prompt shares with the one before it is all that it shares with any before it. A neighbour that shares much less
                // than the group does begins another.
                var next = requests[order[end]].Prompt.Span;
                var shared = Math.Min(requests[order[end - 1]].Prompt.Span.CommonPrefixLength(next), next.Length - 1);
                if (shared < MinimumPrefix || shared < common / 2)
                    break;
                common = Math.Min(common, shared);
                end++;
            }

            int[] members = [.. order[first..end].Order()];
            groups.Add(new PromptGroup(members, members.Length > 1 ? common : 0));
            first = end;
        }

        return [.. groups.OrderBy(g => g.Requests[0])];
    }
}

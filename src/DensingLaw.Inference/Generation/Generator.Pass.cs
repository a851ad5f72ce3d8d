namespace DensingLaw.Inference;

public sealed partial class Generator
{
    /// <summary>One set of rows from the first prompt to the last completion.</summary>
    private sealed class Pass(
        Generator owner, IReadOnlyList<GenerationRequest> requests, RowCache cache, Action<int, GenerationResult> finished, CancellationToken cancellation)
    {
        /// <summary>
        /// Rows × tokens of a prefix from which it is attached. At each step every row in flight pays for the tokens of an attached prefix in arithmetic, and a
        /// row with a copy pays for its own in memory traffic alone.
        /// </summary>
        private const int AttachedTokens = 6400;

        /// <summary>Tokens of all attached prefixes together, unless a single one has more.</summary>
        private const int MaxAttachedTokens = 4096;

        private readonly List<GrowingRow> _rows = [];
        private readonly List<SharedPrompt> _open = [];
        private readonly ForwardLimits _limits = new(owner.Model.BatchShape, owner.Options.BatchTokens, null);
        private readonly Dictionary<(IReadOnlyList<string>, string?), StopText> _stops = [];

        public void Run(List<PromptGroup> groups)
        {
            // Rows in flight share one buffer length, so those with long prompts of their own run together, and first, where they fail early if memory is short.
            var waiting = groups.OrderByDescending(OwnLength).ToList();
            try
            {
                while (waiting.Count > 0 || _open.Count > 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Fill(waiting);
                    if (_rows.Count > 0)
                        Step();
                }
            }
            finally
            {
                foreach (var prompt in _open)
                    prompt.State?.Dispose();
            }
        }

        private void Fill(List<PromptGroup> waiting)
        {
            while (cache.Count < cache.MaxRows)
            {
                var prompt = _open.Find(p => p.Waiting.Count > 0);
                if (prompt is null)
                {
                    var attached = _open.Where(p => p.IsAttached).Sum(p => p.Length);
                    var next = waiting.FindIndex(g => !ShouldAttach(g) || attached == 0 || attached + g.PrefixLength <= MaxAttachedTokens);
                    if (next < 0)
                        return;
                    _open.Add(prompt = Open(waiting[next]));
                    waiting.RemoveAt(next);
                }

                Admit(prompt);
            }
        }

        private static bool ShouldAttach(PromptGroup group) => group.Requests.Length > 1 && (long)group.Requests.Length * group.PrefixLength >= AttachedTokens;

        /// <summary>The longest buffer that a row of the group needs.</summary>
        private int OwnLength(PromptGroup group) =>
            group.Requests.Max(r => requests[r].Prompt.Length + requests[r].MaxNewTokens) - (ShouldAttach(group) ? group.PrefixLength : 0);

        private SharedPrompt Open(PromptGroup group)
        {
            var prompt = new SharedPrompt(group);
            if (group.PrefixLength > 0)
                prompt.State = Extend(requests[group.Requests[0]].Prompt[..group.PrefixLength], null);
            if (ShouldAttach(group))
            {
                cache.Attach(prompt.State!);
                prompt.IsAttached = true;
            }

            return prompt;
        }

        /// <summary>Admits as many of a prompt's requests as there is room for and one forward takes.</summary>
        private void Admit(SharedPrompt prompt)
        {
            var room = prompt.Waiting.Take(cache.MaxRows - cache.Count).ToArray();
            var lengths = room.Select(r => requests[r].Prompt.Length - prompt.Length).ToArray();
            var (state, start) = (prompt.State, prompt.Length);
            var count = _limits.Rows(start, lengths);
            var piece = _limits.Piece(start, lengths[0]);
            if (lengths[0] > piece)
            {
                // A prompt too long for one forward: all but its last piece become a prefix of its own.
                (count, start) = (1, start + lengths[0] - piece);
                state = Extend(requests[room[0]].Prompt[prompt.Length..start], prompt.State);
            }

            ReadOnlyMemory<int>[] own = [.. room[..count].Select(r => requests[r].Prompt[start..])];
            var admitted = room[..count].Select(r => new GrowingRow(r, requests[r], Stops(requests[r]), prompt)).ToArray();
            IReadOnlyList<Prediction> predictions;
            try
            {
                owner._promptTime.Start();
                predictions = cache.Admit(state, own, Detail(admitted));
            }
            finally
            {
                owner._promptTime.Stop();
                if (state != prompt.State)
                    state?.Dispose();
            }

            owner._computedTokens += own.Sum(o => (long)o.Length);
            for (var i = 0; i < count; i++)
            {
                owner._promptTokens += requests[prompt.Waiting.Dequeue()].Prompt.Length;
                prompt.Running++;
            }

            _rows.AddRange(admitted);
            Take(predictions, _rows.Count - count);
        }

        /// <summary>Keys and values of tokens behind a prefix, computed in pieces.</summary>
        private PrefixState Extend(ReadOnlyMemory<int> tokens, PrefixState? prefix)
        {
            var start = prefix?.Length ?? 0;
            var piece = _limits.Piece(start, tokens.Length);
            PrefixState? extended = null;
            for (var done = 0; done < tokens.Length; done += piece)
            {
                cancellation.ThrowIfCancellationRequested();
                using var before = extended;
                extended = null;
                var own = tokens[done..Math.Min(done + piece, tokens.Length)];
                owner._promptTime.Start();
                extended = owner.Model.Forward(new ForwardBatch
                {
                    Prefix = before ?? prefix,
                    Rows = [new ForwardRow(own, [])],
                    KeepState = true,
                    ReleasesPrefix = before is not null,
                }).State;
                owner._promptTime.Stop();
                owner._computedTokens += own.Length;
            }

            return extended!;
        }

        private void Step()
        {
            int[] tokens = [.. _rows.Select(r => r.LastToken)];
            owner._stepTime.Start();
            var predictions = cache.Advance(tokens, Detail(_rows));
            owner._stepTime.Stop();
            owner._steps++;
            Take(predictions, 0);
        }

        /// <summary>Gives rows from <paramref name="first"/> on their next tokens, and removes those that end.</summary>
        private void Take(IReadOnlyList<Prediction> predictions, int first)
        {
            var ended = new List<(int Row, StopReason Reason)>();
            for (var i = 0; i < predictions.Count; i++)
            {
                owner._newTokens++;
                var row = _rows[first + i];
                var reason = row.Take(predictions[i], owner.Tokenizer.EosIds);
                owner._ends.Add(row.Length, isLast: reason is not (null or StopReason.Length));
                if (reason is null)
                    continue;
                ended.Add((first + i, reason.Value));
                owner._completions++;
            }

            // From the back, so that the rows moved into the gaps are never among those still to be removed.
            var results = new List<(int Index, GenerationResult Result)>();
            for (var i = ended.Count - 1; i >= 0; i--)
            {
                var row = _rows[ended[i].Row];
                results.Add((row.Index, row.Finish(ended[i].Reason, ids => owner.Tokenizer.Decode(ids, skipSpecialTokens: true))));
                cache.Remove(ended[i].Row);
                _rows[ended[i].Row] = _rows[^1];
                _rows.RemoveAt(_rows.Count - 1);
                row.Prompt.Running--;
                Close(row.Prompt);
            }

            for (var i = results.Count - 1; i >= 0; i--)
                finished(results[i].Index, results[i].Result);
        }

        private void Close(SharedPrompt prompt)
        {
            if (!prompt.IsDone)
                return;
            if (prompt.IsAttached)
                cache.Detach(prompt.State!);
            prompt.State?.Dispose();
            _open.Remove(prompt);
        }

        private PredictionDetail Detail(IEnumerable<GrowingRow> rows) => new(owner.Options.Margins ? 2 : 0, rows.Any(r => requests[r.Index].Sampling is not null));

        private StopText Stops(GenerationRequest request)
        {
            if (!_stops.TryGetValue((request.StopStrings, request.EndOfThinking), out var stops))
                _stops.Add((request.StopStrings, request.EndOfThinking), stops = new StopText(owner.Tokenizer, request.StopStrings, request.EndOfThinking));
            return stops;
        }
    }
}

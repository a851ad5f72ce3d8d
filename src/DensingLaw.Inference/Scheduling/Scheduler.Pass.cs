namespace DensingLaw.Inference;

public sealed partial class Scheduler
{
    /// <summary>One call of <see cref="Score"/>.</summary>
    private sealed class Pass(Scheduler owner, ScoreCollector collector, CancellationToken cancellation)
    {
        /// <summary>
        /// Runs a sorted range of sequences of which the first <paramref name="start"/> tokens are the same and lie in <paramref name="prefix"/>.
        /// </summary>
        public void RunRange(ReadOnlySpan<ScoringSequence> range, int start, PrefixState? prefix)
        {
            var rows = new List<RowPlan>();
            var shared = new List<(int Low, int High, int Common)>();
            Partition(range, 0, range.Length, start, start, rows, shared);
            RunRows(rows, start, prefix);
            foreach (var (low, high, common) in shared)
            {
                using var extended = Extend(RowPlan.Create(range[low..high], start, common), start, prefix);
                var rest = range[low..high];
                while (rest.Length > 0 && rest[0].Tokens.Length == common)
                {
                    rest = rest[1..];
                }

                if (AnyRead(rest))
                {
                    RunRange(rest, common, extended);
                }
            }
        }

        /// <summary>Runs sequences from their first token, sharing nothing.</summary>
        public void RunWhole(ReadOnlySpan<ScoringSequence> sequences)
        {
            var rows = new List<RowPlan>();
            for (var i = 0; i < sequences.Length; i++)
            {
                if (sequences[i].IsRead)
                {
                    rows.Add(RowPlan.Create(sequences.Slice(i, 1), 0, sequences[i].Tokens.Length));
                }
            }

            RunRows(rows, 0, null);
        }

        /// <summary>
        /// Splits range [low, high) into subtrees worth a prefix of their own and single rows. Subtrees too small or too shallow are looked into:
        /// what a deeper one saves is counted from <paramref name="start"/>, where its rows would otherwise begin.
        /// </summary>
        private void Partition(
            ReadOnlySpan<ScoringSequence> range, int low, int high, int depth, int start, List<RowPlan> rows, List<(int Low, int High, int Common)> shared)
        {
            while (low < high)
            {
                // Sorted order puts a sequence that ends here in front of those that go on.
                var end = low + 1;
                if (range[low].Tokens.Length > depth)
                {
                    while (end < high && range[end].Tokens[depth] == range[low].Tokens[depth])
                    {
                        end++;
                    }
                }

                var common = range[low].CommonPrefix(range[end - 1], depth);
                if (!AnyRead(range[low..end]))
                {
                    low = end;
                    continue;
                }

                if (end - low > 1 && (end - low - 1) * (long)(common - start) >= owner.Options.MinimumSavedTokens)
                {
                    shared.Add((low, end, common));
                }
                else if (end - low > 1)
                {
                    Partition(range, low, end, common, start, rows, shared);
                }
                else
                {
                    rows.Add(RowPlan.Create(range.Slice(low, 1), start, range[low].Tokens.Length));
                }

                low = end;
            }
        }

        private static bool AnyRead(ReadOnlySpan<ScoringSequence> range)
        {
            foreach (var sequence in range)
            {
                if (sequence.IsRead)
                {
                    return true;
                }
            }

            return false;
        }

        private void RunRows(List<RowPlan> rows, int start, PrefixState? prefix)
        {
            // Longest first: equal lengths meet in one batch, and the largest batch comes first, where it fails early if memory is short.
            rows.Sort(static (a, b) => b.Length.CompareTo(a.Length));
            for (var next = 0; next < rows.Count;)
            {
                if (rows[next].Length > owner._limits.Piece(start, rows[next].Length))
                {
                    Extend(rows[next], start, prefix, keep: false);
                    next++;
                    continue;
                }

                var count = owner._limits.Rows(start, rows.Skip(next).Select(r => r.Length));
                Run(rows.GetRange(next, count), prefix, keep: false);
                next += count;
            }
        }

        private PrefixState Extend(RowPlan row, int start, PrefixState? prefix) => Extend(row, start, prefix, keep: true)!;

        /// <summary>Runs a row in pieces, each behind the one before; returns the state after the last if it is to be kept.</summary>
        private PrefixState? Extend(RowPlan row, int start, PrefixState? prefix, bool keep)
        {
            var piece = owner._limits.Piece(start, row.Length);
            PrefixState? extended = null;
            for (var done = 0; done < row.Length; done += piece)
            {
                var end = Math.Min(done + piece, row.Length);
                using var before = extended;
                extended = null;
                extended = Run([row.Slice(done, end)], before ?? prefix, keep || end < row.Length, before is not null);
            }

            return extended;
        }

        private PrefixState? Run(List<RowPlan> rows, PrefixState? prefix, bool keep, bool releasesPrefix = false)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = owner.Forward(new ForwardBatch
            {
                Prefix = prefix,
                Rows = [.. rows.Select(r => r.Row)],
                KeepState = keep,
                ReleasesPrefix = releasesPrefix,
                Detail = new PredictionDetail(Ranks: collector.WantsRanks),
            });
            for (var row = 0; row < rows.Count; row++)
            {
                for (var read = 0; read < rows[row].Waiting.Count; read++)
                {
                    collector.Take(rows[row].Waiting[read], result.Predictions[row][read]);
                }
            }

            return result.State;
        }
    }
}

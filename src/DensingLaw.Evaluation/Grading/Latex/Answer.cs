using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>What an answer is.</summary>
internal abstract record Answer
{
    /// <summary>A value.</summary>
    /// <param name="Expression">The value; a percent sign aside.</param>
    /// <param name="IsPercent">A percent sign follows.</param>
    /// <param name="Decimals">Digits behind the decimal point, where it is a single decimal number.</param>
    /// <param name="Digits">All its digits, where it is a single decimal number.</param>
    internal sealed record Value(Expression Expression, bool IsPercent = false, int Decimals = 0, int Digits = 0) : Answer;

    /// <summary>
    /// Several answers: a pair or interval in its brackets, a set (<c>⦃</c>), a vector (<c>⟨</c>), a list without brackets (<c>,</c>),
    /// a union (<c>∪</c>), a ratio (<c>:</c>).
    /// </summary>
    internal sealed record Sequence(char Open, char Close, IReadOnlyList<Answer> Items) : Answer
    {
        public bool IsUnordered => Open is '⦃' or ',' or '∪';
    }

    /// <summary>A matrix.</summary>
    /// <param name="IsDeterminant">It stands between bars.</param>
    /// <param name="Rows">Its entries by rows.</param>
    internal sealed record Matrix(bool IsDeterminant, IReadOnlyList<IReadOnlyList<Expression>> Rows) : Answer;

    /// <summary>A chain of relations: <c>=</c>, <c>≠</c>, <c>&lt;</c>, <c>≤</c>, <c>&gt;</c>, <c>≥</c>.</summary>
    internal sealed record Relation(IReadOnlyList<char> Signs, IReadOnlyList<Answer> Sides) : Answer;
}

namespace Alfred.Operators;

/// <summary>Some rows of a longer list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Number">Which page, from 1.</param>
/// <param name="Total">How many rows there are on all pages.</param>
public sealed record PageOf<T>(ImmutableArray<T> Rows, int Number, long Total)
{
    /// <summary>How many rows a page has at most.</summary>
    public const int Size = 25;

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => (int)Math.Max(1, (Total + Size - 1) / Size);
}

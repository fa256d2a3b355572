using Npgsql;

namespace Alfred.Operators;

/// <summary>Adds which rows of a list are asked for.</summary>
internal static class Paging
{
    /// <summary>Adds a limit and an offset, in that order, as the next two parameters.</summary>
    public static void AddPage<T>(this NpgsqlCommand command, int page)
    {
        command.Parameters.Add(new() { Value = PageOf<T>.Size });
        command.Parameters.Add(new() { Value = (long)(Math.Max(page, 1) - 1) * PageOf<T>.Size });
    }
}

using System.Text.Unicode;
using CsvHelper;

namespace Alfred.Crm;

/// <summary>
/// Reads CSV files of companies, deals and people into the instance's own tables. The first line names the columns, in any order; separated
/// by commas, semicolons or tabs; UTF-8, or the code page of Western Windows. A row is known by its id: reading a file again changes
/// nothing.
/// </summary>
public sealed class CrmImport(NpgsqlDataSource database, TimeProvider clock)
{
    private const int MaxRejected = 20;

    // Of bytes that are no UTF-8, the letters of Western Europe are the same in both.
    private static readonly Encoding Western = Encoding.Latin1;

    /// <summary>Reads one file, all of it or, when it cannot be read at all, nothing.</summary>
    /// <exception cref="FormatException">The first line names no kind of file.</exception>
    public async Task<CrmImportResult> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        using var csv = Open(file);
        var columns = csv.Headers.Select(static name => name.Trim().ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var kind = CrmFileKind.Of(columns) ?? throw new FormatException(
            $"its first line has to name the columns: {string.Join("; or ", CrmFileKind.All.Select(known => known.Columns))}");
        var rejected = ImmutableArray.CreateBuilder<string>();
        var rows = 0;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        while (await csv.ReadAsync(cancellationToken))
        {
            if (await kind.WriteAsync(connection, name => FieldOf(csv, columns, name), cancellationToken) is not { } problem)
                rows++;
            else if (rejected.Count < MaxRejected)
                rejected.Add(string.Create(CultureInfo.InvariantCulture, $"line {csv.LineNumber}: {problem}"));
        }

        await NoteAsync(connection, kind.Name, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(kind.Name, rows, rejected.ToImmutable());
    }

    // The separator is found out; what is missing or broken is told with its line.
    private static CsvReader Open(ReadOnlyMemory<byte> file) => CsvReader.Create(file, new CsvReaderOptions
    {
        Encoding = Utf8.IsValid(file.Span) ? null : Western,
        TrimWhitespace = true,
        TrackLineNumbers = true,
    });

    private static string? FieldOf(CsvReader csv, HashSet<string> columns, string name) =>
        columns.Contains(name) && csv.GetString(name) is { Length: > 0 } field ? field : null;

    private async Task NoteAsync(NpgsqlConnection connection, string kind, int rows, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            insert into crm_import (kind, read_at, rows) values ($1, $2, $3)
            on conflict (kind) do update set read_at = excluded.read_at, rows = excluded.rows
            """, connection);
        command.Parameters.AddValues([kind, clock.GetUtcNow(), new NpgsqlParameter { Value = rows, NpgsqlDbType = NpgsqlDbType.Integer }]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What came of a file.</summary>
/// <param name="Kind">What it held: <c>companies</c>, <c>deals</c> or <c>people</c>.</param>
/// <param name="Rows">How many rows were taken over, changed or not.</param>
/// <param name="Rejected">The first rows that were left out, each with its line and why.</param>
public sealed record CrmImportResult(string Kind, int Rows, ImmutableArray<string> Rejected);

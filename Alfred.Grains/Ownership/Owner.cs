using Npgsql;

namespace Alfred.Ownership;

/// <summary>
/// Says which process may complete work. Starting raises the instance's epoch; every completion and every claim checks it, so that an older
/// process that still runs (a deploy, a hang) can store what comes in but finish nothing.
/// </summary>
internal sealed class Owner(NpgsqlDataSource database)
{
    /// <summary>This process's epoch; 0 before <see cref="TakeOverAsync"/>.</summary>
    public long Epoch { get; private set; }

    /// <summary>Becomes the owner.</summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update instance set epoch = epoch + 1 returning epoch");
        Epoch = (long)(await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidOperationException("the database has no instance marker: run 'alfred migrate'"));
    }
}

using System.Collections.Immutable;
using Alfred.Silo.Configuration;
using Npgsql;

namespace Alfred.Silo.Doctor;

/// <summary>What waits for people to write again, and what this month's messages are charged as.</summary>
internal static class WhatsAppLedger
{
    public static async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        // A private database runs only while Alfred does.
        if (settings.WhatsApp is not { } whatsApp || settings.Database is not { } connectionString)
            return [];
        await using var database = NpgsqlDataSource.Create(connectionString);
        try
        {
            return [await FindHeldAsync(database, whatsApp.Template is not null, cancellationToken), await FindCostsAsync(database, clock, cancellationToken)];
        }
        catch (NpgsqlException)
        {
            // Said above, with what to do.
            return [];
        }
    }

    private static async Task<Finding> FindHeldAsync(NpgsqlDataSource database, bool hasTemplate, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*), count(distinct conversation) from outbox where state = 'held' and channel = 'whatsapp'");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (messages, conversations) = (reader.GetInt64(0), reader.GetInt64(1));
        if (messages == 0)
            return new("whatsapp", true, "nothing waits for a person to write");
        var fix = hasTemplate ? "the template asked them to" : "set META_TEMPLATE, so that they are asked to";
        return new("whatsapp", hasTemplate, $"{messages} messages wait in {conversations} conversations whose people have not written for 24 hours: {fix}");
    }

    private static async Task<Finding> FindCostsAsync(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand("""
            select category, model, is_billable, count(*) from message_price where day >= $1 group by category, model, is_billable order by is_billable desc, category, model
            """);
        command.Parameters.Add(new() { Value = new DateOnly(now.Year, now.Month, 1) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            lines.Add($"{reader.GetInt64(3)} {reader.GetString(0)} {(reader.GetBoolean(2) ? "billable" : "free")} ({reader.GetString(1)})");
        return new("whatsapp", true, lines.Count == 0 ? "no message of this month (UTC) has a price yet" : $"messages of this month (UTC): {string.Join(", ", lines)}");
    }
}

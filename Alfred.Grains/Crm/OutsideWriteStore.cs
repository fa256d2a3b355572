using System.Text.Json.Serialization;

namespace Alfred.Crm;

/// <summary>Remembers which commands have written to the outside, and what came back.</summary>
internal sealed class OutsideWriteStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>What is known of a command's write; null when it sent nothing.</summary>
    public async Task<OutsideWrite?> FindAsync(CommandId command, CancellationToken cancellationToken)
    {
        var found = await database.RowsAsync(
            "select result from outside_write where command_id = $1", [command.ToString()],
            static row => new OutsideWrite(row.FindText(0) is { } result
                ? JsonSerializer.Deserialize(result, OutsideWriteJson.Default.CrmWriteResult) : null),
            cancellationToken);
        return found.FirstOrDefault();
    }

    /// <summary>Notes that the write leaves now; false when it left before.</summary>
    public async Task<bool> BeginAsync(CommandId command) =>
        await database.ExecuteAsync("""
            insert into outside_write (command_id, begun_at) values ($1, $2) on conflict (command_id) do nothing
            """, [command.ToString(), clock.GetUtcNow()]) == 1;

    /// <summary>Notes what came back.</summary>
    public Task EndAsync(CommandId command, CrmWriteResult result)
    {
        var json = JsonSerializer.Serialize(result, OutsideWriteJson.Default.CrmWriteResult);
        return database.ExecuteAsync(
            "update outside_write set result = $2 where command_id = $1",
            [command.ToString(), new NpgsqlParameter { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb }]);
    }

    /// <summary>Forgets a write that the source says it did not make.</summary>
    public Task TakeBackAsync(CommandId command) =>
        database.ExecuteAsync("delete from outside_write where command_id = $1", [command.ToString()]);
}

/// <summary>A write that left here.</summary>
/// <param name="Result">What came of it; null while nothing is known.</param>
internal sealed record OutsideWrite(CrmWriteResult? Result);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CrmWriteResult))]
internal sealed partial class OutsideWriteJson : JsonSerializerContext;

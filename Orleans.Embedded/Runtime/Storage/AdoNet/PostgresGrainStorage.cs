using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>States in Orleans' storage table: the official ADO.NET provider reads and writes the same rows.</summary>
internal sealed class PostgresGrainStorage(string name, AdoNetGrainStorageOptions options, string serviceId, PostgresConnections connections)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly string[] KeyParameters =
        ["GrainIdHash", "GrainIdN0", "GrainIdN1", "GrainTypeHash", "GrainTypeString", "GrainIdExtensionString", "ServiceId"];

    private NpgsqlDataSource? _source;
    private PostgresQuery? _read;
    private PostgresQuery? _write;
    private PostgresQuery? _clear;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(name, options.InitStage, OpenAsync);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await ReadAsync(stateName, grainId);
        await using var payload = row.Payload;
        grainState.State = payload is null ? default : await StatePayloads.DeserializeAsync<T>(options.GrainStorageSerializer, payload);
        grainState.ETag = row.Version?.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row.Payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var payload = await StatePayloads.SerializeAsync(options.GrainStorageSerializer, grainState.State);
        var expected = VersionOf(grainState.ETag);
        var isSecondTry = false;
        var written = await PostgresRetry.RunAsync(() => ChangeAsync(_write, stateName, grainId, expected, payload.Bytes), () => isSecondTry = true);
        if (written == expected && isSecondTry)
        {
            // The connection may have broken between the commit and its answer: then the row is ours, one version on.
            var row = await ReadAsync(stateName, grainId);
            await using var stored = row.Payload;
            if (row.Version == (expected ?? 0) + 1 && stored is not null && stored.Bytes.Span.SequenceEqual(payload.Bytes.Span)) written = row.Version;
        }

        if (written is null || written == expected) throw Conflict("write", stateName, grainId, grainState.ETag);
        grainState.ETag = written.Value.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists) return;
        }

        var expected = VersionOf(grainState.ETag);
        var isSecondTry = false;
        var cleared = await PostgresRetry.RunAsync(() => ChangeAsync(_clear, stateName, grainId, expected, null), () => isSecondTry = true);
        if (cleared == expected && isSecondTry)
        {
            var row = await ReadAsync(stateName, grainId);
            await using var stored = row.Payload;
            if (stored is null && (row.Version is null || row.Version == expected + 1)) cleared = expected + 1;
        }

        if (cleared is null || cleared == expected) throw Conflict("clear", stateName, grainId, grainState.ETag);
        grainState.ETag = options.DeleteStateOnClear ? null : cleared.Value.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = false;
        grainState.State = default;
    }

    private static int? VersionOf(string? etag) => string.IsNullOrWhiteSpace(etag) ? null : int.Parse(etag, CultureInfo.InvariantCulture);

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _source = connections.Get(PostgresInvariant.Check($"Grain storage \"{name}\"", options.Invariant, options.ConnectionString));
        var clearKey = options.DeleteStateOnClear ? "DeleteStorageKey" : "ClearStorageKey";
        var texts = await PostgresQueries.ReadAsync(_source, ["ReadFromStorageKey", "WriteToStorageKey", clearKey], cancellationToken);
        _read = new PostgresQuery(texts["ReadFromStorageKey"], KeyParameters);
        _write = new PostgresQuery(texts["WriteToStorageKey"], [.. KeyParameters, "GrainStateVersion", "PayloadBinary"]);
        _clear = new PostgresQuery(texts[clearKey], [.. KeyParameters, "GrainStateVersion"]);
    }

    private Task<(PooledStream? Payload, int? Version)> ReadAsync(string stateName, GrainId grainId) => PostgresRetry.RunAsync(async () =>
    {
        await using var command = Command(_read, stateName, grainId);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return (null, null);
        var payload = reader.GetOrdinal("PayloadBinary");
        var version = reader.GetOrdinal("Version");
        var row = (
            await reader.IsDBNullAsync(payload) ? null : Bytes(reader, payload),
            await reader.IsDBNullAsync(version) ? (int?)null : reader.GetInt32(version));
        return await reader.ReadAsync()
            ? throw new InconsistentStateException($"Storage {name} holds two rows for state {stateName} of grain {GrainLabel.Of(grainId)}.")
            : row;
    });

    private static PooledStream Bytes(NpgsqlDataReader reader, int ordinal)
    {
        var length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        var payload = new PooledStream(length);
        reader.GetBytes(ordinal, 0, payload.Reserve(length), 0, length);
        return payload;
    }

    private async Task<int?> ChangeAsync(PostgresQuery? query, string stateName, GrainId grainId, int? expected, ReadOnlyMemory<byte>? payload)
    {
        NpgsqlParameter version = new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = expected is { } value ? value : DBNull.Value };
        await using var command = payload is { } bytes
            ? Command(query, stateName, grainId, version, new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea })
            : Command(query, stateName, grainId, version);
        return await command.ExecuteScalarAsync() is int changed ? changed : null;
    }

    private NpgsqlCommand Command(PostgresQuery? query, string stateName, GrainId grainId, params ReadOnlySpan<NpgsqlParameter> more)
    {
        if (query is null) throw new OrleansException($"Storage {name} is not open yet: it opens at stage {options.InitStage} of the silo.");
        var key = StoredGrainKey.Of(grainId);
        return query.CreateCommand(
            _source!,
            [
                new NpgsqlParameter<int> { TypedValue = key.Hash },
                new NpgsqlParameter<long> { TypedValue = key.N0 },
                new NpgsqlParameter<long> { TypedValue = key.N1 },
                new NpgsqlParameter<int> { TypedValue = StoredGrainKey.HashOf(stateName) },
                new NpgsqlParameter<string> { TypedValue = stateName, NpgsqlDbType = NpgsqlDbType.Varchar },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Varchar, Value = key.Extension is { } extension ? extension : DBNull.Value },
                new NpgsqlParameter<string> { TypedValue = serviceId, NpgsqlDbType = NpgsqlDbType.Varchar },
                .. more,
            ]);
    }

    private InconsistentStateException Conflict(string operation, string stateName, GrainId grainId, string? etag) => new(
        $"Storage {name}: {operation} of state {stateName} of grain {GrainLabel.Of(grainId)} found another version than {etag ?? "none"}.", "unknown", etag);
}

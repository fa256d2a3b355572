using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Conformance.Storage;

/// <summary>Random sequences of operations by two writers against a model of one versioned row.</summary>
public sealed class StorageModelTests(OrleansDatabase database)
{
    private const int Sequences = 400;
    private const int Depth = 8;

    [Fact]
    public async Task memory_storage_agrees_with_the_model()
    {
        await using var silo = await TestSilo.StartAsync();
        await CheckAsync(silo.Host.Services.GetRequiredKeyedService<IGrainStorage>("Default"), keepsClearedRow: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task postgres_storage_agrees_with_the_model(bool keepsClearedRow)
    {
        var connectionString = await database.CreateAsync();
        await using var silo = await TestSilo.StartAsync(builder => builder.AddAdoNetGrainStorage("pg", options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
            options.DeleteStateOnClear = !keepsClearedRow;
        }));
        await CheckAsync(silo.Host.Services.GetRequiredKeyedService<IGrainStorage>("pg"), keepsClearedRow);
    }

    private static async Task CheckAsync(IGrainStorage storage, bool keepsClearedRow)
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var id = GrainId.Create("test-model", $"model:{seed}");
            var writers = new[] { new GrainState<Counter>(new Counter()), new GrainState<Counter>(new Counter()) };
            var model = new Row();
            var known = new int?[2];
            var trace = "";
            for (var step = 0; step < Depth; step++)
            {
                var writer = random.Next(2);
                var operation = random.Next(3);
                trace += $"{writer}{"rwc"[operation]} ";
                var state = writers[writer];
                if (operation == 0)
                {
                    await storage.ReadStateAsync("test-model", id, state);
                    known[writer] = model.Version;
                    Assert.True(state.RecordExists == model.Value.HasValue && (state.State?.Value ?? 0) == (model.Value ?? 0), $"seed {seed}: {trace}");
                }
                else if (operation == 1)
                {
                    state.State = new Counter { Value = random.Next(1000) };
                    var isConflict = await ConflictsAsync(() => storage.WriteStateAsync("test-model", id, state));
                    Assert.True(isConflict == (known[writer] != model.Version), $"seed {seed}: {trace}");
                    if (!isConflict) known[writer] = model.Write(state.State.Value);
                }
                else
                {
                    // A writer that has read nothing reads first; then there is no conflict.
                    var readsFirst = !state.RecordExists && state.ETag is null;
                    var expectsConflict = model.Version is not null && !readsFirst && known[writer] != model.Version;
                    if (model.Version is null && known[writer] is not null) expectsConflict = true;
                    if (readsFirst && IsMemory(storage)) expectsConflict = model.Version is not null;
                    var isConflict = await ConflictsAsync(() => storage.ClearStateAsync("test-model", id, state));
                    Assert.True(isConflict == expectsConflict, $"seed {seed}: {trace}");
                    if (isConflict) continue;
                    if (!readsFirst || model.Value.HasValue) model.Clear(keepsClearedRow, restarts: !IsMemory(storage));
                    known[writer] = model.Version;
                }
            }
        }
    }

    private static bool IsMemory(IGrainStorage storage) => storage.GetType().Name.StartsWith("Memory", StringComparison.Ordinal);

    private static async Task<bool> ConflictsAsync(Func<Task> operation)
    {
        try
        {
            await operation();
            return false;
        }
        catch (InconsistentStateException)
        {
            return true;
        }
    }

    private sealed class Row
    {
        private int _versions;

        public int? Version { get; private set; }

        public int? Value { get; private set; }

        public int? Write(int value)
        {
            Value = value;
            return Version = ++_versions;
        }

        public void Clear(bool keepsRow, bool restarts)
        {
            Value = null;
            Version = keepsRow && Version is not null ? ++_versions : null;

            // A row that was deleted begins anew: whoever still holds a version of the old one cannot be told from one who read the new.
            if (!keepsRow && restarts) _versions = 0;
        }
    }
}

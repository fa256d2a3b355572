using Orleans.Storage;

namespace Alfred.Tests.Storage;

/// <summary>R10: random sequences of reads, writes and clears by two writers against a model of one versioned row.</summary>
public sealed class StorageModelTests(StorageSilo silo) : IClassFixture<StorageSilo>
{
    private const string StateName = "model";
    private const int Sequences = 200;
    private const int Depth = 8;

    [Theory]
    [InlineData(StorageSilo.Keeping)]
    [InlineData(StorageSilo.Deleting)]
    public async Task the_storage_agrees_with_the_model(string name)
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var (model, trace) = (new Row(name == StorageSilo.Keeping), "");
            Writer[] writers = [new(silo.Named(name), $"{name}:{seed}"), new(silo.Named(name), $"{name}:{seed}")];
            for (var step = 0; step < Depth; step++)
            {
                var (number, operation) = (random.Next(2), random.Next(3));
                trace += $"{number}{"rwc"[operation]} ";
                var agrees = await writers[number].DoAsync(operation, random.Next(1, 1_000), model);
                Assert.True(agrees, $"seed {seed}: {trace}");
            }
        }
    }

    private sealed class Writer(IGrainStorage storage, string key)
    {
        private readonly GrainId _id = GrainId.Create("model", key);
        private readonly GrainState<Counter> _state = new(new());
        private int? _known;

        /// <returns>Whether row and model say the same.</returns>
        public Task<bool> DoAsync(int operation, int value, Row model) => operation switch
        {
            0 => ReadAsync(model),
            1 => WriteAsync(value, model),
            _ => ClearAsync(model),
        };

        private async Task<bool> ReadAsync(Row model)
        {
            await storage.ReadStateAsync(StateName, _id, _state);
            _known = model.Version;
            return _state.RecordExists == model.Value.HasValue && (_state.State?.Value ?? 0) == (model.Value ?? 0);
        }

        private async Task<bool> WriteAsync(int value, Row model)
        {
            _state.State = new() { Value = value };
            var isConflict = await ConflictsAsync(storage.WriteStateAsync(StateName, _id, _state));
            if (isConflict != (_known != model.Version))
                return false;
            if (!isConflict)
                _known = model.Write(value);
            return true;
        }

        private async Task<bool> ClearAsync(Row model)
        {
            // Whoever knows of no row reads first, and then meets no conflict.
            var readsFirst = !_state.RecordExists && _state.ETag is null;
            var isConflict = await ConflictsAsync(storage.ClearStateAsync(StateName, _id, _state));
            if (isConflict != (!readsFirst && _known != model.Version))
                return false;
            if (isConflict)
                return true;
            if (!readsFirst || model.Value.HasValue)
                model.Clear();
            _known = model.Version;
            return true;
        }

        private static async Task<bool> ConflictsAsync(Task operation)
        {
            try
            {
                await operation;
                return false;
            }
            catch (InconsistentStateException)
            {
                return true;
            }
        }
    }

    private sealed class Row(bool isKept)
    {
        public int? Version { get; private set; }

        public int? Value { get; private set; }

        public int? Write(int value)
        {
            Value = value;
            return Version = (Version ?? 0) + 1;
        }

        /// <summary>
        /// A deleted row begins anew: whoever still holds a version of the old one cannot be told from one who read the new.
        /// </summary>
        public void Clear()
        {
            Value = null;
            Version = isKept ? Version + 1 : null;
        }
    }
}

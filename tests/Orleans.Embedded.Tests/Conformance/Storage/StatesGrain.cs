using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Storage;

[GenerateSerializer]
public sealed record Profile([property: Id(0)] string Name, [property: Id(1)] int Age);

public interface IStatesGrain : IGrainWithStringKey
{
    Task SetAsync(int one, int two);

    Task<(int First, int Second)> ReadAsync();

    Task ChangeOnlyInMemoryAsync(int value);

    Task SetProfileAsync(string name);

    Task<string> ProfileAsync();

    Task<bool> IsFreshAsync();
}

/// <summary>Several states in several storages.</summary>
[GrainType("test-states")]
public sealed class StatesGrain(
    [PersistentState("first")] IPersistentState<Counter> first,
    [PersistentState("second", "other")] IPersistentState<Counter> second,
    [PersistentState("profile")] IPersistentState<Profile> profile) : Grain, IStatesGrain
{
    public async Task SetAsync(int one, int two)
    {
        (first.State.Value, second.State.Value) = (one, two);
        await first.WriteStateAsync();
        await second.WriteStateAsync();
    }

    public Task<(int First, int Second)> ReadAsync() => Task.FromResult((first.State.Value, second.State.Value));

    public Task ChangeOnlyInMemoryAsync(int value)
    {
        first.State.Value = value;
        return Task.CompletedTask;
    }

    public Task SetProfileAsync(string name)
    {
        profile.State = new Profile(name, 7);
        return profile.WriteStateAsync();
    }

    public Task<string> ProfileAsync() => Task.FromResult($"{profile.State.Name} {profile.State.Age} {profile.RecordExists}");

    public Task<bool> IsFreshAsync() => Task.FromResult(first is { Etag: null, RecordExists: false, State: { Value: 0, Log.Count: 0 } });
}

public interface ILostGrain : IGrainWithStringKey
{
    Task CallAsync();
}

[GrainType("test-lost")]
public sealed class LostGrain([PersistentState("lost", "nowhere")] IPersistentState<Counter> state) : Grain, ILostGrain
{
    public Task CallAsync() => state.WriteStateAsync();
}

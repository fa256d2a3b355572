using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.References;

public interface INamedGrain : IGrainWithStringKey
{
    Task<string> NameAsync();
}

public interface IReferenceGrain : INamedGrain
{
    Task<string> AskAsync(INamedGrain other);

    Task<IReferenceGrain> SelfAsync();

    Task<string[]> AskAllAsync(List<INamedGrain> others);

    Task KeepAsync(INamedGrain other);

    Task<string> AskKeptAsync();

    Task EndAsync();
}

public interface IFarewellGrain : IGrainWithStringKey
{
    Task<string> FarewellAsync();
}

[GenerateSerializer]
public sealed class Friends
{
    [Id(0)]
    public INamedGrain? Best { get; set; }

    [Id(1)]
    public List<GrainId> Others { get; set; } = [];
}

/// <summary>One class with two interfaces, and references among its arguments and in its state.</summary>
[GrainType("test-reference")]
public sealed class ReferenceGrain([PersistentState("friends")] IPersistentState<Friends> friends) : Grain, IReferenceGrain, IFarewellGrain
{
    public Task<string> NameAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> AskAsync(INamedGrain other) => other.NameAsync();

    public Task<IReferenceGrain> SelfAsync() => Task.FromResult(this.AsReference<IReferenceGrain>());

    public Task<string[]> AskAllAsync(List<INamedGrain> others) => Task.WhenAll(others.Select(other => other.NameAsync()));

    public Task KeepAsync(INamedGrain other)
    {
        friends.State.Best = other;
        friends.State.Others.Add(other.GetGrainId());
        return friends.WriteStateAsync();
    }

    public async Task<string> AskKeptAsync() => $"{await friends.State.Best!.NameAsync()} {friends.State.Others[0]}";

    Task<string> IFarewellGrain.FarewellAsync() => Task.FromResult($"bye from {this.GetPrimaryKeyString()}");

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

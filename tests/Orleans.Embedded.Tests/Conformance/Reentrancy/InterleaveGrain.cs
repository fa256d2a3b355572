using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded.Tests.Conformance.Reentrancy;

public interface IInterleaveGrain : IGrainWithStringKey
{
    Task HoldAsync(string gate);

    Task<int> ByPredicateAsync(int number);

    [AlwaysInterleave]
    Task<int> AlwaysAsync();

    Task<int> CallSelfAsync(bool allows);

    Task<string> SuppressedAsync();
}

/// <summary>Lets in what its predicate says: calls with an even number.</summary>
[MayInterleave(nameof(IsEven))]
[GrainType("test-interleave")]
public sealed class InterleaveGrain(Gates gates) : Grain, IInterleaveGrain
{
    public static bool IsEven(IInvokable request) => request.GetMethodName() == nameof(ByPredicateAsync) && request.GetArgument(0) is int number && number % 2 == 0;

    public Task HoldAsync(string gate) => gates.WaitAsync(gate);

    public Task<int> ByPredicateAsync(int number) => Task.FromResult(number);

    public Task<int> AlwaysAsync() => Task.FromResult(1);

    public async Task<int> CallSelfAsync(bool allows)
    {
        using var section = allows ? RequestContext.AllowCallChainReentrancy() : default;
        return allows ? 1 + await this.AsReference<IInterleaveGrain>().CallSelfAsync(allows: false) : 0;
    }

    public async Task<string> SuppressedAsync()
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        var outer = RequestContext.ReentrancyId;
        string inner;
        using (RequestContext.SuppressCallChainReentrancy()) inner = RequestContext.ReentrancyId == Guid.Empty ? "none" : "some";
        await Task.Yield();
        return $"{(outer == Guid.Empty ? "none" : "some")} {inner} {RequestContext.ReentrancyId == outer}";
    }
}

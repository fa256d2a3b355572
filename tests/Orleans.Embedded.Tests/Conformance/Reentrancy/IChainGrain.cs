using Orleans.Concurrency;

namespace Orleans.Embedded.Tests.Conformance.Reentrancy;

public interface IChainGrain : IGrainWithStringKey
{
    Task<int> DepthAsync(string other, int depth);

    Task<int> DepthInChainAsync(string other, int depth);

    [ReadOnly]
    Task ReadAsync(string gate);

    Task WriteAsync(string gate);

    [OneWay]
    Task ForgetAsync(string gate);

    Task CancelableAsync(string gate, CancellationToken cancellationToken);

    Task<bool> StaysInTurnAsync();
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task<int> MeetAsync(string gate);
}

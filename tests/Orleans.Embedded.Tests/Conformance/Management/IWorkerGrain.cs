namespace Orleans.Embedded.Tests.Conformance.Management;

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<Guid> WorkAsync(string gate);
}

public interface IQueueGrain : IGrainWithIntegerCompoundKey
{
    Task HoldAsync(string gate);

    Task<string> KeyAsync();
}

public interface IStateGrain : IGrainWithGuidCompoundKey
{
    Task<int> AddAsync(int by);

    Task<string> KeyAsync();

    Task EndAsync();
}

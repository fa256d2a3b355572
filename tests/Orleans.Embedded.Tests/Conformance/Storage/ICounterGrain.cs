namespace Orleans.Embedded.Tests.Conformance.Storage;

[GenerateSerializer]
public sealed class Counter
{
    [Id(0)]
    public int Value { get; set; }

    [Id(1)]
    public List<string> Log { get; set; } = [];
}

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> AddAsync(int by);

    Task<int> ReadAsync();

    Task<string?> EtagAsync();

    Task<bool> ExistsAsync();

    Task ClearAsync();

    Task ReloadAsync();

    Task<Guid> ActivationAsync();

    Task DeactivateAsync();
}

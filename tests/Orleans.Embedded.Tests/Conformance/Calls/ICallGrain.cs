namespace Orleans.Embedded.Tests.Conformance.Calls;

[GenerateSerializer]
public sealed class Basket
{
    [Id(0)]
    public List<string> Items { get; set; } = [];

    [Id(1)]
    public Dictionary<string, List<int>> Counts { get; set; } = [];
}

[GenerateSerializer]
public sealed record Line(string Name, int Count);

public interface ICallGrain : IGrainWithStringKey
{
    Task<string> EchoAsync(string text);

    Task<int> CountAsync();

    ValueTask<Basket> KeepAsync(Basket basket);

    Task<Line> LineAsync(Line line);

    Task<IReadOnlyList<string>> NamesAsync(IEnumerable<string> names);

    Task<T> GenericAsync<T>(T value);

    Task FailAsync(string message);

    Task WaitAsync(string gate);

    [Orleans.Concurrency.AlwaysInterleave]
    Task<int> PeekAsync();
}

namespace Orleans.Embedded.Tests.Conformance.Calls;

[GrainType("test-call")]
public sealed class CallGrain(Gates gates) : Grain, ICallGrain
{
    private Basket? _kept;
    private int _running;
    private int _count;

    public Task<string> EchoAsync(string text) => Task.FromResult($"{this.GetPrimaryKeyString()}: {text}");

    public async Task<int> CountAsync()
    {
        _running++;
        await Task.Yield();
        if (_running != 1) throw new InvalidOperationException("Two calls in one turn.");
        _running--;
        return ++_count;
    }

    public ValueTask<Basket> KeepAsync(Basket basket)
    {
        var former = _kept ?? basket;
        _kept = basket;
        return new(former);
    }

    public Task<Line> LineAsync(Line line) => Task.FromResult(line);

    public Task<IReadOnlyList<string>> NamesAsync(IEnumerable<string> names) => Task.FromResult<IReadOnlyList<string>>(names.ToList());

    public Task<T> GenericAsync<T>(T value) => Task.FromResult(value);

    public Task FailAsync(string message) => throw new NotSupportedException(message);

    public async Task WaitAsync(string gate)
    {
        _running++;
        await gates.WaitAsync(gate);
        _running--;
    }

    public Task<int> PeekAsync() => Task.FromResult(_running);
}

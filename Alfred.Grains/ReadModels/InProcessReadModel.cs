using System.Collections.Concurrent;

namespace Alfred.ReadModels;

/// <summary>The read model without Redis: rebuilt at every start like any other.</summary>
internal sealed class InProcessReadModel : IReadModel
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_values.GetValueOrDefault(key));

    public Task SetAsync(string key, string json)
    {
        _values[key] = json;
        return Task.CompletedTask;
    }
}

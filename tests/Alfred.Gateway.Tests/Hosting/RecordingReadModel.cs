using System.Collections.Concurrent;
using Alfred.ReadModels;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>A read model in memory.</summary>
internal sealed class RecordingReadModel : IReadModel
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    public Task<string?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_values.GetValueOrDefault(key));

    public Task SetAsync(string key, string json)
    {
        _values[key] = json;
        return Task.CompletedTask;
    }
}

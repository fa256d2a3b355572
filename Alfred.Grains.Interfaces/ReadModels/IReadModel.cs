namespace Alfred.ReadModels;

/// <summary>
/// What other programs may read of the instance's state, as JSON by key (<c>grocery</c>). Written after the commit and only a copy: losing
/// it loses nothing, and no outcome depends on it.
/// </summary>
public interface IReadModel
{
    /// <summary>The JSON under a key; null when there is none or the store is away.</summary>
    Task<string?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Replaces the JSON under a key. Does not throw when the store is away: a rebuild follows when it is back.</summary>
    Task SetAsync(string key, string json);
}

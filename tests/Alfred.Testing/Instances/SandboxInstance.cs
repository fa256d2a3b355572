using System.Collections.Immutable;

namespace Alfred.Testing.Instances;

/// <summary>An instance without any credentials: it plays Meta and Slack itself.</summary>
public sealed class SandboxInstance : RunningInstance
{
    private SandboxInstance(string name, string database)
        : base(name, database, ImmutableDictionary<string, string>.Empty)
    {
    }

    /// <summary>The page.</summary>
    public string Page => $"{Client.BaseAddress}sandbox";

    /// <summary>A running instance.</summary>
    public static async Task<SandboxInstance> StartAsync(string name, string database)
    {
        var instance = new SandboxInstance(name, database);
        try
        {
            await instance.StartAsync();
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    protected override ValueTask DisposeFakesAsync() => ValueTask.CompletedTask;
}

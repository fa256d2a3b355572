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
    public static async Task<SandboxInstance> StartAsync(string name, string database, params (string Name, string Value)[] settings)
    {
        var instance = new SandboxInstance(name, database);
        foreach (var (variable, value) in settings)
            instance.Environment = instance.Environment.SetItem(variable, value);
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

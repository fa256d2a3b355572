using System.Collections.Immutable;
using System.Net.Http.Json;

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

    /// <summary>
    /// Moves its clock as the page does: what a test does next begins at that time of day, whatever the machine's clock says.
    /// </summary>
    /// <param name="to">Such as <c>tomorrow 20:00</c>, which lies ahead at every hour.</param>
    public async Task MoveClockAsync(string to)
    {
        using var moved = await Client.PostAsJsonAsync(new Uri($"{Page}/clock"), new { to });
        Assert.True(moved.IsSuccessStatusCode, $"{to}: {moved.StatusCode}");
    }

    protected override ValueTask DisposeFakesAsync() => ValueTask.CompletedTask;
}

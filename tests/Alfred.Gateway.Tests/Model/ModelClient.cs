using Alfred.Gateway.Model;
using Alfred.Testing.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Model;

/// <summary>The chat client as the product registers it, in front of a played model, on a clock of the test's own.</summary>
internal sealed class ModelClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ModelClient(FakeModel model)
    {
        Model = model;
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock)
            .AddModel(new() { ApiKey = "sk-test", BaseUrl = model.BaseUrl, Name = "test-1" }, isProduction: false).BuildServiceProvider();
    }

    public FakeModel Model { get; }

    public FakeTimeProvider Clock { get; } = new();

    public static async Task<ModelClient> StartAsync() => new(await FakeModel.StartAsync());

    /// <summary>How much time passes at once.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Asks, while time passes.</summary>
    public async Task<ChatResponse> AskAsync(string text = "hello", params AITool[] tools)
    {
        var answer = _services.GetRequiredService<IChatClient>().GetResponseAsync(text, new() { Tools = tools });
        while (!answer.IsCompleted)
        {
            // For each moment of real time a step of the test's clock: waits end, and nothing is slept for.
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
            if (!answer.IsCompleted && Model.Requests.Count > 0)
                Clock.Advance(Step);
        }

        return await answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Model.DisposeAsync();
    }
}

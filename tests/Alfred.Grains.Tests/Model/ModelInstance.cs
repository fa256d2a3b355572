using Alfred.Gateway.Model;
using Alfred.Model;
using Alfred.Skills;
using Alfred.Testing.Model;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Tests.Model;

/// <summary>An instance with a language model: the whole way of a message, and a played model at the other end of HTTP.</summary>
internal sealed class ModelInstance : IAsyncDisposable
{
    /// <summary>
    /// Seconds by which the clock runs at each look: a call's minute must not be over before a busy machine has made the call.
    /// </summary>
    public const double ClockStep = 0.1;

    private int _said;

    private ModelInstance(FakeModel model, TestInstance alfred, KitchenSkill skill) => (Model, Alfred, Skill) = (model, alfred, skill);

    public FakeModel Model { get; }

    public TestInstance Alfred { get; }

    public KitchenSkill Skill { get; }

    public static async Task<ModelInstance> StartAsync(DatabaseFixture databases, ModelLimits? limits = null)
    {
        var (model, skill) = (await FakeModel.StartAsync(), new KitchenSkill());
        var alfred = await TestInstance.StartAsync(
            await databases.CreateAsync(),
            more: services => services.AddSingleton<ISkillCatalog>(new SkillList(skill))
                .AddModel(new() { ApiKey = "sk-test", BaseUrl = model.BaseUrl, Name = "test" }, isProduction: false),
            model: limits ?? new() { Name = "test", InputPrice = 1, OutputPrice = 1 });
        return new(model, alfred, skill);
    }

    /// <summary>What is answered to a message. No time passes: a slow machine is no slow model.</summary>
    public async Task<string> SayAsync(string text, string from = "ada", string? chat = null, bool isPicked = false)
    {
        var before = Alfred.Letters.Attempts.Count;
        await WriteAsync(text, from, chat, isPicked);
        await Alfred.Letters.WaitForAsync(before + 1);
        return Alfred.Letters.Texts[before];
    }

    /// <summary>The same while time passes: for what waits or is tried again.</summary>
    public async Task<string> SayAndWaitAsync(string text)
    {
        var before = Alfred.Letters.Attempts.Count;
        await WriteAsync(text);
        await TimePassesUntilAsync(() => Alfred.Letters.Attempts.Count > before);
        return Alfred.Letters.Texts[before];
    }

    /// <summary>Lets time pass until something has happened.</summary>
    public Task TimePassesUntilAsync(Func<bool> condition) => Alfred.TimePassesUntilAsync(condition, ClockStep);

    /// <summary>Sends a message.</summary>
    public Task WriteAsync(string text, string from = "ada", string? chat = null, bool isPicked = false) =>
        Alfred.Inbox.AcceptAsync(Letters.Written($"said-{++_said}", text, from, chat, isPicked: isPicked), CancellationToken.None);

    /// <summary>What the journal says about refusals.</summary>
    public Task<string?> RefusalAsync() => Alfred.QueryAsync<string>("select summary from journal where action = 'model.refused' limit 1");

    public async ValueTask DisposeAsync()
    {
        await Alfred.DisposeAsync();
        await Model.DisposeAsync();
    }
}

using Alfred.Conversations;
using Alfred.Gateway.Model;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Model;
using Alfred.Skills.Tests.Doubles;
using Alfred.Testing.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Alfred.Skills.Tests.Model;

/// <summary>
/// The product's own way from a message to what the model may do about it, with the real skills and a played model at the other end of
/// HTTP. Nothing runs: what comes out is what would.
/// </summary>
public sealed class ModelHouse : IAsyncLifetime
{
    private static readonly ModelLimits Limits = new() { Name = "test", InputPrice = 1, OutputPrice = 1 };
    private static readonly ToolCatalog Home = new(SkillSet.Home, SkillSet.Languages);
    private static readonly ToolCatalog Biz = new(SkillSet.Biz, SkillSet.Languages);

    private FakeModel? _model;
    private ServiceProvider? _services;

    public FakeModel Model => _model!;

    internal static ToolCatalog ToolsOf(InstanceKind kind) => kind == InstanceKind.Home ? Home : Biz;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddModel(new() { ApiKey = "sk-test", BaseUrl = _model.BaseUrl, Name = "test" }, isProduction: false).BuildServiceProvider();
    }

    /// <summary>What the model's proposals about a message come to.</summary>
    /// <param name="question">The message.</param>
    /// <param name="kind">Where it is said.</param>
    /// <param name="policy">Who decides; null for the product's own.</param>
    internal async Task<ModelProposal> ProposeAsync(ModelQuestion question, InstanceKind kind, ToolPolicy? policy = null)
    {
        var planner = PlannerOf(kind, policy);
        return await planner.ProposeAsync(Begin(planner, question), question, CancellationToken.None);
    }

    /// <summary>What the model makes of what was read.</summary>
    internal async Task<string?> WordAsync(ModelQuestion question, string data)
    {
        var planner = PlannerOf(InstanceKind.Home, policy: null);
        return await planner.WordAsync(
            Begin(planner, question), question.Message, data, SkillSet.Languages.Default, CancellationToken.None);
    }

    internal static ModelQuestion Ask(string message, MemberRole role = MemberRole.Adult, bool isDirect = true) => new()
    {
        Message = message,
        Unread = message,
        IsDirect = isDirect,
        Context = new(
            ConversationMemory.Empty, new() { Id = new(MemberId.Prefix + new string('a', 32)), Name = "Ada", Role = role },
            new LocalDateTime(2026, 11, 23, 7, 0).InZoneStrictly(TestInstance.Home.Zone), SkillSet.Languages.Default),
    };

    private static ModelCalls Begin(ModelPlanner planner, ModelQuestion question) =>
        planner.Begin(question, static _ => ValueTask.FromResult(false), static () => { });

    private ModelPlanner PlannerOf(InstanceKind kind, ToolPolicy? policy)
    {
        var (tools, instance) = (ToolsOf(kind), kind == InstanceKind.Home ? TestInstance.Home : TestInstance.Biz);
        return new(
            _services!.GetRequiredService<IChatClient>(), tools, policy ?? new ToolPolicy(tools),
            new(new NoSpending(), Limits, instance, TimeProvider.System), Limits, new(SkillSet.Languages, Limits), instance,
            TimeProvider.System, NullLogger<ModelPlanner>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (_model is not null)
            await _model.DisposeAsync();
    }
}

using Alfred.Conversations;
using Alfred.Gateway.Model;
using Alfred.Hosting;
using Alfred.Model;
using Alfred.Silo.Skills;
using Alfred.Silo.Understand;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Alfred.Silo.Evaluation;

/// <summary>Has the conversations of a set with one model, those of each instance with its own skills.</summary>
internal sealed class EvaluationRun(ModelOptions model, ModelLimits limits, string currency, TimeProvider clock)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"];

    /// <summary>What the model has cost.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Has them all, one after the other.</summary>
    /// <param name="set">The conversations by language.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ImmutableArray<Verdict>> RunAsync(
        IReadOnlyList<(string Language, Conversation Conversation)> set, CancellationToken cancellationToken)
    {
        var verdicts = ImmutableArray.CreateBuilder<Verdict>();
        foreach (var group in set.GroupBy(static one => one.Conversation.Instance, StringComparer.Ordinal))
        {
            var kind = group.Key == "home" ? InstanceKind.Home : InstanceKind.Biz;
            var assemblies = SkillAssemblies.Load(kind, AppContext.BaseDirectory);
            var languages = LanguageSet.Of(LanguageSet.Files([typeof(AlfredGrains).Assembly, .. assemblies]));
            var instance = new Instance
            {
                Kind = kind, IsProduction = false, Zone = Zone, Currency = currency, Language = LanguageSet.English,
                AllowUnknownSenders = false,
            };
            await using var services = NoCrm.Beside(clock, instance, languages).AddModel(model, isProduction: false).BuildServiceProvider();
            var catalog = SkillCatalog.Of(assemblies, services);
            var preview = new PlanPreview(catalog, languages, instance, services.GetRequiredService<IChatClient>(), limits, clock);
            var evaluator = new Evaluator(preview, languages, clock);
            foreach (var (language, conversation) in group)
                verdicts.Add(await evaluator.RunAsync(conversation, language, Zone, cancellationToken));
            Cost += preview.Cost;
        }

        return verdicts.ToImmutable();
    }
}

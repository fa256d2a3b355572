using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Schedules;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A conversation with the real grammar, skills and decisions: what somebody types in, what they read out.</summary>
public sealed class Chat
{
    private readonly Alfred.Skills.Grammar _grammar;
    private long _message;

    private Chat(SkillSet skills, Instance instance)
    {
        Skills = skills;
        Instance = instance;
        _grammar = new(skills, instance);
    }

    public SkillSet Skills { get; }

    public Instance Instance { get; }

    public TestGrains Grains { get; init; } = new();

    public string Speaker { get; set; } = "Ada";

    public ZonedDateTime Now { get; set; } = new LocalDateTime(2026, 11, 23, 7, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);

    public Duration Lateness { get; set; }

    public ConversationMemory Memory { get; private set; } = ConversationMemory.Empty;

    public Dictionary<string, DailyRule> Schedules { get; } = [];

    public ImmutableArray<Outcome> Outcomes { get; private set; } = [];

    public static Chat Home() => new(SkillSet.Home, TestInstance.Home);

    public static Chat Biz(string currency = "EUR") => new(SkillSet.Biz, TestInstance.WithCurrency(currency));

    /// <summary>The answer to a message.</summary>
    public async Task<string> SayAsync(string text)
    {
        _message++;
        switch (_grammar.Understand(text))
        {
            case Understanding.Commands understood:
                return Resolve(understood.Planned, out var plan) ?? await RunAsync(plan);
            case Understanding.Problem problem:
                return problem.Text;
            case Understanding.Nothing nothing:
                return nothing.Text;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Runs a plan with the message's command ids, as a first attempt or a repetition does.</summary>
    public async Task<string> RunAsync(ImmutableArray<PlannedCommand> plan)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        for (var ordinal = 0; ordinal < plan.Length; ordinal++)
        {
            var context = new TestActionContext(this, new CommandId(_message, ordinal));
            outcomes.Add(await Skills.Find(plan[ordinal].Action)!.Run(context, plan[ordinal].Arguments, CancellationToken.None));
        }

        Outcomes = outcomes.ToImmutable();
        foreach (var outcome in Outcomes)
            Complete(outcome);
        return string.Join('\n', Outcomes.Select(outcome => outcome.Reply?.Text));
    }

    private string? Resolve(ImmutableArray<PlannedCommand> planned, out ImmutableArray<PlannedCommand> plan)
    {
        plan = [];
        foreach (var command in planned)
        {
            switch (Skills.Find(command.Action)!.Resolve?.Invoke(command.Arguments, new(Memory, new Member { Name = Speaker }, Now)))
            {
                case Resolution.Resolved resolved:
                    plan = plan.Add(command with { Arguments = resolved.Arguments });
                    break;
                case Resolution.Unclear unclear:
                    return unclear.Problem;
                default:
                    plan = plan.Add(command);
                    break;
            }
        }

        return null;
    }

    private void Complete(Outcome outcome)
    {
        Memory = outcome.Memory ?? Memory;
        foreach (var change in outcome.Schedules)
        {
            if (change is ScheduleChange.Set set)
                Schedules[set.Name] = set.Rule;
            else
                Schedules.Remove(change.Name);
        }
    }
}

using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Completions;
using Alfred.Conversations;
using Alfred.Instances;
using Alfred.Interpretation;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Schedules;
using NodaTime;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A conversation with the real grammar, skills and decisions: what somebody types in, what they read out.</summary>
public sealed class Chat
{
    private readonly MessageInterpreter _interpreter;
    private readonly string _owner;
    private long _message;

    private Chat(SkillSet skills, Instance instance, string owner, SkillSet? saidAs = null)
    {
        Skills = skills;
        Instance = instance;
        _owner = owner;
        Speaker = owner;
        _interpreter = (saidAs ?? skills).Interpreter(instance);
    }

    public SkillSet Skills { get; }

    public Instance Instance { get; }

    public TestGrains Grains { get; init; } = new();

    /// <summary>The language that is answered in.</summary>
    public Language Language { get; set; } = SkillSet.Languages.Default;

    public string Speaker { get; set; }

    /// <summary>False where others read along.</summary>
    public bool IsDirect { get; set; } = true;

    public Member Member => Grains.Directory.Of(Speaker);

    public ZonedDateTime Now { get; set; } = new LocalDateTime(2026, 11, 23, 7, 0)
        .InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);

    public Duration Lateness { get; set; }

    /// <summary>When the occurrence that runs was due; null while a person speaks.</summary>
    public Instant? Due { get; private set; }

    /// <summary>What comes with the messages from now on.</summary>
    public ImmutableArray<ReplyFile> Files { get; set; } = [];

    public ConversationMemory Memory { get; private set; } = ConversationMemory.Empty;

    public TestSchedule Schedule { get; init; } = new();

    public ImmutableArray<Outcome> Outcomes { get; private set; } = [];

    public static Chat Home(TestGrains? grains = null, TestSchedule? schedule = null, string owner = "Ada") =>
        new(SkillSet.Home, TestInstance.Home, owner) { Grains = grains ?? new(), Schedule = schedule ?? new() };

    public static Chat Biz(string currency = "EUR", bool hasForms = false) =>
        new(SkillSet.Biz, TestInstance.WithCurrency(currency), "Ada") { HasForms = hasForms };

    /// <summary>A chat whose deals and people are from elsewhere; the words are the same.</summary>
    public static Chat Biz(TestCrm crm) => new(SkillSet.BizWith(crm), TestInstance.Biz, "Ada", saidAs: SkillSet.Biz);

    /// <summary>A chat of Ada's in an instance with these skills.</summary>
    public static Chat With(params IReadOnlyList<Skill> skills) => new(new(skills), TestInstance.Home, "Ada");

    /// <summary>The chat of a member of a team.</summary>
    public static Chat Biz(TestGrains grains, TestSchedule schedule, string owner) =>
        new(SkillSet.Biz, TestInstance.Biz, owner) { Grains = grains, Schedule = schedule };

    /// <summary>The rule of a schedule of this chat; null when there is none of that name.</summary>
    public ScheduleRule? RuleOf(string name) => Schedule.Find(_owner, name)?.Rule;

    /// <summary>True while what is said here was written by somebody else and is passed on.</summary>
    public bool IsForwarded { get; set; }

    /// <summary>True for a channel that shows forms.</summary>
    public bool HasForms { get; init; }

    /// <summary>What was answered last, with its choices and form.</summary>
    public Reply? Reply { get; private set; }

    /// <summary>The answer to a message, as a channel without buttons shows it.</summary>
    public Task<string> SayAsync(string text) => HearAsync(text, submission: null);

    /// <summary>The answer to a filled form.</summary>
    public Task<string> SubmitAsync(string action, params (string Name, string Value)[] values) =>
        HearAsync(
            "", new(new(action), values.ToImmutableSortedDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal)));

    /// <summary>The answer to one command, however it was said.</summary>
    public Task<string> DoAsync(string action, params (string Name, string Value)[] arguments)
    {
        _message = Grains.NextMessage();
        return RunAsync([new(new(action), arguments.Aggregate(Arguments.None, (all, next) => all.With(next.Name, next.Value)))]);
    }

    /// <summary>Takes back what was done last with expenses, as "undo" does.</summary>
    public async Task<string> UndoExpenseAsync(bool isConfirmed = false)
    {
        _message = Grains.NextMessage();
        var skill = Skills.Skills.OfType<Alfred.Skills.Work.Expenses.ExpensesSkill>().Single();
        return (await skill.UndoAsync(new TestActionContext(this, new CommandId(_message, 0)), isConfirmed)).Reply!.Text;
    }

    /// <summary>Runs a plan with the message's command ids, as a first attempt or a repetition does.</summary>
    public Task<string> RunAsync(ImmutableArray<PlannedCommand> plan) => RunAsync(plan, dialogue: null);

    private async Task<string> RunAsync(ImmutableArray<PlannedCommand> plan, Dialogue? dialogue)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        var approval = new ApprovalRequest(Member.Id, Now.ToDateTimeOffset(), files: []);
        for (var ordinal = 0; ordinal < plan.Length; ordinal++)
        {
            var context = new TestActionContext(this, new CommandId(_message, ordinal));
            var action = Skills.Find(plan[ordinal].Action)!;
            outcomes.Add(!Rights.Allow(Member.Role, action, Due is not null)
                ? Due is not null ? new() : Outcome.Say(Rights.Refusal(action, Grains.Directory.Members, Language))
                : action.NeedsApproval && !plan[ordinal].IsApproved
                ? await approval.AddAsync(action, plan[ordinal], context, CancellationToken.None)
                : await action.Run(context, plan[ordinal].Arguments, CancellationToken.None));
            if (Due is null && outcomes[^1].Journal is { } note)
                Grains.Journal.Add((Speaker, this, new(
                    context.Command.Id, context.Command.At, plan[ordinal].Action, IsHere: true,
                    JournalDetails.Parse(JournalDetails.Write(note)))));
        }

        if (approval.Close(Language) is var (question, pending))
        {
            outcomes.Add(new() { Reply = question });
            dialogue?.Request(pending);
        }

        Outcomes = outcomes.ToImmutable();
        if (dialogue is not null)
            dialogue.About = Outcomes.Select(static outcome => outcome.About).OfType<Subject>().LastOrDefault();
        foreach (var outcome in Outcomes)
            Complete(outcome);
        return string.Join('\n', Outcomes.Select(outcome => outcome.Reply?.Text));
    }

    /// <summary>Runs an occurrence of the schedule; null when it has nothing to say.</summary>
    public async Task<string?> OccurAsync(TestSchedule.Row row)
    {
        GoByMembersZone();
        _message = Grains.NextMessage();
        (Due, Lateness) = (row.Due, Now.ToInstant() - row.Due);
        await RunAsync([new(row.Action, row.Arguments)]);
        (Due, Lateness) = (null, Duration.Zero);
        return Close(new(Memory, Speaker, Now.ToDateTimeOffset(), HasForms, _message), answer: null)?.NumberedText;
    }

    /// <summary>What the speaker did in the last 24 hours.</summary>
    internal ImmutableArray<PastEffect> RecentEffects() => Alfred.Completions.RecentEffects.Remaining(
    [
        .. Grains.Journal.Where(line => line.By == Speaker && line.Effect.At > (Now - Duration.FromHours(24)).ToDateTimeOffset()
                && (IsDirect || line.In == this))
            .Select(line => line.Effect with { IsHere = line.In == this }),
    ]);

    private async Task<string> HearAsync(string text, FormSubmission? submission)
    {
        GoByMembersZone();
        _message = Grains.NextMessage();
        var at = Now.ToDateTimeOffset();
        var dialogue = new Dialogue(Memory, Speaker, at, HasForms, _message);
        var interpretation = _interpreter.Interpret(
            Message(text, submission),
            new(Memory, Member, Now, Language),
            at);
        dialogue.Standing = interpretation.Question;
        Language = interpretation.Language ?? Language;
        if (interpretation.Ends is { } ended)
            dialogue.End(ended);
        await RunAsync(interpretation.Commands, dialogue);
        return Close(dialogue, interpretation.Answer)?.NumberedText ?? "";
    }

    private void GoByMembersZone()
    {
        Grains.Directory.Now = Now.ToInstant();
        if (Member.Zone is { } zone)
            Now = Now.WithZone(DateTimeZoneProviders.Tzdb[zone]);
    }

    private Reply? Close(Dialogue dialogue, Reply? answer)
    {
        Reply[] replies = [.. Outcomes.Select(outcome => outcome.Reply).Append(answer).OfType<Reply>()];
        var (reply, memory) = dialogue.Close(replies.Length == 0 ? null : Reply.Join(replies), Memory, Language);
        (Reply, Memory) = (reply, memory ?? Memory);
        return reply;
    }

    private InboundMessage Message(string text, FormSubmission? submission) => new()
    {
        Sender = new("test:ada"),
        Conversation = new("test:ada"),
        Text = text,
        Submission = submission,
        IsForwarded = IsForwarded,
        ReplyTo = new("ada"),
        StandingAddress = new("ada"),
    };

    private void Complete(Outcome outcome)
    {
        Memory = outcome.Memory ?? Memory;
        foreach (var change in outcome.Schedules)
        {
            // Of somebody who was forgotten by this very command there is no name any more.
            var conversation = change.Of is { } other
                ? Grains.Directory.Members.SingleOrDefault(member => member.Id == other)?.Name ?? _owner : _owner;
            Schedule.Apply(change, conversation, Now.ToInstant());
        }
    }
}

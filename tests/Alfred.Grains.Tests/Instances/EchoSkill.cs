using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Expenses;
using Alfred.Groceries;
using Alfred.Members;
using Alfred.Schedules;
using Alfred.Skills;
using NodaTime;

namespace Alfred.Tests.Instances;

/// <summary>A skill with one action for each way that a message can go.</summary>
public sealed class EchoSkill : Skill
{
    private int _bookings;
    private int _failures;
    private int _picks;
    private int _waits;

    public override string Name => "echo";

    public override string Title => "Echo";

    /// <summary>How often "fail" was run.</summary>
    public int Failures => _failures;

    /// <summary>From now on "fail" succeeds.</summary>
    public bool IsMended { get; set; }

    /// <summary>Ends when "slow" has begun.</summary>
    public TaskCompletionSource SlowBegun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>"slow" lasts until this ends.</summary>
    public TaskCompletionSource SlowMayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override IReadOnlyList<SkillAction> Actions =>
    [
        Action("slow", "slow {text}", Effect.Write, async (_, arguments) =>
        {
            SlowBegun.TrySetResult();
            await SlowMayEnd.Task;
            return Outcome.Say($"{arguments["text"]} took long");
        }),
        Action("say", "say {text}", Effect.Read, (_, arguments) => Task.FromResult(Outcome.Say(arguments["text"]))),
        Action("fail", "fail {text}", Effect.Write, (_, _) =>
        {
            if (IsMended)
                return Task.FromResult(Outcome.Say("mended"));
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("this action always fails");
        }),
        Action("add", "add {text}", Effect.Write, async (context, arguments) =>
        {
            var outcome = await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey)
                .AddAsync(context.Command, ImmutableArray.Create(new GroceryItem(arguments["text"])));
            return new() { Reply = new($"added, {outcome.Open} open"), Journal = new($"added {arguments["text"]}") };
        }),
        Action("spend", "spend {text}", Effect.Write, async (context, arguments) =>
        {
            var expense = await context.Grain<IExpenseGrain>(IExpenseGrain.DefaultKey)
                .LogAsync(
                    context.Command,
                    new() { Amount = new(12.5m, "EUR"), Note = arguments["text"], On = new DateOnly(2026, 11, 22) });
            return Outcome.Say($"spent {expense.Expense.Amount}");
        }),
        Action("name", "name me {text}", Effect.Write, async (context, arguments) =>
        {
            var called = context.Member.Name;
            await context.Grain<IMembershipGrain>(IDirectoryGrain.Key).RenameAsync(context.Command, name: null, arguments["text"]);
            return Outcome.Say($"{called} is {arguments["text"]}");
        }),
        Action("remember", "remember {text}", Effect.Write, (_, arguments) =>
            Task.FromResult(new Outcome { Reply = new("ok"), Memory = new() { ListShown = "words", Entries = [arguments["text"]] } })),
        Action(
            "recall", "recall {text}", Effect.Read,
            (context, _) => Task.FromResult(Outcome.Say($"it was {context.Memory.Entries.Single()}"))),
        Action("daily", "daily {text}", Effect.Write, (context, arguments) => Task.FromResult(new Outcome
        {
            Reply = new("set"),
            Schedules =
            [
                new ScheduleChange.Set
                {
                    Name = "greeting",
                    Rule = ScheduleRule.Parse(
                        $"daily/1 from 2026-01-01 at {arguments["text"]}", context.Instance.Zone.Id, context.Now.ToInstant()),
                    Action = new("echo.greet"),
                },
            ],
        })),
        Action("later", "later {text}", Effect.Write, (context, arguments) => Task.FromResult(new Outcome
        {
            Reply = new("noted"),
            Schedules =
            [
                new ScheduleChange.Set
                {
                    Name = "later",
                    Rule = new ScheduleRule.Once(context.Now.ToInstant() + Duration.FromHours(1)),
                    Action = new("echo.say"),
                    Arguments = arguments,
                },
            ],
        })),
        Action("tell", "tell {text}", Effect.Write, async (context, arguments) =>
        {
            var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
            return new()
            {
                Reply = new("told"),
                Schedules =
                [
                    .. members.Where(member => member.Id != context.Member.Id).Select(member => new ScheduleChange.Set
                    {
                        Name = $"tell-{context.Command.Id}",
                        Of = member.Id,
                        Rule = new ScheduleRule.Once(context.Now.ToInstant()),
                        Action = new("echo.say"),
                        Arguments = arguments,
                    }),
                ],
            };
        }),
        Action("never", "never {text}", Effect.Write, (_, _) =>
            Task.FromResult(new Outcome { Reply = new("removed"), Schedules = [new ScheduleChange.Remove { Name = "greeting" }] })),
        Action("greet", "greet {text}", Effect.Read, (context, _) =>
            Task.FromResult(Outcome.Say(context.Lateness > Duration.FromMinutes(2) ? "good morning (late)" : "good morning"))),
        Action("half", "half {text}", Effect.Write, async (context, arguments) =>
        {
            await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey)
                .AddAsync(context.Command, ImmutableArray.Create(new GroceryItem(arguments["text"], new(1, "l"))));
            throw new InvalidOperationException("what comes behind the list always fails");
        }),
        Action("nul", "nul {text}", Effect.Read, (_, _) => Task.FromResult(Outcome.Say("no database holds \0"))),
        Action(
            "cut", "cut {text}", Effect.Write,
            (_, _) => Task.FromResult(new Outcome { Reply = new("cut"), Journal = new("half a character: \ud83d") })),
        Action("wait", "wait {text}", Effect.Read, (context, _) => Interlocked.Increment(ref _waits) == 1
            ? throw new TimeoutException("the database is away the first time")
            : Task.FromResult(Outcome.Say($"it was {context.Memory.Entries.Single()}"))),
        // What Orleans throws for a grain that does not answer.
        Action("hang", "hang {text}", Effect.Write, (_, _) =>
            throw new TimeoutException("Response did not arrive on time in 00:00:30 for message: Request")),
        // Depends on the moment, so that its plan is kept; the first run fails.
        Action("pick", "pick {text}", Effect.Write, (_, arguments) => Interlocked.Increment(ref _picks) == 1
            ? throw new InvalidOperationException("the first pick fails")
            : Task.FromResult(Outcome.Say(arguments["text"]))) with
        {
            Resolve = (arguments, _) =>
                new Resolution.Resolved(arguments.With("text", $"{arguments["text"]}, picked {(_picks == 0 ? "first" : "again")}")),
        },
        Action("choose", "choose {text}", Effect.Read, (_, arguments) => Task.FromResult(Outcome.Say(
            "Which one?", new([new("red", $"{arguments["text"]} red"), new("blue", $"{arguments["text"]} blue")])))),
        Action("nag", "nag {text}", Effect.Read, (_, arguments) =>
        {
            var done = new Choice("Done", $"say {arguments["text"]} is done");
            return Task.FromResult(Outcome.Say(arguments["text"], new([done, new("Later", "say later")]) { Ticked = done }));
        }),
        // Fails once, behind its effect.
        Action("book", "book [{text}]", Effect.Write, async (context, arguments) =>
        {
            await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey)
                .AddAsync(context.Command, ImmutableArray.Create(new GroceryItem(arguments["text"], new(1, "l"))));
            return Interlocked.Increment(ref _bookings) == 1
                ? throw new InvalidOperationException("the first booking fails")
                : Outcome.Say($"booked {arguments["text"]}");
        }) with
        {
            Form = new()
            {
                Action = new("echo.book"),
                Title = "Book something",
                Fields = [new("text", "What", FieldKind.Text, IsRequired: true)],
            },
        },
        Action("rule", "rule [{text}]", Effect.Write, (_, arguments) => Task.FromResult(Outcome.Say($"ruled {arguments["text"]}"))) with
        {
            Needs = MemberRole.Admin,
            Form = new()
            {
                Action = new("echo.rule"),
                Title = "Rule something",
                Fields = [new("text", "What", FieldKind.Text, IsRequired: true)],
            },
        },
        Action("wire", "wire {text}", Effect.Outward, async (context, arguments) =>
        {
            var outcome = await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey)
                .AddAsync(context.Command, ImmutableArray.Create(new GroceryItem(arguments["text"], new(1, "l"))));
            if (arguments["text"].StartsWith("slowly", StringComparison.Ordinal) && Interlocked.Increment(ref _bookings) == 1)
                throw new InvalidOperationException("the first one fails behind its effect");
            return Outcome.Say($"wired {arguments["text"]}, {outcome.Open} open");
        }) with
        {
            Preview = (_, arguments, _) => Task.FromResult<ActionPreview>(arguments["text"] == "nothing"
                ? new ActionPreview.Instead(Outcome.Say("there is nothing to wire"))
                : new ActionPreview.Ask($"nothing → {arguments["text"]}", arguments.With("text", $"{arguments["text"]} as shown"))),
        },
        Action("burn", "burn {text}", Effect.Destructive, (_, _) => Task.FromResult(Outcome.Say("burnt"))),
    ];

    private static SkillAction Action(string name, string phrase, Effect effect, Func<ActionContext, Arguments, Task<Outcome>> run) => new()
    {
        Name = name,
        Summary = name,
        Effect = effect,
        Phrases = [phrase],
        Examples = [phrase.Replace("{text}", "something", StringComparison.Ordinal)],
        Parameters = [new() { Name = "text", Summary = "anything" }],
        Run = (context, arguments, _) => run(context, arguments),
    };
}

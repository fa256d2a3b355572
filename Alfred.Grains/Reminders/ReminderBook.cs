namespace Alfred.Reminders;

/// <summary>The reminders of one member and every decision about them. Immutable.</summary>
public sealed record ReminderBook
{
    /// <summary>More open reminders than this are refused, so that one row stays small.</summary>
    public const int MaxOpen = 200;

    /// <summary>Older deliveries are forgotten: they cannot be put off any more.</summary>
    public const int MaxDelivered = 20;

    /// <summary>The number given last.</summary>
    public int LastId { get; init; }

    /// <summary>What is to come, in no order.</summary>
    public ImmutableArray<Reminder> Open { get; init; } = [];

    /// <summary>What was delivered lately, the last one last; a recurring one with the occurrence that was.</summary>
    public ImmutableArray<Reminder> Delivered { get; init; } = [];

    /// <summary>What was done lately and can be taken back.</summary>
    public ReminderChanges Changes { get; init; } = new();

    /// <summary>Adds a reminder under the next number.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Add(Command command, Reminder reminder)
    {
        if (Open.Length >= MaxOpen)
            return (this, new() { Result = ReminderResult.Full });
        var added = reminder with { Id = LastId + 1, Version = 1 };
        return Changed(command, reminder.SetBy!.Value, [(null, added)]);
    }

    /// <summary>Gives an open reminder another time.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Move(Command command, MemberId by, int id, ReminderTime time) =>
        Find(id) is { } reminder
            ? Changed(command, by, [(reminder, At(reminder, time))])
            : (this, ReminderOutcome.Nothing);

    /// <summary>Puts a reminder off.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Snooze(Command command, MemberId by, int? id, DateTimeOffset until)
    {
        if (FindShown(id) is not { } reminder)
            return (this, ReminderOutcome.Nothing);
        var once = new ReminderTime(until, Recurrence: null, reminder.Zone);
        if (reminder.Recurrence is not null)
        {
            if (Open.Length >= MaxOpen)
                return (this, new() { Result = ReminderResult.Full });
            return Changed(command, by, [(null, At(reminder, once) with { Id = LastId + 1, Version = 1, Group = null })]);
        }

        // What was delivered has no schedule any more and no earlier state to go back to: taking it back ends it again.
        var (book, outcome) = Changed(command, by, [(Find(reminder.Id), At(reminder, once))]);
        return (book with { Delivered = Delivered.RemoveAll(delivered => delivered.Id == reminder.Id) }, outcome);
    }

    /// <summary>Ends open reminders.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Cancel(Command command, MemberId by, ImmutableArray<int> ids)
    {
        var ended = ids.Distinct().Select(Find).OfType<Reminder>().Select(static reminder => ((Reminder?)reminder, (Reminder?)null));
        return ended.ToImmutableArray() is { IsEmpty: false } steps ? Changed(command, by, steps) : (this, ReminderOutcome.Nothing);
    }

    /// <summary>Marks a reminder as done.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Finish(Command command, MemberId by, int? id) => FindShown(id) switch
    {
        null => (this, ReminderOutcome.Nothing),
        { Recurrence: null } reminder when Find(reminder.Id) is not null => Changed(command, by, [(reminder, null)]) is var (book, outcome)
            ? (book, outcome with { Delivered = reminder }) : default,
        var reminder => (this, new() { Result = ReminderResult.Done, Delivered = Find(reminder.Id) ?? reminder }),
    };

    /// <summary>Decides whether an occurrence is told.</summary>
    /// <param name="command">The command; its time is when the occurrence came.</param>
    /// <param name="owner">The member who is reminded.</param>
    /// <param name="id">The reminder's number.</param>
    /// <param name="version">The version that the schedule was set for.</param>
    /// <param name="due">When the occurrence was due.</param>
    /// <param name="quietUntil">The end of the member's quiet hours; null when they are not.</param>
    public (ReminderBook Book, ReminderOutcome Outcome) Deliver(
        Command command, MemberId owner, int id, int version, DateTimeOffset due, DateTimeOffset? quietUntil)
    {
        if (Find(id) is not { } reminder || reminder.Version != version)
            return (this, ReminderOutcome.Nothing);
        var next = reminder.Recurrence is null ? null : Next(reminder, due);
        // A held one whose successor is due as well: the last one comes, by itself.
        if (next <= command.At)
            return (this, ReminderOutcome.Nothing);
        var isChosen = reminder.Recurrence is null && reminder.SetBy == owner;
        if (quietUntil is not null && !reminder.IsUrgent && !isChosen)
            return (this, new() { Result = ReminderResult.Held, Delivered = reminder });
        var open = next is { } following
            ? Open.Replace(reminder, reminder with { Due = following }) : Open.Remove(reminder);
        var told = reminder with { Due = due };
        var delivered = Delivered.RemoveAll(other => other.Id == id).Add(told);
        return (
            this with { Open = open, Delivered = [.. delivered.TakeLast(MaxDelivered)] },
            new() { Result = ReminderResult.Done, Delivered = told });
    }

    /// <summary>
    /// Lets what somebody set for themselves and what comes again go by another zone's wall clock. It follows from where they are, so there
    /// is nothing to take back.
    /// </summary>
    public (ReminderBook Book, ReminderOutcome Outcome) MoveToZone(Command command, MemberId by, string zone)
    {
        var own = Open.Where(reminder => reminder.Recurrence is not null && reminder.SetBy == by && reminder.Zone != zone);
        var steps = own.Select(reminder =>
        {
            var moved = reminder with { Zone = zone, Version = reminder.Version + 1 };
            return ((Reminder?)reminder, (Reminder?)(moved with { Due = Next(moved, command.At) ?? moved.Due }));
        }).ToImmutableArray();
        return steps.IsEmpty ? (this, ReminderOutcome.Nothing) : Apply(steps);
    }

    /// <summary>Takes a change back.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Undo(Command command, CommandId change, bool isConfirmed)
    {
        if (Changes.Find(change) is not { } made)
            return (this, ReminderOutcome.Nothing);
        if (made.Steps.Any(WasDelivered))
            return (this with { Changes = Changes.Without(made) }, new() { Result = ReminderResult.TooLate, Undone = change });
        if (!isConfirmed && IsBuiltOn(made))
            return (this, new() { Result = ReminderResult.BuiltOn });
        var steps = made.Steps.Select(step => (Find((step.After ?? step.Before)!.Id), Restored(step, command.At)));
        var (book, outcome) = Apply([.. steps]);
        return (book with { Changes = Changes.Without(made) }, outcome with { Undone = change });
    }

    /// <summary>True when the reminders of a change are not as it left them: somebody else has changed them since.</summary>
    public bool IsBuiltOn(ReminderChange change) => change.Steps.Any(step =>
        !WasDelivered(step) && !ReminderChange.AreAlike(Find((step.After ?? step.Before)!.Id), step.After));

    /// <summary>Forgets the member of this book, or that another member set something in it.</summary>
    public (ReminderBook Book, ReminderOutcome Outcome) Forget(MemberId member, bool isOwner)
    {
        if (isOwner)
        {
            var ids = Open.Select(static one => one.Id);
            return (new() { LastId = LastId }, new() { Result = ReminderResult.Done, ForgottenIds = [.. ids] });
        }

        Reminder Nameless(Reminder reminder) => reminder.SetBy == member ? reminder with { SetBy = null, SetByName = "" } : reminder;
        var book = this with
        {
            Open = [.. Open.Select(Nameless)],
            Delivered = [.. Delivered.Select(Nameless)],
            Changes = Changes.WithoutThoseOf(member).With(Nameless),
        };
        return (book, new() { Result = ReminderResult.Done });
    }

    /// <summary>The open reminder of a number; null for none.</summary>
    public Reminder? Find(int id) => Open.FirstOrDefault(reminder => reminder.Id == id);

    // What was set and has been told cannot be unsaid.
    private bool WasDelivered(ReminderStep step) => step is { After: { Recurrence: null } set } && Find(set.Id) is null
        && Delivered.Any(delivered => delivered.Id == set.Id);

    // The one that is meant by its number, or the one that was told of last.
    private Reminder? FindShown(int? id) => id is { } number
        ? Find(number) ?? Delivered.LastOrDefault(delivered => delivered.Id == number)
        : Delivered.LastOrDefault();

    private (ReminderBook Book, ReminderOutcome Outcome) Changed(
        Command command, MemberId by, ImmutableArray<(Reminder? Before, Reminder? After)> steps)
    {
        var (book, outcome) = Apply(steps);
        return (book with { Changes = Changes.Add(command, by, steps.Select(static step => new ReminderStep(step.Before, step.After))) },
            outcome);
    }

    private (ReminderBook Book, ReminderOutcome Outcome) Apply(ImmutableArray<(Reminder? Before, Reminder? After)> steps)
    {
        var open = Open.ToBuilder();
        foreach (var (before, after) in steps)
        {
            if (before is not null)
                open.Remove(before);
            if (after is not null)
                open.Add(after);
        }

        var set = steps.Select(static step => step.After).OfType<Reminder>().ToImmutableArray();
        return (
            this with { Open = open.ToImmutable(), LastId = Math.Max(LastId, set.Select(static one => one.Id).DefaultIfEmpty().Max()) },
            new()
            {
                Result = ReminderResult.Done,
                Set = set,
                Ended = [.. steps.Where(static step => step.After is null).Select(static step => step.Before).OfType<Reminder>()],
            });
    }

    // What comes again comes at its next time, not at one that has passed meanwhile; its version is one that it never had.
    private Reminder? Restored(ReminderStep step, DateTimeOffset now)
    {
        if (step.Before is not { } before)
            return null;
        var present = Find(before.Id);
        var version = Math.Max(Math.Max(before.Version, step.After?.Version ?? 0), present?.Version ?? 0) + 1;
        if (before.Recurrence is null)
            return before with { Version = version };
        // Whoever is elsewhere since then keeps their time of day there.
        var restored = before with { Version = version, Zone = present?.Zone ?? before.Zone };
        return restored with { Due = Next(restored, now) ?? before.Due };
    }

    private static Reminder At(Reminder reminder, ReminderTime time) => reminder with
    {
        Version = reminder.Version + 1, Due = time.Due, Recurrence = time.Recurrence, Zone = time.Zone,
    };

    private static DateTimeOffset? Next(Reminder reminder, DateTimeOffset after) =>
        reminder.ToRule().FirstAfter(Instant.FromDateTimeOffset(after)) is { } next ? next.Due.ToDateTimeOffset() : null;
}

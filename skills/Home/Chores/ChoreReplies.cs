using Alfred.Chores;
using NodaTime.Extensions;

namespace Alfred.Skills.Home.Chores;

/// <summary>How chores are told of.</summary>
internal static class ChoreReplies
{
    /// <summary>News: somebody swapped with whom it is told to.</summary>
    public const string Swapped = "swapped";

    /// <summary>News: an adult confirmed what a child did.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>News: an adult says that it is not done yet.</summary>
    public const string Rejected = "rejected";

    /// <summary>News: somebody was reminded for the last time.</summary>
    public const string Escalated = "escalated";

    private const int DatesShown = 3;

    /// <summary>A chore in a list: <c>bins (Bob, due Tuesday, 24 November)</c>.</summary>
    public static string Show(Chore chore, ActionContext context)
    {
        string[] facts = [.. Facts(chore, context)];
        return facts.Length == 0 ? chore.Name : $"{chore.Name} ({string.Join(", ", facts)})";
    }

    /// <summary>A day, with the time if there is one.</summary>
    public static string Date(DateOnly day, TimeOnly? at, Language language)
    {
        var date = Dates.Near(day.ToLocalDate(), language);
        return at is { } time ? language.Say("chores.date-time", ("date", date), ("time", ClockTime.Canonical(time.ToLocalTime()))) : date;
    }

    /// <summary>When a chore is to be done and who takes turns; null for a chore without a plan.</summary>
    public static string? Plan(Chore chore, Language language)
    {
        var lines = new List<string>();
        if (chore is { Due: { } due, Rhythm: null })
            lines.Add(language.Say("chores.plan-once", ("chore", chore.Name), ("date", Date(due, chore.At, language))));
        else if (chore is { Due: { } first, Rhythm.Calendar: null })
            lines.Add(language.Say("chores.plan-after", ("chore", chore.Name), ("date", Date(first, chore.At, language))));
        else if (chore is { Due: { } start, Rhythm: { } rhythm })
            lines.Add(language.Say(
                "chores.plan-calendar", ("chore", chore.Name), ("date", Date(start, chore.At, language)),
                ("dates", Texts.And(Following(start, rhythm).Select(day => Dates.Near(day.ToLocalDate(), language)), language))));
        if (chore.Rotation is { } rotation)
            lines.Add(language.Say(
                rotation.Length == TurnLength.Week ? "chores.plan-weeks" : "chores.plan-turns",
                ("names", string.Join(", ", rotation.Members)), ("name", chore.Assignee ?? rotation.Chosen)));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>When a chore that was done is due next, and whose turn it is then; null for one that does not come again.</summary>
    public static string? Next(Chore chore, Language language)
    {
        if (chore is not { Rhythm: not null, Due: { } due })
            return null;
        var date = Date(due, chore.At, language);
        return chore.Rotation is { Length: TurnLength.Once }
            ? language.Say("chores.next-turn", ("chore", chore.Name), ("date", date), ("name", chore.Assignee!))
            : language.Say("chores.next", ("chore", chore.Name), ("date", date));
    }

    /// <summary>Whose a chore is: <c>bins: Ada</c>.</summary>
    public static string Turn(Chore chore, Language language) =>
        language.Say("chores.turn", ("chore", chore.Name), ("name", chore.Assignee ?? language.Say("chores.anyone")));

    /// <summary>That a chore is due now.</summary>
    public static string Reminder(Chore chore, ActionContext context)
    {
        var language = context.Language;
        var text = language.Say(chore.Assignee is null ? "chores.remind-anyone" : "chores.remind-yours", ("chore", chore.Name));
        var isLate = chore.Due is { } due && due < context.Now.Date.ToDateOnly();
        return isLate ? $"{text}\n{language.Say("chores.since", ("date", Date(chore.Due!.Value, chore.At, language)))}" : text;
    }

    /// <summary>What can be done about a chore with one touch; a tick on it says that it is done.</summary>
    public static Choices? Offers(Chore chore, ActionContext context)
    {
        var language = context.Language;
        var other = chore.Rotation?.Members.FirstOrDefault(name => name != context.Member.Name);
        var done = Choice("done", chore.Name, language);
        return Offer(
            done,
            Choice("snooze", chore.Name, language),
            other is not null && chore.Assignee == context.Member.Name ? Choice("swap", chore.Name, language, other) : null) is { } offer
            ? offer with { Ticked = done, About = About(chore) }
            : null;
    }

    /// <summary>What "that's done" and "snooze" mean behind it; null for a name that cannot be said.</summary>
    public static Subject? About(Chore chore) => QuotedName.Of(chore.Name) is not { } name
        ? null : new(ChoreActions.Kind, chore.Name, chore.Name, $"snooze chore {name}", $"done {name}");

    /// <summary>What children did and waits for an adult.</summary>
    public static Outcome Claims(ImmutableArray<Chore> claimed, ActionContext context)
    {
        var language = context.Language;
        if (claimed.IsEmpty)
            return Outcome.Say(language.Say("chores.no-claims"));
        var text = string.Join('\n', claimed.Select(chore =>
            language.Say("chores.claim", ("name", chore.Claim!.By), ("chore", chore.Name))));
        // With several of them a button would have to say which one it means.
        return Outcome.Say(text, claimed is [var one] && ChoreDay.IsAdult(context.Member)
            ? Decision(one, language)
            : null);
    }

    /// <summary>Whether what a child did counts.</summary>
    public static Choices? Decision(Chore chore, Language language) =>
        Offer(Choice("confirm", chore.Name, language), Choice("reject", chore.Name, language));

    /// <summary>Answers to pick from; null when one of them cannot be said.</summary>
    public static Choices? Offer(params Choice?[] choices)
    {
        Choice[] options = [.. choices.OfType<Choice>()];
        return options.Length == 0 ? null : new([.. options]);
    }

    // What a button says is what the language's phrases understand; a name with quotes in it cannot be said.
    private static Choice? Choice(string verb, string chore, Language language, string name = "")
    {
        var says = language.Say($"chores.say-{verb}", ("chore", chore), ("name", QuotedName.Of(name) ?? ""));
        return QuotedName.Of(chore) is null || says.Length > Channels.Choice.MaxSaysLength
            ? null
            : new(language.Say($"chores.button-{verb}", ("name", name)), says);
    }

    private static IEnumerable<string> Facts(Chore chore, ActionContext context)
    {
        var language = context.Language;
        if (chore.Assignee is { } assignee)
            yield return assignee;
        if (chore.IsPaused)
            yield return language.Say("chores.fact-paused");
        else if (chore.Claim is { } claim)
            yield return language.Say("chores.fact-claimed", ("name", claim.By));
        else if (chore.Due is { } due)
            yield return DueOn(due, chore.At, context.Now.Date.ToDateOnly(), language);
        if (chore.IsUrgent)
            yield return language.Say("chores.fact-urgent");
    }

    private static string DueOn(DateOnly due, TimeOnly? at, DateOnly today, Language language) =>
        due != today ? language.Say(due < today ? "chores.fact-overdue" : "chores.fact-due", ("date", Date(due, at, language)))
        : at is { } time ? language.Say("chores.fact-due-today-at", ("time", ClockTime.Canonical(time.ToLocalTime())))
        : language.Say("chores.fact-due-today");

    private static IEnumerable<DateOnly> Following(DateOnly first, ChoreRhythm rhythm)
    {
        for (var (day, left) = (first, DatesShown - 1); left > 0; left--)
            yield return day = rhythm.NextAfter(day);
    }
}

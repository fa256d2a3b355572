namespace Alfred.Skills.Work.Inbox;

/// <summary>What the inbox's actions are given.</summary>
internal static class InboxParameters
{
    /// <summary>The argument of a scheduled digest that tells it from all others.</summary>
    public const string Digest = "digest";

    /// <summary>The argument of a scheduled digest that everybody in its conversation reads.</summary>
    public const string Here = "here";

    private const int MaxMailbox = 60;
    private const int MaxMember = 60;

    /// <summary>A mailbox, by its address or a part of it.</summary>
    public static readonly Parameter Mailbox = Parameter.Optional(
        "mailbox", "A mailbox by its address or a part of it, in one word: info@example.com, info; all of them when left out", ReadMailbox);

    /// <summary>One day.</summary>
    public static readonly Parameter Day = Parameter.Optional(
        "day", "The day whose mail is meant: today, yesterday, Monday, 2026-11-20", DayText.Read);

    /// <summary>A day and everything after it.</summary>
    public static readonly Parameter Since = Parameter.Optional(
        "since", "The first day whose mail is meant: yesterday, Monday, 2026-11-20", DayText.Read);

    /// <summary>When a digest comes again.</summary>
    public static readonly Parameter Rule = Parameter.Optional(
        "rule", "When the digest comes again: every weekday at 8:00", InboxTimes.Read);

    /// <summary>A time of day, every day.</summary>
    public static readonly Parameter Time = Parameter.Optional(
        "time", "The local time of day at which the digest comes every day: 8:00", ClockTime.Read);

    /// <summary>A member, by name.</summary>
    public static readonly Parameter Person = Parameter.Needed(
        "person", "The member who may read, by name",
        static (text, context) => text.Trim() is { Length: > 0 and <= MaxMember } name && name.Split(' ').Length <= 4
            ? new ParseResult.Understood(name)
            : new ParseResult.NotUnderstood(context.Language.Say("inbox.who")));

    // One word, and none that says when.
    private static ParseResult ReadMailbox(string text, ReadContext context)
    {
        var name = text.Trim();
        return name.Length is > 1 and <= MaxMailbox && !name.Contains(' ', StringComparison.Ordinal) && !char.IsAsciiDigit(name[0])
            && ClockTime.Find(name, context.Language) is null && InboxTimes.Find(name, context.Language) is null
            && DayText.Read(name, context.Language) is ParseResult.NotUnderstood
            ? new ParseResult.Understood(name)
            : new ParseResult.NotUnderstood(context.Language.Say("inbox.no-mailbox", ("text", ShortText.Of(name, MaxMailbox))));
    }
}

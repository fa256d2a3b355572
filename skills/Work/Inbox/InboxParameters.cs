using Alfred.Skills.Shared.Times;

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
    public static readonly Parameter Mailbox = new()
    {
        Name = "mailbox",
        Summary = "A mailbox by its address or a part of it, in one word: info@example.com, info; all of them when left out",
        IsRequired = false,
        Read = ReadMailbox,
    };

    /// <summary>One day.</summary>
    public static readonly Parameter Day = new()
    {
        Name = "day",
        Summary = "The day whose mail is meant: today, yesterday, Monday, 2026-11-20",
        IsRequired = false,
        Read = DayText.Read,
    };

    /// <summary>A day and everything after it.</summary>
    public static readonly Parameter Since = new()
    {
        Name = "since",
        Summary = "The first day whose mail is meant: yesterday, Monday, 2026-11-20",
        IsRequired = false,
        Read = DayText.Read,
    };

    /// <summary>When a digest comes again.</summary>
    public static readonly Parameter Rule = new()
    {
        Name = "rule",
        Summary = "When the digest comes again: every weekday at 8:00",
        IsRequired = false,
        Read = InboxTimes.Read,
    };

    /// <summary>A time of day, every day.</summary>
    public static readonly Parameter Time = new()
    {
        Name = "time",
        Summary = "The local time of day at which the digest comes every day: 8:00",
        IsRequired = false,
        Read = ClockTime.Read,
    };

    /// <summary>A member, by name.</summary>
    public static readonly Parameter Person = new()
    {
        Name = "person",
        Summary = "The member who may read, by name",
        Read = static (text, context) => text.Trim() is { Length: > 0 and <= MaxMember } name && name.Split(' ').Length <= 4
            ? new ParseResult.Understood(name)
            : new ParseResult.NotUnderstood(context.Language.Say("inbox.who")),
    };

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

using Alfred.Members;
using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>Who talks to the instance, and what they may do.</summary>
internal static class MembersPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/members";

    private const int MaxNameLength = 60;

    /// <summary>Maps the page.</summary>
    public static void MapMembers(this RouteGroupBuilder console)
    {
        console.MapGet("/members", async ([FromServices] IMemberView view, CancellationToken cancellationToken) =>
            new ConsolePage<MembersView, MemberRows>("Members", await view.ListAsync(cancellationToken)));
        console.MapPageAction("/members/invite", InviteAsync);
        console.MapAction("/members/{id}/role", static async action =>
            MemberOf(action) is { } member && Enum.TryParse<MemberRole>(action.Field("role"), out var role) && Enum.IsDefined(role)
                ? NoticeOf(await action.Get<IMemberView>().SetRoleAsync(member, role, action.By, action.Cancelled))
                : Notices.Wrong);
        console.MapAction("/members/{id}/away", AwayAsync);
        console.MapAction("/members/{id}/erase", static async action => MemberOf(action) is not { } member ? Notices.Wrong
            : await action.Get<IMemberView>().EraseAsync(member, action.By, action.Cancelled) ? "erasing"
            : "unreachable");
    }

    private static async Task<IResult> InviteAsync(ConsoleAction action)
    {
        var (view, name) = (action.Get<IMemberView>(), action.Field("name"));
        var notice = Notices.TextOf(Notices.Wrong);
        if (name.Length is > 0 and <= MaxNameLength && name.EnumerateRunes().All(IsOfName)
            && Enum.TryParse<MemberRole>(action.Field("role"), out var role) && Enum.IsDefined(role))
        {
            var outcome = await view.InviteAsync(name, role, action.By, action.Cancelled);
            notice = outcome.Invitation is { } made
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{made.Name} sends “join {made.Code}” from their own phone, until {made.ExpiresAt:d MMM}. It is not shown again.")
                : Notices.TextOf(NoticeOf(outcome));
        }

        return new ConsolePage<MembersView, MemberRows>("Members", await view.ListAsync(action.Cancelled))
        {
            Notice = notice, Events = null,
        };
    }

    private static async Task<string> AwayAsync(ConsoleAction action)
    {
        if (MemberOf(action) is not { } member)
            return Notices.Wrong;
        var (from, until) = (DayOf(action.Field("from")), DayOf(action.Field("until")));
        // Without a first day they are back.
        if ((from is null && action.Field("from").Length > 0) || until < from)
            return Notices.Wrong;
        var absence = from is { } first ? new Absence(first, until) : null;
        return NoticeOf(await action.Get<IMemberView>().SetAbsenceAsync(member, absence, action.By, action.Cancelled));
    }

    // Nothing that moves, hides or turns around what stands beside it, here and in what people are told.
    private static bool IsOfName(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar;

    private static MemberId? MemberOf(ConsoleAction action)
    {
        try
        {
            return new MemberId(action.Text("id"));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string NoticeOf(MemberOutcome outcome) => outcome.Result switch
    {
        MemberResult.Done => Notices.Done,
        MemberResult.Configured => "configured",
        MemberResult.LastAdmin => "last-admin",
        MemberResult.NameTaken => "name-taken",
        MemberResult.Full => "full",
        MemberResult.NotTheirs => "not-theirs",
        _ => Notices.Nothing,
    };
}

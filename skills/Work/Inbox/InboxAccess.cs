using Alfred.Mailboxes;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Inbox;

/// <summary>Who may read which mailbox. Only an admin decides.</summary>
internal static class InboxAccess
{
    /// <summary>Lets a member read mailboxes, or no more.</summary>
    public static async Task<Outcome> AllowAsync(ActionContext context, Arguments arguments, bool mayRead)
    {
        var language = context.Language;
        if (context.Member.Role != MemberRole.Admin)
            return MailboxChoice.Private(language.Say("inbox.only-admins"));
        var mailbox = arguments.Find(InboxParameters.Mailbox.Name);
        if (await MailboxChoice.FindAsync(context, mailbox) is not MailboxChoice.Found found)
            return await MailboxChoice.RefuseAsync(context, mailbox);
        var typed = arguments[InboxParameters.Person.Name];
        var named = TakenName.Bare(typed);
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        if (members.FirstOrDefault(member => PersonName.IsSame(member.Name, named)) is not { } person)
            return MailboxChoice.Private(language.Say(
                "inbox.unknown-person", ("name", ShortText.Of(named, 60)),
                ("members", Texts.Or(members.Select(static one => one.Name), language))));
        if (person.Role == MemberRole.Admin)
            return MailboxChoice.Private(language.Say("inbox.is-admin", ("name", person.Name)));
        var says = $"let \"{person.Name}\" see the inbox{(found.Mailbox is { } box ? $" of {box}" : "")}";
        if (mayRead && TakenName.Ask(context, person, typed, says) is { } question)
            return question;
        var outcome = await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey)
            .AllowAsync(context.Command, person.Id, found.Mailbox, mayRead);
        var key = (mayRead, outcome.Changed.IsEmpty) switch
        {
            (true, false) => "inbox.allowed",
            (true, true) => "inbox.allowed-already",
            (false, false) => "inbox.forbidden",
            _ => "inbox.forbidden-already",
        };
        var mailboxes = outcome.Changed.IsEmpty ? found.Mailbox is { } one ? [one] : found.All : outcome.Changed;
        return new()
        {
            Reply = new(language.Say(key, ("name", person.Name), ("mailboxes", Texts.And(mailboxes, language)))) { IsPrivate = true },
            Journal = outcome.Changed.IsEmpty ? null
                : new($"{(mayRead ? "let" : "no longer lets")} {person.Name} read {outcome.Changed.Length} mailboxes"),
        };
    }

    /// <summary>Tells an admin who may read what.</summary>
    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var language = context.Language;
        if (context.Member.Role != MemberRole.Admin)
            return MailboxChoice.Private(language.Say("inbox.only-admins"));
        var grain = context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey);
        var mailboxes = await grain.MailboxesAsync(context.Member);
        if (mailboxes.IsEmpty)
            return MailboxChoice.Private(language.Say("inbox.not-set-up"));
        var readers = await grain.ReadersAsync();
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        var admins = members.Where(static member => member.Role == MemberRole.Admin).Select(static member => member.Name);
        var lines = mailboxes.Select(mailbox => language.Say(
            "inbox.readers", ("mailbox", mailbox),
            ("names", Texts.And(
                admins.Concat(readers.Where(reader => reader.Mailbox == mailbox)
                    .Select(reader => members.FirstOrDefault(member => member.Id == reader.Member)?.Name).OfType<string>()),
                language))));
        return MailboxChoice.Private(string.Join('\n', lines));
    }

    /// <summary>What the speaker may read.</summary>
    public static async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var readers = await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey).ReadersAsync();
        return
        [
            new(
                "mailbox-access", ["mailbox"],
                [
                    .. readers.Where(reader => reader.Member == context.Member.Id)
                        .Select(static reader => ImmutableArray.Create<string?>(reader.Mailbox)),
                ]),
        ];
    }

    /// <summary>Takes the speaker's access and digest away.</summary>
    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey)
            .AllowAsync(context.Command, context.Member.Id, mailbox: null, mayRead: false);
        return Outcome.Say(context.Language.Say("inbox.forgotten")) with
        {
            Schedules = [InboxSchedule.Ended(context, Arguments.None)],
        };
    }
}

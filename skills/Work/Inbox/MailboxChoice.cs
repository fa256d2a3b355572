using Alfred.Mailboxes;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Inbox;

/// <summary>Which of the mailboxes that the speaker may read is meant. A closed family.</summary>
internal abstract record MailboxChoice
{
    private const int MaxName = 60;

    private MailboxChoice() { }

    /// <summary>One is meant, or all.</summary>
    /// <param name="Mailbox">The one; null for all of them.</param>
    /// <param name="All">All that the speaker may read.</param>
    public sealed record Found(string? Mailbox, ImmutableArray<string> All) : MailboxChoice;

    /// <summary>None is: there is none, or none that the speaker may read, or none or several of that name.</summary>
    /// <param name="Candidates">Several of that name; else empty.</param>
    /// <param name="All">All that the speaker may read.</param>
    public sealed record NotFound(ImmutableArray<string> Candidates, ImmutableArray<string> All) : MailboxChoice;

    /// <summary>Finds the mailbox of a name, which may be a part of its address; null for all.</summary>
    public static async Task<MailboxChoice> FindAsync(ActionContext context, string? name)
    {
        var all = await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey).MailboxesAsync(context.Member);
        if (name is null)
            return all.IsEmpty ? new NotFound([], all) : new Found(null, all);
        var alike = all.Where(mailbox => mailbox.Equals(name, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (alike.IsEmpty)
            alike = [.. all.Where(mailbox => mailbox.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return alike.Length == 1 ? new Found(alike[0], all) : new NotFound(alike, all);
    }

    /// <summary>Says why no mailbox is meant.</summary>
    public static async Task<Outcome> RefuseAsync(ActionContext context, string? name)
    {
        var language = context.Language;
        if (!await context.Grain<IMailboxGrain>(IMailboxGrain.DefaultKey).IsSetUpAsync())
            return Private(language.Say("inbox.not-set-up"));
        if (await FindAsync(context, name) is not NotFound { Candidates: var candidates, All: { IsEmpty: false } all })
            return Private(language.Say(
                context.Member.Role == MemberRole.Admin ? "inbox.not-set-up" : "inbox.not-allowed", ("name", context.Member.Name)));
        if (candidates.IsEmpty)
            return Private(language.Say(
                "inbox.unknown-mailbox", ("mailbox", ShortText.Of(name ?? "", MaxName)), ("mailboxes", Texts.Or(all, language))));
        return new()
        {
            Reply = new(language.Say("inbox.which-mailbox"))
            {
                IsPrivate = true,
                Choices = new([.. candidates.Select(mailbox => new Choice(mailbox, $"inbox of {mailbox}"))]),
            },
        };
    }

    /// <summary>An answer that concerns nobody but the speaker.</summary>
    public static Outcome Private(string text) => new() { Reply = new(text) { IsPrivate = true } };
}

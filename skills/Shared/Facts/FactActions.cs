using Alfred.Facts;

namespace Alfred.Skills.Shared.Facts;

/// <summary>What is done about facts. Among others only what is everyone's is told.</summary>
internal static class FactActions
{
    /// <summary>The argument of an undo: nothing that was said before is meant (UTC).</summary>
    public const string Since = "since";

    /// <summary>The argument of a question: words that the facts have.</summary>
    public const string About = "about";

    private const int MaxShown = 30;
    private const int MaxOffered = 5;
    private const int MaxSaid = 180;
    private const int MaxLabelLength = 24;

    /// <summary>The facts of whoever speaks.</summary>
    public static IFactGrain Own(ActionContext context) => context.Grain<IFactGrain>(IFactGrain.KeyOf(context.Member.Id));

    /// <summary>The facts of everyone.</summary>
    public static IFactGrain Shared(ActionContext context) => context.Grain<IFactGrain>(IFactGrain.SharedKey);

    /// <summary>Remembers one.</summary>
    public static async Task<Outcome> RememberAsync(ActionContext context, string text, bool isShared)
    {
        var fact = new Fact(text, context.Member.Id, context.Command.At);
        var outcome = await (isShared ? Shared(context) : Own(context)).RememberAsync(context.Command, fact);
        if (outcome.Known is { } known)
            return new() { Reply = new(context.Language.Say("facts.known", ("fact", known))) { IsPrivate = !isShared } };
        return outcome.IsFull
            ? Outcome.Say(context.Language.Say("facts.full", ("most", IFactGrain.MaxFacts)))
            : new()
            {
                Reply = new(context.Language.Say(isShared ? "facts.remembered-for-all" : "facts.remembered", ("fact", text))),
                // Not what: the journal is read by the operator.
                Journal = new(isShared ? "remembered something for everyone" : "remembered something")
                {
                    Reversal = new(
                        new("facts.forget"),
                        Arguments.None.With(Since, context.Command.At.ToString("O", CultureInfo.InvariantCulture))),
                },
            };
    }

    /// <summary>Tells what is remembered: all of it, or what has the words that were asked about.</summary>
    public static async Task<Outcome> ListAsync(ActionContext context, Arguments arguments)
    {
        var about = arguments.Find(About);
        var language = context.Language;
        var own = context.IsDirect ? Lines(language, "facts.yours", Having(about, language, await Own(context).ListAsync())) : [];
        var shared = Lines(language, "facts.shared", Having(about, language, await Shared(context).ListAsync()));
        ImmutableArray<string> lines = [.. own, .. shared];
        return lines.IsEmpty
            ? Outcome.Say(about is null ? language.Say("facts.none") : language.Say("facts.none-about", ("words", about)))
            : new() { Reply = new(string.Join('\n', lines)) { IsPrivate = !own.IsEmpty } };
    }

    /// <summary>What is remembered for the person alone, in lines; none for nothing.</summary>
    public static async Task<ImmutableArray<string>> TellOwnAsync(ActionContext context) =>
        Lines(context.Language, "facts.yours", await Own(context).ListAsync());

    // "The code of the gate" is in "the gate code is 1234": small words tell nothing.
    private static ImmutableArray<Fact> Having(string? about, Language language, ImmutableArray<Fact> facts)
    {
        if (about is null)
            return facts;
        var asked = Words(about);
        asked.ExceptWith(language.Values("language", "words").Select(FoldedName.Of));
        if (asked.Count == 0)
            asked = Words(about);
        return [.. facts.Where(fact => asked.IsSubsetOf(Words(fact.Text)))];
    }

    private static HashSet<FoldedName> Words(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Trim('.', ',', ':', ';', '?', '!', '"'))
            .Where(static word => word.Length > 0).Select(FoldedName.Of),
    ];

    private static ImmutableArray<string> Lines(Language language, string heading, ImmutableArray<Fact> facts) => facts.IsEmpty ? [] :
    [
        language.Say(heading), .. facts.TakeLast(MaxShown).Select(static fact => $"• {fact.Text}"),
        .. facts.Length > MaxShown ? [language.Say("facts.more", ("more", facts.Length - MaxShown))] : (string[])[],
    ];

    /// <summary>
    /// Forgets what was meant: the last one without words, else the one that has them. The person's own are asked first, always: a
    /// repetition after a crash is told by the same grain what it did.
    /// </summary>
    public static async Task<Outcome> ForgetAsync(ActionContext context, string? words, string? since = null)
    {
        var (language, shared) = (context.Language, Shared(context));
        var before = since is null ? DateTimeOffset.MinValue : DateTimeOffset.Parse(since, CultureInfo.InvariantCulture).AddTicks(-1);
        if (context.IsDirect)
        {
            var ofAll = (await shared.ListAsync()).LastOrDefault(fact => fact.By == context.Member.Id)?.At ?? DateTimeOffset.MinValue;
            var own = words is null
                ? await Own(context).ForgetLastAsync(context.Command, context.Member.Id, ofAll > before ? ofAll : before)
                : await Own(context).ForgetAsync(context.Command, words);
            if (Tell(own, language, isOwn: true) is { } told)
                return told;
        }

        // Nothing takes it back, and others count on it.
        if (words is not null && context.Member.Role == MemberRole.Child)
            return Outcome.Say(language.Say("facts.adults-only"));
        var outcome = words is null
            ? await shared.ForgetLastAsync(context.Command, context.Member.Id, before)
            : await shared.ForgetAsync(context.Command, words);
        return Tell(outcome, language, isOwn: false)
            ?? Outcome.Say(words is null ? language.Say("facts.nothing-to-forget") : language.Say("facts.unknown", ("fact", words)));
    }

    private static Outcome? Tell(FactOutcome outcome, Language language, bool isOwn) => outcome switch
    {
        { Forgotten: { } fact } => new()
        {
            Reply = new(language.Say("facts.forgotten", ("fact", fact))) { IsPrivate = isOwn },
            Journal = new(isOwn ? "forgot something remembered" : "forgot something remembered for everyone"),
        },
        { Candidates.IsEmpty: false } => Outcome.Say(language.Say("facts.which"), Offer(outcome.Candidates)),
        _ => null,
    };

    private static Choices? Offer(ImmutableArray<string> facts)
    {
        ImmutableArray<Choice> options =
        [
            .. facts.Where(static fact => fact.Length <= MaxSaid && QuotedName.Of(fact) is not null).Take(MaxOffered)
                .Select(static fact => new Choice(ShortText.Of(fact, MaxLabelLength), $"forget that {QuotedName.Of(fact)}")),
        ];
        return options.IsEmpty ? null : new(options);
    }
}

using Alfred.Skills.Shared.Facts;
using Alfred.Skills.Shared.Members;
using Alfred.Skills.Shared.Replies;
using NodaTime.Text;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>"Export my data", "what do you know about me".</summary>
internal static class ExportActions
{
    private const int MaxBytes = 5_000_000;
    private const int MaxOffered = 100;
    private const int MaxLabelLength = 24;

    /// <summary>Everything as one file that programs can read.</summary>
    public static async Task<Outcome> JsonAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (InPrivate(context, "data.export") is { } later)
            return later;
        var tables = await TablesAsync(context, cancellationToken);
        var content = ExportJson.Write(context, tables);
        if (content.Length > MaxBytes)
            return await OfferTablesAsync(context, cancellationToken);
        return new()
        {
            Reply = new(context.Language.Say("data.exported", ("tables", Counts(context, tables))))
            {
                File = new($"alfred-{Day(context)}.json", "application/json", content),
                IsPrivate = true,
            },
        };
    }

    /// <summary>A spreadsheet holds one table: which one?</summary>
    public static async Task<Outcome> OfferTablesAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(context, cancellationToken);
        // In English, which is always understood.
        return Outcome.Say(context.Language.Say("data.which-table"), new(
        [
            .. tables.Take(MaxOffered).Select(table => new Choice(ShortText.Of(table.Name, MaxLabelLength), $"export {table.Name} as csv")),
        ]));
    }

    /// <summary>One table for a spreadsheet.</summary>
    public static async Task<Outcome> CsvAsync(ActionContext context, string name, CancellationToken cancellationToken)
    {
        if (InPrivate(context, "data.table", ("table", name)) is { } later)
            return later;
        var tables = await TablesAsync(context, cancellationToken);
        if (tables.FirstOrDefault(table => table.Name == name) is not { } table)
            return await OfferTablesAsync(context, cancellationToken);
        return new()
        {
            Reply = new(context.Language.Say("data.exported-table", ("table", table.Name), ("count", table.Rows.Length)))
            {
                File = new($"{table.Name}-{Day(context)}.csv", "text/csv", ExportCsv.Write(table)),
                IsPrivate = true,
            },
        };
    }

    /// <summary>What is known, in a few lines.</summary>
    public static async Task<Outcome> TellAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (InPrivate(context, "data.show") is { } later)
            return later;
        var (language, member) = (context.Language, context.Member);
        var lines = new List<string>
        {
            language.Say("data.you", ("name", member.Name), ("role", RoleWords.NameOf(member.Role, language))),
            member.Visit is { } visit
                ? language.Say(
                    "data.zone-visit", ("zone", visit.Zone),
                    ("day", Dates.Near(new(visit.Until.Year, visit.Until.Month, visit.Until.Day), language)))
                : language.Say("data.zone", ("zone", member.Zone ?? context.Instance.Zone.Id)),
            language.Say("data.language", ("language", language.Name)),
            member.QuietHours is { } quiet
                ? language.Say("data.quiet", ("from", SettingsSkill.Show(quiet.From)), ("until", SettingsSkill.Show(quiet.Until)))
                : language.Say("data.no-quiet"),
        };
        var today = DateOnly.FromDateTime(context.Now.Date.ToDateTimeUnspecified());
        if (member.Absence is { } absence && !(absence.Until < today))
            lines.Add(language.Say("data.absence", ("days", AwayText.Days(absence, today, language))));
        lines.AddRange(await FactActions.TellOwnAsync(context));
        lines.Add(language.Say("data.tables", ("tables", Counts(context, await TablesAsync(context, cancellationToken)))));
        lines.Add(language.Say("data.what-next"));
        return new() { Reply = new(string.Join('\n', lines)) { IsPrivate = true } };
    }

    private static async Task<ImmutableArray<ExportTable>> TablesAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await context.WaitForRoomAsync(cancellationToken);
        var tables = ImmutableArray.CreateBuilder<ExportTable>();
        tables.Add(await MemberTable.OfAsync(context));
        foreach (var skill in context.Catalog.Skills.OfType<IPersonalData>())
            tables.AddRange(await skill.ExportAsync(context));
        return tables.ToImmutable();
    }

    // Where others read along, the answer comes in the person's own conversation: what is due at once there.
    private static Outcome? InPrivate(ActionContext context, string action, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        if (context.IsDirect || context.Due is not null)
            return null;
        if (!context.Member.IsReachable)
            return Outcome.Say(context.Language.Say("data.write-to-me"));
        var all = Arguments.None;
        foreach (var (name, value) in arguments)
            all = all.With(name, value);
        return new()
        {
            Reply = new(context.Language.Say("data.in-private")),
            Schedules =
            [
                new ScheduleChange.Set
                {
                    Name = action.Replace('.', '-'),
                    Of = context.Member.Id,
                    Rule = new ScheduleRule.Once(context.Now.ToInstant()),
                    Action = new(action),
                    Arguments = all,
                },
            ],
        };
    }

    private static string Counts(ActionContext context, IEnumerable<ExportTable> tables) => Texts.And(
        tables.Select(table => string.Create(context.Language.Culture, $"{table.Name} ({table.Rows.Length})")), context.Language);

    private static string Day(ActionContext context) => LocalDatePattern.Iso.Format(context.Now.Date);
}

using Alfred.Skills.Shared.Members;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>What the directory knows of a person, as a table of an export.</summary>
internal static class MemberTable
{
    private static readonly ImmutableArray<string> Columns =
    [
        "name", "role", "language", "language-chosen", "zone", "visit-until", "quiet-from", "quiet-until", "away-from", "away-until",
        "configured", "identities",
    ];

    public static async Task<ExportTable> OfAsync(ActionContext context)
    {
        var member = context.Member;
        var identities = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).IdentitiesAsync(member.Id);
        return new("member", Columns,
        [
            [
                member.Name,
                member.Role.ToString().ToLowerInvariant(),
                member.Language,
                member.IsLanguageChosen ? "true" : "false",
                member.Zone ?? context.Instance.Zone.Id,
                Iso(member.Visit?.Until),
                member.QuietHours is { } quiet ? SettingsSkill.Show(quiet.From) : null,
                member.QuietHours is { } hours ? SettingsSkill.Show(hours.Until) : null,
                Iso(member.Absence?.From),
                Iso(member.Absence?.Until),
                member.IsConfigured ? "true" : "false",
                string.Join(' ', identities.Select(identity => identity.Value)),
            ],
        ]);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

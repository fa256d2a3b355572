using Alfred.Conversations;

namespace Alfred.Overviews;

/// <summary>
/// Puts an overview together from the sections that the skills declare. One that fails is named, and the others are shown.
/// </summary>
internal sealed partial class OverviewBuilder(
    OverviewServices services, LanguageSet languages, TimeProvider clock, ILogger<OverviewBuilder> log) : IOverviews
{
    public async Task<Overview> ShowAsync(Identity person, string? name, string? zone, CancellationToken cancellationToken)
    {
        var directory = services.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        if (await directory.FindAsync(person, name) is not { } member)
            return new([new(Title: null, new(languages[services.Instance.Language].Say("conversation.stranger")))]);
        member = member with { Zone = member.Zone ?? zone };
        var language = languages[member.Language ?? services.Instance.Language];
        var context = new OverviewContext(
            services, member, language, Clocks.In(clock.GetUtcNow(), member, services.Instance),
            await directory.FindContactAsync(member.Id));
        var parts = ImmutableArray.CreateBuilder<OverviewPart>();
        foreach (var section in services.Catalog.Skills.SelectMany(static skill => skill.Overview).OrderBy(static one => one.Position))
        {
            if (member.Role.Allows(section.Needs) && await ShowAsync(section, context, cancellationToken) is { } reply)
                parts.Add(new(language.Say(section.Title), reply));
        }

        parts.Add(new(Title: null, new(language.Say("overview.hint"))));
        return new(parts.ToImmutable());
    }

    private async Task<Reply?> ShowAsync(OverviewSection section, OverviewContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await section.Show(context, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Boundary: nothing was changed, and whoever looks again asks again.
            LogFailed(log, section.Title, exception);
            return new(context.Language.Say("overview.failed"));
        }
    }

    [LoggerMessage(710, LogLevel.Warning, "section {Section} of an overview failed; the person sees that it did")]
    private static partial void LogFailed(ILogger logger, string section, Exception exception);
}

using Alfred.Skills.Shared.Replies;
using NodaTime.Extensions;

namespace Alfred.Skills.Shared.Members;

/// <summary>How replies say when somebody is away.</summary>
internal static class AwayText
{
    /// <summary>"until Friday, 27 November", "until they are back".</summary>
    public static string Until(Absence absence, Language language) => absence.Until is { } last
        ? language.Say("away.until", ("day", Dates.Near(last.ToLocalDate(), language)))
        : language.Say("away.until-back");

    /// <summary>The same with the first day where it lies ahead: "from Monday, 3 August until Monday, 17 August".</summary>
    public static string Days(Absence absence, DateOnly today, Language language) => absence.From <= today
        ? absence.Until == absence.From
            ? language.Say("away.on", ("day", Dates.Near(absence.From.ToLocalDate(), language)))
            : Until(absence, language)
        : absence.Until == absence.From
            ? language.Say("away.on", ("day", Dates.Near(absence.From.ToLocalDate(), language)))
            : language.Say("away.from", ("day", Dates.Near(absence.From.ToLocalDate(), language)), ("until", Until(absence, language)));
}

using Alfred.Birthdays;
using Alfred.Skills.Home.Birthdays;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Today's birthdays, and those of the next days.</summary>
internal static class BirthdaySection
{
    private const int DaysAhead = 7;

    public static async Task<IReadOnlyList<string>> ReadAsync(ActionContext context)
    {
        var (language, today) = (context.Language, context.Now.Date);
        var near = (await context.Grain<IBirthdayGrain>(IBirthdayGrain.DefaultKey).ListAsync())
            .Select(birthday => (Birthday: birthday, Day: birthday.Next(today))).Where(pair => pair.Day <= today.PlusDays(DaysAhead))
            .OrderBy(pair => pair.Day).ToLookup(pair => pair.Day == today);
        var lines = new List<string>();
        if (near[true].Any())
            lines.Add(language.Say("briefing.birthdays-today", ("names", FewNames.Of(
                [.. near[true].Select(pair => BirthdayText.Show(pair.Birthday, pair.Day, language))], language))));
        if (near[false].Any())
            lines.Add(language.Say("briefing.birthdays-soon", ("names", FewNames.Of(
                [.. near[false].Select(pair => language.Say(
                    "briefing.birthday-on", ("name", BirthdayText.Show(pair.Birthday, pair.Day, language)),
                    ("date", Dates.Near(pair.Day, language))))], language))));
        return lines;
    }
}

using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>What all answers have in common.</summary>
internal static class CrmText
{
    /// <summary>Where an answer comes from, of when it is, and what was looked for: what makes it checkable.</summary>
    public static string Footer(ICrmSource source, DateTimeOffset asOf, string filter, ActionContext context)
    {
        var language = context.Language;
        var local = Instant.FromDateTimeOffset(asOf).InZone(context.Now.Zone);
        var time = string.Create(CultureInfo.InvariantCulture, $"{local.Hour:00}:{local.Minute:00}");
        var when = local.Date == context.Now.Date ? time : $"{DayText.Show(local.Date, language)}, {time}";
        return language.Say("crm.footer", ("source", NameOf(source, language)), ("time", when), ("filter", filter));
    }

    /// <summary>"open".</summary>
    public static string StateOf(DealState state, Language language) => state switch
    {
        DealState.Open => language.Say("crm.state-open"),
        DealState.Won => language.Say("crm.state-won"),
        _ => language.Say("crm.state-lost"),
    };

    /// <summary>An error is an error, not zero.</summary>
    public static Outcome Failed(CrmException exception, ICrmSource source, Language language) => Outcome.Say(language.Say(
        exception.Failure switch
        {
            CrmFailure.Busy => "crm.busy",
            CrmFailure.Refused => "crm.refused",
            CrmFailure.Empty => "crm.empty",
            CrmFailure.Rejected => "crm.rejected",
            CrmFailure.Missing => "crm.missing",
            _ => "crm.unavailable",
        },
        ("source", NameOf(source, language))));

    /// <summary>What people call a source.</summary>
    public static string NameOf(ICrmSource source, Language language) => source.Name ?? language.Say("crm.own-tables");
}

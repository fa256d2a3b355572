using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>Answers who is known at a company, and when somebody was talked to last.</summary>
internal sealed class PeopleQuestion(ICrmSource source)
{
    /// <summary>The contacts at a company, or the person of that name.</summary>
    public Task<Outcome> WhoAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        AnswerAsync(context, arguments, "crm.ask-contacts", ShowAll, cancellationToken);

    /// <summary>When somebody at a company, or a person, was talked to last.</summary>
    public Task<Outcome> WhenAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken) =>
        AnswerAsync(context, arguments, "crm.ask-last-contact", ShowLast, cancellationToken);

    private async Task<Outcome> AnswerAsync(
        ActionContext context,
        Arguments arguments,
        string again,
        Func<string, CrmAnswer<CrmPerson>, ActionContext, string> show,
        CancellationToken cancellationToken)
    {
        var language = context.Language;
        try
        {
            var typed = arguments[CrmParameters.Who.Name];
            var companies = await CompanyChoice.FindAsync(source, typed, cancellationToken);
            if (companies.Length > 1)
                return CompanyChoice.Ask(context, companies, name => language.Say(again, ("name", name)));
            var name = companies.IsEmpty ? CompanyChoice.Unquoted(typed) : companies[0].Name;
            var people = companies.IsEmpty
                ? await source.FindPeopleAsync(name, cancellationToken)
                : await source.FindPeopleOfAsync(companies[0].Id, cancellationToken);
            if (people.Rows.IsEmpty)
            {
                var nobody = companies.IsEmpty ? "crm.nobody-of-that-name" : "crm.nobody-there";
                return Outcome.Say($"{language.Say(nobody, ("name", name))}\n{Footer(people, name, context)}");
            }

            return Outcome.Say($"{show(name, people, context)}\n{Footer(people, name, context)}");
        }
        catch (CrmException exception)
        {
            return CrmText.Failed(exception, source, language);
        }
    }

    private string Footer(CrmAnswer<CrmPerson> people, string name, ActionContext context) =>
        CrmText.Footer(source, people.AsOf, context.Language.Say("crm.filter-name", ("name", name)), context);

    private static string ShowAll(string name, CrmAnswer<CrmPerson> people, ActionContext context)
    {
        var language = context.Language;
        var lines = people.Rows.Select((person, at) => $"{at + 1}. {Row(person)}").ToList();
        if (people.Count > people.Rows.Length)
            lines.Add(language.Say("crm.more", ("count", people.Count - people.Rows.Length)));
        return string.Join('\n', lines);
    }

    private static string ShowLast(string name, CrmAnswer<CrmPerson> people, ActionContext context)
    {
        var language = context.Language;
        var talked = people.Rows.Where(static person => person.TalkedAt is not null).ToImmutableArray();
        if (talked.IsEmpty)
            return language.Say("crm.never-talked", ("name", name));
        var last = talked.MaxBy(static person => person.TalkedAt)!;
        return language.Say(
            "crm.talked", ("person", last.Company is { } company && company != last.Name ? $"{last.Name} ({company})" : last.Name),
            ("day", Day(last.TalkedAt!.Value, context, language)));
    }

    private static string Row(CrmPerson person) => string.Join(
        " · ", new[] { person.Name, person.Title, person.Company, person.Email, person.Phone, person.Link?.AbsoluteUri }.OfType<string>());

    private static string Day(DateTimeOffset at, ActionContext context, Language language) =>
        DayText.Show(Instant.FromDateTimeOffset(at).InZone(context.Now.Zone).Date, language);
}

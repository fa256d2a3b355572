using Alfred.Crm;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Work.Crm;

/// <summary>Answers questions about deals.</summary>
internal sealed class DealQuestion(ICrmSource source, DealState state)
{
    /// <summary>Replaces the period by its days.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if (arguments.Find(CrmParameters.Period.Name) is not { } text)
            return new Resolution.Resolved(arguments);
        return ClosingPeriod.Resolve(text, plan.Language, plan.Now) is { } days
            ? new Resolution.Resolved(arguments.With(CrmParameters.Period.Name, days))
            : new Resolution.Unclear(plan.Language.Say("crm.no-period", ("text", text)));
    }

    /// <summary>How many, what they come to, the largest ones, by which filter, and of when.</summary>
    public async Task<Outcome> AnswerAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var filter = Read(arguments);
            if (arguments.Find(CrmParameters.Company.Name) is { } typed)
            {
                var companies = await CompanyChoice.FindAsync(source, typed, cancellationToken);
                if (companies.IsEmpty)
                    return Outcome.Say(context.Language.Say("crm.no-company", ("name", CompanyChoice.Unquoted(typed))));
                if (companies.Length > 1)
                    return CompanyChoice.Ask(context, companies, name => Again(filter, name, context.Language));
                filter = filter with { Company = companies[0] };
            }

            return Outcome.Say(Show(filter, await source.FindDealsAsync(filter, cancellationToken), context));
        }
        catch (CrmException exception)
        {
            return CrmText.Failed(exception, source, context.Language);
        }
    }

    private DealFilter Read(Arguments arguments)
    {
        var days = arguments.Find(CrmParameters.Period.Name) is { } period ? ClosingPeriod.Parse(period) : null;
        return new()
        {
            State = state,
            Over = AmountOf(arguments, CrmParameters.Over),
            Under = AmountOf(arguments, CrmParameters.Under),
            From = days?.Start.ToDateOnly(),
            Until = days?.End.ToDateOnly(),
        };
    }

    private static decimal? AmountOf(Arguments arguments, Parameter parameter) =>
        arguments.Find(parameter.Name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    // The period is left out: its words were resolved, and a company has few deals.
    private static string Again(DealFilter filter, string name, Language language) => filter.State is DealState.Any
        ? language.Say("crm.ask-deals", ("company", name))
        : language.Say("crm.ask-deals-of-state", ("state", CrmText.StateOf(filter.State, language)), ("company", name));

    private string Show(DealFilter filter, DealAnswer answer, ActionContext context)
    {
        var language = context.Language;
        var lines = new List<string>();
        if (answer.Count == 0)
        {
            lines.Add(language.Say("crm.no-deals"));
        }
        else
        {
            var sum = Texts.And(answer.Sums.Select(money => AmountText.Show(money, language)), language);
            lines.Add(answer.Sums.IsEmpty
                ? language.Say("crm.deals-without-amounts", ("count", answer.Count))
                : answer.Summed < answer.Count
                    ? language.Say("crm.deals-partly-summed", ("count", answer.Count), ("sum", sum), ("summed", answer.Summed))
                    : language.Say("crm.deals", ("count", answer.Count), ("sum", sum)));
            lines.AddRange(answer.Top.Select((deal, at) => $"{at + 1}. {Row(deal, language)}"));
            if (answer.Count > answer.Top.Length)
                lines.Add(language.Say("crm.more", ("count", answer.Count - answer.Top.Length)));
        }

        lines.Add(CrmText.Footer(source, answer.AsOf, Described(filter, language), context));
        return string.Join('\n', lines);
    }

    private static string Row(CrmDeal deal, Language language) => string.Join(" · ", new[]
    {
        deal.Name,
        deal.Amount is { } amount ? AmountText.Show(amount, language) : null,
        deal.Stage,
        deal.ClosesOn is { } day ? language.Say("crm.closes", ("day", DayText.Show(NodaTime.LocalDate.FromDateOnly(day), language))) : null,
        deal.Link?.AbsoluteUri,
    }.OfType<string>());

    private static string Described(DealFilter filter, Language language)
    {
        string?[] parts =
        [
            filter.State is DealState.Any ? null : CrmText.StateOf(filter.State, language),
            filter.Company is { } company ? language.Say("crm.filter-company", ("company", company.Name)) : null,
            filter.Over is { } over ? language.Say("crm.filter-over", ("amount", over.ToString("#,0.##", language.Culture))) : null,
            filter.Under is { } under ? language.Say("crm.filter-under", ("amount", under.ToString("#,0.##", language.Culture))) : null,
            filter is { From: { } first, Until: { } last }
                ? language.Say("crm.filter-closing", ("first", Day(first, language)), ("last", Day(last, language)))
                : null,
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? language.Say("crm.filter-none") : said;
    }

    private static string Day(DateOnly day, Language language) => DayText.Show(NodaTime.LocalDate.FromDateOnly(day), language);
}

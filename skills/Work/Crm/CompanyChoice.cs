using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>Which company a name means: asked where it is not the only one.</summary>
internal static class CompanyChoice
{
    private const int MaxLabelLength = 24;

    /// <summary>The companies that a typed name can mean; a name in quotes means exactly itself.</summary>
    public static async Task<ImmutableArray<CrmCompany>> FindAsync(ICrmSource source, string typed, CancellationToken cancellationToken)
    {
        var name = Unquoted(typed);
        var found = await source.FindCompaniesAsync(name, cancellationToken);
        return found.Length > 1 && found.Where(company => IsSame(company.Name, name)).ToImmutableArray() is [var exact] ? [exact] : found;
    }

    /// <summary>"Which one?", with a choice for each that says the question again.</summary>
    /// <param name="context">The action.</param>
    /// <param name="companies">Two or more.</param>
    /// <param name="again">The question in the person's language with the name in quotes: its choices say it.</param>
    public static Outcome Ask(ActionContext context, ImmutableArray<CrmCompany> companies, Func<string, string> again)
    {
        ImmutableArray<Choice> options =
        [
            .. companies.Where(static company => QuotedName.Of(company.Name) is not null)
                .Select(company => new Choice(ShortText.Of(company.Name, MaxLabelLength), again(QuotedName.Of(company.Name)!)))
                .Where(static choice => choice.Says.Length <= Choice.MaxSaysLength),
        ];
        return Outcome.Say(context.Language.Say("crm.which-company"), options.IsEmpty ? null : new Choices(options));
    }

    /// <summary>A name without the quotes around it.</summary>
    public static string Unquoted(string typed) => typed is ['"', .. { Length: > 0 } inner, '"'] ? inner : typed;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

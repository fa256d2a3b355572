namespace Alfred.Skills.Work.Crm;

/// <summary>How a language says large round numbers and quarters of a year: <c>[crm.words]</c> of its files.</summary>
internal sealed class CrmWords(Language language)
{
    private const string Section = "crm.words";

    /// <summary>What stands behind a number of thousands: "k".</summary>
    public IReadOnlyList<string> Thousand { get; } = [.. language.Values(Section, "thousand")];

    /// <summary>What stands behind a number of millions: "m".</summary>
    public IReadOnlyList<string> Million { get; } = [.. language.Values(Section, "million")];

    /// <summary>Three months.</summary>
    public IReadOnlyList<string> Quarter { get; } = [.. language.Values(Section, "quarter")];

    /// <summary>The words of a language.</summary>
    public static CrmWords Of(Language language) => language.Get(static language => new CrmWords(language));
}

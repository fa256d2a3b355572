namespace Alfred.Skills.Work.Crm;

/// <summary>How a language says large round numbers and quarters of a year: <c>[crm.words]</c> of its files.</summary>
internal sealed class CrmWords
{
    private const string Section = "crm.words";

    private CrmWords(Language language)
    {
        Thousand = [.. language.Values(Section, "thousand")];
        Million = [.. language.Values(Section, "million")];
        Quarter = [.. language.Values(Section, "quarter")];
    }

    /// <summary>What stands behind a number of thousands: "k".</summary>
    public IReadOnlyList<string> Thousand { get; }

    /// <summary>What stands behind a number of millions: "m".</summary>
    public IReadOnlyList<string> Million { get; }

    /// <summary>Three months.</summary>
    public IReadOnlyList<string> Quarter { get; }

    /// <summary>The words of a language.</summary>
    public static CrmWords Of(Language language) => language.Get(static language => new CrmWords(language));
}

using Alfred.Languages;

namespace Alfred.Skills;

/// <summary>
/// What a language says in forms. A language file has a section for the form of an action, <c>[expenses.log.form]</c>: its <c>title</c>,
/// and by each field's name the label, <c>amount</c>, and the example, <c>amount.example</c>. What a language lacks comes from English,
/// then from the declaration in code. The limits of <see cref="Form"/> and <see cref="FormField"/> hold for it.
/// </summary>
public static class FormText
{
    /// <summary>The form with its texts in a language.</summary>
    public static Form In(this Form form, Language language)
    {
        var section = $"{form.Action}.form";
        return form with
        {
            Title = language.FindText(section, "title") ?? form.Title,
            Fields =
            [
                .. form.Fields.Select(field => field with
                {
                    Label = language.FindText(section, field.Name) ?? field.Label,
                    Example = language.FindText(section, $"{field.Name}.example") ?? field.Example,
                }),
            ],
        };
    }
}

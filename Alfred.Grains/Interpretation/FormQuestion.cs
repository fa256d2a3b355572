using Alfred.Conversations;

namespace Alfred.Interpretation;

/// <summary>A form as a conversation: which field comes next, and how it is asked for.</summary>
internal static class FormQuestion
{
    /// <summary>A form that begins. What stands in it already is not asked for.</summary>
    public static OpenForm Begin(Form form, string by, DateTimeOffset at) =>
        new(
            form, [.. form.Fields.Where(field => field.Value is not null).Select(field => new FieldAnswer(field.Name, field.Value))], by,
            at);

    /// <summary>The field that is asked for; null when all are answered.</summary>
    public static FormField? Next(OpenForm form) =>
        form.Form.Fields.FirstOrDefault(
            field => form.Answers.All(answer => !string.Equals(answer.Name, field.Name, StringComparison.Ordinal)));

    /// <summary>The question for a field.</summary>
    public static Reply Ask(OpenForm form, FormField field, Language language)
    {
        var question = field.Example is { } example
            ? language.Say("form.ask-example", ("label", field.Label), ("example", example))
            : language.Say("form.ask", ("label", field.Label));
        var hint = !field.IsRequired ? language.Say("form.say-skip") : form.Answers.IsEmpty ? language.Say("form.say-cancel") : "";
        return new($"{question} {hint}".TrimEnd()) { Choices = field.Options };
    }

    /// <summary>The form with a field answered, or left out by null.</summary>
    public static OpenForm Answer(OpenForm form, FormField field, string? canonical, DateTimeOffset at) =>
        form with { Answers = form.Answers.Add(new(field.Name, canonical)), At = at };
}

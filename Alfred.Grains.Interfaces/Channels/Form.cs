namespace Alfred.Channels;

/// <summary>
/// Values that an action needs and that are asked for together. A modal where a channel has one; elsewhere one question after the other.
/// What is filled in becomes the arguments of <see cref="Action"/>, read as if they had been typed.
/// </summary>
public sealed record Form
{
    /// <summary>The action that the filled form runs.</summary>
    public required ActionName Action { get; init; }

    /// <summary>
    /// What it is for, at most 24 characters (the limit of a Slack modal's title). A form that an action declares may leave it to the
    /// language files.
    /// </summary>
    public string Title { get; init; } = "";

    /// <summary>What to fill in, 1 to 10, each named as a parameter of the action.</summary>
    public required ImmutableArray<FormField> Fields { get; init; }

    /// <summary>
    /// The picture that its values were read in; null for none. It comes back with the filled form as a file of that message, so that the
    /// action can keep the original.
    /// </summary>
    public InboundFile? Picture { get; init; }
}

/// <summary>One value of a form.</summary>
/// <param name="Name">The parameter of the action that it fills.</param>
/// <param name="Label">What is asked for, at most 48 characters: <c>Amount</c>.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="IsRequired">False when it may stay empty.</param>
public sealed record FormField(string Name, string Label, FieldKind Kind, bool IsRequired)
{
    /// <summary>An example of what may be written, at most 150 characters; null for none.</summary>
    public string? Example { get; init; }

    /// <summary>A field that an action declares, whose label and example stand in the language files.</summary>
    public static FormField Of(string name, FieldKind kind, bool isRequired) => new(name, "", kind, isRequired);

    /// <summary>
    /// What stands in it already, as the parameter's reader understood it and would again; null for nothing. Where fields are asked for one
    /// by one, this one is not.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>What to pick from, for <see cref="FieldKind.Pick"/>; null otherwise. <see cref="Choice.Says"/> is the value.</summary>
    public Choices? Options { get; init; }
}

/// <summary>How a value is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text = 0,

    /// <summary>Several lines.</summary>
    LongText = 1,

    /// <summary>A day; the value is ISO 8601, <c>2026-11-22</c>.</summary>
    Day = 2,

    /// <summary>One of the field's options.</summary>
    Pick = 3,
}

/// <summary>A filled form as it came back.</summary>
/// <param name="Action">The form's action.</param>
/// <param name="Values">By field name; what stayed empty is absent.</param>
public sealed record FormSubmission(ActionName Action, ImmutableSortedDictionary<string, string> Values);

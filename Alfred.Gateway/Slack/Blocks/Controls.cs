using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>
/// What stands below a text: buttons for few choices, a menu for more, one button that opens a form. A control's value is what picking it
/// says, so that nothing has to be looked up when it comes back.
/// </summary>
internal static class Controls
{
    /// <summary>True when Slack can show what a reply offers; what it cannot is left to numbers that the person types.</summary>
    public static bool CanShow(Reply reply) => reply switch
    {
        { Choices: { } choices } => CanShow(choices),
        { Form: { } form } => FormValue.Write(form) is not null,
        _ => false,
    };

    /// <summary>The text and what stands below it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="reply">What there is to pick or to fill in.</param>
    /// <param name="user">Whom a question is asked, and who alone may answer it; null for everybody who sees it.</param>
    public static void WriteBlocks(Utf8JsonWriter json, string text, Reply reply, string? user)
    {
        json.WriteStartArray("blocks"u8);
        foreach (var part in SlackText.Split(text, SlackLimits.Section))
            json.WriteElement(section => WriteSection(section, part));
        json.WriteElement(actions => WriteActions(actions, reply, user, block: null));
        json.WriteEndArray();
    }

    /// <summary>The block of what there is to pick or to fill in.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">What there is.</param>
    /// <param name="user">As of <see cref="WriteBlocks"/>.</param>
    /// <param name="block">The block's id where there are several; null where it is the only one.</param>
    public static void WriteActions(Utf8JsonWriter json, Reply reply, string? user, string? block)
    {
        json.WriteString("type"u8, "actions"u8);
        if (block is not null)
            json.WriteString("block_id"u8, block);
        json.WriteStartArray("elements"u8);
        if (reply.Form is { } form)
            json.WriteElement(button => WriteButton(button, new(ControlId.OpenForm, user), form.Title, FormValue.Write(form)!));
        else
            WriteChoices(json, reply.Choices!, user);
        json.WriteEndArray();
    }

    /// <summary>A text as Slack shows it in a block. Verbatim: names in it become neither links nor mentions.</summary>
    public static void WriteSection(Utf8JsonWriter json, string text) => WriteMarkup(json, SlackText.Escape(text));

    /// <summary>The same of a text that is in Slack's markup already.</summary>
    public static void WriteMarkup(Utf8JsonWriter json, string markup)
    {
        json.WriteString("type"u8, "section"u8);
        json.WriteObject("text"u8, inner =>
        {
            inner.WriteString("type"u8, "mrkdwn"u8);
            inner.WriteString("text"u8, markup);
            inner.WriteBoolean("verbatim"u8, value: true);
        });
    }

    /// <summary>A menu's options.</summary>
    public static void WriteOptions(Utf8JsonWriter json, Choices choices)
    {
        json.WriteStartArray("options"u8);
        foreach (var choice in choices.Options)
            json.WriteElement(option => WriteOption(option, choice));

        json.WriteEndArray();
    }

    /// <summary>One option of a menu.</summary>
    public static void WriteOption(Utf8JsonWriter json, Choice choice)
    {
        json.WritePlainText("text"u8, choice.Label, SlackLimits.Label);
        json.WriteString("value"u8, choice.Says);
        if (choice.Description is { Length: > 0 } description)
            json.WritePlainText("description"u8, description, SlackLimits.Label);
    }

    /// <summary>True when each option fits into a menu.</summary>
    public static bool FitsMenu(Choices choices) =>
        choices.Options.Length is > 0 and <= SlackLimits.Options
            && choices.Options.All(static choice => choice.Label.Length > 0 && choice.Says.Length is > 0 and <= SlackLimits.OptionValue);

    private static bool CanShow(Choices choices) =>
        choices.Options.Length is > 0 and <= SlackLimits.Buttons
            ? choices.Options.All(static choice => choice.Label.Length > 0 && choice.Says.Length is > 0 and <= SlackLimits.ButtonValue)
            : FitsMenu(choices);

    private static void WriteChoices(Utf8JsonWriter json, Choices choices, string? user)
    {
        // A list to work off is everybody's.
        var id = choices.TakesSeveral ? new ControlId(ControlId.Tick, null) : new(ControlId.Pick, user);
        if (choices.Options.Length > SlackLimits.Buttons)
        {
            json.WriteElement(menu =>
            {
                menu.WriteString("type"u8, "static_select"u8);
                menu.WriteString("action_id"u8, id.ToString());
                menu.WritePlainText("placeholder"u8, choices.Label ?? "Choose", SlackLimits.Placeholder);
                WriteOptions(menu, choices);
            });
            return;
        }

        var number = 0;
        foreach (var choice in choices.Options)
            json.WriteElement(button => WriteButton(button, id with { Action = $"{id.Action}.{++number}" }, choice.Label, choice.Says));
    }

    private static void WriteButton(Utf8JsonWriter json, ControlId id, string label, string value)
    {
        json.WriteString("type"u8, "button"u8);
        json.WriteString("action_id"u8, id.ToString());
        json.WritePlainText("text"u8, label, SlackLimits.Label);
        json.WriteString("value"u8, value);
    }
}

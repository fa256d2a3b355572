namespace Alfred.Gateway.WhatsApp.Messages;

/// <summary>Writes interactive messages: reply buttons and lists. What a choice says is its id, and comes back when it is tapped.</summary>
internal static class GraphInteractive
{
    /// <summary>Longer bodies of interactive messages are refused.</summary>
    public const int MaxBodyLength = 1_024;

    private const int MaxButtons = 3;
    private const int MaxRows = 10;
    private const int MaxButtonTitle = 20;
    private const int MaxRowTitle = 24;
    private const int MaxDescription = 72;
    private const int MaxIdLength = 256;
    private const string DefaultLabel = "Choose";

    /// <summary>True when WhatsApp can show these choices: few enough, and none the same as another.</summary>
    public static bool CanShow(Choices choices) =>
        choices.Options.Length is > 0 and <= MaxRows
        && choices.Options.All(option => option.Says.Length is > 0 and <= MaxIdLength && !string.IsNullOrWhiteSpace(option.Label))
        && choices.Options.Select(option => option.Says).Distinct(StringComparer.Ordinal).Count() == choices.Options.Length;

    /// <summary>What stands above choices that come without a text, which WhatsApp does not allow.</summary>
    public static string BodyOf(Choices choices) => choices.Label ?? DefaultLabel;

    /// <summary>Writes the message: buttons when the choices are few and short, else a list, which has room for longer ones.</summary>
    public static ReadOnlyMemory<byte> Write(WhatsAppAddress to, string body, Choices choices, string opaqueData) =>
        GraphMessage.Write(to, "interactive"u8, opaqueData, json =>
        {
            var isButtons = AreButtons(choices.Options);
            json.WriteString("type"u8, isButtons ? "button"u8 : "list"u8);
            json.WriteStartObject("body"u8);
            json.WriteString("text"u8, body);
            json.WriteEndObject();
            json.WriteStartObject("action"u8);
            if (isButtons)
                WriteButtons(json, choices.Options);
            else
                WriteList(json, choices);
            json.WriteEndObject();
        });

    // A button shows nothing but its title, and WhatsApp refuses two of the same title.
    private static bool AreButtons(ImmutableArray<Choice> options) =>
        options.Length <= MaxButtons
        && options.All(option => option.Label.Length <= MaxButtonTitle && option.Description is null)
        && options.Select(option => option.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count() == options.Length;

    private static void WriteButtons(Utf8JsonWriter json, ImmutableArray<Choice> options)
    {
        json.WriteStartArray("buttons"u8);
        foreach (var option in options)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "reply"u8);
            json.WriteStartObject("reply"u8);
            json.WriteString("id"u8, option.Says);
            json.WriteString("title"u8, option.Label);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, Choices choices)
    {
        json.WriteString("button"u8, ShortText.Of(choices.Label ?? DefaultLabel, MaxButtonTitle));
        json.WriteStartArray("sections"u8);
        json.WriteStartObject();
        json.WriteStartArray("rows"u8);
        foreach (var option in choices.Options)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, option.Says);
            json.WriteString("title"u8, ShortText.Of(option.Label, MaxRowTitle));
            // A label that had to be shortened can be read in full below.
            if ((option.Description ?? (option.Label.Length > MaxRowTitle ? option.Label : null)) is { } description)
                json.WriteString("description"u8, ShortText.Of(description, MaxDescription));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

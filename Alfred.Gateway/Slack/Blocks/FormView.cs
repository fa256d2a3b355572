using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>Writes a form as a modal.</summary>
internal static class FormView
{
    /// <summary>What tells our modals from others.</summary>
    public static ReadOnlySpan<byte> CallbackId => "alfred.form"u8;

    /// <summary>The action id of every input; the block's id is the field's name.</summary>
    public const string InputId = "value";

    /// <summary>The body of <c>views.open</c>; null when the form's origin does not fit into a view.</summary>
    public static ReadOnlyMemory<byte>? Open(string triggerId, Form form, FormOrigin origin, GatewayTexts texts)
    {
        var metadata = origin.Write();
        if (metadata.Length > SlackLimits.PrivateMetadata)
            return null;
        return SlackJson.Write(json =>
        {
            json.WriteString("trigger_id"u8, triggerId);
            json.WriteObject("view"u8, view =>
            {
                view.WriteString("type"u8, "modal"u8);
                view.WriteString("callback_id"u8, CallbackId);
                view.WriteString("private_metadata"u8, metadata);
                view.WritePlainText("title"u8, form.Title, SlackLimits.Title);
                view.WritePlainText("submit"u8, texts.Say("slack.form-save"), SlackLimits.Title);
                view.WritePlainText("close"u8, texts.Say("slack.form-cancel"), SlackLimits.Title);
                view.WriteStartArray("blocks"u8);
                foreach (var field in form.Fields)
                    view.WriteElement(block => WriteField(block, field));
                view.WriteEndArray();
            });
        });
    }

    private static void WriteField(Utf8JsonWriter json, FormField field)
    {
        json.WriteString("type"u8, "input"u8);
        json.WriteString("block_id"u8, field.Name);
        json.WriteBoolean("optional"u8, !field.IsRequired);
        json.WritePlainText("label"u8, field.Label, SlackLimits.Label);
        json.WriteObject("element"u8, element => WriteElement(element, field));
    }

    private static void WriteElement(Utf8JsonWriter json, FormField field)
    {
        json.WriteString("action_id"u8, InputId);
        switch (field)
        {
            case { Kind: FieldKind.Pick, Options: { } options } when Controls.FitsMenu(options):
                json.WriteString("type"u8, "static_select"u8);
                Controls.WriteOptions(json, options);
                if (options.Options.FirstOrDefault(option => option.Says == field.Value) is { } held)
                    json.WriteObject("initial_option"u8, option => Controls.WriteOption(option, held));
                break;
            case { Kind: FieldKind.Day }:
                json.WriteString("type"u8, "datepicker"u8);
                // "Yesterday" was understood, but a calendar takes dates.
                if (DateOnly.TryParseExact(field.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    json.WriteString("initial_date"u8, field.Value);
                break;
            default:
                json.WriteString("type"u8, "plain_text_input"u8);
                json.WriteBoolean("multiline"u8, field.Kind == FieldKind.LongText);
                json.WriteNumber("max_length"u8, SlackLimits.Input);
                if (field.Value is { Length: > 0 and <= SlackLimits.Input } value)
                    json.WriteString("initial_value"u8, value);
                break;
        }

        if (field.Example is { Length: > 0 } example)
            json.WritePlainText("placeholder"u8, example, SlackLimits.Placeholder);
    }
}

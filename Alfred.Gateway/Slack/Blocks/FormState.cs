using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>Reads what was filled into a modal.</summary>
internal static class FormState
{
    /// <summary>The values by field; what stayed empty is absent.</summary>
    public static ImmutableSortedDictionary<string, string> Values(JsonElement view)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in Fields(view))
        {
            if (ValueOf(view, name) is { Length: > 0 } value)
                values[name] = value;
        }

        return values.ToImmutable();
    }

    /// <summary>
    /// The fields of a submission that lack a required value. Slack checks that something was entered, but takes blanks for something.
    /// </summary>
    public static ImmutableArray<string> Missing(JsonElement view) =>
    [
        .. view.At("blocks"u8).Items()
            .Where(static block => block.At("type"u8).Is("input"u8) && block.At("optional"u8).ValueKind == JsonValueKind.False)
            .Select(static block => block.At("block_id"u8).Id())
            .OfType<string>()
            .Where(name => string.IsNullOrEmpty(ValueOf(view, name))),
    ];

    /// <summary>The answer to a submission that lacks something.</summary>
    public static ReadOnlyMemory<byte> Complain(ImmutableArray<string> missing, GatewayTexts texts) => SlackJson.Write(json =>
    {
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteObject("errors"u8, errors =>
        {
            foreach (var name in missing)
                errors.WriteString(name, texts.Say("slack.form-fill-in"));
        });
    });

    private static IEnumerable<string> Fields(JsonElement view) =>
        view.At("blocks"u8).Items().Select(static block => block.At("block_id"u8).Id()).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? ValueOf(JsonElement view, string name)
    {
        var input = view.At("state"u8).At("values"u8).At(System.Text.Encoding.UTF8.GetBytes(name)).At("value"u8);
        var text = input.At("value"u8).Text() ?? input.At("selected_date"u8).Text() ?? input.At("selected_option"u8).At("value"u8).Text();
        return text is null ? null : WrittenText.Clean(text);
    }
}

using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.Home;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>Reads the one message of a stored body.</summary>
internal static class SlackBody
{
    /// <summary>True for a form. Where the content type says neither, the first character decides.</summary>
    public static bool IsForm(string contentType, ReadOnlySpan<byte> body) => contentType switch
    {
        "application/json" => false,
        "application/x-www-form-urlencoded" => true,
        _ => !JsonBody.LooksLikeJson(body),
    };

    /// <summary>The message.</summary>
    /// <exception cref="FormatException">The body has none.</exception>
    public static InboundMessage Read(ReadOnlyMemory<byte> body, string contentType, string? botUserId, SlackUrls urls)
    {
        if (!IsForm(contentType, body.Span))
            return ReadEvent(body, botUserId);
        var form = new FormBody(body.Span);
        if (form.Bytes("payload"u8) is { } payload)
            return ReadInteraction(payload, urls);
        return SlackCommand.Read(form)?.ToMessage(urls) ?? throw new FormatException("the form is no command");
    }

    /// <summary>The message whose controls were used; null for any other body.</summary>
    public static UsedControls? ReadUsedControls(ReadOnlyMemory<byte> body, string contentType) => FindInPayload(
        body, contentType, static payload => SlackClick.Read(payload)?.Used ?? SlackSubmission.Read(payload)?.Origin.Used);

    /// <summary>The Home tab whose controls were used; null for any other body.</summary>
    public static HomeOpening? ReadHome(ReadOnlyMemory<byte> body, string contentType) => FindInPayload(
        body, contentType,
        static payload => SlackClick.Read(payload) is { IsOfHome: true } click ? new HomeOpening(click.Team, click.User) : null);

    private static T? FindInPayload<T>(ReadOnlyMemory<byte> body, string contentType, Func<JsonElement, T?> read)
        where T : class
    {
        if (!IsForm(contentType, body.Span) || new FormBody(body.Span).Bytes("payload"u8) is not { } payload
            || !JsonBody.TryParse(payload, out var document))
            return null;
        using (document)
            return read(document.RootElement);
    }

    private static InboundMessage ReadEvent(ReadOnlyMemory<byte> body, string? botUserId)
    {
        if (!JsonBody.TryParse(body, out var document))
            throw new FormatException("the body is not JSON");
        using (document)
            return SlackEvent.Read(document.RootElement)?.ToMessage(botUserId) ?? throw new FormatException("the event is no message");
    }

    private static InboundMessage ReadInteraction(byte[] payload, SlackUrls urls)
    {
        if (!JsonBody.TryParse(payload, out var document))
            throw new FormatException("the interaction is not JSON");
        using (document)
        {
            return SlackClick.Read(document.RootElement)?.ToMessage(urls)
                ?? SlackSubmission.Read(document.RootElement)?.ToMessage(urls)
                ?? throw new FormatException("the interaction is neither a choice nor a form");
        }
    }
}

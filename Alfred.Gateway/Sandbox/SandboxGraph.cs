using Alfred.Gateway.Access;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp;
using Alfred.Gateway.WhatsApp.Messages;

namespace Alfred.Gateway.Sandbox;

/// <summary>Plays the one method of Meta's Graph API that Alfred calls.</summary>
internal sealed class SandboxGraph(WhatsAppOptions options, SandboxTranscript transcript, BodyBudget budget, TimeProvider time)
{
    /// <summary>Takes a message as Meta would and notes it.</summary>
    public async Task<IResult> SendAsync(HttpRequest request)
    {
        if (!BearerToken.IsCarriedBy(request, options.AccessToken))
            return Error(StatusCodes.Status401Unauthorized, 190, "Invalid OAuth access token.");
        if (await RequestBody.ReadAsync(request, cap: 256 * 1024, budget) is not { } body || !JsonBody.TryParse(body, out var document))
            return Error(StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
        using (document)
        {
            var root = document.RootElement;
            var to = root.At("to"u8).Id() ?? root.At("recipient"u8).Id();
            var text = root.At("text"u8).At("body"u8).Text();
            if (to is null || string.IsNullOrEmpty(text) || text.Length > GraphMessage.MaxTextLength)
                return Error(StatusCodes.Status400BadRequest, 100, "(#100) Invalid parameter");
            transcript.AddReply("whatsapp", to, text);
            return Results.Json(new
            {
                messaging_product = "whatsapp",
                contacts = new[] { new { input = to, wa_id = to.TrimStart('+') } },
                messages = new[] { new { id = $"wamid.SANDBOX{Guid.CreateVersion7(time.GetUtcNow()):N}" } },
            });
        }
    }

    private static IResult Error(int status, int code, string message) =>
        Results.Json(new { error = new { message, type = "OAuthException", code, fbtrace_id = "sandbox" } }, statusCode: status);
}

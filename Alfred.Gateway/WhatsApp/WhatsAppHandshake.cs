using Alfred.Gateway.Access;

namespace Alfred.Gateway.WhatsApp;

/// <summary>The GET that Meta sends when the callback URL or its token is edited.</summary>
internal static class WhatsAppHandshake
{
    /// <summary>Echoes the challenge as plain text to whoever knows the verify token; 403 for everybody else.</summary>
    public static IResult Answer(HttpRequest request, WhatsAppOptions options)
    {
        var query = request.Query;
        // A repeated parameter reads as "a,b" when it is turned into one string; exactly one value is asked for instead.
        if (query["hub.mode"] is not ["subscribe"]
            || query["hub.challenge"] is not [{ Length: > 0 and <= 1_000 } challenge]
            || query["hub.verify_token"] is not [{ } token]
            || !BearerToken.AreEqual(token, options.VerifyToken))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return Results.Text(challenge, "text/plain", Encoding.UTF8);
    }
}

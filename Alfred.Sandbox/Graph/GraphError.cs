using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>Errors as the Graph API words them.</summary>
public static class GraphError
{
    internal const int InvalidParameter = 100;
    internal const int BadToken = 190;
    internal const int RateLimited = 130429;
    internal const int UnknownRecipient = 131030;
    internal const int MissingParameter = 131008;
    internal const int BadValue = 131009;
    internal const int ClosedWindow = 131047;
    internal const int BadUpload = 131053;
    internal const int PairRateLimited = 131056;
    internal const int NotInGroups = 131215;
    internal const int UnknownTemplate = 132001;
    internal const int Undeliverable = 131026;
    internal const int Unavailable = 2;

    /// <summary>An error with a code. Throttles come as HTTP 400, not 429.</summary>
    public static FakeAnswer.Respond Of(int code, int status = 400, string message = "Something went wrong") =>
        new(status, JsonSerializer.Serialize(new
        {
            error = new
            {
                message = $"(#{code}) {message}",
                type = "OAuthException",
                code,
                error_data = new { messaging_product = "whatsapp", details = message },
                fbtrace_id = "AceyrTehk6IAd0lm05Ixogh",
            },
        }));
}

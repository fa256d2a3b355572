using System.Text.Json;
using Alfred.Testing.Http;

namespace Alfred.Testing.Graph;

/// <summary>Errors as the Graph API words them.</summary>
public static class GraphError
{
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

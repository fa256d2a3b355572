using Microsoft.AspNetCore.Http.Features;

namespace Alfred.Sandbox.Http;

/// <summary>Reads requests of this machine: whole bodies up to a limit, and the token that a caller carries.</summary>
internal static class RequestReading
{
    /// <summary>Reads to the end; null when the body is longer than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(this HttpRequest request, int maxBytes)
    {
        if (request.ContentLength > maxBytes)
            return null;
        request.AllowBody(maxBytes + 1);
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await request.Body.ReadAsync(piece, request.HttpContext.RequestAborted) is > 0 and var length)
        {
            if (body.Length + length > maxBytes)
                return null;
            body.Write(piece, 0, length);
        }

        return body.ToArray();
    }

    /// <summary>Lets the server take a body of this size, whatever its general limit is.</summary>
    public static void AllowBody(this HttpRequest request, long maxBytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
    }

    /// <summary>True when the request carries this token. A plain comparison: nobody outside this machine can try.</summary>
    public static bool CarriesToken(this HttpRequest request, string token) => request.Headers.Authorization == $"Bearer {token}";
}

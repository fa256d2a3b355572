using Microsoft.AspNetCore.Http.Features;

namespace Alfred.Gateway.Webhooks;

/// <summary>Reads a whole body as raw bytes, up to a cap, chunked or not.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Bodies up to this size get their final array at once. A longer announced length reserves nothing: it costs the sender one header,
    /// and would cost us megabytes for each connection.
    /// </summary>
    private const int TrustedLength = 32 * 1024;

    /// <summary>
    /// The longest that reading a long body may take. Providers need a second or two; strangers who trickle theirs must not hold the memory
    /// that long bodies share.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads to the end; null when the body is longer than the cap.</summary>
    /// <exception cref="BadHttpRequestException">503: too many long bodies are being read at this moment. 408: a long body took too
    /// long.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int cap, BodyBudget budget)
    {
        if (request.ContentLength > cap)
            return null;
        // Kestrel then also stops a chunked body at the cap instead of at the server's general limit.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = cap;
        return request.ContentLength is { } length and <= TrustedLength
            ? await ReadExactAsync(request, (int)length)
            : await ReadGrowingAsync(request, cap, budget);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadExactAsync(HttpRequest request, int length)
    {
        var body = GC.AllocateUninitializedArray<byte>(length);
        var read = await request.Body.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return body.AsMemory(0, read);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadGrowingAsync(HttpRequest request, int cap, BodyBudget budget)
    {
        using var limit = new CancellationTokenSource(Patience, request.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.HttpContext.RequestAborted);
        var pieces = new List<byte[]>();
        using var share = budget.Open();
        try
        {
            for (var length = 0; ;)
            {
                var piece = GC.AllocateUninitializedArray<byte>(TrustedLength);
                var read = await request.Body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, either.Token);
                length += read;
                if (length > cap)
                    return null;
                pieces.Add(piece);
                if (read < piece.Length)
                    return Join(pieces, length);
                // The first 32 KB are everybody's; the others count twice, for themselves and for the whole.
                if (!share.TryTake(2 * TrustedLength))
                    throw new BadHttpRequestException("too many long bodies at once", StatusCodes.Status503ServiceUnavailable);
            }
        }
        catch (OperationCanceledException exception) when (
            limit.IsCancellationRequested && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("the body took too long", StatusCodes.Status408RequestTimeout, exception);
        }
    }

    // Pieces of their own and not from the shared pool, which would keep arrays of a megabyte for each thread that met a long body.
    private static byte[] Join(List<byte[]> pieces, int length)
    {
        var body = GC.AllocateUninitializedArray<byte>(length);
        for (var start = 0; start < length; start += TrustedLength)
            pieces[start / TrustedLength].AsSpan(0, Math.Min(TrustedLength, length - start)).CopyTo(body.AsSpan(start));
        return body;
    }
}

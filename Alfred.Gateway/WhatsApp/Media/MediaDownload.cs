using System.Net.Http.Headers;
using System.Security.Cryptography;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp.Media;

/// <summary>
/// Fetches a file that came with a message: first its address, which lives five minutes, then its bytes, both with the token.
/// </summary>
internal sealed class MediaDownload(WhatsAppOptions options, IHttpClientFactory clients)
{
    /// <summary>An address may have expired between the two calls.</summary>
    private const int Tries = 2;

    /// <summary>The bytes; null when Meta has them no more, or when there are more than allowed.</summary>
    /// <exception cref="HttpRequestException">Meta did not answer, or what came is not what was sent.</exception>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(string mediaId, int atMost, CancellationToken cancellationToken)
    {
        // The id becomes part of a path.
        if (mediaId.Length is 0 or > 40 || !mediaId.All(char.IsAsciiDigit))
            return null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await FindAsync(mediaId, cancellationToken) is not { } found || found.Size > atMost)
                return null;
            using var response = await GetAsync(found.Url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
                continue;
            response.EnsureSuccessStatusCode();
            if (await ReadAsync(response, atMost, cancellationToken) is not { } bytes)
                return null;
            return found.Checksum is null || IsChecksum(found.Checksum, bytes.Span)
                ? bytes
                : throw new HttpRequestException("a file arrived damaged");
        }

        return null;
    }

    private async Task<Found?> FindAsync(string mediaId, CancellationToken cancellationToken)
    {
        var url = options.Graph($"{mediaId}?phone_number_id={Uri.EscapeDataString(options.PhoneId)}");
        using var response = await GetAsync(url, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Deleted, or older than it is kept; everything else may pass.
            return GraphErrors.Classify(new ProviderAnswer((int)response.StatusCode, body, RetryAfter: null)) is Channels.SendResult.Refused
                ? null
                : throw new HttpRequestException("the address of a file was refused", inner: null, response.StatusCode);
        }

        if (!JsonBody.TryParse(body, out var document))
            throw new HttpRequestException("the address of a file is not JSON");
        using (document)
        {
            var root = document.RootElement;
            // The outbound client calls nobody but the Graph API and Meta's host for files: the token goes nowhere else, whatever stands
            // here.
            return Uri.TryCreate(root.At("url"u8).Text(), UriKind.Absolute, out var address)
                ? new Found(address, root.At("file_size"u8).Number() ?? 0, root.At("sha256"u8).Id())
                : throw new HttpRequestException("the address of a file is none");
        }
    }

    private async Task<HttpResponseMessage> GetAsync(Uri url, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
        return await clients.CreateClient(WhatsAppOutbound.MediaName).SendAsync(request, completion, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        HttpResponseMessage response, int atMost, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > atMost)
            return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > atMost)
                return null;
            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.ToArray();
    }

    // Hexadecimal here, Base64 in webhooks: both were seen.
    private static bool IsChecksum(string told, ReadOnlySpan<byte> bytes)
    {
        var hash = SHA256.HashData(bytes);
        return told.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase)
            || told.Equals(Convert.ToBase64String(hash), StringComparison.Ordinal);
    }

    private readonly record struct Found(Uri Url, long Size, string? Checksum);
}

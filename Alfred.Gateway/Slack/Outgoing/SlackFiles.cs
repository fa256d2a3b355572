using System.Buffers;
using System.Net.Http.Headers;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>Files, both ways.</summary>
internal sealed class SlackFiles(SlackApi api, SlackTokens tokens, SlackUrls urls, ProviderCall provider, IHttpClientFactory clients)
{
    private const int Piece = 8 * 1024;

    private static readonly MediaTypeHeaderValue Bytes = new("application/octet-stream");

    /// <summary>Uploads and shares in the three calls that Slack wants. Only the last one shows anything to anybody.</summary>
    public async Task<SendResult> UploadAsync(SlackPlace channel, ReplyFile file, CancellationToken cancellationToken)
    {
        var opened = await api.PostAsync(
            "files.getUploadURLExternal",
            [("filename", file.Name), ("length", file.Content.Length.ToString(CultureInfo.InvariantCulture))],
            cancellationToken);
        if (!opened.IsOk)
            return AsNotShared(opened.Failure!);
        if (opened.Root.At("file_id"u8).Id() is not { } id
            || !Uri.TryCreate(opened.Root.At("upload_url"u8).Text(), UriKind.Absolute, out var url)
            || !urls.IsFileUrl(url))
            return new SendResult.Refused("Slack named no place of its own for the file");
        var (answer, failure) = await provider.PostAsync(
            SlackOutbound.Files, url, authorization: null, new WatchedContent(file.Content, Bytes), cancellationToken);
        if (answer is not { IsSuccess: true })
            return AsNotShared(failure ?? SlackErrors.Classify(answer!));
        var shared = await api.PostAsync("files.completeUploadExternal", Share(channel, file, id), cancellationToken);
        return SlackErrors.OfPost(shared) ?? new SendResult.Sent(ProviderId: null);
    }

    /// <summary>Downloads; null when the file is gone, out of reach, or longer than allowed.</summary>
    /// <exception cref="HttpRequestException">Slack did not answer.</exception>
    public async Task<ReadOnlyMemory<byte>?> DownloadAsync(string reference, int atMost, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(reference, UriKind.Absolute, out var url) || !urls.IsFileUrl(url))
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Current);
        try
        {
            var client = clients.CreateClient(SlackOutbound.Files);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests)
                throw new HttpRequestException("Slack did not give the file", inner: null, response.StatusCode);
            // A redirect leads to the page where people sign in.
            return response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response.Content, atMost, cancellationToken) : null;
        }
        catch (Exception exception) when (
            exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new HttpRequestException("Slack did not give the file in time", exception);
        }
    }

    // Whatever happened, nobody has seen the file: trying again doubles nothing.
    private static SendResult AsNotShared(SendResult failure) =>
        failure is SendResult.Unknown unknown ? new SendResult.Later(unknown.Reason) : failure;

    private static ReadOnlyMemory<byte> Share(SlackPlace place, ReplyFile file, string id) => SlackJson.Write(json =>
    {
        json.WriteStartArray("files"u8);
        json.WriteElement(shared =>
        {
            shared.WriteString("id"u8, id);
            shared.WriteString("title"u8, file.Name);
        });
        json.WriteEndArray();
        json.WriteString("channel_id"u8, place.Channel);
        if (place.ThreadTs is not null)
            json.WriteString("thread_ts"u8, place.ThreadTs);
    });

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int atMost, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > atMost)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        // With room for one piece more than there is: a buffer that is too small by a byte is doubled.
        var bytes = new ArrayBufferWriter<byte>((int)(content.Headers.ContentLength ?? 64 * 1024) + Piece);
        while (bytes.WrittenCount <= atMost)
        {
            var read = await stream.ReadAsync(bytes.GetMemory(Piece)[..Piece], cancellationToken);
            if (read == 0)
                return bytes.WrittenMemory;
            bytes.Advance(read);
        }

        return null;
    }
}

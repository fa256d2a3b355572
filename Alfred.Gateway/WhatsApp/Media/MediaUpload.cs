using System.Net.Http.Headers;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp.Media;

/// <summary>
/// Brings a file to Meta before it is sent. Nobody sees an upload: one whose answer is lost is simply repeated, and Meta forgets what is
/// not used after 30 days.
/// </summary>
internal sealed class MediaUpload(WhatsAppOptions options, IHttpClientFactory clients)
{
    private readonly Uri _media = options.Graph($"{options.PhoneId}/media");

    /// <summary>Uploads once; the id, or the result that stands for having none.</summary>
    public async Task<(string? MediaId, SendResult? Failure)> UploadAsync(ReplyFile file, CancellationToken cancellationToken)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(MediaKind.TypeOf(file)), "type" },
        };
        var bytes = new ReadOnlyMemoryContent(file.Content);
        bytes.Headers.ContentType = new MediaTypeHeaderValue(MediaKind.TypeOf(file));
        content.Add(bytes, "file", AsciiNameOf(file));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _media) { Content = content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
            using var response = await clients.CreateClient(WhatsAppOutbound.MediaName).SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var answer = new ProviderAnswer((int)response.StatusCode, body, ProviderCall.RetryAfterOf(response.Headers.RetryAfter));
            if (!answer.IsSuccess)
                return (null, GraphErrors.Classify(answer));
            return IdOf(answer) is { } id ? (id, null) : (null, new SendResult.Later("WhatsApp's answer names no file"));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return (null, new SendResult.Later($"the upload failed: {exception.GetType().Name}"));
        }
    }

    // Only the form's own name of the file, which nobody sees: the message names it as it is called.
    private static string AsciiNameOf(ReplyFile file) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"file{string.Concat(Path.GetExtension(file.Name).Where(c => c == '.' || char.IsAsciiLetterOrDigit(c)))}");

    private static string? IdOf(ProviderAnswer answer) => JsonBody.Read(answer.Body, static root => root.At("id"u8).Id());
}

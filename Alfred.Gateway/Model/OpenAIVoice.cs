using System.ClientModel;
using System.ClientModel.Primitives;
using Alfred.Model;
using OpenAI;
using OpenAI.Audio;

namespace Alfred.Gateway.Model;

/// <summary>Has recordings written down by the transcription endpoint. Tried once: the person can say it again.</summary>
internal sealed class OpenAIVoice(ModelOptions options, IHttpClientFactory clients) : IVoiceReader
{
    private readonly Lazy<AudioClient> _client = new(() => new(
        options.VoiceName,
        new ApiKeyCredential(options.ApiKey),
        new OpenAIClientOptions
        {
            Endpoint = options.BaseUrl,
            Transport = new HttpClientPipelineTransport(clients.CreateClient(ModelServices.ClientName)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = OpenAIChat.AttemptLimit,
        }));

    public async Task<string> TranscribeAsync(ReadOnlyMemory<byte> recording, string mediaType, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new MemoryStream(recording.ToArray(), writable: false);
            return (await _client.Value.TranscribeAudioAsync(stream, NameOf(mediaType), options: null, cancellationToken)).Value.Text ?? "";
        }
#pragma warning disable CA1031 // Boundary: whatever the client makes of an answer that is none, it is no answer.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new ModelException(
                ModelFailure.Unavailable, $"the recording was not written down: {exception.GetType().Name}", exception);
        }
    }

    // The endpoint knows the format by the name.
    private static string NameOf(string mediaType) => mediaType.Split(';')[0].Trim() switch
    {
        "audio/mpeg" or "audio/mp3" => "voice.mp3",
        "audio/mp4" or "audio/m4a" or "audio/x-m4a" or "video/mp4" => "voice.m4a",
        "audio/wav" or "audio/x-wav" => "voice.wav",
        "audio/webm" or "video/webm" => "voice.webm",
        _ => "voice.ogg",
    };
}

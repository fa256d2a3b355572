using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;
using Alfred.Gateway.WhatsApp.Pace;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Calls the Graph API's messages method, no faster than Meta allows.</summary>
internal sealed class GraphCalls(WhatsAppOptions options, ProviderCall provider, TimeProvider time)
{
    private const int PairLimit = 131056;
    private const string TooFast = "WhatsApp's pace for one person";

    private readonly PairBackoff _pairs = new();
    private readonly PairBuckets? _buckets = options.PairPace is { } pace ? new(pace, time) : null;
    private readonly NumberPace? _number = options.PairPace is null ? null : new(time);
    private readonly Uri _messages = options.Graph($"{options.PhoneId}/messages");

    /// <summary>True when messages already wait for their turn.</summary>
    public bool IsBusy => _number is { IsBusy: true };

    /// <summary>Sends one message once.</summary>
    public async Task<SendResult> SendAsync(WhatsAppAddress to, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (_buckets?.Take(to.Recipient) is { } wait)
            return new SendResult.Later(TooFast, wait);
        if (_number is not null)
            await _number.WaitAsync(cancellationToken);
        var (answer, failure) = await provider.PostAsync(WhatsAppOutbound.Name, _messages, options.AccessToken, json, cancellationToken);
        if (answer is null)
            return failure!;
        if (!answer.IsSuccess)
            return OfFailure(to, answer);
        _pairs.Reset(to.Recipient);
        return IdOf(answer) is { } id ? new SendResult.Sent(id) : new SendResult.Unknown("WhatsApp's answer names no message");
    }

    /// <summary>Shows the read mark and "is typing". What comes of it does not matter.</summary>
    public Task ShowAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        provider.PostAsync(WhatsAppOutbound.Name, _messages, options.AccessToken, json, cancellationToken);

    private SendResult OfFailure(WhatsAppAddress to, ProviderAnswer answer)
    {
        var code = GraphErrors.CodeOf(answer);
        var result = GraphErrors.Classify(answer);
        if (code == PairLimit)
            return new SendResult.Later("WhatsApp error 131056", _pairs.Next(to.Recipient));
        if (result is SendResult.Later { Scope: PauseScope.Channel })
            _number?.SlowDown();
        return result;
    }

    private static string? IdOf(ProviderAnswer answer) =>
        JsonBody.Read(answer.Body, static root => root.At("messages"u8).First().At("id"u8).Id());
}

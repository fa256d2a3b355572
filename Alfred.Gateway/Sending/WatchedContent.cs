using System.Net.Http.Headers;

namespace Alfred.Gateway.Sending;

/// <summary>
/// A body that knows whether the transport began to write it. Until then the provider cannot have acted on the request, whatever went
/// wrong; from then on a failure leaves the outcome unknown.
/// </summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <summary>JSON.</summary>
    public WatchedContent(ReadOnlyMemory<byte> body)
        : this(body, new MediaTypeHeaderValue("application/json", "utf-8"))
    {
    }

    /// <summary>Anything else.</summary>
    public WatchedContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType)
    {
        _body = body;
        Headers.ContentType = contentType;
    }

    /// <summary>A form; fields without a value are left out.</summary>
    public static WatchedContent OfForm(IEnumerable<(string Name, string? Value)> fields)
    {
        var pairs = fields.Where(static field => field.Value is not null)
            .Select(static field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value!)}");
        return new(
            Encoding.ASCII.GetBytes(string.Join('&', pairs)), new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8"));
    }

    /// <summary>True from the first byte on.</summary>
    public bool HasLeft { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasLeft = true;
        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}

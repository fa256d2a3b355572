namespace Alfred.Gateway.Outbound;

/// <summary>An answer's body that ends at a length and at a time.</summary>
internal sealed class LimitedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly int _maxBytes;
    private readonly CancellationTokenSource _limit;

    public LimitedContent(HttpContent content, int maxBytes, CancellationTokenSource limit)
    {
        _content = content;
        _maxBytes = maxBytes;
        _limit = limit;
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var body = await CreateContentReadStreamAsync(cancellationToken);
        await body.CopyToAsync(stream, cancellationToken);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new LimitedStream(await _content.ReadAsStreamAsync(cancellationToken), _maxBytes, _limit.Token);

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _limit.Dispose();
        }

        base.Dispose(disposing);
    }
}

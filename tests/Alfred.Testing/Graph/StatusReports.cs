using System.Net;
using System.Threading.Channels;
using Alfred.Sandbox.Graph;

namespace Alfred.Testing.Graph;

/// <summary>
/// The status webhooks that follow accepted messages: <c>sent</c>, then <c>delivered</c>, each a request of its own and, as Meta does,
/// delivered again with the same body until it is answered with 200.
/// </summary>
public sealed class StatusReports : IAsyncDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(150);

    private readonly Channel<(string Id, string? OpaqueData)> _accepted = Channel.CreateUnbounded<(string, string?)>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<byte[], Task<HttpStatusCode>> _deliver;
    private readonly string _phoneId;
    private readonly Task _reporting;
    private int _open;

    /// <summary>Begins.</summary>
    /// <param name="phoneId">The number that sends.</param>
    /// <param name="deliver">Delivers a body to the webhook; fails as HTTP does.</param>
    public StatusReports(string phoneId, Func<byte[], Task<HttpStatusCode>> deliver)
    {
        _phoneId = phoneId;
        _deliver = deliver;
        _reporting = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(ReportAllAsync)));
    }

    /// <summary>How many messages have stages that were not delivered yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>A message was accepted.</summary>
    public void Add(string id, string? opaqueData)
    {
        Interlocked.Increment(ref _open);
        _accepted.Writer.TryWrite((id, opaqueData));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reporting;
        _stopping.Dispose();
    }

    private async Task ReportAllAsync()
    {
        try
        {
            await foreach (var (id, opaqueData) in _accepted.Reader.ReadAllAsync(_stopping.Token))
            {
                foreach (var stage in (string[])["sent", "delivered"])
                {
                    var body = MetaWebhook.Status(_phoneId, id, stage, opaqueData);
                    while (!await IsTakenAsync(body))
                        await Task.Delay(RetryPause, TimeProvider.System, _stopping.Token);
                }

                Interlocked.Decrement(ref _open);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task<bool> IsTakenAsync(byte[] body)
    {
        try
        {
            return await _deliver(body) == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}

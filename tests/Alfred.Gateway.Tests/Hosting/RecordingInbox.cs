using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Inbox;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>An inbox in memory with the same rule as the real one: a key, or a second key, that was seen is not new.</summary>
internal sealed class RecordingInbox : IInbox
{
    private readonly Lock _lock = new();
    private readonly HashSet<DeliveryKey> _keys = [];
    private readonly List<Delivery> _deliveries = [];
    private readonly List<(Delivery Delivery, DeliveryItem Item)> _fresh = [];

    public bool IsAway { get; set; }

    /// <summary>Everything that was accepted, repeated deliveries too.</summary>
    public ImmutableArray<Delivery> Deliveries
    {
        get
        {
            lock (_lock)
                return [.. _deliveries];
        }
    }

    /// <summary>The messages that were new.</summary>
    public ImmutableArray<(Delivery Delivery, DeliveryItem Item)> Fresh
    {
        get
        {
            lock (_lock)
                return [.. _fresh];
        }
    }

    public ImmutableArray<Receipt> Receipts => [.. Deliveries.SelectMany(delivery => delivery.Receipts)];

    public ImmutableArray<Delivery> Quarantined => [.. Deliveries.Where(delivery => delivery.Unreadable is not null)];

    /// <summary>The new messages as a channel reads them; what asks for no answer is left out.</summary>
    public ImmutableArray<InboundMessage> Read(IChannel channel) =>
        [
            .. Fresh.Select(fresh => channel.Read(fresh.Delivery.Body, fresh.Delivery.ContentType, fresh.Item.Ordinal))
                .OfType<InboundMessage>()];

    public Task<int> AcceptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (IsAway)
            throw new InboxUnavailableException("away for the test");
        var count = 0;
        lock (_lock)
        {
            _deliveries.Add(delivery);
            foreach (var item in delivery.Items)
            {
                var isNew = _keys.Add(item.Key);
                if (item.AlternateKey is { } alternate)
                    isNew &= _keys.Add(alternate);
                if (!isNew)
                    continue;
                _fresh.Add((delivery, item));
                count++;
            }
        }

        return Task.FromResult(count);
    }

    public void Clear()
    {
        lock (_lock)
        {
            _keys.Clear();
            _deliveries.Clear();
            _fresh.Clear();
        }
    }
}

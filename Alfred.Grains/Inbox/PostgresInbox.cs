using Alfred.Conversations;
using Alfred.Diagnostics;
using Alfred.Keys;
using Alfred.Outbox;

namespace Alfred.Inbox;

/// <summary>The inbox on PostgreSQL: concurrent deliveries share one insert and one commit.</summary>
internal sealed partial class PostgresInbox : IInbox
{
    /// <summary>Slack gives up after 3 s and Meta frowns on more than 1 s: a database that needs longer counts as down.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.2);

    private readonly GroupCommit<AcceptedDelivery, IReadOnlyList<StoredMessage>> _commits;
    private readonly KeySecret _keys;
    private readonly InboxHandoffCache _handoff;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private readonly ILogger<PostgresInbox> _log;

    public PostgresInbox(
        NpgsqlDataSource database, KeySecret keys, InboxHandoffCache handoff, IGrainFactory grains, TimeProvider clock,
        ILogger<PostgresInbox> log)
    {
        _keys = keys;
        _handoff = handoff;
        _grains = grains;
        _clock = clock;
        _log = log;
        var insert = new InboxInsert(database, keys);
        _commits = new(new()
        {
            Write = async deliveries =>
            {
                using var limit = new CancellationTokenSource(Patience, clock);
                // Rows that an earlier try did store are found by the next.
                return await TransientRetry.RunAsync(
                    async () => HandOver(deliveries, await insert.WriteAsync(deliveries, clock.GetUtcNow(), limit.Token)));
            },
            IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
        });
    }

    public async Task<int> AcceptAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Unreadable is null && delivery.Items.IsEmpty && delivery.Receipts.IsEmpty)
            return 0;
        var now = _clock.GetUtcNow();
        MessagePath.Reach(MessagePath.BeforeStore);
        using var storing = MessageTraces.StartStoring();
        var news = await StoreAsync(
            new(delivery, Guid.CreateVersion7(now), now) { Trace = MessageTraces.Current }, cancellationToken);
        MessagePath.Reach(MessagePath.Stored);
        MessageMetrics.CameAgain(delivery.Channel, delivery.Items.Length - news.Count);
        if (delivery.Unreadable is { } reason)
            LogUnreadable(_log, delivery.Channel.Value, delivery.Body.Length, reason);
        Wake(delivery, news);
        return news.Count;
    }

    /// <summary>
    /// Leaves the messages of a committed batch in memory for their conversations: here, where one batch follows the other, so that they
    /// lie in the order of their ids.
    /// </summary>
    /// <returns>The messages of each delivery.</returns>
    private IReadOnlyList<IReadOnlyList<StoredMessage>> HandOver(IReadOnlyList<AcceptedDelivery> deliveries, InboxNews news)
    {
        foreach (var conversation in news.Moved)
            _ = _grains.GetGrain<IOutboxGrain>(conversation.Value).WakeAsync();
        foreach (var message in news.Messages)
        {
            MessageTraces.Keep(message.Message.Id, message.Delivery.Trace);
            _handoff.Put(message);
        }

        return news.For(deliveries);
    }

    private async Task<IReadOnlyList<StoredMessage>> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            // The row may still be written after this gave up: then the provider's next attempt finds it there.
            return await _commits.SubmitAsync(delivery).WaitAsync(Patience, _clock, cancellationToken);
        }
        catch (Exception exception) when (!DatabaseFaults.IsInfrastructure(exception) && delivery.Delivery.Unreadable is null)
        {
            // What the database cannot hold (a NUL in an id, say) will not get better by delivering it again.
            var quarantined = delivery with
            {
                Delivery = delivery.Delivery with { Items = [], Receipts = [], Unreadable = "the database cannot store its keys" },
            };
            return await StoreAsync(quarantined, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.IsInfrastructure(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(_log, exception);
            throw new InboxUnavailableException("the inbox cannot store at the moment", exception);
        }
    }

    /// <summary>
    /// Tells the conversations. Also those without anything new: the row may have been stored by an earlier attempt that never learnt of it
    /// and woke nobody. A call that fails loses nothing: the sweep wakes whatever is left.
    /// </summary>
    private void Wake(Delivery delivery, IReadOnlyList<StoredMessage> news)
    {
        foreach (var conversation in delivery.Items.Select(item => _keys.KeyOf(item.Conversation)).Distinct())
        {
            var grain = _grains.GetGrain<IConversationGrain>(conversation.Value);
            var last = news.LastOrDefault(message => message.Conversation == conversation);
            _ = WakeAsync(() => last is null ? grain.WakeAsync() : grain.WakeForAsync(last.Id), _log);
        }
    }

    private static async Task WakeAsync(Func<Task> wake, ILogger log)
    {
        try
        {
            await wake();
        }
#pragma warning disable CA1031 // Boundary: the message is stored; the next sweep wakes the conversation again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotWoken(log, exception);
        }
    }
}

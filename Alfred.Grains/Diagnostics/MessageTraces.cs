using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alfred.Diagnostics;

/// <summary>
/// The spans of a message's way. A message changes hands by rows, not by calls, so which trace a row belongs to is kept here for a while:
/// a process that ends, or a row that another one works on, only means that its spans begin a trace of their own.
/// </summary>
public static class MessageTraces
{
    /// <summary>The name of the spans' source.</summary>
    public const string SourceName = "Alfred";

    /// <summary>Traced messages are sampled, and are sent within seconds: more rows than that wait for nobody.</summary>
    private const int Capacity = 1_000;

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly ConcurrentDictionary<(bool IsOutgoing, long Row), ActivityContext> Contexts = new();
    private static readonly ConcurrentQueue<(bool IsOutgoing, long Row)> Oldest = new();

    /// <summary>The trace that runs here; null when there is none or it is not recorded.</summary>
    internal static ActivityContext? Current => Activity.Current is { Recorded: true } activity ? activity.Context : null;

    /// <summary>A message was stored within a trace.</summary>
    internal static void Keep(long inboxRow, ActivityContext? context) => Keep((false, inboxRow), context);

    /// <summary>A message's answer was stored within a trace.</summary>
    internal static void KeepReply(long outboxRow) => Keep((true, outboxRow), Current);

    /// <summary>Begins the storing of deliveries; null when nobody listens.</summary>
    internal static Activity? StartStoring() => Source.HasListeners() ? Source.StartActivity("store", ActivityKind.Internal) : null;

    /// <summary>Begins the handling of a message; null when nobody listens.</summary>
    internal static Activity? StartHandling(long inboxRow, string conversation)
    {
        if (!Source.HasListeners())
            return null;
        return Source.StartActivity("handle", ActivityKind.Consumer, Contexts.GetValueOrDefault((false, inboxRow)))
            ?.SetTag("alfred.inbox_row", inboxRow).SetTag("alfred.conversation", conversation);
    }

    /// <summary>Begins the sending of a reply; null when nobody listens.</summary>
    internal static Activity? StartSending(long outboxRow, string channel)
    {
        if (!Source.HasListeners())
            return null;
        return Source.StartActivity("send", ActivityKind.Client, Contexts.GetValueOrDefault((true, outboxRow)))
            ?.SetTag("alfred.outbox_row", outboxRow).SetTag("alfred.channel", channel);
    }

    private static void Keep((bool, long) row, ActivityContext? context)
    {
        if (context is not { } kept || !Contexts.TryAdd(row, kept))
            return;
        Oldest.Enqueue(row);
        if (Oldest.Count > Capacity && Oldest.TryDequeue(out var oldest))
            Contexts.TryRemove(oldest, out _);
    }
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alfred.Diagnostics;

/// <summary>
/// What happens on a message's way, counted. Labels are the channel and a result, of which there are few; never a person or a conversation.
/// Without a listener an instrument costs one look at a field.
/// </summary>
public static class MessageMetrics
{
    /// <summary>The name of the meters of this assembly.</summary>
    public const string MeterName = "Alfred";

    private const string Channel = "channel";
    private const string Result = "result";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> HandledMessages = Meter.CreateCounter<long>(
        "alfred.messages", description: "Messages that were handled, and what came of it");

    private static readonly Histogram<double> HandlingTime = Meter.CreateHistogram<double>(
        "alfred.message.duration", "s", "From a message's arrival to its completion, its answer stored");

    private static readonly Counter<long> Duplicates = Meter.CreateCounter<long>(
        "alfred.inbox.duplicates", description: "Deliveries of messages that were stored before");

    private static readonly Counter<long> Sends = Meter.CreateCounter<long>(
        "alfred.sends", description: "Attempts to send a reply, and what came of them");

    private static readonly Histogram<double> SendTime = Meter.CreateHistogram<double>(
        "alfred.send.duration", "s", "How long a channel's provider took to take a reply");

    private static readonly Histogram<double> ScheduleLateness = Meter.CreateHistogram<double>(
        "alfred.schedule.lateness", "s", "How long after its time something scheduled was brought");

    /// <summary>A message was completed, or given up.</summary>
    internal static void Handled(ChannelName channel, bool isDead, TimeSpan since)
    {
        HandledMessages.Add(1, new(Channel, channel.Value), new(Result, isDead ? "dead" : "done"));
        HandlingTime.Record(since.TotalSeconds, new KeyValuePair<string, object?>(Channel, channel.Value));
    }

    /// <summary>A try of a message failed, and there will be another.</summary>
    internal static void Failed(ChannelName channel) => HandledMessages.Add(1, new(Channel, channel.Value), new(Result, "retry"));

    /// <summary>Messages came again.</summary>
    internal static void CameAgain(ChannelName channel, int count)
    {
        if (count > 0)
            Duplicates.Add(count, new KeyValuePair<string, object?>(Channel, channel.Value));
    }

    /// <summary>An attempt to send ended.</summary>
    internal static void Sent(ChannelName channel, string result, long since)
    {
        Sends.Add(1, new(Channel, channel.Value), new(Result, result));
        SendTime.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new KeyValuePair<string, object?>(Channel, channel.Value));
    }

    /// <summary>Something scheduled entered the inbox.</summary>
    internal static void Brought(TimeSpan lateness) => ScheduleLateness.Record(lateness.TotalSeconds);
}

using System.Diagnostics;

namespace Alfred.Diagnostics;

/// <summary>
/// The moments between the durable steps of a message's way, as events of a <see cref="DiagnosticListener"/>: where a process may end and
/// what then has to hold is decided at each of them. Written synchronously, so that a subscriber that blocks holds the message exactly
/// there; without a subscriber a moment costs one look at a field.
/// </summary>
public static class MessagePath
{
    /// <summary>The listener's name.</summary>
    public const string ListenerName = "Alfred.MessagePath";

    /// <summary>A delivery was read and verified; nothing of it is stored.</summary>
    public const string BeforeStore = nameof(BeforeStore);

    /// <summary>A delivery is stored; nobody was woken and the provider has no answer yet.</summary>
    public const string Stored = nameof(Stored);

    /// <summary>A conversation took a stored message up, usually behind the provider's answer; nothing was decided.</summary>
    public const string TakenUp = nameof(TakenUp);

    /// <summary>A plan is made, and kept where it depends on the moment; none of its commands ran.</summary>
    public const string Understood = nameof(Understood);

    /// <summary>A command's effect and outcome are stored; nobody knows the outcome yet.</summary>
    public const string Applied = nameof(Applied);

    /// <summary>All commands of a message ran; its completion is not stored.</summary>
    public const string BeforeCompletion = nameof(BeforeCompletion);

    /// <summary>A message is completed and its reply lies in the outbox; the sender was not told.</summary>
    public const string Completed = nameof(Completed);

    /// <summary>A reply is claimed for sending; its channel was not called.</summary>
    public const string BeforeSend = nameof(BeforeSend);

    /// <summary>A channel was called and gave its result; nothing is noted of it.</summary>
    public const string Sent = nameof(Sent);

    /// <summary>
    /// Occurrences that are due lie in the inbox and their schedules are moved on, in a transaction that is not committed.
    /// </summary>
    public const string BeforeOccurrences = nameof(BeforeOccurrences);

    private static readonly DiagnosticListener Events = new(ListenerName);

    /// <summary>Says that a moment has come.</summary>
    internal static void Reach(string moment)
    {
        if (Events.IsEnabled(moment))
            Events.Write(moment, value: null);
    }
}

using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>
/// Knows whether somebody said stop behind the message that is being worked on. Asked before each command, so that a stop counts from the next one on
/// for everything that has not begun.
/// </summary>
internal sealed class Stops(WaitingMessages messages, Func<StoredMessage, Task<bool>> isStop)
{
    private long _last;
    private long? _stopped;

    /// <summary>
    /// Whether the message has to end here. Never for one that an earlier process may have begun: which of its commands ran would not be known, and
    /// the person would be told something wrong. Running it again finds what is done.
    /// </summary>
    public async ValueTask<bool> EndsAsync(StoredMessage message, CancellationToken cancellationToken)
    {
        if (!message.IsFresh)
        {
            // Its end was not stored, so that it runs whole now: nothing was stopped.
            if (_stopped == message.Id)
                _stopped = null;
            return false;
        }

        foreach (var behind in await messages.NewBehindAsync(cancellationToken))
        {
            if (await isStop(behind))
                _last = behind.Id;
        }

        if (_last <= message.Id)
            return false;
        _stopped = message.Id;
        return true;
    }

    /// <summary>Whether anything was stopped since this was asked last.</summary>
    public bool TakeEffect()
    {
        var had = _stopped is not null;
        _stopped = null;
        return had;
    }
}

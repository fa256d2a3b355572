using Alfred.Inbox;

namespace Alfred.Conversations;

/// <summary>
/// Knows what people said behind the message that is being worked on and what concerns it: stop, an edit, a deletion. A stop is asked for
/// before each command, so that it counts from the next one on for everything that has not begun.
/// </summary>
internal sealed class InterruptionDetector(PendingMessages messages, Func<StoredMessage, Task<Interruption>> read)
{
    private readonly List<(long By, Identity Sender, DeliveryKey Original)> _corrections = [];
    private long _lastStop;
    private long? _stopped;

    /// <summary>
    /// Whether the message has to end here. Never for one that an earlier process may have begun: which of its commands ran would not be
    /// known, and the person would be told something wrong. Running it again finds what is done.
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

        await ReadNewAsync(cancellationToken);
        if (_lastStop <= message.Id)
            return false;
        _stopped = message.Id;
        return true;
    }

    /// <summary>
    /// Whether its sender has edited or deleted the message meanwhile, or edited it once more when it is an edit itself. Never said of one
    /// that may have begun, as above.
    /// </summary>
    public async ValueTask<bool> CorrectAsync(StoredMessage message, InboundMessage said, CancellationToken cancellationToken)
    {
        if (!message.IsFresh)
            return false;
        await ReadNewAsync(cancellationToken);
        _corrections.RemoveAll(correction => correction.By <= message.Id);
        var original = said.Corrects?.Original ?? message.Key;
        return _corrections.Exists(correction => correction.Original == original && correction.Sender == said.Sender);
    }

    /// <summary>Whether anything was stopped since this was asked last.</summary>
    public bool TakeEffect()
    {
        var had = _stopped is not null;
        _stopped = null;
        return had;
    }

    /// <summary>What waits behind the message may be settled by now.</summary>
    public void Invalidate() => messages.ForgetBehind();

    private async ValueTask ReadNewAsync(CancellationToken cancellationToken)
    {
        foreach (var behind in await messages.NewBehindAsync(cancellationToken))
        {
            switch (await read(behind))
            {
                case Interruption.Stop:
                    _lastStop = behind.Id;
                    break;
                case Interruption.Corrects corrects:
                    _corrections.Add((behind.Id, corrects.Sender, corrects.Original));
                    break;
            }
        }
    }
}

/// <summary>What a message says about those before it. A closed family.</summary>
internal abstract record Interruption
{
    private Interruption() { }

    /// <summary>Nothing.</summary>
    public sealed record None : Interruption;

    /// <summary>Stop, said by somebody whom the assistant listens to.</summary>
    public sealed record Stop : Interruption;

    /// <summary>Its sender edited or deleted one of them.</summary>
    public sealed record Corrects(Identity Sender, DeliveryKey Original) : Interruption;
}

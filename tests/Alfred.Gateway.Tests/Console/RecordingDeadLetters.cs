using System.Collections.Concurrent;
using Alfred.DeadLetters;
using Alfred.Operators;

namespace Alfred.Gateway.Tests.Console;

/// <summary>One dead letter, and what was asked to be done about it.</summary>
internal sealed class RecordingDeadLetters(string who = "Ada", string reason = "gone") : IDeadLetterView
{
    public ConcurrentQueue<(DeadLetterId Id, OperatorRole By)> Replayed { get; } = new();

    public Task<PageOf<DeadLetterRow>> ListAsync(DeadLetterKind? kind, int page, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(new(true, 9), DateTimeOffset.UnixEpoch, "whatsapp", DeadLetterKind.Reply, 1, reason);
        return Task.FromResult(new PageOf<DeadLetterRow>([new(letter, "chat-1", who)], page, 60));
    }

    public Task<DeadLetterResult> ReplayAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken)
    {
        Replayed.Enqueue((id, by));
        return Task.FromResult<DeadLetterResult>(new DeadLetterResult.Replayed());
    }

    public Task<DeadLetterResult> DropAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken) =>
        throw new FakeDatabaseException();

    private sealed class FakeDatabaseException() : System.Data.Common.DbException("the database is away");
}

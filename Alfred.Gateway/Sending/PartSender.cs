using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;

namespace Alfred.Gateway.Sending;

/// <summary>Sends the parts of one outbox row, in order, each at most once as far as this process knows.</summary>
internal sealed class PartSender
{
    private readonly PartProgress _progress = new();

    /// <summary>
    /// Sends what has not left yet and stops at the first part that fails. The result is that of the row: <c>Later</c> and <c>Unknown</c> refer
    /// to the part that failed, and the next attempt starts with it. After <c>Refused</c> a replay starts from the beginning.
    /// </summary>
    public Task<SendResult> SendAsync(long outboxId, ImmutableArray<string> parts, Func<int, Task<SendResult>> send) =>
        SendAsync(outboxId, parts.Length, send);

    /// <summary>The same for parts of any kind.</summary>
    public async Task<SendResult> SendAsync(long outboxId, int count, Func<int, Task<SendResult>> send)
    {
        SendResult result = new SendResult.Refused("nothing to send");
        for (var part = Math.Min(_progress.SentOf(outboxId), count - 1); part >= 0 && part < count; part++)
        {
            result = await send(part);
            if (result is not SendResult.Sent)
                return Failed(outboxId, part, count, result);
            if (part + 1 < count)
                _progress.Remember(outboxId, part + 1);
        }

        _progress.Forget(outboxId);
        return result;
    }

    /// <summary>Takes note that so many parts are known to have left by another way.</summary>
    public void Skip(long outboxId, int sent) => _progress.Remember(outboxId, sent);

    private SendResult Failed(long outboxId, int part, int count, SendResult result)
    {
        if (result is not SendResult.Refused refused)
            return result;
        _progress.Forget(outboxId);
        return part == 0
            ? refused
            : new SendResult.Refused(string.Create(CultureInfo.InvariantCulture, $"part {part + 1} of {count}: {refused.Reason}"));
    }
}

namespace Alfred.Gateway.Sending;

/// <summary>
/// Sends the parts of one outbox row, in order. A provider cannot always be asked what it has, so what has left is noted behind each part:
/// a process that ends between two parts repeats neither, and only the part that was under way can go out twice.
/// </summary>
internal sealed class StepSender(ISendProgress sent)
{
    /// <summary>
    /// Sends what has not left yet and stops at the first part that fails. The result is that of the row: <c>Later</c> and <c>Unknown</c>
    /// refer to the part that failed, and the next attempt starts with it. After <c>Refused</c> a replay starts from the beginning.
    /// </summary>
    public async Task<SendResult> SendAsync(long outboxId, int parts, Func<int, Task<SendResult>> send)
    {
        // A single part needs no notes: the row itself says whether it left.
        if (parts == 1)
            return await send(0);
        if (await sent.CountAsync(outboxId, CancellationToken.None) is not { } before)
            return new SendResult.Later("the database cannot say how many parts have left");
        SendResult result = new SendResult.Refused("nothing to send");
        for (var part = Math.Min(before, parts - 1); part >= 0 && part < parts; part++)
        {
            result = await send(part);
            if (result is SendResult.Refused refused)
                return await RefuseAsync(outboxId, part, parts, refused);
            if (result is not SendResult.Sent)
                return result;
            if (part + 1 < parts)
                await sent.NoteAsync(outboxId, part + 1, CancellationToken.None);
        }

        return result;
    }

    /// <summary>How many parts are known to have left; none when the database cannot say it now.</summary>
    public async Task<int> SentOfAsync(long outboxId, CancellationToken cancellationToken) =>
        await sent.CountAsync(outboxId, cancellationToken) ?? 0;

    /// <summary>Takes note that so many parts are known to have left by another way.</summary>
    public Task SkipAsync(long outboxId, int parts, CancellationToken cancellationToken) =>
        sent.NoteAsync(outboxId, parts, cancellationToken);

    private async Task<SendResult> RefuseAsync(long outboxId, int part, int count, SendResult.Refused refused)
    {
        if (part == 0)
            return refused;
        await sent.NoteAsync(outboxId, 0, CancellationToken.None);
        return new SendResult.Refused(string.Create(CultureInfo.InvariantCulture, $"part {part + 1} of {count}: {refused.Reason}"));
    }
}

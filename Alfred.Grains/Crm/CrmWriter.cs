namespace Alfred.Crm;

/// <summary>
/// Sends a change once. A row is written before the call and its answer behind it: whoever comes to the same command again (after a crash,
/// or in another process) finds the answer, or that the change left here and nothing is known. Then the source is asked how the deal
/// stands, and nothing is sent.
/// </summary>
internal sealed class CrmWriter(ICrmTarget target, OutsideWriteStore writes) : ICrmWriter
{
    public async Task<CrmWriteResult> ChangeDealAsync(
        CommandId command, DealRecord shown, DealChange change, CancellationToken cancellationToken)
    {
        if (await writes.FindAsync(command, cancellationToken) is { } known)
            return known.Result ?? await ReconcileAsync(shown, change, cancellationToken);
        var now = await target.FindDealAsync(shown.Id, cancellationToken);
        if (now is null || !change.IsSame(shown, now))
            return new(CrmWriteKind.ChangedMeanwhile, now);
        return await SendAsync(
            command,
            async () => new(CrmWriteKind.Done, await target.ChangeDealAsync(now, change, CancellationToken.None)),
            () => ReconcileAsync(shown, change, CancellationToken.None));
    }

    public async Task<CrmWriteResult> AddNoteAsync(
        CommandId command, CrmCompany company, CrmNote note, CancellationToken cancellationToken)
    {
        if (await writes.FindAsync(command, cancellationToken) is { } known)
            return known.Result ?? new(CrmWriteKind.Uncertain);
        return await SendAsync(
            command,
            async () => new(CrmWriteKind.Done, Note: await target.AddNoteAsync(company, note, CancellationToken.None)),
            () => Task.FromResult(new CrmWriteResult(CrmWriteKind.Uncertain)));
    }

    // From the row on nothing stops it: half a call is worse than a late one.
    private async Task<CrmWriteResult> SendAsync(
        CommandId command, Func<Task<CrmWriteResult>> send, Func<Task<CrmWriteResult>> reconcile)
    {
        if (!await writes.BeginAsync(command))
            return (await writes.FindAsync(command, CancellationToken.None))?.Result ?? await reconcile();
        CrmWriteResult result;
        try
        {
            result = await send();
        }
        catch (CrmException exception) when (exception.Failure is not CrmFailure.Uncertain)
        {
            await writes.TakeBackAsync(command);
            throw;
        }
        catch (CrmException)
        {
            result = await reconcile();
        }

        await writes.EndAsync(command, result);
        return result;
    }

    /// <summary>What a deal says of a change that was sent without an answer.</summary>
    private async Task<CrmWriteResult> ReconcileAsync(DealRecord shown, DealChange change, CancellationToken cancellationToken)
    {
        try
        {
            var now = await target.FindDealAsync(shown.Id, cancellationToken);
            var kind = now is not null && change.IsDoneIn(now) ? CrmWriteKind.Done : CrmWriteKind.Uncertain;
            return new(kind, now);
        }
        catch (CrmException)
        {
            return new(CrmWriteKind.Uncertain);
        }
    }
}

using System.Security.Cryptography;

namespace Alfred.Expenses;

/// <summary>Every decision about the ledger. What the rows are kept in is nothing that it knows.</summary>
internal static class LedgerRules
{
    /// <summary>The same expense so shortly after another one is asked about.</summary>
    public static readonly TimeSpan RepetitionTime = TimeSpan.FromMinutes(2);

    /// <summary>How long a change can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromHours(24);

    // In the books, which have one language.
    internal const string FormerMember = "former member";

    /// <summary>An expense as it would be logged.</summary>
    public static Expense Draft(Command command, ExpenseEntry entry, ExpensePolicy policy) => policy.WithApproval(
        new(0, entry.Amount, entry.Note, entry.By ?? command.By, entry.On)
        {
            Category = entry.Category ?? policy.LearnedCategory(entry.Note) ?? entry.LikelyCategory ?? Expense.OtherCategory,
            Client = entry.Client,
            IsRefund = entry.IsRefund,
            Rate = entry.Rate,
            LoggedAt = command.At,
            Owner = entry.By is null ? command.Member : entry.Owner,
        },
        command.At);

    /// <summary>Why an expense is not logged; null when it is.</summary>
    /// <param name="draft">The expense.</param>
    /// <param name="entry">What it is made of.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="same">The same expense, logged shortly before; null for none.</param>
    public static ExpenseOutcome? Refuse(Expense draft, ExpenseEntry entry, ExpensePolicy policy, Expense? same)
    {
        if (policy.IsLocked(draft.On))
            return new() { Result = ExpenseResult.Locked, Expenses = [draft], Policy = policy };
        return same is not null && !entry.IsRepetition
            ? new() { Result = ExpenseResult.Repeated, Expenses = [same], Policy = policy } : null;
    }

    /// <summary>True for an expense that was logged so shortly before a draft, and says the same, that it is asked about.</summary>
    public static bool IsSame(Expense earlier, Expense draft) =>
        (draft.Owner is null ? earlier.By == draft.By : earlier.IsOf(draft.Owner))
        && earlier.Amount == draft.Amount && earlier.On == draft.On && earlier.IsRefund == draft.IsRefund
        && !earlier.IsVoid && string.Equals(earlier.Note, draft.Note, StringComparison.OrdinalIgnoreCase)
        && earlier.LoggedAt <= draft.LoggedAt && earlier.LoggedAt > draft.LoggedAt - RepetitionTime;

    /// <summary>Logs the parts of one amount, all or none.</summary>
    public static async Task<LedgerResult> LogPartsAsync(ILedger ledger, Command command, ImmutableArray<ExpenseEntry> parts)
    {
        var policy = await ledger.PolicyAsync();
        ImmutableArray<Expense> drafts = [.. parts.Select(part => Draft(command, part, policy))];
        if (drafts.Any(draft => policy.IsLocked(draft.On)))
            return LedgerResult.Refused(ExpenseResult.Locked, policy, drafts[0]);
        var added = await ledger.AddAsync([.. drafts.Select(draft => new NewExpense(draft))]);
        return LedgerResult.Done(ExpenseChangeKind.Split, policy, [], added);
    }

    /// <summary>
    /// Takes the lines of a file that are new: none of the member's own that has to be approved, and of somebody who is no admin none at
    /// all.
    /// </summary>
    public static async Task<LedgerResult> ImportAsync(ILedger ledger, Command command, ImmutableArray<ExpenseEntry> lines, bool isAdmin)
    {
        var policy = await ledger.PolicyAsync();
        ImmutableArray<NewExpense> drafts =
        [
            .. lines.Select(line => new NewExpense(Draft(command, line, policy), line.ImportKey))
                .Where(draft => draft.Expense.Approval == ApprovalState.NotNeeded
                    || (isAdmin && !draft.Expense.IsOf(command.Member)))
                .Select(static draft => draft with
                {
                    Expense = draft.Expense with { Approval = ApprovalState.NotNeeded, ApprovalUntil = null },
                }),
        ];
        if (drafts.FirstOrDefault(draft => policy.IsLocked(draft.Expense.On)) is { } locked)
            return LedgerResult.Refused(ExpenseResult.Locked, policy, locked.Expense);
        var added = await ledger.AddAsync(drafts);
        var outcome = new ExpenseOutcome
        {
            Result = added.IsEmpty ? ExpenseResult.Unchanged : ExpenseResult.Done,
            Policy = policy,
            Expenses = added,
            Known = drafts.Length - added.Length,
            OverLimit = lines.Length - drafts.Length,
        };
        return new(outcome, added.IsEmpty ? ExpenseChangeKind.None : ExpenseChangeKind.Imported);
    }

    /// <summary>Corrects an expense and remembers a corrected category.</summary>
    public static async Task<LedgerResult> CorrectAsync(
        ILedger ledger, Command command, long? number, ExpenseCorrection correction, bool mayAll)
    {
        var policy = await ledger.PolicyAsync();
        if (await MeantAsync(ledger, command, number, mayAll) is not { } before)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        var after = Corrected(before, correction);
        if (policy.IsLocked(before.On) || policy.IsLocked(after.On))
            return LedgerResult.Refused(ExpenseResult.Locked, policy, before);
        if (after == before)
            return LedgerResult.Refused(ExpenseResult.Unchanged, policy, before);
        // What was approved was another amount, or something else.
        if (after.Amount != before.Amount || after.Rate != before.Rate || (IsDecided(before) && !SaysTheSame(before, after)))
            after = policy.WithApproval(after, command.At);
        await ledger.SaveAsync([after]);
        if (correction.Category is { } category)
        {
            policy = policy.Learn(after.Note, category);
            await ledger.SavePolicyAsync(policy);
        }

        return LedgerResult.Done(ExpenseChangeKind.Corrected, policy, [before], [after]);
    }

    /// <summary>Takes an expense back.</summary>
    public static async Task<LedgerResult> VoidAsync(ILedger ledger, Command command, long? number, bool mayAll)
    {
        var policy = await ledger.PolicyAsync();
        if (await MeantAsync(ledger, command, number, mayAll) is not { } before)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        if (policy.IsLocked(before.On))
            return LedgerResult.Refused(ExpenseResult.Locked, policy, before);
        var after = before with { IsVoid = true };
        await ledger.SaveAsync([after]);
        return LedgerResult.Done(ExpenseChangeKind.Voided, policy, [before], [after]);
    }

    /// <summary>Takes back what the member did last: a change, or an expense that was logged.</summary>
    public static async Task<LedgerResult> UndoAsync(ILedger ledger, Command command, bool mayAll)
    {
        var policy = await ledger.PolicyAsync();
        var since = command.At - UndoTime;
        var change = await ledger.LastChangeOfAsync(command.Member, since);
        var logged = await ledger.LastOfAsync(command.Member) is { } last && last.LoggedAt > since ? last : null;
        if (change is null && logged is null)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        var isChange = change is not null && (logged is null || change.At >= logged.LoggedAt);
        ImmutableArray<Expense> before = isChange ? change!.After : [logged!];
        var wasChanged = isChange && !change!.Before.IsEmpty;
        // The parts of one amount are taken back by whoever split it, a file's lines by whoever may change them.
        var isOfWhoeverMay = wasChanged || (isChange && change!.Kind == ExpenseChangeKind.Imported);
        if (isOfWhoeverMay && !mayAll && before.Any(expense => !expense.IsOf(command.Member)))
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        ImmutableArray<Expense> after = wasChanged ? [.. change!.Before.Select(expense => AsNeeded(expense, policy, command.At))]
            : [.. before.Select(expense => expense with { IsVoid = true })];
        // What somebody decided since, or moved elsewhere, was about what is there now.
        foreach (var expense in before)
        {
            if (await ledger.GetAsync(expense.Id) is var now && now != expense)
                return LedgerResult.Refused(ExpenseResult.ChangedSince, policy, now ?? expense);
        }

        if (before.Concat(after).Any(expense => policy.IsLocked(expense.On)))
            return LedgerResult.Refused(ExpenseResult.Locked, policy, before[0]);

        await ledger.SaveAsync(after);
        if (isChange)
            await ledger.MarkUndoneAsync(change!);
        return LedgerResult.Done(ExpenseChangeKind.Undone, policy, before, after);
    }

    /// <summary>
    /// Takes a member's name out. The books keep what they spent; the outcome's policy holds nothing but what recurred for them.
    /// </summary>
    public static async Task<LedgerResult> ForgetAsync(ILedger ledger, Command command)
    {
        var member = command.Member ?? throw new InvalidOperationException("nobody cannot be forgotten");
        var policy = await ledger.PolicyAsync();
        var kept = await ledger.ForgetAsync(member, command.By, FormerMember);
        var without = policy.With(new() { FormerApprover = member });
        await ledger.SavePolicyAsync(without with { Recurring = without.Recurring.RemoveAll(one => one.By == member.Value) });
        var ended = policy.Recurring.Where(one => one.By == member.Value).Select(static one => one with { By = "" });
        return new(
            new() { Result = ExpenseResult.Done, Policy = new() { Recurring = [.. ended] }, Known = kept }, ExpenseChangeKind.Forgotten)
        {
            IsOfNobody = true,
        };
    }

    /// <summary>Shows what is a member's under another name.</summary>
    public static async Task<LedgerResult> RenameAsync(ILedger ledger, MemberId member, string former, string name) => new(
        new() { Result = ExpenseResult.Done, Known = await ledger.RenameAsync(member, former, name) }, ExpenseChangeKind.Renamed);

    /// <summary>Approves or rejects.</summary>
    public static async Task<LedgerResult> DecideAsync(
        ILedger ledger, Command command, long number, bool isApproved, bool isAdmin, string? shown)
    {
        var policy = await ledger.PolicyAsync();
        if (await ledger.GetAsync(number) is not { IsVoid: false } before)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        var splitter = await ledger.FindSplitterAsync(number);
        ExpenseResult? refusal = !isAdmin && !policy.IsApprover(command.Member) ? ExpenseResult.NotAllowed
            : before.IsOf(command.Member) || (splitter is not null && splitter == command.Member?.Value) ? ExpenseResult.OwnExpense
            // Somebody may be another member than they were: listed in the configuration later, or invited once more.
            : isApproved && PersonName.IsSame(before.By, command.By) ? ExpenseResult.OwnExpense
            : isApproved && (before is { Owner: null, By: FormerMember }
                || splitter?.StartsWith(MemberId.Prefix, StringComparison.Ordinal) == false) ? ExpenseResult.OwnerForgotten
            : IsDecided(before) ? ExpenseResult.AlreadyDecided
            : before.Approval == ApprovalState.NotNeeded ? ExpenseResult.NotWaiting
            : shown is not null && shown != before.Fingerprint ? ExpenseResult.ChangedSince
            : command.At > before.ApprovalUntil ? ExpenseResult.Expired
            : policy.IsLocked(before.On) ? ExpenseResult.Locked
            : null;
        if (refusal is { } result)
            return LedgerResult.Refused(result, policy, before);
        var after = before with { Approval = isApproved ? ApprovalState.Approved : ApprovalState.Rejected, DecidedBy = command.By };
        await ledger.SaveAsync([after]);
        return LedgerResult.Done(isApproved ? ExpenseChangeKind.Approved : ExpenseChangeKind.Rejected, policy, [before], [after]);
    }

    /// <summary>Asks for an approval once more.</summary>
    public static async Task<LedgerResult> AskAgainAsync(ILedger ledger, Command command, long number)
    {
        var policy = await ledger.PolicyAsync();
        if (await MeantAsync(ledger, command, number, mayAll: false) is not { } before)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        if (before.Approval != ApprovalState.Waiting)
            return LedgerResult.Refused(ExpenseResult.NotWaiting, policy, before);
        var after = policy.WithApproval(before, command.At);
        await ledger.SaveAsync([after]);
        return LedgerResult.Done(ExpenseChangeKind.AskedAgain, policy, [before], [after]);
    }

    /// <summary>Changes the policy.</summary>
    public static async Task<LedgerResult> ChangePolicyAsync(ILedger ledger, Command command, PolicyChange change)
    {
        var before = await ledger.PolicyAsync();
        // What is over is none any more; a day later, for it ends where the member lives.
        var yesterday = DateOnly.FromDateTime(command.At.Date).AddDays(-1);
        var going = before with { Recurring = before.Recurring.RemoveAll(one => one.Until < yesterday) };
        if (change.NewRecurring is { } added && going.Recurring.Count(one => one.By == added.By) >= ExpensePolicy.MaxRecurring)
            return LedgerResult.Refused(ExpenseResult.Full, before);
        var policy = going.With(change);
        await ledger.SavePolicyAsync(policy);
        return LedgerResult.Done(ExpenseChangeKind.PolicyChanged, policy, [], []);
    }

    /// <summary>Attaches receipts, but those that are kept already.</summary>
    public static async Task<LedgerResult> AddReceiptsAsync(
        ILedger ledger, Command command, long? number, ImmutableArray<ExpenseReceipt> receipts, bool mayAll)
    {
        var policy = await ledger.PolicyAsync();
        if (await MeantAsync(ledger, command, number, mayAll) is not { } expense)
            return LedgerResult.Refused(ExpenseResult.NotFound, policy);
        var known = expense;
        var added = 0;
        foreach (var receipt in receipts)
        {
            var hash = SHA256.HashData(receipt.Content.Span);
            if (await ledger.FindReceiptAsync(hash) is { } of)
            {
                known = await ledger.GetAsync(of) ?? expense;
                continue;
            }

            await ledger.AddReceiptAsync(expense.Id, hash, receipt, command);
            added++;
        }

        return added == 0
            ? LedgerResult.Refused(ExpenseResult.KnownReceipt, policy, known)
            : LedgerResult.Done(ExpenseChangeKind.ReceiptAdded, policy, [expense], [expense]);
    }

    // What needed no approval then may need one now.
    private static Expense AsNeeded(Expense expense, ExpensePolicy policy, DateTimeOffset at) =>
        expense.IsVoid || IsDecided(expense) || policy.NeedsApproval(expense) == (expense.Approval == ApprovalState.Waiting)
            ? expense : policy.WithApproval(expense, at);

    private static bool IsDecided(Expense expense) => expense.Approval is ApprovalState.Approved or ApprovalState.Rejected;

    // A category is the books' own word for it.
    private static bool SaysTheSame(Expense before, Expense after) =>
        after.Note == before.Note && after.On == before.On && after.Client == before.Client;

    private static Expense Corrected(Expense before, ExpenseCorrection correction)
    {
        var amount = correction.Amount ?? before.Amount;
        var kept = amount.Currency == before.Amount.Currency ? before.Rate : null;
        // What is known of it stays known beside a rate that is typed.
        var rate = correction.Rate is { IsTyped: true } typed
            ? typed with { Known = typed.Known ?? (kept is { IsTyped: true } ? kept.Known : kept?.Rate) } : correction.Rate ?? kept;
        return before with
        {
            Amount = amount,
            Note = correction.Note ?? before.Note,
            On = correction.On ?? before.On,
            Category = correction.Category ?? before.Category,
            Client = correction.Client ?? before.Client,
            Rate = rate,
        };
    }

    // Without a number the last one that the member logged. Of others' expenses nobody is told that they are there.
    private static async Task<Expense?> MeantAsync(ILedger ledger, Command command, long? number, bool mayAll)
    {
        var expense = number is { } id ? await ledger.GetAsync(id) : await ledger.LastOfAsync(command.Member);
        return expense is { IsVoid: false } && (mayAll || expense.IsOf(command.Member)) ? expense : null;
    }
}

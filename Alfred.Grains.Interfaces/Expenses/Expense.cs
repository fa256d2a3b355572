using System.Security.Cryptography;
using System.Text;

namespace Alfred.Expenses;

/// <summary>A logged expense, or money that came back.</summary>
/// <param name="Id">Its row in <c>expn</c>, and the number that people call it by: #17.</param>
/// <param name="Amount">What was spent, in the currency it was spent in; greater than 0, also for a refund.</param>
/// <param name="Note">What for, at most 500 characters; null when nobody said.</param>
/// <param name="By">The name of the member whose expense it is, for people to read; <see cref="Owner"/> says who it is.</param>
/// <param name="On">The local day it counts for.</param>
[GenerateSerializer, Immutable, Alias("alfred.expense")]
public sealed record Expense(
    [property: Id(0)] long Id,
    [property: Id(1)] Money Amount,
    [property: Id(2)] string? Note,
    [property: Id(3)] string By,
    [property: Id(4)] DateOnly On)
{
    /// <summary>The category of what nobody could tell.</summary>
    public const string OtherCategory = "other";

    /// <summary>Its category: lower-case letters and dashes. Default <see cref="OtherCategory"/>.</summary>
    [Id(5)] public string Category { get; init; } = OtherCategory;

    /// <summary>The client it was for, at most 60 characters; null for none.</summary>
    [Id(6)] public string? Client { get; init; }

    /// <summary>True for money that came back: it counts against what was spent. Default false.</summary>
    [Id(7)] public bool IsRefund { get; init; }

    /// <summary>What a unit of its currency was worth in the instance's; null for the instance's own, and while nobody knows.</summary>
    [Id(8)] public ExchangeRate? Rate { get; init; }

    /// <summary>Whether somebody has to approve it, and what they said. Default <see cref="ApprovalState.NotNeeded"/>.</summary>
    [Id(9)] public ApprovalState Approval { get; init; }

    /// <summary>Until when it can be approved (UTC); null where no approval was asked for.</summary>
    [Id(10)] public DateTimeOffset? ApprovalUntil { get; init; }

    /// <summary>The name of the member who approved or rejected it; null for nobody.</summary>
    [Id(11)] public string? DecidedBy { get; init; }

    /// <summary>True for one that was taken back. It keeps its number and counts for nothing.</summary>
    [Id(12)] public bool IsVoid { get; init; }

    /// <summary>When it was logged (UTC).</summary>
    [Id(13)] public DateTimeOffset LoggedAt { get; init; }

    /// <summary>
    /// The member whose expense it is, whatever they are called; null for nobody: somebody who was forgotten, or whom an import names and
    /// the directory does not know.
    /// </summary>
    [Id(14)] public MemberId? Owner { get; init; }

    /// <summary>True when it counts in totals, reports and exports: neither taken back nor rejected.</summary>
    public bool Counts => !IsVoid && Approval != ApprovalState.Rejected;

    /// <summary>True when it is this member's.</summary>
    public bool IsOf(MemberId? member) => member is not null && Owner == member;

    /// <summary>What it adds to a total in its own currency: negative for a refund.</summary>
    public decimal Signed => IsRefund ? -Amount.Amount : Amount.Amount;

    /// <summary>
    /// Another one as soon as anything is changed that people are shown of it: what tells whether somebody who approves it saw what it says
    /// now. 32 hexadecimal digits: of fewer, two expenses that share them can be found by trying.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Amount.Amount:G29} {Amount.Currency}\n{Rate?.Rate:G29}\n{On:O}\n{IsRefund}\n{Category}\n{Client}\n{Note}"))).AsSpan(0, 16));

    /// <summary>Hides what it was for and whose it was: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"(expense {Id})");
}

/// <summary>What became of asking somebody to approve an expense. Numbers are stored.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has to approve it.</summary>
    NotNeeded = 0,

    /// <summary>It waits for an approver, until <see cref="Expense.ApprovalUntil"/>.</summary>
    Waiting = 1,

    /// <summary>Somebody approved it.</summary>
    Approved = 2,

    /// <summary>Somebody rejected it: it counts for nothing.</summary>
    Rejected = 3,
}

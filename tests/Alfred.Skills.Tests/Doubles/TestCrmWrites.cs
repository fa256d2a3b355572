using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Crm;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>The changes of the CRM that a test holds: what was asked of it, and what it answers.</summary>
public sealed partial class TestCrm : ICrmTarget, ICrmWriter
{
    public static readonly ImmutableArray<DealStage> Stages =
    [
        new("1", "Proposal", DealState.Open), new("2", "Negotiation", DealState.Open), new("3", "Closed won", DealState.Won),
        new("4", "Closed lost", DealState.Lost),
    ];

    public static readonly DealRecord Relaunch = new(
        "201", "Website relaunch", Company: null, new(20_000m, "EUR"), Stages[0], "EUR",
        new("https://app.hubspot.com/contacts/1/record/0-3/201"));

    public ImmutableArray<DealRecord> Records { get; set; } = [Relaunch];

    /// <summary>What was written, with the command that wrote it.</summary>
    public List<(CommandId Command, object What)> Written { get; } = [];

    /// <summary>What the next write comes to; null for what was asked for.</summary>
    public CrmWriteResult? NextResult { get; set; }

    public Task<ImmutableArray<DealRecord>> FindDealsNamedAsync(string name, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<DealRecord>>(
        [
            .. Records.Where(deal => name == $"#{deal.Id}" || deal.Name.Contains(name, StringComparison.OrdinalIgnoreCase)),
        ]);

    public Task<DealRecord?> FindDealAsync(string id, CancellationToken cancellationToken) =>
        Answer(Records.FirstOrDefault(deal => deal.Id == id));

    public Task<ImmutableArray<DealStage>> StagesOfAsync(DealRecord deal, CancellationToken cancellationToken) => Answer(Stages);

    public Task<DealRecord> ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("changes go through the writer");

    public Task<string> AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("notes go through the writer");

    public Task<CrmWriteResult> ChangeDealAsync(
        CommandId command, DealRecord shown, DealChange change, CancellationToken cancellationToken)
    {
        Written.Add((command, change));
        return Answer(NextResult ?? new(
            CrmWriteKind.Done, shown with
            {
                Amount = change.Amount ?? shown.Amount, Stage = change.Stage ?? shown.Stage, ClosesOn = change.ClosesOn ?? shown.ClosesOn,
            }));
    }

    public Task<CrmWriteResult> AddNoteAsync(
        CommandId command, CrmCompany company, CrmNote note, CancellationToken cancellationToken)
    {
        Written.Add((command, note));
        return Answer(NextResult ?? new(CrmWriteKind.Done, Note: note.Text));
    }
}

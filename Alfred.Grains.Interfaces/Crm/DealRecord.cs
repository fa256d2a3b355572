using Alfred.Expenses;

namespace Alfred.Crm;

/// <summary>A deal as it stands, with its id: what a change is shown against and made to.</summary>
/// <param name="Id">Its id in the source.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Company">The company that it is with; null when unknown.</param>
/// <param name="Amount">What it is worth; null when nobody said.</param>
/// <param name="Stage">The stage that it is in; null when unknown.</param>
/// <param name="Currency">What its amount is in, or would be.</param>
/// <param name="Link">Where to read more; null for nowhere.</param>
public sealed record DealRecord(
    string Id, string Name, string? Company, Money? Amount, DealStage? Stage, string Currency, Uri? Link)
{
    /// <summary>The pipeline whose stages it can be in; null where there is only one.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The day on which it is expected to close, or closed; null when nobody said.</summary>
    public DateOnly? ClosesOn { get; init; }
}

/// <summary>A stage of a deal.</summary>
/// <param name="Id">Its id in the source.</param>
/// <param name="Label">What people call it.</param>
/// <param name="State">How a deal stands that is in it.</param>
public sealed record DealStage(string Id, string Label, DealState State);

/// <summary>What is to be changed of a deal: one of the three.</summary>
/// <param name="Amount">What it is worth from now on; null leaves it.</param>
/// <param name="Stage">The stage it moves to; null leaves it.</param>
/// <param name="ClosesOn">The day on which it is expected to close; null leaves it.</param>
public sealed record DealChange(Money? Amount = null, DealStage? Stage = null, DateOnly? ClosesOn = null)
{
    /// <summary>True when a deal stands as it would behind the change.</summary>
    public bool IsDoneIn(DealRecord deal) => (Amount is null || Amount == deal.Amount) && (Stage is null || Stage.Id == deal.Stage?.Id)
        && (ClosesOn is null || ClosesOn == deal.ClosesOn);

    /// <summary>True when two deals are the same in what would be changed.</summary>
    public bool IsSame(DealRecord one, DealRecord other) =>
        (Amount is null || one.Amount == other.Amount) && (Stage is null || one.Stage?.Id == other.Stage?.Id)
        && (ClosesOn is null || one.ClosesOn == other.ClosesOn);
}

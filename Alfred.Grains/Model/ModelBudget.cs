namespace Alfred.Model;

/// <summary>
/// Decides whether the model may be asked once more, and notes what it cost. Asked before every call; calls that run at the same moment may
/// together pass a limit by what they cost, no later one does.
/// </summary>
internal sealed class ModelBudget(IModelLedger ledger, ModelLimits limits, Instance instance, TimeProvider clock)
{
    /// <summary>Refuses when a limit is reached.</summary>
    /// <exception cref="ModelException">The budget is used up.</exception>
    public async Task RequireAsync(MemberId member, CancellationToken cancellationToken)
    {
        var spent = await ledger.ReadAsync(Today, cancellationToken);
        var own = spent.FirstOrDefault(one => one.Member == member);
        if (spent.Sum(static one => one.Today) >= limits.BudgetDay || spent.Sum(static one => one.Month) >= limits.BudgetMonth
            || own?.Today >= limits.BudgetMemberDay)
            throw new ModelException(ModelFailure.OverBudget, "the model's budget is used up");
    }

    /// <summary>Notes a call.</summary>
    public Task ChargeAsync(MemberId member, TokenCount tokens, CancellationToken cancellationToken)
    {
        var cost = limits.CostOf(tokens.Input, tokens.Output);
        ModelMetrics.Charged(tokens, cost);
        return ledger.AddAsync(Today, member, tokens, cost, cancellationToken);
    }

    /// <summary>What was spent so far.</summary>
    public async Task<ModelUsage> ReadAsync(CancellationToken cancellationToken) => new()
    {
        Members = await ledger.ReadAsync(Today, cancellationToken),
        BudgetDay = limits.BudgetDay,
        BudgetMonth = limits.BudgetMonth,
        BudgetMemberDay = limits.BudgetMemberDay,
        Name = limits.Name,
        IsSandbox = limits.IsSandbox,
    };

    private DateOnly Today
    {
        get
        {
            var day = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(instance.Zone).Date;
            return new(day.Year, day.Month, day.Day);
        }
    }
}

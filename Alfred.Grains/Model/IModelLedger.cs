namespace Alfred.Model;

/// <summary>What the model cost.</summary>
internal interface IModelLedger
{
    /// <summary>What was spent on a day and in its month until then, by member; those who spent most first.</summary>
    Task<ImmutableArray<ModelSpending>> ReadAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>Adds a call.</summary>
    Task AddAsync(DateOnly day, MemberId member, TokenCount tokens, decimal cost, CancellationToken cancellationToken);
}

using System.Collections.Immutable;
using Alfred.Members;
using Alfred.Model;

namespace Alfred.Skills.Tests.Model;

/// <summary>A ledger in which nothing was ever spent.</summary>
internal sealed class NoSpending : IModelLedger
{
    public Task<ImmutableArray<ModelSpending>> ReadAsync(DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ModelSpending>>([]);

    public Task AddAsync(DateOnly day, MemberId member, TokenCount tokens, decimal cost, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}

using System.Collections.Immutable;
using Alfred.Members;
using Alfred.Operators;

namespace Alfred.Gateway.Tests.Console;

/// <summary>Members of whom none is known, and what the console asks to do about them.</summary>
internal sealed class RecordingMembers : IMemberView
{
    /// <summary>Whom it invited.</summary>
    public List<string> Invited { get; } = [];

    public Task<ImmutableArray<MemberRow>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<MemberRow>.Empty);

    public Task<MemberOutcome> InviteAsync(string name, MemberRole role, OperatorRole by, CancellationToken cancellationToken)
    {
        Invited.Add(name);
        return Task.FromResult(new MemberOutcome { Result = MemberResult.Full });
    }

    public Task<MemberOutcome> SetRoleAsync(MemberId member, MemberRole role, OperatorRole by, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<MemberOutcome> SetAbsenceAsync(
        MemberId member, Absence? absence, OperatorRole by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> EraseAsync(MemberId member, OperatorRole by, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

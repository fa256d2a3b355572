using Alfred.Members;
using Alfred.Operators;

namespace Alfred.Gateway.Tests.Console;

/// <summary>No member, two strangers, and what the console asks to do about members.</summary>
internal sealed class RecordingMembers : IMemberView
{
    /// <summary>Whom it invited.</summary>
    public List<string> Invited { get; } = [];

    public Task<MemberRows> ListAsync(CancellationToken cancellationToken) => Task.FromResult(new MemberRows([], Refused: 2));

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

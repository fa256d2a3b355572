using Alfred.Keys;

namespace Alfred.Operators;

/// <inheritdoc cref="IMemberView"/>
internal sealed class MemberView(
    NpgsqlDataSource database, ConversationNames names, KeySecret keys, OperatorOccurrences occurrences, AuditTrail audit,
    IGrainFactory grains, TimeProvider clock) : IMemberView
{
    /// <summary>
    /// An operator's command belongs to no message: its number is a line of the audit, far beyond all rows that an inbox will ever have.
    /// </summary>
    private const long FirstCommand = 1L << 62;

    /// <summary>Whose commands these are, where outcomes name somebody.</summary>
    private const string Operator = "the operator";

    private const string Forget = "data.forget-now";

    public async Task<MemberRows> ListAsync(CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<MemberRow>();
        foreach (var member in await Directory.MembersAsync())
        {
            var key = await names.KeyOfAsync(member.Id);
            rows.Add(new(member, key, key is null ? null : await PausedAtAsync(key, cancellationToken)));
        }

        return new(rows.ToImmutable(), (await Directory.StrangersAsync()).Sum(static day => day.Refused));
    }

    public Task<MemberOutcome> InviteAsync(string name, MemberRole role, OperatorRole by, CancellationToken cancellationToken) =>
        audit.RunAsync(
            by, "member.invite", role.ToString(),
            line => Membership.InviteAsync(CommandOf(line), name, role, InvitationCode.Generate()), Describe, cancellationToken);

    public async Task<MemberOutcome> SetRoleAsync(
        MemberId member, MemberRole role, OperatorRole by, CancellationToken cancellationToken) => await audit.RunAsync(
        by, "member.role", member.ToString(),
        async line => await FindAsync(member) is { } found
            ? await Membership.SetRoleAsync(CommandOf(line), found.Name, role)
            : Nobody,
        Describe, cancellationToken);

    public async Task<MemberOutcome> SetAbsenceAsync(
        MemberId member, Absence? absence, OperatorRole by, CancellationToken cancellationToken) => await audit.RunAsync(
        by, "member.away", member.ToString(),
        async line => await FindAsync(member) is { } found
            ? await Membership.SetAbsenceAsync(CommandOf(line), found.Name, absence)
            : Nobody,
        Describe, cancellationToken);

    public Task<bool> EraseAsync(MemberId member, OperatorRole by, CancellationToken cancellationToken) => audit.RunAsync(
        by, "member.erase", member.ToString(), async line =>
        {
            if (await Directory.FindContactAsync(member) is not { } contact)
                return false;
            await occurrences.BringAsync(
                line, keys.KeyOf(contact.Conversation),
                new()
                {
                    Name = Forget,
                    Action = Forget,
                    Channel = contact.Channel.Value,
                    Address = contact.Address.Value,
                    Sender = contact.Identity.Value,
                    Due = clock.GetUtcNow(),
                },
                cancellationToken);
            return true;
        },
        static isDone => isDone ? "begun" : "nobody knows where to write to them", cancellationToken);

    private static readonly MemberOutcome Nobody = new() { Result = MemberResult.Unknown };

    private IDirectoryGrain Directory => grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);

    private IMembershipGrain Membership => grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);

    private Command CommandOf(long auditLine) => new(new CommandId(FirstCommand + auditLine, 0), Operator, clock.GetUtcNow());

    private async Task<Member?> FindAsync(MemberId id) => (await Directory.MembersAsync()).FirstOrDefault(member => member.Id == id);

    private async Task<DateTimeOffset?> PausedAtAsync(string conversation, CancellationToken cancellationToken) =>
        await database.ScalarAsync(
            "select paused_at from conversation where id = $1 and paused_at is not null",
            [conversation], cancellationToken) is DateTime at ? new DateTimeOffset(at) : null;

    private static string Describe(MemberOutcome outcome) => outcome.Result.ToString();
}

using Alfred.Diagnostics;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>Kills while a conversation works on a message.</summary>
[Trait("Category", "HomeOnly")]
public sealed class KillInTurnTests(SharedPostgres postgres)
{
    public static readonly TheoryData<string> Moments = [
        MessagePath.TakenUp, MessagePath.Understood, MessagePath.Applied, MessagePath.BeforeCompletion];

    [Theory]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Few);

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled_many_times(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Many);
}

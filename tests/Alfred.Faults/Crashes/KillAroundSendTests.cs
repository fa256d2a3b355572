using Alfred.Diagnostics;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>Kills around the sending of a reply.</summary>
[Trait("Category", "HomeOnly")]
public sealed class KillAroundSendTests(SharedPostgres postgres)
{
    public static readonly TheoryData<string> Moments = [MessagePath.Completed, MessagePath.BeforeSend, MessagePath.Sent];

    [Theory]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Few);

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled_many_times(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Many);
}

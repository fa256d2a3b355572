using Alfred.Diagnostics;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Crashes;

/// <summary>Kills before the provider has its answer.</summary>
[Trait("Category", "HomeOnly")]
public sealed class KillBeforeAnswerTests(SharedPostgres postgres)
{
    public static readonly TheoryData<string> Moments = [MessagePath.BeforeStore, MessagePath.Stored];

    [Theory]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Few);

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Moments))]
    public Task nothing_is_lost_or_doubled_many_times(string moment) => MomentKills.RunAsync(postgres, moment, MomentKills.Many);
}

using System.Reflection;
using Alfred.Diagnostics;

namespace Alfred.Faults.Crashes;

public sealed class MomentTests
{
    [Fact]
    public void every_moment_of_the_message_path_has_its_kills()
    {
        var moments = typeof(MessagePath).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => (string)constant.GetValue(null)!);
        var killed = ((TheoryData<string>[])[KillBeforeAnswerTests.Moments, KillInTurnTests.Moments, KillAroundSendTests.Moments])
            .SelectMany(data => data).Select(row => row.Data).Append(MessagePath.BeforeOccurrences);
        Assert.Equal(moments.Except([MessagePath.ListenerName]).Order(), killed.Order());
    }
}

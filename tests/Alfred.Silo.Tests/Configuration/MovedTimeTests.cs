using Alfred.Silo.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Silo.Tests.Configuration;

public sealed class MovedTimeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _real = new();

    [Fact]
    public void a_moved_clock_goes_on_after_a_restart()
    {
        Continue().Move(TimeSpan.FromHours(12));
        Continue().Move(TimeSpan.FromMinutes(30));
        Assert.Equal(_real.GetUtcNow() + TimeSpan.FromHours(12.5), Continue().GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("-01:00:00")]
    public void what_is_no_time_moves_nothing(string text)
    {
        File.WriteAllText(Path.Combine(_directory.Path, "moved-time.txt"), text);
        Assert.Equal(_real.GetUtcNow(), Continue().GetUtcNow());
    }

    public void Dispose() => _directory.Dispose();

    private Gateway.Sandbox.Clocks.MovableClock Continue() => new MovedTime(_directory.Path).Continue(_real);
}

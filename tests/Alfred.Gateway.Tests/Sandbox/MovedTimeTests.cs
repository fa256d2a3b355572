using Alfred.Sandbox.Clocks;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class MovedTimeTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("alfred-sandbox-");
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
        File.WriteAllText(Path.Combine(_directory.FullName, "moved-time.txt"), text);
        Assert.Equal(_real.GetUtcNow(), Continue().GetUtcNow());
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private MovableClock Continue() => new MovedTime(_directory.FullName).Continue(_real);
}

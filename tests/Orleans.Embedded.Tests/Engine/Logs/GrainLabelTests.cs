using Alfred.Testing.Http;
using Microsoft.Extensions.Logging;
using Orleans.Embedded.Tests.Conformance;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.Engine.Logs;

public sealed class GrainLabelTests
{
    private const string Phone = "34600111222";

    [Fact]
    public async Task whatever_fails_no_line_and_no_exception_names_the_key_of_a_grain()
    {
        var lines = new Lines();
        await using (var silo = await TestSilo.StartAsync(silo =>
        {
            silo.ConfigureLogging(logging => logging.AddProvider(lines).SetMinimumLevel(LogLevel.Trace));
            silo.Services.AddGrainStorage<IGrainStorage>("Failing", (_, _) => new FailingStorage());
        }))
        {
            var grain = silo.Grains.GetGrain<ILeakyGrain>($"wa:{Phone}");
            var failure = await Assert.ThrowsAnyAsync<Exception>(grain.WriteAsync);
            await grain.FailUnheardAsync();
            await grain.FailInTimerAsync();
            await Assert.ThrowsAnyAsync<Exception>(silo.Grains.GetGrain<ILeakyGrain>($"unmakeable:{Phone}").WriteAsync);
            await lines.All.WaitForAsync(all => all.Any(line => line.Contains("A timer of grain", StringComparison.Ordinal)), "the timer's line", TestSilo.Patience);
            await lines.All.WaitForAsync(all => all.Any(line => line.Contains("one-way", StringComparison.Ordinal)), "the one-way call's line", TestSilo.Patience);
            await grain.FailAtTheEndAsync();
            await lines.All.WaitForAsync(all => all.Any(line => line.Contains("while it was deactivated", StringComparison.Ordinal)), "the end's line", TestSilo.Patience);

            Assert.DoesNotContain(Phone, failure.ToString(), StringComparison.Ordinal);
            Assert.Contains("test-leaky/~", failure.Message, StringComparison.Ordinal);
        }

        Assert.Contains(lines.All.All, line => line.Contains("could not be activated", StringComparison.Ordinal));
        Assert.Contains(lines.All.All, line => line.Contains("The storage failed", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All.All, line => line.Contains(Phone, StringComparison.Ordinal));
    }

    [Fact]
    public void the_same_grain_has_the_same_label_and_another_one_another()
    {
        var (one, other) = (GrainId.Create("conversation", $"wa:{Phone}"), GrainId.Create("conversation", "wa:34600111333"));

        Assert.Equal(GrainLabel.Of(one), GrainLabel.Of(one));
        Assert.NotEqual(GrainLabel.Of(one), GrainLabel.Of(other));
        Assert.Matches("^conversation/~[0-9a-f]{12}$", GrainLabel.Of(one));
    }

    private sealed class FailingStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new TimeoutException("the storage does not answer");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public CallLedger<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing to release: the lines outlive the silo so that the test can read them.
        }
    }
}

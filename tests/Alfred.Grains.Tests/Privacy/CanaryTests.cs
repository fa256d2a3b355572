using Alfred.Members;
using Alfred.Tests.Instances;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alfred.Tests.Privacy;

/// <summary>
/// Somebody says words that nobody else would say, in every way that a private message can go, and nothing of them is found where others
/// look. A new way is a line in <see cref="Said"/>.
/// </summary>
public sealed class CanaryTests(DatabaseFixture databases)
{
    private const string Canary = "xylophonist";

    /// <summary>What Ada says alone with Alfred: kept in mind, due later, failing, not understood, with a number and a name.</summary>
    private static readonly string[] Said =
    [
        $"say {Canary}", $"remember {Canary}", $"later {Canary}", $"fail {Canary}", $"choose {Canary}",
        $"pick {Canary}", $"my {Canary} is secret", $"nul {Canary}", $"burn {Canary}",
    ];

    [Fact]
    public async Task nothing_of_what_somebody_says_alone_reaches_others_or_the_log()
    {
        var log = new MemoryLog();
        await using var alfred = await TestInstance.StartAsync(
            databases,
            more: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        foreach (var (index, text) in Said.Index())
            await alfred.Inbox.AcceptAsync(Letters.Written($"a{index}", text, from: $"ada-{Canary}"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count(sent => sent.To.Value == $"ada-{Canary}") >= Said.Length);

        string[] asked = ["recall it", "say hello", "tell everybody", "what is secret"];
        foreach (var (index, text) in asked.Index())
            await alfred.Inbox.AcceptAsync(Letters.Written($"b{index}", text, from: "bob"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("g", "say hello", from: $"ada-{Canary}", chat: "family"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count(sent => sent.To.Value == "bob") >= asked.Length);

        var others = alfred.Letters.Attempts.Where(sent => sent.To.Value != $"ada-{Canary}").ToArray();
        Assert.NotEmpty(others);
        Assert.DoesNotContain(others, sent => sent.Reply.NumberedText.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task grains_write_nothing_of_people_as_their_text()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello", from: Canary), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var directory = alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var member = (await directory.MembersAsync()).Single();
        var outcome = await alfred.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key)
            .InviteAsync(new(new(1_000_000, 0), Canary, alfred.Clock.GetUtcNow()), Canary, MemberRole.Adult, "2A3B-4C5D");
        object?[] texts =
            [member, outcome, outcome.Invitation, await directory.FindContactAsync(member.Id), new Visit("Europe/Lisbon", default)];
        Assert.All(texts, text => Assert.DoesNotMatch($"(?i){Canary}|2A3B-4C5D|Lisbon", $"{text}"));
    }

    /// <summary>Everything that our own categories log, at the most verbose level.</summary>
    private sealed class MemoryLog : ILoggerProvider
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(MemoryLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => category.StartsWith("Alfred", StringComparison.Ordinal)
                || category.StartsWith("Orleans", StringComparison.Ordinal);

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                lock (log._lines)
                    log._lines.Add($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}

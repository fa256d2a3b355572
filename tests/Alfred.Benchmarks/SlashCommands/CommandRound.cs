using System.Diagnostics;
using System.Text.Json;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>Some seconds of slash commands, each connection giving the next as soon as one is answered.</summary>
internal sealed class CommandRound
{
    private readonly TimeSpan _time;
    private long _begin;
    private long _end;
    private int _acknowledged;
    private int _errors;

    private CommandRound(TimeSpan time) => _time = time;

    /// <summary>The commands whose answer came in the response.</summary>
    public Latencies Answers { get; } = new();

    /// <summary>Commands of which the response only said that they were taken.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>Other responses than 200.</summary>
    public int Errors => _errors;

    /// <summary>Commands that were taken: so many effects are due.</summary>
    public int Taken => Answers.Count + _acknowledged;

    public double AnsweredPerSecond => Answers.Count / Stopwatch.GetElapsedTime(_begin, _end).TotalSeconds;

    /// <summary>Runs a round.</summary>
    /// <param name="server">Where the commands go.</param>
    /// <param name="connections">How many connections, each a person's.</param>
    /// <param name="text">The next command, which may be asked for by several at once.</param>
    /// <param name="answer">How the answer begins.</param>
    /// <param name="time">How long.</param>
    public static async Task<CommandRound> RunAsync(CommandServer server, int connections, Func<string> text, string answer, TimeSpan time)
    {
        var round = new CommandRound(time);
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => WebhookConnection.OpenAsync(server.Port)));
        round._begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(open.Select((connection, person) =>
            Task.Run(() => round.GiveAsync(connection, () => SlackDelivery.Command(person, text(), server.ResponseUrl), answer))));
        round._end = Stopwatch.GetTimestamp();
        foreach (var connection in open)
            connection.Dispose();
        return round;
    }

    private async Task GiveAsync(WebhookConnection connection, Func<byte[]> next, string answer)
    {
        while (Stopwatch.GetElapsedTime(_begin) < _time)
        {
            var request = next();
            var since = Stopwatch.GetTimestamp();
            if (await connection.DeliverAsync(request) != 200)
                Interlocked.Increment(ref _errors);
            else if (IsAnswer(connection.Body, answer))
                Answers.Add(since);
            else
                Interlocked.Increment(ref _acknowledged);
        }
    }

    private static bool IsAnswer(ReadOnlyMemory<byte> body, string answer)
    {
        if (body.IsEmpty)
            return false;
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("text", out var text) && text.GetString()!.StartsWith(answer, StringComparison.Ordinal);
    }
}

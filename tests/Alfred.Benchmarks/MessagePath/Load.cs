using System.Diagnostics;
using System.Threading.Channels;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>200 people who write to Alfred over 64 connections, and what they see.</summary>
internal sealed class Load
{
    public const int People = 200;
    public const int Connections = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, Conversation> _byPhone;
    private Part _part = new(Messages.Ping);

    public Load() => _byPhone = Everybody.ToDictionary(person => person.Phone);

    public Conversation[] Everybody { get; } = [.. Enumerable.Range(0, People).Select(number => new Conversation(number))];

    /// <summary>The port of the webhook.</summary>
    public int Port { get; set; }

    /// <summary>A reply reached somebody.</summary>
    public void Receive(string phone)
    {
        var person = _byPhone[phone];
        if (person.IsAnswered() is { } since)
            _part.Answered(person, since);
    }

    /// <summary>As many messages as the webhook takes: each connection sends the next as soon as one is acknowledged.</summary>
    public Task<Part> SaturateAsync(Func<int, int, string> words, TimeSpan time) => RunAsync(new(words), async (part, connection, number) =>
    {
        // Each connection has people of its own, so that nobody's messages overtake one another.
        for (var next = number; Stopwatch.GetElapsedTime(part.Begin) < time; next = next + Connections < People ? next + Connections : number)
            await DeliverAsync(part, connection, Everybody[next], Stopwatch.GetTimestamp());
    });

    /// <summary>A conversation each: everybody writes again when the reply is there.</summary>
    public Task<Part> ConverseAsync(Func<int, int, string> words, TimeSpan time)
    {
        var turns = Channel.CreateUnbounded<Conversation>();
        foreach (var person in Everybody)
            turns.Writer.TryWrite(person);
        var part = new Part(words);
        part.OnAnswer = person =>
        {
            if (Stopwatch.GetElapsedTime(part.Begin) < time)
                turns.Writer.TryWrite(person);
            else
                turns.Writer.TryComplete();
        };
        return RunAsync(part, async (_, connection, _) =>
        {
            await foreach (var person in turns.Reader.ReadAllAsync())
                await DeliverAsync(part, connection, person, Stopwatch.GetTimestamp());
        });
    }

    /// <summary>So many messages a second, whatever comes back; each counts from the moment at which it should have left.</summary>
    public Task<Part> PaceAsync(Func<int, int, string> words, int perSecond, TimeSpan time)
    {
        var turns = Channel.CreateUnbounded<(Conversation Person, long Due)>();
        var part = new Part(words);
        _ = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            for (var sent = 0; Stopwatch.GetElapsedTime(part.Begin) < time; await timer.WaitForNextTickAsync())
            {
                for (; sent < Stopwatch.GetElapsedTime(part.Begin).TotalSeconds * perSecond; sent++)
                    turns.Writer.TryWrite((Everybody[sent % People], part.Begin + (sent * Stopwatch.Frequency / perSecond)));
            }

            turns.Writer.Complete();
        });
        return RunAsync(part, async (_, connection, _) =>
        {
            await foreach (var (person, due) in turns.Reader.ReadAllAsync())
                await DeliverAsync(part, connection, person, due);
        });
    }

    private async Task<Part> RunAsync(Part part, Func<Part, WebhookConnection, int, Task> work)
    {
        _part = part;
        part.Start();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(number => Task.Run(async () =>
        {
            using var connection = await WebhookConnection.OpenAsync(Port);
            await work(part, connection, number);
        })));
        part.EndOfDeliveries();
        await part.WhenAnswered.WaitAsync(Patience);
        return part;
    }

    private static async Task DeliverAsync(Part part, WebhookConnection connection, Conversation person, long since)
    {
        var request = person.NextRequest(part.Words);
        part.Asked();
        person.Asks(since);
        // As Meta does: the same again until it is taken.
        while (await connection.DeliverAsync(request) != 200)
        {
            part.Refused();
            await Task.Delay(RetryPause, TimeProvider.System);
        }

        part.Acknowledgements.Add(since);
    }
}

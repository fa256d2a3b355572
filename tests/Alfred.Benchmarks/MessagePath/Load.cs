using System.Diagnostics;
using System.Threading.Channels;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>People who write to Alfred over so many connections, and what they see.</summary>
internal sealed class Load
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, Conversation> _byAddress;
    private readonly int _connections;

    public Load(IEnumerable<Conversation> people, int connections)
    {
        Everybody = [.. people];
        _byAddress = Everybody.ToDictionary(person => person.Address);
        _connections = connections;
    }

    public Conversation[] Everybody { get; }

    /// <summary>The part that runs, or ran last.</summary>
    public Part Part { get; private set; } = new(Messages.Ping);

    /// <summary>The port of the webhook.</summary>
    public int Port { get; set; }

    /// <summary>So many people with a telephone.</summary>
    public static Load OfWhatsApp(int people, int connections) =>
        new(Enumerable.Range(0, people).Select(number => new WhatsAppConversation(number)), connections);

    /// <summary>A reply reached somebody.</summary>
    public void Receive(string address)
    {
        if (_byAddress.TryGetValue(address, out var person) && person.IsAnswered() is { } since)
            Part.Answered(person, since);
    }

    /// <summary>As many messages as the webhook takes: each connection sends the next as soon as one is acknowledged.</summary>
    public Task<Part> SaturateAsync(Func<int, int, string> words, TimeSpan time) => RunAsync(new(words), async (part, connection, number) =>
    {
        // Each connection has people of its own, so that nobody's messages overtake one another.
        for (
            var next = number; Stopwatch.GetElapsedTime(part.Begin) < time; next = next + _connections < Everybody.Length
                ? next + _connections
                : number)
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
    public Task<Part> PaceAsync(Func<int, int, string> words, int perSecond, TimeSpan time) =>
        PaceAsync(words, perSecond, part => Stopwatch.GetElapsedTime(part.Begin) < time);

    /// <summary>The same for as long as it is to go on.</summary>
    public Task<Part> PaceAsync(Func<int, int, string> words, int perSecond, Func<Part, bool> goesOn)
    {
        var turns = Channel.CreateUnbounded<(Conversation Person, long Due)>();
        var part = new Part(words);
        _ = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            for (var sent = 0; goesOn(part); await timer.WaitForNextTickAsync())
            {
                for (; sent < Stopwatch.GetElapsedTime(part.Begin).TotalSeconds * perSecond; sent++)
                    turns.Writer.TryWrite((Everybody[sent % Everybody.Length], part.Begin + (sent * Stopwatch.Frequency / perSecond)));
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
        Part = part;
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(number => Task.Run(async () =>
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
        using var turn = await person.TakeTurnAsync();
        var request = person.NextRequest(part.Words);
        part.Asked();
        person.Asks(since);
        // As Meta does: the same again until it is taken.
        for (
            var begin = Stopwatch.GetTimestamp(); await connection.DeliverAsync(request) is var status
                && status != 200; begin = Stopwatch.GetTimestamp())
        {
            part.Refused(begin, status);
            await Task.Delay(RetryPause, TimeProvider.System);
        }

        part.Acknowledgements.Add(since);
    }
}

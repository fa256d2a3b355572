using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Inbox;

namespace Alfred.Tests.Instances;

/// <summary>
/// A channel of the tests' own, small but whole: people write letters as JSON, answers land in a ledger, and a test decides what the post
/// office does with them.
/// </summary>
public sealed class Letters(TimeProvider? clock = null) : IChannel, IBodyReader
{
    private readonly List<DateTimeOffset> _attemptedAt = [];
    private readonly Lock _gate = new();
    private readonly List<OutboundMessage> _sent = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private readonly ConcurrentQueue<Func<OutboundMessage, Task<SendResult>>> _script = new();

    public static readonly ChannelName ChannelName = new("letters");

    /// <summary>A text that this channel cannot read for a reason that nobody thought of.</summary>
    public const string Unexpected = "unexpected";

    public ChannelName Name => ChannelName;

    /// <summary>How old a letter may be when it comes; null, the default, for any age.</summary>
    public TimeSpan? MaxDeliveryAge { get; set; }

    /// <summary>Every send that was attempted, in order.</summary>
    public IReadOnlyList<OutboundMessage> Attempts
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    /// <summary>When they were attempted, on the instance's clock.</summary>
    public IReadOnlyList<DateTimeOffset> AttemptedAt
    {
        get
        {
            lock (_gate)
                return [.. _attemptedAt];
        }
    }

    /// <summary>What was said, attempts that the script refused included.</summary>
    public IReadOnlyList<string> Texts => [.. Attempts.Select(message => message.Reply.Text)];

    /// <summary>Says what becomes of the next send; after the script every send succeeds.</summary>
    public void Next(Func<OutboundMessage, Task<SendResult>> step) => _script.Enqueue(step);

    /// <summary>Says the result of the next send.</summary>
    public void Next(SendResult result) => Next(_ => Task.FromResult(result));

    /// <summary>Waits until so many sends were attempted.</summary>
    public async Task WaitForAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_sent.Count >= count)
                return;
            _waiters.Add((count, reached));
        }

        try
        {
            await reached.Task.WaitAsync(Limits.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{count} sends were expected, {Attempts.Count} came: {string.Join(" | ", Texts)}");
        }
    }

    /// <summary>What comes with letters from now on; each holds the bytes of its name.</summary>
    public ImmutableArray<InboundFile> Files { get; set; } = [];

    /// <summary>What happens while a file is fetched; nothing by default.</summary>
    public Func<Task> WhileFetching { get; set; } = static () => Task.CompletedTask;

    public async Task<ReadOnlyMemory<byte>?> FetchAsync(InboundFile file, int atMost, CancellationToken cancellationToken)
    {
        await WhileFetching();
        return Encoding.UTF8.GetBytes(file.Reference);
    }

    /// <summary>Where letters say that their writer moved; null, the default, for ordinary ones.</summary>
    public NewContact? ChangedNumber { get; set; }

    /// <summary>When letters say that they were written; null, the default, when they do not say it.</summary>
    public DateTimeOffset? WrittenAt { get; set; }

    /// <summary>The zones of writers, as a channel knows them.</summary>
    public IReadOnlyDictionary<string, string> Zones { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where answers go; null, the default, for the chat that a letter came from.</summary>
    public string? AnswersGoTo { get; set; }

    /// <summary>True for a channel whose addresses tell who reads there, as phone numbers do. Default false.</summary>
    public bool KnowsReaders { get; init; }

    public Identity? FindReader(Address to) => KnowsReaders ? new($"letters:{to.Value}") : null;

    /// <summary>A letter as a delivery.</summary>
    public static Delivery Written(
        string id, string text, string from = "ada", string? chat = null, bool isInline = false, string? alternate = null,
        string? edits = null, string? deletes = null, bool isPicked = false, string? repliesTo = null, string? reaction = null,
        string? question = null, string? asked = null, bool isForwarded = false) =>
        new()
    {
        Channel = ChannelName,
        ContentType = "application/json",
        Body = JsonSerializer.SerializeToUtf8Bytes(
            new Letter(
                from, chat ?? from, text, isInline, edits ?? deletes, deletes is not null, isPicked, repliesTo, reaction, question, asked,
                isForwarded)),
        Items = [
            new(new($"letters:{id}"), new ConversationId($"letters:{chat ?? from}"), 0)
            {
                AlternateKey = alternate is null ? null : new(alternate),
            }],
    };

    public InboundMessage? Read(ReadOnlyMemory<byte> body, string contentType, int ordinal)
    {
        var letter = JsonSerializer.Deserialize<Letter>(body.Span) ?? throw new FormatException("no letter");
        if (letter.Text == Unexpected)
            throw new KeyNotFoundException("a bug of the channel");
        return new()
        {
            Sender = new($"letters:{letter.From}"),
            SenderName = letter.From,
            SenderZone = Zones.GetValueOrDefault(letter.From),
            Conversation = new($"letters:{letter.Chat}"),
            Text = letter.Text,
            IsPicked = letter.IsPicked,
            IsForwarded = letter.IsForwarded,
            RepliesTo = letter.RepliesTo,
            Reaction = letter.Reaction,
            Answers = letter.Question is { } question
                ? new AnsweredQuestion(question, letter.Asked is { } asked ? new($"letters:{asked}") : null)
                : null,
            WrittenAt = WrittenAt,
            Files = Files,
            ChangedNumber = ChangedNumber,
            Corrects = letter.Corrects is null ? null : new Correction(new($"letters:{letter.Corrects}"), letter.IsDeletion),
            IsDirect = letter.Chat == letter.From,
            ReplyTo = new(AnswersGoTo ?? letter.Chat),
            StandingAddress = new(letter.Chat),
            IsAnsweredInline = letter.IsInline,
        };
    }

    /// <summary>What a newer version of the program makes of a body; a letter from Ada by default.</summary>
    public Func<ReadOnlyMemory<byte>, Delivery?> ReadAgain { get; set; } = body => new()
    {
        Channel = ChannelName,
        ContentType = "application/json",
        Body = body,
        Items = [new(new("letters:read-again"), new ConversationId("letters:ada"), 0)],
    };

    public Delivery? Read(ChannelName channel, ReadOnlyMemory<byte> body, string contentType) => ReadAgain(body);

    public async Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _sent.Add(message);
            _attemptedAt.Add(clock?.GetUtcNow() ?? default);
            foreach (var waiter in _waiters.Where(waiter => waiter.Count <= _sent.Count))
                waiter.Reached.TrySetResult();
        }

        return _script.TryDequeue(out var step) ? await step(message) : new SendResult.Sent($"letter-{message.Id}");
    }

    /// <summary>The questions that were shown as answered.</summary>
    public ConcurrentQueue<string> ShownAnswered { get; } = [];

    public void ShowAnswered(ReadOnlyMemory<byte> body, string contentType) =>
        ShownAnswered.Enqueue(JsonSerializer.Deserialize<Letter>(body.Span)!.Question!);

    /// <summary>What the post office knows of a letter whose sending ended without an answer.</summary>
    public SendEvidence Evidence { get; set; } = new SendEvidence.Unknown();

    public Task<SendEvidence> FindSentAsync(OutboundMessage message, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(Evidence);

    private sealed record Letter(
        string From, string Chat, string Text, bool IsInline, string? Corrects = null, bool IsDeletion = false, bool IsPicked = false,
        string? RepliesTo = null, string? Reaction = null, string? Question = null, string? Asked = null, bool IsForwarded = false);
}

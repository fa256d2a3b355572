using System.Diagnostics;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>One part of the benchmark: what was asked in it, and what came back.</summary>
internal sealed class Part(Func<int, int, string> words)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _end;
    private long _lastAnswer;
    private int _asked;
    private int _oddRefusals;

    public Func<int, int, string> Words => words;

    public Latencies Acknowledgements { get; } = new();

    public Latencies Answers { get; } = new();

    /// <summary>Called when somebody's message was answered.</summary>
    public Action<Conversation>? OnAnswer { get; set; }

    public long Begin { get; } = Stopwatch.GetTimestamp();

    /// <summary>The deliveries that were not answered with 200, each from its own beginning.</summary>
    public Latencies Refusals { get; } = new();

    /// <summary>How many of them were answered with something else than 503.</summary>
    public int OddRefusals => _oddRefusals;

    /// <summary>How many messages were begun to deliver.</summary>
    public int Messages => _asked;

    public Task WhenAnswered => _answered.Task;

    public double AcceptedPerSecond => Acknowledgements.Count / Stopwatch.GetElapsedTime(Begin, _end).TotalSeconds;

    /// <summary>From the first message to the last reply.</summary>
    public double AnsweredPerSecond => Answers.Count / Stopwatch.GetElapsedTime(Begin, _lastAnswer).TotalSeconds;

    public void Asked() => Interlocked.Increment(ref _asked);

    public void Refused(long since, int status)
    {
        Refusals.Add(since);
        if (status != 503)
            Interlocked.Increment(ref _oddRefusals);
    }

    public void Answered(Conversation person, long since)
    {
        Answers.Add(since);
        _lastAnswer = Stopwatch.GetTimestamp();
        OnAnswer?.Invoke(person);
        Check();
    }

    public void EndOfDeliveries()
    {
        _end = Stopwatch.GetTimestamp();
        Check();
    }

    private void Check()
    {
        if (_end != 0 && Answers.Count >= _asked)
            _answered.TrySetResult();
    }
}

using System.Collections.Immutable;

namespace Alfred.Gateway.Sandbox;

/// <summary>
/// What was said in the sandbox, newest last. In memory and short: people in the sandbox are made up, and nothing of it is kept.
/// </summary>
internal sealed partial class SandboxTranscript(TimeProvider time, ILogger<SandboxTranscript> logger)
{
    private const int Capacity = 200;

    private readonly Lock _lock = new();
    private readonly Queue<SandboxLine> _lines = new();

    /// <summary>The lines, oldest first.</summary>
    public ImmutableArray<SandboxLine> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Notes what Alfred sent.</summary>
    public void AddReply(string channel, string person, string text)
    {
        LogReply(channel, person, text.ReplaceLineEndings(" ⏎ "));
        Add(new SandboxLine(time.GetUtcNow(), channel, IsFromAlfred: true, person, text));
    }

    /// <summary>Notes what was written to Alfred.</summary>
    public void AddMessage(string channel, string person, string text) =>
        Add(new SandboxLine(time.GetUtcNow(), channel, IsFromAlfred: false, person, text));

    private void Add(SandboxLine line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Capacity)
                _lines.Dequeue();
        }
    }
}
